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
      let (sound, length) =
        word[index] < Letter.firstCyrillic || word[index] > 0x5F
        ? latin(word, index) : (cyrillic[Int(word[index] - Letter.firstCyrillic)], 1)
      index += length
      for letter in sound where letter != key.last { append(letter, to: &key) }
    }
    return key
  }

  /// Adds a sound; тс and тьс are ц, as ts and tsya are read.
  private static func append(_ letter: UInt8, to key: inout [UInt8]) {
    if letter == UInt8(ascii: "s"), key.last == UInt8(ascii: "t") {
      key[key.count - 1] = UInt8(ascii: "c")
    } else {
      key.append(letter)
    }
  }

  private static let cyrillic: [[UInt8]] =
    "a b v g d e j z i i k l m n o p r s t u f h c 4 6 6 - i - e u a".split(separator: " ").map {
      $0 == "-" ? [] : Array($0.utf8)
    }

  /// Groups of Latin letters that spell one sound, longest first.
  private static let groups: [([UInt8], [UInt8])] = [
    ("shch", "6"), ("sch", "6"), ("zh", "j"), ("kh", "h"), ("ts", "c"), ("tc", "c"), ("ch", "4"), ("sh", "6"),
    ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"), ("ya", "a"), ("ja", "a"), ("yu", "u"), ("ju", "u"),
    ("ck", "k"), ("ph", "f"), ("iy", "i"), ("yi", "i"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static let single: [UInt8] = {
    var table = (0..<128).map { UInt8($0) }
    for (letter, sound) in ["w": "v", "y": "i", "x": "h", "q": "k"] as KeyValuePairs<Unicode.Scalar, Unicode.Scalar> {
      table[Int(letter.value)] = UInt8(ascii: sound)
    }
    table[Int(UInt8(ascii: "j"))] = UInt8(ascii: "i")
    table[Int(Letter.apostrophe)] = 0
    return table
  }()

  private static func latin(_ word: [UInt8], _ index: Int) -> ([UInt8], Int) {
    for (group, sound) in groups where index + group.count <= word.count {
      if word[index..<index + group.count].elementsEqual(group) { return (sound, group.count) }
    }
    let sound = single[Int(word[index] & 0x7F)]
    return (sound == 0 ? [] : [sound], 1)
  }
}
