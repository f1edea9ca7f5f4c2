// How are single values looked at and copied? Strings that are spelt as the journal spells them are copied, others are
// decoded and spelt anew.

internal import Desk
internal import JSONText

/// Names as bytes.
struct ImportWords: Sendable {
  let reasons = CloseReason.allCases.map { Array($0.rawValue.utf8) }
  /// A comma, a field's name and a colon, by the field's number.
  let names = ImportField.spellings.map { Array(",\"\($0)\":".utf8) }
  /// The types of events, by `ImportEventKind`.
  let types = ImportEventKind.spellings.map { Array($0.utf8) }
}

extension ImportConverter {
  /// The integer at that node.
  func integer(_ line: Swift.Span<UInt8>, _ node: Int) -> Int? {
    guard tape.nodes[node].kind == .integer else { return nil }
    var value = 0
    for place in tape.nodes[node].range { value = value &* 10 &+ Int(line[place] &- UInt8(ascii: "0")) }
    return value
  }

  /// Whether the node is a string.
  @inline(__always)
  func isString(_ node: Int) -> Bool { tape.nodes[node].kind == .string }

  /// The inside of the string at that node, as it is spelt; nil if it is no string or there are escapes in it.
  @inline(__always)
  func text(_ node: Int) -> Range<Int>? {
    let node = tape.nodes[node]
    return node.kind == .string && !node.hasEscapes ? node.range : nil
  }

  /// What the string at that node says.
  func decoded(_ line: Swift.Span<UInt8>, _ node: Int) -> String? {
    let node = tape.nodes[node]
    guard node.kind == .string else { return nil }
    return (try? JSONParser.parse(line.extracting(Int(node.start) - 1..<Int(node.end) + 1)))?.string
  }

  /// Copies the string at that node; false if it is none.
  @inline(__always)
  mutating func copy(_ line: Swift.Span<UInt8>, string node: Int) -> Bool {
    let value = tape.nodes[node]
    guard value.kind == .string else { return false }
    if value.isPlain {
      output.append(line, Int(value.start) &- 1..<Int(value.end) &+ 1)
      return true
    }
    guard let text = decoded(line, node) else { return false }
    var writer = JSONWriter()
    writer.string(text)
    output += writer.bytes
    return true
  }

  /// Copies a member with its name; true if it is not there, false if it is no string.
  @inline(__always)
  mutating func copy(_ line: Swift.Span<UInt8>, stringOf object: Int, _ field: ImportField) -> Bool {
    let node = tape.member(field, of: object)
    if node == 0 { return true }
    begin(field)
    return copy(line, string: node)
  }

  /// Copies a member with its name; true if it is not there, false if it is no integer.
  mutating func copy(_ line: Swift.Span<UInt8>, integerOf object: Int, _ field: ImportField) -> Bool {
    let node = tape.member(field, of: object)
    if node == 0 { return true }
    guard tape.nodes[node].kind == .integer else { return false }
    begin(field)
    output.append(line, tape.nodes[node].range)
    return true
  }

  /// Copies an array of strings with its name, unless it is empty; false if it is none.
  mutating func copy(_ line: Swift.Span<UInt8>, stringsOf object: Int, _ field: ImportField) -> Bool {
    copy(line, arrayOf: object, field) { converter, node in converter.copy(line, string: node) }
  }

  /// Copies an array of integers with its name, unless it is empty; false if it is none.
  mutating func copy(_ line: Swift.Span<UInt8>, integersOf object: Int, _ field: ImportField) -> Bool {
    copy(line, arrayOf: object, field) { converter, node in
      guard converter.tape.nodes[node].kind == .integer else { return false }
      converter.output.append(line, converter.tape.nodes[node].range)
      return true
    }
  }

  /// Copies an array with its name, each element as `body` does it, unless it is empty; false if it is none.
  mutating func copy(
    _ line: Swift.Span<UInt8>, arrayOf object: Int, _ field: ImportField, _ body: (inout Self, Int) -> Bool
  ) -> Bool {
    copy(object, field, .array, "[", "]", body)
  }

