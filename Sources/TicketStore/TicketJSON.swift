// How is a ticket spelt for other programs? One object with these members in this order, in `show --json`, in exports
// and for imports. Absent values are left out; lists and objects are there even when empty, so that `.tags[]` always
// works. `events` hold everything but the texts and attachments of messages, which stand in `messages`: the two
// together are the whole ticket, and importing them gives it back. Keys are only ever added.

public import Desk
public import JSONText

/// The members of a ticket's object.
public enum TicketFields {
  /// Their names in order.
  public static let names = [
    "schema", "number", "uid", "product", "topic", "topic_guessed", "kind", "channel", "state", "line", "subject",
    "requester", "agent", "tags", "details", "created", "updated", "due", "limit", "first_answer", "closed", "reason",
    "contacts", "repeat", "offered", "related", "duplicate_of", "merged_into", "rating", "messages", "events",
  ]

  /// The schema of the objects this version writes.
  public static let schema = 1
}

extension JSONWriter {
  /// One ticket as an object.
  ///
  /// - Parameter fields: the members wanted; nil for all. `schema` is always there.
  public mutating func ticket(_ ticket: Ticket, deadlines: Deadlines?, fields: [String]? = nil) {
    beginObject()
    for field in TicketFields.names where field == "schema" || fields?.contains(field) ?? true {
      member(field, of: ticket, deadlines)
    }
    endObject()
  }

  private mutating func member(_ field: String, of ticket: Ticket, _ deadlines: Deadlines?) {
    switch field {
    case "schema": member(field, TicketFields.schema)
    case "number": member(field, ticket.number)
    case "uid": member(field, ticket.uid)
    case "product": member(field, ticket.product)
    case "topic": member(field, ticket.topic)
    case "topic_guessed": member(field, ticket.topicGuessed)
    case "kind": member(field, ticket.kind)
    case "channel": member(field, ticket.channel)
    case "state": member(field, ticket.state.rawValue)
    case "line": member(field, ticket.line)
    case "subject": member(field, ticket.subject)
    case "requester":
      name(field)
      requester(ticket.requester)
    case "agent": member(field, ticket.agent)
    case "tags": list(field, ticket.tags)
    case "details": details(field, ticket.details)
    default: laterMember(field, of: ticket, deadlines)
    }
  }

  private mutating func laterMember(_ field: String, of ticket: Ticket, _ deadlines: Deadlines?) {
    switch field {
    case "created": member(field, ticket.created.description)
    case "updated": member(field, ticket.updated.description)
    case "due": member(field, deadlines?.due.description)
    case "limit": member(field, deadlines?.limit.description)
    case "first_answer": member(field, ticket.firstAnswer?.description)
    case "closed": member(field, ticket.closed?.description)
    case "reason": member(field, ticket.reason?.rawValue)
    case "contacts": member(field, ticket.contacts)
    case "repeat": member(field, ticket.isRepeat)
    case "offered": list(field, ticket.offered)
    case "related": integers(field, ticket.related)
    case "duplicate_of": member(field, ticket.duplicateOf)
    case "merged_into": member(field, ticket.mergedInto)
    case "rating":
      if let rating = ticket.rating { member(field, rating) }
    case "messages": messages(field, ticket.messages)
    case "events": events(field, ticket.events)
    default: break
    }
  }

  private mutating func list(_ field: String, _ values: [String]) {
    name(field)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  private mutating func member(_ field: String, _ rating: Rating) {
    name(field)
    beginObject()
    member("value", rating.verdict.isGood ? "good" : "bad")
    member("comment", rating.verdict.comment)
    member("at", rating.at.description)
    endObject()
  }

  private mutating func messages(_ field: String, _ messages: [Message]) {
    name(field)
    beginArray()
    for message in messages { self.message(message) }
    endArray()
  }

  /// One text of the thread.
  public mutating func message(_ message: Message) {
    beginObject()
    member("seq", message.seq)
    member("at", message.at.description)
    member("from", message.letter.from.rawValue)
    name("by")
    author(message.by)
    member("public", message.isPublic)
    member("body", message.letter.body)
    attachments(message.letter.attachments)
    endObject()
  }

  private mutating func events(_ field: String, _ events: [RecordedEvent]) {
    name(field)
    beginArray()
    for entry in events { event(entry) }
    endArray()
  }

  /// One recorded event without texts and attachments.
  public mutating func event(_ entry: RecordedEvent) {
    beginObject()
    member("type", entry.event.change.typeName)
    member("seq", entry.event.seq)
    member("at", entry.at.description)
    name("by")
    author(entry.by)
    members(of: entry.event.change, letters: .withoutText)
    endObject()
  }
}
