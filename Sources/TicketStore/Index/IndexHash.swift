// What does an entry of the hash say? Two words: a tag and the slot it leads to, then the kind of what is looked up, the
// seq for a key, and a seal over all of it (IndexFormat.swift has the layout).

/// One entry of the hash.
struct IndexHash: Sendable {
  let tag: UInt64
  let slot: Int
  let kind: UInt64
  let seq: Int

  static let largestSeq = 1 << 28 - 1

  init(_ first: UInt64, _ second: UInt64) {
    (tag, slot) = (first >> 32, Int(first & 0xFFFF_FFFF))
    (kind, seq) = (second >> 28 & 15, Int(second & 0xFFF_FFFF))
  }

  static func words(tag: UInt64, slot: Int, kind: UInt64, seq: Int) -> (UInt64, UInt64) {
    let first = tag << 32 | UInt64(slot)
    let low = kind << 28 | UInt64(seq)
    return (first, low | UInt64(IndexSeal(first, low).value) << 32)
  }

  static func isSealed(_ first: UInt64, _ second: UInt64) -> Bool {
    UInt64(IndexSeal(first, second & 0xFFFF_FFFF).value) == second >> 32
  }
}
