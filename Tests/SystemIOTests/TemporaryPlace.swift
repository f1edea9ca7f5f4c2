// Where do the tests of this target put their files, and how long may a call take that must not block?

import Foundation
import SystemIO
import Testing

/// A new empty folder, removed with all in it when the last reference goes.
final class TemporaryPlace: Sendable {
  let path: Path

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("systemio-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = Path(url.path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path.description) }

  /// The path of `name` in the folder, as Foundation wants it.
  func file(_ name: String) -> String { (path / name).description }

  /// Writes a file and returns its path.
  func write(_ text: String, to name: String) throws -> Path {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    return path / name
  }
}

/// The error `body` throws; nil if it throws none.
func failure(of body: () throws(SystemError) -> Void) -> SystemError? {
  do throws(SystemError) {
    try body()
    return nil
  } catch { return error }
}

/// The permission bits of what is at `path`.
func permissions(_ path: Path) throws -> UInt32 { try FileSystem.status(path).permissions }

/// Threads that tests start and wait for.
struct Threads {
  private let group = DispatchGroup()

  /// Runs `body` on a thread of its own.
  func start(_ body: @escaping @Sendable () -> Void) {
    group.enter()
    Thread {
      body()
      group.leave()
    }.start()
  }

  /// Whether all have ended within `seconds`.
  func end(within seconds: Double) -> Bool { group.wait(timeout: .now() + seconds) == .success }
}

/// A signal that makes one thread's system calls come back with EINTR.
struct Interruption: @unchecked Sendable {
  private let number: CInt
  private let thread: pthread_t

  /// Takes the signal on this thread with a handler that does nothing and lets no call begin anew.
  init(_ number: CInt) {
    (self.number, thread) = (number, pthread_self())
    var action = sigaction()
    #if canImport(Glibc)
      unsafe action.__sigaction_handler.sa_handler = { _ in }
    #else
      action.__sigaction_u.__sa_handler = { _ in }
    #endif
    unsafe sigaction(number, &action, nil)
    // Threads of a pool block all signals.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Sends it so many times, every fiftieth of a second.
  func send(times: Int) {
    for _ in 0..<times {
      usleep(20_000)
      pthread_kill(thread, number)
    }
  }
}
