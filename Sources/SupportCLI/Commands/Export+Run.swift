// `export` at work: tickets go out in the order of their numbers, to stdout or into a new file; how many, stderr says.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal
internal import TicketStore

extension Export: Command {
  func run(_ context: Context) throws(Failure) {
    let reader = try context.reader()
    let query = try context.query(self.query, reader.catalog)
    let format = self.format.flatMap { ExportFormat(rawValue: $0) } ?? .jsonl
    let exporter = Exporter(reader, format: format, isExact: csvExact)
    guard let output, output.bytes != Array("-".utf8) else {
      let count = try run(exporter, query, reader, context) { bytes in
        context.console.write(bytes: bytes)
        return context.console.failure == nil
      }
      return said(count, context)
    }
    if context.globals.dryRun {
      let count = try run(exporter, query, reader, context) { _ in true }
      return context.note(
        Text("would export \(Wording.count(count, "ticket"))", ru: "было бы выгружено обращений: \(count)"))
    }
    let target = try OutputFile.create(Path(bytes: output.bytes), named: nil, replacing: context.globals.yes)
    var count = 0
    try target.fill { (write) throws(Failure) in count = try run(exporter, query, reader, context, write) }
    said(count, context)
  }

  private func run(
    _ exporter: Exporter, _ query: Query, _ reader: Reader, _ context: Context, _ write: ([UInt8]) -> Bool
  ) throws(Failure) -> Int {
    var bar = ProgressBar(context.say(Text("export", ru: "выгрузка")), total: reader.ticketCount, on: context.console)
    defer { bar.finish() }
    do throws(StoreError) {
      return try exporter.run(
        matching: query, write: write, progress: { bar.advance(to: $0) })
    } catch {
      throw .store(error)
    }
  }

  private func said(_ count: Int, _ context: Context) {
    guard context.console.failure == nil else { return }
    context.note(Text("exported \(Wording.count(count, "ticket"))", ru: "выгружено обращений: \(count)"))
  }
}
