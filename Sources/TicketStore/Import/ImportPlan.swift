// Which records are new, and which numbers do they get? Settled for all of them at once, under the lock, before the first
// is written: references between them can then be put right, and as every line states the largest number given, nobody
// else is given one of them meanwhile. Kept of each record are two bits; only of those whose number is taken, and of lines
// that come again, more.

internal import Desk

/// Which record gets which number.
struct ImportPlan {
  /// The records whose numbers were taken, in the order of the source.
  private(set) var renumbered: [Renumbering] = []
  /// The largest number of this site that is given with this plan.
  private(set) var lastNumber: Int
  /// The largest one that a record keeps; those without a number get the following.
  private(set) var lastKept: Int
  private(set) var added = 0
  private(set) var known = 0
  /// The same as `renumbered`, for putting references right.
  private(set) var changes: [Int: Int] = [:]
  /// The identities of lines that came before, by the record's place.
  private(set) var repeated: [Int: UInt128] = [:]

  /// Records that are there already, and those that keep their numbers.
  private var isKnown = BitRow()
  private var isKept = BitRow()
  private var notes: [Note] = []

  /// A record whose ticket has another number here.
  private struct Note {
    let place: Int
    let old: Int
    let new: Int
    /// Whether another record keeps the number, which references then mean.
    var isKeptByOther = false
  }

  /// Numbers beyond these are not kept, so that a site's billion is not used up by one stray number.
  private static let largestKept = 900_000_000

  init(
    _ survey: ImportSurvey, in stock: ImportStock, _ map: JournalMap, site: Int, after last: Int
  ) throws(StoreError) {
    (lastNumber, lastKept) = (last, last)
    if let fault = stock.fault { throw fault }
    try tellApart(survey)
    try findKeys(survey, stock)
    try findUIDs(survey, stock)
    added = survey.count - known
    let moved = try giveNumbers(survey, stock, map, site)
    settle(moved, survey.count)
  }

  /// What becomes of a record.
  enum Numbering {
    /// It is there already.
    case known
    /// It keeps its number.
    case own
    /// It gets this one.
    case given(Int)
  }

  /// What becomes of the record at that place; asked once for each, in order.
  mutating func number(at place: Int) -> Numbering {
    if isKnown.contains(place) { return .known }
    if isKept.contains(place) { return .own }
    given += 1
    return .given(lastKept + given)
  }

  private var given = 0

  /// Gives equal lines identities of their own.
  private mutating func tellApart(_ survey: ImportSurvey) throws(StoreError) {
    for heap in 0..<ImportSpill.heaps {
      let words = try survey.lines.take(heap)
      var seen: [UInt128: Int] = [:]
      for start in stride(from: 0, to: words.count, by: 6) {
        let digest = SHA256.Digest(first: words.pair(at: start), last: words.pair(at: start + 2))
        let place = words.number(at: start + 4)
        let ordinal = (seen[digest.first] ?? 0) + 1
        seen[digest.first] = ordinal
        let uid = ImportIdentity.ofLine(digest, ordinal: ordinal)
        if ordinal > 1 { repeated[place] = uid }
        try survey.uids.append(uid, place, words.number(at: start + 5))
      }
    }
  }

  /// Finds the records whose keys are there.
  private mutating func findKeys(_ survey: ImportSurvey, _ stock: ImportStock) throws(StoreError) {
    if survey.keys.isEmpty || stock.keys.isEmpty { return }
    for heap in 0..<ImportSpill.heaps {
      let stored = try stock.keys.take(heap)
      var tickets: [UInt128: Int] = [:]
      for start in stride(from: 0, to: stored.count, by: 4) where tickets[stored.pair(at: start)] == nil {
        tickets[stored.pair(at: start)] = stored.number(at: start + 2)
      }
      let words = try survey.keys.take(heap)
      for start in stride(from: 0, to: words.count, by: 6) {
        guard let ticket = tickets[words.pair(at: start)] else { continue }
        try stock.uids.append(words.pair(at: start + 2), ticket, words.number(at: start + 4) + 1)
      }
    }
  }

