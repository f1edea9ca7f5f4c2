// Do two words sound alike, whatever their alphabet? Both scripts are brought to one Latin skeleton in which the usual
// spellings of a Russian sound fall together (ж zh, х kh h, ц ts c, ч ch 4, ш щ sh sch 6, ы и й y i, э е e, я ya a,
// ю yu u, в w v), soft and hard signs vanish and doubled letters count once. So «pochty», «почты» and «пачты» differ
// only where they sound different. Equal keys are a hint, not proof: the caller weighs them below an exact stem.

/// The common skeleton of Russian and transliterated words.
enum SoundKey {
  /// The key of a folded word; linear.
  static func key(of word: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(word.count)
    var index = 0
    while index < word.count {
      let letter = word[index]
      let isCyrillic = Letter.isCyrillic(letter)
      let (sound, length) = isCyrillic ? (cyrillic[Int(letter - Letter.firstCyrillic)], 1) : latin(word, index)
      index += length
      if sound != none, sound != key.last { append(sound, to: &key) }
    }
    return key
  }

  private static let none = UInt8(ascii: "-")

  /// Adds a sound; тс and тьс are ц, as ts and tsya are read.
  private static func append(_ letter: UInt8, to key: inout [UInt8]) {
    if letter == UInt8(ascii: "s"), key.last == UInt8(ascii: "t") {
      key[key.count - 1] = UInt8(ascii: "c")
    } else {
      key.append(letter)
    }
  }

  /// The sounds of а to я; - for none.
  private static let cyrillic: [UInt8] = Array("abvgdejziiklmnoprstufhc466-i-eua".utf8)

  /// Groups of Latin letters that spell one sound, in turn with it, longest first.
  private static let groups = WordList(
    "shch 6 sch 6 zh j kh h ts c tc c ch 4 sh 6 yo e jo e ye e je e ya a ja a yu u ju u ck k ph f iy i yi i")

  private static let single: [UInt8] = {
    var table = (0..<128).map { UInt8($0) }
    let changes = Array("wvyixhqkji".utf8)
    for index in stride(from: 0, to: changes.count, by: 2) { table[Int(changes[index])] = changes[index + 1] }
    table[Int(Letter.apostrophe)] = UInt8(ascii: "-")
    return table
  }()

  private static func latin(_ word: [UInt8], _ index: Int) -> (UInt8, Int) {
    for group in stride(from: 0, to: groups.count, by: 2) where groups.isWord(group, in: word, at: index) {
      return (groups[group + 1][0], groups.length(group))
    }
    return (single[Int(word[index] & 0x7F)], 1)
  }
}
