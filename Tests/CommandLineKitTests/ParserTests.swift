import Testing

@testable import CommandLineKit

/// Parses `line`, its words separated by spaces, `␣` standing for a space within a word.
private func parse<C: CommandDescription>(_ line: String, as type: C.Type) throws(UsageError) -> (C, Globals) {
  try parse(words: line.split(separator: " ").map { Array($0.replacing("␣", with: " ").utf8) }, as: type)
}

private func parse<C: CommandDescription>(words: [[UInt8]], as type: C.Type) throws(UsageError) -> (C, Globals) {
  let invocation = Invocation([Array("support".utf8)] + words, globals: Globals.info)
  let (command, globals) = try Parser.parse(invocation, as: type, globals: Globals.self)
  return (command, globals)
}

private func fault<C: CommandDescription>(_ line: String, as type: C.Type) -> UsageError? {
  do throws(UsageError) {
    _ = try parse(line, as: type)
    return nil
  } catch {
    return error
  }
}

/// A command whose list may be given several times.
private struct Tables: CommandDescription {
  var by: [[String]] = []
  var all = false
  static let spec = Spec<Tables>(
    name: "tables", summary: Text("several tables", ru: "несколько таблиц"), group: .work,
    options: [
      .lists("--by", { $0.by.append($1) }, .byType, of: ["a", "b", "c"], Text("by what", ru: "по чему")),
      .flag("--all", { $0.all = true }, Text("all", ru: "все")),
    ], exclusive: [["--by", "--all"]])
}

@Suite struct `The parser` {
  @Test(arguments: [
    ("escalate 17 --reason why", Escalate(numbers: ["17"], reason: "why")),
    ("escalate --reason why 17 18", Escalate(numbers: ["17", "18"], reason: "why")),
    ("escalate --reason=why --back -", Escalate(numbers: ["-"], reason: "why", back: true)),
    ("escalate --reason= 17", Escalate(numbers: ["17"], reason: "")),
    ("escalate --reason=a=b 17", Escalate(numbers: ["17"], reason: "a=b")),
    ("escalate --reason=--back 17", Escalate(numbers: ["17"], reason: "--back")),
    ("escalate --reason -dash 17", Escalate(numbers: ["17"], reason: "-dash")),
    ("escalate --reason - 17", Escalate(numbers: ["17"], reason: "-")),
    ("escalate --reason why -- --back -5", Escalate(numbers: ["--back", "-5"], reason: "why")),
    ("escalate --reason why --reason why 17", Escalate(numbers: ["17"], reason: "why")),
    ("escalate 17 --reason ё", Escalate(numbers: ["17"], reason: "ё")),
  ])
  func `fills the struct`(_ line: String, _ expected: Escalate) throws {
    #expect(try parse(line, as: Escalate.self).0 == expected)
  }

  @Test(arguments: [
    ("list", List()), ("list state:open", List(query: ["state:open"])), ("list --sort due", List(order: .due)),
    ("list --limit 0", List(limit: 0)), ("list --json", List(json: [])),
    ("list --json x", List(query: ["x"], json: [])),
    ("list --json=due,number", List(json: ["due", "number"])), ("list --json=due,due", List(json: ["due"])),
    ("list --columns due", List(columns: ["due"])), ("list -pmail", List(product: "mail")),
    ("list -p mail", List(product: "mail")), ("list -topic:spam", List(query: ["-topic:spam"])),
    ("list -\"free␣text\"", List(query: ["-\"free␣text\"".replacing("␣", with: " ")])),
    ("list -free␣text", List(query: ["-free text"])),
    ("list --json - -state:open", List(query: ["-", "-state:open"], json: [])),
    ("list -- -p", List(query: ["-p"])), ("list -p -state:x", List(product: "-state:x")),
  ])
  func `knows optional values, lists and negated terms`(_ line: String, _ expected: List) throws {
    #expect(try parse(line, as: List.self).0 == expected)
  }

  @Test(arguments: [
    ("-q list", Globals(isQuiet: true)), ("list -q", Globals(isQuiet: true)),
    ("-qn list", Globals(isQuiet: true, isDryRun: true)),
    ("list -nqp mail", Globals(isQuiet: true, isDryRun: true)), ("--store a list", Globals(store: ByteString("a"))),
    ("--store=a list", Globals(store: ByteString("a"))), ("list --store a", Globals(store: ByteString("a"))),
    ("--store list list", Globals(store: ByteString("list"))),
    ("--lang ru list -q", Globals(language: .ru, isQuiet: true)),
    ("--store a list --store a", Globals(store: ByteString("a"))), ("-- list", Globals()),
  ])
  func `takes globals out before and after the verb`(_ line: String, _ expected: Globals) throws {
    #expect(try parse(line, as: List.self).1 == expected)
  }

