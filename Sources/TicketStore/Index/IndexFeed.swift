// Where do lines go that are read for the index? To its builder; and whoever waits is told how far it is.

/// Where lines for the index go, and who is told how far it is.
final class IndexFeed {
  let builder: IndexBuilder
  private let total: Int
  private let progress: (Int, Int) -> Void
  private var done = 0
  private var said = 0

  init(builder: IndexBuilder, total: Int, progress: @escaping (Int, Int) -> Void) {
    (self.builder, self.total, self.progress) = (builder, total, progress)
  }

  func advance(by length: Int) {
    done += length
    guard done - said >= 1 << 18 else { return }
    said = done
    progress(done, total)
  }
}
