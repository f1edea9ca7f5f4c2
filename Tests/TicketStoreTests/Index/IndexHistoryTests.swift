// Over 300 lines, for what befalls a store, in what order, and what is then compared belong together.

import Foundation
import SystemIO
import TestSupport
import Testing

@testable import Desk
@testable import TicketStore

/// Random histories of a store, with everything that can befall it; after each step every answer through the index must
/// be that of the whole journal.
///
/// `SUPPORT_HISTORIES=2000 swift test -c release --filter IndexHistoryTests` for the long run.
@Suite struct `Through the index` {
  static let count = Int(ProcessInfo.processInfo.environment["SUPPORT_HISTORIES"] ?? "") ?? 20

  @Test func `every answer is the journal's, whatever happens to either`() throws {
    var random = SplitMix(seed: 7)
    var (indexed, scanned) = (0, 0)
    for round in 0..<Self.count {
      let history = try RandomHistory(seed: random.next())
      var steps: [String] = []
      for step in 0..<14 {
        steps.append(try history.step())
        let difference = try history.difference()
        if history.wasIndexed { indexed += 1 }
        if history.wasScanned { scanned += 1 }
        #expect(difference == nil, "round \(round), step \(step), after \(steps)")
        if difference != nil { return }
      }
    }
    // What is never asked cannot be wrong.
    #expect(indexed > Self.count * 6 && scanned > Self.count * 4, "\(indexed) indexed, \(scanned) scanned")
  }

  @Test func `an index made anew has the same bytes`() throws {
    let history = try RandomHistory(seed: 99)
    for _ in 0..<25 { _ = try history.act() }
    let keeper = IndexKeeper(layout: history.store.layout, site: 0)
    #expect(keeper.rebuild())
    let first = try IndexFormat.tables.map { try history.store.bytes(history.indexFolder + "/" + $0) }
    #expect(keeper.rebuild())
    let second = try IndexFormat.tables.map { try history.store.bytes(history.indexFolder + "/" + $0) }
    #expect(first == second)
  }
}

/// A store that things happen to.
final class RandomHistory {
  let store: TestStore
  private var random: SplitMix
  private var groups: [String] = []
  private var foreign = 0
  private var older: [String: [UInt8]] = [:]
  /// Whether the last comparison asked an index, and its records.
  private(set) var wasIndexed = false
  private(set) var wasScanned = false

  init(seed: UInt64) throws {
    store = try TestStore()
    random = SplitMix(seed: seed)
    try act(.file)
  }

  var indexFolder: String { store.folder + "/desk/index" }

  enum Act: CaseIterable {
    case file, hear, answer, note, edit, escalate, assign, close, reopen, merge, absorb, join, rate, undo, several,
      another
  }

  /// A commit, or now and then something worse.
  func step() throws -> String {
    switch random.next() % 12 {
    case 0: return try spoil()
    case 1: return try tear()
    case 2: return try reboot()
    case 3: return try putBackOlder()
    default: return try act()
    }
  }

  func act() throws -> String {
    var act = Act.allCases.randomElement(using: &random) ?? .file
    if act == .another, pick(3) > 0 { act = .file }
    try self.act(act)
    return "\(act)"
  }

  private func pick(_ count: Int) -> Int { Int(random.next() % UInt64(max(count, 1))) }

  private func act(_ act: Act) throws {
    if random.next() % 3 == 0 { try remember() }
    var writer = try Writer.open(store.location)
    let moment = Timestamp(milliseconds: Timestamp.noon.milliseconds + Int64(pick(200_000_000)))
    let numbers = try writer.reader.map.numbers
    let number = numbers.isEmpty ? 0 : numbers[pick(numbers.count)]
    switch act {
    case .file: try file(&writer)
    case .another: return try appendForeign(number, at: moment)
    case .join:
      guard number > 0 else { return try writer.close(synchronizing: false) }
      let other = numbers[pick(numbers.count)]
      writer.append(.merged(into: other), to: number)
      writer.append(.absorbed(from: number), to: other)
    case .several:
      for number in numbers.prefix(4) { writer.append(.assigned(agent: "ann"), to: number) }
      try file(&writer)
    default:
      guard number > 0 else { return try writer.close(synchronizing: false) }
      writer.append(change(act, number), to: number)
    }
    let receipt = try writer.commit(verb: "test", by: .agent("olga"), at: moment)
    if let group = receipt.group { groups.append(group.description) }
  }

