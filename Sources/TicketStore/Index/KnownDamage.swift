// Where was the damage that left the store without an index? Making one means reading the whole journal, in vain as long
// as a bad line is in it; so the place of one is kept in `index/damage`, as text: site, file, byte and length. It is
// proved each time: only a complete line there that is still no commit counts.

internal import Desk
internal import SystemIO

enum KnownDamage {
  /// Keeps the place of a bad line. Failing to is no matter: then it is found again.
  static func remember(_ report: DamageReport, _ layout: StoreLayout) {
    let place = "\(report.file.folder.name) \(report.file.name) \(report.byte) \(report.length)\n"
    let draft = layout.index / "damage.new"
    try? FileSystem.remove(draft)
    guard let file = try? File.open(draft, .creating(exclusive: true)),
      (try? file.write(Array(place.utf8), at: 0)) != nil
    else { return }
    try? FileSystem.rename(draft, to: layout.index / "damage")
  }

  /// Nothing is damaged any more.
  static func forget(_ layout: StoreLayout) { try? FileSystem.remove(layout.index / "damage") }

  /// Whether the line remembered is still there, and still bad. O(its length).
  static func isStillThere(_ layout: StoreLayout) -> Bool {
    guard let note = try? File.open(layout.index / "damage", .reading), let text = try? note.read(at: 0, count: 256)
    else { return false }
    let words = String(decoding: text, as: UTF8.self).split { $0.isWhitespace }
    guard words.count == 4, let site = Int(words[0]), let name = JournalFileName(String(words[1])),
      let byte = Int(words[2]), byte >= 0, let length = Int(words[3]), (1...JournalScan.longestLine).contains(length),
      let file = try? File.open(layout.journal(of: site) / name.text, .reading)
    else { return false }
    return isBadLine(in: file, at: byte, within: length)
  }

  /// Whether a complete line begins at `byte` and ends within `length` bytes, and is no commit.
  private static func isBadLine(in file: borrowing File, at byte: Int, within length: Int) -> Bool {
    let newline = UInt8(ascii: "\n")
    if byte > 0 {
      guard let before = try? file.read(at: byte - 1, count: 1), before == [newline] else { return false }
    }
    guard let bytes = try? file.read(at: byte, count: length),
      let end = bytes.span.firstOffset(of: newline, in: 0..<bytes.count)
    else { return false }
    return CommitLine.decode(bytes[..<end]) == nil
  }
}
