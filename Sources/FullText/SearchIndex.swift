// What is an index to its user? Opening one (in place from a literal, from bytes, or built from documents), what it says
// about its documents, and the one question: search. The steps of a search are QueryReader (what was meant), Readings
// (which known words that is), Scoring (which documents have them) and Ranking (in what order, how surely).

/// Why bytes are no index.
public enum IndexError: Error, Equatable {
  /// The bytes do not begin as an index does.
  case notAnIndex
  /// The header names another length than there is.
  case wrongLength(expected: Int, found: Int)
  /// A section does not lie inside the bytes.
  case damagedSection(Int)
}

/// A searchable index of documents.
public struct SearchIndex: Sendable {
  let bytes: Bytes
  /// The number of documents; they are numbered from 0 in the order they were added.
  public let documentCount: Int
  let terms: StringTable
  let forms: StringTable
  let roots: StringTable
  let sounds: StringTable
  let trigrams: StringTable
  let rules: StringTable
  private let offsets: [Int]

  /// Opens an index that lies in a literal; nothing is copied, and the cost does not depend on the size.
  public init(_ literal: StaticString) throws(IndexError) { try self.init(Bytes(literal)) }

  /// Opens an index from bytes that `IndexBuilder.build` gave; they are copied once.
  public init(_ bytes: [UInt8]) throws(IndexError) { try self.init(Bytes(bytes)) }

  /// Builds an index of `documents` (a second for ten thousand short ones).
  public init(documents: [Document], options: IndexOptions = IndexOptions(), rules: QueryRules = .bundled)
    throws(IndexError)
  {
    guard let bytes = IndexBuilder.index(of: documents, options: options, rules: rules) else {
      throw .wrongLength(expected: IndexFormat.mostBytes, found: IndexFormat.mostBytes + 1)
    }
    try self.init(Bytes(bytes))
  }

  private init(_ bytes: Bytes) throws(IndexError) {
    guard bytes.equal(IndexFormat.magic, at: 0), bytes.count >= IndexFormat.headerLength else { throw .notAnIndex }
    let start = IndexFormat.magic.count
    let length = bytes.u28(start)
    guard length == bytes.count else { throw .wrongLength(expected: length, found: bytes.count) }
    documentCount = bytes.u28(start + 4)
    let offsets = Section.allCases.map { bytes.u28(start + 8 + 4 * $0.rawValue) }
    for (index, offset) in offsets.enumerated() {
      let end = index + 1 < offsets.count ? offsets[index + 1] : bytes.count
      guard offset >= IndexFormat.headerLength, offset <= end else { throw .damagedSection(index) }
    }
    let documentsLength = offsets[Section.labels.rawValue] - offsets[Section.documents.rawValue]
    guard documentsLength == documentCount * IndexFormat.documentLength else {
      throw .damagedSection(Section.documents.rawValue)
    }
    func table(_ section: Section) throws(IndexError) -> StringTable {
      guard let table = StringTable(bytes, at: offsets[section.rawValue]) else {
        throw .damagedSection(section.rawValue)
      }
      return table
    }
    terms = try table(.terms)
    forms = try table(.forms)
    roots = try table(.roots)
    sounds = try table(.sounds)
    trigrams = try table(.trigrams)
    rules = try table(.rules)
    self.bytes = bytes
    self.offsets = offsets
  }

  /// The bytes of the index, to keep it in a file.
  public var serialized: [UInt8] { bytes.copy() }

  /// How many bytes each section takes, by name, in their order.
  public var sectionSizes: [(name: String, bytes: Int)] {
    Section.allCases.map { section in
      let next = section.rawValue + 1
      let end = next < offsets.count ? offsets[next] : bytes.count
      return ("\(section)", end - offsets[section.rawValue])
    }
  }

  /// The key a document was added with; empty for a number that does not exist.
  public func key(of document: Int) -> String {
    guard let record = record(document) else { return "" }
    let start = offset(.texts) + bytes.u28(record)
    return String(decoding: bytes.copy(start..<start + bytes.u14(record + 4)), as: UTF8.self)
  }

  /// The document of that key, or nil; looks through them all.
  public func document(withKey key: String) -> Int? {
    let wanted = [UInt8](key.utf8)
    return (0..<documentCount).first { document in
      guard let record = record(document), bytes.u14(record + 4) == wanted.count else { return false }
      return bytes.equal(wanted, at: offset(.texts) + bytes.u28(record))
    }
  }

  /// The product of a document.
  public func product(of document: Int) -> String { name(record(document).map { bytes.u14($0 + 6) }) }

  /// The topic of a document within its product.
  public func topic(of document: Int) -> String { name(record(document).map { bytes.u14($0 + 8) }) }

  func offset(_ section: Section) -> Int { offsets[section.rawValue] }

  func record(_ document: Int) -> Int? {
    guard document >= 0, document < documentCount else { return nil }
    return offset(.documents) + document * IndexFormat.documentLength
  }

  /// The number of a product's or topic's name, or nil if no document has it.
  func nameNumber(_ name: String) -> Int? {
    let wanted = [UInt8](name.utf8)
    var reader = NumberReader(bytes, at: offset(.names))
    for number in 0..<min(reader.next(), 1 << 14) {
      let length = reader.next()
      if length == wanted.count, bytes.equal(wanted, at: reader.position) { return number }
      reader = NumberReader(bytes, at: reader.position + length)
    }
    return nil
  }

  private func name(_ number: Int?) -> String {
    guard let number else { return "" }
    var reader = NumberReader(bytes, at: offset(.names))
    let count = reader.next()
    guard number < count else { return "" }
    for _ in 0..<number {
      let length = reader.next()
      reader = NumberReader(bytes, at: reader.position + length)
    }
    let length = reader.next()
    return String(decoding: bytes.copy(reader.position..<reader.position + length), as: UTF8.self)
  }

  /// The numbers that a payload in `lists` holds, at most `limit` of them and each below `bound`.
  func list(at payload: Int, limit: Int, below bound: Int) -> [Int] {
    var reader = NumberReader(bytes, at: offset(.lists) + payload)
    var numbers: [Int] = []
    var last = 0
    for _ in 0..<min(reader.next(), limit) {
      last += reader.next()
      guard last < bound else { break }
      numbers.append(last)
    }
    return numbers
  }
}
