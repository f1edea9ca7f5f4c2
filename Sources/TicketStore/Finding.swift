// What can be wrong with a store? Each finding is facts: where, what is lost, and which ticket it concerns; SupportCLI
// words them and what to do about them.

public import Desk
public import SystemIO

/// A place in the journal.
public struct JournalPlace: Hashable, Sendable {
  /// The journal file.
  public let file: Path
  /// The line, counted from 1.
  public let line: Int
  /// Where the line begins, in bytes from 0.
  public let byte: Int
}

/// Something wrong, or at least worth knowing, about a store.
public enum Finding: Hashable, Sendable {
  /// The end of a write that a crash cut; the next writer sets it aside. `length` bytes that no answer ever named.
  case unfinishedEnd(JournalPlace, length: Int)
  /// The end of another site's file that is not here yet. No damage.
  case stillArriving(JournalPlace, length: Int)
  /// Lines that are not what was written.
  case damage(DamageReport)
  /// Lines are missing before this place: the commits of these counters.
  case missingCommits(JournalPlace, site: Int, from: Int, through: Int)
  /// A commit that is there already, and is ignored. No damage.
  case repeatedCommit(JournalPlace, CommitID)
  /// A commit of another site in this site's folder; it is ignored.
  case strayCommit(JournalPlace, CommitID)
  /// An event of a type this version does not know, or whose members it cannot read; it changes nothing.
  case unknownEvent(JournalPlace, ticket: Int?, seq: Int?, type: String)
  /// An event that cannot have happened to its ticket; it changes nothing.
  case impossibleEvent(ticket: Int, seq: Int, type: String)
  /// Events of a ticket whose filing is not there.
  case ticketWithoutOpening(Int, events: Int)
  /// Places in a ticket's history that are empty.
  case missingEvents(ticket: Int, seqs: [Int])
  /// An event names a ticket that is not there.
  case danglingReference(ticket: Int, seq: Int, to: Int)
  /// A message's file is not in the store.
  case attachmentMissing(ticket: Int, seq: Int, Attachment)
  /// A file's content is not what its name says.
  case attachmentDamaged(ticket: Int, seq: Int, Attachment, Path)
  /// A journal file that the index knows is not there any more.
  case journalGone(Path, lines: Int)
  /// A journal file is shorter than the index knows it.
  case journalCut(Path, size: Int, before: Int)
  /// A journal file does not hold what it did where the index ends, though all its lines are sound.
  case journalEdited(Path, byte: Int)
  /// Something else has written to a journal file, or put it back; all its lines are sound. No damage that shows.
  case journalTouched(Path)
  /// Others than the owner can read it, or write to it.
  case openToOthers(Path, permissions: UInt32)

  /// Whether nothing is wrong; such a finding alone is no reason to fail.
  public var isHarmless: Bool {
    switch self {
    case .stillArriving, .repeatedCommit, .journalTouched: true
    default: false
    }
  }

  /// The journal file it concerns, if it is one.
  public var journalFile: Path? {
    switch self {
    case .unfinishedEnd(let place, _), .stillArriving(let place, _), .missingCommits(let place, _, _, _),
      .repeatedCommit(let place, _), .strayCommit(let place, _), .unknownEvent(let place, _, _, _):
      place.file
    case .damage(let report): report.file
    case .journalGone(let path, _), .journalCut(let path, _, _), .journalEdited(let path, _), .journalTouched(let path):
      path
    default: nil
    }
  }

  /// The stable name of what was found.
  public var code: String {
    switch self {
    case .unfinishedEnd: "unfinished-end"
    case .stillArriving: "still-arriving"
    case .damage: "damage"
    case .missingCommits: "missing-commits"
    case .repeatedCommit: "repeated-commit"
    case .strayCommit: "stray-commit"
    case .unknownEvent: "unknown-event"
    case .impossibleEvent: "impossible-event"
    case .ticketWithoutOpening: "ticket-without-opening"
    case .missingEvents: "missing-events"
    case .danglingReference: "dangling-reference"
    case .attachmentMissing: "attachment-missing"
    case .attachmentDamaged: "attachment-damaged"
    case .journalGone: "journal-gone"
    case .journalCut: "journal-cut"
    case .journalEdited: "journal-edited"
    case .journalTouched: "journal-touched"
    case .openToOthers: "open-to-others"
    }
  }
}

/// What a check looked at and found.
public struct CheckReport: Hashable, Sendable {
  /// Everything found, in the order of the journal, then what the index remembers of it, tickets, attachments and modes.
  public internal(set) var findings: [Finding] = []
  /// How many journal files were read.
  public internal(set) var files = 0
  /// How many bytes they hold.
  public internal(set) var bytes = 0
  /// How many bytes the index made of them takes, if it was made.
  public internal(set) var indexBytes = 0
  /// How many commits they hold.
  public internal(set) var commits = 0
  /// How many events those hold.
  public internal(set) var events = 0
  /// How many tickets there are.
  public internal(set) var tickets = 0
  /// How many different files came with messages.
  public internal(set) var attachments = 0

  /// Whether the store is whole.
  public var isWhole: Bool { findings.allSatisfy(\.isHarmless) }
}
