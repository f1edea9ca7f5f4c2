// How are lines hashed while others are read? They are gathered until a thread is worth its while, and handed over as a value
// with the places of their records; what comes back is the same value and the digests. Hashing takes as long as reading, so
// an import does both at once (ImportSurvey), with two such values: one is filled while the other is hashed.

/// Lines of records that are known by them.
struct WaitingLines: Sendable {
  /// So many bytes are enough for a thread.
  static let enough = 1 << 18

  private(set) var bytes: [UInt8] = []
  private var texts: [Range<Int>] = []
  /// The place of each line's record, and 1 + its number or 0.
  private(set) var records: [(place: Int, number: Int)] = []

  mutating func append(_ line: ArraySlice<UInt8>, place: Int, number: Int) {
    texts.append(bytes.count..<bytes.count + line.count)
    bytes.append(line.span, 0..<line.count)
    records.append((place, number))
  }

  /// The lines with their digests. Linear.
  consuming func hashed() -> HashedLines {
    var lanes = SHA256Lanes()
    return HashedLines(digests: lanes.digests(bytes.span, texts), lines: self)
  }

  /// Forgets the lines; keeps the memory unless one of them was long.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: bytes.count < 2 * WaitingLines.enough)
    texts.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
  }
}

/// Lines and their digests.
struct HashedLines: Sendable {
  let digests: [SHA256.Digest]
  var lines: WaitingLines

  /// Memory for other lines.
  consuming func emptied() -> WaitingLines {
    lines.removeAll()
    return lines
  }
}
