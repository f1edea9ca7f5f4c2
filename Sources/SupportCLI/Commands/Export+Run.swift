// `export` at work: tickets go out in the order of their numbers, to stdout or into a new file; how many, stderr says.
// With a cursor, only those that changed; with --follow, it goes on (Export+Feed.swift).

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal
internal import TicketStore

extension Export: Command {
  func run(_ context: Context) throws(Failure) {
    let feed = try feed(context)
    let reader = try context.reader()
    if follow, feed == nil { return try goOn(after: reader, nil, context) }
    let selection = Selection(
      query: try context.query(query, reader.catalog), numbers: try feed?.changes(in: reader, context))
    let passed = try feed.map { (_) throws(Failure) in
      try context.attempt { () throws(StoreError) in try reader.cursor() }
    }
    try run(selection, reader, context)
    if let feed, let passed, !context.globals.dryRun { try feed.keep(passed, context) }
    if follow, !context.globals.dryRun { try goOn(after: reader, feed, context) }
  }

  /// The tickets that are wanted.
  private struct Selection {
    let query: Query
    /// The numbers of those that may fit; nil for any.
    let numbers: [Int]?
  }

  /// Writes the tickets to where they are wanted, and says how many there were.
  private func run(_ selection: Selection, _ reader: Reader, _ context: Context) throws(Failure) {
    let target = output.flatMap { $0.bytes == Array("-".utf8) ? nil : Path(bytes: $0.bytes) }
    if context.globals.dryRun, target != nil || cursor != nil {
      let count = try run(selection, reader, context) { _ in true }
      return context.note(
        Text("would export \(Wording.count(count, "ticket"))", ru: "было бы выгружено обращений: \(count)"))
    }
    var count = 0
    if let target {
      let file = try OutputFile.create(target, named: nil, replacing: context.globals.yes)
      try file.fill { (write) throws(Failure) in count = try run(selection, reader, context, write) }
    } else {
      count = try run(selection, reader, context) { bytes in
        context.console.write(bytes: bytes)
        return context.console.failure == nil
      }
    }
    guard context.console.failure == nil else { return }
    context.note(Text("exported \(Wording.count(count, "ticket"))", ru: "выгружено обращений: \(count)"))
  }

  private func run(
    _ selection: Selection, _ reader: Reader, _ context: Context, _ write: (ArraySlice<UInt8>) -> Bool
  ) throws(Failure) -> Int {
    let format = self.format.flatMap { ExportFormat(rawValue: $0) } ?? .jsonl
    let exporter = Exporter(reader, format: format, isExact: csvExact)
    var bar = ProgressBar(
      context.say(Text("export", ru: "выгрузка")), total: selection.numbers?.count ?? reader.ticketCount,
      on: context.console)
    defer { bar.finish() }
    return try context.attempt { () throws(StoreError) in
      try exporter.run(selection.numbers, matching: selection.query, write: write, progress: { bar.advance(to: $0) })
    }
  }
}
