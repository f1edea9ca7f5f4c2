import Pictures
import Testing

@Suite struct `A text on a page` {
  @Test(arguments: [
    ("plain текст", "plain текст"), ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"),
    ("\" onload='x'", "&quot; onload=&#39;x&#39;"), ("\u{0}\u{1b}[31m", "\u{FFFD}\u{FFFD}[31m"),
    ("\u{202E}abc\u{FFFF}", "\u{FFFD}abc\u{FFFD}"), ("line\nline\ttab", "line\nline\ttab"),
  ]) func `is never made of text`(_ text: String, _ expected: String) { #expect(Markup.text(text) == expected) }
}
