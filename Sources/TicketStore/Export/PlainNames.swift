// How does this program spell members? Those of the journal's lines, which the bytes that are there are compared with, and
// those of a ticket's object, which are written between its parts.

internal import Desk

/// The spellings. Of the members of an object, all but the first have a comma before.
final class PlainNames: Sendable {
  let id = Literal("{\"id\":"), last = Literal(",\"last\":"), at = Literal(",\"at\":"), by = Literal(",\"by\":")
  let verb = Literal(",\"do\":"), group = Literal(",\"group\":"), events = Literal(",\"events\":[")
  let ticket = Literal("{\"ticket\":"), seq = Literal(",\"seq\":"), type = Literal(",\"type\":")
  let byAgent = Literal("{\"agent\":"), byRequester = Literal("{\"requester\":"), byImport = Literal("{\"import\":")
  let opened = Literal("\"opened\""), message = Literal("\"message\""), note = Literal("\"note\"")
  let edited = Literal("\"edited\""), escalated = Literal("\"escalated\""), assigned = Literal("\"assigned\"")
  let closed = Literal("\"closed\""), reopened = Literal("\"reopened\""), rated = Literal("\"rated\"")
  let from = Literal(",\"from\":"), requesterSide = Literal("\"requester\""), agentSide = Literal("\"agent\"")
  let body = Literal(",\"body\":"), attachments = Literal(",\"attachments\":")
  let cite = Literal(",\"cite\":"), key = Literal(",\"key\":")
  let fileName = Literal("{\"name\":"), fileType = Literal(",\"type\":"), size = Literal(",\"size\":")
  let sum = Literal(",\"sha256\":")
  let uid = Literal(",\"uid\":"), requester = Literal(",\"requester\":"), address = Literal("{\"address\":")
  let name = Literal(",\"name\":"), subject = Literal(",\"subject\":"), product = Literal(",\"product\":")
  let topic = Literal(",\"topic\":"), guessed = Literal(",\"topic_guessed\""), isTrue = Literal(":true")
  let kind = Literal(",\"kind\":"), channel = Literal(",\"channel\":"), details = Literal(",\"details\":")
  let tags = Literal(",\"tags\":"), offered = Literal(",\"offered\":"), related = Literal(",\"related\":")
  let forced = Literal(",\"forced\":"), line = Literal(",\"line\":"), rule = Literal(",\"rule\":")
  let reason = Literal(",\"reason\":"), agent = Literal(",\"agent\":"), nobody = Literal(",\"agent\":null")
  let value = Literal(",\"value\":"), comment = Literal(",\"comment\":")
  let set = Literal(",\"set\":{"), unset = Literal(",\"unset\":")

  // Of a ticket alone.
  let schema = Literal("{\"schema\":1"), number = Literal(",\"number\":"), state = Literal(",\"state\":")
  let isFalse = Literal(":false"), created = Literal(",\"created\":"), updated = Literal(",\"updated\":")
  let due = Literal(",\"due\":"), limit = Literal(",\"limit\":"), firstAnswer = Literal(",\"first_answer\":")
  let closedAt = Literal(",\"closed\":"), contacts = Literal(",\"contacts\":"), repeats = Literal(",\"repeat\"")
  let rating = Literal(",\"rating\":"), firstValue = Literal("{\"value\":"), messages = Literal(",\"messages\":[")
  let eventsBehind = Literal("],\"events\":["), firstSeq = Literal("{\"seq\":"), firstType = Literal("{\"type\":")
  let isPublic = Literal(",\"public\""), noElements = Literal("[]"), noMembers = Literal("{}"), end = Literal("]}")
  private let states = TicketState.allCases.map { Literal("\"\($0.rawValue)\"") }
  private let plainStates = TicketState.allCases.map { Literal($0.rawValue) }
  private let reasons = CloseReason.allCases.map { Literal($0.rawValue) }

  func sort(_ sort: PlainEvent.Sort) -> Literal {
    switch sort {
    case .opened: opened
    case .message: message
    case .note: note
    case .edited: edited
    case .escalated: escalated
    case .assigned: assigned
    case .closed: closed
    case .reopened: reopened
    case .rated: rated
    }
  }

  func quoted(_ state: TicketState) -> Literal { states[state.place] }
  func plain(_ state: TicketState) -> Literal { plainStates[state.place] }

  /// The reason that records give that number; nil for none.
  func reason(_ number: UInt8) -> Literal? {
    number > 0 && Int(number) <= reasons.count ? reasons[Int(number) - 1] : nil
  }
}
