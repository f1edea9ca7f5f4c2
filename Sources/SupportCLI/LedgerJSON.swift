// How is the account of a ticket spelt for machines? The member `why` of `show --why --json`: what the rules did, the
// stretches with their parts, the pauses. Times are UTC, lengths whole milliseconds, as everywhere in JSON.

internal import Desk
internal import JSONText

extension JSONWriter {
  /// The member `why`.
  ///
  /// - Parameter number: the ticket's; what happened in another one says so.
  mutating func why(_ ledger: Ledger, of number: Int) {
    name("why")
    beginObject()
    name("reasons")
    beginArray()
    for reason in ledger.reasons { self.reason(reason, in: number) }
    endArray()
    name("stretches")
    beginArray()
    for stretch in ledger.stretches { self.stretch(stretch) }
    endArray()
    name("pauses")
    beginArray()
    for pause in ledger.pauses {
      beginObject()
      member("from", pause.from.description)
      member("to", pause.to?.description)
      member("cause", pause.cause.rawValue)
      endObject()
    }
    endArray()
    endObject()
  }

  private mutating func reason(_ reason: RuleReason, in number: Int) {
    beginObject()
    member("at", reason.at.description)
    if reason.ticket != number { member("ticket", reason.ticket) }
    member("rule", reason.rule.rawValue)
    switch reason.fact {
    case .offered(let slugs):
      name("offered")
      strings(slugs)
    case .guessed(let topic): member("guessed", topic)
    case .corrected(let from, let to):
      member("from", from)
      member("to", to)
    case .overruled: member("overruled", true)
    case .startedOnLine(let line, let after):
      member("line", line)
      name("after")
      integers(after)
    case .wroteAgain(let contacts): member("contacts", contacts)
    case .movedToLine(let line, let reason):
      member("line", line)
      member("reason", reason)
    case .openedAgain: member("opened_again", true)
    case .merged(let target): member("into", target)
    case .absorbed(let other): member("from", other)
    case .rated(let isGood): member("value", isGood ? "good" : "bad")
    }
    endObject()
  }

  private mutating func stretch(_ stretch: Stretch) {
    beginObject()
    member("start", stretch.start.description)
    member("end", stretch.end?.description)
    member("ending", stretch.ending?.rawValue)
    member("rule", Rule.promise.rawValue)
    member("clock", stretch.promise.clock.rawValue)
    member("promise_of", stretch.topic)
    member("promised_ms", Int(stretch.promise.answer.milliseconds))
    member("due", stretch.deadlines.due.description)
    member("limit", stretch.deadlines.limit.description)
    member("counted_ms", Int(stretch.counted.milliseconds))
    member("paused_ms", Int(stretch.paused.milliseconds))
    member("kept", stretch.isKept)
    name("parts")
    beginArray()
    for part in stretch.parts {
      beginObject()
      member("from", part.from.description)
      member("to", part.to.description)
      member("counts", part.counts)
      endObject()
    }
    endArray()
    endObject()
  }
}
