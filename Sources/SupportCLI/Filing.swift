// What do words on the command line mean for a letter? The requester, the details, the attachments, and the changes that
// file it.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import TicketStore

/// From words to what is filed.
enum Filing {
  /// The requester: `--from`, $SUPPORT_FROM, $EMAIL, else the login name at this host. `Name <address>` is taken apart.
  static func requester(_ given: String?, name: String?) throws(Failure) -> Requester {
    let text =
      given.flatMap { $0.isEmpty ? nil : $0 } ?? Environment.first(of: ["SUPPORT_FROM", "EMAIL"])
      ?? "\(Environment.string("LOGNAME") ?? Environment.string("USER") ?? "nobody")@\(HostName.current())"
    var requester = parsed(text)
    if let name { requester.name = name }
    guard requester.isPlausible else { throw .value(option: "--from", value: text, .notAnAddress) }
    return requester
  }

  private static func parsed(_ text: String) -> Requester {
    guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else { return Requester(address: text) }
    let address = String(text[text.index(after: open)...].dropLast())
    var name = text[..<open]
    while let last = name.last, last.isWhitespace { name.removeLast() }
    if name.count > 1, name.first == "\"", name.last == "\"" { name = name.dropFirst().dropLast() }
    return Requester(address: address, name: name.isEmpty ? nil : String(name))
  }

  /// `KEY=VALUE` words as details.
  static func details(_ words: [String]) throws(Failure) -> [Detail] {
    try words.map { word throws(Failure) in
      guard let sign = word.firstIndex(of: "="), sign != word.startIndex else {
        throw .value(option: "--detail", value: word, .notADetail)
      }
      let value = word[word.index(after: sign)...]
      guard !value.isEmpty else { throw .value(option: "--detail", value: word, .notADetail) }
      return Detail(key: String(word[..<sign]), value: String(value))
    }
  }

  /// The request with its names looked up, or what the catalog has against them.
  static func sorted(_ request: FilingRequest, by catalog: Catalog) throws(Failure) -> SortedRequest {
    do throws(Refusal) { return try request.sorted(by: catalog) } catch {
      if case .catalog(let fault) = error { throw .catalog(fault) }
      throw .refused(error, ticket: 0)
    }
  }

  /// Records what happens to one ticket, its files first; returns the changes as they were recorded.
  static func record(
    _ changes: [Change], with files: [ByteString], on number: Int, verb: String, by author: Author,
    at moment: Timestamp, _ writer: consuming Writer
  ) throws(Failure) -> [Change] {
    do throws(StoreError) {
      var kept: [Attachment] = []
      for file in files { kept.append(try writer.attach(AttachmentSource(path: Path(bytes: file.bytes)))) }
      let recorded = attaching(kept, to: changes)
      for change in recorded { writer.append(change, to: number) }
      _ = try writer.commit(verb: verb, by: author, at: moment)
      return recorded
    } catch {
      throw .store(error)
    }
  }

  /// The same changes with files on their messages.
  private static func attaching(_ attachments: [Attachment], to changes: [Change]) -> [Change] {
    guard !attachments.isEmpty else { return changes }
    return changes.map { change in
      switch change {
      case .message(var letter):
        letter.attachments = attachments
        return .message(letter)
      case .note(var letter):
        letter.attachments = attachments
        return .note(letter)
      default: return change
      }
    }
  }

  /// Whether a file could be attached: for dry runs.
  static func checkAttachment(_ path: ByteString) throws(Failure) {
    let path = Path(bytes: path.bytes)
    let size: Int
    do throws(SystemError) {
      size = try File.open(path, .reading).status().size
    } catch {
      throw .store(
        error.isNotRegular || error.isFolder ? .attachmentNotAFile(path) : .attachmentUnreadable(path, error))
    }
    guard size <= AttachmentSource.maximumSize else {
      throw .store(.attachmentTooLarge(path, limit: AttachmentSource.maximumSize))
    }
  }

  /// A new ticket's identity: 128 random bits as 32 hex digits.
  static func uid() -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: Random.bytes(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
