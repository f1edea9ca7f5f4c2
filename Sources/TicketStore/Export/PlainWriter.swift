// How is a ticket written whose parts are places in the text of its lines? Byte for byte as `TicketJSON.swift` and
// `Exporter` write one that was folded, which a test of random histories holds.

internal import Desk

/// Writes tickets by copying.
struct PlainWriter {
  let names: PlainNames
  private let catalog: Catalog
  let hasTopicPromises: Bool
  let isExact: Bool

  init(_ catalog: Catalog, _ names: PlainNames, isExact: Bool) {
    (self.catalog, self.names, self.isExact) = (catalog, names, isExact)
    hasTopicPromises = catalog.hasTopicPromises
  }

  /// The ticket as an object.
  func json(_ ticket: PlainTicket, _ text: Swift.Span<UInt8>, to out: inout TextRoom) {
    out.append(names.schema)
    out.append(names.number)
    out.append(ticket.number)
    matter(of: ticket, text, &out)
    course(of: ticket, text, &out)
    out.append(names.messages)
    var isFirst = true
    for index in 0..<ticket.events.count {
      let sort = ticket.events[index].sort
      guard sort == .message || sort == .note else { continue }
      if !isFirst { out.append(UInt8(ascii: ",")) }
      isFirst = false
      message(ticket.events[index], text, &out)
    }
    out.append(names.eventsBehind)
    for index in 0..<ticket.events.count {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      event(ticket.events[index], text, &out)
    }
    out.append(names.end)
  }

  /// A member, if it has a value.
  private func member(_ name: Literal, _ value: Piece, _ text: Swift.Span<UInt8>, _ out: inout TextRoom) {
    if value.isEmpty { return }
    out.append(name)
    out.append(text, value)
  }

  /// A member whose value is an array or an object, if need be an empty one.
  private func member(
    _ name: Literal, _ value: Piece, or empty: Literal, _ text: Swift.Span<UInt8>, _ out: inout TextRoom
  ) {
    out.append(name)
    if value.isEmpty { out.append(empty) } else { out.append(text, value) }
  }

  private func matter(of ticket: PlainTicket, _ text: Swift.Span<UInt8>, _ out: inout TextRoom) {
    let opening = ticket.opening
    member(names.uid, opening.uid, text, &out)
    member(names.product, opening.product, text, &out)
    member(names.topic, opening.topic, text, &out)
    out.append(names.guessed)
    out.append(opening.isGuessed ? names.isTrue : names.isFalse)
    member(names.kind, opening.kind, text, &out)
    member(names.channel, opening.channel, text, &out)
    out.append(names.state)
    out.append(names.quoted(ticket.state))
    out.append(names.line)
    out.append(ticket.line)
    member(names.subject, opening.subject, text, &out)
    member(names.requester, opening.requester, text, &out)
    member(names.agent, ticket.agent, text, &out)
    member(names.tags, opening.tags, or: names.noElements, text, &out)
    member(names.details, opening.details, or: names.noMembers, text, &out)
  }

  private func course(of ticket: PlainTicket, _ text: Swift.Span<UInt8>, _ out: inout TextRoom) {
    member(names.created, ticket.created, text, &out)
    member(names.updated, ticket.updated, text, &out)
    if let deadlines = deadlines(of: ticket, text) {
      out.append(names.due)
      quoted(deadlines.due, &out)
      out.append(names.limit)
      quoted(deadlines.limit, &out)
    }
    member(names.firstAnswer, ticket.firstAnswer, text, &out)
    member(names.closedAt, ticket.closed, text, &out)
    member(names.reason, ticket.reason, text, &out)
    out.append(names.contacts)
    out.append(1 + ticket.repeats)
    out.append(names.repeats)
    out.append(ticket.repeats > 0 || ticket.opening.isRepeat ? names.isTrue : names.isFalse)
    member(names.offered, ticket.opening.offered, or: names.noElements, text, &out)
    member(names.related, ticket.opening.related, or: names.noElements, text, &out)
    guard let rating = ticket.rating else { return }
    out.append(names.rating)
    out.append(names.firstValue)
    out.append(text, rating.more)
    member(names.comment, rating.text, text, &out)
    member(names.at, rating.at, text, &out)
    out.append(UInt8(ascii: "}"))
  }

  private func message(_ event: PlainEvent, _ text: Swift.Span<UInt8>, _ out: inout TextRoom) {
    out.append(names.firstSeq)
    out.append(event.seq)
    member(names.at, event.at, text, &out)
    out.append(names.from)
    out.append(event.isFromRequester ? names.requesterSide : names.agentSide)
    member(names.by, event.by, text, &out)
    out.append(names.isPublic)
    out.append(event.sort == .message ? names.isTrue : names.isFalse)
    member(names.body, event.text, text, &out)
    member(names.attachments, event.more, or: names.noElements, text, &out)
    member(names.cite, event.cite, text, &out)
    out.append(UInt8(ascii: "}"))
  }

  private func event(_ event: PlainEvent, _ text: Swift.Span<UInt8>, _ out: inout TextRoom) {
    out.append(names.firstType)
    out.append(names.sort(event.sort))
    out.append(names.seq)
    out.append(event.seq)
    member(names.at, event.at, text, &out)
    member(names.by, event.by, text, &out)
    if event.sort == .message || event.sort == .note {
      out.append(names.from)
      out.append(event.isFromRequester ? names.requesterSide : names.agentSide)
      out.append(text, event.members)
    } else if !event.members.isEmpty {
      out.append(UInt8(ascii: ","))
      out.append(text, event.members)
    }
    out.append(UInt8(ascii: "}"))
  }

  func deadlines(of ticket: PlainTicket, _ text: Swift.Span<UInt8>) -> Deadlines? {
    guard let start = ticket.unanswered else { return nil }
    func name(_ piece: Piece) -> String? {
      guard hasTopicPromises, piece.count > 2 else { return nil }
      return String(decoding: (piece.lowerBound + 1..<piece.upperBound - 1).map { text[$0] }, as: UTF8.self)
    }
    return deadlines(
      from: Timestamp(milliseconds: start), product: name(ticket.opening.product), topic: name(ticket.opening.topic))
  }

  /// By when somebody is to be answered who wrote at `start`.
  func deadlines(from start: Timestamp, product: String?, topic: String?) -> Deadlines {
    catalog.deadlines(from: start, promise: catalog.promise(product: product, topic: topic))
  }

  private func quoted(_ moment: Timestamp, _ out: inout TextRoom) {
    out.append(UInt8(ascii: "\""))
    out.append(moment)
    out.append(UInt8(ascii: "\""))
  }
}
