// What does a ticket's present state no longer show? Its events are replayed for the stretches in which the requester
// waited and for hand-overs. Where it took another ticket over, the events of that one stand in between, up to then; a
// wait that ran there goes on here, from where it began.

internal import Desk

/// What has happened so far while events are replayed.
struct TicketReplay {
  /// A number whose events are being replayed, and what is known of it.
  private struct Number {
    let ticket: Int
    /// When it was taken over; later texts are written to whoever took it.
    var end = Int64.max
    var line = Ticket.firstLine
    var unanswered: Int64?
    var isEscalated = false
    var isMerged = false
  }

  var history = TicketHistory()
  /// The ticket, then what it is taking over, and what that took over in turn.
  private var numbers: [Number]
  /// Who took over what is not among them any more.
  private var takers: [Int: Int] = [:]

  init(_ ticket: Int) { numbers = [Number(ticket: ticket)] }

  /// The next event, of the ticket or of what it took over.
  mutating func take(_ entry: RecordedEvent) {
    let at = entry.at.milliseconds
    let place = place(of: entry, at)
    if case .message(let letter) = entry.event.change {
      guard !numbers[place].isMerged else { return }
      return letter.from == .agent ? endWait(of: place, at) : beginWait(of: place, at)
    }
    // Of what came too late to a number, only texts count for who took that over.
    guard entry.event.ticket == numbers[place].ticket else { return }
    change(entry.event.change, place, at)
  }

  /// The history, once all events are replayed.
  mutating func finished() -> TicketHistory {
    while numbers.count > 1 { adopt() }
    if let start = numbers[0].unanswered { history.stretches.append((start, nil)) }
    history.isEscalated = numbers[0].isEscalated
    return history
  }

  private mutating func change(_ change: Change, _ place: Int, _ at: Int64) {
    switch change {
    case .opened(let opening): numbers[place].line = opening.line
    case .escalated(let line, _, let rule):
      if line == Ticket.secondLine, numbers[place].line != line, rule == nil { numbers[place].isEscalated = true }
      if line >= 1 { numbers[place].line = line }
    case .closed(_, let other) where other != numbers[place].ticket: endWait(of: place, at)
    case .merged(let target) where target != numbers[place].ticket:
      endWait(of: place, at)
      numbers[place].isMerged = true
    case .absorbed(let other): numbers.append(Number(ticket: other, end: at))
    default: break
    }
  }

  /// Whose event it is: that of the number it was written to, or of who took that over.
  private mutating func place(of entry: RecordedEvent, _ at: Int64) -> Int {
    var ticket = entry.event.ticket ?? numbers[0].ticket
    while true {
      // Where merges lead round in a circle, no further than once.
      var steps = takers.count
      while steps > 0, let taker = takers[ticket] { (ticket, steps) = (taker, steps - 1) }
      let last = numbers[numbers.count - 1]
      if numbers.count == 1 || last.ticket == ticket && at <= last.end { return numbers.count - 1 }
      adopt()
    }
  }

  private mutating func beginWait(of place: Int, _ at: Int64) {
    if numbers[place].unanswered == nil { numbers[place].unanswered = at }
  }

  /// The wait ends; only the ticket's own is kept.
  private mutating func endWait(of place: Int, _ at: Int64) {
    if place == 0, let start = numbers[0].unanswered { history.stretches.append((start, max(at, start))) }
    numbers[place].unanswered = nil
  }

  /// What was taken over becomes part of what took it.
  private mutating func adopt() {
    let other = numbers.removeLast()
    let last = numbers.count - 1
    takers[other.ticket] = numbers[last].ticket
    if let start = other.unanswered { numbers[last].unanswered = min(start, numbers[last].unanswered ?? start) }
    if other.isEscalated { numbers[last].isEscalated = true }
  }
}
