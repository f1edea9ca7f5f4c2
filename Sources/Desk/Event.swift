// What can happen at the desk? One `Event` is one fact about one ticket (or about an article); facts are only ever
// added. A ticket is the fold of its events (Ticket+Fold.swift). How events are spelt in JSON is TicketStore's matter.

/// Who did something.
public enum Author: Hashable, Sendable {
  /// A member of staff, by name.
  case agent(String)
  /// A user who wrote, by address.
  case requester(String)
  /// An import run, by its source.
  case importer(String)

  /// The name or address.
  public var name: String {
    switch self {
    case .agent(let name), .requester(let name), .importer(let name): name
    }
  }
}

/// The user who writes; identified by the address, compared case-insensitively.
public struct Requester: Hashable, Sendable {
  /// The mail address as it was given.
  public var address: String
  /// The name as it was given, if any.
  public var name: String?

  /// A requester of that address and name.
  public init(address: String, name: String? = nil) { (self.address, self.name) = (address, name) }
}

/// A file that came with a message, by its content.
public struct Attachment: Hashable, Sendable {
  /// The original name, as data; never used as a path.
  public var name: String
  /// The media type, such as `image/png`.
  public var type: String
  /// The size in bytes.
  public var size: Int
  /// The SHA-256 of the content, 64 lower-case hex digits.
  public var sha256: String

  /// An attachment with these facts.
  public init(name: String, type: String, size: Int, sha256: String) {
    (self.name, self.type, self.size, self.sha256) = (name, type, size, sha256)
  }
}

/// Which side of the correspondence a message is from.
public enum Side: String, Hashable, Sendable, CaseIterable {
  case requester, agent
}

/// One thing that happened.
public struct Event: Hashable, Sendable {
  /// The ticket it happened to; nil for what happens to articles.
  public var ticket: Int?
  /// Its place in the ticket: 1 for `opened`, then one more each; nil for what happens to articles.
  public var seq: Int?
  /// Its own time where that differs from the commit's (imports).
  public var at: Timestamp?
  /// Its own author where that differs from the commit's (imports).
  public var by: Author?
  /// What happened.
  public var change: Change

  /// An event of `ticket` at place `seq`.
  public init(ticket: Int?, seq: Int?, at: Timestamp? = nil, by: Author? = nil, change: Change) {
    (self.ticket, self.seq, self.at, self.by, self.change) = (ticket, seq, at, by, change)
  }
}

/// What an event changes.
public enum Change: Hashable, Sendable {
  /// The ticket was filed; always seq 1, its letter follows as the message of seq 2.
  case opened(Opening)
  /// Public text in the thread.
  case message(Letter)
  /// Text only agents see.
  case note(Letter)
  /// Fields were corrected.
  case edited(Edit)
  /// The ticket went to `line`; `rule` names the desk rule that moved it, if one did.
  case escalated(line: Int, reason: String?, rule: String?)
  /// An agent took it, or it was released (nil).
  case assigned(agent: String?)
  /// It was closed.
  case closed(reason: CloseReason, duplicateOf: Int?)
  /// It was opened again without a letter of the requester.
  case reopened(reason: String?)
  /// It goes on as another ticket.
  case merged(into: Int)
  /// Another ticket goes on as this one: the other side of `merged`.
  case absorbed(from: Int)
  /// The requester said whether it helped.
  case rated(Verdict)
  /// An earlier invocation was taken back; `group` is the id of its first commit, `seqs` its places in this ticket, by
  /// which they are known where the ticket was imported.
  case undone(group: String, seqs: [Int])
  /// Somebody said whether an article helped.
  case articleRated(slug: String, Verdict)
  /// An article answered a question, so that no ticket was filed.
  case deflected(slug: String, query: String?)
  /// An event of a kind this version does not know; it changes nothing and `check` reports it.
  case unknown(type: String)
}

/// What is known when a ticket is filed.
public struct Opening: Hashable, Sendable {
  /// 128 random bits as 32 lower-case hex digits; the ticket's identity across stores.
  public var uid: String
  /// Who wrote.
  public var requester: Requester
  /// The letter's subject.
  public var subject: String
  /// The product's slug, or nil while unsorted.
  public var product: String?
  /// The topic's slug within the product, or nil while unsorted.
  public var topic: String?
  /// Whether the topic was guessed from the letter.
  public var topicGuessed = false
  /// The kind of matter (question, problem, …), if known.
  public var kind: String?
  /// The channel it came by (form, mail, …).
  public var channel: String?
  /// What the topic wants to know, by key.
  public var details: [Detail] = []
  /// Free labels.
  public var tags: [String] = []
  /// The caller's idempotency key.
  public var key: String?
  /// Slugs of the articles offered before filing.
  public var offered: [String] = []
  /// The line it starts on.
  public var line = 1
  /// The desk rule that put it on that line, if one did.
  public var rule: String?
  /// Earlier tickets it belongs to.
  public var related: [Int] = []
  /// The rules that spoke against filing it and were overruled.
  public var forced: [String] = []

  /// An opening with the three facts every ticket has.
  public init(uid: String, requester: Requester, subject: String) {
    (self.uid, self.requester, self.subject) = (uid, requester, subject)
  }
}

/// One wanted detail with its value, such as `registered` = `2014`.
public struct Detail: Hashable, Sendable {
  /// The key, as the catalog names it.
  public var key: String
  /// The value as it was given.
  public var value: String

  /// A detail of that key and value.
  public init(key: String, value: String) { (self.key, self.value) = (key, value) }
}

/// The text of a message or note and what came with it.
public struct Letter: Hashable, Sendable {
  /// Which side wrote it.
  public var from: Side
  /// The text, byte for byte as given.
  public var body: String
  /// The files that came with it.
  public var attachments: [Attachment] = []
  /// The slug of the article an answer cites.
  public var cite: String?
  /// The caller's idempotency key.
  public var key: String?

  /// A letter with that text.
  public init(from: Side, body: String, attachments: [Attachment] = [], cite: String? = nil, key: String? = nil) {
    (self.from, self.body, self.attachments, self.cite, self.key) = (from, body, attachments, cite, key)
  }
}

/// A correction of fields: what is set, and what is taken away.
///
/// In the journal `set` holds product, topic, kind, subject, `details` (added or replaced by key) and `tags` (added);
/// `unset` names product, topic, kind, `details.KEY` and `tags.TAG`.
public struct Edit: Hashable, Sendable {
  /// The new product, if changed.
  public var product: String?
  /// The new topic, if changed.
  public var topic: String?
  /// The new kind, if changed.
  public var kind: String?
  /// The new subject, if changed.
  public var subject: String?
  /// Details added or replaced.
  public var details: [Detail] = []
  /// Tags added.
  public var tags: [String] = []
  /// What is taken away: `product`, `topic`, `kind`, `details.KEY`, `tags.TAG`.
  public var unset: [String] = []

  /// An edit that changes nothing yet.
  public init() {}

  /// Whether nothing would change.
  public var isEmpty: Bool { self == Edit() }
}

/// Why a ticket was closed.
public enum CloseReason: String, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  case solved, duplicate
  case outOfScope = "out-of-scope"
  case noAnswer = "no-answer"
  case withdrawn, spam
}

/// Whether something helped, with a comment.
public struct Verdict: Hashable, Sendable {
  /// True for `good`, false for `bad`.
  public var isGood: Bool
  /// What the person added.
  public var comment: String?

  /// A verdict.
  public init(isGood: Bool, comment: String? = nil) { (self.isGood, self.comment) = (isGood, comment) }
}
