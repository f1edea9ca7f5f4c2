// Do the committed completions offer what the real program knows, in real shells? Verbs, flags, ticket numbers, slugs.

import Foundation
import TestSupport
import Testing

/// A line with the cursor at its end, something that must be offered there, and something that must not.
private let lines: [(line: String, offered: String, absent: String)] = [
  ("support esc", "escalate", "list"), ("support list --so", "--sort", "--reason"), ("support close ", "2", "3"),
  ("support new -p cal", "calendar", "mail"), ("support new --topic mail/sp", "mail/spam", "mail/letters"),
  ("support close 1 --reason no", "no-answer", "spam"), ("support help exit", "exit-codes", "query"),
  ("support list state:w", "state:waiting", "state:open"), ("support completion z", "zsh", "bash"),
  ("support stats --by topic,line --b", "--by", "--csv"), ("support stats --by topic --by we", "week", "month"),
]

@Suite struct `Completions` {
  /// A desk with tickets 1 and 2 open, 3 closed.
  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    let made = try desk.bash("for i in 1 2 3; do support -q new -s L -m Text; done; support -q close 3")
    try #require(made.status == 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: Tool.packageRoot + "/completions") {
      try FileManager.default.copyItem(
        atPath: Tool.packageRoot + "/completions/" + name, toPath: desk.folder.file(name))
    }
    try desk.folder.write(lines.map { $0.line + "\n" }.joined(), to: "lines")
    return desk
  }

  private static func check(_ outcome: Outcome) {
    let answers = outcome.output.components(separatedBy: "<end>\n")
    #expect(answers.count == lines.count + 1, "\(outcome.output)\(outcome.error)")
    for (line, answer) in zip(lines, answers) {
      let words = answer.split(separator: "\n").map { row in
        row.prefix { $0 != "\t" }.replacing("\\", with: "").trimmingCharacters(in: .whitespaces)
      }
      let ends = words.map { $0.split(separator: "=").last.map(String.init) ?? $0 }
      // Where readline breaks words at a colon, only what follows it is offered.
      let wanted = line.offered.split(separator: ":").last.map(String.init) ?? line.offered
      #expect((words + ends).contains { $0 == line.offered || $0 == wanted }, "\(line.line) offered \(words)")
      #expect(!(words + ends).contains(line.absent), "\(line.line) offered \(words)")
    }
  }

  @Test(.enabled(if: Tool.isWanted("bash"))) func `are offered by bash`() throws {
    let script = #"""
      source ./support.bash
      while IFS= read -r line; do
        COMP_LINE=$line COMP_POINT=${#line}
        words=${line//:/ : }; COMP_WORDS=($words); [[ $line == *" " ]] && COMP_WORDS+=("")
        COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
        _support; printf '%s\n' "${COMPREPLY[@]}" '<end>'
      done <lines
      """#
    Self.check(try Self.desk().bash(script))
  }

  @Test(.enabled(if: Tool.isWanted("fish"))) func `are offered by fish`() throws {
    let script = "source ./support.fish; while read -l line; complete -C $line; echo '<end>'; end <./lines"
    Self.check(try Self.desk().bash("fish -N -c \"$script\"", environment: ["script": script, "TERM": "dumb"]))
  }

  @Test(.enabled(if: Tool.isWanted("zsh"))) func `are offered by zsh`() throws {
    let desk = try Self.desk()
    try desk.folder.write(
      #"""
      PROMPT='' RPROMPT=''
      unsetopt beep prompt_cr prompt_sp
      fpath=($PWD $fpath)
      autoload -Uz compinit
      compinit -D -u
      zstyle ':completion:*' verbose no
      compadd() {
        local -a hits
        if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
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
      }
      zle -N capture
      bindkey '^X' capture
      : >ready

      """#, to: "inner.zsh")
    let outer = #"""
      zmodload zsh/zpty
      zpty inner zsh -f -i
      zpty -w inner 'source ./inner.zsh'
      repeat 3000; do [[ -e ready ]] && break; zpty -r -t inner >/dev/null; sleep 0.01; done
      sleep 0.05
      zpty -w -n inner $'\x18'
      repeat 3000; do [[ -e matches ]] && break; zpty -r -t inner >/dev/null; sleep 0.01; done
      zpty -d inner
      cat matches
      """#
    Self.check(try desk.bash("zsh -f -c \"$script\"", environment: ["script": outer, "TERM": "dumb"]))
  }
}
