// `search-help` at work: the library is searched in place; results go to stdout, what was repaired to stderr.

internal import CommandLineKit
internal import Desk
internal import FullText
internal import HelpArticles
internal import JSONText
internal import SystemIO
internal import Terminal
internal import TicketStore

extension SearchHelp: Command {
  /// How many results are shown unless `--limit` says otherwise; in a stream of queries ten.
  private static let usualLimit = 5
  private static let streamLimit = 10

  func run(_ context: Context) throws(Failure) {
    let help = context.help
    if let read { return try ArticleView(help: help, context: context).print(read) }
    let (product, topic) = try scope(context)
    if topics { return TopicIndex(help: help, context: context).print(product: product, topic: topic) }
    if words == ["-"] { return try stream(help, product, topic, context) }
    let query = Wording.listed(words, separator: " ")
    let limit = limit ?? SearchHelp.usualLimit
    let options = SearchOptions(limit: max(limit, 1), product: product, topic: topic, explains: explain)
    let response = help.library.search(query, options: options)
    if let json {
      context.console.write(bytes: object(query, response, json, help, context))
    } else {
      say(response, context)
      print(response, help, context)
    }
    guard response.isCertain else { throw .nothingFound }
  }

  /// The product and topic to search in, resolved by the catalog.
  private func scope(_ context: Context) throws(Failure) -> (product: String?, topic: String?) {
    guard product != nil || topic != nil else { return (nil, nil) }
    // Articles are there before a store is.
    let location = StoreLocation(path: context.location.path, isExplicit: false)
    let catalog = try context.attempt { () throws(StoreError) in try Reader.open(location) }.catalog
    do throws(CatalogFault) { return try catalog.resolve(product: product, topic: topic) } catch {
      throw .catalog(error)
    }
  }

  /// What was made of the query, on stderr.
  private func say(_ response: SearchResponse, _ context: Context) {
    if response.isCertain, let repaired = response.repaired {
      context.note(Text("searched for: \(repaired)", ru: "искали: \(repaired)"))
    }
    if response.isTruncated {
      context.note(Text("only the first 40 words were searched for", ru: "искали только по первым 40 словам"))
    }
  }

  private func print(_ response: SearchResponse, _ help: HelpDesk, _ context: Context) {
    guard response.isCertain else { return context.sayNothingFound(response) }
    let isTerminal = context.console.settings.isTerminal
    for (place, hit) in response.hits.enumerated() {
      guard let found = help.library.found(hit, in: response, english: context.language == .en) else { continue }
      if isTerminal {
        ResultView(context: context).print(place + 1, found)
      } else {
        context.console.write(TabSeparated.row(["\(place + 1)", found.slug, found.title, found.snippet.text]))
      }
      if let explanation = hit.explanation { ResultView(context: context).print(hit, explanation) }
    }
  }

  /// `-`: a query a line in, an object a line out.
  private func stream(
    _ help: HelpDesk, _ product: String?, _ topic: String?, _ context: Context
  ) throws(Failure) {
    let options = SearchOptions(
      limit: max(limit ?? SearchHelp.streamLimit, 1), product: product, topic: topic, explains: explain)
    var lines = InputLines()
    while let line = try lines.next() {
      let query = try LetterText.decoded(line, from: "-")
      let response = help.library.search(query, options: options)
      context.console.write(bytes: object(query, response, json ?? [], help, context))
      if lines.isWaiting { context.flush() }
      guard context.console.failure == nil else { return }
    }
  }

  private func object(
    _ query: String, _ response: SearchResponse, _ chosen: [String], _ help: HelpDesk, _ context: Context
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", 1)
    for name in chosen.isEmpty ? SearchHelp.fields : chosen {
      switch name {
      case "query": writer.member(name, query)
      case "repaired": writer.member(name, response.repaired)
      case "certain": writer.member(name, response.isCertain)
      default:
        writer.name(name)
        writer.beginArray()
        for hit in response.hits { writer.result(hit, response, help, context) }
        writer.endArray()
      }
    }
    writer.endObject()
    writer.newline()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func result(_ hit: SearchHit, _ response: SearchResponse, _ help: HelpDesk, _ context: Context) {
    guard let found = help.library.found(hit, in: response, english: context.language == .en) else { return }
    beginObject()
    member("slug", found.slug)
    member("title", found.title)
    member("product", found.product)
    member("topic", found.topic)
    name("score")
    number(text: Decimal3.text(hit.score))
    name("confidence")
    number(text: Decimal3.text(hit.confidence))
    name("matched")
    beginArray()
    for word in hit.matched { string(word) }
    endArray()
    member("snippet", found.snippet.text)
    endObject()
  }
}

extension Context {
  /// That nothing is certain, and how to reach support then.
  fileprivate func sayNothingFound(_ response: SearchResponse) {
    note(
      response.hasOnlyStopWords || response.isEmpty
        ? Text("nothing to search by in these words", ru: "по этим словам нечего искать")
        : Text("nothing certain was found", ru: "уверенно ничего не найдено"))
    hint(
      Text(
        "support search-help --read contact-support, or file a ticket: support new",
        ru: "support search-help --read contact-support или подайте обращение: support new"))
  }

  /// Writes out what is gathered, for a reader that waits for it; a failure is met at the end.
  fileprivate func flush() { try? console.flush() }
}

extension Article {
  /// The title in that language, in Russian if there is no other.
  func title(_ language: Language) -> String { language == .ru || titleEnglish.isEmpty ? title : titleEnglish }
}

/// Numbers with at most three decimals, as JSON and people read them.
enum Decimal3 {
  /// `0.873`, `12.5`, `0`.
  static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let thousandths = Int((value * 1000).rounded())
    var digits = "\(abs(thousandths) % 1000)"
    digits = String(repeating: "0", count: 3 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = thousandths < 0 ? "-" : ""
    return "\(sign)\(abs(thousandths) / 1000)" + (digits.isEmpty ? "" : ".\(digits)")
  }
}
