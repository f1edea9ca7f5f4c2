// How is something done beside what the caller does? By a second thread, which is given all it needs, gives back what it
// made, and ends: there is nothing to lock, and as much memory in use as pieces of work were begun. Meant for work of a
// tenth of a millisecond and more; a thread costs some hundredths.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A piece of work that another thread does meanwhile. Whoever began it waits for its end, at the latest when this goes away.
public final class Aside<Value: Sendable> {
  private let outcome = Outcome<Value>()
  private var thread: ThreadNumber?

  /// Begins the work. Where there can be no more threads, it is done at once. The corresponding C function is
  /// `pthread_create`; the thread is sent no signals.
  public init(_ work: @escaping @Sendable () -> Value) {
    let outcome = outcome
    thread = Errand { outcome.value = work() }.begin()
  }

  /// Waits until the work is done, and returns what it made; nil when asked again. The corresponding C function is
  /// `pthread_join`.
  public func finish() -> Value? {
    wait()
    return outcome.value.take()
  }

  deinit { wait() }

  private func wait() {
    thread.take()?.join()
  }
}

/// Where the one thread puts what the other takes. Starting and waiting keep them apart.
private final class Outcome<Value: Sendable>: @unchecked Sendable {
  var value: Value?
}

/// What a thread does.
private final class Errand {
  private let work: () -> Void

  init(_ work: @escaping () -> Void) { self.work = work }

  /// Stacks of threads, in bytes.
  private static let stack = 1 << 19

  /// Starts a thread that does it; nil if it was done here.
  func begin() -> ThreadNumber? {
    var (all, before) = (sigset_t(), sigset_t())
    unsafe sigfillset(&all)
    // A thread begins with the signals blocked that its maker has blocked.
    _ = unsafe pthread_sigmask(SIG_BLOCK, &all, &before)
    let thread = start()
    _ = unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    if thread == nil { work() }
    return thread
  }

  private func start() -> ThreadNumber? {
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return nil }
    defer { _ = unsafe pthread_attr_destroy(&attributes) }
    _ = unsafe pthread_attr_setstacksize(&attributes, Errand.stack)
    let errand = unsafe Unmanaged.passRetained(self)
    if let thread = unsafe ThreadNumber(&attributes, errand.toOpaque(), { unsafe Errand.run($0) }) { return thread }
    unsafe errand.release()
    return nil
  }

  private static func run(_ errand: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let errand = unsafe errand { unsafe Unmanaged<Errand>.fromOpaque(errand).takeRetainedValue().work() }
    return nil
  }
}

/// What the system knows a thread by.
private struct ThreadNumber {
  #if canImport(Glibc)
    private let thread: pthread_t

    init?(
      _ attributes: UnsafePointer<pthread_attr_t>, _ argument: UnsafeMutableRawPointer,
      _ start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?
    ) {
      var thread = pthread_t()
      guard unsafe pthread_create(&thread, attributes, start, argument) == 0 else { return nil }
      self.thread = thread
    }

    func join() { _ = pthread_join(thread, nil) }
  #else
    private let address: UInt

    init?(
      _ attributes: UnsafePointer<pthread_attr_t>, _ argument: UnsafeMutableRawPointer,
      _ start: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer?
    ) {
      var thread: pthread_t?
      guard unsafe pthread_create(&thread, attributes, start, argument) == 0 else { return nil }
      unsafe address = UInt(bitPattern: thread)
    }

    func join() {
      if let thread = unsafe pthread_t(bitPattern: address) { _ = unsafe pthread_join(thread, nil) }
    }
  #endif
}
