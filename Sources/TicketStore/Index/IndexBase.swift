// What did the map know before it began to read on? What the index says, asked when it is needed. If the index turns out
// to be wrong after all, the journal is read from its beginning, once, and answers instead.

internal import Desk
internal import Synchronization
internal import SystemIO

/// An index, with the journal behind it.
final class IndexBase: Sendable {
  let view: IndexView
  private let fallback = Mutex<JournalMap?>(nil)

  init(_ view: IndexView) { self.view = view }

  /// Whether the index was found wrong; then nothing of it counts any more.
  var isWrong: Bool { fallback.withLock { $0 != nil } }

  /// What `ask` finds in the index, else what `instead` finds in the journal.
  func answer<Value: Sendable>(
    _ ask: () throws(IndexFault) -> Value, _ instead: (borrowing JournalMap) -> Value
  ) -> Value {
    if !isWrong, let value = try? ask() { return value }
    return instead(journal())
  }

  /// The whole journal's map.
  func journal() -> JournalMap {
    fallback.withLock { known in
      if let known { return known }
      var map = JournalMap()
      // If the journal cannot be read either, whoever reads a line of it says so.
      try? map.catchUp(view.layout)
      known = map
      return map
    }
  }

  func chain(of number: Int) -> JournalMap.Chain? {
    answer { () throws(IndexFault) in
      guard let slot = try view.slot(of: number) else { return nil }
      let record = try view.record(slot)
      return JournalMap.Chain(newest: -1, lastSeq: Int(record.lastSeq), isOpened: record.isOpened)
    } _: {
      guard var chain = $0.chains[number] else { return nil }
      chain.newest = -1
      return chain
    }
  }

  /// The covered lines that tell of a ticket, oldest first.
  func links(of number: Int) -> [JournalMap.Link] {
    answer { () throws(IndexFault) in
      guard let slot = try view.slot(of: number) else { return [] }
      return try view.links(slot)
    } _: { map in
      let places = Dictionary(
        uniqueKeysWithValues: view.head.files.enumerated().map { index, file in
          (view.layout.journal(of: file.site) / file.name.text, index)
        })
      return map.links(of: number).compactMap { link in
        guard let file = places[map.files[Int(link.file)].path], link.offset < view.head.files.covered(of: file)
        else { return nil }
        return JournalMap.Link(
          file: Int32(clamping: file), length: link.length, offset: link.offset, previous: -1)
      }
    }
  }

  /// What may have been filed under a key: the journal's text must tell.
  func candidates(ofKey key: [UInt8]) -> [KeyUse] {
    answer { () throws(IndexFault) in
      var uses: [KeyUse] = []
      for (slot, seq) in try view.candidates(.key, IndexEvent.hash(ofKey: key)) {
        uses.append(KeyUse(ticket: try view.record(slot).number, seq: seq))
      }
      return uses
    } _: { map in
      map.keys[key].map { [$0] } ?? []
    }
  }

  /// The numbers of all tickets, in order.
  func numbers() -> [Int] {
    answer { () throws(IndexFault) in
      var numbers: [Int] = []
      numbers.reserveCapacity(view.head.tickets)
      var start = 0
      while start < view.head.tickets {
        let end = min(view.head.tickets, start + 1 << 14)
        for record in try view.records(start..<end) where record.isOpened { numbers.append(record.number) }
        start = end
      }
      return view.head.isAscending ? numbers : numbers.sorted()
    } _: { map in
      map.ownNumbers.sorted()
    }
  }
}
