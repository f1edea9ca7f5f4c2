import Testing

@testable import TicketStore

@Suite struct `SHA-256 of many texts` {
  @Test func `is that of each, for every length up to three blocks and any number of texts`() {
    let bytes = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7) }
    var texts: [Range<Int>] = []
    var place = 0
    for length in 0..<200 {
      texts.append(place..<place + length)
      place += length + 1
    }
    // Long and short ones next to each other, so that lanes end at different times.
    texts += [3..<39_000, 7..<8, 100..<5000, 0..<0, 64..<128]
    var lanes = SHA256Lanes()
    let expected = texts.map { SHA256.digest(of: bytes[$0]) }
    #expect(lanes.digests(bytes.span, texts) == expected)
    for count in 0..<6 {
      #expect(lanes.digests(bytes.span, Array(texts.suffix(count))) == Array(expected.suffix(count)))
    }
  }
}
