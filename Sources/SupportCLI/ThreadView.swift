// How does a ticket read? Its fields, then the whole thread with notes and files, in the desk's zone. The same facts on a
// terminal (wrapped, coloured) and in a pipe (as they are, one line a line). Nothing a user wrote can drive a terminal.

internal import CommandLineKit
internal import Desk
internal import Terminal

/// A ticket laid out as text.
struct ThreadView {
  let ticket: Ticket
  let catalog: Catalog
  let context: Context

  private var zone: Zone { catalog.zone }
  private var language: Language { context.language }

  /// The ticket's fields and its thread.
  func print() {
    let number = "\(ticket.number)  "
    heading(number + ticket.heading, .bold, hanging: number.utf8.count)
    for (name, value) in fields { field(name, value) }
    var place = 0
    for message in ticket.messages { print(message, &place) }
  }

  /// The ticket's events, a line each.
  func printEvents() {
    let events = ticket.absorbed.isEmpty ? ticket.events : byTime(ticket.events)
    for entry in events {
      let seq = entry.event.seq.map { "\($0)" } ?? "-"
      let place = entry.event.ticket == ticket.number ? seq : "\(entry.event.ticket ?? 0)/\(seq)"
      let mark = entry.isUndone ? Text("  (undone)", ru: "  (отменено)")[language] : ""
      let words =
        [place, zone.text(entry.at), entry.by.name, entry.event.change.summary].joined(separator: "  ") + mark
      context.console.line(Visible.text(words, keepingLines: false))
    }
  }

  /// The events of several tickets by their times, those of one moment as they stand.
  private func byTime(_ events: [RecordedEvent]) -> [RecordedEvent] {
    events.indices.sorted { (events[$0].at, $0) < (events[$1].at, $1) }.map { events[$0] }
  }

  private var fields: [(Text, String)] {
    let deadlines = catalog.deadlines(of: ticket)
    let stateLine = ticket.state.rawValue + (ticket.reason.map { " (\($0.rawValue))" } ?? "")
    let optional: [(Text, String?)] = [
      (TicketColumn.state.title, stateLine),
      (TicketColumn.line.title, "\(ticket.line)"),
      (TicketColumn.topic.title, ticket.topicPath + (ticket.topicGuessed ? " (?)" : "")),
      (TicketColumn.kind.title, ticket.kind),
      (TicketColumn.channel.title, ticket.channel),
      (
        TicketColumn.from.title,
        ticket.requester.name.map { "\($0) <\(ticket.requester.address)>" } ?? ticket.requester.address
      ),
      (TicketColumn.agent.title, ticket.agent),
      (TicketColumn.tags.title, Wording.listed(ticket.tags)),
      (Text("details", ru: "подробности"), Wording.listed(ticket.details.map { "\($0.key)=\($0.value)" })),
      (TicketColumn.created.title, zone.text(ticket.created)),
      (TicketColumn.due.title, deadlines.map { zone.text($0.due) }),
      (TicketColumn.limit.title, deadlines.map { zone.text($0.limit) }),
      (Text("first answer", ru: "первый ответ"), ticket.firstAnswer.map { zone.text($0) }),
      (TicketColumn.closed.title, ticket.closed.map { zone.text($0) }),
      (TicketColumn.contacts.title, ticket.contacts > 1 ? "\(ticket.contacts)" : nil),
      (Text("rating", ru: "оценка"), ticket.rating.map { $0.summary }),
      (
        Text("related", ru: "связано"),
        ThreadView.list(ticket.related.filter { $0 != ticket.duplicateOf })
      ),
      (Text("duplicate of", ru: "повтор"), ticket.duplicateOf.map { "\($0)" }),
      (Text("goes on as", ru: "продолжение"), ticket.mergedInto.map { "\($0)" }),
      (Text("merged from", ru: "объединено с"), ThreadView.list(ticket.absorbed)),
    ]
    return optional.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
  }

  /// `3, 5`. A loop: the library's `joined` costs a start its types.
  private static func list(_ numbers: [Int]) -> String {
    var text = ""
    for number in numbers { text += (text.isEmpty ? "" : ", ") + "\(number)" }
    return text
  }

  private func field(_ name: Text, _ value: String) {
    let label = TextLayout.pad(name[language], to: 14)
    let lines = fitted(value, width: context.console.settings.width - 16)
    context.console.line(context.console.styled(label, .dim) + "  " + (lines.first ?? ""))
    for line in lines.dropFirst() { context.console.line(TextLayout.pad("", to: 16) + line) }
  }

