// How are paragraphs fitted to a width? Words are filled into lines; lines that begin with a space are kept as they
// are (tables, commands). Widths are counted in characters, which is right for Latin and Cyrillic, the only scripts of
// descriptions. A word longer than a line stands alone on it, uncut.

/// A piece of running text.
enum TextBlock: Equatable {
  /// Words to be filled.
  case paragraph(String)
  /// Lines to be kept.
  case verbatim([String])

  /// The blocks of a text in which empty lines separate paragraphs.
  static func blocks(of text: String) -> [TextBlock] {
    var blocks: [TextBlock] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.allSatisfy({ $0 == " " }) {
        isOpen = false
        continue
      }
      switch (blocks.last, line.hasPrefix(" ")) {
      case (.verbatim(let lines)?, true):
        blocks[blocks.count - 1] = .verbatim(lines + (isOpen ? [line] : ["", line]))
      case (.paragraph(let words)?, false) where isOpen: blocks[blocks.count - 1] = .paragraph(words + " " + line)
      case (_, true): blocks.append(.verbatim([line]))
      case (_, false): blocks.append(.paragraph(line))
      }
      isOpen = true
    }
    return blocks
  }
}

/// Filling of words into lines.
enum TextFlow {
  /// The lines of `words`, each at most `width` characters unless one word is longer. The first line has `first`
  /// characters less, being started already.
  static func fill(_ words: [String], width: Int, first: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    var room = width - first
    for word in words where !word.isEmpty {
      let length = word.count
      if line.isEmpty ? lines.isEmpty && first > 0 && length > room : length + 1 > room {
        lines.append(line)
        line = word
        room = width - length
      } else {
        room -= length + (line.isEmpty ? 0 : 1)
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The lines of a paragraph.
  static func fill(_ paragraph: String, width: Int) -> [String] {
    fill(paragraph.split(separator: " ").map(String.init), width: width)
  }

  /// A phrase as a sentence: a capital at its start, a full stop at its end, unless it brings its own.
  static func sentence(_ phrase: String) -> String {
    guard let first = phrase.first, let last = phrase.last else { return phrase }
    return first.uppercased() + phrase.dropFirst() + (".?!…:".contains(last) ? "" : ".")
  }

  /// `term` padded to `width`, then `text` filled beside it; below it, if the term is too long.
  static func row(_ term: String, _ text: String, indent: Int, column: Int, width: Int) -> [String] {
    let margin = String(repeating: " ", count: indent + column)
    let lines = fill(text, width: width - indent - column)
    let head = String(repeating: " ", count: indent) + term
    guard head.count + 2 <= margin.count, let first = lines.first else {
      return [head] + lines.map { margin + $0 }
    }
    let start = head + String(repeating: " ", count: margin.count - head.count) + first
    return [start] + lines.dropFirst().map { margin + $0 }
  }
}
