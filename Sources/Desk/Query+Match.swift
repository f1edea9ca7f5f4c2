// Does a ticket fit a query? Nothing is allocated for a ticket here, and its texts are only searched when all else
// fits.

extension Query {
  /// Whether the ticket fits. Complexity: linear in the terms, and in the thread's text if there are text terms.
  public func matches(_ ticket: Ticket) -> Bool {
    terms.allSatisfy { $0.isNegated != fits($0.test, ticket) }
  }

  private func fits(_ test: QueryTest, _ ticket: Ticket) -> Bool {
    switch test {
    case .numbers(.related, let ranges):
      if ticket.related.isEmpty { return ranges.acceptsAbsence }
      return ticket.related.contains { number in ranges.values.contains { $0.contains(number) } }
    case .numbers(let key, let ranges): return ranges.fit(number(key, ticket))
    case .moments(let key, let ranges): return ranges.fit(moment(key, ticket))
    case .names(let key, let names): return names.fit(name(key, ticket))
    case .tags(let tags):
      return ticket.tags.isEmpty ? tags.acceptsAbsence : tags.values.contains { ticket.tags.contains($0) }
    case .topics(let topics): return topics.fit(ticket)
    case .addresses(let addresses): return addresses.contains { $0.equals(ticket.requester.address) }
    case .subject(let phrases):
      if ticket.subject.isEmpty { return phrases.acceptsAbsence }
      return phrases.values.contains { $0.occurs(in: ticket.subject) }
    case .text(let phrase):
      return phrase.occurs(in: ticket.subject) || ticket.messages.contains { phrase.occurs(in: $0.letter.body) }
    }
  }

  private func number(_ key: QueryKey, _ ticket: Ticket) -> Int? {
    switch key {
    case .line: ticket.line
    case .contacts: ticket.contacts
    default: ticket.number
    }
  }

  private func moment(_ key: QueryKey, _ ticket: Ticket) -> Timestamp? {
    switch key {
    case .updated: ticket.updated
    case .closed: ticket.closed
    case .due: catalog.deadlines(of: ticket)?.due
    case .limit: catalog.deadlines(of: ticket)?.limit
    case .age: ticket.ageStart
    default: ticket.created
    }
  }

  private func name(_ key: QueryKey, _ ticket: Ticket) -> String? {
    switch key {
    case .state: ticket.state.rawValue
    case .product: ticket.product
    case .kind: ticket.kind
    case .channel: ticket.channel
    case .agent: ticket.agent
    case .rating: ticket.rating.map { $0.verdict.isGood ? "good" : "bad" }
    case .reason: ticket.reason?.rawValue
    default: ticket.isRepeat ? "yes" : "no"
    }
  }
}

extension Alternatives where Value == String {
  fileprivate func fit(_ name: String?) -> Bool { name.map(values.contains) ?? acceptsAbsence }
}

extension Alternatives where Value == ClosedRange<Int> {
  fileprivate func fit(_ number: Int?) -> Bool {
    guard let number else { return acceptsAbsence }
    return values.contains { $0.contains(number) }
  }
}

extension Alternatives where Value == ClosedRange<Timestamp> {
  fileprivate func fit(_ moment: Timestamp?) -> Bool {
    guard let moment else { return acceptsAbsence }
    return values.contains { $0.contains(moment) }
  }
}

extension Alternatives where Value == TopicPattern {
  fileprivate func fit(_ ticket: Ticket) -> Bool {
    guard let topic = ticket.topic else { return acceptsAbsence }
    return values.contains { $0.topic == topic && ($0.product == nil || $0.product == ticket.product) }
  }
}

extension Ticket {
  /// When its age counts from: the start of the unanswered stretch, else when it was filed.
  public var ageStart: Timestamp { unansweredSince ?? created }
}