  private func file(_ writer: inout Writer) throws {
    let number = try writer.nextNumber()
    var opening = Opening.example(subject: ["plain", "with \"quotes\"", "тема"][pick(3)])
    opening.requester = Requester(address: ["Ann@example.org", "ann@example.org", "ИВАН@example.org"][pick(3)])
    if pick(3) > 0 { (opening.product, opening.topic) = ("mail", ["letters", "spam", nil][pick(3)]) }
    opening.kind = ["question", nil, "odd \"kind\""][pick(3)]
    opening.channel = ["mail", nil][pick(2)]
    if pick(4) == 0 { opening.tags = ["vip"] }
    if pick(4) == 0 { (opening.line, opening.rule) = (2, "repeat-contact") }
    if pick(5) == 0 { opening.related = [1] }
    if pick(4) == 0 { opening.forced = [["one-ticket"], ["one-ticket", "out-of-scope"], ["out-of-scope"]][pick(3)] }
    if pick(2) == 0 { opening.key = "key-\(pick(6))" }
    writer.append(.opened(opening), to: number)
    writer.append(.message(Letter(from: .requester, body: "body \\ \"of\" \(number)")), to: number)
  }

  private func change(_ act: Act, _ number: Int) -> Change {
    switch act {
    case .hear: return .message(Letter(from: .requester, body: "again"))
    case .answer:
      var letter = Letter(from: .agent, body: "so it is")
      if pick(2) == 0 { letter.key = "reply-\(pick(4))" }
      return .message(letter)
    case .note: return .note(Letter(from: .agent, body: "between us"))
    case .edit:
      var edit = Edit()
      if pick(2) == 0 { edit.product = ["account", "games"][pick(2)] }
      if pick(2) == 0 { edit.topic = "access" }
      if pick(3) == 0 { edit.kind = "claim" }
      if pick(3) == 0 { edit.tags = ["x"] }
      if pick(3) == 0 { edit.unset = [["product", "topic"], ["kind"], ["tags.x", "tags.vip"]][pick(3)] }
      return .edited(edit)
    case .escalate: return .escalated(line: pick(4), reason: "r", rule: nil)
    case .assign: return .assigned(agent: ["olga", "ann", nil][pick(3)])
    case .close: return .closed(reason: CloseReason.allCases[pick(6)], duplicateOf: pick(4) == 0 ? number : nil)
    case .reopen: return .reopened(reason: "once more")
    case .merge: return .merged(into: pick(3))
    case .absorb: return .absorbed(from: 1 + pick(4))
    case .rate: return .rated(Verdict(isGood: pick(2) == 0))
    default:
      let group = groups.isEmpty ? "0-1" : groups[pick(groups.count)]
      return .undone(group: group, seqs: pick(3) == 0 ? [pick(4), pick(6)] : [])
    }
  }

  /// A line of another site arrives, whole or in part, its events in between ours.
  private func appendForeign(_ number: Int, at moment: Timestamp) throws {
    foreign += 1
    let path = store.folder + "/desk/journal/2/2026-11-22.jsonl"
    let events = [
      Event(ticket: max(number, 1), seq: 1 + pick(6), change: change(Act.allCases[1 + pick(9)], number)),
      Event(ticket: 2_000_000_000 + foreign, seq: 1, change: .opened(Opening.example(subject: "far"))),
    ]
    let commit = Commit(
      id: CommitID(site: 2, counter: foreign), last: 2_000_000_000 + foreign, at: moment, by: .agent("ivan"),
      verb: "far", events: Array(events.prefix(1 + pick(2))))
    let before = store.exists(path) ? try store.bytes(path) : []
    let whole = before.last == UInt8(ascii: "\n") || before.isEmpty ? before : []
    try store.write(whole + CommitLine.encode(commit), to: path)
  }