  @Test(arguments: [
    ("merge 1 2", Merge(from: ["1"], into: 2)), ("merge 1 2 3", Merge(from: ["1", "2"], into: 3)),
  ])
  func `deals operands out around a repeated one`(_ line: String, _ expected: Merge) throws {
    #expect(try parse(line, as: Merge.self).0 == expected)
  }

  @Test func `collects repeated options in order`() throws {
    let expected = New(subject: "s", paragraphs: ["a", "a", "b"], attachments: [ByteString("x"), ByteString("y")])
    #expect(try parse("new -m a -ss -ma -m b --attach x -ay", as: New.self).0 == expected)
  }

  @Test(arguments: [
    ("tables", []), ("tables --by a,b", [["a", "b"]]),
    ("tables --by b,a,b --by=c --by c", [["b", "a"], ["c"], ["c"]]),
  ])
  func `collects repeated lists in order, each without repetitions`(_ line: String, _ expected: [[String]]) throws {
    #expect(try parse(line, as: Tables.self).0.by == expected)
  }

  @Test func `says which words would do in any of repeated lists`() {
    let wrong = ArgumentFault(.notAllowed, allowed: ["a", "b", "c"], nearest: nil)
    #expect(
      fault("tables --by a --by b,x", as: Tables.self) == .badValue(of: .option("--by"), value: "b,x", fault: wrong))
    #expect(fault("tables --by a --all --by b", as: Tables.self) == .conflict("--by", "--all"))
  }

  @Test(
    arguments: [
      ("escalate 17", .missingOption("--reason")),
      ("escalate --reason why", .missingOperand(Text(same: "N"))),
      ("escalate 17 --reason", .missingValue(option: "--reason")),
      ("escalate 17 --reason --back", .missingValue(option: "--reason")),
      ("escalate 17 --reason -- 18", .missingValue(option: "--reason")),
      ("escalate 17 --reason --back=x", .missingValue(option: "--reason")),
      ("escalate 17 --back=yes --reason x", .unexpectedValue(option: "--back")),
      ("escalate 17 --reasn x", .unknownOption("--reasn", nearest: "--reason", verb: "escalate")),
      ("escalate 17 -reason x", .unknownOption("-reason", nearest: "--reason", verb: "escalate")),
      ("escalate 17 --zzzz x", .unknownOption("--zzzz", nearest: nil, verb: "escalate")),
      ("escalate 17 -qz", .unknownOption("-z", nearest: nil, verb: "escalate")),
      ("escalate 17 -key:value --reason x", .unknownOption("-k", nearest: nil, verb: "escalate")),
      ("escalate 17 --reason a --reason b", .repeatedOption("--reason")),
      ("--stor a escalate", .unknownOption("--stor", nearest: "--store", verb: nil)),
      ("--back escalate", .unknownOption("--back", nearest: nil, verb: nil)),
      ("--store", .missingValue(option: "--store")),
      ("--store a escalate 1 --reason x --store b", .repeatedOption("--store")),
    ] as [(String, UsageError)])
  func `states the fact`(_ line: String, _ expected: UsageError) {
    #expect(fault(line, as: Escalate.self) == expected)
  }

  @Test(
    arguments: [
      (
        "list --sort du",
        .badValue(
          of: .option("--sort"), value: "du",
          fault: ArgumentFault(.notAllowed, allowed: ["due", "age", "number", "updated"], nearest: "due"))
      ),
      ("list --limit x", .badValue(of: .option("--limit"), value: "x", fault: ArgumentFault(.notACount))),
      ("list --limit=-1", .badValue(of: .option("--limit"), value: "-1", fault: ArgumentFault(.notACount))),
      ("list --limit=+1", .badValue(of: .option("--limit"), value: "+1", fault: ArgumentFault(.notACount))),
      (
        "list --limit=9223372036854775808",
        .badValue(of: .option("--limit"), value: "9223372036854775808", fault: ArgumentFault(.notACount))
      ),
      (
        "list --json=numbr",
        .badValue(
          of: .option("--json"), value: "numbr",
          fault: ArgumentFault(.notAllowed, allowed: ["number", "topic", "due"], nearest: "number"))
      ),
      (
        "list --json=",
        .badValue(of: .option("--json"), value: "", fault: ArgumentFault(.empty, allowed: ["number", "topic", "due"]))
      ),
      (
        "list --json=due,",
        .badValue(
          of: .option("--json"), value: "due,", fault: ArgumentFault(.empty, allowed: ["number", "topic", "due"]))
      ),
      ("list --count --json=due", .conflict("--count", "--json")),
      ("list -- --count", nil),
      (
        "--lang de list",
        .badValue(
          of: .option("--lang"), value: "de", fault: ArgumentFault(.notAllowed, allowed: ["en", "ru"], nearest: nil))
      ),
    ] as [(String, UsageError?)])
  func `says which words would do`(_ line: String, _ expected: UsageError?) {
    #expect(fault(line, as: List.self) == expected)
  }

  @Test(
    arguments: [
      ("rate a", .missingOperand(Text(same: "VERDICT"))), ("rate", .missingOperand(Text(same: "ARTICLE"))),
      ("rate a good more", .tooManyOperands("more")),
      (
        "rate a god",
        .badValue(
          of: .operand(Text(same: "VERDICT")), value: "god",
          fault: ArgumentFault(.notAllowed, allowed: ["good", "bad"], nearest: "good"))
      ),
    ] as [(String, UsageError)])
  func `counts operands`(_ line: String, _ expected: UsageError) {
    #expect(fault(line, as: Rate.self) == expected)
  }

  @Test(arguments: [
    (["new", "-s", "a\u{FF}b"], 3, 1), (["new", "--subject=a\u{FF}"], 2, 11), (["new", "-s\u{FF}"], 2, 2),
    (["new", "--sub\u{FF}"], 2, 5), (["new", "-\u{FF}"], 2, 1), (["-q\u{FF}", "new"], 1, 2),
  ])
  func `finds the byte that is not UTF-8`(_ words: [String], _ argument: Int, _ offset: Int) {
    // U+00FF stands for the lone byte FF.
    let bytes = words.map { word in word.unicodeScalars.flatMap { $0 == "\u{FF}" ? [0xFF] : Array(String($0).utf8) } }
    #expect(throws: UsageError.invalidUTF8(argument: argument, byteOffset: offset)) {
      try parse(words: bytes, as: New.self)
    }
  }

  @Test func `leaves the bytes of paths alone`() throws {
    let odd: [UInt8] = [0x61, 0xFF, 0xFE]
    let words = [Array("new".utf8), Array("-F".utf8), odd, Array("--attach=".utf8) + odd, Array("-a".utf8) + odd]
    let command = try parse(words: words, as: New.self).0
    #expect(command == New(file: ByteString(odd), attachments: [ByteString(odd), ByteString(odd)]))
  }

  @Test func `survives any two short words`() {
    let pieces: [[UInt8]] =
      ["", "-", "--", "=", "--=", "-=", "--json=", "-p", "-p=", "\"", "-\"", "-:", "-a:", "x"].map { Array($0.utf8) }
      + [[0xFF], [0x2D, 0xC3], [0x2D, 0x2D, 0xFF, 0x3D]]
    for first in pieces {
      for second in pieces {
        for words in [[first, second], [Array("list".utf8), first, second], [first, Array("list".utf8), second]] {
          let invocation = Invocation([[0x73]] + words, globals: Globals.info)
          _ = try? invocation.verb()
          _ = try? Parser.parse(invocation, as: List.self, globals: Globals.self)
          _ = Parser.salvagedGlobals(of: invocation, as: Globals.self, command: List.info)
        }
      }
    }
    _ = Invocation([[UInt8]](), globals: Globals.info)
  }

  @Test func `salvages the globals of a wrong line`() {
    let line = "--lang ru escalate --reason --quiet --bogus -q --store=s"
    let invocation = Invocation(["support"] + line.split(separator: " ").map(String.init), globals: Globals.info)
    let globals = Parser.salvagedGlobals(of: invocation, as: Globals.self, command: Escalate.info)
    #expect(globals == Globals(store: ByteString("s"), language: .ru, isQuiet: true))
  }
}

extension Invocation {
  /// An invocation of words that are text.
  init(_ words: [String], globals: CommandInfo) {
    self.init(words.map { Array($0.utf8) }, globals: globals)
  }
}
