// `import` at work: everything is checked, then taken in by batches; what was added and renumbered goes to stdout. Each
// refused line is named on stderr, and then nothing was written.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import SystemIO
internal import Terminal
internal import TicketStore

extension Import: Command {
  /// More refused lines than these are only counted.
  private static let shownRefusals = 20

  func run(_ context: Context) throws(Failure) {
    let isStandard = file.map { $0.bytes == Array("-".utf8) } ?? true
    let path = Path(bytes: file?.bytes ?? [])
    let moment = try moment(context)
    let importer = Importer(into: context.location, name: isStandard ? "-" : path.name.description, now: moment)
    var bar = ProgressBar(context.say(Text("import", ru: "загрузка")), total: nil, on: context.console)
    let summary: ImportSummary
    do throws(StoreError) {
      defer { bar.finish() }
      summary = try importer.run(
        isStandard ? .standardInput : .file(path), isDryRun: context.globals.dryRun,
        progress: { done, total in bar.advance(to: done, of: total) })
    } catch {
      throw refused(error, context)
    }
    print(summary, context)
  }

  /// The time of the commits: --at, read by the zone of the store's catalog, or the clock.
  private func moment(_ context: Context) throws(Failure) -> Timestamp {
    guard context.globals.at != nil else { return context.clock }
    let location = context.location
    return try context.moment(in: try context.attempt { () throws(StoreError) in try location.catalog() })
  }

  private func refused(_ error: StoreError, _ context: Context) -> Failure {
    guard case .badImport(let refusals, let total) = error else { return .store(error) }
    for refusal in refusals.prefix(Import.shownRefusals) {
      let why = refusal.fault.text
      let line = Text("line \(refusal.line): \(why.en)", ru: "строка \(refusal.line): \(why.ru)")[context.language]
      let failure = Failure.badImport(count: total)
      context.console.complain(json == nil ? "support: " + line : failure.json(Wording(line), line: refusal.line))
    }
    if total > Import.shownRefusals, json == nil {
      let more = Text("and \(total - Import.shownRefusals) more", ru: "и ещё \(total - Import.shownRefusals)")
      context.console.complain("support: " + more[context.language])
    }
    return .badImport(count: total)
  }

  private func print(_ summary: ImportSummary, _ context: Context) {
    if let json { return printJSON(json, summary, context) }
    if context.globals.dryRun { context.note(Text("dry run: nothing was written", ru: "проверка: ничего не записано")) }
    let isDryRun = context.globals.dryRun
    context.console.line("\(isDryRun ? "would create" : "created")\t\(summary.added)")
    context.console.line("unchanged\t\(summary.known)")
    let verb = isDryRun ? "would renumber" : "renumbered"
    for entry in summary.renumbered { context.console.line("\(verb)\t\(entry.old)\t\(entry.new)") }
  }

  private func printJSON(_ chosen: [String], _ summary: ImportSummary, _ context: Context) {
    context.print(chosen, of: ReceiptField.importNames) { name, writer in
      switch name {
      case "created": writer.integer(context.globals.dryRun ? 0 : summary.added)
      case "would_create": if context.globals.dryRun { writer.integer(summary.added) }
      case "unchanged": writer.integer(summary.known)
      default:
        writer.beginArray()
        for entry in summary.renumbered {
          writer.beginObject()
          writer.member("from", entry.old)
          writer.member("to", entry.new)
          writer.endObject()
        }
        writer.endArray()
      }
    }
  }
}
