// Where are the words of the command line when a process has just begun? The system put them below its variables. The
// library would ask /proc/self/maps for that place before `main` begins, a twentieth of a start; in the static program
// this function stands under the name of the library's own, which is then not linked. Arguments.bytes is the way to
// the words everywhere.

#if STATIC_PROGRAM && canImport(Glibc)
  @unsafe @preconcurrency internal import Glibc

  /// The words of the command line and how many they are, before anybody changes a variable.
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
#endif
