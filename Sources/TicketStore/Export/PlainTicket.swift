// What did the events of a ticket come to, if they are of the usual kinds? The fold of `Ticket` (Desk, Ticket+Fold.swift),
// with places in the text instead of values. Where histories are joined, taken back or out of order, or an event cannot
// have happened, it gives up: only a whole fold tells.

internal import Desk

/// A ticket as places in the text of its lines.
struct PlainTicket {
  private(set) var number = 0
  private(set) var opening = PlainOpening()
  private(set) var events: [PlainEvent] = []
  /// How many of them are texts.
  private(set) var texts = 0

  private(set) var state = TicketState.open
  private(set) var line = 1
  private(set) var agent = Piece.none
  private(set) var created = Piece.none
  private(set) var updated = Piece.none
  private var updatedMoment: Int64 = 0
  private(set) var unanswered: Int64?
  private(set) var firstAnswer = Piece.none
  private(set) var closed = Piece.none
  private(set) var reason = Piece.none
  private(set) var repeats = 0
  /// The event of the rating that counts.
  private(set) var rating: PlainEvent?
  private var lastSeq = 0

  /// Begins anew, for the ticket of that number.
  mutating func begin(_ number: Int) {
    var room: [PlainEvent] = []
    swap(&room, &events)
    room.removeAll(keepingCapacity: true)
    self = PlainTicket()
    events = room
    self.number = number
  }

  /// Takes in the next of its events; false if only a whole fold tells what it means.
  mutating func take(_ event: PlainEvent, _ source: PlainLine) -> Bool {
    guard event.seq > lastSeq, (event.sort == .opened) == (lastSeq == 0) else { return false }
    lastSeq = event.seq
    events.append(event)
    if event.moment > updatedMoment { (updated, updatedMoment) = (event.at, event.moment) }
    switch event.sort {
    case .opened:
      (opening, line, created) = (source.opening, event.line, event.at)
      (updated, updatedMoment) = (event.at, event.moment)
    case .message:
      texts += 1
      if event.isFromRequester { hear(event) } else { answer(event) }
    case .note: texts += 1
    case .edited: apply(source.edit)
    case .escalated:
      if event.line != line { agent = Piece.none }
      line = event.line
    case .assigned: agent = event.text
    case .closed: (state, closed, reason, unanswered) = (.closed, event.at, event.text, nil)
    case .reopened:
      guard state == .closed else { return false }
      open()
    case .rated: rating = event
    }
    return true
  }

  private mutating func open() { (state, closed, reason) = (.open, Piece.none, Piece.none) }

  private mutating func hear(_ event: PlainEvent) {
    if !firstAnswer.isEmpty { repeats += 1 }
    if unanswered == nil { unanswered = event.moment }
    open()
  }

  private mutating func answer(_ event: PlainEvent) {
    if firstAnswer.isEmpty { firstAnswer = event.at }
    unanswered = nil
    if state == .open { state = .waiting }
  }

  private mutating func apply(_ edit: PlainEdit) {
    if !edit.product.isEmpty { opening.product = edit.product }
    if !edit.topic.isEmpty { (opening.topic, opening.isGuessed) = (edit.topic, false) }
    if !edit.kind.isEmpty { opening.kind = edit.kind }
    if !edit.subject.isEmpty { opening.subject = edit.subject }
    if edit.unsets.product { opening.product = Piece.none }
    if edit.unsets.topic { opening.topic = Piece.none }
    if edit.unsets.kind { opening.kind = Piece.none }
  }
}
