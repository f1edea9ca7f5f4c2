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
    "contacts", "repeat", "offered", "related", "duplicate_of", "merged_into", "merged_from",
    "rating", "messages", "events",
  ]

  /// The schema of the objects this version writes.
  public static let schema = 1
}

extension JSONWriter {
  /// One ticket as an object.
  ///
  /// - Parameters:
  ///   - fields: the members wanted; nil for all. `schema` is always there.
  ///   - more: writes further members.
  public mutating func ticket(
    _ ticket: Ticket, deadlines: Deadlines?, fields: [String]? = nil, more: (inout JSONWriter) -> Void = { _ in }
  ) {
    let wants: (String) -> Bool = { name in fields?.contains(name) ?? true }
    beginObject()
    member("schema", TicketFields.schema)
    matter(of: ticket, wants)
    course(of: ticket, deadlines, wants)
    if wants("messages") { messages("messages", of: ticket) }
    if wants("events") { events("events", of: ticket) }
    more(&self)
    endObject()
  }

  /// What it is about, and whose it is.
  private mutating func matter(of ticket: Ticket, _ wants: (String) -> Bool) {
    if wants("number") { member("number", ticket.number) }
    if wants("uid") { member("uid", ticket.uid) }
    if wants("product") { member("product", ticket.product) }
    if wants("topic") { member("topic", ticket.topic) }
    if wants("topic_guessed") { member("topic_guessed", ticket.topicGuessed) }
    if wants("kind") { member("kind", ticket.kind) }
    if wants("channel") { member("channel", ticket.channel) }
    if wants("state") { member("state", ticket.state.rawValue) }
    if wants("line") { member("line", ticket.line) }
    if wants("subject") { member("subject", ticket.subject) }
    if wants("requester") {
      name("requester")
      requester(ticket.requester)
    }
    if wants("agent") { member("agent", ticket.agent) }
    if wants("tags") { list("tags", ticket.tags) }
    if wants("details") { details("details", ticket.details) }
  }

  /// What became of it.
  private mutating func course(of ticket: Ticket, _ deadlines: Deadlines?, _ wants: (String) -> Bool) {
    if wants("created") { member("created", ticket.created.description) }
    if wants("updated") { member("updated", ticket.updated.description) }
    if wants("due") { member("due", deadlines?.due.description) }
    if wants("limit") { member("limit", deadlines?.limit.description) }
    if wants("first_answer") { member("first_answer", ticket.firstAnswer?.description) }
    if wants("closed") { member("closed", ticket.closed?.description) }
    if wants("reason") { member("reason", ticket.reason?.rawValue) }
    if wants("contacts") { member("contacts", ticket.contacts) }
    if wants("repeat") { member("repeat", ticket.isRepeat) }
    if wants("offered") { list("offered", ticket.offered) }
    if wants("related") { integers("related", ticket.related) }
    if wants("duplicate_of") { member("duplicate_of", ticket.duplicateOf) }
    if wants("merged_into") { member("merged_into", ticket.mergedInto) }
    if wants("merged_from"), !ticket.absorbed.isEmpty { integers("merged_from", ticket.absorbed) }
    if wants("rating"), let rating = ticket.rating {
      name("rating")
      self.rating(rating)
    }
  }

  private mutating func list(_ field: String, _ values: [String]) {
    name(field)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  /// `{"value":"good","comment":…,"at":…}`.
  public mutating func rating(_ rating: Rating) {
    beginObject()
    member("value", rating.verdict.isGood ? "good" : "bad")
    member("comment", rating.verdict.comment)
    member("at", rating.at.description)
    endObject()
  }

  private mutating func messages(_ field: String, of ticket: Ticket) {
    name(field)
    beginArray()
    for message in ticket.messages { self.message(message, in: ticket.number) }
    endArray()
  }

  /// One text of the thread of that ticket.
  public mutating func message(_ message: Message, in number: Int) {
    beginObject()
    if message.ticket != number { member("ticket", message.ticket) }
    member("seq", message.seq)
    member("at", message.at.description)
    member("from", message.letter.from.rawValue)
    name("by")
    author(message.by)
    member("public", message.isPublic)
    member("body", message.letter.body)
    attachments(message.letter.attachments)
    member("cite", message.letter.cite)
    endObject()
  }

  private mutating func events(_ field: String, of ticket: Ticket) {
    name(field)
    beginArray()
    for entry in ticket.events { event(entry, in: ticket.number) }
    endArray()
  }

  /// One recorded event of that ticket, without texts and attachments.
  public mutating func event(_ entry: RecordedEvent, in number: Int) {
    beginObject()
    if let ticket = entry.event.ticket, ticket != number { member("ticket", ticket) }
    member("type", entry.event.change.typeName)
    member("seq", entry.event.seq)
    member("at", entry.at.description)
    name("by")
    author(entry.by)
    // The thread does not hold what was taken back.
    members(of: entry.event.change, letters: entry.isUndone ? .whole : .withoutText)
    if entry.isUndone { member("undone", true) }
    endObject()
  }
}
