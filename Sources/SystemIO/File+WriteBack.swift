// Can the disk begin while we do something else? The system is told early to write out what a later sync will wait for.

#if canImport(Glibc)
  internal import Glibc
#endif

extension File {
  /// Lets the system begin to write `count` bytes from `offset` on to the medium, without waiting: a hint, which promises
  /// nothing and cannot fail.
  ///
  /// The corresponding C function is `posix_fadvise` with POSIX_FADV_DONTNEED, by which Linux begins to write dirty pages
  /// and gives up clean ones, of which there are none so soon. Elsewhere nothing happens.
  public borrowing func beginWritingBack(at offset: Int, count: Int) {
    #if canImport(Glibc)
      _ = posix_fadvise(descriptor, off_t(offset), off_t(count), POSIX_FADV_DONTNEED)
    #endif
  }
}
