// Which desk do the tests of figures look at? A random one, to which anything may happen: letters, answers, changes of every
// kind, lines of another site, damage, other rules; and a clock that may go back.

import CommandLineKit
import Foundation
import SystemIO
import Terminal
import TestSupport

@testable import Desk
@testable import SupportCLI
@testable import TicketStore

/// What somebody watches.
final class Watch {
  let words: String
  let stats: Stats
  let memory = WatchMemory()
  var passes: Int { memory.morning.passes + memory.breakdowns.passes + memory.forecast.passes }

  init(_ words: String) throws { (self.words, stats) = (words, try Stats.parsed(words)) }
}

extension Stats {
  /// The command of those words, separated by spaces.
  static func parsed(_ words: String) throws -> Stats {
    let invocation = Invocation(
      [Array("support".utf8), Array("stats".utf8)] + words.split(separator: " ").map { Array($0.utf8) },
      globals: Globals.info)
    return try Parser.parse(invocation, as: Stats.self, globals: Globals.self).command
  }
}

/// A desk to which things happen, and a clock.
final class WatchedDesk {
  let watches: [Watch]
  private let folder: TemporaryFolder
  private let location: StoreLocation
  private var random: SplitMix
  private var now = Timestamp(rfc3339: "2026-11-22T09:00:00Z") ?? Timestamp(milliseconds: 0)
  private var groups: [String] = []
  private var foreign = 0

