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

  /// What `shell` offers at the end of each line, sorted, each without the `--option=` it may repeat.
  func candidates(_ shell: CompletionScript.Shell, _ lines: [String]) throws -> [[String]] {
    try write(lines.map { $0 + "\n" }.joined(), to: "lines")
    let output =
      switch shell {
      case .bash: try run("bash", ["--norc", "-c", bashScript(lines)])
      case .zsh: try zsh()
      case .fish: try run("fish", ["-N", "-c", fishScript])
      }
    let answers = output.split(separator: "<end>\n", omittingEmptySubsequences: false)
    return zip(lines, answers).map { line, answer in
      answer.split(separator: "\n").compactMap { Self.bare($0, after: line, home: folder.lastPathComponent) }.sorted()
    }
  }

  /// A candidate without what shells write differently: the option it belongs to, earlier items of a list, quoting, its
  /// description, and the options zsh offers where nothing else fits.
  private static func bare(_ row: Substring, after line: String, home: String) -> String? {
    let word = row.prefix { $0 != "\t" }.replacing("\\", with: "").replacing(home, with: "HOME")
    if word.hasPrefix("-"), line.hasSuffix(" ") { return nil }
    let value = word.hasPrefix("--") ? word.split(separator: "=", maxSplits: 1).last ?? "" : Substring(word)
    return value.split(separator: ",").last.map { String($0) }
  }

  /// Types the lines into an interactive `shell` on a terminal, TABs included, and gives the arguments with which the
  /// program was called, each in angle brackets.
  func arguments(_ shell: CompletionScript.Shell, typing lines: [String]) throws -> [String] {
    let start = shell == .bash ? "bash --norc --noprofile -i" : "zsh -f -i"
    let prepare = shell == .bash ? "source ./support.bash" : "source ./prepare.zsh"
    try write(zshPrepare, to: "prepare.zsh")
    try write(lines.map { $0 + "\n" }.joined(), to: "lines")
    let problems = try run("zsh", ["-f", "-c", "start=(\(start)) prepare='\(prepare)'\n" + typist])
    let calls = (problems + read("log")).split(separator: "\n").map(String.init)
    return calls.filter { !$0.contains("<complete>") }
  }

  private func bashScript(_ lines: [String]) -> String {
    lines.reduce(into: "source ./support.bash\n") { script, line in
      let words = Self.readlineWords(line)
      script += """
        COMP_LINE=\(Self.quoted(line)) COMP_POINT=${#COMP_LINE} COMP_CWORD=\(words.count - 1)
        COMP_WORDS=(\(words.map(Self.quoted).joined(separator: " ")))
        _support
        printf '%s\\n' "${COMPREPLY[@]}" '<end>'

        """
    }
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// Completion needs a terminal: an inner zsh on a pseudo-terminal reads the lines at a key, and notes every match.
  private func zsh() throws -> String {
    try write(zshPrepare, to: "prepare.zsh")
    try write(zshInner, to: "inner.zsh")
    let problems = try run("zsh", ["-f", "-c", zshOuter])
    return problems + read("matches")
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
    return words
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

  /// Whether a program is installed; with SUPPORT_REQUIRE_TOOLS=1 it must be.
  static func has(_ program: String) -> Bool {
    if ProcessInfo.processInfo.environment["SUPPORT_REQUIRE_TOOLS"] == "1" { return true }
    return (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}

/// The stand-in for the program: answers only the hidden verb.
private let standIn = #"""
  #!/bin/sh
  echo "$(printf '<%s>' "$@")" >>"$LOG"
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

private let fishScript = """
  source ./support.fish
  while read -l line
    complete -C $line
    echo '<end>'
  end <./lines
  """

private let zshPrepare = #"""
  PROMPT='' RPROMPT=''
  unsetopt beep prompt_cr prompt_sp
  unset zle_bracketed_paste
  fpath=($PWD $fpath)
  autoload -Uz compinit
  compinit -D -u
  zstyle ':completion:*' verbose no

  """#

/// Types `lines` into the shell `start`, each when the one before has been answered in the log.
private let typist = #"""
  zmodload zsh/zpty
  : >log
  zpty inner $start
  zpty -w inner $prepare
  zpty -w inner ': >ready'
  repeat 1000; do [[ -e ready ]] && break; zpty -r -t inner >/dev/null; sleep 0.01; done
  count=0
  for line in "${(@f)$(<lines)}"; do
    (( count++ ))
    zpty -w -n inner "$line"$'\r'
    repeat 2000; do
      [[ $(grep -vc '<complete>' log) -ge $count ]] && break
      zpty -r -t inner >/dev/null
      sleep 0.01
    done
  done
  zpty -d inner

  """#

private let zshInner = #"""
  source ./prepare.zsh
  compadd() {
    local -a hits
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
      builtin compadd "$@"
      return
    fi
    builtin compadd -A hits "$@"
    (( $#hits )) && print -rl -- $hits >>matches.new
    builtin compadd "$@"
  }
  capture() {
    for BUFFER in "${(@f)$(<lines)}"; do
      CURSOR=${#BUFFER}
      zle list-choices
      print -r -- '<end>' >>matches.new
    done
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
