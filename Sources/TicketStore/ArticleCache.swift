// What was made of the store's articles the last time? The file `index/articles` keeps their search index, so that a start
// with many of them reads one file. It is derived: believed only if it is whole, was made by the same program, and the
// articles' files have the same names, sizes, times and identities; written only by whoever gets the lock at once, beside
// its final name, then renamed. Without it, or on a medium that cannot be written, everything works and takes longer.
//
// All words are 64 bits, little-endian: the magic word, the program's fingerprint, how many words the stamp has, how many
// documents there are, how many malformed files, how many bytes the index has, and the CRC-32C of everything that follows;
// then the stamp (ArticleFolder.swift), the document's files (0 for a bundled article, else the file's number from 1),
// the numbers of the malformed files, and the index.

internal import SystemIO

/// The kept index of a store's articles.
public struct ArticleCache: Sendable, Equatable {
  /// For each document of the index the number of its file, or nil for a bundled article.
  public var places: [Int?]
  /// The numbers of the files that are no articles.
  public var malformed: [Int]
  /// The bytes of the index.
  public var index: [UInt8]

  /// Creates what is to be kept.
  public init(places: [Int?], malformed: [Int], index: [UInt8]) {
    (self.places, self.malformed, self.index) = (places, malformed, index)
  }

  private static let magic: UInt64 = 0x3145_4C43_4954_5241
  private static let headWords = 7
  /// Larger ones are not kept: reading them would take longer than anybody wants to wait.
  private static let mostBytes = 1 << 28

  // MARK: Reading

  /// What is kept of the articles in `folder`, if it can be believed.
  ///
  /// - Parameter fingerprint: tells the program, with its bundled articles, from any other.
  public static func read(of folder: ArticleFolder, fingerprint: UInt64) -> ArticleCache? {
    guard let file = try? File.open(folder.layout.articleCache, .reading), let status = try? file.status(),
      status.size >= 8 * headWords, status.size <= mostBytes,
      let bytes = try? file.read(at: 0, count: status.size), bytes.count == status.size
    else { return nil }
    let head = [UInt64](littleEndian: bytes.span.extracting(0..<8 * headWords))
    guard head[0] == magic, head[1] == fingerprint else { return nil }
    let counts = head[2...5].map { Int(clamping: min($0, UInt64(mostBytes))) }
    let words = counts[0] + counts[1] + counts[2]
    let start = 8 * (headWords + words)
    guard bytes.count == start + counts[3] else { return nil }
    guard head[6] == UInt64(CRC32C(bytes.span.extracting(8 * headWords..<bytes.count)).value) else { return nil }
    let body = [UInt64](littleEndian: bytes.span.extracting(8 * headWords..<start))
    guard body.prefix(counts[0]).elementsEqual(folder.stamp.words) else { return nil }
    let numbers = body.dropFirst(counts[0]).map { Int(clamping: $0) }
    guard numbers.allSatisfy({ $0 <= folder.files.count }) else { return nil }
    return ArticleCache(
      places: numbers.prefix(counts[1]).map { $0 == 0 ? nil : $0 - 1 },
      malformed: numbers.dropFirst(counts[1]).map { $0 - 1 }.filter { $0 >= 0 }, index: Array(bytes[start...]))
  }

  // MARK: Writing

  /// Keeps what was made of the articles in `folder`, if they are still the same, nobody holds the lock, and the store
  /// may be written to; else nothing happens. Nothing is synced: a cut file is not believed.
  public func write(of folder: ArticleFolder, fingerprint: UInt64) {
    let layout = folder.layout
    guard FileSystem.isWritable(layout.root), let lock = try? File.open(layout.lockFile, .updating),
      (try? lock.tryLockExclusively()) == true
    else { return }
    defer { lock.unlock() }
    let draft = layout.index / "articles.new"
    do {
      try StoreCreation.ensure(layout.index)
      try? FileSystem.remove(draft)
      let file = try File.open(draft, .creating(exclusive: true))
      try file.write(bytes(folder.stamp, fingerprint), at: 0)
      let now = try file.status().modified
      guard !folder.stamp.isTooFresh(at: now), ArticleFolder(store: layout.root).stamp == folder.stamp else {
        return try FileSystem.remove(draft)
      }
      try FileSystem.rename(draft, to: layout.articleCache)
    } catch {
      try? FileSystem.remove(draft)
    }
  }

  private func bytes(_ stamp: ArticleStamp, _ fingerprint: UInt64) -> [UInt8] {
    var words = stamp.words
    words += places.map { UInt64($0.map { $0 + 1 } ?? 0) }
    words += malformed.map { UInt64($0 + 1) }
    let body = words.littleEndianBytes(words.indices) + index
    let head: [UInt64] = [
      ArticleCache.magic, fingerprint, UInt64(stamp.words.count), UInt64(places.count), UInt64(malformed.count),
      UInt64(index.count), UInt64(CRC32C(body.span).value),
    ]
    return head.littleEndianBytes(head.indices) + body
  }
}
