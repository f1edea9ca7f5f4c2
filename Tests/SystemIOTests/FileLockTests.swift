import Foundation
import Synchronization
import SystemIO
import Testing

/// One after the other, for one of them looks at the process's handler of SIGALRM.
@Suite(.serialized, .timeLimit(.minutes(1))) struct `The lock` {
  let place: TemporaryPlace

  init() throws { place = try TemporaryPlace() }

  private func open() throws(SystemError) -> File { try File.open(place.path / "lock", .creating(exclusive: false)) }

  @Test func `is held by one`() throws {
    let first = try open()
    let second = try open()
    #expect(try first.tryLockExclusively())
    #expect(try !second.tryLockExclusively())
    #expect(try !second.lockExclusively(within: 0))
    #expect(try !second.lockExclusively(within: -1))
    first.unlock()
    #expect(try second.tryLockExclusively())
  }

  @Test func `goes with its file`() throws {
    let second = try open()
    func holdOnce() throws { #expect(try open().lockExclusively(within: 1)) }
    try holdOnce()
    #expect(try second.tryLockExclusively())
  }

  @Test func `is waited for no longer than said`() throws {
    let first = try open()
    let second = try open()
    #expect(try first.tryLockExclusively())
    var isTaken = true
    let time = try ContinuousClock().measure { isTaken = try second.lockExclusively(within: 1) }
    #expect(!isTaken)
    #expect(.milliseconds(990) <= time && time < .seconds(20))
  }

  @Test func `is got as soon as it is free`() throws {
    let first = try open()
    #expect(try first.tryLockExclusively())
    let place = place
    let got = Mutex(false)
    let threads = Threads()
    threads.start {
      guard let second = try? File.open(place.path / "lock", .updating) else { return }
      let isTaken = (try? second.lockExclusively(within: 50)) == true
      got.withLock { $0 = isTaken }
    }
    usleep(200_000)
    #expect(!got.withLock { $0 })
    first.unlock()
    #expect(threads.end(within: 20))
    #expect(got.withLock { $0 })
  }

  @Test func `serves many waiters at once, each in time`() throws {
    try open().close()
    let place = place
    let counter = Mutex(0)
    let threads = Threads()
    for _ in 0..<8 {
      threads.start {
        for _ in 0..<50 {
          guard let file = try? File.open(place.path / "lock", .updating),
            (try? file.lockExclusively(within: 30)) == true,
            let seen = try? FileSystem.status(place.path / "lock").size,
            (try? file.write([0x2E], at: seen)) != nil
          else { return }
          counter.withLock { $0 += 1 }
        }
      }
    }
    #expect(threads.end(within: 50))
    #expect(counter.withLock { $0 } == 400)
    #expect(try FileSystem.status(place.path / "lock").size == 400)
  }

  @Test func `times out for each of several waiters`() throws {
    let first = try open()
    #expect(try first.tryLockExclusively())
    let place = place
    let timedOut = Mutex(0)
    let threads = Threads()
    for _ in 0..<4 {
      threads.start {
        guard let file = try? File.open(place.path / "lock", .updating) else { return }
        if (try? file.lockExclusively(within: 1)) == false { timedOut.withLock { $0 += 1 } }
      }
    }
    #expect(threads.end(within: 30))
    #expect(timedOut.withLock { $0 } == 4)
  }

  @Test func `is still waited for after another signal`() throws {
    let first = try open()
    let second = try open()
    #expect(try first.tryLockExclusively())
    let interruption = Interruption(SIGURG)
    let threads = Threads()
    threads.start { interruption.send(times: 5) }
    var isTaken = true
    let time = try ContinuousClock().measure { isTaken = try second.lockExclusively(within: 1) }
    #expect(!isTaken)
    #expect(time >= .milliseconds(990))
    #expect(threads.end(within: 20))
  }

  @Test func `leaves the alarm's handler as it was`() throws {
    let first = try open()
    let second = try open()
    #expect(try first.tryLockExclusively())
    let before = signal(SIGALRM, SIG_IGN)
    defer { signal(SIGALRM, before) }
    #expect(try !second.lockExclusively(within: 1))
    var after = sigaction()
    unsafe sigaction(SIGALRM, nil, &after)
    #if canImport(Glibc)
      let handler = unsafe after.__sigaction_handler.sa_handler
    #else
      let handler = after.__sigaction_u.__sa_handler
    #endif
    unsafe #expect(unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self))
  }
}