  /// Finds the records that are there, and those that stand twice in the source.
  private mutating func findUIDs(_ survey: ImportSurvey, _ stock: ImportStock) throws(StoreError) {
    for heap in 0..<ImportSpill.heaps {
      let stored = try stock.uids.take(heap)
      var tickets: [UInt128: Int] = [:]
      var ticketsByKey: [Int: Int] = [:]
      for start in stride(from: 0, to: stored.count, by: 4) {
        let (uid, ticket) = (stored.pair(at: start), stored.number(at: start + 2))
        if stored[start + 3] > 0 {
          ticketsByKey[stored.number(at: start + 3) - 1] = ticket
        } else if tickets[uid] == nil {
          tickets[uid] = ticket
        }
      }
      try findUIDs(survey, heap, tickets, ticketsByKey)
    }
  }

  private mutating func findUIDs(
    _ survey: ImportSurvey, _ heap: Int, _ tickets: [UInt128: Int], _ ticketsByKey: [Int: Int]
  ) throws(StoreError) {
    let words = try survey.uids.take(heap)
    var starts = Array(stride(from: 0, to: words.count, by: 4))
    // Those that their lines made came last.
    if !survey.lines.isEmpty { starts.sort { words[$0 + 2] < words[$1 + 2] } }
    var seen: [UInt128: Int] = [:]
    for start in starts {
      let (uid, place) = (words.pair(at: start), words.number(at: start + 2))
      let number = words.number(at: start + 3) - 1
      guard let ticket = tickets[uid] ?? ticketsByKey[place] ?? seen[uid] else {
        seen[uid] = max(0, number)
        continue
      }
      known += 1
      isKnown.insert(place)
      if number > 0, ticket > 0, number != ticket { notes.append(Note(place: place, old: number, new: ticket)) }
    }
  }

  /// Gives the first new record of each number its own, if it is free; returns the others.
  private mutating func giveNumbers(
    _ survey: ImportSurvey, _ stock: ImportStock, _ map: JournalMap, _ site: Int
  ) throws(StoreError) -> [Note] {
    var moved: [Note] = []
    let isDamaged = !map.allDamage(from: site).isEmpty
    for heap in 0..<ImportSpill.heaps {
      let stored = try stock.numbers.take(heap)
      // 1 for one that is there, 2 for one that a record keeps.
      var taken: [Int: Int] = [:]
      for start in stride(from: 0, to: stored.count, by: 2) { taken[stored.number(at: start)] = 1 }
      let words = try survey.numbers.take(heap)
      for start in stride(from: 0, to: words.count, by: 2) {
        let (number, place) = (words.number(at: start), words.number(at: start + 1))
        if isKnown.contains(place) { continue }
        guard taken[number] == nil, number % TicketNumbers.perSite <= ImportPlan.largestKept,
          !isDamaged || map.damage(touching: number, seqs: [], from: site) == nil
        else {
          moved.append(Note(place: place, old: number, new: 0, isKeptByOther: taken[number] == 2))
          continue
        }
        taken[number] = 2
        isKept.insert(place)
        if TicketNumbers.isNumber(number, of: site) { lastKept = max(lastKept, number) }
      }
    }
    return moved.sorted { $0.place < $1.place }
  }

  /// Numbers the records that did not keep theirs, and tells who got another one.
  private mutating func settle(_ moved: [Note], _ count: Int) {
    BitRow.forEachRank(of: moved.map(\.place) + [count], in: isKnown, isKept) { place, rank in
      guard place < moved.count else {
        lastNumber = lastKept + rank
        return
      }
      let note = moved[place]
      notes.append(
        Note(place: note.place, old: note.old, new: lastKept + rank + 1, isKeptByOther: note.isKeptByOther))
    }
    notes.sort { $0.place < $1.place }
    for note in notes where note.old != note.new {
      renumbered.append(Renumbering(old: note.old, new: note.new))
      if !note.isKeptByOther { changes[note.old] = note.new }
    }
    notes = []
  }
}

extension ImportPlan {
  /// The change with the tickets it names under their numbers here.
  func settled(_ change: Change) -> Change {
    guard !changes.isEmpty else { return change }
    switch change {
    case .opened(var opening):
      opening.related = opening.related.map { changes[$0] ?? $0 }
      return .opened(opening)
    case .closed(let reason, let other?): return .closed(reason: reason, duplicateOf: changes[other] ?? other)
    case .absorbed(let other): return .absorbed(from: changes[other] ?? other)
    case .merged(let target): return .merged(into: changes[target] ?? target)
    default: return change
    }
  }
}
