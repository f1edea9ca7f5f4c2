// What can the shell offer? A static script for each shell, generated from the description: commands, options and fixed
// words stand in the script itself, so that completing them costs no process. Tickets, products, topics and articles
// are asked of the program through its hidden verb,
//
//     support [--store DIR …] complete KIND -- PREFIX
//
// which prints one candidate a line, with a description after a TAB if there is one. Options declared as forwarded are
// handed on from the line being completed. Scripts never let the shell evaluate what the program or the line says.

/// Completion scripts.
public enum CompletionScript {
  /// A shell that there is a script for.
  public enum Shell: String, Sendable, CaseIterable, ArgumentValue {
    /// bash, 3.2 and later.
    case bash
    /// zsh, 5 and later.
    case zsh
    /// fish, 3 and later.
    case fish

    /// The name under which the shell looks for the script of `program`.
    public func fileName(of program: String) -> String {
      switch self {
      case .bash: "\(program).bash"
      case .zsh: "_\(program)"
      case .fish: "\(program).fish"
      }
    }
  }

  /// The script for `shell`. Descriptions shown beside candidates are in `language`.
  public static func text(for shell: Shell, of program: Program, in language: Language = .en) -> String {
    switch shell {
    case .bash: bash(program)
    case .zsh: zsh(program, in: language)
    case .fish: fish(program, in: language)
    }
  }
}

/// Where candidates for a value come from.
enum Candidates: Equatable {
  /// Nothing to offer.
  case none
  case files
  case folders
  /// The names of commands and topics.
  case commands
  case words([String])
  /// Words separated by commas.
  case list([String])
  /// The program, asked for this kind.
  case program(String)

  init(_ kind: ValueKind) {
    self =
      switch kind {
      case .text, .count, .time, .address, .key: .none
      case .path: .files
      case .folder: .folders
      case .ticket: .program("ticket")
      case .product: .program("product")
      case .topic: .program("topic")
      case .article: .program("article")
      case .query: .program("query")
      case .other(let name): .program(name)
      case .command: .commands
      case .choice(let words): .words(words)
      case .list(let words): words.isEmpty ? .none : .list(words)
      }
  }
}

extension Program {
  /// The names that `help` takes.
  func helpNames(_ commands: [CommandInfo]) -> [String] {
    commands.map(\.name) + topics.map(\.name)
  }

  /// The name as part of a shell function's name.
  var shellName: String {
    name.replacing("-", with: "_")
  }
}

extension CommandInfo {
  /// The candidates of the operands by position: the single ones before the repeated one, and what all others are.
  var operandCandidates: (leading: [Candidates], rest: Candidates) {
    let leading = operands.prefix { !$0.isRepeated }.map { Candidates($0.kind) }
    return (leading, operands.first(where: \.isRepeated).map { Candidates($0.kind) } ?? .none)
  }
}

/// Quoting for shells.
enum ShellText {
  /// The text as one word of bash or zsh, bare if that is safe.
  static func word(_ text: String) -> String {
    isPlain(text) ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }

  /// The text as one word of fish, where a backslash escapes inside single quotes.
  static func fishWord(_ text: String) -> String {
    isPlain(text) ? text : "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }

  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
          UInt8(ascii: "/"):
          true
        default: false
        }
      }
  }
}
