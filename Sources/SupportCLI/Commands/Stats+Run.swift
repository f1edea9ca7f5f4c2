// `stats` at work: records are counted where they are, tickets are read only where the query asks for their texts.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import Terminal
internal import TicketStore

extension Stats: Command {
  func run(_ context: Context) throws(Failure) {
    let reader = try context.reader()
    let query = try context.query(self.query, reader.catalog)
    let key = by.flatMap { TallyKey(rawValue: $0) } ?? .state
    let rows = try context.attempt { () throws(StoreError) in try reader.tally(query, by: key) }
    if let json { return printJSON(json, key, rows, context) }
    guard context.console.settings.isTerminal else { return printRows(rows, context) }
    printTable(key, rows, context)
  }

  private func printRows(_ rows: [TallyRow], _ context: Context) {
    var bytes: [UInt8] = []
    for row in rows { TabSeparated.appendRow([row.value ?? "none", String(row.count)], to: &bytes) }
    context.console.write(bytes: bytes)
  }

  private func printTable(_ key: TallyKey, _ rows: [TallyRow], _ context: Context) {
    guard !rows.isEmpty else { return context.note(Text("no tickets match", ru: "подходящих обращений нет")) }
    var table = Table(columns: [
      Table.Column(key.title[context.language], isFlexible: true),
      Table.Column(context.say(Text("TICKETS", ru: "ОБРАЩЕНИЙ")), alignment: .right),
    ])
    for row in rows { table.append([Table.Cell(row.value ?? "none"), Table.Cell(String(row.count))]) }
    let settings = context.console.settings
    context.console.write(table.render(width: settings.width, colour: settings.colour))
  }

  private func printJSON(_ chosen: [String], _ key: TallyKey, _ rows: [TallyRow], _ context: Context) {
    context.print(chosen, of: ReceiptField.statsNames) { name, writer in
      switch name {
      case "by": writer.string(key.rawValue)
      case "total": writer.integer(rows.reduce(0) { $0 + $1.count })
      default:
        writer.beginArray()
        for row in rows {
          writer.beginObject()
          writer.member("value", row.value)
          writer.member("count", row.count)
          writer.endObject()
        }
        writer.endArray()
      }
    }
  }
}

extension TallyKey {
  /// The heading of a table's column.
  fileprivate var title: Text {
    switch self {
    case .topic: Text("TOPIC", ru: "ТЕМА")
    case .product: Text("PRODUCT", ru: "ПРОДУКТ")
    case .line: Text("LINE", ru: "ЛИНИЯ")
    case .state: Text("STATE", ru: "СОСТОЯНИЕ")
    case .kind: Text("KIND", ru: "ВИД")
    case .channel: Text("CHANNEL", ru: "КАНАЛ")
    case .agent: Text("AGENT", ru: "СОТРУДНИК")
    }
  }
}
