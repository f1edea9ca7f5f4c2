// What is one line of the journal? A commit in JSON whose last member is the CRC-32C of all bytes before it:
//
//   {"id":"0-5f","last":17,"at":"…","by":{"agent":"olga"},"do":"reply","events":[…],"crc":"9a0b1c2d"}⏎
//
// A line counts only with its checksum right and its newline there, so every flipped bit is noticed. TicketStore.docc
// walks through real bytes.

internal import Desk
internal import JSONText

/// Writes and reads lines of the journal.
enum CommitLine {
  /// What stands before the digits of the checksum.
  private static let mark = Array(#","crc":""#.utf8)
  /// The same as a word, the first byte the lowest.
  private static let markWord: UInt64 = 0x223A_2263_7263_222C
  /// What stands behind them.
  private static let end = Array(#""}"#.utf8)
  /// How many bytes the checksum takes at the end of a line: `,"crc":"9a0b1c2d"}`.
  static let trailerLength = 18

  /// The commit as one line with its newline.
  static func encode(_ commit: Commit) -> [UInt8] {
    var events: [UInt8] = []
    for event in commit.events {
      var writer = JSONWriter()
      writer.event(event)
      if !events.isEmpty { events.append(UInt8(ascii: ",")) }
      events += writer.bytes
    }
    return assemble(commit, events: events)
  }

  /// One line of a commit whose events are JSON already, separated by commas.
  ///
  /// - Parameter isOneOfMany: see `CRC32C`.
  static func assemble(_ commit: Commit, events: [UInt8], isOneOfMany: Bool = false) -> [UInt8] {
    var writer = JSONWriter()
    writer.commitHead(commit)
    var line = writer.bytes
    line.reserveCapacity(line.count + events.count + 48)
    line += #","events":["#.utf8
    line += events
    line.append(UInt8(ascii: "]"))
    let checksum = CRC32C(line.span, isOneOfMany: isOneOfMany)
    line += mark
    line += checksum.hexDigits
    line += end
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// The commit that `line` (without its newline) holds, or nil if a bit of it is wrong.
  ///
  /// - Parameter isOneOfMany: see `CRC32C`.
  static func decode(_ line: ArraySlice<UInt8>, isOneOfMany: Bool = false) -> Commit? {
    isSound(line.span, isOneOfMany: isOneOfMany) ? decodeSound(line) : nil
  }

  /// The commit in a line whose checksum is known to be right; nil if it is not a commit's.
  static func decodeSound(_ line: ArraySlice<UInt8>) -> Commit? {
    (try? JSONParser.parse(line)).flatMap(commit)
  }

  /// Whether `line` (without its newline) ends in the right checksum.
  ///
  /// - Parameter isOneOfMany: see `CRC32C`.
  static func isSound(_ line: Swift.Span<UInt8>, isOneOfMany: Bool = false) -> Bool {
    checksum(of: line, isOneOfMany: isOneOfMany) != nil
  }

  /// The checksum in which `line` (without its newline) ends; nil if it is not the right one.
  ///
  /// - Parameter isOneOfMany: see `CRC32C`.
  static func checksum(of line: Swift.Span<UInt8>, isOneOfMany: Bool = false) -> UInt32? {
    guard hasTrailer(line) else { return nil }
    let covered = line.count - trailerLength
    let checksum = CRC32C(line.extracting(0..<covered), isOneOfMany: isOneOfMany)
    return checksum.hexWord == line.word(at: covered + 8) ? checksum.value : nil
  }

  /// The checksum that `line` (without its newline) says it has, right or wrong; nil if it says none.
  static func writtenChecksum(of line: Swift.Span<UInt8>) -> UInt32? {
    guard hasTrailer(line) else { return nil }
    var written: UInt32 = 0
    for index in 0..<8 {
      guard let digit = Hex.value(line[line.count - 10 + index]) else { return nil }
      written = written << 4 | UInt32(digit)
    }
    return written
  }

  /// Whether a line ends as one with a checksum does.
  private static func hasTrailer(_ line: Swift.Span<UInt8>) -> Bool {
    let covered = line.count - trailerLength
    return covered > 0 && line.word(at: covered) == markWord && line[covered + 16] == UInt8(ascii: "\"")
      && line[covered + 17] == UInt8(ascii: "}")
  }

  /// The same of bytes that are not in an array of their own.
  static func decodeSound(_ line: Swift.Span<UInt8>) -> Commit? { decodeSound([UInt8](copying: line)[...]) }

  private static func commit(_ json: JSONValue) -> Commit? {
    guard let id = json["id"]?.string.flatMap({ CommitID($0) }), let last = json["last"]?.integer, last >= 0,
      let at = json["at"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let by = json["by"].flatMap(EventDecoding.author), let verb = json["do"]?.string,
      let events = json["events"]?.array
    else { return nil }
    return Commit(
      id: id, last: last, at: at, by: by, verb: verb, group: json["group"]?.string.flatMap { CommitID($0) },
      events: events.compactMap(EventDecoding.event))
  }
}

extension JSONWriter {
  /// Opens a commit's object and writes all members before its events.
  mutating func commitHead(_ commit: Commit) {
    beginObject()
    member("id", commit.id.description)
    member("last", commit.last)
    member("at", commit.at.description)
    name("by")
    author(commit.by)
    member("do", commit.verb)
    member("group", commit.group?.description)
  }
}
