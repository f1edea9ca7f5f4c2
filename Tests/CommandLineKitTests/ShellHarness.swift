// Drives real shells: each gets the generated script, a line with the cursor at its end, and says what it offers. The
// program behind the hidden verb is a stand-in that answers from fixed lists and shows which store it was given.

import CommandLineKit
import Foundation

/// A temporary folder with the scripts and the stand-in program.
struct ShellHarness: ~Copyable {
  let folder: URL
  let path: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "completion-\(UUID().uuidString)")
    path = folder.appending(path: "bin").path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    try FileManager.default.createDirectory(at: folder.appending(path: "bin"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: folder.appending(path: "my store"), withIntermediateDirectories: true)
    for shell in CompletionScript.Shell.allCases {
      try write(CompletionScript.text(for: shell, of: demo), to: shell.fileName(of: "support"))
    }
    try write(standIn, to: "bin/support")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "bin/support").path)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func write(_ text: String, to name: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  func read(_ name: String) -> String {
    (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
  }

  /// What `shell` offers at the end of `line`, sorted, each without the `--option=` it may repeat.
  func candidates(_ shell: CompletionScript.Shell, _ line: String) throws -> [String] {
    let output =
      switch shell {
      case .bash: try bash(line)
      case .zsh: try zsh(line)
      case .fish: try fish(line)
      }
    let option = line.split(separator: " ").last.flatMap { $0.contains("=") ? $0.prefix { $0 != "=" } + "=" : nil } ?? ""
    return output.split(separator: "\n").map { row in
      let word = row.prefix { $0 != "\t" }
      return String(!option.isEmpty && word.hasPrefix(option) ? word.dropFirst(option.count) : word)
    }.sorted()
  }

  private func bash(_ line: String) throws -> String {
    let words = Self.readlineWords(line)
    let quoted = words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }
    let script = """
      source ./support.bash
      COMP_LINE='\(line.replacing("'", with: "'\\''"))' COMP_POINT=${#COMP_LINE}
      COMP_WORDS=(\(quoted.joined(separator: " "))) COMP_CWORD=\(words.count - 1)
      _support
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    return try run("bash", ["--norc", "-c", script])
  }

  /// The words readline makes of a line: split at spaces outside quotes, and around runs of `=` and `:`.
  static func readlineWords(_ line: String) -> [String] {
    var words = [""]
    var quote: Character?
    var wasBreak = false
    for character in line {
      let isBreak = quote == nil && "=:".contains(character)
      if quote == nil, character == " " {
        if words.last != "" { words.append("") }
      } else {
        if isBreak != wasBreak, words.last != "" { words.append("") }
        words[words.count - 1].append(character)
      }
      wasBreak = isBreak
      if character == quote { quote = nil } else if quote == nil, "'\"".contains(character) { quote = character }
    }
    // After a break the cursor is still on the break, as bash reports it.
    return words
  }

  private func fish(_ line: String) throws -> String {
    try write(line, to: "line")
    return try run("fish", ["-N", "-c", "source ./support.fish; complete -C (cat ./line)"])
  }

  /// Completion needs a terminal: an inner zsh on a pseudo-terminal gets the line and a TAB, and notes every match.
  private func zsh(_ line: String) throws -> String {
    try write(zshInner, to: "inner.zsh")
    try write(line, to: "line")
    _ = try run("zsh", ["-f", "-c", zshOuter])
    return read("matches")
  }

  /// Runs a program in the folder and gives its output; errors go there too.
  func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": path, "HOME": folder.path, "LC_ALL": "C.UTF-8", "TERM": "dumb", "LOG": folder.appending(path: "log").path,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// Whether a program is installed.
  static func has(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}

/// The stand-in for the program: answers only the hidden verb.
private let standIn = #"""
  #!/bin/sh
  echo "$*" >>"$LOG"
  store=none
  while [ $# -gt 0 ]; do
    case $1 in
      --store) store=$2; shift 2 ;;
      --store=*) store=${1#--store=}; shift ;;
      --lang) shift 2 ;;
      complete) kind=$2 prefix=$4; break ;;
      *) exit 2 ;;
    esac
  done
  case $kind in
    ticket) printf '18\tno: mail [at all] (yet)\n17\tcannot log in\n' ;;
    product) printf 'mail\ngames\n$(touch pwned)\n' ;;
    article) basename "$store" ;;
    query) printf 'state:open\nstate:closed\nline:2\n' ;;
  esac | grep "^$prefix"

  """#

private let zshInner = #"""
  PROMPT='' RPROMPT=''
  unsetopt zle_bracketed_paste beep prompt_cr prompt_sp 2>/dev/null
  fpath=($PWD $fpath)
  autoload -Uz compinit
  compinit -D -u
  zstyle ':completion:*' verbose no
  compadd() {
    local -a hits
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
      builtin compadd "$@"
      return
    fi
    builtin compadd -A hits "$@"
    print -rl -- $hits >>matches.new
    builtin compadd "$@"
  }
  capture() {
    BUFFER=$(<line) CURSOR=${#BUFFER}
    zle list-choices
    print -r -- >>matches.new
    mv matches.new matches
    BUFFER='exit'
    zle accept-line
  }
  zle -N capture
  bindkey '^X' capture
  : >ready

  """#

private let zshOuter = #"""
  zmodload zsh/zpty
  rm -f ready matches matches.new
  zpty inner zsh -f -i
  zpty -w inner 'source ./inner.zsh'
  repeat 1000; do [[ -e ready ]] && break; zpty -r -t inner >/dev/null; sleep 0.01; done
  sleep 0.05
  zpty -w -n inner $'\x18'
  repeat 1000; do [[ -e matches ]] && break; zpty -r -t inner >/dev/null; sleep 0.01; done
  zpty -d inner

  """#
