// How do tickets count in their groups? Some hundreds at a time, column by column: first it is found where each of them
// belongs, then one figure after the other is counted of all of them, so that what a figure needs is at hand throughout.

public import Desk

extension Breakdown {
  /// Tickets that are counted together.
  private static let rowCount = 256

  /// Counts tickets whose names `tables` know. Complexity: linear.
  public mutating func add(_ tickets: Swift.Span<TicketFacts>, _ tables: FactTables) {
    if isByArticle { return }
    for start in stride(from: 0, to: tickets.count, by: Breakdown.rowCount) {
      count(tickets.extracting(start..<min(tickets.count, start + Breakdown.rowCount)), tables)
    }
  }

  /// Counts a ticket whose history is known. Complexity: linear in its answers where they are asked for.
  public mutating func add(_ facts: TicketFacts, _ history: TicketHistory, _ tables: FactTables) {
    if isByArticle { return addArticles(history, at: facts.created) }
    let ticket = [facts]
    count(ticket.span, tables)
    if isIn(facts.created) {
      groups[place(facts, Int(facts.agent), at: facts.created, tables)].add(history, needs, &service, now: now)
    }
    guard needs.answers else { return }
    for (moment, agent) in history.answers where isIn(moment) {
      groups[place(facts, agent, at: moment, tables)].answers += 1
    }
  }

  private mutating func count(_ tickets: Swift.Span<TicketFacts>, _ tables: FactTables) {
    findGroups(of: tickets, at: .created, tables)
    // Nobody else holds the groups meanwhile.
    var own: [Measures] = []
    swap(&own, &groups)
    countFiled(tickets, &own, tables)
    swap(&own, &groups)
    if needs.answered { count(tickets, at: .firstAnswer, tables) { $0.answered &+= 1 } }
    if needs.closed { count(tickets, at: .closed, tables) { $0.closed &+= 1 } }
  }

  /// Counts what belongs to tickets, where they were filed.
  private mutating func countFiled(
    _ tickets: Swift.Span<TicketFacts>, _ own: inout [Measures], _ tables: FactTables
  ) {
    var room = own.mutableSpan
    let (needs, now) = (needs, now)
    for index in tickets.indices where found[index] >= 0 { room[Int(found[index])].tickets &+= 1 }
    if needs.others {
      for index in tickets.indices where found[index] >= 0 { room[Int(found[index])].add(tickets[index], now: now) }
    }
    if needs.firstAnswer {
      for index in tickets.indices where found[index] >= 0 {
        let (start, end) = (tickets[index].created, tickets[index].firstAnswer)
        if end != TicketFacts.noTime { room[Int(found[index])].firstAnswer.add(milliseconds: end &- start) }
      }
    }
    if needs.resolution {
      for index in tickets.indices where found[index] >= 0 {
        let (start, end) = (tickets[index].created, tickets[index].resolved)
        if end != TicketFacts.noTime { room[Int(found[index])].resolution.add(milliseconds: end &- start) }
      }
    }
    if needs.firstAnswerService || needs.resolutionService {
      for index in tickets.indices where found[index] >= 0 {
        room[Int(found[index])].addServiceTimes(tickets[index], needs, &service)
      }
    }
    guard needs.promises else { return }
    for index in tickets.indices where found[index] >= 0 {
      let promise = promises.promise(place: tickets[index].place, tables)
      let deadlines = catalog.deadlines(from: Timestamp(milliseconds: tickets[index].created), promise: promise)
      room[Int(found[index])].add(tickets[index], deadlines, now: now)
    }
  }

  /// Counts what happened in tickets at a moment of their own, where it happened.
  private mutating func count(
    _ tickets: Swift.Span<TicketFacts>, at moment: Moment, _ tables: FactTables, _ body: (inout Measures) -> Void
  ) {
    findGroups(of: tickets, at: moment, tables)
    for index in tickets.indices where found[index] >= 0 { body(&groups[Int(found[index])]) }
  }

  /// A moment in a ticket's life.
  private enum Moment {
    case created, firstAnswer, closed

    @inline(__always)
    func of(_ facts: TicketFacts) -> Int64 {
      switch self {
      case .created: facts.created
      case .firstAnswer: facts.firstAnswer
      case .closed: facts.closed
      }
    }
  }

  /// Finds the groups in which tickets count that something happened to at that moment; -1 for those that do not.
  private mutating func findGroups(of tickets: Swift.Span<TicketFacts>, at moment: Moment, _ tables: FactTables) {
    if found.count < Breakdown.rowCount { found = [Int32](repeating: -1, count: Breakdown.rowCount) }
    for index in tickets.indices {
      let (facts, at) = (tickets[index], moment.of(tickets[index]))
      let counts = at != TicketFacts.noTime && isIn(at)
      found[index] = counts ? Int32(truncatingIfNeeded: place(facts, Int(facts.agent), at: at, tables)) : -1
    }
  }

  /// Where what happened in a ticket at that moment, by that agent, is counted.
  @inline(__always)
  private mutating func place(_ facts: TicketFacts, _ agent: Int, at moment: Int64, _ tables: FactTables) -> Int {
    let one = request.dimensions.first.map { group($0, facts, agent, at: moment, tables) } ?? 0
    let other = request.dimensions.count > 1 ? group(request.dimensions[1], facts, agent, at: moment, tables) : 0
    return place(GroupKey(first: one, second: other))
  }

  @inline(__always)
  private mutating func group(
    _ dimension: Dimension, _ facts: TicketFacts, _ agent: Int, at moment: Int64, _ tables: FactTables
  ) -> Int {
    switch dimension {
    case .line: facts.line
    case .product: tables.product(ofPlace: facts.place)
    case .topic: tables.topic(ofPlace: facts.place)
    case .kind: Int(facts.kind)
    case .channel: Int(facts.channel)
    case .state: facts.state.place
    case .agent: agent
    case .article: 0
    case .hour, .weekday, .day, .week, .month: clock.group(dimension, moment)
    }
  }
}
