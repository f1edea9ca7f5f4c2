// What does a canned text say in this ticket? The store's `canned/NAME.txt` with `{number} {subject} {name} {due}` filled
// in, once: what a requester wrote is never read as a placeholder. A name is only ever looked for among the folder's own
// files, so that it leads nowhere else.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import TicketStore

/// A text that agents use again and again.
struct CannedText {
  /// Its name: that of its file without `.txt`.
  let name: String
  private let text: String

  /// What can be filled in.
  static let placeholders = ["number", "subject", "name", "due"]

  /// The names of the canned texts of a store, in order.
  static func names(in store: Path) -> [String] {
    let files = (try? Folder.names(store / "canned")) ?? []
    return files.compactMap { file in
      guard file.bytes.count > 4, file.bytes.suffix(4).elementsEqual(".txt".utf8) else { return nil }
      return String(validating: file.bytes.dropLast(4), as: UTF8.self)
    }
  }

  /// Reads the text of that name: a regular file of at most a letter's length, in UTF-8, with known placeholders.
  init(_ name: String, in store: Path) throws(Failure) {
    let names = CannedText.names(in: store)
    guard names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) else {
      throw .noSuchCanned(name, nearest: NearestName.nearest(to: name, among: names), all: names)
    }
    let file = store / "canned" / "\(name).txt"
    self.name = name
    text = try LetterText(paragraphs: [], file: ByteString(file.bytes)).given() ?? ""
    for part in CannedText.parts(of: text) {
      guard case .placeholder(let word) = part, !CannedText.placeholders.contains(word) else { continue }
      throw .unknownPlaceholder(
        "{\(word)}", canned: name, nearest: NearestName.nearest(to: word, among: CannedText.placeholders))
    }
  }

  /// The text for that ticket; without a name its requester is addressed by the address.
  func filled(for ticket: Ticket, _ catalog: Catalog) throws(Failure) -> String {
    var filled = ""
    for part in CannedText.parts(of: text) {
      switch part {
      case .text(let text): filled += text
      case .placeholder("number"): filled += "\(ticket.number)"
      case .placeholder("subject"): filled += ticket.heading
      case .placeholder("name"): filled += ticket.requester.name ?? ticket.requester.address
      case .placeholder:
        guard let due = catalog.deadlines(of: ticket)?.due else {
          throw .nothingDue(canned: name, ticket: ticket.number)
        }
        filled += catalog.zone.text(due)
      }
    }
    return filled
  }

  private enum Part {
    case text(String)
    case placeholder(String)
  }

  /// The text taken apart: `{word}` is a placeholder, any other brace is a brace. Complexity: linear.
  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var plain: [UInt8] = []
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "{"), let word = word(in: bytes, from: place + 1) else {
        plain.append(bytes[place])
        place += 1
        continue
      }
      parts.append(.text(String(decoding: plain, as: UTF8.self)))
      parts.append(.placeholder(String(decoding: word, as: UTF8.self)))
      plain.removeAll()
      place += word.count + 2
    }
    parts.append(.text(String(decoding: plain, as: UTF8.self)))
    return parts
  }

  /// The word that begins there, if a closing brace ends it: letters, digits, `-` and `_`.
  private static func word(in bytes: [UInt8], from start: Int) -> ArraySlice<UInt8>? {
    let word = bytes[start...].prefix { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
    guard !word.isEmpty, word.endIndex < bytes.count, bytes[word.endIndex] == UInt8(ascii: "}") else { return nil }
    return word
  }
}
