// What does the library look for before `main` begins, and need not? Here two functions of the static program stand under
// the names of the library's own, which are then not linked. Together they were a fifteenth of a start.

#if STATIC_PROGRAM && canImport(Glibc)
  @unsafe @preconcurrency internal import Glibc

  /// The words of the command line and how many they are, before anybody changes a variable. Arguments.bytes is the way
  /// to them; the library's own function asks /proc/self/maps where they lie.
  ///
  /// The first process memory is laid out by the System V ABI: the count, the words, a null, the variables.
  @_cdecl("_swift_stdlib_getUnsafeArgvArgc")
  public func wordsOfProcess(_ count: UnsafeMutablePointer<CInt>) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  {
    var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = unsafe environ - 1
    var found = 0
    while unsafe Int(bitPattern: words[-1]) != found {
      unsafe words -= 1
      found += 1
    }
    unsafe count.pointee = CInt(found)
    return unsafe words
  }

  /// Where a program of the Swift tools is: nowhere. The library's own function looks in eight folders for the one that
  /// would print a trap; a static program has none beside it.
  @_cdecl("swift_copyAuxiliaryExecutablePath")
  public func pathOfTool(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar>? { nil }
#endif
