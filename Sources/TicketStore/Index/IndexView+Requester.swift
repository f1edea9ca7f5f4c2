// Which records may be those of one requester? Tickets are chained by the hash of the address, newest first; a chain may
// begin with tickets that were added while we looked, which the journal tells of.

extension IndexView {
  /// The covered slots of the tickets whose requester's address has that hash, newest first; nil if not all of them can
  /// be found that way. Complexity: linear in what is found.
  func slots(ofRequester hash: UInt32) throws(IndexFault) -> [Int]? {
    guard head.isChained else { return nil }
    var slots: [Int] = []
    var seen: Set<Int> = []
    for (newest, _) in try candidates(.requester, UInt64(hash) << 32) {
      var slot = newest
      while slot >= 0 {
        guard seen.insert(slot).inserted else { throw IndexFault("a requester's chain goes in a circle") }
        if slot < head.tickets { slots.append(slot) }
        slot = Int(try record(slot, mayBeNewer: true).previousOfRequester) - 1
      }
    }
    return slots
  }

  /// The whole record of a slot. Complexity: a block of hot records is read for it.
  func wholeRecord(_ slot: Int) throws(IndexFault) -> IndexRecord {
    var record = try record(slot)
    let block = slot / IndexFormat.recordsPerBlock
    var words: [UInt64] = []
    try read(block..<block + 1, into: &words)
    let place = IndexFormat.hotWord(of: slot) - block * IndexFormat.pageWords
    record.read(hot: (words[place], words[place + 1]))
    return record
  }
}
