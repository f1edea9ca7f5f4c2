// Where in a line of JSON is what? A flat list of its values with their places, made in one walk and in the same memory
// for every line: no text is copied, no tree is built. It only says yes to lines whose every part is certain to be JSON
// as JSONParser has it, without repeated names; about any other line it says nothing, and that is parsed instead.

internal import JSONText

/// The values of one line, in the order of the text.
struct JSONTape {
  /// What a value is.
  enum Kind: UInt8, Sendable { case null, no, yes, integer, number, string, array, object }

  /// One value.
  struct Node: Sendable {
    var kind = Kind.null
    /// Of a string: whether it is spelt as the journal spells it.
    var isPlain = true
    /// Of a string: whether there is a backslash in it.
    var hasEscapes = false
    /// The member's field; `other` for a name that no field has, and in arrays.
    var field = ImportField.other
    /// Where the value stands; of a string, its inside.
    var start: Int32 = 0
    var end: Int32 = 0
    /// The value after it in the same array or object; 0 for none.
    var next: Int32 = 0
    /// Of a member: the inside of its name.
    var nameStart: Int32 = 0
    var nameEnd: Int32 = 0

    var range: Range<Int> { Int(start)..<Int(end) }
    var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
  }

  /// Arrays and objects nested deeper are left to the parser.
  private static let deepest = 16
  /// And objects of more members, whose names it takes more than a look to tell apart.
  private static let mostMembers = 64

  /// The values; the first is the whole line's.
  private(set) var nodes: [Node] = []
  private let fields = ImportFieldTable()
  private var place = 0

  /// Reads a line that is plain text; false if only the parser can tell what it is.
  mutating func read(_ line: Swift.Span<UInt8>) -> Bool {
    nodes.removeAll(keepingCapacity: true)
    place = 0
    let fields = fields
    guard line.count < Int(Int32.max), value(line, fields.names.span, depth: 0) >= 0 else { return false }
    skipSpaces(line)
    return place == line.count
  }

  /// The first value of an array or object; 0 for none.
  func first(of parent: Int) -> Int {
    let node = nodes[parent]
    return node.kind.rawValue >= Kind.array.rawValue && parent + 1 < nodes.count && nodes[parent + 1].start < node.end
      ? parent + 1 : 0
  }

  /// The value after that one; 0 for none.
  func next(_ node: Int) -> Int { Int(nodes[node].next) }

  /// The value of an object's member; 0 for none.
  @inline(__always)
  func member(_ field: ImportField, of object: Int) -> Int {
    var node = first(of: object)
    while node > 0, nodes[node].field != field { node = Int(nodes[node].next) }
    return node
  }

  // MARK: The walk

  /// The names of fields, seen through a view that costs no counting of references.
  private typealias Fields = Swift.Span<ImportFieldTable.Name>

  @inline(__always)
  private mutating func skipSpaces(_ line: Swift.Span<UInt8>) {
    while place < line.count, line[place] == UInt8(ascii: " ") { place &+= 1 }
  }

  /// Passes over one byte, and spaces before it.
  @inline(__always)
  private mutating func take(_ byte: UInt8, _ line: Swift.Span<UInt8>) -> Bool {
    skipSpaces(line)
    guard place < line.count, line[place] == byte else { return false }
    place &+= 1
    return true
  }

  /// Reads the value at `place`; returns its node, or -1.
  private mutating func value(_ line: Swift.Span<UInt8>, _ fields: Fields, depth: Int) -> Int {
    skipSpaces(line)
    guard place < line.count, depth < JSONTape.deepest else { return -1 }
    let index = nodes.count
    nodes.append(Node())
    nodes[index].start = Int32(truncatingIfNeeded: place)
    let isRead: Bool
    switch line[place] {
    case UInt8(ascii: "\""): isRead = string(line, index)
    case UInt8(ascii: "{"): isRead = object(line, fields, index, depth)
    case UInt8(ascii: "["): isRead = array(line, fields, index, depth)
    case UInt8(ascii: "t"): isRead = word("true", .yes, line, index)
    case UInt8(ascii: "f"): isRead = word("false", .no, line, index)
    case UInt8(ascii: "n"): isRead = word("null", .null, line, index)
    default: isRead = number(line, index)
    }
    return isRead ? index : -1
  }

  private mutating func word(
    _ letters: StaticString, _ kind: Kind, _ line: Swift.Span<UInt8>, _ index: Int
  ) -> Bool {
    let end = place &+ letters.utf8CodeUnitCount
    guard end <= line.count, line.extracting(place..<end).isText(letters) else { return false }
    place = end
    nodes[index].kind = kind
    nodes[index].end = Int32(truncatingIfNeeded: end)
    return true
  }

