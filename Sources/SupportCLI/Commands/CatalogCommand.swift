// `support catalog [PRODUCT]`: products, topics, wanted details, channels and hours.

internal import CommandLineKit
internal import Desk

/// The words of `catalog`.
struct CatalogCommand: CommandDescription, Equatable {
  var product: String?
  var json: [String]?

  static let spec = Spec<CatalogCommand>(
    name: "catalog", summary: Text("products, topics, channels, hours", ru: "продукты, темы, каналы, часы работы"),
    group: .about,
    discussion: [
      Text(
        "Every product has its own support, and the right topic decides how fast a letter reaches the right hands. A catalog.json in the store takes the bundled one's place.",
        ru:
          "У каждого продукта своя поддержка, и верная тема решает, как скоро письмо попадёт в нужные руки. catalog.json в хранилище заменяет встроенный."
      )
    ],
    options: [
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.catalogNames,
        Text("the catalog as JSON", ru: "каталог в JSON"))
    ],
    operands: [
      .operand(
        Placeholder("PRODUCT", ru: "ПРОДУКТ"), { $0.product = $1 }, .product,
        Text("one product in detail", ru: "один продукт подробно"), required: false)
    ],
    examples: [Example("support catalog mail", Text("the topics of mail", ru: "темы почты"))],
    exitCodes: [0, 3, 74], seeAlso: ["new", "edit"])
}
