// What has a requester written before, as far as a new letter is concerned? Two rules ask: one matter has one ticket,
// and who has to write again is handled by line 2. Whoever keeps tickets gives these few facts of each, from records or
// from the tickets themselves.

/// What the rules of filing need to know of a requester's earlier ticket.
public struct PastTicket: Hashable, Sendable {
  /// Its number.
  public let number: Int
  /// Its product, nil while unsorted.
  public let product: String?
  /// Its topic, nil while unsorted.
  public let topic: String?
  /// Who owes the next word in it.
  public let state: TicketState
  /// When it was closed, if it is.
  public let closed: Timestamp?
  /// Why it was closed, if it is.
  public let reason: CloseReason?
  /// Whether it goes on as another ticket.
  public let isMerged: Bool

  /// An earlier ticket with these facts.
  public init(
    number: Int, product: String?, topic: String?, state: TicketState, closed: Timestamp? = nil,
    reason: CloseReason? = nil, isMerged: Bool = false
  ) {
    (self.number, self.product, self.topic, self.state) = (number, product, topic, state)
    (self.closed, self.reason, self.isMerged) = (closed, reason, isMerged)
  }

  /// What matters of `ticket`.
  public init(_ ticket: Ticket) {
    self.init(
      number: ticket.number, product: ticket.product, topic: ticket.topic, state: ticket.state, closed: ticket.closed,
      reason: ticket.reason, isMerged: ticket.mergedInto != nil)
  }
}

extension PastTicket {
  /// How long after its closing a ticket still makes the next one on its product a repeat contact.
  public static let repeatWithin = Span.days(30)

  /// Whether it is the same matter, unanswered or waiting: then a letter belongs there.
  func isUnderWay(product: String, topic: String) -> Bool {
    state != .closed && !isMerged && self.product == product && self.topic == topic
  }

  /// Whether a letter about `product` at `moment` is a repeat contact after it.
  func isRecent(product: String, at moment: Timestamp) -> Bool {
    guard let closed, self.product == product, !isMerged, reason != .spam, reason != .duplicate else { return false }
    return moment.since(closed) <= PastTicket.repeatWithin
  }
}

/// What of a requester's earlier tickets matters to a letter; gathered from the newest number down, so that it is soon
/// complete.
public struct EarlierTickets: Hashable, Sendable {
  /// The newest ticket on the same matter that is unanswered or waiting.
  public private(set) var underWay: PastTicket?
  /// The newest ticket on the same product that was closed lately.
  public private(set) var recent: PastTicket?

  private let product: String?
  private let topic: String?
  private let moment: Timestamp

  /// None yet, for a letter about that product and topic at `moment`. An unsorted letter has none.
  init(product: String?, topic: String?, at moment: Timestamp) {
    (self.product, self.topic, self.moment) = (product, topic, moment)
  }

  /// Whether no earlier ticket can matter any more.
  public var isComplete: Bool { product == nil || (underWay != nil || topic == nil) && recent != nil }

  /// Whether that ticket would matter.
  public func wants(_ past: PastTicket) -> Bool { isUnderWay(past) || isRecent(past) }

  /// Takes in a ticket of the requester, whose number is lower than those before.
  public mutating func take(_ past: PastTicket) {
    if isUnderWay(past) { underWay = past } else if isRecent(past) { recent = past }
  }

  private func isUnderWay(_ past: PastTicket) -> Bool {
    guard underWay == nil, let product, let topic else { return false }
    return past.isUnderWay(product: product, topic: topic)
  }

  private func isRecent(_ past: PastTicket) -> Bool {
    guard recent == nil, let product else { return false }
    return past.isRecent(product: product, at: moment)
  }
}

extension Requester {
  /// Whether that is the requester's address, whatever the case.
  public func has(address: String) -> Bool { self.address.lowercased() == address.lowercased() }
}
