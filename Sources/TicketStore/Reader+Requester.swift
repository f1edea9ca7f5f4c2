// What has somebody written before? The index keeps the tickets of each address in a chain; their records tell most of
// them off, and only those that matter are folded. Where the journal knows more than the index, or there is none to
// believe, the tickets themselves are asked.

public import Desk

extension Reader {
  /// What of that requester's tickets matters: `earlier`, gathered.
  ///
  /// Complexity: linear in the requester's records, which are small, and in at most a few threads; without an index,
  /// linear in the journal.
  public func earlier(
    _ earlier: EarlierTickets, ofRequester address: String
  ) throws(StoreError) -> EarlierTickets {
    var earlier = earlier
    guard !earlier.isComplete else { return earlier }
    let lines = LineReader(map)
    for candidate in map.candidates(ofRequester: address) where !earlier.isComplete {
      if let past = candidate.past, !earlier.wants(past) { continue }
      guard let ticket = try ticket(candidate.number, lines), ticket.requester.has(address: address) else { continue }
      let past = PastTicket(ticket)
      if earlier.wants(past) { earlier.take(past) }
    }
    return earlier
  }
}

/// A ticket that may be somebody's; what its record says, unless the ticket itself must be asked.
private struct PastCandidate {
  let number: Int
  var past: PastTicket?
}

extension JournalMap {
  /// The tickets that may be that requester's, newest number first.
  fileprivate func candidates(ofRequester address: String) -> [PastCandidate] {
    var found = base?.candidates(ofRequester: address) ?? []
    if !chains.isEmpty {
      found.removeAll { chains[$0.number] != nil }
      for number in ownNumbers { found.append(PastCandidate(number: number)) }
    }
    return found.count > 1 ? found.sorted { $0.number > $1.number } : found
  }
}

extension IndexBase {
  /// The covered tickets that may be that requester's.
  fileprivate func candidates(ofRequester address: String) -> [PastCandidate] {
    answer { () throws(IndexFault) in
      guard let slots = try view.slots(ofRequester: IndexEvent.hash(ofAddress: address)) else {
        return numbers().map { PastCandidate(number: $0) }
      }
      if slots.isEmpty { return [] }
      let names = try view.names()
      var found: [PastCandidate] = []
      for slot in slots {
        let record = try view.wholeRecord(slot)
        guard record.isThere else { continue }
        let isTold = record.place != .max && !record.isJoined
        found.append(PastCandidate(number: record.number, past: isTold ? PastTicket(record, names) : nil))
      }
      return found
    } _: { map in
      map.ownNumbers.map { PastCandidate(number: $0) }
    }
  }
}

extension PastTicket {
  /// What a record says of its ticket.
  fileprivate init(_ record: IndexRecord, _ names: IndexNames) {
    let place = names.parts(of: record.place)
    let state = Int(record.state) < IndexRecord.states.count ? IndexRecord.states[Int(record.state)] : .open
    let reason = record.reason > 0 ? CloseReason.allCases[Int(record.reason - 1) % CloseReason.allCases.count] : nil
    self.init(
      number: record.number, product: names.text(place.product, .slug), topic: names.text(place.topic, .slug),
      state: state, closed: record.closed == IndexFormat.noTime ? nil : Timestamp(milliseconds: record.closed),
      reason: reason, isMerged: record.isMerged)
  }
}
