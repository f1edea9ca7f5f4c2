// How does a process wait for files to change? The kernel says so where it can (inotify on Linux); elsewhere, and on
// file systems that other machines write to, whoever waits looks again every half second. Meanwhile it is noticed when
// nobody reads standard output any more, so that the end of a pipe does not wait for ever.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Waits for changes in folders.
public struct FolderWatch: ~Copyable {
  /// Why a wait ended.
  public enum Outcome: Sendable, Equatable {
    /// Something in a folder changed.
    case changed
    /// Nothing is known; it is worth looking.
    case timeIsUp
    /// Nobody reads standard output any more.
    case readerIsGone
  }

  /// The longest time between two looks where the kernel tells of no changes, in milliseconds.
  public static let interval = 500
  /// The same where it does, for what it may miss.
  public static let longInterval = 10_000

  /// The kernel's queue of changes; -1 where there is none.
  private let descriptor: CInt
  private var isRelied = false

  /// A watch of nothing so far. The corresponding C function is `inotify_init1`.
  public init() {
    #if canImport(Glibc)
      descriptor = inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK))
    #else
      descriptor = -1
    #endif
  }

  deinit {
    if descriptor >= 0 { _ = Glue.close(descriptor) }
  }

  /// Watches these folders too; watching one again changes nothing. If one cannot be watched, or may be written to by
  /// other machines, waiting means looking again soon. The corresponding C function is `inotify_add_watch`.
  public mutating func add(_ folders: [Path]) {
    isRelied = !folders.isEmpty && folders.allSatisfy { watch($0) }
  }

  private func watch(_ folder: Path) -> Bool {
    #if canImport(Glibc)
      guard descriptor >= 0, !FileSystem.isNetwork(folder) else { return false }
      let events = UInt32(
        IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)
      return unsafe folder.withCString { unsafe inotify_add_watch(descriptor, $0, events) } >= 0
    #else
      return false
    #endif
  }

  /// Waits until something changed, standard output has lost its reader, or it is time to look again. The corresponding
  /// C functions are `poll` and `read`.
  public borrowing func wait() -> Outcome {
    var entries = [
      pollfd(fd: descriptor, events: CShort(POLLIN), revents: 0),
      pollfd(fd: Standard.Stream.output.rawValue, events: 0, revents: 0),
    ]
    let time = isRelied ? FolderWatch.longInterval : FolderWatch.interval
    let ready = unsafe poll(&entries, nfds_t(entries.count), CInt(time))
    guard ready > 0 else { return .timeIsUp }
    if Int32(entries[1].revents) & (POLLERR | POLLHUP | POLLNVAL) != 0 { return .readerIsGone }
    _ = takeNews()
    return .changed
  }

  /// Whether something may have changed since the last look, without waiting; always, where the kernel does not tell. The
  /// corresponding C function is `read`.
  public borrowing func hasNews() -> Bool { takeNews() || !isRelied }

  /// Empties the queue, so that the next wait waits; what changed does not matter.
  private borrowing func takeNews() -> Bool {
    var news = [UInt8](repeating: 0, count: 1 << 14)
    var isAny = false
    while unsafe news.withUnsafeMutableBytes({ unsafe Glue.read(descriptor, $0) }) > 0 { isAny = true }
    return isAny
  }
}
