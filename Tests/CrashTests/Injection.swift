// How is the real program stopped, or lied to, at one chosen system call? strace runs it and counts the calls of one
// name; at the n-th it kills it, or lets the call fail.

import Foundation
import TestSupport
import Testing

/// What happens at the chosen call.
enum Fault: Sendable, CustomStringConvertible {
  case kill
  case error(String)

  var description: String {
    switch self {
    case .kill: "signal=KILL"
    case .error(let name): "error=\(name)"
    }
  }
}

/// A run of the program under strace.
struct TracedRun {
  let outcome: Outcome
  /// The calls traced, a line each.
  let calls: [Substring]

  /// Whether the chosen call was reached.
  var isHit: Bool { outcome.status == 137 || calls.contains { $0.contains("(INJECTED)") } }

  /// Runs the program and traces `calls`; with a fault, at the `count`-th call of that name.
  init(
    _ desk: TestDesk, _ arguments: [String], store: String, calls: String, fault: (Fault, at: Int)? = nil,
    input: String = "", wrapper: [String] = []
  ) throws {
    let log = desk.folder.file("trace-\(UUID().uuidString)")
    var words = wrapper + ["strace", "-f", "-y", "-qq", "-s", "200", "-o", log, "-e", "trace=\(calls)"]
    if let fault { words += ["-e", "inject=\(calls):\(fault.0):when=\(fault.at)"] }
    outcome = try desk.tool(words + [TestDesk.program] + arguments, store: store, input: Array(input.utf8))
    let text = String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
    try? FileManager.default.removeItem(atPath: log)
    self.calls = text.split(separator: "\n")
  }
}

extension TestDesk {
  /// Runs a command found on PATH against `store`.
  func tool(
    _ words: [String], store: String? = nil, input: [UInt8] = [], environment more: [String: String] = [:]
  ) throws -> Outcome {
    let path = try #require(Tool.path(of: words[0]), "\(words[0]) is needed")
    var environment = environment.merging(more) { $1 }
    environment["SUPPORT_STORE"] = store ?? self.store
    return try Shell.run(path, Array(words.dropFirst()), environment: environment, folder: folder.path, input: input)
  }

  /// Runs a script that has to succeed.
  func prepare(_ script: String) throws {
    let outcome = try bash(script)
    try #require(outcome.status == 0, "\(script): \(outcome.error)")
  }

  /// Runs the program against `store`.
  @discardableResult
  func run(_ arguments: [String], store: String? = nil, input: String = "") throws -> Outcome {
    var environment = environment
    environment["SUPPORT_STORE"] = store ?? self.store
    return try Shell.run(
      TestDesk.program, arguments, environment: environment, folder: folder.path, input: Array(input.utf8))
  }
}
