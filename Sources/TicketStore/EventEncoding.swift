// How is an event spelt in JSON? The same way in the journal and in an exported ticket; only there the texts of
// messages stand elsewhere. Members without a value are left out. Reading is EventDecoding.swift's matter.

public import Desk
public import JSONText

/// Which parts of a message's event are written with it.
enum LetterParts {
  /// Everything, as in the journal.
  case whole
  /// All but text and attachments, as in an exported ticket, whose `messages` hold those.
  case withoutText
}

extension JSONWriter {
  /// `{"agent":"olga"}`.
  public mutating func author(_ author: Author) {
    beginObject()
    switch author {
    case .agent(let name): member("agent", name)
    case .requester(let address): member("requester", address)
    case .importer(let source): member("import", source)
    }
    endObject()
  }

  /// One event of a commit.
  mutating func event(_ event: Event) {
    beginObject()
    member("ticket", event.ticket)
    member("seq", event.seq)
    member("type", event.change.typeName)
    member("at", event.at?.description)
    if let by = event.by {
      name("by")
      author(by)
    }
    members(of: event.change, letters: .whole)
    endObject()
  }

  /// The members that say what changed, without the type.
  mutating func members(of change: Change, letters: LetterParts) {
    switch change {
    case .opened(let opening): members(of: opening)
    case .message(let letter), .note(let letter): members(of: letter, letters)
    case .edited(let edit): members(of: edit)
    case .escalated(let line, let reason, let rule):
      member("line", line)
      member("reason", reason)
      member("rule", rule)
    case .assigned(let agent): assigned(agent)
    case .closed(let reason, let other):
      member("reason", reason.rawValue)
      member("duplicate_of", other)
    case .reopened(let reason): member("reason", reason)
    case .merged(let target): member("into", target)
    case .absorbed(let other): member("from", other)
    case .rated(let verdict): members(of: verdict)
    case .undone(let group, let seqs):
      member("group", group)
      if !seqs.isEmpty { integers("seqs", seqs) }
    case .articleRated(let slug, let verdict):
      member("slug", slug)
      members(of: verdict)
    case .deflected(let slug, let query):
      member("slug", slug)
      member("query", query)
    case .unknown: break
    }
  }

  private mutating func assigned(_ agent: String?) {
    name("agent")
    if let agent { string(agent) } else { null() }
  }

  private mutating func members(of opening: Opening) {
    member("uid", opening.uid)
    name("requester")
    requester(opening.requester)
    member("subject", opening.subject)
    member("product", opening.product)
    member("topic", opening.topic)
    if opening.topicGuessed { member("topic_guessed", true) }
    member("kind", opening.kind)
    member("channel", opening.channel)
    if !opening.details.isEmpty { details("details", opening.details) }
    strings("tags", opening.tags)
    member("key", opening.key)
    strings("offered", opening.offered)
    member("line", opening.line)
    member("rule", opening.rule)
    if !opening.related.isEmpty { integers("related", opening.related) }
    strings("forced", opening.forced)
  }

  /// `{"address":…,"name":…}`.
  mutating func requester(_ requester: Requester) {
    beginObject()
    member("address", requester.address)
    member("name", requester.name)
    endObject()
  }

  private mutating func members(of letter: Letter, _ parts: LetterParts) {
    member("from", letter.from.rawValue)
    if parts == .whole {
      member("body", letter.body)
      if !letter.attachments.isEmpty { attachments(letter.attachments) }
    }
    member("cite", letter.cite)
    member("key", letter.key)
  }

  /// The member `attachments`.
  mutating func attachments(_ attachments: [Attachment]) {
    name("attachments")
    beginArray()
    for attachment in attachments {
      beginObject()
      member("name", attachment.name)
      member("type", attachment.type)
      member("size", attachment.size)
      member("sha256", attachment.sha256)
      endObject()
    }
    endArray()
  }

  private mutating func members(of edit: Edit) {
    name("set")
    beginObject()
    member("product", edit.product)
    member("topic", edit.topic)
    member("kind", edit.kind)
    member("subject", edit.subject)
    if !edit.details.isEmpty { details("details", edit.details) }
    strings("tags", edit.tags)
    endObject()
    strings("unset", edit.unset)
  }

  private mutating func members(of verdict: Verdict) {
    member("value", verdict.isGood ? "good" : "bad")
    member("comment", verdict.comment)
  }

  /// The object `name`; of details with the same key the last counts, for a repeated member cannot be read again.
  mutating func details(_ name: String, _ details: [Detail]) {
    self.name(name)
    beginObject()
    for (index, detail) in details.enumerated()
    where !details[(index + 1)...].contains(where: { $0.key.utf8.elementsEqual(detail.key.utf8) }) {
      member(detail.key, detail.value)
    }
    endObject()
  }

  /// The array `name`, unless it is empty.
  mutating func strings(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    self.name(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  /// The array `name`.
  mutating func integers(_ name: String, _ values: [Int]) {
    self.name(name)
    beginArray()
    for value in values { integer(value) }
    endArray()
  }
}

extension Change {
  /// The event's `type` in the journal.
  var typeName: String {
    switch self {
    case .opened: "opened"
    case .message: "message"
    case .note: "note"
    case .edited: "edited"
    case .escalated: "escalated"
    case .assigned: "assigned"
    case .closed: "closed"
    case .reopened: "reopened"
    case .merged: "merged"
    case .absorbed: "absorbed"
    case .rated: "rated"
    case .undone: "undone"
    case .articleRated: "article-rated"
    case .deflected: "deflected"
    case .unknown(let type): type
    }
  }
}
