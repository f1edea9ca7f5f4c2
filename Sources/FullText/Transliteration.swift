// Which Russian word was meant by Latin letters? The everyday scheme, read greedily with the longest group first; where
// schemes disagree (y, j, h, c) the commonest reading wins and SoundKey.swift covers the others. Words that are not
// transliterated Russian come out as nonsense, which is then not found: the caller tries both.

/// Latin letters read as Russian.
enum Transliteration {
  private static let table: [([UInt8], [UInt8])] = [
    ("shch", "щ"), ("tsya", "тся"), ("tsja", "тся"), ("sch", "щ"), ("yo", "е"), ("jo", "е"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("tc", "ц"),
    ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ju", "ю"), ("iu", "ю"), ("ya", "я"), ("ja", "я"), ("ia", "ия"),
    ("ye", "е"), ("je", "е"), ("iy", "ий"), ("yj", "ый"), ("ij", "ий"), ("yi", "ый"), ("ay", "ай"), ("ey", "ей"),
    ("oy", "ой"), ("uy", "уй"), ("a", "а"), ("b", "б"), ("c", "к"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"),
    ("h", "х"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"),
    ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("x", "х"), ("y", "ы"),
    ("z", "з"), ("4", "ч"), ("6", "ш"), ("'", "ь"),
  ].map { ([UInt8](letters: $0.0), [UInt8](letters: $0.1)) }

  /// `word` in Russian letters, or nil if a part of it has no reading; linear.
  static func russian(_ word: [UInt8]) -> [UInt8]? {
    guard word.hasLatin, !word.hasCyrillic else { return nil }
    var russian: [UInt8] = []
    var index = 0
    while index < word.count {
      let found = table.first { group, _ in
        index + group.count <= word.count && word[index..<index + group.count].elementsEqual(group)
      }
      guard let (group, letters) = found else { return nil }
      russian.append(contentsOf: letters)
      index += group.count
    }
    return russian
  }
}
