// For what was a key used? The index names lines that may hold it, and the journal's text decides; lines behind the index
// are in the map itself.

internal import Desk

extension JournalMap {
  /// What a key was used for first.
  func use(ofKey key: [UInt8]) -> KeyUse? {
    if let base {
      let lines = LineReader(self)
      for use in base.candidates(ofKey: key) where isUse(use, of: key, lines) { return use }
    }
    return keys[key]
  }

  /// Whether the journal's text says so.
  private func isUse(_ use: KeyUse, of key: [UInt8], _ lines: LineReader) -> Bool {
    for link in links(of: use.ticket) {
      guard let commit = try? lines.commit(at: link) else { continue }
      for event in commit.events where event.ticket == use.ticket && event.seq == use.seq {
        if event.change.key?.utf8.elementsEqual(key) == true { return true }
      }
    }
    return false
  }
}

extension Change {
  /// The key it carries.
  fileprivate var key: String? {
    switch self {
    case .opened(let opening): opening.key
    case .message(let letter), .note(let letter): letter.key
    default: nil
    }
  }
}