  /// Keeps a copy of the index.
  private func remember() throws {
    for name in ["head"] + IndexFormat.tables where store.exists(indexFolder + "/" + name) {
      older[name] = try store.bytes(indexFolder + "/" + name)
    }
  }

  private func overwrite(_ name: String, _ bytes: [UInt8]) throws {
    let file = try File.open(Path(indexFolder + "/" + name), .creating(exclusive: false))
    try file.truncate(to: bytes.count)
    try file.write(bytes, at: 0)
  }

  /// One index file is damaged in one of many ways.
  private func spoil() throws -> String {
    let names = ["head"] + IndexFormat.tables
    let name = names[pick(names.count)]
    guard store.exists(indexFolder + "/" + name) else { return "nothing" }
    var bytes = try store.bytes(indexFolder + "/" + name)
    guard !bytes.isEmpty else { return "nothing" }
    switch pick(5) {
    case 0: try FileManager.default.removeItem(atPath: indexFolder + "/" + name)
    case 1: try overwrite(name, Array(bytes.prefix(bytes.count / 2)))
    case 2: try overwrite(name, bytes.map { _ in UInt8(truncatingIfNeeded: random.next()) })
    case 3: try overwrite(name, [UInt8](repeating: 0, count: bytes.count))
    default:
      bytes[pick(bytes.count)] ^= 1 << UInt8(pick(8))
      try overwrite(name, bytes)
    }
    return "spoiling \(name)"
  }

  /// Any subset of the index's files goes back to what it was, as after a restored backup or a kill between writes.
  private func putBackOlder() throws -> String {
    var names: [String] = []
    for (name, bytes) in older.sorted(by: { $0.key < $1.key }) where pick(2) == 0 {
      try overwrite(name, bytes)
      names.append(name)
    }
    return "older \(names)"
  }

  /// The power fails: any pages of the index written since are lost, and the machine starts again.
  private func reboot() throws -> String {
    for name in IndexFormat.tables where store.exists(indexFolder + "/" + name) {
      var bytes = try store.bytes(indexFolder + "/" + name)
      let old = older[name] ?? []
      for page in stride(from: 0, to: bytes.count, by: 4096) where pick(2) == 0 {
        for index in page..<min(page + 4096, bytes.count) { bytes[index] = index < old.count ? old[index] : 0 }
      }
      try overwrite(name, bytes)
    }
    let headBytes = store.exists(indexFolder + "/head") ? try store.bytes(indexFolder + "/head") : []
    if var head = IndexHead([UInt64](littleEndian: headBytes.span)) {
      head.boot = [1, 2]
      // Even if the times of files came back as they were.
      for (index, name) in IndexFormat.tables.enumerated() where store.exists(indexFolder + "/" + name) {
        head.tables[index] = IndexStamp(try FileSystem.status(Path(indexFolder + "/" + name)))
      }
      try overwrite("head", head.bytes)
    }
    return "a reboot"
  }

