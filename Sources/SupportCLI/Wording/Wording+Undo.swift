// Why can something not be undone? What rests on it, each event by its ticket and place.

internal import CommandLineKit
internal import Desk

extension Refusal {
  /// More events than these are only counted.
  private static let named = 5

  /// The sentence and the hint of a refusal to undo.
  func undoTexts(_ number: Int) -> (Text, Text?) {
    switch self {
    case .laterEvents(let events):
      let names = events.prefix(Refusal.named).map { entry in
        "\(entry.event.ticket ?? number)/\(entry.event.seq ?? 0) \(entry.event.change.kindOfEvent) (\(entry.group))"
      }
      let (listed, more) = (Wording.listed(names), events.count - names.count)
      return (
        Text(
          "cannot undo it: later events depend on it: \(listed)" + (more > 0 ? " and \(more) more" : ""),
          ru: "не удалось отменить: от этого зависят более поздние события: \(listed)"
            + (more > 0 ? " и ещё \(more)" : "")),
        events.last.map { Text(same: "support undo \($0.group)") }
      )
    case .alreadyUndone:
      return (Text("cannot undo it: it was undone", ru: "не удалось отменить: это уже отменено"), nil)
    case .undoOfUndo:
      return (
        Text("cannot undo an undo", ru: "не удалось отменить отмену"),
        Text("give the command again that was undone", ru: "повторите ту команду, которая отменена")
      )
    default:
      return (
        Text("cannot undo it: it changed no ticket", ru: "не удалось отменить: обращений это не меняло"),
        Text("an article is rated anew: support rate", ru: "статью можно оценить заново: support rate")
      )
    }
  }
}
