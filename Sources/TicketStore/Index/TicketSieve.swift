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
  /// How many tickets are looked at one by one, and how many if none of them fits.
  private var patience: (some: Int, none: Int)
  private var (looked, found) = (0, 0)
  /// Tickets with a hit, once all of the journal was searched.
  private var hits: NumberSet?

  init(_ reader: Reader, _ query: Query, patience: Int? = nil) {
    (self.reader, self.query) = (reader, query)
    lines = LineReader(reader.map)
    phrases = query.wantedTexts.compactMap(TicketSieve.spelling)
    let few = patience ?? 500
    self.patience = (max(few, patience ?? reader.ticketCount / 64), max(few, patience ?? reader.ticketCount / 1024))
  }

  /// Whether every ticket fits.
  var isEmpty: Bool { query.isEmpty }

  /// The ticket of that number if it fits.
  func fitting(_ number: Int) throws(StoreError) -> Ticket? {
    guard try mayFit(number), let ticket = try reader.ticket(number, lines), query.matches(ticket) else { return nil }
    found += 1
    return ticket
  }

  /// The numbers of all tickets that may fit, in order, if the whole journal was searched and they are few: then they
  /// are asked for by themselves, and records are not.
  var fewHits: [Int]? { hasFewHits ? hits?.numbers : nil }

  /// Whether that is so.
  var hasFewHits: Bool { hits.map { $0.count <= max(500, reader.ticketCount / 64) } ?? false }

  /// The same, where so many tickets are to be asked; the journal is searched if that costs less.
  func fewHits(of count: Int) throws(StoreError) -> [Int]? {
    if !phrases.isEmpty, hits == nil, count > patience.none { try searchAll() }
    return fewHits
  }

  private func mayFit(_ number: Int) throws(StoreError) -> Bool {
    guard !phrases.isEmpty else { return true }
    looked += 1
    if hits == nil, looked > (found == 0 ? patience.none : patience.some) { try searchAll() }
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

  private func searchAll() throws(StoreError) {
    hits = try search()
    if hits == nil { patience = (.max, .max) }
  }

  /// The tickets of all lines that may hold the longest of the texts; nil if it cannot be said which are joined.
  private func search() throws(StoreError) -> NumberSet? {
    var found = NumberSet()
    guard let phrase = phrases.max(by: { $0.lowerCased.utf8.count < $1.lowerCased.utf8.count }),
      addJoined(to: &found)
    else { return nil }
    let search = PhraseSearch(phrase)
    var window: [UInt8] = []
    for file in reader.map.files where file.soundEnd > 0 {
      do throws(SystemError) {
        try addHits(of: search, in: try File.open(file.path, .reading), file.soundEnd, through: &window, to: &found)
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

  /// How much of the journal is searched at once: what stays near the processor between reading and searching.
  private static let windowSize = 1 << 18

  private func addHits(
    of phrase: PhraseSearch, in file: borrowing File, _ end: Int, through window: inout [UInt8],
    to found: inout NumberSet
  ) throws(SystemError) {
    let skim = JournalSkim(wantsTimes: false, wantsUIDs: false)
    try LineWindows.read(file, upTo: end, size: TicketSieve.windowSize, through: &window) { window, count in
      phrase.forEachLine(in: window.span.extracting(0..<count)) { line in
        let commit = skim.skim(window[line]) ?? CommitLine.decodeSound(window[line]).map { SkimmedCommit($0) }
        for event in commit?.events ?? [] { found.insert(event.ticket) }
      }
    }
  }
}

/// A set of ticket numbers, in a bit each where they are close together.
struct NumberSet {
  private var chunks: [Int: [UInt64]] = [:]
  private(set) var count = 0

  /// All of them, in order. Complexity: linear in the chunks with any.
  var numbers: [Int] {
    var numbers: [Int] = []
    numbers.reserveCapacity(count)
    for key in chunks.keys.sorted() {
      for (place, word) in (chunks[key] ?? []).enumerated() {
        var rest = word
        while rest != 0 {
          numbers.append(key << 12 | place << 6 | rest.trailingZeroBitCount)
          rest &= rest &- 1
        }
      }
    }
    return numbers
  }

  func contains(_ number: Int) -> Bool {
    guard let chunk = chunks[number >> 12] else { return false }
    return chunk[(number & 4095) >> 6] >> UInt64(number & 63) & 1 != 0
  }

  mutating func insert(_ number: Int) {
    guard !contains(number) else { return }
    count += 1
    chunks[number >> 12, default: [UInt64](repeating: 0, count: 64)][(number & 4095) >> 6] |= 1 << UInt64(number & 63)
  }
}