  /// The journal ends in a write that was cut.
  private func tear() throws -> String {
    let names = try Folder.names(store.layout.journal(of: 0)).compactMap { JournalFileName($0.description) }
    guard let newest = names.max() else { return "nothing" }
    let path = store.folder + "/desk/journal/0/" + newest.text
    try store.write(try store.bytes(path) + Array(#"{"id":"0-"#.utf8), to: path)
    return "a torn end"
  }

  /// The first answer that differs from the whole journal's; nil if none does.
  func difference() throws -> String? {
    var map = JournalMap()
    try map.catchUp(store.layout)
    let whole = try Reader(store.location, at: nil, site: 0, map: map)
    let ours = try store.read()
    wasIndexed = ours.map.base != nil
    wasScanned = try RecordScan(ours.map) != nil
    if ours.ticketCount != whole.ticketCount { return "count \(ours.ticketCount) \(whole.ticketCount)" }
    if ours.lastNumber != whole.lastNumber { return "last number" }
    if ours.map.numbers != whole.map.numbers { return "numbers" }
    for number in Set(whole.map.chains.keys).union([0, 1, 5, 77]) {
      let (mine, theirs) = (try ours.ticket(number), try whole.ticket(number))
      if mine != theirs {
        let seqs = [mine, theirs].map { $0?.events.compactMap(\.event.seq) ?? [] }
        return "ticket \(number), events \(seqs[0]) for \(seqs[1])"
      }
      if ours.hasTicket(number) != whole.hasTicket(number) { return "there \(number)" }
      if ours.map.chain(of: number)?.lastSeq != whole.map.chain(of: number)?.lastSeq { return "seq \(number)" }
    }
    for key in (0..<6).map({ "key-\($0)" }) + (0..<4).map({ "reply-\($0)" })
    where ours.use(ofKey: key) != whole.use(ofKey: key) {
      return "key \(key)"
    }
    if try invocations(ours) != invocations(whole) { return "invocations" }
    if let number = try miscounted(ours, whole) { return "count of texts, or whether it was edited, of \(number)" }
    return try differenceInQueries(ours, whole)
  }

  /// The first ticket whose record counts other texts than the ticket has, or does not know that it was edited.
  private func miscounted(_ ours: Reader, _ whole: Reader) throws -> Int? {
    guard let scan = try RecordScan(ours.map) else { return nil }
    let everything = RecordTest(Query(terms: [], catalog: whole.catalog), scan.names)
    var wrong: Int?
    do throws(RecordScanError) {
      try scan.forEach(everything, withCold: true) { (_, _, record, verdict) throws(StoreError) in
        guard verdict == .yes, let record, !record.isHard else { return true }
        let ticket = try whole.ticket(record.number)
        let isEdited = ticket?.events.contains { if case .edited = $0.event.change { true } else { false } } ?? false
        let isRight = Int(record.messages) == ticket?.messages.count && record.isEdited == isEdited
        if !isRight { wrong = record.number }
        return isRight
      }
    } catch {
      if case .failure(let error) = error { throw error }
    }
    return wrong
  }

  /// What was done, newest first, and one found by its name.
  private func invocations(_ reader: Reader) throws -> [String] {
    var found: [String] = []
    func text(_ invocation: RecordedInvocation?) -> String {
      guard let invocation else { return "-" }
      return "\(invocation.group) \(invocation.at) \(invocation.tickets.sorted()) \(invocation.undoes.sorted())"
    }
    try reader.forEachInvocation { invocation in
      found.append(text(invocation))
      return true
    }
    for id in [CommitID(site: 0, counter: 2), CommitID(site: 2, counter: 1), CommitID(site: 0, counter: 99)] {
      found.append(text(try reader.invocation(id)))
    }
    return found
  }

  static let queries: [[String]] = [
    [], ["state:open"], ["state:open,closed", "line:1"], ["-state:closed"], ["product:mail"], ["product:none"],
    ["topic:mail/letters"], ["topic:none"], ["-topic:account/access"], ["agent:olga,none"], ["agent:nobody"],
    ["kind:question"], ["channel:none"], ["tag:none"], ["tag:x"], ["contacts:2.."], ["repeat:yes"],
    ["rating:good,none"],
    ["reason:solved"], ["reason:none"], ["number:2.."], ["created:2026-11-23"], ["updated:2026-11-22..2026-11-23"],
    ["closed:none"], ["age:24h.."], ["due:none"], ["related:1"], ["from:ann@example.org"], ["again"],
    ["from:иван@EXAMPLE.org,nobody@example.org"], ["-from:ann@example.org"], ["from:ann@example.org", "state:open"],
    ["created:2026-11-22", "-line:2"],
    ["line:2..", "again"],
    ["subject:тема"],
  ]

  private func differenceInQueries(_ ours: Reader, _ whole: Reader) throws -> String? {
    let context = QueryContext(now: .at("2026-11-25T00:00:00Z"), catalog: whole.catalog)
    var all: [Ticket] = []
    try whole.forEachTicket(newestFirst: false) {
      all.append($0); return true
    }
    // A few of them at each step; all have their turn within a history.
    let chosen = (0..<6).map { _ in Self.queries[pick(Self.queries.count)] }
    for words in chosen {
      let query = try Query.parse(words, context: context)
      let expected = all.filter { query.matches($0) }
      for newestFirst in [pick(2) == 0] {
        var found: [Ticket] = []
        try ours.forEachTicket(matching: query, newestFirst: newestFirst) {
          found.append($0); return true
        }
        if found != (newestFirst ? expected.reversed() : expected) { return "query \(words) \(newestFirst)" }
      }
      if try ours.count(query) != expected.count { return "count of \(words)" }
    }
    let (times, fields) = (TallyKey.allCases.filter(\.isTime), TallyKey.allCases.filter { !$0.isTime })
    // A line is one of 255: two of them would be too many groups.
    let keys = [
      [times[pick(times.count)]], [fields[pick(fields.count)]],
      [fields[pick(fields.count)], [.state, .topic][pick(2)]],
    ]
    for words in chosen.prefix(2) {
      let query = try Query.parse(words, context: context)
      if try ours.tally(query, by: keys) != whole.tally(query, by: keys) { return "tallies of \(words) by \(keys)" }
    }
    return try differenceInRecords(ours, whole, chosen, all)
  }

  private func differenceInRecords(
    _ ours: Reader, _ whole: Reader, _ chosen: [[String]], _ all: [Ticket]
  ) throws -> String? {
    let context = QueryContext(now: .at("2026-11-25T00:00:00Z"), catalog: whole.catalog)
    for words in chosen.prefix(3) {
      let query = try Query.parse(words, context: context)
      let expected = all.filter { query.matches($0) }
      for detail in [FactDetail.full, .brief] where pick(2) == 0 {
        let (collected, tables) = try ours.count(matching: query, detail, into: CollectedFacts())
        let found = collected.facts.map { Named($0, tables, detail) }.sorted { $0.description < $1.description }
        let wanted = expected.map { Named($0, detail) }.sorted { $0.description < $1.description }
        if found != wanted { return "facts of \(words) \(detail)" }
      }
    }
    for line in [[nil, 1, 2][pick(3)]] where try ours.nextToTake(line: line) != whole.nextToTake(line: line) {
      return "take"
    }
    return nil
  }
}

/// The facts of a ticket with their names, for comparing those of records with those of the ticket itself.
private struct Named: Equatable, CustomStringConvertible {
  let description: String

  init(_ ticket: TicketFacts, _ tables: FactTables, _ detail: FactDetail) {
    let place = tables.places[Int(ticket.place)]
    var facts = "\(ticket.state) \(ticket.line) \(ticket.isRepeat) \(ticket.isMerged) \(ticket.isOutOfScope)"
    facts += " \(ticket.reason as Any) \(ticket.isGood as Any) \(place.product as Any) \(place.topic as Any)"
    facts += " \(tables.kinds.name(Int(ticket.kind)) as Any) \(tables.channels.name(Int(ticket.channel)) as Any)"
    facts += " \(tables.agents.name(Int(ticket.agent)) as Any) \(ticket.created / 1000)"
    if detail == .full {
      facts += " \(ticket.number) \(ticket.created) \(ticket.firstAnswer) \(ticket.closed) \(ticket.unanswered)"
      facts += " \(ticket.isReopened) \(ticket.isMisrouted)"
    }
    description = facts
  }

  init(_ ticket: Ticket, _ detail: FactDetail) {
    var tables = FactTables()
    let facts = tables.facts(of: ticket)
    self.init(facts, tables, detail)
  }
}
