// How is the account of a ticket told to people? What each rule did, then the stretches in which the requester waited,
// part by part with what counted, and the pauses between them, in order of time. The same facts as in LedgerJSON.swift.

internal import CommandLineKit
internal import Desk
internal import Terminal

/// The account of a ticket as text.
struct WhyView {
  let ticket: Ticket
  let catalog: Catalog
  let context: Context

  private var zone: Zone { catalog.zone }

  /// Prints what the rules did, then stretches and pauses.
  func print() {
    let ledger = catalog.ledger(of: ticket)
    line("\(ticket.number)  \(ticket.heading)", .bold)
    for reason in ledger.reasons {
      let whose =
        reason.ticket == ticket.number
        ? Text(same: "") : Text("in ticket \(reason.ticket): ", ru: "в обращении \(reason.ticket): ")
      row(zone.text(reason.at), reason.rule.rawValue, context.say(whose.appending(reason.fact.text)))
    }
    var pauses = ledger.pauses[...]
    for stretch in ledger.stretches {
      while let pause = pauses.first, pause.from < stretch.start { print(pauses.removeFirst()) }
      print(stretch)
    }
    for pause in pauses { print(pause) }
  }

  private func print(_ stretch: Stretch) {
    context.console.line()
    line(context.say(stretch.title(zone)), stretch.isKept == false ? .red : .cyan)
    detail(context.say(stretch.promised(zone)))
    for part in stretch.parts {
      let sign = part.counts ? Text("counted", ru: "шло") : Text("paused", ru: "стояло")
      let why = part.counts ? Text(same: "") : Text("  outside service hours", ru: "  вне рабочих часов")
      detail("\(times(part.from, part.to))  \(context.say(sign))  \(part.to.since(part.from).clock)\(context.say(why))")
    }
    let sum = Text(
      "counted \(stretch.counted.clock), paused \(stretch.paused.clock)",
      ru: "шло \(stretch.counted.clock), стояло \(stretch.paused.clock)")
    detail(context.say(sum.appending(stretch.verdict(zone))))
  }

  private func print(_ pause: Pause) {
    context.console.line()
    line("\(times(pause.from, pause.to))  \(context.say(pause.cause.text))", .dim)
  }

  private func times(_ from: Timestamp, _ to: Timestamp?) -> String {
    "\(zone.secondText(from)) – \(to.map { zone.secondText($0) } ?? "")"
  }

  /// A line, on a terminal broken between words.
  private func line(_ text: String, _ style: Style, indent: Int = 0) {
    let (console, shown) = (context.console, Visible.text(text, keepingLines: false))
    let lines =
      console.settings.isTerminal
      ? TextLayout.wrap(shown, width: max(console.settings.width, 20), indent: indent, hanging: indent + 2)
      : [String(repeating: " ", count: indent) + shown]
    for line in lines { console.line(console.styled(line, style)) }
  }

  private func detail(_ text: String) { line(text, .plain, indent: 2) }

  private func row(_ columns: String...) { detail(columns.joined(separator: "  ")) }
}

extension Stretch {
  /// `2026-11-22 12:00:00 – 2026-11-22 13:10:00  answered`.
  fileprivate func title(_ zone: Zone) -> Text {
    let times = "\(zone.secondText(start)) – \(end.map { zone.secondText($0) } ?? "")  "
    let word =
      switch ending {
      case nil: Text("the requester waits", ru: "обратившийся ждёт")
      case .answered?: Text("the requester waited; answered", ru: "обратившийся ждал; ответили")
      case .closed?: Text("the requester waited; closed", ru: "обратившийся ждал; закрыли")
      case .merged?: Text("the requester waited; merged", ru: "обратившийся ждал; объединили")
      }
    return Text(same: times).appending(word)
  }

