import Foundation
import JSONText
import TestSupport
import Testing

@testable import Desk
@testable import TicketStore

extension SplitMix {
  fileprivate mutating func roll(_ sides: Int) -> Bool { Int.random(in: 0..<sides, using: &self) == 0 }

  fileprivate mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &self)]
  }
}

@Suite struct `The converter of imports` {
  private static let reader = ImportReader(
    catalog: .bundled, now: .noon, importer: .importer("a \"quoted\" name"))

  /// What a line becomes, or why not.
  private enum Outcome: Equatable {
    case events(String, number: Int?, ImportFacts.Identity, key: UInt128?, count: Int, references: Bool)
    case refused(ImportFault)

    init(_ facts: ImportFacts, _ bytes: [UInt8]) {
      self = .events(
        String(decoding: bytes, as: UTF8.self), number: facts.number, facts.identity, key: facts.key,
        count: facts.events, references: facts.hasReferences)
    }
  }

  private static func decoded(_ line: [UInt8]) -> Outcome {
    var bytes: [UInt8] = []
    do throws(ImportFault) {
      let facts = try reader.convert(line.span, number: 40, uid: 77, into: &bytes)
      return Outcome(facts, bytes)
    } catch { return .refused(error) }
  }

  private static func copied(_ line: [UInt8], _ converter: inout ImportConverter) -> Outcome? {
    var bytes = Array("before".utf8)
    guard let facts = converter.convert(line.span, number: 40, uid: 77, into: &bytes) else {
      #expect(bytes == Array("before".utf8))
      return nil
    }
    return Outcome(facts, Array(bytes.dropFirst(6)))
  }

  private static let texts = [
    "", "a", "Не приходит письмо «с кодом» — ждём", "№ 5 … “q”", "\\\"x\\\" and \\\\", "line\\r\\nline\\ttab",
    "\\u0434\\u043e", "\\/path", "\\u001b[31m", "emoji 🙂 ok", "é e\u{301}", "日本語", "\\ud83d\\ude42", "a@b",
    "requester", "agent", "0123456789abcdef0123456789abcdef", "2026-01-02T03:04:05.678Z",
  ]
  private static let oddTexts = ["\u{202E}gnp", "\u{85}", "\u{7F}", "\\ud83d", "\\x", "\t", "\\u12", "\\"]

  private static let values = [
    "null", "true", "false", "0", "1", "7", "-1", "1.5", "1e3", "99999999999999999999", "[]", "{}", "[1]", "[\"a\"]",
    "{\"a\":1}", "[[]]", "{\"k\":\"v\"}", "\"a\"",
  ]

  private static func string(_ dice: inout SplitMix) -> String { "\"\(dice.pick(texts))\"" }

  /// A member's value: mostly what it should be, and then mostly the first of several.
  private static func value(_ usual: [String], _ dice: inout SplitMix) -> String {
    if dice.roll(150) { return dice.pick(values) }
    if dice.roll(150) { return "\"\(dice.pick(oddTexts))\"" }
    return dice.roll(5) ? dice.pick(usual) : usual == strings ? string(&dice) : usual[0]
  }

  private static func object(_ members: [(String, [String])], _ dice: inout SplitMix) -> String {
    var parts: [String] = []
    for (name, usual) in members where !dice.roll(50) {
      let gap = dice.roll(6) ? " " : ""
      parts.append("\"\(name)\":\(gap)\(value(usual, &dice))")
      if dice.roll(300) { parts.append("\"\(name)\":\(value(usual, &dice))") }
    }
    if dice.roll(10) { parts.shuffle(using: &dice) }
    return "{\(parts.joined(separator: dice.roll(5) ? ", " : ","))}"
  }