  private static let questions = [
    "", "state:open", "product:mail", "--forecast", "line:1 --forecast", "--by state", "--by topic", "--by line,agent",
    "--by topic,day --figures all", "--by agent --figures tickets,open,oldest,wait",
    "--by week --figures all --since 60d",
    "--by day --figures tickets,answered,closed --since 2026-11-01", "--by hour --until 3d --figures all",
    "--by month --figures closed,answers --until 2026-11-23", "--by article", "--by product,kind state:open,waiting",
    "--by channel age:2d..", "created:30d..", "--by weekday --since today", "again --by line --figures all",
    "--by topic --figures in_due,in_limit,first_answer_service", "--by day --figures deflection,tickets --since 20d",
    "--by topic --by line,state --by kind state:open", "--by line --by week,agent --by hour --figures all --since 9d",
  ]

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    location = StoreLocation(path: Path(folder.file("desk")), isExplicit: true)
    random = SplitMix(seed: seed)
    watches = try Self.questions.map { try Watch($0) }
    let present = now
    now = now.advanced(by: .days(-100))
    while now < present {
      try write(pick(3) > 0 ? .file : Act.allCases[pick(Act.allCases.count)])
      advance(by: 1 + pick(4 * 86_400_000))
    }
    now = present
  }

  enum Act: CaseIterable {
    case file, answer, hear, note, edit, escalate, assign, close, reopen, merge, rate, undo, several, article, elsewhere
  }

  func screen(of watch: Watch, kept: Bool) throws -> String {
    let context = Context(
      globals: Globals(), language: .en, console: Console(settings: ConsoleSettings()), clock: now)
    let reader = try Reader.open(location)
    let query = try context.query(watch.stats.query, reader.catalog)
    var source = FactSource(reader: reader, query: query, context: context)
    if kept { source.memory = watch.memory }
    return try watch.stats.screen(source)(100)
  }

  /// What `stats` and those words print now, on a terminal or in a pipe.
  func printed(_ words: String, isTerminal: Bool = false) throws -> String {
    var settings = ConsoleSettings()
    settings.isTerminal = isTerminal
    let console = Console(output: .memory, error: .memory, settings: settings)
    var globals = Globals()
    globals.store = ByteString(location.path.bytes)
    let context = Context(globals: globals, language: .en, console: console, clock: now)
    try Stats.parsed(words).show(context)
    try console.flush()
    return String(decoding: console.collectedOutput, as: UTF8.self)
  }

  func advance(by milliseconds: Int) { now = now.advanced(by: Desk.Span(milliseconds: Int64(milliseconds))) }

  /// Time goes on, and mostly something is written.
  func step() throws -> String {
    switch pick(12) {
    case 0: advance(by: -pick(3_600_000))
    case 1: advance(by: pick(20 * 86_400_000))
    case 2...4: advance(by: pick(86_400_000))
    default: advance(by: pick(600_000))
    }
    if pick(12) == 0 { return try damage() }
    var acts: [Act] = []
    for _ in 0..<pick(4) {
      acts.append(Act.allCases[pick(Act.allCases.count)])
      try write(acts[acts.count - 1])
    }
    return "\(acts)"
  }

  private func pick(_ count: Int) -> Int { Int(random.next() % UInt64(max(count, 1))) }

  func write(_ act: Act) throws {
    var writer = try Writer.open(location)
    let numbers = try writer.reader.map.numbers
    let number = numbers.isEmpty ? 0 : numbers[pick(numbers.count)]
    switch act {
    case .article:
      writer.append(
        pick(2) == 0
          ? .deflected(slug: "phishing", query: "q") : .articleRated(slug: "phishing", Verdict(isGood: pick(2) == 0)),
        to: nil)
    case .elsewhere:
      try writer.close(synchronizing: false)
      return try writeElsewhere(number)
    case .merge where number > 0:
      let other = numbers[pick(numbers.count)]
      writer.append(.merged(into: other), to: number)
      if pick(4) > 0 { writer.append(.absorbed(from: number), to: other) }
    case .several where number > 0:
      for number in numbers.suffix(5) { writer.append(.assigned(agent: "ann"), to: number) }
    case _ where act == .file || number == 0: try file(&writer)
    default:
      writer.append(
        change(act, number), to: number, at: pick(8) == 0 ? now.advanced(by: .hours(Int64(pick(9) - 4))) : nil)
    }
    let receipt = try writer.commit(verb: "test", by: .agent(["olga", "ann"][pick(2)]), at: now)
    if let group = receipt.group { groups.append(group.description) }
  }

  private func opening() -> Opening {
    let uid = UUID().uuidString.replacing("-", with: "").lowercased()
    var opening = Opening(
      uid: uid, requester: Requester(address: ["ann@example.org", "ivan@example.org"][pick(2)]), subject: "no letters")
    if pick(4) > 0 { (opening.product, opening.topic) = ("mail", ["letters", "spam", nil][pick(3)]) }
    opening.kind = ["question", nil][pick(2)]
    opening.channel = ["mail", "form", nil][pick(3)]
    if pick(4) == 0 { (opening.line, opening.rule) = (2, "repeat-contact") }
    if pick(5) == 0 { opening.forced = ["out-of-scope"] }
    if pick(3) == 0 { opening.offered = ["phishing"] }
    return opening
  }

  private func file(_ writer: inout Writer) throws {
    let number = try writer.nextNumber()
    writer.append(.opened(opening()), to: number)
    writer.append(.message(Letter(from: .requester, body: "body")), to: number)
  }

  private func change(_ act: Act, _ number: Int) -> Change {
    switch act {
    case .hear: return .message(Letter(from: .requester, body: ["again", "well"][pick(2)]))
    case .note: return .note(Letter(from: .agent, body: "between us"))
    case .edit:
      var edit = Edit()
      if pick(2) == 0 { edit.product = ["mail", "disk"][pick(2)] }
      if pick(2) == 0 { edit.topic = ["spam", "letters", "files"][pick(3)] }
      if pick(3) == 0 { edit.unset = ["product", "topic"] }
      return .edited(edit)
    case .escalate: return .escalated(line: pick(4), reason: "r", rule: nil)
    case .assign: return .assigned(agent: ["olga", "ann", nil][pick(3)])
    case .close: return .closed(reason: CloseReason.allCases[pick(6)], duplicateOf: nil)
    case .reopen: return .reopened(reason: "once more")
    case .rate: return .rated(Verdict(isGood: pick(2) == 0))
    case .undo:
      let group = groups.isEmpty ? "0-1" : groups[groups.count - 1 - pick(min(groups.count, 8))]
      return .undone(group: group, seqs: pick(3) == 0 ? [1, 2] : [2 + pick(4)])
    default:
      var letter = Letter(from: .agent, body: "so it is")
      if pick(3) == 0 { letter.cite = "phishing" }
      return .message(letter)
    }
  }

  /// A line of another site arrives, now and then only a part of it, and now and then in an older file.
  private func writeElsewhere(_ number: Int) throws {
    foreign += 1
    let day = ["2026-11-21", "2026-11-22", "2026-11-22"][pick(3)]
    let path = folder.file("desk/journal/2/\(day).jsonl")
    let events = [
      Event(ticket: max(number, 1), seq: 2 + pick(6), change: change(Act.allCases[1 + pick(9)], number)),
      Event(ticket: 2_000_000_000 + foreign, seq: 1, change: .opened(opening())),
    ]
    let commit = Commit(
      id: CommitID(site: 2, counter: foreign), last: 2_000_000_000 + foreign, at: now, by: .agent("far"), verb: "far",
      events: Array(events.prefix(1 + pick(2))))
    let before = FileManager.default.contents(atPath: path) ?? Data()
    let whole = before.last == UInt8(ascii: "\n") ? before : Data()
    let line = CommitLine.encode(commit)
    try FileManager.default.createDirectory(atPath: folder.file("desk/journal/2"), withIntermediateDirectories: true)
    try (whole + (pick(6) == 0 ? line.dropLast(5) : line[...])).write(to: URL(fileURLWithPath: path))
  }

  /// The index is gone or wrong, or the rules change.
  private func damage() throws -> String {
    let index = folder.file("desk/index")
    switch pick(3) {
    case 0:
      try? FileManager.default.removeItem(atPath: index)
      return "no index"
    case 1:
      let names = (try? FileManager.default.contentsOfDirectory(atPath: index)) ?? []
      guard !names.isEmpty else { return "nothing" }
      let path = index + "/" + names.sorted()[pick(names.count)]
      guard var bytes = FileManager.default.contents(atPath: path), !bytes.isEmpty else { return "nothing" }
      bytes[pick(bytes.count)] ^= 16
      try bytes.write(to: URL(fileURLWithPath: path))
      return "a wrong index"
    default:
      let text = BundledCatalog.source.replacing("MSK-3", with: ["MSK-3", "UTC0"][pick(2)])
      try folder.write(text, to: "desk/catalog.json")
      return "other rules"
    }
  }
}
