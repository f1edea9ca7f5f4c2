// Which documents have a term, and how strongly? Walks one list of postings in place: all of it, or only the blocks that
// can hold given documents. Document numbers rise; a list that says otherwise is damaged and ends there.

/// One term's postings.
struct Postings {
  let count: Int
  let greatestImpact: Float
  private let bytes: Bytes
  private let skips: Int
  private let blocks: Int
  private let blockCount: Int
  private let bound: Int

  /// What an impact byte counts: the share of the full weight, as BM25 scales it.
  static let scale: Float = IndexFormat.saturation / Float(IndexFormat.greatestImpact)

  init(_ index: SearchIndex, term: Int) {
    var reader = NumberReader(index.bytes, at: index.offset(.postings) + index.terms.payload(term))
    count = min(reader.next(), index.documentCount)
    greatestImpact = Float(reader.byte()) * Postings.scale
    bytes = index.bytes
    bound = index.documentCount
    skips = reader.position
    let hasSkips = count > IndexFormat.blockLength
    blockCount = hasSkips ? (count + IndexFormat.blockLength - 1) / IndexFormat.blockLength : 1
    blocks = hasSkips ? skips + blockCount * IndexFormat.skipEntryLength : skips
  }

  /// In how many documents the term stands, without opening the list.
  static func frequency(_ index: SearchIndex, term: Int) -> Int {
    var reader = NumberReader(index.bytes, at: index.offset(.postings) + index.terms.payload(term))
    return min(reader.next(), index.documentCount)
  }

  /// Gives every posting to `body`.
  func forEach(_ body: (_ document: Int, _ impact: Float) -> Void) {
    var reader = NumberReader(bytes, at: blocks)
    var document = 0
    for _ in 0..<count {
      document &+= reader.next()
      guard document < bound else { return }
      body(document, Float(reader.byte()) * Postings.scale)
    }
  }

  /// Gives the postings of those of `documents` (rising) that have the term; skips blocks without one of them.
  func forEach(of documents: [Int32], _ body: (_ document: Int, _ impact: Float) -> Void) {
    var wanted = 0
    var blockStart = blocks
    var last = 0
    for block in 0..<blockCount {
      guard wanted < documents.count else { return }
      let entry = skips + block * IndexFormat.skipEntryLength
      let isSingle = count <= IndexFormat.blockLength
      let blockLast = isSingle ? bound : bytes.u21(entry)
      if Int(documents[wanted]) <= blockLast {
        var reader = NumberReader(bytes, at: blockStart)
        var document = last
        for _ in 0..<min(IndexFormat.blockLength, count - block * IndexFormat.blockLength) {
          document &+= reader.next()
          let impact = Float(reader.byte()) * Postings.scale
          guard document < bound else { return }
          while wanted < documents.count, Int(documents[wanted]) < document { wanted += 1 }
          guard wanted < documents.count else { return }
          if Int(documents[wanted]) == document { body(document, impact) }
        }
        while wanted < documents.count, Int(documents[wanted]) <= blockLast { wanted += 1 }
      }
      if isSingle { return }
      last = blockLast
      blockStart += bytes.u14(entry + 3)
    }
  }
}
