// Which product, topic, agent, kind, channel is number 5? Names are numbered as they first appear, each sort by itself;
// 0 is none, and the sort's largest number stands for all names that found no room. The file is a row of entries: one
// byte for the sort, two for the length, the bytes. Places, pairs of product and topic, are entries of four bytes.
//
// Every commit asks for a few names, a rebuild for all names of every line: so entries stay where the file's text has
// them, and are found through a table of their numbers in the text, the first free place after their hash.

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

  /// One entry of the text.
  private struct Entry {
    let sort: Sort
    let number: UInt16
    let text: Range<Int>
  }

  /// The file's text.
  private(set) var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// By sort, the entries in the order of numbers, from 1.
  private var numbered: [[Int]] = Array(repeating: [], count: 6)
  /// Pairs whose places were asked for lately, with the numbers of those in the high halves.
  private var latestPlaces: [UInt64] = []
  /// 1 + the entry, where the hash leads; 0 for none. A power of two, half full at most.
  private var table = [Int](repeating: 0, count: 64)

  init() {}

  /// The names in a file's text; nil if it is not one.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    var known: [Entry] = []
    known.reserveCapacity(bytes.count / 8)
    var counts = [Int](repeating: 0, count: numbered.count)
    var place = 0
    while place < bytes.count {
      guard place + 3 <= bytes.count, let sort = Sort(rawValue: bytes[place]) else { return nil }
      let end = place + 3 + Int(bytes[place + 1]) + Int(bytes[place + 2]) << 8
      counts[Int(sort.rawValue)] += 1
      guard end <= bytes.count, counts[Int(sort.rawValue)] < Int(sort.other) else { return nil }
      known.append(Entry(sort: sort, number: UInt16(counts[Int(sort.rawValue)]), text: place + 3..<end))
      place = end
    }
    entries = known
    for (index, entry) in known.enumerated() { numbered[Int(entry.sort.rawValue)].append(index) }
    var room = table.count
    while known.count * 2 > room { room *= 2 }
    fillTable(room)
  }

  /// The number of a name; 0 for nil.
  func number(of name: String?, _ sort: Sort) -> UInt16 {
    guard let name else { return 0 }
    let bytes = Array(name.utf8)
    return number(of: bytes.span, sort)
  }

  /// The number of a name, which is given one if it has none.
  func number(of name: Swift.Span<UInt8>, _ sort: Sort) -> UInt16 {
    let place = place(of: name, sort)
    if table[place] > 0 { return entries[table[place] - 1].number }
    let number = numbered[Int(sort.rawValue)].count + 1
    guard number < Int(sort.other), name.count <= 255 else { return sort.other }
    bytes += [sort.rawValue, UInt8(name.count), 0]
    let start = bytes.count
    for index in name.indices { bytes.append(name[index]) }
    numbered[Int(sort.rawValue)].append(entries.count)
    entries.append(Entry(sort: sort, number: UInt16(number), text: start..<bytes.count))
    table[place] = entries.count
    if entries.count * 2 > table.count { fillTable(table.count * 2) }
    return UInt16(number)
  }

  /// The number of a name, if it has one; nil for one that no record can have.
  func known(_ name: String, _ sort: Sort) -> UInt16? {
    let bytes = Array(name.utf8)
    let entry = table[place(of: bytes.span, sort)]
    return entry > 0 ? entries[entry - 1].number : nil
  }

  /// The name of that number; nil for none and for those without room.
  func text(_ number: UInt16, _ sort: Sort) -> String? {
    range(number, sort).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// How many numbers are in use, 0 included.
  func count(_ sort: Sort) -> Int { numbered[Int(sort.rawValue)].count + 1 }

  /// The number of a pair of product and topic.
  func place(product: UInt16, topic: UInt16) -> UInt16 {
    if product == 0, topic == 0 { return 0 }
    if product == .max || topic == .max { return .max }
    let both = UInt64(product) | UInt64(topic) << 16
    if latestPlaces.isEmpty { latestPlaces = [UInt64](repeating: 0, count: 64) }
    let room = Int(truncatingIfNeeded: (UInt64(product) &* 31 ^ UInt64(topic)) & 63)
    if latestPlaces[room] & 0xFFFF_FFFF == both { return UInt16(truncatingIfNeeded: latestPlaces[room] >> 32) }
    let pair = [
      UInt8(product & 255), UInt8(product >> 8), UInt8(topic & 255), UInt8(topic >> 8),
    ]
    let number = number(of: pair.span, .place)
    latestPlaces[room] = both | UInt64(number) << 32
    return number
  }

  /// Product and topic of a place.
  func parts(of place: UInt16) -> (product: UInt16, topic: UInt16) {
    if place == 0 { return (0, 0) }
    guard let text = range(place, .place), text.count == 4 else { return (.max, .max) }
    let pair = bytes[text].map { UInt16($0) }
    return (pair[0] | pair[1] << 8, pair[2] | pair[3] << 8)
  }

  private func range(_ number: UInt16, _ sort: Sort) -> Range<Int>? {
    let all = numbered[Int(sort.rawValue)]
    guard number > 0, Int(number) <= all.count else { return nil }
    return entries[all[Int(number) - 1]].text
  }

  /// Where in `table` the name is, or would be.
  private func place(of name: Swift.Span<UInt8>, _ sort: Sort) -> Int {
    var place = IndexNames.home(of: name, sort) & (table.count - 1)
    while table[place] > 0 {
      let entry = entries[table[place] - 1]
      if entry.sort == sort, isName(name, entry.text) { return place }
      place = (place + 1) & (table.count - 1)
    }
    return place
  }

  private func isName(_ name: Swift.Span<UInt8>, _ text: Range<Int>) -> Bool {
    guard name.count == text.count else { return false }
    for index in name.indices where name[index] != bytes[text.lowerBound + index] { return false }
    return true
  }

  /// Makes the table anew with that much room. Names are told apart already, so each takes the first free place.
  private func fillTable(_ room: Int) {
    var table = [Int](repeating: 0, count: room)
    let text = bytes
    let span = text.span
    for (index, entry) in entries.enumerated() {
      var place = IndexNames.home(of: span.extracting(entry.text), entry.sort) & (room - 1)
      while table[place] > 0 { place = (place + 1) & (room - 1) }
      table[place] = index + 1
    }
    self.table = table
  }

  private static func home(of name: Swift.Span<UInt8>, _ sort: Sort) -> Int {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(sort.rawValue)
    for index in 0..<name.count { state = IndexFormat.hashed(state, name[index]) }
    return Int(truncatingIfNeeded: state ^ state >> 32)
  }
}
