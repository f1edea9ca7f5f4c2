import Testing

@testable import TicketStore

@Suite struct `The checksum` {
  @Test(
    arguments: [
      ("", 0), ("a", 0xC1D0_4330), ("123456789", 0xE306_9283),
      ("The quick brown fox jumps over the lazy dog", 0x2262_0404),
    ] as [(String, UInt32)])
  func `is CRC-32C`(text: String, expected: UInt32) {
    let bytes = Array(text.utf8)
    let checksum = CRC32C(bytes.span)
    #expect(checksum.value == expected)
  }

  @Test(
    arguments: [
      ([UInt8](repeating: 0, count: 32), 0x8A91_36AA), ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
      (Array(0..<32), 0x46DD_794E), (Array((0..<32).reversed()), 0x113F_DB5C),
    ] as [([UInt8], UInt32)])
  func `gives the values of RFC 3720`(bytes: [UInt8], expected: UInt32) {
    let checksum = CRC32C(bytes.span)
    #expect(checksum.value == expected)
  }

  @Test func `is spelt the same by digits and as a word`() {
    for count in 0..<300 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let checksum = CRC32C(bytes.span)
      let digits = String(checksum.value, radix: 16)
      #expect(checksum.hexDigits == Array((String(repeating: "0", count: 8 - digits.count) + digits).utf8))
      #expect(checksum.hexWord == ShortText(String(decoding: checksum.hexDigits, as: UTF8.self)).first)
    }
  }

  @Test func `is the same by bytes and by words`() {
    let bytes = (0..<20_011).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 3) }
    var state: UInt32 = ~0
    for byte in bytes { state = CRC32CTable.entries[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ (state >> 8) }
    let checksum = CRC32C(bytes.span)
    #expect(checksum.value == ~state)
  }

  @Test func `is the same however long the bytes are`() {
    let bytes = (0..<700).map { UInt8(truncatingIfNeeded: $0 &* 37 ^ $0 >> 2) }
    var state: UInt32 = ~0
    for count in 0..<bytes.count {
      let part = bytes[..<count]
      let checksum = CRC32C(part.span, isOneOfMany: true)
      #expect(checksum.value == ~state)
      state = CRC32CTable.entries[Int(UInt8(truncatingIfNeeded: state) ^ bytes[count])] ^ (state >> 8)
    }
  }

  @Test func `is spelt in eight lower-case digits`() {
    let bytes = Array("123456789".utf8)
    let checksum = CRC32C(bytes.span)
    #expect(checksum.hexDigits == Array("e3069283".utf8))
  }
}
