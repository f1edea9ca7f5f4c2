// `completion` and the hidden `complete` at work: scripts made from the descriptions, and the candidates they ask for.

internal import CommandLineKit
internal import Desk
internal import HelpArticles
internal import Terminal
internal import TicketStore

extension Completion: Command {
  func run(_ context: Context) throws(Failure) {
    guard let shell = CompletionScript.Shell(rawValue: shell ?? "") else { return }
    context.console.write(CompletionScript.text(for: shell, of: Verbs.program))
  }
}

extension Complete: Command {
  /// At most so many ticket numbers are offered, the newest.
  private static let ticketLimit = 100

  func run(_ context: Context) throws(Failure) {
    // A completion never complains: where the store cannot be read there are no candidates.
    guard let reader = try? Reader.open(context.location) else { return }
    for (name, description) in candidates(reader, context) where name.hasPrefix(prefix ?? "") {
      context.console.line(description.isEmpty ? name : "\(name)\t\(clean(description))")
    }
  }

  private func candidates(_ reader: Reader, _ context: Context) -> [(String, String)] {
    let catalog = reader.catalog
    let language = context.language.rawValue
    switch kind {
    case "ticket": return tickets(reader) { $0 != .closed }
    case "article": return articles(context)
    case "canned": return CannedText.names(in: context.location.path).map { ($0, "") }
    case "invocation": return invocations(reader)
    case "rateable": return tickets(reader) { $0 == .closed } + articles(context)
    case "product": return catalog.products.map { ($0.slug, $0.title[language]) }
    case "topic":
      return catalog.products.flatMap { product in
        product.topics.map { ("\(product.slug)/\($0.slug)", $0.title[language]) }
      }
    case "kind": return catalog.kinds.map { ($0.slug, $0.title[language]) }
    case "channel": return catalog.channels.map { ($0.slug, $0.title[language]) }
    case "query": return queryTerms(catalog).map { ($0, "") }
    default: return []
    }
  }

  /// Keys with their colon; behind `key:` the values it can have.
  private func queryTerms(_ catalog: Catalog) -> [String] {
    let values: [(QueryKey, [String])] = QueryKey.allCases.map { key in
      switch key {
      case .product: (key, catalog.products.map(\.slug))
      case .topic: (key, catalog.topicNames)
      case .kind: (key, catalog.kinds.map(\.slug))
      case .channel: (key, catalog.channels.map(\.slug))
      default: (key, key.fixedValues)
      }
    }
    guard let typed = prefix, typed.contains(":") else { return values.map { "\($0.0.rawValue):" } }
    return values.flatMap { key, all in all.map { "\(key.rawValue):\($0)" } }
  }

  private func invocations(_ reader: Reader) -> [(String, String)] {
    var found: [(String, String)] = []
    try? reader.forEachInvocation { invocation in
      if invocation.undoes.isEmpty { found.append((invocation.group.description, invocation.verb)) }
      return found.count < 20
    }
    return found
  }

  private func articles(_ context: Context) -> [(String, String)] {
    HelpDesk(store: context.location.path) { _ in }.library.articles.map { ($0.slug, $0.title(context.language)) }
  }

  /// The newest tickets in a state that `isWanted`.
  private func tickets(_ reader: Reader, _ isWanted: (TicketState) -> Bool) -> [(String, String)] {
    var found: [(String, String)] = []
    try? reader.forEachTicket(newestFirst: true) { ticket in
      if isWanted(ticket.state) { found.append(("\(ticket.number)", ticket.heading)) }
      return found.count < Complete.ticketLimit
    }
    return found
  }

  /// A description on one line, without anything that could drive a terminal.
  private func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(60)))
  }
}
