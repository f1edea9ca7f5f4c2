// `check` at work: reads everything, prints each finding with its place, what is lost and what to do; damage is status 1.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import SystemIO
internal import Terminal
internal import TicketStore

extension Check: Command {
  func run(_ context: Context) throws(Failure) {
    var bar = ProgressBar(context.say(Text("check", ru: "проверка")), total: nil, on: context.console)
    let report: CheckReport
    do throws(StoreError) {
      defer { bar.finish() }
      report = try Checker(context.location).run(progress: { done, total in bar.advance(to: done, of: total) })
    } catch {
      throw .store(error)
    }
    if let json { printJSON(json, report, context) } else { print(report, context) }
    if !report.isWhole { throw .damageFound }
  }

  private func print(_ report: CheckReport, _ context: Context) {
    for finding in report.findings {
      let style: Style = finding.isHarmless ? .dim : .red
      context.console.line(context.console.styled("\(finding.code): \(finding.text[context.language])", style))
    }
    guard report.isWhole else { return }
    context.note(
      Text(
        "whole: \(Wording.count(report.tickets, "ticket")), \(Wording.count(report.commits, "commit")), \(Wording.count(report.attachments, "attachment"))",
        ru: "цело: обращений \(report.tickets), записей \(report.commits), вложений \(report.attachments)"))
  }

  private func printJSON(_ chosen: [String], _ report: CheckReport, _ context: Context) {
    context.print(chosen, of: ReceiptField.checkNames) { name, writer in
      switch name {
      case "tickets": writer.integer(report.tickets)
      case "commits": writer.integer(report.commits)
      default:
        writer.beginArray()
        for finding in report.findings { writer.finding(finding, context.language) }
        writer.endArray()
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func finding(_ finding: Finding, _ language: Language) {
    beginObject()
    member("code", finding.code)
    member("file", finding.place?.file.description)
    member("line", finding.place?.line)
    member("byte", finding.place?.byte)
    member("ticket", finding.ticket)
    member("message", finding.text[language])
    endObject()
  }
}
