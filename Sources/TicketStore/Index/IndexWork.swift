// What does one line change? The record of each of its tickets, the ticket's chain, and what leads to them. The record
// worked on lies here until the next ticket's turn comes. A value, so that taking in a line costs no more than its
// steps: millions of them pass through here in a rebuild.

/// The index as far as lines were taken in, but for its tables.
struct IndexWork {
  var head: IndexHead
  /// Slots of records that only the journal can tell.
  private(set) var hardSlots: Set<Int> = []

  private var lastNumber: Int
  /// The record being worked on, and its slot; -1 for none.
  private var slot = -1
  private var record = IndexRecord()

  init(_ head: IndexHead, lastNumber: Int) { (self.head, self.lastNumber) = (head, lastNumber) }

  /// Takes in a line that counts.
  mutating func take(
    _ line: IndexLine, file: Int, offset: Int, length: Int, _ storage: any IndexStorage, _ names: IndexNames
  ) throws(IndexFault) {
    let before = head.entries
    for index in line.events.indices where line.events[index].ticket > 0 && line.events[index].seq > 0 {
      try take(line.events[index], at: line.at, storage, names)
      // Unless it hangs in the ticket's chain already.
      if Int(record.newest) > before { continue }
      try link(file: file, offset: offset, length: length, storage)
    }
  }

  private mutating func take(
    _ event: IndexEvent, at time: Int64, _ storage: any IndexStorage, _ names: IndexNames
  ) throws(IndexFault) {
    guard event.seq <= IndexHash.largestSeq else { throw IndexFault("too large") }
    if slot < 0 || record.number != event.ticket { try reach(event.ticket, storage) }
    if event.opens, !record.isOpened { head.opened += 1 }
    if event.opens { record.isOpened = true }
    let wasThere = record.isThere
    record.apply(event, at: event.at == IndexFormat.noTime ? time : event.at, names)
    if record.isHard { hardSlots.insert(slot) }
    if event.change == .opened {
      if !wasThere, record.isThere {
        record.previousOfRequester = try storage.enter(requester: record.requesterHash, slot: slot, &head)
      }
      // Which opening counts, the whole ticket tells: its requester may be another one.
      if record.isHard { head.isChained = false }
    }
    if event.keyHash != 0 { try storage.enter(key: event.keyHash, slot: slot, seq: event.seq, &head) }
  }

  /// Makes the ticket's record the one that is worked on.
  private mutating func reach(_ number: Int, _ storage: any IndexStorage) throws(IndexFault) {
    try putBack(storage)
    if let known = try storage.find(number) {
      slot = known
      record = try storage.load(known)
      return
    }
    guard head.tickets < 1 << 31 else { throw IndexFault("too many tickets") }
    slot = head.tickets
    record = IndexRecord()
    record.number = number
    head.tickets += 1
    head.isAscending = head.isAscending && number > lastNumber
    lastNumber = number
    try storage.enter(number: number, slot: slot, &head)
  }

  /// Writes the record that is worked on into its tables.
  mutating func putBack(_ storage: any IndexStorage) throws(IndexFault) {
    guard slot >= 0 else { return }
    try storage.store(record, slot)
    slot = -1
  }

  /// Hangs the line into the ticket's chain.
  private mutating func link(
    file: Int, offset: Int, length: Int, _ storage: any IndexStorage
  ) throws(IndexFault) {
    guard length < 1 << 31, file < 1 << 31, head.entries < 1 << 31 else { throw IndexFault("too many lines") }
    try storage.append(
      IndexLink(offset: offset, length: length, file: file, previous: record.newest, slot: slot), at: head.entries)
    head.entries += 1
    record.newest = UInt32(head.entries)
  }
}
