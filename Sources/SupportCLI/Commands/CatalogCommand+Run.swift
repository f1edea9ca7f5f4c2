// `catalog` at work: the products on one screen, or one product with its topics, details and channels.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import Terminal
internal import TicketStore

extension CatalogCommand: Command {
  func run(_ context: Context) throws(Failure) {
    let reader = try context.reader()
    let catalog = reader.catalog
    let product = try product.map { name throws(Failure) in try CatalogCommand.find(name, catalog) }
    if let json { return try printJSON(json, product, reader, context) }
    context.console.page()
    guard context.console.settings.isTerminal else {
      return printRows(product.map { [$0] } ?? catalog.products, context)
    }
    if let product { print(product, catalog, context) } else { printProducts(catalog, context) }
  }

  private static func find(_ name: String, _ catalog: Catalog) throws(Failure) -> Product {
    do throws(CatalogFault) { return try catalog.known(product: name) } catch {
      guard case .unknownProduct(_, let nearest, _) = error else { throw .catalog(error) }
      throw .unknownName(name, nearest: nearest)
    }
  }

  /// The catalog as its author wrote it, or so much of it as was asked for.
  private func printJSON(
    _ chosen: [String], _ product: Product?, _ reader: Reader, _ context: Context
  ) throws(Failure) {
    let text = try context.attempt { () throws(StoreError) in try reader.catalogText() }
    // The reader has decoded it before.
    guard let value = try? JSONParser.parse(text) else { return }
    context.print(chosen, of: ReceiptField.catalogNames) { name, writer in
      guard let member = value[name] else { return }
      guard name == "products", let product else { return writer.value(member) }
      writer.value(.array(member.array?.filter { $0["slug"]?.string == product.slug } ?? []))
    }
  }

  /// In a pipe: a topic a line, with everything that is known of it.
  private func printRows(_ products: [Product], _ context: Context) {
    var bytes: [UInt8] = []
    for product in products {
      for topic in product.topics {
        TabSeparated.appendRow(
          [
            "\(product.slug)/\(topic.slug)", topic.kind ?? "", topic.wants.joined(separator: ","),
            product.title[context.language.rawValue], topic.title[context.language.rawValue],
          ], to: &bytes)
      }
    }
    context.console.write(bytes: bytes)
  }

  private func printProducts(_ catalog: Catalog, _ context: Context) {
    let language = context.language
    var table = Table(columns: [
      Table.Column(Text("product", ru: "продукт")[language], style: .cyan),
      Table.Column(Text("what it is", ru: "что это")[language], isFlexible: true),
      Table.Column(Text("topics", ru: "темы")[language], isFlexible: true),
    ])
    for product in catalog.products {
      table.append([product.slug, product.title[language.rawValue], product.topics.map(\.slug).joined(separator: ", ")])
    }
    context.console.write(table.render(width: context.console.settings.width, colour: context.console.settings.colour))
    context.console.line()
    printDesk(catalog, context)
  }

  /// Hours, promises, and that there is no phone.
  private func printDesk(_ catalog: Catalog, _ context: Context) {
    let promise = catalog.promise
    let (answer, limit) = (promise.answer.milliseconds / 3_600_000, promise.limit.milliseconds / 86_400_000)
    // The POSIX name of the zone counts backwards: MSK-3 is three hours ahead of UTC. People get its letters.
    let zone = catalog.zoneText.drop { $0 == "<" }.prefix { $0.isLetter }
    wrapped(
      context.say(
        Text(
          "An answer within \(answer) hours as a rule, within \(limit) days at most. Times are in \(zone).",
          ru: "Ответ, как правило, за \(answer) ч, самое позднее за \(limit) сут. Время в поясе \(zone).")), context)
    if let phone = catalog.phone { wrapped(phone[context.language.rawValue], context) }
  }

  /// The text made visible, broken at the width of the terminal.
  private func wrapped(_ text: String, _ context: Context) {
    for line in TextLayout.wrap(Visible.text(text, keepingLines: false), width: context.console.settings.width) {
      context.console.line(line)
    }
  }

  private func print(_ product: Product, _ catalog: Catalog, _ context: Context) {
    let language = context.language
    context.console.line(context.console.styled("\(product.slug)  \(product.title[language.rawValue])", .bold))
    if !product.channels.isEmpty {
      wrapped(context.say(Text("channels: ", ru: "каналы: ")) + product.channels.joined(separator: ", "), context)
    }
    if let address = product.address { wrapped(address, context) }
    context.console.line()
    var table = Table(columns: [
      Table.Column(Text("topic", ru: "тема")[language], style: .cyan),
      Table.Column(Text("what it is", ru: "что это")[language], isFlexible: true),
      Table.Column(Text("kind", ru: "вид")[language]),
      Table.Column(Text("wanted details", ru: "нужные подробности")[language], isFlexible: true),
    ])
    for topic in product.topics {
      table.append([topic.slug, topic.title[language.rawValue], topic.kind ?? "-", topic.wants.joined(separator: ", ")])
    }
    context.console.write(table.render(width: context.console.settings.width, colour: context.console.settings.colour))
    for topic in product.topics {
      guard let scope = topic.outOfScope else { continue }
      wrapped("\(topic.slug): \(scope.reason[language.rawValue]) → \(scope.turnTo[language.rawValue])", context)
    }
  }
}
