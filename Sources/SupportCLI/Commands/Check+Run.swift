// `check` at work: reads everything, prints each finding with its place, what is lost and what to do; damage is status 1.
// With --rebuild it makes the index anew instead and says what that took.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import SystemIO
internal import Terminal
internal import TicketStore

extension Check: Command {
  func run(_ context: Context) throws(Failure) {
    if rebuild, context.globals.dryRun {
      return context.note(Text("would rebuild the index", ru: "индекс был бы сделан заново"))
    }
    let report = rebuild ? try rebuilt(context) : try checked(context)
    let flaws = rebuild ? [] : ArticleFlaw.all(in: context.location.path)
    if let json { printJSON(json, report, flaws, context) } else { print(report, flaws, context) }
    if !report.isWhole || !flaws.isEmpty { throw .damageFound }
  }

  private func checked(_ context: Context) throws(Failure) -> CheckReport {
    var bar = ProgressBar(context.say(Text("check", ru: "проверка")), total: nil, on: context.console)
    defer { bar.finish() }
    return try context.attempt { () throws(StoreError) in
      try Checker(context.location).run(progress: { done, total in bar.advance(to: done, of: total) })
    }
  }

  private func rebuilt(_ context: Context) throws(Failure) -> CheckReport {
    let bar = IndexProgress(context)
    defer { bar.finish() }
    return try context.attempt { () throws(StoreError) in
      try IndexRebuild.run(context.location, progress: { done, total in bar.advance(to: done, of: total) })
    }
  }

  private func print(_ report: CheckReport, _ flaws: [ArticleFlaw], _ context: Context) {
    for finding in report.findings {
      let style: Style = finding.isHarmless ? .dim : .red
      context.console.line(context.console.styled("\(finding.code): \(finding.text[context.language])", style))
    }
    for flaw in flaws {
      context.console.line(context.console.styled("\(ArticleFlaw.code): \(flaw.text[context.language])", .red))
    }
    if rebuild { return context.note(rebuiltText(report)) }
    guard report.isWhole, flaws.isEmpty else { return }
    context.note(
      Text(
        "whole: \(Wording.count(report.tickets, "ticket")), \(Wording.count(report.commits, "commit")), \(Wording.count(report.attachments, "attachment"))",
        ru: "цело: обращений \(report.tickets), записей \(report.commits), вложений \(report.attachments)"))
  }

  private func rebuiltText(_ report: CheckReport) -> Text {
    guard report.isWhole else {
      return Text(
        "no index was made: the journal is damaged, and is read instead",
        ru: "индекс не сделан: журнал повреждён, читается он сам")
    }
    let (read, made) = (report.bytes, report.indexBytes)
    return Text(
      "rebuilt the index: \(Wording.count(report.tickets, "ticket")), \(Wording.count(report.commits, "commit")), \(Wording.count(report.files, "journal file")); \(Size.text(read, .en)) read, \(Size.text(made, .en)) written",
      ru:
        "индекс сделан заново: обращений \(report.tickets), записей \(report.commits), файлов журнала \(report.files); прочитано \(Size.text(read, .ru)), записано \(Size.text(made, .ru))"
    )
  }

  private func printJSON(_ chosen: [String], _ report: CheckReport, _ flaws: [ArticleFlaw], _ context: Context) {
    context.print(chosen, of: ReceiptField.checkNames) { name, writer in
      switch name {
      case "tickets": writer.integer(report.tickets)
      case "commits": writer.integer(report.commits)
      default:
        writer.beginArray()
        for finding in report.findings { writer.finding(finding, context.language) }
        for flaw in flaws { writer.flaw(flaw, context.language) }
        writer.endArray()
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func flaw(_ flaw: ArticleFlaw, _ language: Language) {
    beginObject()
    member("code", ArticleFlaw.code)
    member("file", flaw.file.description)
    member("line", flaw.line)
    member("message", flaw.text[language])
    endObject()
  }

  fileprivate mutating func finding(_ finding: Finding, _ language: Language) {
    beginObject()
    member("code", finding.code)
    member("file", finding.journalFile?.description)
    member("line", finding.place?.line)
    member("byte", finding.place?.byte)
    member("ticket", finding.ticket)
    member("message", finding.text[language])
    endObject()
  }
}
