// Which members does an import look at? Their names are numbered once, so that a line's members are told apart by a
// number instead of by comparing texts again and again.

/// A member's name that an import looks at.
enum ImportField: UInt8, CaseIterable, Sendable {
  case other
  case schema, number, uid, product, topic, kind, channel, subject, requester, from, address, name, tags, details
  case created, key, body, messages, events, seq, at, by, agent, type, size, sha256, attachments, cite, undone, line
  case reason, rule, into, value, comment, group, seqs, set, unset, related, offered, forced
  case isPublic, isGuessed, duplicateOf, importer

  /// The names, in the order of the cases; that of `other` is empty.
  static let spellings: [String] = [
    "", "schema", "number", "uid", "product", "topic", "kind", "channel", "subject", "requester", "from", "address",
    "name", "tags", "details", "created", "key", "body", "messages", "events", "seq", "at", "by", "agent", "type",
    "size",
    "sha256", "attachments", "cite", "undone", "line", "reason", "rule", "into", "value", "comment", "group", "seqs",
    "set",
    "unset", "related", "offered", "forced", "public", "topic_guessed", "duplicate_of", "import",
  ]
}

/// Finds fields by the bytes of their names.
struct ImportFieldTable: Sendable {
  /// The longest name of a field, in bytes: what two words can hold.
  private static let longest = 16
  private static let slots = 256

  /// A name's length, its first eight bytes and its last eight, which overlap in one of fewer than sixteen.
  private struct Name: Equatable {
    var length = 0
    var first: UInt64 = 0
    var last: UInt64 = 0

    init() {}

    init(_ bytes: Swift.Span<UInt8>, _ range: Range<Int>) {
      length = range.count
      if range.upperBound >= 8 {
        last = bytes.word(at: range.upperBound &- 8)
        if length < 8 { last >>= UInt64(64 &- 8 &* length) }
      } else {
        for place in range.reversed() { last = last << 8 | UInt64(bytes[place]) }
      }
      first = length <= 8 ? last : bytes.word(at: range.lowerBound)
    }

    var slot: Int {
      let mixed = (first ^ last &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(length)) &* 0xFF51_AFD7_ED55_8CCD
      return Int(truncatingIfNeeded: mixed >> 56)
    }
  }

  private var names = [Name](repeating: Name(), count: ImportFieldTable.slots)
  private var fields = [ImportField](repeating: .other, count: ImportFieldTable.slots)

  init() {
    for (field, spelling) in zip(ImportField.allCases, ImportField.spellings) where field != .other {
      let bytes = Array(spelling.utf8)
      let name = Name(bytes.span, 0..<bytes.count)
      var slot = name.slot
      while fields[slot] != .other { slot = (slot + 1) % ImportFieldTable.slots }
      (names[slot], fields[slot]) = (name, field)
    }
  }

  /// The field of the name at `range`, a range of `bytes` in which nothing is escaped.
  func field(_ bytes: Swift.Span<UInt8>, _ range: Range<Int>) -> ImportField {
    guard !range.isEmpty, range.count <= ImportFieldTable.longest else { return .other }
    let name = Name(bytes, range)
    var slot = name.slot
    while fields[slot] != .other {
      if names[slot] == name { return fields[slot] }
      slot = (slot &+ 1) % ImportFieldTable.slots
    }
    return .other
  }
}
