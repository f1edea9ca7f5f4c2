// For what was a key used? The index names lines that may hold it, and the journal's text decides; lines behind the index
// are in the map itself. Of several uses the one counts that a reading of the whole journal meets first: the order in
// which lines of other sites arrived means nothing.

internal import Desk

extension JournalMap {
  /// What a key was used for first, in the order of sites, files and lines.
  func use(ofKey key: [UInt8]) -> KeyUse? {
    guard let base else { return keys[key] }
    let lines = LineReader(self)
    var first: (use: KeyUse, link: Link)?
    for use in base.candidates(ofKey: key) + (keys[key].map { [$0] } ?? []) {
      guard let link = link(of: use, key, lines) else { continue }
      if let known = first, !isBefore(link, known.link) { continue }
      first = (use, link)
    }
    return first?.use
  }

  /// The line that holds the use, if the journal's text says so.
  private func link(of use: KeyUse, _ key: [UInt8], _ lines: LineReader) -> Link? {
    for link in links(of: use.ticket) {
      guard let commit = try? lines.commit(at: link) else { continue }
      for event in commit.events where event.ticket == use.ticket && event.seq == use.seq {
        if event.change.key?.utf8.elementsEqual(key) == true { return link }
      }
    }
    return nil
  }

  /// Whether one line is met before another where the whole journal is read.
  private func isBefore(_ link: Link, _ other: Link) -> Bool {
    let (file, last) = (files[Int(link.file)], files[Int(other.file)])
    if file.site != last.site { return file.site < last.site }
    return link.file == other.file ? link.offset < other.offset : file.name < last.name
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
