// Why could the store not do it? Facts only, in one enum; SupportCLI words them and gives them their exit codes.

public import Desk
public import JSONText
public import SystemIO

/// What the store was doing when a system call failed.
public enum Doing: Hashable, Sendable {
  case openingStore, creatingStore, locking
  case readingJournal, writingJournal, synchronizing, settingAside
  case attaching, readingAttachment, readingCatalog, readingImport, spooling, checking
  case readingCursor, writingCursor, writingIndex
}

/// A stretch of a journal file that holds no valid line although it should.
public struct DamageReport: Hashable, Sendable {
  /// The journal file.
  public let file: Path
  /// The first bad line, counted from 1.
  public let line: Int
  /// Where it begins, in bytes from 0.
  public let byte: Int
  /// How many bytes are bad.
  public internal(set) var length: Int
  /// How many lines are bad.
  public internal(set) var lines: Int
  /// The tickets that the bad bytes still name, in order; a guess, for they may be wrong.
  public internal(set) var tickets: [Int]
  /// Whether nothing valid follows: then it may also be the end of a write that a power failure cut.
  public internal(set) var isAtEnd: Bool
}

/// Why one record of an import is refused.
public enum ImportFault: Error, Hashable, Sendable {
  case notJSON(JSONError)
  case notAnObject
  /// A member that must be there is not.
  case missing(String)
  /// A member that is not of its type or not one of its values.
  case badMember(String)
  /// A requester's address that is none.
  case badAddress(String)
  /// A time that is not RFC 3339 or lies outside 1970 … 9999.
  case badTime(String)
  /// A product or topic that the catalog does not have.
  case catalog(CatalogFault)
  /// A text or line that is longer than this many bytes.
  case tooLong(String, limit: Int)
  /// A schema newer than this version knows.
  case newerSchema(Int)
}

/// One refused line of an import.
public struct ImportRefusal: Hashable, Sendable {
  /// The line, counted from 1.
  public let line: Int
  /// Why.
  public let fault: ImportFault
}

/// How a journal file differs from the one that a cursor was made for.
public enum CursorFault: Hashable, Sendable {
  /// The file is not there.
  case gone
  /// It ends before that byte.
  case cut(at: Int)
  /// The line that ends at that byte is another one.
  case edited(before: Int)
}

/// Why the store refused or failed.
public enum StoreError: Error, Sendable {
  case system(SystemError, Doing)
  /// There is no store where one was asked for.
  case missing(Path)
  /// What is there is not a store: a file, or a folder of other things.
  case notAStore(Path)
  /// Made by a newer version.
  case newerSchema(Path, Int)
  /// `store.json` or `site` is unreadable as such; the JSON error if it is one of JSON.
  case badStoreFile(Path, JSONError?)
  /// Somebody else held the lock all the time; who, as far as it is known.
  case locked(by: Int?, name: String?, Path)
  /// The commit was written, but the system could not say that it is on the disk.
  case mayOrMayNotBeStored(SystemError)
  /// What was asked for needs a stretch of the journal that is damaged.
  case damaged(DamageReport)
  case attachmentTooLarge(Path, limit: Int)
  case attachmentUnreadable(Path, SystemError)
  case attachmentNotAFile(Path)
  /// The object of that SHA-256 is not in the store.
  case attachmentMissing(sha256: String)
  /// The object's content is not what its name says.
  case attachmentDamaged(sha256: String)
  case badCatalog(Path, CatalogJSONError)
  /// Nothing was imported: these lines are refused (the first of them; `total` counts all).
  case badImport([ImportRefusal], total: Int)
  /// A cursor's file holds something else.
  case badCursor(Path)
  /// The journal is not the one the cursor was made for; the file in which that shows.
  case cursorMismatch(Path, CursorFault)
  /// The journal is whole, and yet there is no index of it: it holds more than an index can.
  case noIndex(Path)
  /// The site's billion numbers are used up.
  case numbersExhausted(site: Int)
}

/// Something worth one line on stderr that stops nothing.
public enum StoreWarning: Hashable, Sendable {
  /// Locks and syncs promise less there.
  case networkFileSystem(Path)
  /// Commands that do not need that stretch go on.
  case damage(DamageReport)
}

/// Something a writer did besides what it was asked for.
public enum StoreNotice: Hashable, Sendable {
  /// The unfinished end of a journal file, left by a crash, was moved away.
  case setAside(file: Path, byte: Int, length: Int, to: Path)
}
