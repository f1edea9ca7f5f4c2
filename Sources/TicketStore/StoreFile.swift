// Is this folder a store, of which schema, and which site are we? `store.json` says so:
//
//   {"schema":1,"created":"2026-11-22T18:50:35.123Z"}
//
// A folder without it is a store that nobody has begun, or not a store at all; what it holds tells which.

internal import Desk
internal import JSONText
internal import SystemIO

enum StoreFile {
  /// The schema this version writes and the newest it reads.
  static let schema = 1

  /// Whether a store is there; false for a default one that is not, and for one whose creation was cut short.
  static func isThere(_ location: StoreLocation) throws(StoreError) -> Bool {
    let layout = StoreLayout(root: location.path)
    if try check(layout) { return true }
    guard let names = try names(in: location.path) else {
      if location.isExplicit { throw .missing(location.path) }
      return false
    }
    if try isBegun(layout, names: names) { return true }
    if names.isEmpty, location.isExplicit { throw .notAStore(location.path) }
    return false
  }

  /// Whether `store.json` is there; throws if it is not one this version can read.
  static func check(_ layout: StoreLayout) throws(StoreError) -> Bool {
    guard let bytes = try contents(layout.storeFile) else { return false }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONParser.parse(bytes)
    } catch { throw .badStoreFile(layout.storeFile, error) }
    guard let schema = json["schema"]?.integer, schema > 0 else { throw .badStoreFile(layout.storeFile, nil) }
    guard schema <= StoreFile.schema else { throw .newerSchema(layout.root, schema) }
    return true
  }

  /// Whether another process has begun the store since a folder with these names was looked at; throws if nobody has and
  /// it may not become one.
  static func isBegun(_ layout: StoreLayout, names: [String]) throws(StoreError) -> Bool {
    do throws(StoreError) {
      try checkIsUnbegun(layout, names: names)
      return false
    } catch {
      guard try check(layout) else { throw error }
      return true
    }
  }

  /// Throws unless a folder with these names, and without `store.json`, may become a store.
  static func checkIsUnbegun(_ layout: StoreLayout, names: [String]) throws(StoreError) {
    guard names.allSatisfy(StoreLayout.namesBeforeCreation.contains) else { throw .notAStore(layout.root) }
    let files = try StoreError.wrapping(.openingStore) { () throws(SystemError) in
      try JournalMap.journalFiles(layout)
    }
    if !files.isEmpty { throw .badStoreFile(layout.storeFile, nil) }
  }

  /// The names in the store's folder; nil if there is no such folder.
  static func names(in root: Path) throws(StoreError) -> [String]? {
    do throws(SystemError) {
      return try Folder.names(root).map(\.description)
    } catch {
      if let status = try? FileSystem.status(root), status.kind != .folder { throw .notAStore(root) }
      if error.isMissing { return nil }
      throw .system(error, .openingStore)
    }
  }

  /// This machine's site number: what `site` says, else 0.
  static func site(_ layout: StoreLayout) throws(StoreError) -> Int {
    guard let bytes = try contents(layout.siteFile) else { return 0 }
    let text = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }
    guard text.count == 1, let site = Int(text[0]), (0...TicketNumbers.largestSite).contains(site) else {
      throw .badStoreFile(layout.siteFile, nil)
    }
    return site
  }

  /// A small file's bytes; nil if it is not there.
  static func contents(_ path: Path, limit: Int = 1 << 20) throws(StoreError) -> [UInt8]? {
    do throws(SystemError) {
      let file = try File.open(path, .reading)
      return try file.read(at: 0, count: min(file.statusWhenOpened.size, limit))
    } catch {
      if error.isMissing { return nil }
      throw .system(error, .openingStore)
    }
  }

  /// The text of a new store's `store.json`.
  static func text(created: Timestamp) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", schema)
    writer.member("created", created.description)
    writer.endObject()
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}
