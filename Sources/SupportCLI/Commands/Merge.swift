// `support merge FROM… INTO`: makes one matter of several tickets.

internal import CommandLineKit

/// The words of `merge`.
struct MergeCommand: CommandDescription, Equatable {
  var numbers: [String] = []
  var json: [String]?

  static let spec = Spec<MergeCommand>(
    name: "merge", summary: Text("make one matter of several tickets", ru: "сделать из обращений одно"), group: .work,
    discussion: [
      Text(
        "The last ticket named goes on; the others are closed and their letters, notes and files join its thread in the order of time. An old number keeps leading to the ticket that goes on, whatever is done with it. The answer that is due soonest stays due, and what line 2 had stays there. From the third ticket on, merging asks on a terminal and needs -y elsewhere.",
        ru:
          "Продолжается обращение, названное последним; остальные закрываются, а их письма, заметки и файлы входят в его переписку по порядку времени. Старый номер ведёт к нему, что бы с ним ни делали. Ближайший обещанный срок остаётся, а что было у второй линии, у неё и останется. Если обращений больше двух, на терминале команда переспрашивает, а вне его нужен -y."
      )
    ],
    options: [
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.mergeNames,
        Text("what changed, as JSON", ru: "что изменилось, в JSON"))
    ],
    operands: [
      .operands(
        Placeholder("FROM… INTO", ru: "ИЗ… В"), { $0.numbers.append($1) }, .ticket,
        Text("the tickets, the one that goes on last", ru: "обращения, последним то, что продолжается"),
        required: true, takesDash: true)
    ],
    examples: [
      Example("support merge 2 1", Text("2 goes on as 1", ru: "2 продолжается как 1")),
      Example(
        "support list subject:gone --numbers | support merge - 1",
        Text("all that a query finds", ru: "все, что найдёт запрос")),
    ],
    exitCodes: [0, 2, 3, 4, 5, 65, 74, 75], seeAlso: ["close", "show", "undo"]
  ) { (merge) throws(UsageError) in
    guard merge.numbers.count < 2 else { return }
    throw .rule(
      Text("name a ticket and the one it goes on as", ru: "назовите обращение и то, которым оно продолжается"))
  }
}
