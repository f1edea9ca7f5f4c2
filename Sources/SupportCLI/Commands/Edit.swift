// `support edit N…`: corrects fields.

internal import CommandLineKit
internal import Desk

/// The words of `edit`.
struct EditCommand: CommandDescription, Equatable {
  var numbers: [String] = []
  var product: String?
  var topic: String?
  var kind: String?
  var subject: String?
  var details: [String] = []
  var addTags: [String] = []
  var removeTags: [String] = []
  var json: [String]?

  static let spec = Spec<EditCommand>(
    name: "edit", summary: Text("correct a ticket's fields", ru: "исправить поля обращения"), group: .work,
    discussion: [
      Text(
        "Re-topicing is kept as an event, so that misrouted letters can be counted. An empty value takes a detail away: --detail phone=",
        ru:
          "Смена темы остаётся событием, так что неверно разобранные письма можно сосчитать. Пустое значение убирает подробность: --detail phone="
      )
    ],
    options: [
      .option("-p --product", { $0.product = $1 }, .product, Text("the product", ru: "продукт")),
      .option(
        "-t --topic", { $0.topic = $1 }, .topic,
        Text("the topic; PRODUCT/TOPIC works too", ru: "тема; можно ПРОДУКТ/ТЕМА")),
      .option(
        "-k --kind", { $0.kind = $1 }, .value("KIND", ru: "ВИД", .other("kind")),
        Text("the kind of matter", ru: "вид обращения")),
      .option("-s --subject", { $0.subject = $1 }, .text, Text("the subject", ru: "тема письма")),
      .repeated(
        "--detail", { $0.details.append($1) }, .value("KEY=VALUE", ru: "КЛЮЧ=ЗНАЧЕНИЕ"),
        Text("a wanted detail", ru: "нужная подробность")),
      .repeated(
        "--add-tag", { $0.addTags.append($1) }, .value("TAG", ru: "МЕТКА"), Text("add a label", ru: "добавить метку")),
      .repeated(
        "--remove-tag", { $0.removeTags.append($1) }, .value("TAG", ru: "МЕТКА"),
        Text("take a label away", ru: "убрать метку")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.batchNames,
        Text("what changed, as JSON", ru: "что изменилось, в JSON")),
    ],
    operands: [
      .operands(
        "N", { $0.numbers.append($1) }, .ticket, Text("the tickets", ru: "обращения"), required: true, takesDash: true)
    ],
    examples: [
      Example("support edit 1 -t mail/spam --add-tag vip", Text("another topic and a label", ru: "другая тема и метка"))
    ],
    exitCodes: [0, 2, 3, 4, 5, 74, 75], seeAlso: ["catalog", "list"]
  ) { (edit) throws(UsageError) in
    let fields = [edit.product, edit.topic, edit.kind, edit.subject]
    guard fields.allSatisfy({ $0 == nil }), edit.details.isEmpty, edit.addTags.isEmpty, edit.removeTags.isEmpty else {
      return
    }
    throw .rule(Text("say what to change, such as --topic", ru: "скажите, что изменить, например --topic"))
  }
}
