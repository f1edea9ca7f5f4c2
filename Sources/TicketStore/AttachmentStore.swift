// Where do the files live that come with messages? Under the SHA-256 of their content, so the same file is kept once
// and shows it if a bit of it changes. A file is copied through `tmp/`, synced, and renamed into its place before any
// line names it; then the folders are synced. Memory stays constant whatever the size. Only regular files are read: a
// pipe, a device or a folder is refused at once and never waited for.

public import Desk
public import SystemIO

/// A file to be kept.
public struct AttachmentSource: Hashable, Sendable {
  /// The largest file the store takes, in bytes.
  public static let maximumSize = 25 << 20

  /// Where it is read.
  public let path: Path
  /// The name it is to have, as data.
  public let name: String
  /// Its media type.
  public let type: String

  /// The file at `path`, by its own name and, unless given, the type its name suggests.
  public init(path: Path, name: String? = nil, type: String? = nil) {
    self.path = path
    self.name = name ?? path.name.description
    self.type = type ?? MediaType.of(name: self.name)
  }
}

extension Writer {
  /// Keeps a file in the store, durably; nothing names it until a commit does.
  public mutating func attach(_ source: AttachmentSource) throws(StoreError) -> Attachment {
    let file = try AttachmentStore.open(source.path)
    let store = AttachmentStore(layout: layout)
    let (sha256, size) = try store.keep(file, from: source.path)
    return Attachment(name: source.name, type: source.type, size: size, sha256: sha256)
  }
}

extension Reader {
  /// Hands the content of an attachment to `write` in pieces, until it returns false.
  ///
  /// Throws `attachmentDamaged` after the last piece if the content is not what its name says.
  public func readAttachment(sha256: String, write: ([UInt8]) -> Bool) throws(StoreError) {
    guard Hex.isHex(sha256, count: 64) else { throw .attachmentMissing(sha256: sha256) }
    var hash = SHA256()
    do throws(SystemError) {
      let file = try File.open(layout.attachment(sha256), .reading)
      var offset = 0
      while true {
        let piece = try file.read(at: offset, count: AttachmentStore.pieceSize)
        if piece.isEmpty { break }
        hash.update(piece[...])
        guard write(piece) else { return }
        offset += piece.count
      }
    } catch {
      throw error.isMissing ? .attachmentMissing(sha256: sha256) : .system(error, .readingAttachment)
    }
    guard hash.finish() == sha256 else { throw .attachmentDamaged(sha256: sha256) }
  }
}

/// The objects under `attachments/`. Only whoever holds the lock adds to them.
struct AttachmentStore {
  let layout: StoreLayout

  static let pieceSize = 1 << 18
  private static let scratchPrefix = "attachment-"

  /// Opens a user's file; throws at once for what is not a regular file or is too large.
  static func open(_ path: Path) throws(StoreError) -> File {
    do throws(SystemError) {
      let file = try File.open(path, .reading)
      if try file.status().size <= AttachmentSource.maximumSize { return file }
    } catch {
      throw error.isNotRegular || error.isFolder ? .attachmentNotAFile(path) : .attachmentUnreadable(path, error)
    }
    throw .attachmentTooLarge(path, limit: AttachmentSource.maximumSize)
  }

  /// Copies the content into the store; returns its name and size once it is safe.
  func keep(_ source: borrowing File, from path: Path) throws(StoreError) -> (sha256: String, size: Int) {
    try StoreError.wrapping(.attaching) { () throws(SystemError) in
      try StoreCreation.ensure(layout.scratch)
      try removeLeftovers()
    }
    let draft = layout.scratch / (AttachmentStore.scratchPrefix + Hex.text(Random.bytes(8)))
    do throws(StoreError) {
      let copied = try copy(source, from: path, to: draft)
      try settle(draft, copied.sha256, size: copied.size)
      return copied
    } catch {
      try? FileSystem.remove(draft)
      throw error
    }
  }

  private func copy(
    _ source: borrowing File, from path: Path, to draft: Path
  ) throws(StoreError) -> (sha256: String, size: Int) {
    let target = try StoreError.wrapping(.attaching) { () throws(SystemError) in
      try File.open(draft, .creating(exclusive: true))
    }
    var hash = SHA256()
    var size = 0
    while true {
      let piece: [UInt8]
      do throws(SystemError) {
        piece = try source.read(at: size, count: AttachmentStore.pieceSize)
      } catch { throw .attachmentUnreadable(path, error) }
      if piece.isEmpty { break }
      hash.update(piece[...])
      try StoreError.wrapping(.attaching) { () throws(SystemError) in try target.write(piece, at: size) }
      size += piece.count
      guard size <= AttachmentSource.maximumSize else {
        throw .attachmentTooLarge(path, limit: AttachmentSource.maximumSize)
      }
    }
    try StoreError.wrapping(.attaching) { () throws(SystemError) in try target.synchronize() }
    return (hash.finish(), size)
  }

  /// Puts a synced draft into its place, or drops it when the object is there already, whole and synced.
  private func settle(_ draft: Path, _ sha256: String, size: Int) throws(StoreError) {
    try StoreError.wrapping(.attaching) { () throws(SystemError) in
      let object = layout.attachment(sha256)
      if try isKept(object, size: size) { return try FileSystem.remove(draft) }
      if try StoreCreation.ensure(layout.attachments) { try Folder.synchronize(layout.root) }
      if try StoreCreation.ensure(object.folder) { try Folder.synchronize(layout.attachments) }
      try FileSystem.rename(draft, to: object)
      try Folder.synchronize(object.folder)
    }
  }

  /// Whether the object is there with that size; then it is synced with its folders, for its maker may not have come
  /// that far.
  private func isKept(_ object: Path, size: Int) throws(SystemError) -> Bool {
    guard let status = try? FileSystem.status(object), status.kind == .regular, status.size == size else {
      return false
    }
    try File.open(object, .reading).synchronize()
    try Folder.synchronize(object.folder)
    try Folder.synchronize(layout.attachments)
    return true
  }

  /// Removes the drafts of those who were stopped; under the lock nobody else has one.
  private func removeLeftovers() throws(SystemError) {
    for name in try Folder.names(layout.scratch)
    where name.bytes.starts(with: AttachmentStore.scratchPrefix.utf8) {
      try FileSystem.remove(layout.scratch / name)
    }
  }
}
