// How does the morning screen look? Sections of a few lines each, in the width there is; the same figures as JSON, and as
// rows of section, name and values in a pipe. The five oldest tickets are read for their subjects, nothing else.

internal import CommandLineKit
internal import Desk
internal import Figures
internal import JSONText
internal import Terminal
internal import TicketStore

/// The morning screen, ready to be shown.
struct MorningView {
  let morning: Morning
  let tables: FactTables
  let oldest: [Ticket]
  /// Whether it was counted what articles did: it is not where a query chose tickets.
  let hasArticles: Bool
  let zone: Zone
  let language: Language

  /// Counts, then prints in the form that is wanted.
  ///
  /// - Parameter ink: the characters of the screen, wherever it goes; nil for a table in a pipe.
  static func run(_ source: FactSource, _ json: [String]?, _ ink: Chart.Ink?) throws(Failure) {
    let view = try made(source)
    let context = source.context
    let settings = context.console.settings
    if let json { return view.printJSON(json, context) }
    guard settings.isTerminal || ink != nil else { return context.console.write(bytes: view.tabSeparated()) }
    context.console.write(view.screen(width: settings.width, colour: settings.colour, Chart(ink ?? .blocks)))
  }

  /// The screen of what the source gives.
  static func made(_ source: FactSource) throws(Failure) -> MorningView {
    let catalog = source.reader.catalog
    let empty = Morning(catalog, now: try source.context.moment(in: catalog))
    var (morning, tables) = try source.counted(empty, source.memory?.morning)
    if source.query.isEmpty {
      try source.forEachArticle(
        since: morning.now.advanced(by: .days(-7)), deflected: { morning.addDeflection(at: $1) },
        rated: { morning.addRating(isGood: $1, at: $2) })
    }
    return try made(of: morning, tables, source)
  }

  /// The screen of what was counted.
  static func made(of morning: Morning, _ tables: FactTables, _ source: FactSource) throws(Failure) -> MorningView {
    var oldest: [Ticket] = []
    for (number, _) in morning.oldest {
      if let known = source.memory?.named[number] {
        oldest.append(known)
      } else {
        oldest.append(try source.context.ticket(number, source.reader))
      }
    }
    source.memory?.named = Dictionary(oldest.map { ($0.number, $0) }) { first, _ in first }
    return MorningView(
      morning: morning, tables: tables, oldest: oldest, hasArticles: source.query.isEmpty,
      zone: source.reader.catalog.zone, language: source.context.language)
  }

  /// Names of flows in data.
  static let flowNames = ["arrived", "answered", "closed"]

  /// The names of the age bands: `..4h`, `4h..24h`, …, `120h..`.
  static let bandNames: [String] = {
    let hours = Morning.bandHours
    return ["..\(hours[0])h"] + zip(hours, hours.dropFirst()).map { "\($0)h..\($1)h" } + [
      "\(hours[hours.count - 1])h.."
    ]
  }()

  /// The lines that have something to show.
  var lineNumbers: [Int] { morning.lines.keys.sorted() }

  /// Section, name and values a row.
  func tabSeparated() -> [UInt8] {
    var bytes: [UInt8] = []
    func row(_ cells: String...) { TabSeparated.appendRow(cells, to: &bytes) }
    for (flow, name) in zip(Morning.Flow.allCases, MorningView.flowNames) {
      row("today", name, String(morning.today[flow.rawValue]), morning.usual(flow).map(String.init) ?? "")
    }
    for line in lineNumbers {
      for (band, name) in MorningView.bandNames.enumerated() {
        row("backlog", String(line), name, String(morning.backlog[line]?[band] ?? 0))
      }
    }
    row("promises", "in_due", String(morning.inDue.part), String(morning.inDue.whole))
    row("promises", "in_limit", String(morning.inLimit.part), String(morning.inLimit.whole))
    for (name, count) in soon { row("promises", name, String(count)) }
    for (hour, count) in morning.hours.enumerated() { row("hours", (hour < 10 ? "0" : "") + "\(hour)", String(count)) }
    for topic in morning.topTopics(5, tables) {
      row("topics", topic.topic ?? "none", String(topic.now), String(topic.before))
    }
    for number in lineNumbers {
      let line = morning.lines[number] ?? Morning.Line()
      let times = Times(line.firstAnswer)
      row("lines", String(number), String(line.open), String(line.waiting), String(line.arrived), String(times.median))
    }
    if hasArticles {
      let shares = [("deflection", morning.deflection), ("good", morning.articlesGood)]
      for (name, share) in shares { row("articles", name, String(share.part), String(share.whole)) }
    }
    for ticket in oldest {
      row("oldest", String(ticket.number), String(age(ticket)), String(ticket.line), ticket.topicPath, ticket.heading)
    }
    return bytes
  }

