// Who may write? A kernel lock on an open file: the kernel takes it back when its holder ends, however that happens. It
// is waited for in the kernel, which serves waiters in turn, for a bounded time: a timer's signal interrupts the wait.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension File {
  /// Takes the exclusive lock, waiting `seconds` at most; false when it was held all that time.
  ///
  /// The corresponding C function is `flock`. While it waits, SIGALRM is taken (Alarm.swift); afterwards it is as before.
  public borrowing func lockExclusively(within seconds: Int) throws(SystemError) -> Bool {
    if try tryLockExclusively() { return true }
    guard seconds > 0 else { return false }
    let deadline = Clock.monotonic() &+ Int64(min(seconds, 1_000_000)) &* 1_000_000_000
    let alarm = try Alarm(seconds: seconds)
    defer { extendLifetime(alarm) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw SystemError("flock", path) }
      if Clock.monotonic() >= deadline { return false }
    }
    return true
  }

  /// Takes the exclusive lock if it is free at once. The corresponding C function is `flock`.
  public borrowing func tryLockExclusively() throws(SystemError) -> Bool {
    if Glue.retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw SystemError("flock", path) }
    return false
  }

  /// Gives the lock back. The corresponding C function is `flock`.
  public borrowing func unlock() { _ = flock(descriptor, LOCK_UN) }
}
