// The raw calls whose names clash with methods, or that want pointers: one line each.

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

enum Glue {
  /// Repeats a call that a signal interrupted before it did anything.
  static func retrying<Count: SignedInteger>(_ call: () -> Count) -> Count {
    while true {
      let result = call()
      guard result == -1, errno == EINTR else { return result }
    }
  }

  static func open(_ path: UnsafePointer<CChar>, _ flags: CInt, _ mode: mode_t) -> CInt {
    #if canImport(Glibc)
      unsafe Glibc.open(path, flags, mode)
    #else
      unsafe Darwin.open(path, flags, mode)
    #endif
  }

  static func close(_ descriptor: CInt) -> CInt {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }

  static func pread(_ descriptor: CInt, _ room: UnsafeMutableRawBufferPointer, _ offset: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.pread(descriptor, room.baseAddress, room.count, off_t(offset))
    #else
      unsafe Darwin.pread(descriptor, room.baseAddress, room.count, off_t(offset))
    #endif
  }

  static func pwrite(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.pwrite(descriptor, bytes.baseAddress, bytes.count, off_t(offset))
    #else
      unsafe Darwin.pwrite(descriptor, bytes.baseAddress, bytes.count, off_t(offset))
    #endif
  }

  static func read(_ descriptor: CInt, _ room: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(descriptor, room.baseAddress, room.count)
    #else
      unsafe Darwin.read(descriptor, room.baseAddress, room.count)
    #endif
  }

  static func write(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
