// What does one line of an import say? Either a whole ticket as an export wrote it, with its events and messages, or
// the little that another desk knows: who wrote, subject, body, and perhaps product, topic, kind, channel, time, key
// and further messages. Either way the result is the events to be recorded. Desk rules are not applied; what cannot be
// right (an unknown topic, a time out of range) is refused with its reason.

internal import Desk
internal import JSONText

/// The events of one ticket to be imported.
struct ImportRecord: Sendable {
  /// The number it had, if it says so.
  let number: Int?
  /// Its identity, given or derived.
  let uid: String
  /// Whether that is derived from its line.
  var isKnownByLine = false
  /// The key it was filed with, if any.
  let key: String?
  /// What happened, in order, each with its time and author; the seqs count from 1 but may leave some out.
  let events: [Event]
}

/// Reads lines of an import.
struct ImportReader {
  /// The longest text of a message, in bytes.
  static let longestBody = 1 << 20

  let catalog: Catalog
  /// When a record happened that does not say so.
  let now: Timestamp
  /// Who an agent's message is by that does not say so.
  let importer: Author

  /// The record in one line.
  ///
  /// - Parameter derived: its identity if it is given none; see `ImportIdentity`.
  func record(_ line: Swift.Span<UInt8>, derived: UInt128) throws(ImportFault) -> ImportRecord {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONParser.parse(line)
    } catch { throw .notJSON(error) }
    guard json.object != nil else { throw .notAnObject }
    let record = ImportObject(json)
    if let schema = try record.integer("schema"), schema > TicketFields.schema { throw .newerSchema(schema) }
    if json["events"] != nil { return try whole(record) }
    return try minimal(record, derived)
  }

  // MARK: A whole ticket

  private func whole(_ record: ImportObject) throws(ImportFault) -> ImportRecord {
    var texts: [Int: ImportObject] = [:]
    for message in try record.objects("messages") {
      guard let seq = try message.integer("seq"), seq > 0, texts[seq] == nil else { throw .badMember("messages.seq") }
      texts[seq] = message
    }
    var events: [Event] = []
    for entry in try record.objects("events") {
      let event = try event(entry, &texts)
      guard event.seq ?? 0 > events.last?.seq ?? 0 else { throw .badMember("events.seq") }
      events.append(event)
    }
    guard case .opened(let opening)? = events.first?.change, events.first?.seq == 1 else { throw .badMember("events") }
    guard texts.isEmpty else { throw .badMember("messages") }
    guard Hex.isHex(opening.uid, count: 32), try record.text("uid") ?? opening.uid == opening.uid else {
      throw .badMember("uid")
    }
    return ImportRecord(number: try number(record), uid: opening.uid, key: opening.key, events: events)
  }

  private func event(_ entry: ImportObject, _ texts: inout [Int: ImportObject]) throws(ImportFault) -> Event {
    let type = try entry.required("type")
    guard let seq = try entry.integer("seq"), seq > 0 else { throw .badMember("events.seq") }
    let at = try entry.time("at")
    guard let at else { throw .missing("events.at") }
    guard let by = entry.json["by"].flatMap(EventDecoding.author) else { throw .badMember("events.by") }
    let change: Change
    if type == "opened" { _ = (try entry.details("details"), try entry.texts("tags"), try entry.integer("line")) }
    if type == "message" || type == "note", try entry.truth("undone") != true {
      guard let text = texts.removeValue(forKey: seq) else { throw .missing("messages") }
      let letter = try letter(text, cite: try entry.text("cite"), key: try entry.text("key"))
      change = type == "note" ? .note(letter) : .message(letter)
    } else {
      change = EventDecoding.change(type, entry.json) ?? .unknown(type: type)
      if case .unknown = change, ImportReader.knownTypes.contains(type) { throw .badMember("events.\(type)") }
    }
    try check(change)
    if let body = try entry.text("body") { try checkLength(body) }
    return Event(ticket: nil, seq: seq, at: at, by: by, change: change)
  }

  private static let knownTypes: Set<String> = [
    "opened", "message", "note", "edited", "escalated", "assigned", "closed", "reopened", "merged", "absorbed", "rated",
    "undone",
  ]

  private func letter(_ text: ImportObject, cite: String?, key: String?) throws(ImportFault) -> Letter {
    guard let from = try text.text("from").flatMap({ Side(rawValue: $0) }) else { throw .badMember("messages.from") }
    guard let body = try text.text("body") else { throw .missing("messages.body") }
    try checkLength(body)
    let listed = try text.objects("attachments").count
    let attachments = EventDecoding.attachments(text.json["attachments"])
    guard attachments.count == listed else { throw .badMember("messages.attachments") }
    return Letter(from: from, body: body, attachments: attachments, cite: cite, key: key)
  }

  /// Products and topics must be in the catalog.
  private func check(_ change: Change) throws(ImportFault) {
    switch change {
    case .opened(let opening):
      guard opening.requester.isPlausible else { throw .badAddress("requester.address") }
      try check(product: opening.product, topic: opening.topic)
    case .edited(let edit): try check(product: edit.product, topic: edit.topic)
    default: break
    }
  }

  private func check(product: String?, topic: String?) throws(ImportFault) {
    do throws(CatalogFault) {
      _ = try catalog.resolve(product: product, topic: topic)
    } catch {
      // An edited topic of the product the ticket has already.
      if product == nil, case .ambiguousTopic = error { return }
      throw .catalog(error)
    }
  }

  // MARK: The little another desk knows

  private func minimal(_ record: ImportObject, _ derived: UInt128) throws(ImportFault) -> ImportRecord {
    let requester = try requester(record)
    let subject = try record.required("subject")
    let created = try record.time("created") ?? now
    let key = try record.text("key")
    let given = try record.text("uid")
    let uid = given ?? Hex.digits(of: key.map { ImportIdentity.ofKey($0.utf8Span.span) } ?? derived)
    guard Hex.isHex(uid, count: 32) else { throw .badMember("uid") }
    var opening = Opening(uid: uid, requester: requester, subject: subject)
    let (product, topic) = (optional(try record.text("product")), optional(try record.text("topic")))
    do throws(CatalogFault) {
      (opening.product, opening.topic) = try catalog.resolve(product: product, topic: topic)
    } catch { throw .catalog(error) }
    opening.kind = try record.text("kind")
    opening.channel = try record.text("channel")
    opening.key = key
    opening.tags = try record.texts("tags")
    opening.details = try record.details("details")
    let author = Author.requester(requester.address)
    var events = [Event(ticket: nil, seq: 1, at: created, by: author, change: .opened(opening))]
    for (change, at, by) in try thread(record, from: author, created) {
      events.append(Event(ticket: nil, seq: events.count + 1, at: at, by: by, change: change))
    }
    return ImportRecord(
      number: try number(record), uid: uid, isKnownByLine: given == nil && key == nil, key: key, events: events)
  }

  private func optional(_ text: String?) -> String? { text?.isEmpty == true ? nil : text }

  private func requester(_ record: ImportObject) throws(ImportFault) -> Requester {
    if let address = try record.text("from") {
      let requester = Requester(address: address)
      guard requester.isPlausible else { throw .badAddress("from") }
      return requester
    }
    guard let json = record.json["requester"] else { throw .missing("from") }
    guard let requester = EventDecoding.requester(json) else { throw .badMember("requester") }
    guard requester.isPlausible else { throw .badAddress("requester.address") }
    return requester
  }

  /// The letter and what followed it.
  private func thread(
    _ record: ImportObject, from author: Author, _ created: Timestamp
  ) throws(ImportFault) -> [(Change, Timestamp, Author)] {
    var thread: [(Change, Timestamp, Author)] = []
    if let body = try record.text("body") {
      try checkLength(body)
      thread.append((.message(Letter(from: .requester, body: body)), created, author))
    }
    for message in try record.objects("messages") {
      let letter = try letter(message, cite: nil, key: nil)
      let at = try message.time("at") ?? created
      let by = message.json["by"].flatMap(EventDecoding.author) ?? (letter.from == .requester ? author : importer)
      let isPublic = try message.truth("public") ?? true
      thread.append((isPublic ? .message(letter) : .note(letter), at, by))
    }
    guard case .message(let letter)? = thread.first?.0, letter.from == .requester, !letter.body.isEmpty else {
      throw .missing("body")
    }
    return thread
  }

  // MARK: Both

  private func number(_ record: ImportObject) throws(ImportFault) -> Int? {
    guard let number = try record.integer("number") else { return nil }
    guard number > 0, number <= TicketNumbers.largestSite * TicketNumbers.perSite else { throw .badMember("number") }
    return number
  }

  private func checkLength(_ body: String) throws(ImportFault) {
    if body.utf8.count > ImportReader.longestBody { throw .tooLong("body", limit: ImportReader.longestBody) }
  }
}

