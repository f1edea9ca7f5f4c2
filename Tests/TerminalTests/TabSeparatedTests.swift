import Terminal
import Testing

@Suite struct `Rows for a pipe` {
  @Test(
    arguments: [
      ([], "\n"), ([""], "\n"), (["1", "open", "Не могу войти"], "1\topen\tНе могу войти\n"),
      (["a\tb", "c\nd", "e\rf", "g\\h"], "a\\tb\tc\\nd\te\\rf\tg\\\\h\n"), (["\\t"], "\\\\t\n"), (["\r\n"], "\\r\\n\n"),
      (["\u{1b}[2J", "\u{9b}", "\u{202e}", "\u{0}"], "\\x1b[2J\t\\u{9b}\t\\u{202e}\t\\x00\n"),
    ] as [([String], String)])
  func `escape what would break or drive`(cells: [String], row: String) {
    #expect(TabSeparated.row(cells) == row)
  }

  @Test func `can be read back exactly`() {
    for text in ["\\", "\\\\n", "\t\\t", "a\\x1b\u{1b}", "\\u{9b}\u{9b}", "п\\р", "\n\\n\r\\r"] {
      var bytes: [UInt8] = []
      TabSeparated.appendCell(text, to: &bytes)
      #expect(unescaped(String(decoding: bytes, as: UTF8.self)) == text)
    }
  }

  private func unescaped(_ cell: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = cell.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let kind = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      switch kind {
      case "t": result.append("\t")
      case "n": result.append("\n")
      case "r": result.append("\r")
      case "x", "u":
        let digits = kind == "x" ? rest.prefix(2) : rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(kind == "x" ? 2 : digits.count + 2)
        if let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value) { result.append(scalar) }
      default: result.append(kind)
      }
    }
    return String(result)
  }
}