  /// A line in a style, on as many lines as the terminal needs.
  private func heading(_ text: String, _ style: Style, indent: Int = 0, hanging: Int) {
    for line in fitted(text, width: context.console.settings.width, indent: indent, hanging: hanging) {
      context.console.line(context.console.styled(line, style))
    }
  }

  /// One line made visible; broken on a terminal only.
  private func fitted(_ text: String, width: Int, indent: Int = 0, hanging: Int = 0) -> [String] {
    let shown = Visible.text(text, keepingLines: false)
    guard context.console.settings.isTerminal else { return [String(repeating: " ", count: indent) + shown] }
    return TextLayout.wrap(shown, width: max(width, 20), indent: indent, hanging: hanging)
  }

  private func print(_ message: Message, _ place: inout Int) {
    let role =
      !message.isPublic
      ? Text("note by \(message.by.name)", ru: "заметка: \(message.by.name)")
      : message.letter.from == .agent
        ? Text("\(message.by.name) answers", ru: "отвечает \(message.by.name)")
        : Text("\(message.by.name) writes", ru: "пишет \(message.by.name)")
    context.console.line()
    let style: Style = !message.isPublic ? .yellow : message.letter.from == .agent ? .green : .cyan
    let source =
      message.ticket == ticket.number ? Text(same: "") : Text(" (as \(message.ticket))", ru: " (в \(message.ticket))")
    heading("\(zone.text(message.at))  \(role[language])\(source[language])", style, hanging: 2)
    for line in wrapped(message.letter.body) { context.console.line(line) }
    if let cite = message.letter.cite {
      heading(Text("article: \(cite)", ru: "статья: \(cite)")[language], .dim, indent: 2, hanging: 4)
    }
    for attachment in message.letter.attachments {
      place += 1
      let size = Size.text(attachment.size, language)
      heading("[\(place)] \(attachment.name)  \(attachment.type)  \(size)", .dim, indent: 2, hanging: 6)
    }
  }

  /// The text made visible, indented by two; wrapped on a terminal only.
  private func wrapped(_ text: String) -> [String] {
    let lines = Visible.text(text, keepingLines: true).utf8
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
    let body = lines.last == "" ? lines.dropLast() : lines[...]
    guard context.console.settings.isTerminal else { return body.map { $0.isEmpty ? "" : "  \($0)" } }
    let width = max(context.console.settings.width, 20)
    return body.flatMap { line in
      line.isEmpty ? [""] : TextLayout.wrap(String(line), width: width, indent: 2)
    }
  }
}

extension Rating {
  /// `good: quick and clear`.
  fileprivate var summary: String {
    (verdict.isGood ? "good" : "bad") + (verdict.comment.map { ": \($0)" } ?? "")
  }
}

extension Change {
  /// The first word of its summary: what kind of event it is.
  var kindOfEvent: String { String(summary.prefix { $0 != " " }) }

  /// One line about it.
  var summary: String {
    switch self {
    case .opened(let opening): "opened  \(opening.subject)"
    case .message(let letter): "message  \(letter.from.rawValue)"
    case .note: "note"
    case .edited(let edit): "edited  \(edit.summary)"
    case .escalated(let line, let reason, let rule):
      "escalated  line \(line)" + ([reason, rule].compactMap { $0 }.first.map { "  \($0)" } ?? "")
    case .assigned(let agent): agent.map { "assigned  \($0)" } ?? "released"
    case .closed(let reason, let other): "closed  \(reason.rawValue)" + (other.map { " of \($0)" } ?? "")
    case .reopened(let reason): "reopened" + (reason.map { "  \($0)" } ?? "")
    case .merged(let target): "merged  into \(target)"
    case .rated(let verdict): "rated  \(verdict.isGood ? "good" : "bad")"
    case .absorbed(let other): "absorbed  from \(other)"
    case .undone(let group, _): "undone  \(group)"
    case .articleRated(let slug, let verdict): "article-rated  \(slug) \(verdict.isGood ? "good" : "bad")"
    case .deflected(let slug, _): "deflected  \(slug)"
    case .unknown(let type): type
    }
  }
}

extension Edit {
  fileprivate var summary: String {
    let fields = [("product", product), ("topic", topic), ("kind", kind), ("subject", subject)]
    let set =
      fields.compactMap { name, value in value.map { "\(name)=\($0)" } } + details.map { "\($0.key)=\($0.value)" }
    return (set + tags.map { "+\($0)" } + unset.map { "-\($0)" }).joined(separator: " ")
  }
}
