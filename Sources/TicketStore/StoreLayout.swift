// Where is what in a store? Every name in the store's folder is spelt here and nowhere else.

public import SystemIO

/// Which store, and whether the user named it: a default store that does not exist is an empty desk, a named one that
/// does not exist is an error.
public struct StoreLocation: Hashable, Sendable {
  /// The store's folder.
  public let path: Path
  /// Whether it was named by flag or environment.
  public let isExplicit: Bool

  /// The store at `path`.
  public init(path: Path, isExplicit: Bool) { (self.path, self.isExplicit) = (path, isExplicit) }
}

/// The names in a store's folder.
struct StoreLayout: Hashable, Sendable {
  let root: Path

  var storeFile: Path { root / "store.json" }
  var siteFile: Path { root / "site" }
  var catalogFile: Path { root / "catalog.json" }
  var lockFile: Path { root / "lock" }
  var journal: Path { root / "journal" }
  var attachments: Path { root / "attachments" }
  var scratch: Path { root / "tmp" }
  var index: Path { root / "index" }
  var articles: Path { root / "articles" }
  /// What was made of the articles.
  var articleCache: Path { index / "articles" }

  /// The folder of one site's journal files.
  func journal(of site: Int) -> Path { journal / String(site) }

  /// Where one site's unfinished ends are kept.
  func torn(of site: Int) -> Path { journal(of: site) / StoreLayout.tornName }

  /// The place of the object with that SHA-256: `attachments/ab/ab…`.
  func attachment(_ sha256: String) -> Path { attachments / String(sha256.prefix(2)) / sha256 }

  static let tornName = "torn"

  /// The names a store's folder may hold before `store.json` is there: those of a creation that was cut short and
  /// those a person may put there beforehand.
  static let namesBeforeCreation: Set<String> = [
    "lock", "tmp", "journal", "attachments", "index", "site", "catalog.json", "articles", "canned",
  ]
}

/// The name of a journal file: a UTC day, and a number above 1 when a failed sync made a further file necessary.
struct JournalFileName: Hashable, Comparable, Sendable {
  /// The day, `2026-11-22`; compares as text.
  let day: String
  /// 1 for `2026-11-22.jsonl`, 2 for `2026-11-22.2.jsonl` and so on.
  let part: Int

  init(day: String, part: Int = 1) { (self.day, self.part) = (day, part) }

  /// Reads a file's name; nil for names that are not a journal file's.
  init?(_ name: String) {
    let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count == 2 || pieces.count == 3, pieces.last == "jsonl", let day = pieces.first else { return nil }
    guard JournalFileName.isDay(day) else { return nil }
    var part = 1
    if pieces.count == 3 {
      guard let number = Int(pieces[1]), number > 1, String(number) == pieces[1] else { return nil }
      part = number
    }
    self.init(day: String(day), part: part)
  }

  /// Without the ending: `2026-11-22.2`.
  var stem: String { part == 1 ? day : "\(day).\(part)" }

  var text: String { stem + ".jsonl" }

  /// The file to begin when nothing may be appended to this one any more.
  var next: JournalFileName { JournalFileName(day: day, part: part + 1) }

  static func < (left: JournalFileName, right: JournalFileName) -> Bool {
    left.day == right.day ? left.part < right.part : left.day < right.day
  }

  private static func isDay(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return false }
    return bytes.indices.allSatisfy { index in
      index == 4 || index == 7 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    }
  }
}
