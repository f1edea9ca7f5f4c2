// A folder of its own for one test, removed when the test lets go of it.

import Foundation

/// A new empty folder; removed with everything in it when the last reference goes.
public final class TemporaryFolder: Sendable {
  /// The absolute path.
  public let path: String

  /// Makes the folder under the system's temporary folder.
  public init() throws {
    let base = NSTemporaryDirectory()
    path = (base as NSString).appendingPathComponent("support-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // A test may have taken away its own right to write.
    let names = FileManager.default.enumerator(atPath: path)
    while let name = names?.nextObject() as? String {
      let full = path + "/" + name
      let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: full)) != nil
      var isFolder: ObjCBool = false
      if !isLink, FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), isFolder.boolValue {
        try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: full)
      }
    }
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of `name` in the folder.
  public func file(_ name: String) -> String { path + "/" + name }

  /// Writes `text` into `name` and returns its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  /// The bytes of `name`.
  public func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
  }
}
