// Do the rules hold in the program as people run it? Refusals with their codes, rules and hints in both languages; one
// ticket for one agent however many take at once; clocks that would write before a ticket was there.

import Foundation
import TestSupport
import Testing

@Suite struct `The rules of the desk` {
  struct Refused: Sendable {
    let words: String
    var status = 4
    let code: String
    var rule: String?
    /// What the hint says, in English and in Russian.
    var hint = ("", "")
  }

  static let refusals = [
    Refused(
      words: "new -t mail/storage -s Storage -m 'It is full again today'", code: "under-way", rule: "one-ticket",
      hint: ("support reply 1 --from", "support reply 1 --from")),
    Refused(
      words: "new --from ANN@example.com -t mail/storage -s Storage -m 'It is full again today'", code: "under-way",
      rule: "one-ticket", hint: ("--force files another", "--force подаст ещё одно")),
    Refused(
      words: "new -t other/own-connection -s Line -m 'The line is down'", code: "out-of-scope", rule: "out-of-scope",
      hint: ("your internet provider", "ваш интернет-провайдер")),
    Refused(
      words: "new -t other-company -s Shop -m 'Another shop does not answer'", code: "out-of-scope",
      rule: "out-of-scope",
      hint: ("the support of that company", "поддержка той компании")),
    Refused(
      words: "new --strict -t mail/spam -s help -m help", code: "poor-letter", rule: "good-letter",
      hint: ("--strict", "--strict")),
    Refused(
      words: "new -p mial -s Spam -m Text", status: 2, code: "bad-topic", rule: "right-topic",
      hint: ("'mail'", "'mail'")),
    Refused(
      words: "new -p account -t spam -s Spam -m Text", status: 2, code: "bad-topic", rule: "right-topic",
      hint: ("-t mail/spam", "-t mail/spam")),
    Refused(
      words: "new -k complant -s Spam -m Text", status: 2, code: "bad-topic", hint: ("'complaint'", "'complaint'")),
    Refused(words: "new --channel mial -s Spam -m Text", status: 2, code: "bad-topic", hint: ("'mail'", "'mail'")),
    Refused(
      words: "escalate 1", status: 2, code: "usage"),
    Refused(words: "escalate 1 --reason ' '", status: 2, code: "usage"),
    Refused(words: "take 1 --actor petr", code: "taken", hint: ("take --next", "take --next")),
    Refused(words: "take 1 --release --actor petr", code: "taken", hint: ("take --next", "take --next")),
  ]

  private static func desk() throws -> TestDesk {
    let desk = try TestDesk(environment: ["SUPPORT_FROM": "ann@example.com"])
    let made = try desk.bash(
      "support new -q -t mail/storage -s 'Storage is full' -m 'No letters come in' && support take -q 1")
    try #require(made.status == 0, "\(made.error)")
    return desk
  }

