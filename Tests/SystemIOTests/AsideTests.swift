import Foundation
import Synchronization
import Testing

@testable import SystemIO

@Suite struct `Work done aside` {
  @Test func `is done by another thread, and gives back once what it made`() throws {
    let here = ObjectIdentifier(Thread.current)
    let numbers = Array(0..<1000)
    let aside = Aside { (ObjectIdentifier(Thread.current), numbers.reduce(0, +)) }
    let (there, sum) = try #require(aside.finish())
    #expect(there != here && sum == 499_500)
    #expect(aside.finish() == nil)
  }

  @Test func `is waited for when nobody asks for it`() {
    final class Done: Sendable { let value = Mutex(false) }
    let done = Done()
    do {
      _ = Aside {
        Thread.sleep(forTimeInterval: 0.05)
        done.value.withLock { $0 = true }
      }
    }
    #expect(done.value.withLock { $0 })
  }

  @Test func `lets go of what it was given`() {
    final class Given: Sendable {}
    weak var given: Given?
    do {
      let value = Given()
      given = value
      let aside = Aside { withExtendedLifetime(value) { 1 } }
      #expect(aside.finish() == 1)
    }
    #expect(given == nil)
  }

  @Test func `is sent no signals, and leaves those of others alone`() {
    let before = Self.blocksTermination()
    #expect(Aside { Self.blocksTermination() }.finish() == true)
    #expect(Self.blocksTermination() == before)
  }

  private static func blocksTermination() -> Bool {
    var mask = sigset_t()
    unsafe pthread_sigmask(SIG_SETMASK, nil, &mask)
    return unsafe sigismember(&mask, SIGTERM) == 1
  }
}
