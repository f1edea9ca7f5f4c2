// How is text written in mdoc, the macro language of manual pages? A writer of lines that escapes what the formatter
// would take for its own: backslashes, quotes and hyphens anywhere, dots and apostrophes at the start of a line, and
// words that are macro names or delimiters among macro arguments. Letters outside ASCII are written as UTF-8.

/// A manual page under construction.
struct Mdoc {
  private(set) var text = ""

  /// A macro line of which every word is given as it shall stand: see `argument` for words of users.
  mutating func macro(_ words: String...) {
    text += "." + words.joined(separator: " ") + "\n"
  }

  /// A comment line.
  mutating func comment(_ comment: String) {
    text += ".\\\" " + comment + "\n"
  }

  /// Running text, one sentence a line, as mdoc wants it.
  mutating func prose(_ paragraph: String) {
    for sentence in Self.sentences(of: paragraph) {
      for line in TextFlow.fill(sentence, width: 78) { text += Self.line(line, isProse: true) + "\n" }
    }
  }

  /// Paragraphs and verbatim lines; the first paragraph continues what stands before unless `separated`.
  mutating func body(_ body: String, separated: Bool) {
    var needsBreak = separated
    for block in TextBlock.blocks(of: body) {
      switch block {
      case .paragraph(let words):
        if needsBreak { macro("Pp") }
        prose(words)
      case .verbatim(let lines): literal(lines)
      }
      needsBreak = true
    }
  }

  /// Lines kept as they are, in a block of their own.
  mutating func literal(_ lines: [String], offset: String = "") {
    macro("Bd -literal" + offset)
    for line in lines { text += Self.line(line) + "\n" }
    macro("Ed")
  }

  /// A list of terms: `head` is a ready line of macro words.
  mutating func list(_ items: [(head: String, text: String)]) {
    macro("Bl -tag -width Ds")
    for item in items {
      macro("It", item.head)
      prose(item.text)
    }
    macro("El")
  }

  /// A line of text. In prose a hyphen inside a word stays one, elsewhere it is a minus that can be copied.
  static func line(_ line: String, isProse: Bool = false) -> String {
    let escaped = escape(line, isProse: isProse)
    return escaped.hasPrefix(".") || line.isEmpty ? "\\&" + escaped : escaped
  }

  /// One macro argument: quoted if it has spaces, protected if it could be taken for a macro or a delimiter.
  static func argument(_ word: String) -> String {
    let escaped = escape(word).replacing("\"", with: "\\(dq")
    let isDelimiter = word.count == 1 && ".,:;()[]?!|".contains(word)
    let looksLikeMacro =
      (2...3).contains(word.utf8.count) && word.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    let protected = isDelimiter || looksLikeMacro ? "\\&" + escaped : escaped
    return protected.contains(" ") ? "\"\(protected)\"" : protected
  }

  /// An option's name as arguments: `Fl \-reason`.
  static func flag(_ name: String) -> String {
    "Fl " + argument(String(name.dropFirst()))
  }

  private static func escape(_ text: String, isProse: Bool = false) -> String {
    var result = ""
    for character in text {
      switch character {
      case "-" where isProse && result.last?.isLetter == true: result += "-"
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "~": result += "\\(ti"
      case "^": result += "\\(ha"
      default: result.append(character)
      }
    }
    return result
  }

  /// Splits after `.`, `?` and `!` where a capital letter follows.
  static func sentences(of paragraph: String) -> [String] {
    var sentences: [String] = []
    var current: [Substring] = []
    for word in paragraph.split(separator: " ") {
      if let last = current.last, endsSentence(last), word.first?.isLowercase == false {
        sentences.append(current.joined(separator: " "))
        current = []
      }
      current.append(word)
    }
    return sentences + [current.joined(separator: " ")].filter { !$0.isEmpty }
  }

  private static func endsSentence(_ word: Substring) -> Bool {
    guard let end = word.last(where: { !")\"»”'".contains($0) }) else { return false }
    return ".?!".contains(end)
  }
}
