// `support take N…` and `support take --next`: claims tickets.

internal import CommandLineKit
internal import Desk

/// The words of `take`.
struct Take: CommandDescription, Equatable {
  var numbers: [String] = []
  var next = false
  var line: Int?
  var release = false
  var json: [String]?

  static let spec = Spec<Take>(
    name: "take", summary: Text("claim a ticket", ru: "взять обращение"), group: .work,
    discussion: [
      Text(
        "--next claims the open, unclaimed ticket nearest its limit, so that no two agents get the same one, and prints its number. When there is none it prints nothing and says so.",
        ru:
          "--next берёт открытое свободное обращение, у которого ближе всего крайний срок, так что двоим одно не достанется, и печатает номер. Если таких нет, не печатает ничего и говорит об этом."
      )
    ],
    options: [
      .flag("--next", { $0.next = true }, Text("the one nearest its limit", ru: "то, у которого ближе крайний срок")),
      .option(
        "--line", { $0.line = $1 }, .value("LINE", ru: "ЛИНИЯ"),
        Text("with --next: only of line 1 or 2", ru: "с --next: только с линии 1 или 2")),
      .flag("--release", { $0.release = true }, Text("give it back", ru: "вернуть")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.batchNames,
        Text("what changed, as JSON", ru: "что изменилось, в JSON")),
    ],
    operands: [
      .operands("N", { $0.numbers.append($1) }, .ticket, Text("the tickets", ru: "обращения"), takesDash: true)
    ],
    exclusive: [["--next", "--release"]],
    examples: [
      Example("support take --next", Text("what to work on now", ru: "над чем работать сейчас")),
      Example("support take 1 --release", Text("give it back", ru: "вернуть")),
    ],
    exitCodes: [0, 2, 3, 4, 5, 74, 75], seeAlso: ["escalate", "list"]
  ) { (take) throws(UsageError) in
    if take.next, !take.numbers.isEmpty {
      throw .rule(Text("--next chooses the ticket itself", ru: "--next сам выбирает обращение"))
    }
    if !take.next, take.numbers.isEmpty {
      throw .rule(Text("name a ticket or use --next", ru: "назовите обращение или укажите --next"))
    }
    if take.line != nil, !take.next {
      throw .rule(Text("--line goes with --next", ru: "--line нужен только с --next"))
    }
    if let line = take.line, !(1...2).contains(line) {
      throw .rule(Text("there are lines 1 and 2", ru: "есть линии 1 и 2"))
    }
  }
}