  /// How promises stand that are not kept or not yet.
  var soon: [(String, Int)] {
    [
      ("past_limit", morning.pastLimit), ("past_due", morning.pastDue), ("due_soon", morning.dueSoon),
      ("limit_soon", morning.limitSoon),
    ]
  }

  /// Seconds since its unanswered letter, else since it was filed.
  func age(_ ticket: Ticket) -> Int { Int(max(0, morning.now.since(ticket.ageStart).milliseconds) / 1000) }
}

extension MorningView {
  private func printJSON(_ chosen: [String], _ context: Context) {
    context.print(chosen, of: ReceiptField.statsNames) { name, writer in
      switch name {
      case "at": writer.string(morning.now.description)
      case "by": writer.string("state")
      case "total": writer.integer(morning.states.reduce(0, +))
      case "rows":
        writer.array(TicketState.allCases.enumerated()) { writer, entry in
          writer.member("value", entry.element.rawValue)
          writer.member("count", morning.states[entry.offset])
        }
      case "today":
        writer.beginObject()
        for (flow, name) in zip(Morning.Flow.allCases, MorningView.flowNames) {
          writer.name(name)
          writer.beginObject()
          writer.member("count", morning.today[flow.rawValue])
          writer.member("usual", morning.usual(flow))
          writer.endObject()
        }
        writer.endObject()
      case "backlog":
        writer.array(lineNumbers) { writer, line in
          writer.member("line", line)
          for (band, name) in MorningView.bandNames.enumerated() {
            writer.member(name, morning.backlog[line]?[band] ?? 0)
          }
        }
      case "promises":
        writer.beginObject()
        writer.name("in_due")
        writer.share(morning.inDue)
        writer.name("in_limit")
        writer.share(morning.inLimit)
        for (name, count) in soon { writer.member(name, count) }
        writer.endObject()
      case "hours": writer.integers(morning.hours)
      case "days": writer.integers(morning.days)
      case "topics":
        writer.array(morning.topTopics(5, tables)) { writer, topic in
          writer.member("topic", topic.topic)
          writer.member("count", topic.now)
          writer.member("before", topic.before)
        }
      case "lines":
        writer.array(lineNumbers) { writer, number in
          let line = morning.lines[number] ?? Morning.Line()
          writer.member("line", number)
          writer.member("open", line.open)
          writer.member("waiting", line.waiting)
          writer.member("arrived", line.arrived)
          writer.member("first_answer", Times(line.firstAnswer).median)
        }
      case "articles" where hasArticles:
        writer.beginObject()
        writer.name("deflection")
        writer.share(morning.deflection)
        writer.name("good")
        writer.share(morning.articlesGood)
        writer.endObject()
      case "oldest":
        writer.array(oldest) { writer, ticket in
          writer.member("number", ticket.number)
          writer.member("age", age(ticket))
          writer.member("line", ticket.line)
          writer.member("product", ticket.product)
          writer.member("topic", ticket.topic)
          writer.member("subject", ticket.subject)
        }
      default: break
      }
    }
  }
}

extension JSONWriter {
  /// An array of objects, each filled by `body`.
  fileprivate mutating func array<Elements: Sequence>(
    _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void
  ) {
    beginArray()
    for element in elements {
      beginObject()
      body(&self, element)
      endObject()
    }
    endArray()
  }
}
