// How does this program spell the members of its lines? As it is compared with the bytes that are there.

/// The spellings that a line is compared with. Of the members of an object, all but the first have a comma before.
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
}