  private static let times = [
    "\"2026-01-02T03:04:05.678Z\"", "\"2024-02-29T23:59:59.000Z\"", "\"2026-01-02T03:04:05Z\"",
    "\"2026-01-02T03:04:05.5+03:00\"", "\"2026-01-31T00:00:00.000Z\"", "\"2026-02-28T00:00:00.000Z\"",
    "\"2000-02-29T00:00:00.000Z\"", "\"2026-12-31T23:59:59.999Z\"", "\"2025-02-29T00:00:00.000Z\"",
    "\"1969-12-31T23:59:59.999Z\"",
    "\"2026-12-31T23:59:60.000Z\"", "\"2026-01-02t03:04:05.678z\"", "\"2026-04-31T00:00:00.000Z\"",
  ]
  private static let authors = [#"{"agent":"olga"}"#, #"{"requester":"ann@example.org"}"#, #"{"import":"old"}"#, "{}"]
  private static let addresses = [#""ann@example.org""#, #""Анна@почта.рф""#, #""no""#, #""a@b,c@d""#, #""a b@c""#]
  private static let strings = texts.map { "\"\($0)\"" }

  private static func message(_ seq: Int?, _ dice: inout SplitMix) -> String {
    let sum = String(repeating: "ab", count: 32)
    let file = #"{"name":"a.png","type":"image/png","size":7,"sha256":"\#(sum)"}"#
    var members: [(String, [String])] = [
      ("at", times), ("from", [#""requester""#, #""agent""#]), ("by", authors), ("public", ["true", "false"]),
      ("body", strings), ("attachments", ["[]", "[\(file)]", "[\(file),\(file)]", #"[{"name":"x"}]"#]),
    ]
    if let seq { members.insert(("seq", ["\(seq)"]), at: 0) }
    return object(members, &dice)
  }

  private static func minimal(_ dice: inout SplitMix) -> String {
    let messages = (0..<Int.random(in: 0..<3, using: &dice)).map { _ in message(nil, &dice) }
    return object(
      [
        ("number", ["7", "120", "0"]), ("from", addresses), ("subject", strings), ("body", strings),
        ("product", [#""account""#, #""mail""#, #""""#]), ("topic", [#""access""#, #""account/access""#, #""""#]),
        ("kind", strings), ("channel", strings), ("created", times), ("key", strings),
        ("tags", ["[]", #"["vip","x"]"#]),
        ("details", ["{}", #"{"phone":"+7","k\"":"v"}"#, #"{"phone":"1","phone":"2"}"#]),
        ("messages", ["[\(messages.joined(separator: ","))]"]),
      ] + (dice.roll(4) ? [("uid", [#""0123456789abcdef0123456789abcdef""#])] : [])
        + (dice.roll(8) ? [("requester", [#"{"address":"bob@example.org","name":"Bob"}"#])] : [])
        + (dice.roll(9) ? [("schema", ["1", "2", "0"])] : []) + (dice.roll(9) ? [("other", values)] : []), &dice)
  }

  private static func whole(_ dice: inout SplitMix) -> String {
    let uid = "0123456789abcdef0123456789abcdef"
    let types: [(String, [(String, [String])])] = [
      ("message", [("from", ["\"agent\""]), ("cite", strings), ("key", strings)]), ("note", [("key", strings)]),
      (
        "edited",
        [
          (
            "set",
            [
              "{}", #"{"product":"mail","topic":"spam"}"#, #"{"topic":"rockets"}"#, #"{"topic":"access"}"#,
              #"{"subject":"s","details":{"k":"v"},"tags":["t"]}"#,
            ]
          ), ("unset", ["[]", #"["kind","tags.vip"]"#]),
        ]
      ),
      ("escalated", [("line", ["2", "1"]), ("reason", strings), ("rule", strings)]),
      ("assigned", [("agent", ["null", "\"olga\""])]),
      ("closed", [("reason", [#""solved""#, #""duplicate""#, #""no""#]), ("duplicate_of", ["4"])]),
      ("reopened", [("reason", strings)]), ("merged", [("into", ["9"])]), ("absorbed", [("from", ["8"])]),
      ("rated", [("value", [#""good""#, #""bad""#, #""so so""#]), ("comment", strings)]),
      ("undone", [("group", ["\"0-5\""]), ("seqs", ["[]", "[3,4]"])]), ("later", [("what", values)]),
    ]
    var events = [
      object(
        [
          ("type", [#""opened""#]), ("seq", ["1"]), ("at", times), ("by", authors), ("uid", ["\"\(uid)\""]),
          ("requester", [#"{"address":"ann@example.org"}"#, #"{"address":"b@c","name":"Боб"}"#]), ("subject", strings),
          ("product", ["\"account\""]), ("topic", ["\"access\""]), ("topic_guessed", ["true", "false"]),
          ("kind", strings), ("channel", strings), ("details", [#"{"phone":"1"}"#, "{}"]), ("tags", ["[]", #"["x"]"#]),
          ("key", strings), ("offered", ["[]", #"["slug"]"#]), ("line", ["1", "2"]), ("rule", strings),
          ("related", ["[]", "[3,5]"]), ("forced", [#"["r"]"#]),
        ], &dice)
    ]
    var messages: [String] = []
    for seq in 2..<Int.random(in: 2..<7, using: &dice) {
      let (type, members) = dice.pick(types)
      let isUndone = dice.roll(8)
      let text: [(String, [String])] = isUndone ? [("undone", ["true"]), ("body", strings)] : []
      events.append(
        object(
          [("type", ["\"\(type)\""]), ("seq", ["\(seq)"]), ("at", times), ("by", authors)] + members + text, &dice))
      if type == "message" || type == "note", !isUndone { messages.append(message(seq, &dice)) }
    }
    return object(
      [
        ("schema", ["1"]), ("number", ["17"]), ("uid", ["\"\(uid)\""]), ("state", strings), ("contacts", ["1"]),
        ("requester", [#"{"address":"ann@example.org"}"#]), ("repeat", ["false"]), ("tags", [#"["x"]"#]),
        ("messages", ["[\(messages.joined(separator: ","))]"]), ("events", ["[\(events.joined(separator: ","))]"]),
      ], &dice)
  }

  @Test(arguments: [false, true])
  func `makes of random records what decoding makes of them, or nothing`(isWhole: Bool) {
    var dice = SplitMix(seed: isWhole ? 1 : 2)
    var converter = ImportConverter(Self.reader)
    var (copied, refused) = (0, 0)
    for round in 0..<4000 {
      var line = Array((isWhole ? Self.whole(&dice) : Self.minimal(&dice)).utf8)
      // Bytes that were changed, cut or added.
      if dice.roll(10), !line.isEmpty {
        let place = Int.random(in: 0..<line.count, using: &dice)
        switch round % 3 {
        case 0: line[place] = UInt8.random(in: 0...255, using: &dice)
        case 1: line.removeSubrange(place...)
        default: line.insert(UInt8.random(in: 0...255, using: &dice), at: place)
        }
      }
      if dice.roll(20) { line += [UInt8(ascii: " "), UInt8(ascii: "\r")] }
      let expected = Self.decoded(line)
      let found = Self.copied(line, &converter)
      #expect(found == nil || found == expected, "\(String(decoding: line, as: UTF8.self))")
      if found != nil { copied += 1 }
      if case .refused = expected { refused += 1 }
    }
    // Both sides were tried.
    #expect(copied > 200 && refused > 200, "\(copied) copied, \(refused) refused")
  }

  @Test func `copies what an export writes and what a generator of plain records writes`() throws {
    let store = try TestStore()
    try store.file("Вопрос \"в кавычках\" \\ и\nстроками")
    try store.record(.closed(reason: .solved, duplicateOf: nil), of: 1)
    try store.record(.rated(Verdict(isGood: true, comment: "быстро")), of: 1)
    try store.record(.assigned(agent: nil), of: 1)
    var converter = ImportConverter(Self.reader)
    let plain =
      #"{"number":7,"created":"2026-01-02T03:04:05.678Z","from":"a@b.example","product":"account","topic":"access","#
      + #""kind":"problem","channel":"mail","subject":"Нет «писем»","body":"Код (0x1F): \"timed out\" C:\\","messages":"#
      + #"[{"at":"2026-01-02T04:00:00.000Z","from":"agent","by":{"agent":"olga"},"body":"ok"}]}"#
    for line in try store.export().split(separator: "\n").map(String.init) + [plain] {
      let bytes = Array(line.utf8)
      let found = Self.copied(bytes, &converter)
      #expect(found != nil && found == Self.decoded(bytes), "\(line)")
    }
  }
}

@Suite struct `A plain text` {
  /// Whether the journal would spell that text without an escape.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }

  @Test func `is told from others for every sequence of up to three bytes, at every place of a word`() {
    let bytes: [UInt8] = [
      0x1F, 0x20, 0x22, 0x41, 0x5C, 0x7E, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x9F, 0xA0, 0xA5, 0xA6, 0xA8, 0xAE, 0xAF, 0xBF,
      0xC0, 0xC1, 0xC2, 0xC3, 0xD0, 0xD1, 0xDF, 0xE0, 0xE1, 0xE2, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
    ]
    var room: [UInt8] = []
    for (index, first) in bytes.enumerated() {
      for second in bytes {
        for third in bytes {
          let start = index % 9
          let text = [UInt8](repeating: 0x61, count: start) + [first, second, third]
          let long = text + [UInt8](repeating: 0xBF, count: index % 2) + [UInt8](repeating: 0x62, count: 7)
          for sample in [text, long] where sample.span.isPlainText(in: &room) != Self.isPlain(sample) {
            Issue.record("\(sample)")
          }
        }
      }
    }
  }
}
