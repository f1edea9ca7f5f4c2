// How do articles look? Results as a short list with the matched words marked; an article wrapped and coloured on a
// terminal, as its Markdown in a pipe; all articles by product and topic. Facts are the same everywhere.

internal import CommandLineKit
internal import Desk
internal import FullText
internal import HelpArticles
internal import Terminal

/// One result of a search, on a terminal.
struct ResultView {
  let context: Context

  private var width: Int { max(context.console.settings.width, 20) }

  /// The rank, the title, the slug, and the snippet with its marks.
  func print(_ rank: Int, _ found: FoundArticle) {
    let snippet = found.snippet
    let title = TextLayout.wrap(found.title, width: width, indent: 0, hanging: 3)
    for (index, line) in title.enumerated() {
      context.console.line(
        index == 0 ? context.console.styled("\(rank). \(line)", .bold) : context.console.styled(line, .bold))
    }
    context.console.line("   " + context.console.styled(found.slug, .cyan))
    // Marks are put after wrapping: a wrapped line is a run of the snippet's own words.
    var place = 0
    let bytes = Array(snippet.text.utf8)
    for line in TextLayout.wrap(Visible.text(snippet.text, keepingLines: false), width: width, indent: 3) {
      context.console.line(marked(line, bytes, snippet.marks, &place))
    }
  }

  /// Where the score came from.
  func print(_ hit: SearchHit, _ explanation: ScoreExplanation) {
    for step in explanation.steps {
      let parts = [step.weight, step.rarity, step.impact].map { Decimal3.text($0) }.joined(separator: " x ")
      context.console.line(
        Visible.text("   \(step.word) -> \(step.term) (\(step.kind.rawValue)): \(parts)", keepingLines: false))
    }
    let factors = [
      ("neighbours", explanation.neighbours), ("labels", explanation.labels), ("coverage", explanation.coverage),
      ("prominence", explanation.prominence), ("score", hit.score), ("confidence", hit.confidence),
    ]
    context.console.line("   " + factors.map { "\($0.0) \(Decimal3.text($0.1))" }.joined(separator: ", "))
  }

  /// The line with those bytes in colour that the marks cover; `place` is how far in the snippet the lines before went.
  private func marked(_ line: String, _ snippet: [UInt8], _ marks: [Snippet.Mark], _ place: inout Int) -> String {
    guard context.console.settings.colour else { return line }
    var shown = ""
    var word: [UInt8] = []
    var isMarked = false
    func close() {
      let text = String(decoding: word, as: UTF8.self)
      shown += isMarked ? context.console.styled(text, .mark) : text
      word.removeAll()
    }
    for byte in line.utf8 {
      // Indentation and folded blanks stand only in the line.
      while place < snippet.count, snippet[place] != byte, snippet[place] == 0x20 { place += 1 }
      let isHere = place < snippet.count && snippet[place] == byte
      let covers = isHere && marks.contains { $0.start <= place && place < $0.end }
      if covers != isMarked {
        close()
        isMarked = covers
      }
      word.append(byte)
      if isHere { place += 1 }
    }
    close()
    return shown
  }
}

/// One article, to be read.
struct ArticleView {
  let help: HelpDesk
  let context: Context

  /// Prints the article of that slug; a failure with the nearest slugs if there is none.
  func print(_ slug: String) throws(Failure) {
    let article = try help.article(slug)
    let english = context.language == .en ? article.bodyEnglish : nil
    if context.language == .en, english == nil {
      context.note(Text("this article's text is in Russian only", ru: ""))
    }
    let body = english ?? article.body
    context.console.page()
    guard context.console.settings.isTerminal else {
      return context.console.write("# \(article.title(context.language))\n\n\(body)\(body.hasSuffix("\n") ? "" : "\n")")
    }
    context.console.line(context.console.styled(article.title(context.language), .bold))
    context.console.line(context.console.styled("\(article.product)/\(article.topic)  \(article.slug)", .dim))
    context.console.line()
    for line in body.split(separator: "\n", omittingEmptySubsequences: false) { print(line) }
    if !article.related.isEmpty {
      if !body.hasSuffix("\n") { context.console.line() }
      let related = context.say(Text("See also: ", ru: "См. также: ")) + article.related.joined(separator: ", ")
      for line in TextLayout.wrap(related, width: width, indent: 0, hanging: 2) { context.console.line(line) }
    }
  }

  private var width: Int { min(max(context.console.settings.width, 20), 76) }

  /// One line of Markdown: a heading, an item, or a paragraph.
  private func print(_ line: Substring) {
    guard !line.isEmpty else { return context.console.line() }
    let text = ArticleView.plain(line)
    if line.hasPrefix("#") {
      return context.console.line(context.console.styled(String(text.drop { $0 == "#" || $0 == " " }), .bold))
    }
    let hanging = ArticleView.markerWidth(line)
    for wrapped in TextLayout.wrap(text, width: width, indent: 0, hanging: hanging) { context.console.line(wrapped) }
  }

  /// How wide the marker of a list's item is: 3 for `1. `, 2 for `- `.
  private static func markerWidth(_ line: Substring) -> Int {
    if line.hasPrefix("- ") { return 2 }
    let digits = line.prefix { $0.isNumber }
    return !digits.isEmpty && line.dropFirst(digits.count).hasPrefix(". ") ? digits.count + 2 : 0
  }

  /// Without `**`, links as `text (slug)`.
  private static func plain(_ line: Substring) -> String {
    let text = Visible.text(String(line).replacing("**", with: ""), keepingLines: false)
    var shown = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]"),
      rest[close...].dropFirst().first == "(", let end = rest[close...].firstIndex(of: ")")
    {
      let target = rest[rest.index(close, offsetBy: 2)..<end]
      shown += rest[..<open] + rest[rest.index(after: open)..<close] + " (\(target))"
      rest = rest[rest.index(after: end)...]
    }
    return shown + rest
  }
}

/// All articles by product and topic.
struct TopicIndex {
  let help: HelpDesk
  let context: Context

  /// Prints the articles, of one product or topic if given.
  func print(product: String?, topic: String?) {
    let articles = help.library.articles.filter { article in
      (product == nil || article.product == product) && (topic == nil || article.topic == topic)
    }
    guard context.console.settings.isTerminal else {
      for article in articles {
        context.console.write(
          TabSeparated.row(["\(article.product)/\(article.topic)", article.slug, article.title(context.language)]))
      }
      return
    }
    context.console.page()
    var heading = ""
    for article in articles.sorted(by: { ($0.product, $0.topic) < ($1.product, $1.topic) }) {
      let name = "\(article.product)/\(article.topic)"
      if name != heading {
        if !heading.isEmpty { context.console.line() }
        context.console.line(context.console.styled(name, .bold))
        heading = name
      }
      let slug = context.console.styled(TextLayout.pad(article.slug, to: 26), .cyan)
      let room = max(context.console.settings.width - 29, 10)
      context.console.line("  \(slug) " + TextLayout.fit(article.title(context.language), to: room))
    }
  }
}
