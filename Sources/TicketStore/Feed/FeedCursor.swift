// How far has somebody taken the journal over? One place for each site: the file, where in it the last line taken ends,
// and that line's id and checksum, so that a journal that was edited, cut or is another one's is noticed. A cursor lies
// outside the store and belongs to whoever takes the data. As JSON, in one line:
//
//   {"schema":1,"sites":[{"site":0,"file":"2026-11-22.jsonl","offset":1234,"id":"0-5f","crc":"9a0b1c2d"}]}

internal import Desk
internal import JSONText
internal import SystemIO

/// A place in the journal, behind the last line that was taken.
public struct FeedCursor: Hashable, Sendable {
  /// The place in one site's files.
  struct Place: Hashable, Sendable {
    let site: Int
    let file: JournalFileName
    /// Where the last line taken ends.
    let offset: Int
    /// Its id.
    let id: CommitID
    /// Its checksum, eight hex digits.
    let checksum: String
  }

  /// The places by their sites; a site that is not there has none of its lines taken.
  let places: [Int: Place]

  /// The cursor of somebody who has taken nothing yet.
  public static let start = FeedCursor(places: [:])

  /// The schema this version writes.
  private static let schema = 1

  init(places: [Int: Place]) { self.places = places }

  /// The text of a cursor's file.
  var text: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", FeedCursor.schema)
    writer.name("sites")
    writer.beginArray()
    for site in places.keys.sorted() {
      guard let place = places[site] else { continue }
      writer.beginObject()
      writer.member("site", site)
      writer.member("file", place.file.text)
      writer.member("offset", place.offset)
      writer.member("id", place.id.description)
      writer.member("crc", place.checksum)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  /// Reads a cursor's file; nil if that is not what the bytes are.
  init?(_ text: [UInt8]) {
    guard let json = try? JSONParser.parse(text), json["schema"]?.integer == FeedCursor.schema,
      let sites = json["sites"]?.array
    else { return nil }
    var places: [Int: Place] = [:]
    for entry in sites {
      guard let place = Place(entry), places[place.site] == nil else { return nil }
      places[place.site] = place
    }
    self.init(places: places)
  }
}

extension FeedCursor.Place {
  fileprivate init?(_ json: JSONValue) {
    guard let site = json["site"]?.integer, (0...TicketNumbers.largestSite).contains(site),
      let file = json["file"]?.string.flatMap({ JournalFileName($0) }),
      let offset = json["offset"]?.integer, offset > CommitLine.trailerLength,
      let id = json["id"]?.string.flatMap({ CommitID($0) }), let checksum = json["crc"]?.string,
      Hex.isHex(checksum, count: 8)
    else { return nil }
    (self.site, self.file, self.offset, self.id, self.checksum) = (site, file, offset, id, checksum)
  }

  /// Finds out whether the journal still has that line there.
  func check(in layout: StoreLayout) throws(StoreError) {
    let path = layout.journal(of: site) / file.text
    let line: [UInt8]?
    do throws(SystemError) {
      let opened = try File.open(path, .reading)
      line = try opened.status().size < offset ? nil : try opened.line(endingAt: offset) ?? []
    } catch {
      if error.isMissing { throw .cursorMismatch(path, .gone) }
      throw .system(error, .readingJournal)
    }
    guard let line else { throw .cursorMismatch(path, .cut(at: offset)) }
    guard CommitLine.isSound(line.span), line.checksumDigits == Array(checksum.utf8),
      line.starts(with: Array(#"{"id":"\#(id)","#.utf8))
    else { throw .cursorMismatch(path, .edited(before: offset)) }
  }
}

extension File {
  /// The line that ends, with its newline, at `end`, without that newline; nil if none ends there.
  borrowing func line(endingAt end: Int) throws(SystemError) -> [UInt8]? {
    var size = 1 << 12
    while true {
      let start = max(0, end - size)
      let bytes = try read(at: start, count: end - start)
      guard bytes.count == end - start, bytes.last == UInt8(ascii: "\n") else { return nil }
      let line = bytes.dropLast()
      if let newline = line.lastIndex(of: UInt8(ascii: "\n")) { return Array(line[(newline + 1)...]) }
      if start == 0 { return Array(line) }
      if size > JournalScan.longestLine { return nil }
      size *= 4
    }
  }
}

extension [UInt8] {
  /// The digits of the checksum that a sound line ends in.
  fileprivate var checksumDigits: [UInt8] { Array(suffix(10).prefix(8)) }
}
