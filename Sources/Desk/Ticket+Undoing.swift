// Can an invocation be taken back? Not where later events rest on what it did: then they have to be taken back first.
// What an event rests on is a table of aspects, so that undoing a label does not wait for a reply. Taking back is one more
// event; the history stays.

/// What an event changes, or rests on.
private enum Aspect: Hashable {
  /// Who owes the next word, since when, and how often the requester had to write.
  case thread
  /// Whether it is closed.
  case openness
  case line, agent, place, kind, subject, rating
  case detail(String), tag(String)
}

extension Ticket {
  /// The event that takes back what the invocation `group` did to the ticket of these events; nil if nothing is left of
  /// it that counts.
  ///
  /// - Parameter recorded: the ticket's events in order of history.
  public static func undoing(_ group: CommitID, among recorded: [RecordedEvent]) throws(Refusal) -> Change? {
    let marked = marked(recorded)
    let own = marked.indices.filter { marked[$0].group == group && !marked[$0].isUndone }
    guard let first = own.first else { return nil }
    if own.contains(where: { marked[$0].event.change.isUndoing }) { throw .undoOfUndo }
    var dependents: [RecordedEvent] = []
    for index in marked.indices.dropFirst(first + 1) {
      let entry = marked[index]
      guard entry.group != group, !entry.isUndone, !entry.event.change.isUndoing else { continue }
      let before = own.prefix { $0 < index }
      if before.contains(where: { entry.event.change.rests(on: marked[$0].event.change) }) { dependents.append(entry) }
    }
    guard dependents.isEmpty else { throw .laterEvents(dependents) }
    return .undone(group: group.description, seqs: own.compactMap { marked[$0].event.seq })
  }
}

extension Change {
  /// Whether this, which came later, would be another thing without `other`.
  fileprivate func rests(on other: Change) -> Bool {
    if other.isFoundation || isFoundation { return !isNothing }
    return !needs.isDisjoint(with: other.makes)
  }

  /// Whether everything in the ticket rests on it.
  private var isFoundation: Bool {
    switch self {
    case .opened, .merged, .absorbed: true
    default: false
    }
  }

  private var isNothing: Bool {
    switch self {
    case .unknown, .articleRated, .deflected: true
    default: false
    }
  }

  /// What it changes.
  private var makes: Set<Aspect> {
    switch self {
    case .message(let letter): letter.from == .requester ? [.thread, .openness] : [.thread]
    case .closed, .reopened: [.thread, .openness]
    case .escalated: [.line, .agent]
    case .assigned: [.agent]
    case .rated: [.rating]
    case .edited(let edit): edit.aspects
    case .note, .opened, .merged, .absorbed, .undone, .articleRated, .deflected, .unknown: []
    }
  }

  /// What it rests on.
  private var needs: Set<Aspect> {
    switch self {
    case .message, .closed, .reopened: [.thread, .openness]
    case .escalated, .assigned: [.line, .agent, .openness]
    case .rated: [.rating, .openness]
    default: makes
    }
  }
}

extension Edit {
  fileprivate var aspects: Set<Aspect> {
    var found: Set<Aspect> = []
    if product != nil || topic != nil { found.insert(.place) }
    if kind != nil { found.insert(.kind) }
    if subject != nil { found.insert(.subject) }
    for detail in details { found.insert(.detail(detail.key)) }
    for tag in tags { found.insert(.tag(tag)) }
    for name in unset {
      switch name {
      case "product", "topic": found.insert(.place)
      case "kind": found.insert(.kind)
      default:
        if name.hasPrefix("details.") { found.insert(.detail(String(name.dropFirst(8)))) }
        if name.hasPrefix("tags.") { found.insert(.tag(String(name.dropFirst(5)))) }
      }
    }
    return found
  }
}
