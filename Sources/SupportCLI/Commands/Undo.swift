// `support undo [GROUP]`: takes back what one invocation did.

internal import CommandLineKit

/// The words of `undo`.
struct Undo: CommandDescription, Equatable {
  var group: String?
  var list = false
  var json: [String]?

  static let spec = Spec<Undo>(
    name: "undo", summary: Text("take back one invocation", ru: "отменить один вызов"), group: .work,
    discussion: [
      Text(
        "Takes back everything that one invocation did, on however many tickets: yours that is newest and not undone, or the one named. The history stays; what is undone counts for nothing any more. -n says what would be undone, --list shows the newest invocations with their names.",
        ru:
          "Отменяет всё, что сделал один вызов, сколько бы обращений он ни затронул: ваш последний неотменённый или названный. История остаётся; отменённое больше ничего не значит. -n говорит, что отменилось бы, --list показывает последние вызовы с их номерами."
      ),
      Text(
        "Where later events depend on it, they are named and nothing is undone: undo them first. An undo is not undone; give the command again. A number given by new is never given to another ticket.",
        ru:
          "Если от этого зависят более поздние события, они названы, и не отменяется ничего: сначала отмените их. Отмену не отменить: повторите команду. Номер, который дала new, другое обращение не получит."
      ),
    ],
    options: [
      .flag("--list", { $0.list = true }, Text("the newest invocations", ru: "последние вызовы")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.undoNames,
        Text("what was undone, as JSON", ru: "что отменено, в JSON")),
    ],
    operands: [
      .operand(
        Placeholder("GROUP", ru: "ВЫЗОВ"), { $0.group = $1 }, .other("invocation"),
        Text("the invocation; else your last", ru: "вызов; иначе ваш последний"))
    ],
    examples: [
      Example("support close 2 && support undo", Text("take it back", ru: "взять назад")),
      Example("support undo --list", Text("what could be undone", ru: "что можно отменить")),
    ],
    exitCodes: [0, 2, 3, 4, 74, 75], seeAlso: ["show", "merge", "close"]
  ) { (undo) throws(UsageError) in
    guard undo.list, undo.group != nil else { return }
    throw .rule(Text("--list takes no invocation", ru: "--list не берёт номера вызова"))
  }
}
