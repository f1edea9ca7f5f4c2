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
  /// A name and what it stands for.
  struct Name: BitwiseCopyable, Sendable {
    var text = ShortText(first: 0, second: 0, count: 0)
    var field = ImportField.other
  }

  /// The longest name of a field, in bytes: what two words can hold.
  private static let longest = 16
  private static let slots = 256

  /// Each name in the first free slot from that of its hash on.
  private(set) var names = [Name](repeating: Name(), count: ImportFieldTable.slots)

  init() {
    for (field, spelling) in zip(ImportField.allCases, ImportField.spellings) where field != .other {
      let text = ShortText(spelling)
      var slot = ImportFieldTable.slot(of: text)
      while names[slot].field != .other { slot = (slot + 1) % ImportFieldTable.slots }
      names[slot] = Name(text: text, field: field)
    }
  }

  private static func slot(of name: ShortText) -> Int {
    let mixed = (name.first ^ name.second &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(name.count)) &* 0xFF51_AFD7_ED55_8CCD
    return Int(truncatingIfNeeded: mixed >> 56)
  }

  /// The field of the name at `range`, a range of `bytes` in which nothing is escaped, among a table's names.
  static func field(_ bytes: Swift.Span<UInt8>, _ range: Range<Int>, among names: Swift.Span<Name>) -> ImportField {
    guard !range.isEmpty, range.count <= ImportFieldTable.longest else { return .other }
    let text = bytes.shortText(in: range)
    var slot = ImportFieldTable.slot(of: text)
    while names[slot].field != .other {
      if names[slot].text == text { return names[slot].field }
      slot = (slot &+ 1) % ImportFieldTable.slots
    }
    return .other
  }
}
