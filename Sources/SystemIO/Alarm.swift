// How is a blocking call kept from blocking for ever? A timer sends SIGALRM, whose handler does nothing: the call comes
// back with EINTR. The signal goes to the very thread that waits (on Darwin to the process, so to its main thread), and
// comes again every tenth of a second, for the first one may arrive just before the call blocks.

internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A timer that interrupts this thread from a given time on, until it is cancelled or goes out of scope.
@safe struct Alarm: ~Copyable {
  /// How many threads wait, and what happened on SIGALRM before the first of them came.
  private struct Waiting {
    var count = 0
    var before = sigaction()
  }

  private static let waiting = Mutex(Waiting())

  #if canImport(Glibc)
    /// The timer; the kernel's first one is number 0, which reads as nil.
    private let timer: timer_t?
    private let mask: sigset_t

    /// Sets the timer. The corresponding C functions are `sigaction`, `timer_create` and `timer_settime`.
    init(seconds: Int) throws(SystemError) {
      Alarm.takeSignal()
      var event = unsafe sigevent()
      unsafe event.sigev_notify = CInt(SIGEV_THREAD_ID)
      unsafe event.sigev_signo = SIGALRM
      unsafe event._sigev_un._tid = Alarm.threadNumber()
      var timer: timer_t?
      guard unsafe timer_create(CLOCK_MONOTONIC, &event, &timer) == 0 else {
        let error = SystemError("timer_create")
        Alarm.giveSignalBack()
        throw error
      }
      unsafe self.timer = timer
      mask = Alarm.letSignalThrough()
      var time = itimerspec()
      time.it_value.tv_sec = seconds
      time.it_interval.tv_nsec = 100_000_000
      _ = unsafe timer_settime(timer, 0, &time, nil)
    }

    deinit {
      _ = unsafe timer_delete(timer)
      var mask = mask
      _ = unsafe pthread_sigmask(SIG_SETMASK, &mask, nil)
      Alarm.giveSignalBack()
    }
  #else
    private let mask: sigset_t

    /// Sets the timer. The corresponding C functions are `sigaction` and `setitimer`.
    init(seconds: Int) throws(SystemError) {
      Alarm.takeSignal()
      mask = Alarm.letSignalThrough()
      var time = itimerval()
      time.it_value.tv_sec = seconds
      time.it_interval.tv_usec = 100_000
      _ = unsafe setitimer(ITIMER_REAL, &time, nil)
    }

    deinit {
      var time = itimerval()
      _ = unsafe setitimer(ITIMER_REAL, &time, nil)
      var mask = mask
      _ = unsafe pthread_sigmask(SIG_SETMASK, &mask, nil)
      Alarm.giveSignalBack()
    }
  #endif

  #if canImport(Glibc)
    /// This thread's number. The C function is not to be had here; the kernel says it as `PROCESS/task/THREAD`. Without
    /// `/proc` it is taken to be the main thread, whose number is the process's.
    private static func threadNumber() -> pid_t {
      var room = [UInt8](repeating: 0, count: 64)
      let length = unsafe Path("/proc/thread-self").withCString { path in
        unsafe room.withUnsafeMutableBytes { room in
          guard let base = room.baseAddress else { return -1 }
          return unsafe readlink(path, base, room.count)
        }
      }
      let text = String(decoding: room.prefix(max(0, length)), as: UTF8.self)
      return text.split(separator: "/").last.flatMap { pid_t($0) } ?? getpid()
    }
  #endif

  /// Lets SIGALRM reach this thread, for threads of a pool block all signals; returns what was blocked before.
  private static func letSignalThrough() -> sigset_t {
    var (alarm, before) = (sigset_t(), sigset_t())
    unsafe sigemptyset(&alarm)
    unsafe sigaddset(&alarm, SIGALRM)
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &alarm, &before)
    return before
  }

  /// Makes SIGALRM interrupt calls (no SA_RESTART) and do nothing else.
  private static func takeSignal() {
    waiting.withLock { waiting in
      waiting.count += 1
      guard waiting.count == 1 else { return }
      var action = sigaction()
      #if canImport(Glibc)
        unsafe action.__sigaction_handler.sa_handler = { _ in }
      #else
        unsafe action.__sigaction_u.__sa_handler = { _ in }
      #endif
      unsafe sigemptyset(&action.sa_mask)
      _ = unsafe sigaction(SIGALRM, &action, &waiting.before)
    }
  }

  private static func giveSignalBack() {
    waiting.withLock { waiting in
      waiting.count -= 1
      guard waiting.count == 0 else { return }
      _ = unsafe sigaction(SIGALRM, &waiting.before, nil)
    }
  }
}
