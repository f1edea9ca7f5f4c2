// What does an event in JSON say? Members this version does not know are passed over; an event of an unknown type, or
// one whose members are not of their types, becomes `Change.unknown`: it changes nothing, and `check` names it.

internal import Desk
internal import JSONText

/// Reads events and their parts; every function gives nil for what it cannot read.
enum EventDecoding {
  /// One event of a commit, or nil if it is not even an object with a type.
  static func event(_ json: JSONValue) -> Event? {
    guard let type = json["type"]?.string else { return nil }
    let by: Author? = json["by"].flatMap(author)
    let at = json["at"]?.string.flatMap { Timestamp(rfc3339: $0) }
    let (ticket, seq) = (json["ticket"]?.integer, json["seq"]?.integer)
    let change = change(type, json) ?? .unknown(type: type)
    guard change.isAboutTicket == false || (ticket ?? 0) > 0 && (seq ?? 0) > 0 else {
      return Event(ticket: ticket, seq: seq, at: at, by: by, change: .unknown(type: type))
    }
    return Event(ticket: ticket, seq: seq, at: at, by: by, change: change)
  }

  /// `{"agent":"olga"}`.
  static func author(_ json: JSONValue) -> Author? {
    if let name = json["agent"]?.string { return .agent(name) }
    if let address = json["requester"]?.string { return .requester(address) }
    return json["import"]?.string.map { .importer($0) }
  }

  /// What an event of that type changes.
  static func change(_ type: String, _ json: JSONValue) -> Change? {
    switch type {
    case "opened": opening(json).map { .opened($0) }
    case "message": letter(json).map { .message($0) }
    case "note": letter(json).map { .note($0) }
    case "edited": .edited(edit(json))
    case "escalated":
      json["line"]?.integer.map { .escalated(line: $0, reason: json["reason"]?.string, rule: json["rule"]?.string) }
    case "assigned": .assigned(agent: json["agent"]?.string)
    case "closed":
      json["reason"]?.string.flatMap { CloseReason(rawValue: $0) }.map {
        .closed(reason: $0, duplicateOf: json["duplicate_of"]?.integer)
      }
    case "reopened": .reopened(reason: json["reason"]?.string)
    case "merged": json["into"]?.integer.map { .merged(into: $0) }
    case "absorbed": json["from"]?.integer.map { .absorbed(from: $0) }
    case "rated": verdict(json).map { .rated($0) }
    case "undone":
      json["group"]?.string.map { .undone(group: $0, seqs: json["seqs"]?.array?.compactMap(\.integer) ?? []) }
    case "article-rated": articleRated(json)
    case "deflected": json["slug"]?.string.map { .deflected(slug: $0, query: json["query"]?.string) }
    default: nil
    }
  }

  private static func opening(_ json: JSONValue) -> Opening? {
    guard let uid = json["uid"]?.string, let requester = json["requester"].flatMap(requester) else { return nil }
    var opening = Opening(uid: uid, requester: requester, subject: json["subject"]?.string ?? "")
    opening.product = json["product"]?.string
    opening.topic = json["topic"]?.string
    opening.topicGuessed = json["topic_guessed"]?.bool ?? false
    opening.kind = json["kind"]?.string
    opening.channel = json["channel"]?.string
    opening.details = details(json["details"])
    opening.tags = strings(json["tags"])
    opening.key = json["key"]?.string
    opening.offered = strings(json["offered"])
    opening.line = json["line"]?.integer ?? 1
    opening.rule = json["rule"]?.string
    opening.related = json["related"]?.array?.compactMap(\.integer) ?? []
    opening.forced = strings(json["forced"])
    return opening
  }

  /// `{"address":…,"name":…}`.
  static func requester(_ json: JSONValue) -> Requester? {
    json["address"]?.string.map { Requester(address: $0, name: json["name"]?.string) }
  }

  private static func letter(_ json: JSONValue) -> Letter? {
    guard let from = json["from"]?.string.flatMap({ Side(rawValue: $0) }), let body = json["body"]?.string
    else { return nil }
    return Letter(
      from: from, body: body, attachments: attachments(json["attachments"]), cite: json["cite"]?.string,
      key: json["key"]?.string)
  }

  /// The readable ones of an array of attachments.
  static func attachments(_ json: JSONValue?) -> [Attachment] {
    json?.array?.compactMap { entry in
      guard let name = entry["name"]?.string, let type = entry["type"]?.string, let size = entry["size"]?.integer,
        size >= 0, let sha256 = entry["sha256"]?.string, Hex.isHex(sha256, count: 64)
      else { return nil }
      return Attachment(name: name, type: type, size: size, sha256: sha256)
    } ?? []
  }

  private static func edit(_ json: JSONValue) -> Edit {
    var edit = Edit()
    if let set = json["set"] {
      edit.product = set["product"]?.string
      edit.topic = set["topic"]?.string
      edit.kind = set["kind"]?.string
      edit.subject = set["subject"]?.string
      edit.details = details(set["details"])
      edit.tags = strings(set["tags"])
    }
    edit.unset = strings(json["unset"])
    return edit
  }

  private static func verdict(_ json: JSONValue) -> Verdict? {
    switch json["value"]?.string {
    case "good": Verdict(isGood: true, comment: json["comment"]?.string)
    case "bad": Verdict(isGood: false, comment: json["comment"]?.string)
    default: nil
    }
  }

  private static func articleRated(_ json: JSONValue) -> Change? {
    guard let slug = json["slug"]?.string, let verdict = verdict(json) else { return nil }
    return .articleRated(slug: slug, verdict)
  }

  /// The members of an object that are strings, in order.
  static func details(_ json: JSONValue?) -> [Detail] {
    json?.object?.compactMap { member in member.value.string.map { Detail(key: member.name, value: $0) } } ?? []
  }

  /// The strings of an array.
  static func strings(_ json: JSONValue?) -> [String] { json?.array?.compactMap(\.string) ?? [] }
}

extension Change {
  /// Whether such an event belongs to a ticket; of an unknown one nobody can say.
  var isAboutTicket: Bool? {
    switch self {
    case .articleRated, .deflected: false
    case .unknown: nil
    default: true
    }
  }
}
