import Foundation
import Synchronization
import Testing

@testable import SystemIO

/// A pipe for tests.
private struct Pipe {
  let reading: CInt
  let writing: CInt

  init() throws {
    var ends: [CInt] = [0, 0]
    try unsafe #require(pipe(&ends) == 0)
    (reading, writing) = (ends[0], ends[1])
  }

  func closeReading() { close(reading) }
  func closeWriting() { close(writing) }

  static func makeNonBlocking(_ descriptor: CInt) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }
}

@Suite(.timeLimit(.minutes(1))) struct `Writing to a stream` {
  @Test func `waits for the reader of a non-blocking pipe`() throws {
    let pipe = try Pipe()
    Pipe.makeNonBlocking(pipe.writing)
    let size = 3 << 20
    let received = Mutex<[UInt8]>([])
    let threads = Threads()
    threads.start {
      var buffer = [UInt8](repeating: 0, count: 4_096)
      while true {
        usleep(100)
        let got = unsafe read(pipe.reading, &buffer, buffer.count)
        if got <= 0 { break }
        received.withLock { $0 += buffer[..<got] }
      }
    }
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Descriptor.write(bytes, to: pipe.writing)
    pipe.closeWriting()
    #expect(threads.end(within: 50))
    #expect(received.withLock { $0 } == bytes)
    pipe.closeReading()
  }

  @Test func `reports a reader that is gone`() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = try Pipe()
    pipe.closeReading()
    let error = failure { () throws(SystemError) in try Descriptor.write([1], to: pipe.writing) }
    #expect(error?.isBrokenPipe == true)
    pipe.closeWriting()
  }

  @Test(.enabled(if: FileSystem.isWritable("/dev/full"))) func `reports a full disk`() throws {
    let descriptor = unsafe open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let error = failure { () throws(SystemError) in try Descriptor.write([1], to: descriptor) }
    #expect(error?.isOutOfSpace == true)
    try Descriptor.write([], to: descriptor)
  }

  @Test func `reports a descriptor that is closed`() {
    let error = failure { () throws(SystemError) in try Descriptor.write([1], to: 9_999) }
    #expect(error == SystemError(code: EBADF, call: "write"))
  }
}

/// These put something else on descriptor 0: one after the other.
@Suite(.serialized, .timeLimit(.minutes(1))) struct `Reading stdin` {
  /// Runs `body` with `descriptor` as stdin.
  private func withInput(_ descriptor: CInt, _ body: () throws -> Void) rethrows {
    let before = dup(0)
    dup2(descriptor, 0)
    defer {
      dup2(before, 0)
      close(before)
    }
    try body()
  }

  private func withInput(of text: [UInt8], _ body: () throws -> Void) throws {
    let pipe = try Pipe()
    let threads = Threads()
    threads.start {
      try? Descriptor.write(text, to: pipe.writing)
      pipe.closeWriting()
    }
    signal(SIGPIPE, SIG_IGN)
    try withInput(pipe.reading, body)
    pipe.closeReading()
    #expect(threads.end(within: 30))
  }

  @Test(arguments: [(0, 0), (0, 10), (9, 10), (10, 10), (200_000, 200_000)])
  func `gives all up to the limit`(size: Int, limit: Int) throws {
    let text = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    try withInput(of: text) { () throws -> Void in #expect(try Standard.readAll(limit: limit) == text) }
  }

  @Test(arguments: [(1, 0), (11, 10), (70_000, 69_999), (3_000_000, 65_536)])
  func `gives nothing over the limit`(size: Int, limit: Int) throws {
    try withInput(of: [UInt8](repeating: 0x61, count: size)) { () throws -> Void in
      #expect(try Standard.readAll(limit: limit) == nil)
    }
  }

  @Test func `does not read on past the limit for ever`() throws {
    let zero = unsafe open("/dev/zero", O_RDONLY)
    defer { close(zero) }
    try withInput(zero) { () throws -> Void in #expect(try Standard.readAll(limit: 1 << 20) == nil) }
  }

  @Test func `waits for a non-blocking pipe`() throws {
    let pipe = try Pipe()
    Pipe.makeNonBlocking(pipe.reading)
    let threads = Threads()
    threads.start {
      for byte in UInt8(0)..<5 {
        usleep(20_000)
        try? Descriptor.write([byte], to: pipe.writing)
      }
      pipe.closeWriting()
    }
    try withInput(pipe.reading) { () throws -> Void in #expect(try Standard.readAll(limit: 100) == [0, 1, 2, 3, 4]) }
    pipe.closeReading()
    #expect(threads.end(within: 30))
  }

  @Test func `goes on after a signal`() throws {
    let pipe = try Pipe()
    let interruption = Interruption(SIGURG)
    let threads = Threads()
    threads.start {
      interruption.send(times: 5)
      try? Descriptor.write([7], to: pipe.writing)
      pipe.closeWriting()
    }
    try withInput(pipe.reading) { () throws -> Void in #expect(try Standard.readAll(limit: 100) == [7]) }
    pipe.closeReading()
    #expect(threads.end(within: 30))
  }

  @Test func `reports a folder`() throws {
    let folder = unsafe open("/", O_RDONLY)
    defer { close(folder) }
    let error = withInput(folder) { failure { () throws(SystemError) in _ = try Standard.readAll(limit: 10) } }
    #expect(error?.isFolder == true)
  }

  private func withInput(_ descriptor: CInt, _ body: () -> SystemError?) -> SystemError? {
    var error: SystemError?
    withInput(descriptor) { () -> Void in error = body() }
    return error
  }

  @Test func `knows a pipe and a device from a terminal`() throws {
    let pipe = try Pipe()
    withInput(pipe.reading) { () -> Void in #expect(!Standard.isTerminal(.input)) }
    pipe.closeReading()
    pipe.closeWriting()
    let null = unsafe open("/dev/null", O_RDONLY)
    withInput(null) { () -> Void in #expect(!Standard.isTerminal(.input)) }
    close(null)
  }
}
