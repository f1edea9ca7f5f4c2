import Foundation
import SystemIO
import Testing

@Suite struct `A system error` {
  @Test(arguments: [
    (ENOENT, "no such file or directory"), (EACCES, "permission denied"), (ENOSPC, "no space left on device"),
    (EIO, "input/output error"),
  ])
  func `words its reason with a small letter`(code: CInt, reason: String) {
    #expect(SystemError(code: code, call: "open").reason == reason)
  }

  @Test func `has a reason for a code nobody knows`() {
    #expect(!SystemError(code: 99_999, call: "open").reason.isEmpty)
    #expect(!SystemError(code: -1, call: "open").reason.isEmpty)
  }

  @Test func `knows its kind`() {
    func of(_ code: CInt) -> SystemError { SystemError(code: code, call: "write") }
    for code in [ENOSPC, EDQUOT, EFBIG] { #expect(of(code).isOutOfSpace) }
    for code in [ENOENT, ENOTDIR] { #expect(of(code).isMissing) }
    for code in [EACCES, EPERM, EROFS] { #expect(of(code).isForbidden) }
    #expect(of(EEXIST).isExisting && of(EPIPE).isBrokenPipe && of(EROFS).isReadOnly && of(EISDIR).isFolder)
    let other = of(EIO)
    #expect(!other.isOutOfSpace && !other.isMissing && !other.isForbidden && !other.isExisting && !other.isBrokenPipe)
    #expect(!other.isReadOnly && !other.isFolder && !other.isNotRegular)
  }

  @Test func `names call and path`() {
    let error = failure { () throws(SystemError) in _ = try File.open("/no/such/file", .reading) }
    #expect(error == SystemError(code: ENOENT, call: "open", path: "/no/such/file"))
  }
}
