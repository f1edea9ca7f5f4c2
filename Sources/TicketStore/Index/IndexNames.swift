// Which product, topic, agent, kind, channel is number 5? Names are numbered as they first appear, each sort by itself;
// 0 is none, and the sort's largest number stands for all names that found no room. The file is a row of entries: one
// byte for the sort, two for the length, the bytes. Places, pairs of product and topic, are entries of four bytes.

internal import Desk

/// The names that records hold by number. Not for sharing between threads.
final class IndexNames {
  /// What is named.
  enum Sort: UInt8, Sendable {
    /// Products and topics.
    case slug = 1
    case agent = 2
    case kind = 3
    case channel = 4
    case place = 5

    /// The number that stands for all names without a number of their own.
    var other: UInt16 { self == .kind || self == .channel ? 255 : .max }
  }

  /// The file's text.
  private(set) var bytes: [UInt8] = []
  private var texts: [[[UInt8]]] = Array(repeating: [[]], count: 6)
  private var numbers: [UInt64: [UInt16]] = [:]

  init() {}

  /// The names in a file's text; nil if it is not one.
  init?(_ bytes: [UInt8]) {
    var place = 0
    while place < bytes.count {
      guard place + 3 <= bytes.count, let sort = Sort(rawValue: bytes[place]) else { return nil }
      let end = place + 3 + Int(bytes[place + 1]) + Int(bytes[place + 2]) << 8
      guard end <= bytes.count else { return nil }
      _ = number(of: bytes[(place + 3)..<end].span, sort)
      place = end
    }
  }

  /// The number of a name; 0 for nil.
  func number(of name: String?, _ sort: Sort) -> UInt16 {
    guard let name else { return 0 }
    let bytes = Array(name.utf8)
    return number(of: bytes.span, sort)
  }

  /// The number of a name, which is given one if it has none.
  func number(of name: Swift.Span<UInt8>, _ sort: Sort) -> UInt16 {
    let hash = hash(of: name, sort)
    let index = Int(sort.rawValue)
    for number in numbers[hash] ?? [] where isName(name, texts[index][Int(number)]) { return number }
    let number = texts[index].count
    guard number < Int(sort.other), name.count <= 255 else { return sort.other }
    let text = name.indices.map { name[$0] }
    texts[index].append(text)
    numbers[hash, default: []].append(UInt16(number))
    bytes += [sort.rawValue, UInt8(text.count), 0]
    bytes += text
    return UInt16(number)
  }

  /// The number of a name, if it has one; nil for one that no record can have.
  func known(_ name: String, _ sort: Sort) -> UInt16? {
    let bytes = Array(name.utf8)
    for number in numbers[hash(of: bytes.span, sort)] ?? [] where texts[Int(sort.rawValue)][Int(number)] == bytes {
      return number
    }
    return nil
  }

  /// The name of that number; nil for none and for those without room.
  func text(_ number: UInt16, _ sort: Sort) -> String? {
    let all = texts[Int(sort.rawValue)]
    guard number > 0, Int(number) < all.count else { return nil }
    return String(decoding: all[Int(number)], as: UTF8.self)
  }

  /// How many numbers are in use, 0 included.
  func count(_ sort: Sort) -> Int { texts[Int(sort.rawValue)].count }

  /// The number of a pair of product and topic.
  func place(product: UInt16, topic: UInt16) -> UInt16 {
    if product == 0, topic == 0 { return 0 }
    if product == .max || topic == .max { return .max }
    let pair = [
      UInt8(product & 255), UInt8(product >> 8), UInt8(topic & 255), UInt8(topic >> 8),
    ]
    return number(of: pair.span, .place)
  }

  /// Product and topic of a place.
  func parts(of place: UInt16) -> (product: UInt16, topic: UInt16) {
    if place == 0 { return (0, 0) }
    let all = texts[Int(Sort.place.rawValue)]
    guard Int(place) < all.count, all[Int(place)].count == 4 else { return (.max, .max) }
    let pair = all[Int(place)]
    return (UInt16(pair[0]) | UInt16(pair[1]) << 8, UInt16(pair[2]) | UInt16(pair[3]) << 8)
  }

  private func isName(_ name: Swift.Span<UInt8>, _ text: [UInt8]) -> Bool {
    guard name.count == text.count else { return false }
    for index in text.indices where name[index] != text[index] { return false }
    return true
  }

  private func hash(of name: Swift.Span<UInt8>, _ sort: Sort) -> UInt64 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(sort.rawValue)
    for index in name.indices { state = (state ^ UInt64(name[index])) &* 0x100_0000_01B3 }
    return state
  }
}
