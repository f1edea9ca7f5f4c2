// Which events were taken back? Those of the invocation that a later event of the ticket names. Only earlier events can
// be meant. The name of an invocation holds in the store where it happened: a ticket that was imported came as one
// invocation of this store, and there the places say which events are meant. Whoever takes back an undoing does what was
// undone again.

extension Ticket {
  /// The events with those marked that later ones took back. Complexity: linear, times the undoings among them.
  static func marked(_ recorded: [RecordedEvent]) -> [RecordedEvent] {
    guard recorded.contains(where: { $0.event.change.isUndoing }) else { return recorded }
    var marked = recorded
    // The last word first: an undoing that was taken back takes nothing back.
    for index in marked.indices.reversed() where !marked[index].isUndone {
      guard case .undone(let group, let seqs) = marked[index].event.change else { continue }
      let undoing = Undoing(by: marked[index], group: CommitID(group), seqs: Set(seqs))
      for other in marked.indices where undoing.means(marked[other]) { marked[other].isUndone = true }
    }
    return marked
  }

  /// The events that count.
  static func effective(_ recorded: [RecordedEvent]) -> [RecordedEvent] { marked(recorded).filter { !$0.isUndone } }
}

/// One word that something was taken back.
private struct Undoing {
  let by: RecordedEvent
  let group: CommitID?
  let seqs: Set<Int>

  func means(_ entry: RecordedEvent) -> Bool {
    guard let seq = entry.event.seq, seq < by.event.seq ?? 0 else { return false }
    return entry.group == by.group ? seqs.contains(seq) : entry.group == group
  }
}

extension Change {
  /// Whether it takes something back.
  var isUndoing: Bool {
    if case .undone = self { true } else { false }
  }
}
