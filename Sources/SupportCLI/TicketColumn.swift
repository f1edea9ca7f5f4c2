// Which columns can a list have? Each with its value in a pipe (whole, UTC) and on the screen (for people). The facts are
// the same.

internal import CommandLineKit
internal import Desk
internal import Terminal

/// A column of `list`.
enum TicketColumn: String, CaseIterable {
  case number, state, line, product, topic, kind, channel, from, agent, tags, subject, created, updated, due, limit
  case age, closed, reason, contacts

  static let names = allCases.map(\.rawValue)
  /// What is shown unless `--columns` says otherwise.
  static let usual: [TicketColumn] = [.number, .state, .line, .topic, .from, .agent, .due, .subject]

  /// The heading.
  var title: Text {
    switch self {
    case .number: Text("no", ru: "№")
    case .state: Text("state", ru: "состояние")
    case .line: Text("line", ru: "линия")
    case .product: Text("product", ru: "продукт")
    case .topic: Text("topic", ru: "тема")
    case .kind: Text("kind", ru: "вид")
    case .channel: Text("channel", ru: "канал")
    case .from: Text("from", ru: "от кого")
    case .agent: Text("agent", ru: "сотрудник")
    case .tags: Text("tags", ru: "метки")
    case .subject: Text("subject", ru: "о чём")
    case .created: Text("created", ru: "подано")
    case .updated: Text("updated", ru: "изменено")
    case .due: Text("due", ru: "ответ до")
    case .limit: Text("limit", ru: "крайний срок")
    case .age: Text("age", ru: "возраст")
    case .closed: Text("closed", ru: "закрыто")
    case .reason: Text("reason", ru: "причина")
    case .contacts: Text("contacts", ru: "писем")
    }
  }

  /// The column in a table.
  func column(_ language: Language) -> Table.Column {
    let isNumber = [.number, .line, .contacts, .age].contains(self)
    let isText = [.subject, .from, .topic, .tags].contains(self)
    return Table.Column(
      title[language], alignment: isNumber ? .right : .left, isFlexible: isText,
      style: self == .number ? .cyan : .plain)
  }

  /// The value: a moment, or text.
  func value(of ticket: Ticket, _ deadlines: Deadlines?, now: Timestamp) -> Value {
    switch self {
    case .number: .text("\(ticket.number)")
    case .state: .text(ticket.state.rawValue)
    case .line: .text("\(ticket.line)")
    case .product: .text(ticket.product ?? "")
    case .topic: .text(ticket.topicPath)
    case .kind: .text(ticket.kind ?? "")
    case .channel: .text(ticket.channel ?? "")
    case .from: .text(ticket.requester.address)
    case .agent: .text(ticket.agent ?? "")
    case .tags: .text(ticket.tags.isEmpty ? "" : ticket.tags.joined(separator: ","))
    case .subject: .text(ticket.heading)
    case .created: .moment(ticket.created)
    case .updated: .moment(ticket.updated)
    case .due: .moment(deadlines?.due)
    case .limit: .moment(deadlines?.limit)
    case .age: .span(ticket.state == .closed ? nil : now.since(ticket.unansweredSince ?? ticket.created))
    case .closed: .moment(ticket.closed)
    case .reason: .text(ticket.reason?.rawValue ?? "")
    case .contacts: .text("\(ticket.contacts)")
    }
  }

  /// A cell before it is written.
  enum Value {
    case text(String)
    case moment(Timestamp?)
    case span(Span?)

    /// For a machine: whole, UTC, seconds.
    var plain: String {
      switch self {
      case .text(let text): text
      case .moment(let moment): moment?.description ?? ""
      case .span(let span): span.map { "\($0.milliseconds / 1000)s" } ?? ""
      }
    }

    /// For people: the desk's zone, round spans, a dash for nothing.
    func shown(_ zone: Zone) -> String {
      switch self {
      case .text(let text): text.isEmpty ? "-" : text
      case .moment(let moment): moment.map { zone.text($0) } ?? "-"
      case .span(let span): span.map { Quantity.duration(seconds: Int($0.milliseconds / 1000)) } ?? "-"
      }
    }
  }
}

extension Ticket {
  /// `product/topic`, as far as they are known.
  var topicPath: String {
    guard let product, let topic else { return product ?? topic ?? "" }
    return product + "/" + topic
  }

  /// The subject, or the first line of the letter where there is none.
  var heading: String {
    guard subject.isBlank, let body = messages.first?.letter.body else { return subject }
    return body.firstLine
  }
}

extension String {
  /// The first line with anything on it, without its end; empty if there is none. Looks no further than that.
  fileprivate var firstLine: String {
    let scalars = unicodeScalars
    var (start, isBlank) = (scalars.startIndex, true)
    var place = start
    while place < scalars.endIndex {
      let scalar = scalars[place]
      let next = scalars.index(after: place)
      if ("\n"..."\r").contains(scalar) || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}" {
        if !isBlank { return String(scalars[start..<place]) }
        start = next
      } else if isBlank {
        isBlank = scalar.isSpace
      }
      place = next
    }
    return isBlank ? "" : String(scalars[start...])
  }
}