  /// Copies an object of strings with its name, unless it is empty; false if it is none.
  mutating func copyDetails(_ line: Swift.Span<UInt8>, of object: Int) -> Bool {
    copy(object, .details, .object, "{", "}") { converter, member in
      let name = converter.tape.nodes[member].name
      converter.output.append(line, name.lowerBound &- 1..<name.upperBound &+ 1)
      converter.output.append(UInt8(ascii: ":"))
      return converter.copy(line, string: member)
    }
  }

  private mutating func copy(
    _ object: Int, _ field: ImportField, _ kind: JSONTape.Kind, _ open: StaticString, _ close: StaticString,
    _ body: (inout Self, Int) -> Bool
  ) -> Bool {
    let list = tape.member(field, of: object)
    if list == 0 { return true }
    guard tape.nodes[list].kind == kind else { return false }
    var element = tape.first(of: list)
    if element == 0 { return true }
    begin(field)
    output.append(open)
    while element > 0 {
      guard body(&self, element) else { return false }
      element = tape.next(element)
      if element > 0 { output.append(UInt8(ascii: ",")) }
    }
    output.append(close)
    return true
  }

  /// Writes a comma and a field's name.
  @inline(__always)
  mutating func begin(_ field: ImportField) {
    output += words.names[Int(field.rawValue)]
  }

  /// Copies a time, in its usual spelling; false if it is none.
  mutating func copy(_ line: Swift.Span<UInt8>, time node: Int) -> Bool {
    if let text = text(node), text.count == 24, IndexSkim.plainTime(line, from: text.lowerBound) != nil {
      output.append(line, text.lowerBound &- 1..<text.upperBound &+ 1)
      return true
    }
    guard let text = decoded(line, node), let time = Timestamp(rfc3339: text) else { return false }
    var writer = JSONWriter()
    writer.string(time.description)
    output += writer.bytes
    return true
  }

  /// Writes a requester as an author, by the address at that node; false if there is none.
  mutating func copy(_ line: Swift.Span<UInt8>, authorAt address: Int) -> Bool {
    output.append(#"{"requester":"#)
    guard copy(line, string: address) else { return false }
    output.append(UInt8(ascii: "}"))
    return true
  }

  /// Writes the requester and the subject of an opening.
  mutating func copy(
    _ line: Swift.Span<UInt8>, requester: (address: Int, name: Int), subject: Int
  ) -> Bool {
    output.append(#","requester":{"address":"#)
    guard copy(line, string: requester.address) else { return false }
    if requester.name > 0 {
      begin(.name)
      guard copy(line, string: requester.name) else { return false }
    }
    output.append(#"},"subject":"#)
    return copy(line, string: subject)
  }

  /// Copies an author as EventDecoding reads it; false if there is none.
  mutating func copy(_ line: Swift.Span<UInt8>, author node: Int) -> Bool {
    guard node > 0, tape.nodes[node].kind == .object else { return false }
    var name = tape.member(.agent, of: node)
    if name > 0 {
      output.append(#"{"agent":"#)
    } else {
      name = tape.member(.requester, of: node)
      if name > 0 { output.append(#"{"requester":"#) }
    }
    if name == 0 {
      name = tape.member(.importer, of: node)
      output.append(#"{"import":"#)
    }
    guard name > 0, copy(line, string: name) else { return false }
    output.append(UInt8(ascii: "}"))
    return true
  }

  /// Whether the string at that node is an address that may be a requester's.
  func isPlausible(_ line: Swift.Span<UInt8>, _ node: Int) -> Bool {
    guard let text = text(node) else { return decoded(line, node).map { Requester(address: $0).isPlausible } ?? false }
    var at = -1
    for place in text {
      let byte = line[place]
      if byte >= 0x80 { return Requester(address: String(decoding: text.map { line[$0] }, as: UTF8.self)).isPlausible }
      if byte <= UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == 0x7F { return false }
      if byte == UInt8(ascii: "@") { at = place }
    }
    return at > text.lowerBound && at < text.upperBound &- 1
  }

  /// The 32 hex digits at that node.
  func hexDigits(_ line: Swift.Span<UInt8>, _ node: Int) -> UInt128? {
    guard let text = text(node), text.count == 32 else { return nil }
    var value: UInt128 = 0
    for place in text {
      guard let digit = Hex.value(line[place]) else { return nil }
      value = value << 4 | UInt128(digit)
    }
    return value
  }
}
