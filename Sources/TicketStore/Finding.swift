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
  /// Others than the owner can read it, or write to it.
  case openToOthers(Path, permissions: UInt32)

  /// Whether nothing is wrong; such a finding alone is no reason to fail.
  public var isHarmless: Bool {
    switch self {
    case .stillArriving, .repeatedCommit: true
    default: false
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
    case .openToOthers: "open-to-others"
    }
  }
}

/// What a check looked at and found.
public struct CheckReport: Hashable, Sendable {
  /// Everything found, in the order of the journal, then of tickets, attachments and modes.
  public internal(set) var findings: [Finding] = []
  /// How many journal files were read.
  public internal(set) var files = 0
  /// How many bytes they hold.
  public internal(set) var bytes = 0
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
