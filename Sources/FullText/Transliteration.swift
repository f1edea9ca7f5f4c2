// Which Russian word was meant by Latin letters? The everyday scheme, read greedily with the longest group first; where
// schemes disagree (y, j, h, c) the commonest reading wins and SoundKey.swift covers the others. Words that are not
// transliterated Russian come out as nonsense, which is then not found: the caller tries both.

/// Latin letters read as Russian.
enum Transliteration {
  /// Groups of Latin letters with what they are in Russian, in turn; the first that fits counts.
  private static let table = WordList(
    "shch щ tsya тся tsja тся sch щ yo е jo е zh ж kh х ts ц tc ц ch ч sh ш yu ю ju ю ya я ja я ye е je е "
      + "a а b б c к d д e е f ф g г h х i и j й k к l л m м n н o о p п q к r р s с t т u у v в w в x х y ы z з 4 ч 6 ш ' ь"
  )

  /// After these a lone y is й: novyy, moy, akkauntey.
  private static let vowels = LetterSet("aeiouy")
  private static let shortI = [UInt8](letters: "й")

  /// `word` in Russian letters, or nil if a part of it has no reading; linear.
  static func russian(_ word: [UInt8]) -> [UInt8]? {
    guard word.hasLatin, !word.hasCyrillic else { return nil }
    var russian: [UInt8] = []
    var index = 0
    while index < word.count {
      let found = stride(from: 0, to: table.count, by: 2).first { table.isWord($0, in: word, at: index) }
      guard let found else { return nil }
      let isShortI = word[index] == UInt8(ascii: "y") && table.length(found) == 1
      russian.append(contentsOf: isShortI && index > 0 && vowels.contains(word[index - 1]) ? shortI : table[found + 1])
      index += table.length(found)
    }
    return russian
  }
}
