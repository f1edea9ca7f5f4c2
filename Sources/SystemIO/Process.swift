// How are other programs run? The pager and the editor, with words that never hold a ticket's text; and how this process
// ends.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// This process, and those it starts.
public enum Process {
  /// This process's number.
  public static func id() -> Int { Int(getpid()) }

  /// Ends the process with that status, at once. The corresponding C function is `_exit`.
  public static func exit(_ status: Int) -> Never { _exit(CInt(truncatingIfNeeded: status)) }

  /// The name of the program that process runs, as far as the system tells.
  public static func name(of id: Int) -> String? {
    guard let file = try? File.open(Path("/proc/\(id)/comm"), .reading), let bytes = try? file.read(at: 0, count: 64)
    else { return nil }
    let name = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return name.isEmpty ? nil : name
  }

  /// Runs a program found on PATH with this process's streams; returns its exit status, 128 + the signal if one ended
  /// it. The corresponding C functions are `posix_spawnp` and `waitpid`.
  ///
  /// Until it has ended, the keys that interrupt are its own affair, as with system(3).
  public static func run(_ arguments: [[UInt8]]) throws(SystemError) -> Int {
    let keys = InterruptKeys()
    defer { extendLifetime(keys) }
    return try wait(for: spawn(arguments, environment: [], input: nil, ordinary: keys.numbers))
  }

  /// Runs a program found on PATH with a pipe as its stdin; `environment` is added to the child's variables only.
  ///
  /// Until `finish`, the keys that interrupt are the program's own affair: a pager's reader goes on after them.
  public static func feed(
    _ arguments: [[UInt8]], environment: [(String, String)] = []
  ) throws(SystemError) -> Feed {
    var ends: [CInt] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw SystemError("pipe") }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    let reading = Handle(descriptor: ends[0])
    let writing = Handle(descriptor: ends[1])
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    let keys = InterruptKeys()
    let child = try spawn(arguments, environment: environment, input: reading.descriptor, ordinary: keys.numbers)
    return Feed(handle: writing, child: child, keys: keys)
  }

  /// A running program that reads what is written here.
  public struct Feed: ~Copyable {
    let handle: Handle
    let child: pid_t
    let keys: InterruptKeys

    /// Writes all of `bytes`; an error whose `isBrokenPipe` is true when the program reads no more.
    public borrowing func write(_ bytes: [UInt8]) throws(SystemError) {
      try Descriptor.write(bytes, to: handle.descriptor)
    }

    /// Ends the input, waits for the program, and returns its exit status.
    public consuming func finish() throws(SystemError) -> Int {
      let child = self.child
      let keys = self.keys
      defer { extendLifetime(keys) }
      _ = handle.close()
      return try Process.wait(for: child)
    }
  }

  private static func wait(for child: pid_t) throws(SystemError) -> Int {
    var status: CInt = 0
    guard Glue.retrying({ unsafe waitpid(child, &status, 0) }) == child else { throw SystemError("waitpid") }
    let signal = status & 0x7f
    return signal == 0 ? Int(status >> 8 & 0xff) : 128 + Int(signal)
  }

  private static func spawn(
    _ arguments: [[UInt8]], environment: [(String, String)], input: CInt?, ordinary: [CInt]
  ) throws(SystemError) -> pid_t {
    guard let program = arguments.first else { throw SystemError(code: EINVAL, call: "posix_spawnp") }
    var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe duplicate($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      unsafe inherited(except: environment.map(\.0)).map { unsafe duplicate($0) }
      + environment.map { unsafe duplicate(Array("\($0.0)=\($0.1)".utf8)) } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    let attributes = unsafe SpawnAttributes(input: input, ordinary: ordinary + [SIGPIPE, SIGXFSZ])
    defer { unsafe attributes.destroy() }
    var child = pid_t()
    let result = unsafe Path(bytes: program).withCString { path in
      unsafe posix_spawnp(&child, path, attributes.actions, attributes.attributes, &words, &variables)
    }
    guard result == 0 else { throw SystemError(code: result, call: "posix_spawnp", path: Path(bytes: program)) }
    return child
  }

  private static func duplicate(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
    unsafe Path(bytes: bytes).withCString { unsafe strdup($0) }
  }

  /// This process's variables as `NAME=value`, without those that are given anew.
  private static func inherited(except names: [String]) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var place = unsafe environ
    while let entry = unsafe place.pointee {
      let bytes = unsafe Array(UnsafeRawBufferPointer(start: entry, count: strlen(entry)))
      if !names.contains(where: { bytes.starts(with: Array("\($0)=".utf8)) }) { found.append(bytes) }
      unsafe place += 1
    }
    return found
  }
}

/// Where a child's stdin comes from, and that it handles signals in the ordinary way.
@unsafe private struct SpawnAttributes {
  let actions: UnsafeMutablePointer<posix_spawn_file_actions_t>
  let attributes: UnsafeMutablePointer<posix_spawnattr_t>

  init(input: CInt?, ordinary signals: [CInt]) {
    unsafe actions = .allocate(capacity: 1)
    unsafe attributes = .allocate(capacity: 1)
    unsafe posix_spawn_file_actions_init(actions)
    unsafe posix_spawnattr_init(attributes)
    if let input { unsafe posix_spawn_file_actions_adddup2(actions, input, 0) }
    var ordinary = sigset_t()
    unsafe sigemptyset(&ordinary)
    for number in signals { unsafe sigaddset(&ordinary, number) }
    unsafe posix_spawnattr_setsigdefault(attributes, &ordinary)
    // Threads of a pool block all signals; the child must not.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(attributes, &none)
    unsafe posix_spawnattr_setflags(attributes, CShort(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
  }

  func destroy() {
    unsafe posix_spawn_file_actions_destroy(actions)
    unsafe posix_spawnattr_destroy(attributes)
    unsafe actions.deallocate()
    unsafe attributes.deallocate()
  }
}