  @Test(arguments: refusals) func `refuse with a reason and where to turn, and change nothing`(_ test: Refused) throws {
    let desk = try Self.desk()
    let before = try desk.bash("cat store/journal/0/*").output
    for (language, hint) in [("en", test.hint.0), ("ru", test.hint.1)] {
      let outcome = try desk.bash("support --lang \(language) \(test.words)")
      #expect(outcome.status == test.status && outcome.output.isEmpty, "\(outcome.error)")
      let last = outcome.error.split(separator: "\n").last ?? ""
      let isHint = last.hasPrefix(language == "en" ? "hint: " : "подсказка: ") && last.contains(hint)
      #expect(isHint || hint.isEmpty && last.contains("--reason"), "\(outcome.error)")
      let json =
        try desk.bash("support --lang \(language) \(test.words) --json").error.split(separator: "\n").last ?? ""
      #expect(json.contains("\"code\":\"\(test.code)\""), "\(json)")
      if let rule = test.rule { #expect(json.contains("\"rule\":\"\(rule)\""), "\(json)") }
    }
    #expect(try desk.bash("cat store/journal/0/*").output == before)
  }

  @Test func `point a matter of another product there, and file it where it was put`() throws {
    let desk = try TestDesk()
    let letter =
      "new -p cloud -s 'Забыл пароль' -m 'Не могу войти в почту после отпуска, пароль не подходит, что делать'"
    let outcome = try desk.bash("support \(letter) --json=product,right_product")
    #expect(outcome.output == #"{"schema":1,"product":"cloud","right_product":"account/access"}"# + "\n")
    #expect(outcome.error.contains("-t account/access"), "\(outcome.error)")
  }

  @Test func `name the holder of what is taken`() throws {
    let outcome = try Self.desk().support("take", "1", "--actor", "petr")
    #expect(outcome.status == 4 && outcome.error.contains("'olga' has it"), "\(outcome.error)")
  }

  @Test func `give no ticket twice to sixty-four agents at once`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      for i in $(seq 40); do echo "{\\"from\\":\\"r$i@example.com\\",\\"subject\\":\\"Letter $i\\",\\"body\\":\\"Text\\"}"; done | support import -q - >/dev/null
      for agent in $(seq 64); do support take -q --next --actor "agent$agent" >"taken.$agent" & done; wait
      cat taken.* | sort -n
      """)
    #expect(outcome.output == (1...40).map { "\($0)\n" }.joined(), "\(outcome.error)")
    // Each has one, and the store says the same as they were told.
    let held = try desk.bash("support list --columns number,agent | sort -n").output
    let told = try desk.bash(
      "for f in taken.*; do [ -s $f ] && printf '%s\\tagent%s\\n' $(cat $f) ${f#taken.}; done | sort -n")
    #expect(held == told.output && held.split(separator: "\n").count == 40)
    #expect(Set(held.split(separator: "\n").compactMap { $0.split(separator: "\t").last }).count == 40)
  }

  @Test(arguments: [
    "reply 1 -m Text", "reply 1 --from ann@example.com -m Text", "escalate 1 --reason x", "take 1", "take --next",
    "close 1", "edit 1 -s Other", "take 1 --release", "reopen 1", "reply 1 --note -m Text",
  ])
  func `write nothing before the ticket was there`(_ words: String) throws {
    let desk = try TestDesk()
    _ = try desk.bash("support --at 2026-11-22T09:00:00Z new -q -m Text")
    let outcome = try desk.bash("support --at 2026-11-22T08:59:59Z \(words)")
    #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.error)")
    #expect(outcome.error.contains("last event of 2026-11-22T09:00:00.000Z"), "\(outcome.error)")
  }

  @Test func `keep the place in the queue of who bumps a ticket`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      support --at 2026-11-22T09:00:00Z new -q --from a@example.com -t mail/spam -s First -m "The first letter of all"
      support --at 2026-11-22T10:00:00Z new -q --from b@example.com -t mail/spam -s Second -m "The second letter of all"
      support --at 2026-11-22T11:00:00Z reply -q 1 --from a@example.com -m "Anybody there?"
      support --at 2026-11-22T12:00:00Z list --sort due --columns number,due,limit
      support --at 2026-11-22T12:00:00Z list --sort due due:..21h --numbers
      support --at 2026-11-23T09:00:00Z list age:24h.. --numbers
      support --at 2026-11-23T08:59:59Z list age:24h.. --count
      """)
    let expected = """
      1
      2
      1
      1\t2026-11-23T09:00:00.000Z\t2026-11-27T09:00:00.000Z
      2\t2026-11-23T10:00:00.000Z\t2026-11-27T10:00:00.000Z
      1
      1
      0

      """
    #expect(outcome.output == expected, "\(outcome.error)")
  }

  @Test(arguments: ["Europe/Moscow", "", "MSK", "Mars/Olympus", "MSK-3X"]) func `take no zone for another`(
    _ zone: String
  ) throws {
    let desk = try TestDesk()
    _ = try desk.bash(
      "support new -q -m Text; cp \(Tool.packageRoot)/Sources/Desk/catalog.json store/ && sed -i 's|MSK-3|\(zone)|' store/catalog.json"
    )
    let outcome = try desk.support("list")
    #expect(outcome.status == 74 && outcome.output.isEmpty && outcome.error.contains("zone"), "\(outcome.error)")
  }
}
