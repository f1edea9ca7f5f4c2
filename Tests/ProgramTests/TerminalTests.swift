// What does a person see on a terminal? script(1) gives the program one: nothing is wider than the window, colours come
// only where they are wanted, questions are asked and answered, the editor is opened, the progress bar is drawn.

import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Tool.isWanted("script", "stty"))) struct `On a terminal` {
  /// Runs `command` in bash on a terminal of that many columns; what was typed is `typed`, what was seen is the output.
  private static func seen(
    _ desk: TestDesk, _ command: String, columns: Int = 80, typed: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try desk.folder.write("stty cols \(columns) rows 24 -echo; unset COLUMNS; \(command)\n", to: "on-terminal")
    let base = ["TERM": "xterm", "PAGER": "cat", "NO_COLOR": ""]
    let tool = Tool.path(of: "script") ?? ""
    // util-linux wants the command behind -c; the one of macOS would need another line here.
    return try desk.bash(
      "'\(tool)' -qec 'bash on-terminal' /dev/null", input: Array(typed.utf8),
      environment: base.merging(environment) { $1 })
  }

  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    let made = try desk.bash(
      """
      support -q new -t account/access --from a.very.long.address.of.somebody@example.com \
        -s "Не могу войти в свою почту уже третий день подряд, пишет неверный пароль" \
        -m "$(printf 'Очень длинное предложение, %.0s' 1 2 3 4 5 6 7 8 9)"
      support -q new -t mail/letters -s "Letters gone" -m "https://example.com/$(printf 'x%.0s' {1..150})"
      support -q new -s "Short" -m "Text"; support -q take 1; support -q close 3
      """)
    try #require(made.status == 0, "\(made.error)")
    return desk
  }

  /// The line without the sequences that colour it.
  private static func plain(_ text: String) -> String {
    let bare = text.replacing(/\u{1b}\[[0-9;]*[A-Za-z]/, with: "")
    // The terminal makes CR LF of each newline, which Swift takes for one character.
    return String(String.UnicodeScalarView(bare.unicodeScalars.filter { $0 != "\r" }))
  }

  @Test(arguments: [200, 80, 50]) func `nothing is wider than the window`(_ columns: Int) throws {
    let desk = try Self.desk()
    for command in [
      "list", "show 1", "catalog", "catalog mail", "help", "new --help", "help query", "list -n", "stats",
      "stats --chart", "stats --by topic", "stats --by day --figures all",
      "stats --by weekday,hour --chart", "stats --by channel --chart",
    ] {
      for language in ["en", "ru"] {
        let outcome = try Self.seen(desk, "support --lang \(language) \(command)", columns: columns)
        let lines = Self.plain(outcome.output).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count > 2, "\(command): \(outcome.output)")
        // Examples of commands and the verbatim tables of help are not broken.
        let limit = command.contains("help") ? max(columns, 95) : columns
        for line in lines { #expect(line.unicodeScalars.count <= limit, "\(command) --lang \(language): \(line)") }
      }
    }
  }

  @Test func `colours are only where they are wanted`() throws {
    let desk = try Self.desk()
    let escape = "\u{1b}["
    #expect(try Self.seen(desk, "support list").output.contains(escape))
    #expect(try !Self.seen(desk, "support list --color never").output.contains(escape))
    #expect(try !Self.seen(desk, "support list", environment: ["NO_COLOR": "1"]).output.contains(escape))
    #expect(try !Self.seen(desk, "support list", environment: ["TERM": "dumb"]).output.contains(escape))
    #expect(try !Self.seen(desk, "support list | cat").output.contains(escape))
    #expect(try desk.support("show", "1", "--color", "always").output.contains(escape))
    #expect(try !desk.support("show", "1").output.contains(escape))
  }

  @Test func `more than two tickets are asked for`() throws {
    let desk = try Self.desk()
    let no = try Self.seen(desk, "support edit 1 2 3 -s Other; echo status $?", typed: "n\n")
    #expect(no.output.contains("3 tickets? [y/N]") && no.output.contains("status 4"), "\(no.output)")
    let nothing = try Self.seen(desk, "support edit 1 2 3 -s Other --no-input; echo status $?", typed: "y\n")
    #expect(nothing.output.contains("status 4") && !nothing.output.contains("[y/N]"), "\(nothing.output)")
    #expect(try !desk.support("list").output.contains("Other"))
    let yes = try Self.seen(desk, "support edit 1 2 3 -s Other; echo status $?", typed: "y\n")
    #expect(yes.output.contains("status 0"), "\(yes.output)")
    #expect(try desk.support("list", "subject:Other", "--count").output == "3\n")
  }

  @Test func `a letter is written in the editor`() throws {
    let desk = try TestDesk()
    try desk.folder.write(
      "#!/bin/sh\ncp \"$1\" given\nprintf 'Cannot sign in\\n\\nIt says: wrong password.\\n' >\"$1\"\n", to: "edit.sh")
    let editor = ["EDITOR": "sh edit.sh", "VISUAL": ""]
    let filed = try Self.seen(desk, "support new --skip-help; echo status $?", typed: "y\n", environment: editor)
    #expect(filed.output.contains("status 0"), "\(filed.output)")
    let shown = try desk.support("show", "1").output
    #expect(shown.hasPrefix("1  Cannot sign in\n") && shown.contains("  It says: wrong password."), "\(shown)")
    #expect(
      String(decoding: try desk.folder.bytes(of: "given"), as: UTF8.self).contains("The first line is the subject"))
    let answered = try Self.seen(desk, "support reply 1; echo status $?", environment: editor)
    #expect(answered.output.contains("status 0"), "\(answered.output)")
    let failed = try Self.seen(desk, "support new; echo status $?", environment: ["EDITOR": "false", "VISUAL": ""])
    #expect(failed.output.contains("status 2") && failed.output.contains("cannot use the editor"), "\(failed.output)")
    let abandoned = try Self.seen(desk, "support new; echo status $?", environment: ["EDITOR": "true", "VISUAL": ""])
    #expect(abandoned.output.contains("status 2") && abandoned.output.contains("empty letter"), "\(abandoned.output)")
    let silent = try Self.seen(desk, "support new --no-input; echo status $?", environment: editor)
    #expect(silent.output.contains("status 2") && silent.output.contains("no text was given"), "\(silent.output)")
    #expect(try desk.support("list", "--count").output == "1\n")
  }

  @Test func `a letter is shown before it is filed`() throws {
    let desk = try TestDesk()
    let new = "support new -t mail/storage -s 'Storage is full' -m 'No letters come in since the storage is full'"
    let no = try Self.seen(desk, "\(new); echo status $?", typed: "n\nn\n")
    #expect(no.output.contains("to be filed: 'Storage is full', mail/storage"), "\(no.output)")
    #expect(no.output.contains("File it? [Y/n]") && no.output.contains("status 4"), "\(no.output)")
    #expect(!FileManager.default.fileExists(atPath: desk.store), "something was written")
    let yes = try Self.seen(desk, "\(new); echo status $?", typed: "n\n\n")
    #expect(yes.output.contains("status 0") && yes.output.contains("filed 1 on line 1"), "\(yes.output)")
    let unasked = try Self.seen(desk, "\(new) -y --force; echo status $?")
    #expect(unasked.output.contains("filed 2") && !unasked.output.contains("[Y/n]"), "\(unasked.output)")
    let silent = try Self.seen(desk, "\(new) --no-input --force; echo status $?")
    #expect(silent.output.contains("filed 3") && !silent.output.contains("[Y/n]"), "\(silent.output)")
    // A refusal comes before the question.
    let refused = try Self.seen(desk, "\(new); echo status $?", typed: "n\ny\n")
    #expect(refused.output.contains("status 4") && !refused.output.contains("[Y/n]"), "\(refused.output)")
  }

  @Test func `an article that helped leaves no ticket`() throws {
    let desk = try TestDesk()
    for (language, typed, question) in [("en", "1\n", "Did one of these help?"), ("ru", "да\n", "Что-то помогло?")] {
      let outcome = try Self.seen(
        desk, "support --lang \(language) new -s 'Забыл пароль от почты' -m 'Как его вернуть'; echo status $?",
        typed: typed)
      #expect(outcome.output.contains(question) && outcome.output.contains("status 0"), "\(outcome.output)")
    }
    #expect(try desk.support("list", "--count").output == "0\n")
    let events = try desk.bash("cat store/journal/0/*.jsonl").output
    #expect(events.split(separator: "\n").count { $0.contains(#""type":"deflected","slug":"password-recovery""#) } == 2)
    #expect(events.contains(#""query":"Забыл пароль от почты""#), "\(events)")
    #expect(try desk.support("check").status == 0)
  }

  @Test(arguments: [("en", 50), ("ru", 50), ("ru", 80)]) func `an account fits the window`(
    _ language: String, _ width: Int
  ) throws {
    let desk = try TestDesk()
    _ = try desk.bash(
      """
      for n in 1 2; do support -q new --skip-help --force -t account/access -s "Cannot sign in" -m Text >/dev/null; done
      support -q escalate 1 --reason "it needs somebody who knows the database of accounts well"; support -q merge 1 2
      """)
    let outcome = try Self.seen(desk, "support --color never --lang \(language) show 2 --why", columns: width)
    let lines = outcome.output.split(whereSeparator: \.isNewline)
    #expect(lines.count > 8 && lines.allSatisfy { $0.count <= width }, "\(outcome.output)")
    #expect(outcome.output.contains(language == "ru" ? "в обращении 1:" : "in ticket 1:"), "\(outcome.output)")
  }

  @Test func `what users wrote does not drive it`() throws {
    let desk = try TestDesk()
    let hostile = "\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}\r\u{8}"
    _ = try desk.support(
      "new", "-s", hostile, "-m", hostile, "--from", "a\u{1b}[31m@example.com", "--detail", "k=" + hostile)
    for command in [
      "list", "show 1", "show 1 --events", "list --color never", "list --json", "show 1 --json",
    ] {
      let output = try Self.seen(desk, "support \(command)").output
      let scalars = Self.plain(output).unicodeScalars
      #expect(
        !scalars.contains { $0 != "\n" && $0 != "\t" && ($0.value < 0x20 || (0x7f...0x9f).contains($0.value)) },
        "\(command)")
      #expect(!output.unicodeScalars.contains("\u{202e}"), "\(command)")
    }
  }

  @Test func `an attachment is not poured onto it`() throws {
    let desk = try TestDesk()
    try desk.folder.write("content", to: "file.bin")
    _ = try desk.support("new", "-q", "-m", "Text", "-a", "file.bin")
    let outcome = try Self.seen(desk, "support show 1 --attachment 1; echo status $?")
    #expect(outcome.output.contains("status 4") && !outcome.output.contains("content"), "\(outcome.output)")
  }

  @Test func `a long import shows its progress there and nowhere else`() throws {
    let desk = try TestDesk()
    // A bar appears after a fifth of a second; a release program does much in that time.
    let count = ProcessInfo.processInfo.environment["SUPPORT_PROGRAM"] == nil ? 6000 : 400_000
    let line = #"{"from":"ivan@example.com","subject":"Letter %d","body":"Text of the letter"}"#
    let many = (1...count).map { line.replacing("%d", with: "\($0)") + "\n" }.joined()
    try desk.folder.write(many, to: "many.jsonl")
    let shown = try Self.seen(desk, "support --store one import many.jsonl")
    #expect(shown.output.contains("import") && shown.output.contains("\u{1b}[K"), "\(shown.output)")
    #expect(Self.plain(shown.output).contains("created\t\(count)"), "\(shown.output)")
    let silent = try desk.support("--store", "two", "import", "many.jsonl")
    #expect(silent.output == "created\t\(count)\nunchanged\t0\n" && silent.error.isEmpty)
  }

  @Test(.enabled(if: Tool.isWanted("strace"))) func `whoever finds no index sees how far a new one is`() throws {
    let desk = try TestDesk()
    let count = 2500
    let body = String(repeating: "Text of the letter. ", count: 80)
    let many = (1...count).map {
      #"{"from":"ivan@example.com","subject":"Letter \#($0)","body":"\#(body)"}"# + "\n"
    }.joined()
    try desk.folder.write(many, to: "many.jsonl")
    _ = try desk.support("--store", "one", "import", "many.jsonl")
    for (command, isShown) in [("show 7", true), ("show 7", false), ("-q show 7", false)] {
      if isShown || command.hasPrefix("-q") { _ = try desk.bash("rm -r one/index") }
      // A bar appears after a fifth of a second; slow reads make the rebuild that long.
      let slowed = "strace -f -o slow -e trace=pread64 -e inject=pread64:delay_enter=20000"
      let seen = try Self.seen(desk, "\(slowed) '\(TestDesk.program)' --store one \(command)")
      #expect(Self.plain(seen.output).contains("Letter 7"), "\(seen.output)")
      #expect(seen.output.contains("index ") == isShown, "\(command): \(seen.output)")
    }
    _ = try desk.bash("rm -r one/index")
    let silent = try desk.support("--store", "one", "show", "7")
    #expect(silent.status == 0 && silent.error.isEmpty, "\(silent.error)")
  }
}
