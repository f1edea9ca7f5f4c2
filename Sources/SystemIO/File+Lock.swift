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
  /// The corresponding C functions are `flock` and `setitimer`. Not for several threads at once: the timer and the
  /// SIGALRM handler are the process's; both are as before afterwards.
  public borrowing func lockExclusively(within seconds: Int) throws(SystemError) -> Bool {
    if try tryLockExclusively() { return true }
    guard seconds > 0 else { return false }
    let deadline = Clock.monotonic() &+ Int64(seconds) &* 1_000_000_000
    let alarm = Alarm(seconds: seconds)
    defer { alarm.cancel() }
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

/// A timer whose signal interrupts a blocking call, again every tenth of a second after the first time, so that a
/// signal that comes just before the call blocks is not the last one.
private struct Alarm {
  private var before = sigaction()

  init(seconds: Int) {
    var action = sigaction()
    #if canImport(Glibc)
      unsafe action.__sigaction_handler.sa_handler = { _ in }
    #else
      unsafe action.__sigaction_u.__sa_handler = { _ in }
    #endif
    unsafe sigemptyset(&action.sa_mask)
    action.sa_flags = 0
    unsafe sigaction(SIGALRM, &action, &before)
    Alarm.set(first: seconds, interval: 100_000)
  }

  func cancel() {
    Alarm.set(first: 0, interval: 0)
    var previous = before
    unsafe sigaction(SIGALRM, &previous, nil)
  }

  private static func set(first seconds: Int, interval microseconds: Int32) {
    var timer = itimerval()
    timer.it_value.tv_sec = seconds
    timer.it_interval.tv_usec = .init(microseconds)
    #if canImport(Glibc)
      unsafe setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
    #else
      unsafe setitimer(ITIMER_REAL, &timer, nil)
    #endif
  }
}
