// Which commands are interrupted? One of each kind of write, each with the store it starts from. A scenario makes that
// store once and hands out copies; what the command makes of it undisturbed is what an interrupted one may leave, if it
// does not leave everything as it was.

import Foundation
import TestSupport
import Testing

/// A command that writes, with what it starts from.
struct Scenario: Sendable, CustomTestStringConvertible {
  let name: String
  /// Commands that make the store it starts from.
  var before: [[String]] = []
  let arguments: [String]
  var input = ""
  /// Whether a first part of what it does may be left, which running it again completes.
  var isInSteps = false

  var testDescription: String { name }

  static let two = (1...2).map { ["new", "-q", "-s", "earlier \($0)", "-m", "earlier letter \($0)"] }

  static let all = [
    Scenario(name: "first write", arguments: ["new", "-q", "-s", "first", "-m", "first letter"]),
    Scenario(
      name: "new with attachment", before: two,
      arguments: ["new", "-q", "-s", "third", "-m", "third letter", "-a", "shot.png"]),
    Scenario(
      name: "new on a new day", before: two, arguments: ["new", "-q", "-s", "later", "-m", "m", "--at", "2099-01-01"]),
    Scenario(name: "reply", before: two, arguments: ["reply", "2", "-m", "the answer", "-a", "shot.png"]),
    Scenario(name: "escalate a batch", before: two, arguments: ["escalate", "1", "2", "--reason", "too hard"]),
    Scenario(name: "merge", before: two, arguments: ["merge", "2", "1"]),
    Scenario(
      name: "undo", before: two + [["close", "1", "2"]], arguments: ["undo"]),
    Scenario(
      name: "import", before: two, arguments: ["import", "-q"],
      input: (1...3).map { #"{"from":"a@b.example","subject":"taken in \#($0)","body":"letter \#($0)"}"# + "\n" }
        .joined(),
      isInSteps: true),
    Scenario(
      name: "write after a torn end", before: two + [["torn"]],
      arguments: ["new", "-q", "-s", "next", "-m", "next letter"]),
  ]
}

/// A scenario made ready: the store it starts from, and what is in it before and after.
final class Stage {
  let scenario: Scenario
  let desk: TestDesk
  let before: DeskState
  let after: DeskState
  private var count = 0

  init(_ scenario: Scenario) throws {
    self.scenario = scenario
    desk = try TestDesk()
    try desk.folder.write("not really a picture", to: "shot.png")
    for arguments in scenario.before {
      if arguments == ["torn"] {
        try desk.tearJournal()
      } else {
        #expect(try desk.run(arguments).status == 0)
      }
    }
    before = try DeskState(of: desk, store: desk.store)
    let copy = desk.folder.file("reference")
    try Stage.copy(desk.store, to: copy)
    #expect(try desk.run(scenario.arguments, store: copy, input: scenario.input).status == 0)
    after = try DeskState(of: desk, store: copy)
    #expect(after != before)
  }

  /// A fresh copy of the store the scenario starts from.
  func freshStore() throws -> String {
    count += 1
    let copy = desk.folder.file("copy-\(count)")
    try Stage.copy(desk.store, to: copy)
    return copy
  }

  private static func copy(_ store: String, to copy: String) throws {
    if FileManager.default.fileExists(atPath: store) { try FileManager.default.copyItem(atPath: store, toPath: copy) }
  }

  /// Runs the command with a fault at the `count`-th call, and looks at what is left, first with `look`; false if the
  /// command came through before it.
  func isReached(
    _ call: String, _ fault: Fault, at count: Int, inspecting: Bool = true, _ look: (TracedRun, String) throws -> Void
  ) throws -> Bool {
    let store = try freshStore()
    let run = try TracedRun(
      desk, scenario.arguments, store: store, calls: call, fault: (fault, at: count), input: scenario.input)
    guard run.isHit else {
      #expect(run.outcome.status == 0, "\(run.outcome.error)")
      return false
    }
    let point = "\(scenario.name), \(call) \(count), \(fault)"
    try look(run, point)
    if inspecting {
      try inspect(store, after: run, point)
    } else {
      let state = try DeskState(of: desk, store: store)
      #expect(state == before || state == after || (scenario.isInSteps && isPart(state)), "\(point) left half of it")
    }
    try? FileManager.default.removeItem(atPath: store)
    return true
  }

  /// Looks at what an interrupted command left in `store`, files one more ticket and looks again.
  func inspect(_ store: String, after run: TracedRun, _ point: String) throws {
    let state = try DeskState(of: desk, store: store)
    let isNothing = state == before
    let isWhole = state == after
    #expect(isNothing || isWhole || (scenario.isInSteps && isPart(state)), "\(point) left half of it:\n\(state)")
    let printed = try numbers(printedBy: run)
    #expect(state.numbers.isSuperset(of: printed), "\(point): a printed number is missing")
    if !printed.isEmpty { #expect(isWhole, "\(point): printed, but not whole") }
    try inspectCheck(store, point, mayBeTorn: true)
    let next = try desk.run(["new", "-q", "-s", "one more", "-m", "one more"], store: store)
    let number = Int(next.output.dropLast()) ?? 0
    #expect(next.status == 0 && number > 0, "\(point): the next command: \(next.error)")
    #expect(number > (state.numbers.union(printed).max() ?? 0), "\(point): number \(number) was given again")
    try inspectCheck(store, point, mayBeTorn: false)
    guard scenario.isInSteps else { return }
    #expect(try desk.run(scenario.arguments, store: store, input: scenario.input).status == 0, "\(point): again")
    let texts = try DeskState(of: desk, store: store).texts.filter { !$0.hasPrefix("one more") }
    #expect(texts == after.texts, "\(point): running it again did not complete it")
  }

  private func inspectCheck(_ store: String, _ point: String, mayBeTorn: Bool) throws {
    guard FileManager.default.fileExists(atPath: store + "/store.json") else { return }
    let check = try CheckResult(of: desk, store: store)
    // After a failed sync the line in doubt is there twice, which is no damage.
    let isClean = check.outcome.status == 0 && check.codes.allSatisfy { $0 == "repeated-commit" }
    let isTorn = check.outcome.status == 1 && check.codes == ["unfinished-end"]
    #expect(isClean || (mayBeTorn && isTorn), "\(point): check: \(check.codes) \(check.outcome.error)")
  }

  private func numbers(printedBy run: TracedRun) throws -> Set<Int> {
    guard !scenario.isInSteps else { return [] }
    return Set(run.outcome.output.split(separator: "\n").compactMap { Int($0) })
  }

  private func isPart(_ state: DeskState) -> Bool {
    state.tickets.allSatisfy { after.tickets[$0.key] == $0.value }
      && before.tickets.allSatisfy { state.tickets[$0.key] == $0.value }
  }
}

extension TestDesk {
  /// The newest journal file.
  func newestJournal(store: String? = nil) throws -> String {
    let folder = (store ?? self.store) + "/journal/0"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
    return folder + "/" + (try #require(names.max()))
  }

  /// Leaves the journal as a write that was cut short does.
  func tearJournal() throws {
    let handle = try #require(FileHandle(forWritingAtPath: try newestJournal()))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(#"{"id":"0-3","last":3,"at":"2026-11-22T1"#.utf8))
    try handle.close()
  }
}
