import Foundation
import TestSupport
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `A copied ticket` {
  /// Everything that goes out, with tickets copied where that can be, or each one folded; an error as its text.
  static func export(_ reader: Reader, _ format: ExportFormat, isExact: Bool, mayCopy: Bool) -> String {
    var text: [UInt8] = []
    do {
      _ = try Exporter(reader, format: format, isExact: isExact, mayCopy: mayCopy).run(matching: .everything) {
        text += $0
        return true
      }
    } catch {
      return "\(error)"
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first difference between what both ways write, in all formats.
  static func difference(_ reader: Reader) -> String? {
    for (format, isExact) in [(ExportFormat.jsonl, false), (.json, false), (.csv, false), (.csv, true)] {
      let copied = export(reader, format, isExact: isExact, mayCopy: true)
      let folded = export(reader, format, isExact: isExact, mayCopy: false)
      if copied.utf8.elementsEqual(folded.utf8) { continue }
      let lines = zip(copied.split(separator: "\n"), folded.split(separator: "\n")).first { $0 != $1 }
      return "\(format): \(lines.map { "\($0.0)\n   for \($0.1)" } ?? "\(copied.utf8.count) for \(folded.utf8.count)")"
    }
    return nil
  }

  /// The same once the index covers all lines. A line that is no JSON is damage, which rows do not touch.
  static func differenceOnceIndexed(_ store: TestStore) throws -> String? {
    try store.record(.assigned(agent: "ivan"), of: 1)
    let reader = try store.read()
    let isDamaged = export(reader, .csv, isExact: false, mayCopy: false).contains("damaged")
    return isDamaged ? nil : difference(reader)
  }

  /// How many tickets are copied.
  static func copied(_ reader: Reader, as format: ExportFormat = .jsonl) throws -> Int {
    guard var copier = TicketCopier(reader, isExact: false) else { return 0 }
    var room = TextRoom(capacity: 100)
    var count = 0
    try reader.forEachCandidate(matching: .everything, newestFirst: false, progress: { _ in }) { candidate in
      if copier.copy(candidate, format, to: &room) { count += 1 }
      return true
    }
    return count
  }

  @Test func `is, byte for byte, what folding writes, whatever its history`() throws {
    var random = SplitMix(seed: 20)
    var (copied, all) = (0, 0)
    for round in 0..<`Through the index`.count {
      let history = try RandomHistory(seed: random.next())
      for step in 0..<6 {
        for _ in 0..<4 { _ = try history.act() }
        let reader = try history.store.read()
        let difference = Self.difference(reader)
        #expect(difference == nil, "round \(round), step \(step)")
        if difference != nil { return }
        copied += try Self.copied(reader)
        all += reader.ticketCount
      }
    }
    #expect(copied > all / 10 && copied < all, "\(copied) of \(all)")
  }

  @Test func `is so too with any texts, requesters, attachments and times`() throws {
    var random = SplitMix(seed: 21)
    var (copied, all) = (0, 0)
    for round in 0..<`Through the index`.count {
      let store = try TestStore()
      var texts = RandomTexts(random: SplitMix(seed: random.next()))
      for _ in 0..<12 { try texts.act(in: store) }
      let reader = try store.read()
      let difference = Self.difference(reader)
      #expect(difference == nil, "round \(round)")
      if difference != nil { return }
      copied += try Self.copied(reader)
      all += reader.ticketCount
    }
    #expect(copied > all / 2 && copied < all, "\(copied) of \(all)")
  }

  /// Lines as other programs might spell them, with right checksums.
  static let spellings: [(String, isCopied: Bool)] = [
    (#""body":"plain""#, true), (#""body":"\"\\\n\t\u001f\u009f\u2028""#, true), (#""body":"\/""#, false),
    (#""body":"\u0041""#, false), (#""body":"\u000A""#, false), (#""body":"\u000a""#, false),
    (#""body":"\u001F""#, false), (#""body":"\ud83d\ude42""#, false), (#""body":"\#u{85}""#, false),
    (#""body":"\#u{7F}""#, false), (#""body":"\#u{2028}""#, false), (#""body":"\#u{2066}""#, false),
    (#""body":"—«ё»🙂\#u{A0}\#u{10FFFF}""#, true), (#""body":"x","cite":"a","key":"b""#, true),
    (#""body":"x","key":"b","cite":"a""#, false), (#""body": "x""#, false), (#""body":"x","more":1"#, false),
    (#""body":"x","attachments":[]"#, false), (#""body":"x","at":"2026-11-22T12:00:00.000Z""#, false),
    (#""body":"x","body":"y""#, false), (#""body":7"#, false),
  ]

  @Test(arguments: spellings) func `is copied only as this program spells it`(
    _ members: String, _ isCopied: Bool
  ) throws {
    let store = try TestStore()
    try store.file()
    try store.append(events: #"{"ticket":1,"seq":3,"type":"message","from":"agent",\#(members)}"#)
    #expect(try Self.copied(try store.read()) == (isCopied ? 1 : 0))
    #expect(Self.difference(try store.read()) == nil)
    #expect(try Self.differenceOnceIndexed(store) == nil)
  }

  static let events: [(String, isCopied: Bool)] = [
    (#"{"ticket":1,"seq":3,"type":"assigned","agent":null}"#, true),
    (#"{"ticket":1,"seq":3,"type":"assigned"}"#, false),
    (#"{"ticket":1,"seq":2,"type":"assigned","agent":"olga"}"#, false),
    (#"{"ticket":1,"seq":03,"type":"assigned","agent":"olga"}"#, false),
    (#"{"ticket":1,"seq":3,"type":"escalated","line":2,"reason":"r","rule":"s"}"#, true),
    (#"{"ticket":1,"seq":3,"type":"escalated","line":0}"#, false),
    (#"{"ticket":1,"seq":3,"type":"escalated","line":-1}"#, false),
    (#"{"ticket":1,"seq":3,"type":"closed","reason":"spam"}"#, true),
    (#"{"ticket":1,"seq":3,"type":"closed","reason":"bored"}"#, false),
    (#"{"ticket":1,"seq":3,"type":"closed","reason":"duplicate","duplicate_of":2}"#, false),
    (#"{"ticket":1,"seq":3,"type":"reopened"}"#, false),
    (#"{"ticket":1,"seq":3,"type":"rated","value":"good","comment":"\"so\""}"#, true),
    (#"{"ticket":1,"seq":3,"type":"rated","value":"fair"}"#, false),
    (#"{"ticket":1,"seq":3,"type":"edited","set":{"topic":"spam"},"unset":["product","kind"]}"#, true),
    (#"{"ticket":1,"seq":3,"type":"edited","set":{},"unset":["topic"]}"#, true),
    (#"{"ticket":1,"seq":3,"type":"edited","set":{"product":"a","topic":"b","kind":"c","subject":"d"}}"#, true),
    (#"{"ticket":1,"seq":3,"type":"edited","set":{"tags":["a"]}}"#, false),
    (#"{"ticket":1,"seq":3,"type":"edited","set":{},"unset":["tags.a"]}"#, false),
    (#"{"ticket":1,"seq":3,"type":"edited","set":{,"topic":"b"}}"#, false),
    (#"{"ticket":1,"seq":3,"type":"undone","group":"0-1"}"#, false),
    (#"{"ticket":1,"seq":3,"type":"merged","into":2}"#, false),
    (#"{"ticket":1,"seq":3,"type":"danced"}"#, false),
    (#"{"ticket":1,"seq":3,"type":"note","at":"2026-11-30T23:59:59.999Z","from":"agent","body":"b"}"#, true),
    (#"{"ticket":1,"seq":3,"type":"note","at":"2026-11-31T00:00:00.000Z","from":"agent","body":"b"}"#, false),
    (#"{"ticket":1,"seq":3,"type":"note","at":"2026-11-30T00:00:60.000Z","from":"agent","body":"b"}"#, false),
    (#"{"ticket":1,"seq":3,"type":"note","at":"2028-02-29T00:00:00.000Z","from":"agent","body":"b"}"#, true),
    (#"{"ticket":1,"seq":3,"type":"note","at":"2026-02-29T00:00:00.000Z","from":"agent","body":"b"}"#, false),
    (#"{"ticket":1,"seq":3,"type":"note","by":{"import":"x"},"from":"agent","body":"b"}"#, true),
    (#"{"ticket":1,"seq":3,"type":"note","by":{"cat":"x"},"from":"agent","body":"b"}"#, false),
    (#"{"ticket":5,"seq":1,"type":"danced"},{"ticket":1,"seq":3,"type":"reopened"}"#, false),
  ]

  @Test(arguments: events) func `is copied if all that happened is usual`(_ events: String, _ isCopied: Bool) throws {
    let store = try TestStore()
    try store.file()
    try store.append(events: events)
    #expect(try Self.copied(try store.read()) == (isCopied ? 1 : 0))
    #expect(Self.difference(try store.read()) == nil)
    #expect(try Self.differenceOnceIndexed(store) == nil)
  }

  @Test func `is a row by its record and its first line, whatever stands in the others`() throws {
    let store = try TestStore()
    for number in 1...3 {
      try store.file("=subject, \(number)", body: "line\n\"\(number)\"")
      try store.record(.message(Letter(from: .agent, body: "answer")), of: number)
      try store.record(.assigned(agent: "+olga, \"o\""), of: number)
    }
    try store.record(.note(Letter(from: .agent, body: "note")), of: 1)
    try store.record(.closed(reason: .outOfScope, duplicateOf: nil), of: 2)
    try store.record(.edited(Edit(subject: "other")), of: 3)
    let reader = try store.read()
    #expect(Self.difference(reader) == nil)
    let rows = Self.export(reader, .csv, isExact: false, mayCopy: true)
    #expect(rows.contains(",3\r\n") && rows.contains("other,"))
    // A line that only the whole ticket needs is changed behind the index's back: rows do not read it.
    var bytes = try store.bytes(store.journalFile)
    let answer = try #require(bytes.firstRange(of: Array("answer".utf8)))
    bytes[answer.lowerBound] ^= 1
    try store.write(bytes, to: store.journalFile)
    #expect(try Self.copied(reader, as: .jsonl) == 2)
    #expect(try Self.copied(reader, as: .csv) == 3)
  }

  @Test func `with broken characters or a flipped bit is not copied`() throws {
    for bad: [UInt8] in [
      [0xFF], [0xC0, 0x80], [0xD0], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ] {
      let store = try TestStore()
      try store.file()
      let event = Array(#"{"ticket":1,"seq":3,"type":"note","from":"agent","body":""#.utf8) + bad + Array(#""}"#.utf8)
      try store.append(event)
      #expect(try Self.copied(try store.read()) == 0)
      #expect(Self.difference(try store.read()) == nil)
    }
    let store = try TestStore()
    try store.file()
    let reader = try store.read()
    var bytes = try store.bytes(store.journalFile)
    bytes[bytes.count / 2] ^= 1
    try store.write(bytes, to: store.journalFile)
    #expect(try Self.copied(reader) == 0)
    #expect(Self.export(reader, .jsonl, isExact: false, mayCopy: true).contains("damaged"))
  }
}

extension TestStore {
  /// Appends a line with these events, whose checksum is right; the index does not know of it.
  func append(events: String) throws { try append(Array(events.utf8)) }

  func append(_ events: [UInt8]) throws {
    let count = try bytes(journalFile).count { $0 == UInt8(ascii: "\n") }
    let commit = Commit(
      id: CommitID(site: 0, counter: count + 1), last: 1, at: .noon, by: .agent("olga"), verb: "test", events: [])
    try write(try bytes(journalFile) + CommitLine.assemble(commit, events: events), to: journalFile)
  }
}

/// Changes with texts of any characters.
private struct RandomTexts {
  var random: SplitMix
  private var count = 0

  init(random: SplitMix) { self.random = random }

  private mutating func pick(_ count: Int) -> Int { Int(random.next() % UInt64(max(count, 1))) }

  private mutating func text() -> String {
    let pieces = [
      "a", "письмо ", ",", "\"", "\\", "\n", "\r", "\t", "=", "-", "+", "@", "\u{0}", "\u{1F}", "\u{7F}", "\u{85}",
      "\u{A0}", "—", "«", "»", "🙂", "\u{2028}", "\u{202E}", "\u{2066}", "\u{2027}", "\u{FFFF}", "e\u{301}", "'",
      "\u{8}",
      "plain words ", "\u{D7FF}", "\u{800}",
    ]
    return (0..<pick(30)).map { _ in pieces[pick(pieces.count)] }.joined()
  }

  private mutating func maybe() -> String? { pick(2) == 0 ? nil : text() }

  private mutating func letter() -> Letter {
    var letter = Letter(from: pick(2) == 0 ? .agent : .requester, body: text(), cite: maybe())
    for _ in 0..<pick(3) {
      letter.attachments.append(
        Attachment(name: text(), type: "text/plain", size: pick(1000), sha256: String(repeating: "0a", count: 32)))
    }
    return letter
  }

  private mutating func opening() -> Opening {
    var opening = Opening.example(subject: text())
    opening.requester = Requester(address: text() + "@example.org", name: maybe())
    (opening.product, opening.topic, opening.kind, opening.channel) = (maybe(), maybe(), maybe(), maybe())
    opening.topicGuessed = pick(2) == 0
    opening.tags = [[], ["vip"], ["a", "b"], ["b", "a"], ["a,b", "a"], ["ё"]][pick(6)]
    opening.offered = [[], ["one", "two"]][pick(2)]
    opening.related = [[], [3, 4]][pick(2)]
    opening.details =
      [[], [Detail(key: "a", value: text())], [Detail(key: text(), value: "1"), Detail(key: "b", value: "")]][pick(3)]
    opening.forced = [[], ["one"]][pick(2)]
    opening.rule = [nil, "repeat-contact", text()][pick(3)]
    return opening
  }

  mutating func act(in store: TestStore) throws {
    var writer = try Writer.open(store.location)
    count += 1
    let number = try writer.nextNumber()
    writer.append(.opened(opening()), to: number)
    writer.append(.message(letter()), to: number)
    for _ in 0..<pick(4) {
      let change: Change = [
        .message(letter()), .note(letter()), .escalated(line: 1 + pick(3), reason: maybe(), rule: maybe()),
        .assigned(agent: maybe()), .closed(reason: CloseReason.allCases[pick(6)], duplicateOf: nil),
        .rated(Verdict(isGood: pick(2) == 0, comment: maybe())),
      ][pick(6)]
      writer.append(change, to: number)
    }
    let author = [Author.agent(text()), .requester(text()), .importer(text())][pick(3)]
    let moment = Timestamp(milliseconds: Int64(pick(253_402_300_799)) * 1000 + Int64(pick(1000)))
    _ = try writer.commit(verb: "test", by: author, at: moment)
  }
}

extension Query {
  /// The query that every ticket fits.
  static var everything: Query { Query(terms: [], catalog: BundledCatalog.catalog) }
}
