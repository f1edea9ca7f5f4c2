// How is a file written for the user? A new file, made exclusively and without following links; in a folder under the
// attachment's own cleaned name, numbered if that is taken; an existing file is replaced only with -y, in one step. What
// could not be finished is taken away again.

internal import SystemIO
internal import TicketStore

/// A file of the user's that is being written.
struct OutputFile: ~Copyable {
  /// Where it will be.
  let path: Path
  private let draft: Path
  private let file: File

  /// Makes the file at `path`, or, if that is a folder, in it under the cleaned `name`.
  static func create(_ path: Path, named name: String?, replacing: Bool) throws(Failure) -> OutputFile {
    let isFolder = (try? FileSystem.status(path))?.kind == .folder
    if isFolder, let name { return try numbered(path, FileName.cleaned(name)) }
    do throws(SystemError) {
      return OutputFile(
        path: path, draft: path, file: try File.open(path, .creating(exclusive: true), followingLinks: false))
    } catch {
      guard error.isExisting else { throw .output(error) }
      guard replacing, !isFolder else { throw .outputExists(path) }
    }
    // Written beside the old one and renamed over it, so that a failure leaves the old one whole.
    let draft = path.folder / (path.name.description + ".\(Process.id()).tmp")
    do throws(SystemError) {
      return OutputFile(
        path: path, draft: draft, file: try File.open(draft, .creating(exclusive: true), followingLinks: false))
    } catch {
      throw .output(error)
    }
  }

  private static func numbered(_ folder: Path, _ name: String) throws(Failure) -> OutputFile {
    for count in 1...10_000 {
      let path = folder / FileName.numbered(name, count)
      do throws(SystemError) {
        return OutputFile(
          path: path, draft: path, file: try File.open(path, .creating(exclusive: true), followingLinks: false))
      } catch {
        guard error.isExisting else { throw .output(error) }
      }
    }
    throw .outputExists(folder / name)
  }

  /// Writes what `body` hands to its argument, syncs it, and gives the file its name; on failure nothing of it stays.
  consuming func fill(_ body: (_ write: (ArraySlice<UInt8>) -> Bool) throws(Failure) -> Void) throws(Failure) {
    let (draft, path) = (self.draft, self.path)
    do throws(Failure) {
      try write(body)
    } catch {
      try? FileSystem.remove(draft)
      throw error
    }
    guard draft != path else { return }
    do throws(SystemError) { try FileSystem.rename(draft, to: path) } catch {
      try? FileSystem.remove(draft)
      throw .output(error)
    }
  }

  private borrowing func write(_ body: (_ write: (ArraySlice<UInt8>) -> Bool) throws(Failure) -> Void) throws(Failure) {
    var offset = 0
    var failure: SystemError?
    func append(_ bytes: ArraySlice<UInt8>) -> Bool {
      do throws(SystemError) { try file.write(bytes, at: offset) } catch {
        failure = error
        return false
      }
      offset += bytes.count
      return true
    }
    try body(append)
    do throws(SystemError) {
      if let failure { throw failure }
      try file.synchronizeData()
    } catch {
      throw .output(error)
    }
  }
}

/// Names for files, made from names that came with letters.
enum FileName {
  /// The last component without control characters and separators; never empty, `.`, `..` or hidden.
  static func cleaned(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let kept = String(String.UnicodeScalarView(last.unicodeScalars.filter { !$0.isUnsafeInName }))
    let bare = kept.drop { $0 == "." || $0 == " " || $0 == "-" }
    var short = String(bare)
    // File systems take 255 bytes; room is left for a number.
    while short.utf8.count > 200 { short.removeLast() }
    return short.isEmpty ? "attachment" : short
  }

  /// `shot.png`, `shot-2.png`, …
  static func numbered(_ name: String, _ count: Int) -> String {
    guard count > 1 else { return name }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(name)-\(count)" }
    return "\(name[..<dot])-\(count)\(name[dot...])"
  }
}

extension Unicode.Scalar {
  /// Control, format (bidi, zero width) and other invisible characters.
  fileprivate var isUnsafeInName: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }
}
