// What does bad input hear? One line and at most one hint on stderr, the documented exit status, nothing on stdout; with
// --json the same as one line of JSON. Nothing is filed, nothing hangs.

import Foundation
import TestSupport
import Testing

/// A command line that is wrong, and what is said of it.
private struct BadInput: CustomTestStringConvertible, Sendable {
  let command: String
  let status: Int
  let code: String
  let says: String
  let hint: String?

  init(_ command: String, _ status: Int, _ code: String, _ says: String, hint: String? = nil) {
    (self.command, self.status, self.code, self.says, self.hint) = (command, status, code, says, hint)
  }

  var testDescription: String { command }
}

private let badInputs: [BadInput] = [
  // Verbs, flags, values.
  BadInput("support lst", 2, "usage", "'lst'", hint: "'list'"),
  BadInput("support xyzzy", 2, "usage", "'xyzzy'", hint: "support help"),
  BadInput("support list --lmit 3", 2, "usage", "'--lmit'", hint: "'--limit'"),
  BadInput("support list -Z", 2, "usage", "'-Z'"),
  BadInput("support list --lim 3", 2, "usage", "'--lim'", hint: "'--limit'"),
  BadInput("support list --limit", 2, "usage", "--limit"),
  BadInput("support list --limit=many", 2, "usage", "'many'"),
  BadInput("support list --limit 99999999999999999999999", 2, "usage", "whole number"),
  BadInput("support list --sort tme", 2, "usage", "'tme'", hint: "due, age, number, updated"),
  BadInput("support list --columns number,topc", 2, "usage", "topc", hint: "'topic'"),
  BadInput("support list --count=3", 2, "usage", "--count"),
  BadInput("support list --lang xx", 2, "usage", "'xx'", hint: "en, ru"),
  BadInput("support list --color maybe", 2, "usage", "'maybe'", hint: "never"),
  BadInput("support list --at whenever", 2, "bad-value", "'whenever'"),
  BadInput("support show", 2, "usage", "N"),
  BadInput("support show 1 --attachment 1 --events", 2, "usage", "--events"),
  BadInput("support new -m text -m more -F file", 2, "usage", "-F"),
  BadInput("support new stray -m text", 2, "usage", "'stray'"),
  BadInput("support completion csh", 2, "usage", "'csh'", hint: "bash, zsh, fish"),
  BadInput("support help nwe", 3, "unknown-name", "'nwe'", hint: "'new'"),
  BadInput("support catalog mial", 3, "unknown-name", "'mial'", hint: "'mail'"),
  // Catalog.
  BadInput("support new -m text -p mial", 2, "bad-topic", "'mial'", hint: "'mail'"),
  BadInput("support new -m text -t account/acess", 2, "bad-topic", "'acess'", hint: "'access'"),
  BadInput("support new -m text -t storage", 2, "bad-topic", "'storage'", hint: "mail/storage"),
  BadInput("support new -m text -k complant", 2, "bad-topic", "'complant'", hint: "'complaint'"),
  BadInput("support new -m text --channel pigeon", 2, "bad-topic", "'pigeon'", hint: "form"),
  BadInput("support edit 1 -t nothing", 2, "bad-topic", "'nothing'", hint: "support catalog"),
  // Queries.
  BadInput("support list stat:open", 2, "bad-query", "'stat'", hint: "'state'"),
  BadInput("support list state:opn", 2, "bad-query", "'opn'", hint: "'open'"),
  BadInput("support list -state:opn", 2, "bad-query", "'opn'", hint: "'open'"),
  BadInput("support list due:never", 2, "bad-query", "'never'"),
  BadInput("support list line:x", 2, "bad-query", "'x'"),
  BadInput("support list number:5..1", 2, "bad-query", "5..1"),
  BadInput("support list ''", 2, "bad-query", "empty"),
  BadInput("support export stat:open", 2, "bad-query", "'stat'", hint: "'state'"),
  // Numbers.
  BadInput("support show 99", 3, "no-such-ticket", "99"),
  BadInput("support reply 99 -m text", 3, "no-such-ticket", "99"),
  BadInput("support close 99", 3, "no-such-ticket", "99"),
  BadInput("support close 1 --duplicate-of 99", 3, "no-such-ticket", "99"),
  BadInput("support show 9223372036854775807", 3, "no-such-ticket", "9223372036854775807"),
  BadInput("support show 9223372036854775808", 2, "bad-value", "9223372036854775808"),
  BadInput("support show 1.5", 2, "bad-value", "'1.5'"),
  BadInput("support show 0", 2, "bad-value", "'0'"),
  BadInput("support show +1", 2, "bad-value", "'+1'"),
  BadInput("support show 0x1", 2, "bad-value", "'0x1'"),
  BadInput("support show ١", 2, "bad-value", "'١'"),
  BadInput("support show ''", 2, "bad-value", "''"),
  BadInput("support show 1 --attachment 7", 3, "no-such-attachment", "7"),
  BadInput("echo one | support close -", 65, "bad-number", "'one'"),
  // Moves the desk does not allow.
  BadInput("support --actor boris take 2", 4, "taken", "'olga'"),
  BadInput("support take 3", 4, "closed", "closed", hint: "support reopen 3"),
  BadInput("support close 1 --duplicate-of 1", 4, "duplicate-of-itself", "itself"),
  BadInput("support close 1 2 3 --reason spam", 4, "needs-yes", "3", hint: "-y"),
  BadInput("support reply 1 --at 2001-01-01 -m text", 2, "before-last-event", "1"),
  // Texts.
  BadInput("support new", 2, "no-body", "text", hint: "-m"),
  BadInput("support new -m ''", 2, "empty-body", "empty"),
  BadInput("support new -m \"$(printf ' \\t\\n\\302\\240')\"", 2, "empty-body", "empty"),
  BadInput("support reply 1 -F - </dev/null", 2, "empty-body", "empty"),
  BadInput("support new -F big.txt", 65, "body-too-long", "1 MiB"),
  BadInput("support new -F - <big.txt", 65, "body-too-long", "1 MiB"),
  BadInput("support new -F - </dev/zero", 65, "body-too-long", "1 MiB"),
  BadInput("support new -F latin1.txt", 65, "not-utf8", "byte 3"),
  BadInput("support new -F - <latin1.txt", 65, "not-utf8", "byte 3"),
  BadInput("support new -m \"$(printf 'abc\\377')\"", 65, "not-utf8", "byte 3"),
  BadInput("support new -m text -s \"$(printf '\\300\\200')\"", 65, "not-utf8", "byte 0"),
  BadInput("support list \"$(printf 'x\\355\\240\\200')\"", 65, "not-utf8", "byte 1"),
  BadInput("support new -F missing.txt", 65, "unreadable", "'missing.txt'"),
  BadInput("support new -F .", 65, "unreadable", "'.'"),
  BadInput("support new -F pipe", 65, "unreadable", "'pipe'"),
  BadInput("support new -F /dev/null", 65, "unreadable", "'/dev/null'"),
  BadInput("support new -F loop", 65, "unreadable", "'loop'"),
  BadInput("support new -m text --from nobody", 2, "bad-value", "'nobody'"),
  BadInput("support new -m text --detail phone", 2, "bad-value", "'phone'"),
  // Attachments.
  BadInput("support new -m text -a huge.bin", 65, "attachment-too-large", "25 MiB"),
  BadInput("support new -m text -a missing.png", 65, "attachment-unreadable", "'missing.png'"),
  BadInput("support new -m text -a .", 65, "attachment-unreadable", "'.'"),
  BadInput("support new -m text -a pipe", 65, "attachment-unreadable", "'pipe'"),
  BadInput("support new -m text -a /dev/zero", 65, "attachment-unreadable", "'/dev/zero'"),
  BadInput("support reply 1 -m text -a pipe", 65, "attachment-unreadable", "'pipe'"),
  // Stores and outputs.
  BadInput("support --store nowhere list", 74, "no-store", "'nowhere'"),
  BadInput("support --store latin1.txt list", 74, "not-a-store", "'latin1.txt'"),
  BadInput("support --store latin1.txt new -m text", 74, "not-a-store", "'latin1.txt'"),
  BadInput("support --store newer list", 74, "newer-schema", "schema 9"),
  BadInput("support --store newer new -m text", 74, "newer-schema", "schema 9"),
  BadInput("support import missing.jsonl", 65, "unreadable", "'missing.jsonl'"),
  BadInput("support import pipe", 65, "unreadable", "'pipe'"),
]

