// Which of the tickets that may fit do fit? Each is read and asked; if texts are looked for, first the bytes of its lines,
// for few tickets hold them. Once many were looked at one by one, the whole journal is searched in large reads instead,
// and only tickets with a hit are read. A text that JSON can spell in several ways is no reason to miss it: lines with
// such a spelling count as hits.

internal import Desk
internal import JSONText
internal import SystemIO

/// Reads tickets that may fit a query. Not for sharing between threads.
final class TicketSieve {
  private let reader: Reader
  private let query: Query
  private let lines: LineReader
  /// The texts as the journal spells them.
  private let phrases: [Phrase]
  /// How many tickets are looked at one by one.
  private var patience: Int
  private var looked = 0
  /// Tickets with a hit, once all of the journal was searched.
  private var hits: NumberSet?

  init(_ reader: Reader, _ query: Query, patience: Int? = nil) {
    (self.reader, self.query) = (reader, query)
    lines = LineReader(reader.map)
    phrases = query.wantedTexts.compactMap(TicketSieve.spelling)
    self.patience = patience ?? max(500, reader.ticketCount / 64)
  }

  /// Whether every ticket fits.
  var isEmpty: Bool { query.isEmpty }

  /// The ticket of that number if it fits.
  func fitting(_ number: Int) throws(StoreError) -> Ticket? {
    guard try mayFit(number), let ticket = try reader.ticket(number, lines), query.matches(ticket) else { return nil }
    return ticket
  }

  private func mayFit(_ number: Int) throws(StoreError) -> Bool {
    guard !phrases.isEmpty else { return true }
    looked += 1
    if hits == nil, looked > patience {
      hits = try search()
      if hits == nil { patience = .max }
    }
    if let hits { return hits.contains(number) }
    var isFound = phrases.map { _ in false }
    for link in reader.map.links(of: number) {
      let bytes = try lines.bytes(at: link)
      if bytes.span.firstOtherSpelling(from: 0) != nil || isJoining(bytes) { return true }
      for (index, phrase) in phrases.enumerated() where !isFound[index] {
        isFound[index] = phrase.occurs(in: bytes.span)
      }
    }
    return isFound.allSatisfy { $0 }
  }

  /// A text as this program spells it in JSON; nil if it has other spellings even there.
  private static func spelling(_ phrase: Phrase) -> Phrase? {
    var writer = JSONWriter()
    writer.string(phrase.lowerCased)
    let inside = writer.bytes.dropFirst().dropLast()
    guard inside.span.firstOtherSpelling(from: 0) == nil else { return nil }
    return Phrase(String(decoding: inside, as: UTF8.self))
  }

  /// Whether a line may join its ticket with another one, whose texts then count for it too.
  private func isJoining(_ line: [UInt8]) -> Bool {
    TicketSieve.joinings.contains { $0.occurs(in: line.span) }
  }

  private static let joinings = [Phrase("\"merged\""), Phrase("\"absorbed\"")]

  // MARK: The whole journal

  /// The tickets of all lines that may hold the longest of the texts; nil if it cannot be said which are joined.
  private func search() throws(StoreError) -> NumberSet? {
    var found = NumberSet()
    guard let phrase = phrases.max(by: { $0.lowerCased.utf8.count < $1.lowerCased.utf8.count }),
      addJoined(to: &found)
    else { return nil }
    for file in reader.map.files where file.soundEnd > 0 {
      do throws(SystemError) {
        try search(try File.open(file.path, .reading), file.soundEnd, for: phrase, &found)
      } catch { throw .system(error, .readingJournal) }
    }
    return found
  }

  /// Adds the tickets that may say more than their own lines: joined ones, and those that the index is behind of; false
  /// if the index does not tell.
  private func addJoined(to found: inout NumberSet) -> Bool {
    for number in reader.map.chains.keys { found.insert(number) }
    do throws(RecordScanError) {
      guard let scan = try reader.scan() else { return false }
      var slots: [Int] = []
      try scan.forEachBlock(newestFirst: false) { (words, block) throws(StoreError) in
        for (index, slot) in block.enumerated()
        where HotField.isJoined.of(words[index &* 2], words[index &* 2 &+ 1]) != 0 { slots.append(slot) }
        return true
      }
      for slot in slots { found.insert(try reader.ask { () throws(IndexFault) in try scan.number(slot) }) }
      return true
    } catch {
      return false
    }
  }

  private func search(
    _ file: borrowing File, _ end: Int, for phrase: Phrase, _ found: inout NumberSet
  ) throws(SystemError) {
    let skim = JournalSkim(wantsTimes: false, wantsUIDs: false)
    try LineWindows.read(file, upTo: end) { window, count in take(window, count, for: phrase, skim, &found) }
  }

  /// Notes the tickets of all lines among the first `count` bytes of a window that may hold the phrase.
  private func take(
    _ window: [UInt8], _ count: Int, for phrase: Phrase, _ skim: JournalSkim, _ found: inout NumberSet
  ) {
    search(window.span.extracting(0..<count), for: phrase) { line in
      let commit = skim.skim(window[line]) ?? CommitLine.decodeSound(window[line]).map { SkimmedCommit($0) }
      for event in commit?.events ?? [] { found.insert(event.ticket) }
    }
  }

  /// Calls `body` with the place of each line in `text` that may hold the phrase.
  private func search(_ text: Swift.Span<UInt8>, for phrase: Phrase, _ body: (Range<Int>) -> Void) {
    var (hit, other) = (phrase.firstOffset(in: text, from: 0), text.firstOtherSpelling(from: 0))
    while let place = [hit, other].compactMap({ $0 }).min() {
      let start = text.lastNewline(before: place).map { $0 + 1 } ?? 0
      guard let end = text.firstOffset(of: UInt8(ascii: "\n"), in: place..<text.count) else { return }
      body(start..<end)
      if let place = hit, place <= end { hit = phrase.firstOffset(in: text, from: end) }
      if let place = other, place <= end { other = text.firstOtherSpelling(from: end) }
    }
  }
}

/// A set of ticket numbers, in a bit each where they are close together.
struct NumberSet {
  private var chunks: [Int: [UInt64]] = [:]

  func contains(_ number: Int) -> Bool {
    guard let chunk = chunks[number >> 12] else { return false }
    return chunk[(number & 4095) >> 6] >> UInt64(number & 63) & 1 != 0
  }

  mutating func insert(_ number: Int) {
    chunks[number >> 12, default: [UInt64](repeating: 0, count: 64)][(number & 4095) >> 6] |= 1 << UInt64(number & 63)
  }
}
