// How is a record known again that was given no identity? By what its key makes, else by its line and its ordinal among
// equal lines: the first 128 bits of a SHA-256, so that nobody can make two lines that pass for one.

/// Identities that are made, not given.
enum ImportIdentity {
  /// What a key makes.
  static func ofKey(_ key: Swift.Span<UInt8>) -> UInt128 {
    var bytes = Array("key\n".utf8)
    bytes.append(key, 0..<key.count)
    return SHA256.digest(of: bytes[...]).first
  }

  /// The identity of the line with that digest that comes as number `ordinal` among equal ones, from 1.
  static func ofLine(_ digest: SHA256.Digest, ordinal: Int) -> UInt128 {
    guard ordinal > 1 else { return digest.first }
    return SHA256.digest(of: Array("\(digest.hexDigits)\n\(ordinal)".utf8)[...]).first
  }
}
