import TestSupport
import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `The search of the journal for a phrase` {
  /// Where the phrase, or an escape that may spell a character of it, first stands: place by place.
  private func firstOffset(of phrase: Phrase, in text: [UInt8], from start: Int) -> Int? {
    var isEscaped = false
    for place in text.indices {
      let isBackslash = text[place] == UInt8(ascii: "\\")
      let next = place + 1 < text.count ? text[place + 1] : 0
      let isEscape = isBackslash && !isEscaped && (next == UInt8(ascii: "u") || next == UInt8(ascii: "/"))
      isEscaped = isBackslash && !isEscaped
      if place >= start, isEscape || phrase.stands(in: text.span, at: place) { return place }
    }
    return nil
  }

  @Test func `finds the same as looking at each place`() {
    var random = SplitMix(seed: 31)
    func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let letters = Array("abAB пПрРёЁ—🙂,\".eoае").map(String.init) + ["\\\\", "\\n", "\\\"", "\\u0430", "\\/", "u", "/"]
    var (hits, misses) = (0, 0)
    for round in 0..<6000 {
      // Mostly of few letters, so that phrases are found; with the rarer ones far apart.
      let few = [4, 12, letters.count][round % 3]
      let text = Array((0..<pick(150)).map { _ in letters[pick(few)] }.joined().utf8)
      let phrase = Phrase((0..<1 + pick(5)).map { _ in letters[pick(few)] }.joined())
      let search = PhraseSearch(phrase)
      // From where no backslash can be the second half of an escape.
      let start = pick(3) == 0 ? 0 : text.firstIndex { $0 != UInt8(ascii: "\\") && $0 < 0x80 }.map { $0 + 1 } ?? 0
      let expected = firstOffset(of: phrase, in: text, from: start)
      #expect(search.firstOffset(in: text.span, from: start) == expected, "\(phrase.lowerCased) in \(text)")
      if expected == nil { misses += 1 } else { hits += 1 }
    }
    #expect(hits > 1000 && misses > 500, "\(hits) \(misses)")
  }

  @Test(arguments: [0, 1, 15, 16, 31, 32, 33, 63, 64, 200])
  func `finds a phrase at any distance from both ends`(_ before: Int) {
    let phrase = Phrase("Принтер")
    for behind in [0, 1, 15, 16, 31, 32, 40] {
      let (some, more) = (String(repeating: "р", count: before), String(repeating: "р", count: behind))
      let text = Array((some + "пРИНТер" + more).utf8)
      #expect(PhraseSearch(phrase).firstOffset(in: text.span, from: 0) == before * 2)
      #expect(PhraseSearch(phrase).firstOffset(in: text.span, from: before * 2 + 1) == nil)
    }
  }

  @Test func `tells each complete line that may hold it, once`() {
    let text = Array("one two\ntwo two two\nnone\n\\u0074wo\nc:\\\\users\nTWO\ntwo".utf8)
    var lines: [String] = []
    PhraseSearch(Phrase("two")).forEachLine(in: text.span) { line in
      lines.append(String(decoding: text[line], as: UTF8.self))
    }
    #expect(lines == ["one two", "two two two", "\\u0074wo", "TWO"])
  }

  @Test func `counts numbers and gives them in order`() {
    var numbers = NumberSet()
    for number in [70_000, 3, 4096, 4095, 3, 2_000_000_001, 64, 63, 70_000] { numbers.insert(number) }
    #expect(numbers.numbers == [3, 63, 64, 4095, 4096, 70_000, 2_000_000_001])
    #expect(numbers.count == numbers.numbers.count)
    #expect(numbers.contains(4096) && !numbers.contains(4097) && !numbers.contains(5000))
  }
}