@Suite struct `Bad input` {
  /// A desk with three tickets: the second is olga's, the third is closed; and files of every bad kind.
  static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    let made = try desk.bash(
      """
      for i in 1 2 3; do support -q new -s "Letter $i" -m "Text $i" >/dev/null || exit; done
      support -q take 2 && support -q close 3 || exit
      head -c 1048577 /dev/zero | tr '\\0' a >big.txt
      printf 'abc\\351\\n' >latin1.txt
      mkfifo pipe; ln -s loop loop; truncate -s 26214401 huge.bin
      cp -r store newer; sed -i.old 's/"schema":1/"schema":9/' newer/store.json; rm newer/store.json.old
      """)
    try #require(made.status == 0, "\(made.error)")
    return desk
  }

  @Test func `is answered with one line, a hint and its exit status, and changes nothing`() throws {
    let desk = try Self.desk()
    let before = try desk.bash("cat store/journal/0/*.jsonl; find store | sort").output
    for bad in badInputs {
      let outcome = try desk.bash(bad.command)
      let lines = outcome.error.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(outcome.status == bad.status, "\(bad.command): \(outcome.error)")
      #expect(outcome.output.isEmpty, "\(bad.command) printed \(outcome.output)")
      #expect(lines.first?.hasPrefix("support: cannot ") == true, "\(bad.command): \(outcome.error)")
      #expect(lines.first?.contains(bad.says) == true, "\(bad.command): \(outcome.error)")
      #expect(lines.count <= 2 && lines.dropFirst().allSatisfy { $0.hasPrefix("hint: ") }, "\(bad.command)")
      if let hint = bad.hint { #expect(lines.last?.contains(hint) == true, "\(bad.command): \(outcome.error)") }
    }
    #expect(try desk.bash("cat store/journal/0/*.jsonl; find store | sort").output == before)
  }

  @Test func `is one line of JSON with --json, in English and Russian`() throws {
    let desk = try Self.desk()
    for bad in badInputs {
      for language in ["en", "ru"] {
        let command = bad.command.replacing(/support (?:--\w+ \S+ )?\w+/) { "\($0.output) --json --lang=\(language)" }
        // Some commands have no --json; a wrong --lang or --json is the case itself.
        guard !bad.command.contains("--json"), !bad.command.contains("--lang") else { continue }
        guard
          !["completion", "help", "export", "show 1 --attachment"].contains(where: {
            bad.command.hasPrefix("support \($0)")
          })
        else { continue }
        let outcome = try desk.bash(command)
        let object = try #require(
          try? JSONSerialization.jsonObject(with: Data(outcome.errorBytes)) as? [String: Any],
          "\(command): \(outcome.error)")
        let error = try #require(object["error"] as? [String: Any])
        #expect(object["schema"] as? Int == 1)
        #expect(error["code"] as? String == bad.code, "\(command): \(outcome.error)")
        #expect(error["exit"] as? Int == bad.status && outcome.status == bad.status, "\(command): \(outcome.error)")
        let message = try #require(error["message"] as? String)
        #expect(message.hasPrefix(language == "ru" ? "не удалось " : "cannot "), "\(command): \(message)")
        #expect(outcome.error.filter { $0 == "\n" }.count == 1, "\(command): \(outcome.error)")
      }
    }
  }

  @Test func `on stdin that names nothing is nothing to do`() throws {
    let desk = try Self.desk()
    for verb in ["close -", "reopen -", "take -", "show -", "escalate - --reason why", "edit - -s Other"] {
      let outcome = try desk.bash("support \(verb) </dev/null")
      #expect(outcome.status == 0 && outcome.output.isEmpty, "\(verb)")
      #expect(outcome.error.contains("nothing to do"), "\(verb)")
    }
  }

  @Test func `reads stdin once: numbers or the answer`() throws {
    let outcome = try Self.desk().bash("echo 1 | support close - -F -")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("stdin cannot be both"))
  }

  @Test func `from the third ticket on needs -y off a terminal`() throws {
    let desk = try Self.desk()
    #expect(try desk.bash("support edit 1 2 -s Other").status == 0)
    #expect(try desk.bash("support edit 1 2 3 -s Third").status == 4)
    #expect(try desk.bash("support edit 1 2 3 -s Third -n").status == 0)
    #expect(try desk.bash("support list --json=subject").output.contains("Third") == false)
    #expect(try desk.bash("support edit 1 2 3 -s Third -y").output == "1\n2\n3\n")
    #expect(try desk.bash("support reopen 3; support escalate 1 2 3 --reason why").output == "3\n1\n2\n3\n")
  }

  @Test func `in part of a batch leaves the rest done`() throws {
    let desk = try Self.desk()
    let outcome = try desk.support("close", "1", "8", "2", "9", "--reason", "spam", "-y", "--json")
    #expect(outcome.status == 5)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any])
    #expect(object["changed"] as? [Int] == [1, 2])
    #expect((object["failed"] as? [[String: Any]])?.compactMap { $0["number"] as? Int } == [8, 9])
    let lines = outcome.error.split(separator: "\n")
    #expect(lines.count == 3 && lines.allSatisfy { $0.hasPrefix("{\"schema\":1,\"error\":") }, "\(outcome.error)")
  }

  @Test func `never reaches the terminal raw`() throws {
    let desk = try Self.desk()
    let hostile = "\u{1b}]0;owned\u{7}\u{202e}\u{9b}31m"
    for arguments in [
      ["show", hostile], ["list", "state:" + hostile], [hostile], ["help", hostile], ["new", "--x" + hostile],
    ] {
      let outcome = try Shell.run(
        TestDesk.program, arguments, environment: desk.environment, folder: desk.folder.path)
      let scalars = outcome.error.unicodeScalars
      #expect(!scalars.contains { $0 != "\n" && ($0.value < 0x20 || (0x7f...0x9f).contains($0.value)) }, "\(arguments)")
      #expect(!scalars.contains { $0 == "\u{202e}" }, "\(arguments)")
    }
  }
}