  /// A number that is spelt as the journal spells numbers: an integer that is not negative; others are not looked into.
  private mutating func number(_ line: Swift.Span<UInt8>, _ index: Int) -> Bool {
    let start = place
    while place < line.count, line[place] &- UInt8(ascii: "0") < 10 { place &+= 1 }
    guard place > start, place &- start <= 16, place &- start == 1 || line[start] != UInt8(ascii: "0") else {
      return false
    }
    if place < line.count, line[place] == UInt8(ascii: ".") || line[place] | 0x20 == UInt8(ascii: "e") { return false }
    nodes[index].kind = .integer
    nodes[index].end = Int32(truncatingIfNeeded: place)
    return true
  }

  private mutating func string(_ line: Swift.Span<UInt8>, _ index: Int) -> Bool {
    let start = place &+ 1
    var stop = start
    while true {
      guard let found = line.firstQuoteOrBackslash(from: stop) else { return false }
      if line[found] == UInt8(ascii: "\"") {
        stop = found
        break
      }
      guard found &+ 1 < line.count else { return false }
      nodes[index].hasEscapes = true
      switch line[found &+ 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
        UInt8(ascii: "r"), UInt8(ascii: "t"):
        break
      case UInt8(ascii: "u"), UInt8(ascii: "/"): nodes[index].isPlain = false
      default: return false
      }
      stop = found &+ 2
    }
    place = stop &+ 1
    nodes[index].kind = .string
    nodes[index].start = Int32(truncatingIfNeeded: start)
    nodes[index].end = Int32(truncatingIfNeeded: stop)
    return nodes[index].isPlain || (try? JSONParser.parse(line.extracting(start &- 1..<place))) != nil
  }

  private mutating func array(_ line: Swift.Span<UInt8>, _ fields: Fields, _ index: Int, _ depth: Int) -> Bool {
    nodes[index].kind = .array
    place &+= 1
    var last = 0
    if !take(UInt8(ascii: "]"), line) {
      repeat {
        let element = value(line, fields, depth: depth &+ 1)
        guard element > 0 else { return false }
        if last > 0 { nodes[last].next = Int32(truncatingIfNeeded: element) }
        last = element
      } while take(UInt8(ascii: ","), line)
      guard take(UInt8(ascii: "]"), line) else { return false }
    }
    nodes[index].end = Int32(truncatingIfNeeded: place)
    return true
  }

  private mutating func object(_ line: Swift.Span<UInt8>, _ fields: Fields, _ index: Int, _ depth: Int) -> Bool {
    nodes[index].kind = .object
    place &+= 1
    var (last, count) = (0, 0)
    var seen: UInt64 = 0
    if !take(UInt8(ascii: "}"), line) {
      repeat {
        let member = member(line, fields, depth)
        count &+= 1
        guard member > 0, count <= JSONTape.mostMembers, isNew(member, line, in: index, &seen) else { return false }
        if last > 0 { nodes[last].next = Int32(truncatingIfNeeded: member) }
        last = member
      } while take(UInt8(ascii: ","), line)
      guard take(UInt8(ascii: "}"), line) else { return false }
    }
    nodes[index].end = Int32(truncatingIfNeeded: place)
    return true
  }

  /// Reads a member; returns its value's node, or -1.
  private mutating func member(_ line: Swift.Span<UInt8>, _ fields: Fields, _ depth: Int) -> Int {
    guard take(UInt8(ascii: "\""), line), let end = line.firstQuoteOrBackslash(from: place),
      line[end] == UInt8(ascii: "\"")
    else { return -1 }
    let name = place..<end
    place = end &+ 1
    guard take(UInt8(ascii: ":"), line) else { return -1 }
    let member = value(line, fields, depth: depth &+ 1)
    guard member > 0 else { return -1 }
    nodes[member].nameStart = Int32(truncatingIfNeeded: name.lowerBound)
    nodes[member].nameEnd = Int32(truncatingIfNeeded: name.upperBound)
    nodes[member].field = ImportFieldTable.field(line, name, among: fields)
    return member
  }

  /// Whether no member before has the same name. `seen` holds a bit for each name; only where it is set, names are compared.
  @inline(__always)
  private func isNew(_ member: Int, _ line: Swift.Span<UInt8>, in object: Int, _ seen: inout UInt64) -> Bool {
    let field = nodes[member].field
    let (start, end) = (nodes[member].nameStart, nodes[member].nameEnd)
    var bit = UInt64(field.rawValue)
    if field == .other {
      let last = start == end ? 0 : UInt64(line[Int(end) &- 1])
      bit = last ^ UInt64(truncatingIfNeeded: end &- start) &<< 2
    }
    bit = 1 << (bit & 63)
    defer { seen |= bit }
    return seen & bit == 0 || isNew(line, Int(start)..<Int(end), among: object)
  }

  private func isNew(_ line: Swift.Span<UInt8>, _ range: Range<Int>, among object: Int) -> Bool {
    let name = line.extracting(range)
    var other = object + 1
    while other > 0, Int(nodes[other].nameStart) != range.lowerBound {
      if line.extracting(nodes[other].name).hasSameBytes(as: name) { return false }
      other = Int(nodes[other].next)
    }
    return true
  }
}

extension Swift.Span<UInt8> {
  /// Whether both hold the same bytes.
  func hasSameBytes(as other: Swift.Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }
}
