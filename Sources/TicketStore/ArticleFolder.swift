// Which articles of its own has a store? The files `articles/*.md`, in the order of their names, with what tells whether
// one changed since. What an article says, and whether it is well formed, is not known here.

public import SystemIO

/// The articles in a store's folder as it was found.
public struct ArticleFolder: Sendable {
  let layout: StoreLayout
  /// The articles' files, in the order of their names.
  public let files: [Path]
  /// What tells this state of the folder from any other, and from another folder.
  let stamp: ArticleStamp

  /// A file longer than this is not an article.
  public static let longestArticle = 1 << 20

  /// Lists the folder and looks at every file; a folder that is not there has no articles.
  public init(store: Path) {
    layout = StoreLayout(root: store)
    let folder = layout.articles
    let names = (try? Folder.names(folder)) ?? []
    files = names.filter { $0.bytes.suffix(3).elementsEqual(".md".utf8) }.map { folder / $0 }
    var stamp = ArticleStamp()
    for file in files { stamp.add(file, try? FileSystem.status(file)) }
    self.stamp = stamp
  }

  /// The bytes of an article's file, one more than `longestArticle` at most.
  public func contents(_ number: Int) throws(SystemError) -> [UInt8] {
    try File.open(files[number], .reading).read(at: 0, count: ArticleFolder.longestArticle + 1)
  }
}

/// The state of a folder of articles: the files' names, sizes, times and identities.
struct ArticleStamp: Equatable, Sendable {
  private(set) var words: [UInt64] = []
  /// When the last change happened, in nanoseconds since 1970.
  private(set) var newest: Int64 = 0
  /// Whether the file system tells times finer than seconds.
  private(set) var isFine = false

  mutating func add(_ file: Path, _ status: FileStatus?) {
    let name = Array(file.bytes)
    words.append(UInt64(name.count))
    for start in stride(from: 0, to: name.count, by: 8) {
      var word: UInt64 = 0
      for byte in name[start..<min(start + 8, name.count)] { word = word << 8 | UInt64(byte) }
      words.append(word)
    }
    guard let status else { return words.append(0) }
    words += [
      UInt64(bitPattern: Int64(status.size)), UInt64(bitPattern: status.modified), UInt64(bitPattern: status.changed),
      status.inode, status.device,
    ]
    newest = max(newest, status.modified, status.changed)
    if status.changed % 1_000_000_000 != 0 { isFine = true }
  }

  /// Whether a file may have changed again within the tick of the clock that its time was taken from.
  func isTooFresh(at now: Int64) -> Bool { now - newest < (isFine ? 20_000_000 : 2_000_000_000) }
}
