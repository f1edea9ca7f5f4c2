// The commands that do one thing to several tickets: what each decides. How tickets are found, recorded and reported is
// Batch's matter.

internal import CommandLineKit
internal import Desk

extension Escalate: Command {
  func run(_ context: Context) throws(Failure) {
    let reason = self.reason ?? ""
    guard !reason.isBlank else { throw .usage(.missingOption("--reason")) }
    try Batch(context: context, verb: "escalate", json: json).run(numbers) { (ticket, _) throws(Refusal) in
      try ticket.escalating(reason: reason, back: back)
    }
  }
}

extension Reopen: Command {
  func run(_ context: Context) throws(Failure) {
    try Batch(context: context, verb: "reopen", json: json).run(numbers) { (ticket, _) throws(Refusal) in
      try ticket.reopening(reason: reason)
    }
  }
}

extension Close: Command {
  func run(_ context: Context) throws(Failure) {
    let original = try duplicateOf.map { word throws(Failure) in try TicketOperands.number(word) }
    if let original { _ = try context.ticket(original, try context.reader()) }
    let chosen = reason.flatMap { CloseReason(rawValue: $0) } ?? (original == nil ? .solved : .duplicate)
    let words = try LetterText(paragraphs: text, file: file).given().map { Letter(from: .agent, body: $0) }
    try Batch(context: context, verb: "close", json: json, needsYes: true).run(numbers) { (ticket, _) throws(Refusal) in
      try ticket.closing(reason: chosen, duplicateOf: original, words: words)
    }
  }
}

extension EditCommand: Command {
  func run(_ context: Context) throws(Failure) {
    let edit = try edit()
    try Batch(context: context, verb: "edit", json: json, needsYes: true).run(numbers) {
      (ticket, catalog) throws(Refusal) in try ticket.editing(edit, catalog: catalog)
    }
  }

  /// The words as one edit; a detail without a value is taken away.
  private func edit() throws(Failure) -> Edit {
    var edit = Edit()
    (edit.product, edit.topic, edit.kind, edit.subject) = (product, topic, kind, subject)
    for word in details {
      if word.hasSuffix("="), word.count > 1, word.dropLast().firstIndex(of: "=") == nil {
        edit.unset.append("details.\(word.dropLast())")
      } else {
        edit.details += try Filing.details([word])
      }
    }
    for tag in addTags + removeTags where tag.isBlank {
      throw .value(option: "--add-tag", value: tag, .emptyTag)
    }
    edit.tags = addTags
    edit.unset += removeTags.map { "tags.\($0)" }
    return edit
  }
}
