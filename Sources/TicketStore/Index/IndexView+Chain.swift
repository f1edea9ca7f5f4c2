// Which lines of the journal tell of a ticket? Its record leads to the newest entry of a chain, each entry to the one
// before; an entry is proved by its seal, and believed only as far as the index covers the journal.

internal import SystemIO

extension IndexView {
  /// The lines that tell of the ticket in a slot, oldest first, as far as `head` covers them.
  func links(_ slot: Int) throws(IndexFault) -> [JournalMap.Link] {
    var found: [JournalMap.Link] = []
    var next = Int(try record(slot).newest)
    while next > 0 {
      let index = next - 1
      let words = try proved(chain, index * IndexFormat.chainWords, IndexFormat.chainWords) { words -> [UInt64]? in
        IndexView.isLink(words[0], words[1], words[2], words[3], index) ? words : nil
      }
      guard let entry = link(words[0], words[1], words[2], index, of: slot) else {
        throw IndexFault("a chain goes astray")
      }
      if let link = entry.link { found.append(link) }
      next = entry.previous
    }
    return found.reversed()
  }

  /// Reads entries of chains as they are in the file.
  func readChain(at offset: Int, into room: inout [UInt8], _ range: Range<Int>) throws(SystemError) -> Int {
    try chain.read(at: offset, into: &room, range)
  }

  /// What an entry of a chain says, by its bytes; nil if it is not the slot's, or not proved by its seal.
  func link(
    _ bytes: Swift.Span<UInt8>, _ index: Int, of slot: Int
  ) -> (link: JournalMap.Link?, previous: Int)? {
    let words = (bytes.word(at: 0), bytes.word(at: 8), bytes.word(at: 16), bytes.word(at: 24))
    guard IndexView.isLink(words.0, words.1, words.2, words.3, index) else { return nil }
    return link(words.0, words.1, words.2, index, of: slot)
  }

  @inline(__always)
  private static func isLink(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ seal: UInt64, _ index: Int) -> Bool {
    UInt64(IndexSeal(first, second, third, UInt64(index)).value) == seal
  }

  /// The line of that entry, if `head` covers it, and 1 + the entry before; nil if it leads astray.
  @inline(__always)
  private func link(
    _ first: UInt64, _ second: UInt64, _ third: UInt64, _ index: Int, of slot: Int
  ) -> (link: JournalMap.Link?, previous: Int)? {
    let file = Int(second >> 32)
    guard third >> 32 == UInt64(slot), third & 0xFFFF_FFFF <= UInt64(index) else { return nil }
    let previous = Int(third & 0xFFFF_FFFF)
    // What lies behind was written while we looked; the journal itself tells of it.
    guard file < head.files.count, first < UInt64(max(0, head.files.covered(of: file))) else { return (nil, previous) }
    let link = JournalMap.Link(
      file: Int32(clamping: file), length: Int32(clamping: second & 0xFFFF_FFFF), offset: Int(first), previous: -1)
    return (link, previous)
  }
}
