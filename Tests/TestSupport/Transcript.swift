// A golden transcript: what a person types and what they see.
//
//   # needs: jq                  tools without which the transcript cannot run
//   # a comment
//   @ 2026-11-22T09:00:00Z       the clock for the commands that follow
//   = LC_ALL=ru_RU.UTF-8         a variable for the commands that follow
//   $ support new -m "text"      a command for bash; lines that begin with `> ` continue it
//   1                            its stdout
//   2> filed 1 …                 a line of its stderr
//   ? 4                          its exit status, when it is not 0
//
// `rendered` is the file as it would read if every expectation were what really happened, so that a difference is a
// diff of two texts, and recording is writing that text.

/// A parsed transcript.
public struct Transcript: Sendable {
  enum Step: Equatable, Sendable {
    case remark(String)
    case clock(String)
    case variable(String, String)
    case command([String])
  }

  let steps: [Step]

  /// Reads a transcript; expectation lines are not kept, `rendered` makes them anew.
  public init(_ text: String) {
    var steps: [Step] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("# ") || line == "#" {
        steps.append(.remark(line))
      } else if line.hasPrefix("@ ") {
        steps.append(.clock(String(line.dropFirst(2))))
      } else if line.hasPrefix("= "), let sign = line.dropFirst(2).firstIndex(of: "=") {
        let pair = line.dropFirst(2)
        steps.append(.variable(String(pair[..<sign]), String(pair[pair.index(after: sign)...])))
      } else if line.hasPrefix("$ ") {
        steps.append(.command([String(line.dropFirst(2))]))
      } else if line.hasPrefix("> "), case .command(let lines)? = steps.last, !lines.isEmpty {
        steps[steps.count - 1] = .command(lines + [String(line.dropFirst(2))])
      }
    }
    self.steps = steps
  }

  /// The tools that its `# needs:` lines name.
  public var needs: [String] {
    steps.flatMap { step -> [String] in
      guard case .remark(let line) = step, line.hasPrefix("# needs: ") else { return [] }
      return line.dropFirst("# needs: ".count).split(separator: " ").map(String.init)
    }
  }

  /// Runs every command on `desk` and returns the transcript of what happened.
  public func rendered(on desk: TestDesk) throws -> String {
    var lines: [String] = []
    var variables = ["CLOCK": "2026-11-22T09:00:00Z"]
    for step in steps {
      switch step {
      case .remark(let line): lines.append(line)
      case .clock(let moment):
        variables["CLOCK"] = moment
        lines.append("@ \(moment)")
      case .variable(let name, let value):
        // The shell itself stays in its own locale: it would complain of one that is not installed.
        variables[name == "LC_ALL" ? "LANGUAGE_OF_SUPPORT" : name] = value
        lines.append("= \(name)=\(value)")
      case .command(let script):
        lines.append("$ \(script[0])")
        lines += script.dropFirst().map { "> \($0)" }
        lines += try Transcript.shown(desk.bash(script.joined(separator: "\n"), environment: variables), desk)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func shown(_ outcome: Outcome, _ desk: TestDesk) -> [String] {
    var lines = split(outcome.output, desk)
    lines += split(outcome.error, desk).map { "2> \($0)" }
    if outcome.status != 0 { lines.append("? \(outcome.status)") }
    return lines
  }

  private static func split(_ text: String, _ desk: TestDesk) -> [String] {
    guard !text.isEmpty else { return [] }
    // A carriage return is shown as ^M; Swift sees CR LF as one character, so it goes first.
    let clean = text.unicodeScalars.map { $0 == "\r" ? "^M" : String($0) }.joined()
      .replacing(desk.folder.path, with: "$HOME")
    var lines = clean.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() } else { lines.append("(no newline at the end)") }
    return lines
  }
}
