// What does the process know of itself and the world? Its words and variables as bytes, the clocks, randomness, the
// host's name.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The words of the command line.
public enum Arguments {
  /// argv as bytes, the program's name first.
  public static func bytes() -> [[UInt8]] {
    let count = Int(CommandLine.argc)
    let words = unsafe CommandLine.unsafeArgv
    var found: [[UInt8]] = []
    for index in 0..<count {
      guard let word = unsafe words[index] else { continue }
      unsafe found.append(Array(UnsafeRawBufferPointer(start: word, count: strlen(word))))
    }
    return found
  }
}

/// The environment's variables.
public enum Environment {
  /// The value of `name`, nil if it is not set. The corresponding C function is `getenv`.
  public static func bytes(_ name: String) -> [UInt8]? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  /// The value of `name`; nil if it is not set or not UTF-8.
  public static func string(_ name: String) -> String? {
    guard let value = bytes(name), let text = try? UTF8Span(validating: value.span) else { return nil }
    return String(copying: text)
  }

  /// The first of these variables that is set, UTF-8 and not empty. A loop: lazy sequences cost a start their types.
  public static func first(of names: [String]) -> String? {
    for name in names {
      if let value = string(name), !value.isEmpty { return value }
    }
    return nil
  }

  /// Sets `name` for this process and those it starts, or takes it away. Not while other threads read variables. The
  /// corresponding C functions are `setenv` and `unsetenv`.
  public static func set(_ name: String, _ value: [UInt8]?) {
    unsafe Path(name).withCString { name in
      guard let value else {
        _ = unsafe unsetenv(name)
        return
      }
      _ = unsafe Path(bytes: value).withCString { unsafe setenv(name, $0, 1) }
    }
  }
}

/// The system's clocks.
public enum Clock {
  /// Milliseconds since 1970-01-01T00:00:00Z. The corresponding C function is `clock_gettime`.
  public static func now() -> Int64 { read(CLOCK_REALTIME) / 1_000_000 }

  /// Nanoseconds on a clock that only goes forward, from some start.
  public static func monotonic() -> Int64 { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    _ = unsafe clock_gettime(clock, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

/// Unpredictable bytes.
public enum Random {
  /// `count` bytes from the system's generator.
  public static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(count, 0))
    while bytes.count < count {
      // One call gives eight bytes.
      let word = generator.next()
      for shift in 0..<min(8, count - bytes.count) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * shift)))
      }
    }
    return bytes
  }
}

/// This machine on its network.
public enum HostName {
  /// Its name; `localhost` if the system has none. The corresponding C function is `gethostname`.
  public static func current() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
    let name = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return name.isEmpty ? "localhost" : name
  }
}