  /// `promise: 24:00:00 of all time, at most 120:00:00, by … at the latest …`.
  fileprivate func promised(_ zone: Zone) -> Text {
    let (answer, limit) = (promise.answer.clock, promise.limit.clock)
    let (due, last) = (zone.secondText(deadlines.due), zone.secondText(deadlines.limit))
    let kind =
      promise.clock == .calendar
      ? Text("all time", ru: "всё время") : Text("service hours", ru: "рабочие часы")
    let whose = topic.map { Text("promise of \($0)", ru: "обещание темы \($0)") } ?? Text("promise", ru: "обещание")
    return whose.appending(
      Text(
        ": \(answer), at most \(limit), of \(kind.en); due \(due), limit \(last)",
        ru: ": \(answer), самое большее \(limit), считая \(kind.ru); срок \(due), крайний \(last)"))
  }

  /// Whether the promise was kept; of a stretch that goes on, when what counted is used up.
  fileprivate func verdict(_ zone: Zone) -> Text {
    switch isKept {
    case nil: Text(": up to \(zone.secondText(deadlines.due))", ru: ": до \(zone.secondText(deadlines.due))")
    case true?: Text("; promise kept", ru: "; обещание сдержано")
    case false?: Text("; promise broken", ru: "; обещание нарушено")
    }
  }
}

extension Pause.Cause {
  fileprivate var text: Text {
    switch self {
    case .waiting: Text("nothing counted: the requester owed a word", ru: "ничего не шло: слово за обратившимся")
    case .closed: Text("nothing counted: closed", ru: "ничего не шло: закрыто")
    case .reopened: Text("nothing counted: opened again without a letter", ru: "ничего не шло: открыто без письма")
    case .merged: Text("nothing counted here: goes on as another", ru: "здесь ничего не шло: продолжается в другом")
    }
  }
}

extension RuleFact {
  /// What the rule did.
  var text: Text {
    switch self {
    case .offered(let slugs): Text("offered: \(Wording.listed(slugs))", ru: "предложено: \(Wording.listed(slugs))")
    case .guessed(let topic): Text("the topic \(topic) was guessed", ru: "тема \(topic) угадана")
    case .corrected(let from, let to):
      Text(
        "the topic was corrected: \(from ?? "-") to \(to ?? "-")", ru: "тема исправлена: \(from ?? "-") на \(to ?? "-")"
      )
    case .overruled: Text("was against filing it; overruled with --force", ru: "было против; подано с --force")
    case .startedOnLine(let line, let after):
      Text(
        "started on line \(line), after \(Wording.listed(after.map { "\($0)" }))",
        ru: "начато с линии \(line), после \(Wording.listed(after.map { "\($0)" }))")
    case .wroteAgain(let contacts):
      Text("wrote again after an answer: contact \(contacts)", ru: "снова написал после ответа: контакт \(contacts)")
    case .movedToLine(let line, let reason):
      Text(
        "to line \(line)" + (reason.map { ": \($0)" } ?? ""), ru: "на линию \(line)" + (reason.map { ": \($0)" } ?? ""))
    case .openedAgain: Text("a letter opened it again", ru: "письмо открыло его снова")
    case .merged(let target): Text("goes on as \(target)", ru: "продолжается как \(target)")
    case .absorbed(let other): Text("\(other) goes on as this one", ru: "\(other) продолжается здесь")
    case .rated(let isGood): Text(isGood ? "rated good" : "rated bad", ru: isGood ? "оценено хорошо" : "оценено плохо")
    }
  }
}

extension Span {
  /// `26:05:09` in hours, minutes and seconds, rounded down.
  fileprivate var clock: String {
    let seconds = max(0, milliseconds) / 1000
    let parts = [seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(seconds / 3600):\(parts[0]):\(parts[1])"
  }
}

extension Zone {
  /// The moment as people read it, to the second.
  fileprivate func secondText(_ moment: Timestamp) -> String {
    let second = local(moment).secondOfDay % 60
    return text(moment) + (second < 10 ? ":0\(second)" : ":\(second)")
  }
}
