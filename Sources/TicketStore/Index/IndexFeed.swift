// Where do lines go that are read for the index? To its builder; and whoever waits is told how far it is.

/// Where lines for the index go, and who is told how far it is.
final class IndexFeed {
  let builder: IndexBuilder
  private let total: Int
  private let progress: (Int, Int) -> Void
  /// How many bytes are done, and how many of them nobody was told of.
  private var done = (all: 0, silent: 0)

  init(builder: IndexBuilder, total: Int, progress: @escaping (Int, Int) -> Void) {
    (self.builder, self.total, self.progress) = (builder, total, progress)
  }

  func advance(by length: Int) {
    done = (done.all + length, done.silent + length)
    guard done.silent >= 1 << 18 else { return }
    done.silent = 0
    progress(done.all, total)
  }
}
