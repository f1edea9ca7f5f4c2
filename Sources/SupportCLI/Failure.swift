// Why did a command not do what was asked? Facts only; Wording.swift makes the sentences, in both languages. Every
// failure has a stable code for machines and one of the documented exit statuses.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import TicketStore

/// A command that could not be carried out, as facts.
enum Failure: Error {
  /// The command line is wrong.
  case usage(UsageError)
  /// No command was named; the list of commands was shown instead.
  case noVerb
  /// A value is wrong in a way only the command can tell.
  case value(option: String, value: String, Reason)
  /// A line of stdin is not a ticket's number.
  case badNumber(line: Int, text: String)
  /// A term of the query is wrong.
  case query(QueryError, word: String)
  /// A product or topic is not in the catalog.
  case catalog(CatalogFault)
  /// There is no text to file.
  case emptyBody
  /// No text was given, and there is no terminal to ask on.
  case noBody
  /// A text is longer than a letter may be.
  case bodyTooLong(limit: Int)
  /// A text is not UTF-8.
  case notUTF8(source: String, byte: Int)
  /// An input file cannot be read, or is not a regular file.
  case unreadable(SystemError)
  /// No ticket has that number.
  case noSuchTicket(Int)
  /// The ticket has no K-th attachment.
  case noSuchAttachment(Int, ticket: Int, count: Int)
  /// No product, verb or topic has that name.
  case unknownName(String, nearest: String?)
  /// No article has that slug.
  case noSuchArticle(String, nearest: String?)
  /// What the key was used for in that ticket was undone.
  case undoneKey(ticket: Int)
  /// No invocation has that id.
  case noSuchGroup(String)
  /// No canned text of the store has that name.
  case noSuchCanned(String, nearest: String?, all: [String])
  /// A canned text has a placeholder that means nothing here.
  case unknownPlaceholder(String, canned: String, nearest: String?)
  /// A canned text names a time by which nothing is owed.
  case nothingDue(canned: String, ticket: Int)
  /// The desk's rules do not allow it.
  case refused(Refusal, ticket: Int)
  /// So many tickets at once need -y.
  case needsYes(count: Int)
  /// The person said no.
  case declined
  /// An output file exists already.
  case outputExists(Path)
  /// An attachment would be written to a terminal.
  case binaryToTerminal
  /// The commit's time is before the ticket's last event.
  case beforeLastEvent(ticket: Int, last: Timestamp)
  /// Some of several operands failed; each was reported.
  case partial(failed: Int, of: Int)
  /// No article answers the words; said already.
  case nothingFound
  /// Damage was found and reported.
  case damageFound
  /// Lines of an import are wrong; each was reported.
  case badImport(count: Int)
  /// The editor failed.
  case editor(String)
  /// The output cannot be written.
  case output(SystemError)
  /// The store.
  case store(StoreError)

  /// What is wrong with a value.
  enum Reason {
    case notANumber
    case notATime
    case notAnAddress
    case notADetail
    case notAGroup
    case emptyTag
    case oneOf([String], nearest: String?)
  }
}

extension Failure {
  /// The exit status.
  var exit: ExitCode {
    switch self {
    case .usage(.invalidUTF8): .badData
    case .usage, .noVerb, .value, .query, .emptyBody, .noBody, .beforeLastEvent: .usage
    case .catalog: .usage
    case .badNumber, .bodyTooLong, .notUTF8, .unreadable, .badImport: .badData
    case .noSuchTicket, .noSuchAttachment, .unknownName, .noSuchArticle, .noSuchCanned, .noSuchGroup: .missing
    case .unknownPlaceholder: .badData
    case .nothingDue, .undoneKey: .refused
    case .refused(.bodyTooLong, _), .refused(.commentTooLong, _): .badData
    case .refused(let refusal, _): refusal.isUsage ? .usage : .refused
    case .needsYes, .declined, .outputExists, .binaryToTerminal: .refused
    case .partial: .partial
    case .damageFound, .nothingFound: .no
    case .editor: .usage
    case .output(let error): error.isOutOfSpace ? .tryAgain : .storeFailed
    case .store(let error): error.exit
    }
  }

  /// The name machines know it by; never changes.
  var code: String {
    switch self {
    case .usage(.invalidUTF8), .notUTF8: "not-utf8"
    case .usage, .noVerb: "usage"
    case .value: "bad-value"
    case .badNumber: "bad-number"
    case .query: "bad-query"
    case .catalog: "bad-topic"
    case .emptyBody: "empty-body"
    case .noBody: "no-body"
    case .bodyTooLong: "body-too-long"
    case .unreadable: "unreadable"
    case .noSuchTicket: "no-such-ticket"
    case .noSuchAttachment: "no-such-attachment"
    case .unknownName: "unknown-name"
    case .noSuchArticle: "no-such-article"
    case .undoneKey: "key-undone"
    case .noSuchGroup: "no-such-group"
    case .noSuchCanned: "no-such-canned-text"
    case .unknownPlaceholder: "unknown-placeholder"
    case .nothingDue: "nothing-due"
    case .refused(let refusal, _): refusal.code
    case .needsYes: "needs-yes"
    case .declined: "declined"
    case .outputExists: "output-exists"
    case .binaryToTerminal: "binary-to-terminal"
    case .beforeLastEvent: "before-last-event"
    case .partial: "partial"
    case .damageFound: "damage"
    case .nothingFound: "nothing-found"
    case .badImport: "bad-import"
    case .editor: "editor"
    case .output: "output"
    case .store(let error): error.code
    }
  }
}

extension Refusal {
  /// Whether the words are at fault rather than the ticket: another ticket would refuse them too.
  var isUsage: Bool {
    switch self {
    case .takenBy, .closed, .notClosed, .notItsRequester, .merged, .mergedIntoItself, .intoMerged, .laterEvents,
      .alreadyUndone, .undoOfUndo, .notUndoable, .duplicateOfItself, .poorLetter, .outOfScope, .underWay:
      false
    default: true
    }
  }
}