/// An object whose members have the types they should have.
private struct ImportObject {
  let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  func text(_ name: String) throws(ImportFault) -> String? {
    guard let member = json[name], !member.isNull else { return nil }
    guard let text = member.string else { throw .badMember(name) }
    return text
  }

  func required(_ name: String) throws(ImportFault) -> String {
    guard let text = try text(name) else { throw .missing(name) }
    return text
  }

  func integer(_ name: String) throws(ImportFault) -> Int? {
    guard let member = json[name], !member.isNull else { return nil }
    guard let integer = member.integer else { throw .badMember(name) }
    return integer
  }

  func truth(_ name: String) throws(ImportFault) -> Bool? {
    guard let member = json[name], !member.isNull else { return nil }
    guard let truth = member.bool else { throw .badMember(name) }
    return truth
  }

  func time(_ name: String) throws(ImportFault) -> Timestamp? {
    guard let text = try text(name) else { return nil }
    guard let time = Timestamp(rfc3339: text) else { throw .badTime(name) }
    return time
  }

  func details(_ name: String) throws(ImportFault) -> [Detail] {
    guard let member = json[name], !member.isNull else { return [] }
    let details = EventDecoding.details(member)
    guard details.count == member.object?.count else { throw .badMember(name) }
    return details
  }

  func texts(_ name: String) throws(ImportFault) -> [String] {
    guard let member = json[name], !member.isNull else { return [] }
    let texts = EventDecoding.strings(member)
    guard texts.count == member.array?.count else { throw .badMember(name) }
    return texts
  }

  func objects(_ name: String) throws(ImportFault) -> [ImportObject] {
    guard let member = json[name], !member.isNull else { return [] }
    guard let list = member.array, list.allSatisfy({ $0.object != nil }) else { throw .badMember(name) }
    return list.map { ImportObject($0) }
  }
}
