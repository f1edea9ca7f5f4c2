import Testing

@testable import TicketStore

@Suite struct `The name of a content` {
  /// Vectors of NIST (FIPS 180-4 examples and the SHA test vectors of the cryptographic algorithm validation program).
  static let vectors: [(String, String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  @Test(arguments: vectors)
  func `is SHA-256 as NIST publishes it`(text: String, expected: String) {
    #expect(SHA256.hexDigest(of: Array(text.utf8)) == expected)
  }

  @Test func `is right for one byte and for a million letters`() {
    #expect(
      SHA256.hexDigest(of: [0xBD]) == "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b")
    let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(SHA256.hexDigest(of: million) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `does not depend on the pieces`() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    let whole = SHA256.hexDigest(of: bytes)
    for size in [1, 3, 55, 56, 57, 63, 64, 65, 128, 299] {
      var hash = SHA256()
      for start in stride(from: 0, to: bytes.count, by: size) {
        hash.update(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(hash.finish() == whole, "pieces of \(size)")
    }
  }
}
