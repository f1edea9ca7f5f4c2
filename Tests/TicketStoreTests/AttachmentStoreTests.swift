import Foundation
import SystemIO
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `An attachment` {
  private func attach(_ path: String, to store: TestStore) throws -> Desk.Attachment {
    var writer = try Writer.open(store.location)
    let attachment = try writer.attach(AttachmentSource(path: Path(path)))
    try writer.close(synchronizing: false)
    return attachment
  }

  private func content(_ sha256: String, of store: TestStore) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try Reader.open(store.location).readAttachment(sha256: sha256) {
      bytes += $0; return true
    }
    return bytes
  }

  private func failure(_ path: String, of store: TestStore) -> StoreError? {
    do {
      _ = try attach(path, to: store)
      return nil
    } catch { return error as? StoreError }
  }

  @Test func `is kept once by its content and comes back byte for byte`() throws {
    let store = try TestStore()
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for name in ["shot.png", "again.JPG"] { try store.write(bytes, to: store.folder + "/" + name) }
    let first = try attach(store.folder + "/shot.png", to: store)
    let second = try attach(store.folder + "/again.JPG", to: store)
    #expect(first.sha256 == SHA256.hexDigest(of: bytes) && first.sha256 == second.sha256)
    #expect(first.name == "shot.png" && first.type == "image/png" && second.type == "image/jpeg")
    #expect(first.size == bytes.count)
    #expect(try content(first.sha256, of: store) == bytes)
    let names = try FileManager.default.subpathsOfDirectory(atPath: store.folder + "/desk/attachments").sorted()
    #expect(names == [String(first.sha256.prefix(2)), first.sha256.prefix(2) + "/" + first.sha256])
    #expect(try Folder.names(store.layout.scratch).isEmpty)
  }

  @Test func `that was kept with the wrong size is kept anew`() throws {
    let store = try TestStore()
    try store.write(Array("whole".utf8), to: store.folder + "/a")
    let kept = try attach(store.folder + "/a", to: store)
    try store.write(Array("wh".utf8), to: store.layout.attachment(kept.sha256).description)
    #expect {
      _ = try content(kept.sha256, of: store)
    } throws: { if case StoreError.attachmentDamaged = $0 { true } else { false } }
    _ = try attach(store.folder + "/a", to: store)
    #expect(try content(kept.sha256, of: store) == Array("whole".utf8))
  }

  @Test func `that is not a regular file is refused at once`() throws {
    let store = try TestStore()
    let pipe = store.folder + "/pipe"
    let status = unsafe mkfifo(pipe, 0o600)
    #expect(status == 0)
    for path in [store.folder, pipe, "/dev/zero"] {
      guard case .attachmentNotAFile(Path(path))? = failure(path, of: store) else {
        Issue.record("\(path)")
        continue
      }
    }
    let loop = store.folder + "/loop"
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    for path in [store.folder + "/none", loop] {
      guard case .attachmentUnreadable? = failure(path, of: store) else {
        Issue.record("\(path)")
        continue
      }
    }
  }

  @Test func `may have 25 MiB and not a byte more, and leaves nothing behind`() throws {
    let store = try TestStore()
    let path = store.folder + "/big"
    try store.write([], to: path)
    try File.open(Path(path), .updating).truncate(to: 25 << 20)
    #expect(failure(path, of: store) == nil)
    for size in [(25 << 20) + 1, 1 << 40] {
      try File.open(Path(path), .updating).truncate(to: size)
      guard case .attachmentTooLarge(Path(path), limit: 25 << 20)? = failure(path, of: store) else {
        Issue.record("\(size) bytes")
        continue
      }
    }
    #expect(try Folder.names(store.layout.scratch).isEmpty)
  }

  @Test func `drafts of those who were stopped are removed`() throws {
    let store = try TestStore()
    try store.file()
    try store.write([1], to: store.folder + "/desk/tmp/attachment-dead")
    try store.write([1], to: store.folder + "/desk/tmp/import-1-x")
    try store.write([2], to: store.folder + "/a")
    _ = try attach(store.folder + "/a", to: store)
    #expect(try Folder.names(store.layout.scratch).map(\.description) == ["import-1-x"])
  }

  @Test func `that is not there is named`() throws {
    let store = try TestStore()
    try store.file()
    for name in [String(repeating: "0", count: 64), "../../store.json", ""] {
      #expect {
        _ = try content(name, of: store)
      } throws: { if case StoreError.attachmentMissing(name) = $0 { true } else { false } }
    }
  }
}
