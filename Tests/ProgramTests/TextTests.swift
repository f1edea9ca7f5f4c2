// Does text come back as it was written? Paragraphs, files, stdin; CR, NUL, the final newline, decomposed letters; and
// paths that are bytes.

import Foundation
import TestSupport
import Testing

@Suite struct `Text` {
  /// The bodies of ticket 1's messages, from --json.
  private static func bodies(_ desk: TestDesk) throws -> [String] {
    let outcome = try desk.support("show", "1", "--json=messages")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any])
    return try #require(object["messages"] as? [[String: Any]]).compactMap { $0["body"] as? String }
  }

  @Test func `of several -m is paragraphs with an empty line between`() throws {
    let desk = try TestDesk()
    #expect(try desk.support("new", "-m", "One", "-m", "Two\n", "-m", "Three").output == "1\n")
    #expect(try Self.bodies(desk) == ["One\n\nTwo\n\n\nThree"])
  }

  @Test(arguments: [
    "one line without newline", "final newline\n", "two\n\n", "CR LF\r\nend\r", "NUL\u{0}inside", "e\u{301} and \u{e9}",
    "a \u{feff}mark inside", "tab\tand \u{1b}[31m", "\u{202e}bidi\u{2066}", "\u{10ffff}\u{fffe}",
    "--- > From \u{85}\u{2028}",
    "-n", "'\"\\$(x)`y`", String(repeating: "a\u{300}", count: 1200), "\n\nleading",
  ]) func `comes back byte for byte`(_ text: String) throws {
    let desk = try TestDesk()
    try desk.folder.write(text, to: "letter")
    #expect(try desk.support("new", "-q", "-F", "letter").status == 0)
    #expect(try desk.support("reply", "1", "-q", "-F", "-", input: text).status == 0)
    let bodies = try Self.bodies(desk).map { Array($0.utf8) }
    #expect(bodies == [Array(text.utf8), Array(text.utf8)])
    let exported = try desk.support("export", "-q").output
    #expect(try desk.support("--store", "copy", "import", input: exported).status == 0)
    #expect(try desk.support("--store", "copy", "export", "-q").output == exported)
    #expect(try desk.support("check").status == 0)
  }

  @Test(arguments: [
    "\n \u{2003}\t\nПервая\r\nвторая", "Первая", "\u{2028}Первая\u{2028}вторая", "\u{b}\u{c}Первая\u{85}вторая\n\n",
  ]) func `is listed by the first line with anything on it`(_ text: String) throws {
    let desk = try TestDesk()
    #expect(try desk.support("new", "-q", "-F", "-", input: text).status == 0)
    #expect(try desk.support("list", "--columns", "number,subject").output == "1\tПервая\n")
  }

  @Test func `of exactly 1 MiB is taken`() throws {
    let desk = try TestDesk()
    try desk.folder.write(String(repeating: "a", count: 1 << 20), to: "letter")
    #expect(try desk.support("new", "-q", "-F", "letter").output == "1\n")
    #expect(try Self.bodies(desk).first?.utf8.count == 1 << 20)
  }

  @Test func `paths are bytes, not text`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      f=$(printf 'letter\\377'); printf Text >"$f" 2>/dev/null || exit 77
      support -q new -F "$f" && support -q new --file="$f" -a "$f" && support -q --store "$(printf 'st\\377')" new -F "$f"
      support show 2 --json=messages
      """)
    guard outcome.status != 77 else { return }  // a file system that takes only UTF-8
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.hasPrefix("1\n2\n1\n"))
  }

  @Test func `an attachment of 25 MiB is taken, whole`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      head -c 26214400 /dev/zero | tr '\\0' x >big.bin
      support -q new -m Text -a big.bin && support -q show 1 --attachment 1 -o out.bin && cmp big.bin out.bin
      """)
    #expect(outcome.status == 0, "\(outcome.error)")
  }
}
