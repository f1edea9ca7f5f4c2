// Which stem and which root stand for a word? Cyrillic words go to the Russian stemmer, the others to the English one.
// A root is coarser than a stem: own rules for what the Russian stemmer leaves apart and help texts use side by side
// (удалить, удаление, удалённый; папка, папок; подтвердить, подтверждение). Stems are what the index counts; roots only
// lead from one stem to its relatives, at a lower weight, so a root may be rough.

/// Stems and roots of folded words.
enum Stemming {
  /// The stem of `word`; numbers and words of one letter stay as they are.
  static func stem(_ word: [UInt8]) -> [UInt8] {
    guard word.count > 1, !word.isNumber else { return word }
    var stem = word
    if word.hasCyrillic {
      RussianStemmer.shared.stem(&stem)
    } else {
      EnglishStemmer.shared.stem(&stem)
    }
    return stem.isEmpty ? word : stem
  }

  /// The root of a Russian stem, or nil if the stem is too short or not Russian.
  static func root(ofStem stem: [UInt8]) -> [UInt8]? {
    guard stem.count >= 3, stem.allSatisfy(Letter.isCyrillic) else { return nil }
    return RootRules.shared.root(of: stem)
  }
}

/// The rules from stems to roots.
private struct RootRules: Sendable {
  static let shared = RootRules()

  private let vowels = Set([UInt8](letters: "аеиоуыэюя"))
  /// Verb and noun suffixes that the stemmer leaves: подключ-ен, отправ-к, загруж-а, использ-ова.
  private let suffixes = [[UInt8]](
    endings: "ирова ировал ирован ировк ова ован евал ева ыва ива ываем аем ен ени ан ани ни ян а и я к")
  private let softened: [([UInt8], [UInt8])] = [
    ("вл", "в"), ("пл", "п"), ("бл", "б"), ("мл", "м"), ("жд", "д"), ("щ", "т"), ("ч", "т"), ("ж", "д"), ("ш", "с"),
    ("з", "д"), ("ст", "с"),
  ].map { ([UInt8](letters: $0.0), [UInt8](letters: $0.1)) }
  private let fleeting = [[UInt8]](endings: "ок ек ец")

  func root(of stem: [UInt8]) -> [UInt8] {
    var root = stem
    dropFleetingVowel(&root)
    while let length = root.longestSuffix(of: suffixes, from: 4) { root.removeLast(length) }
    soften(&root)
    if root.last == Letter.softSign { root.removeLast() }
    return root
  }

  /// папок to папк, настроек to настройк, писем to письм.
  private func dropFleetingVowel(_ root: inout [UInt8]) {
    let index = root.count - 2
    guard index >= 2, root.longestSuffix(of: fleeting, from: 2) != nil else { return }
    if vowels.contains(root[index - 1]) {
      root[index] = 0x49
    } else {
      root.remove(at: index)
    }
  }

  private func soften(_ root: inout [UInt8]) {
    guard root.count >= 4 else { return }
    for (from, to) in softened where root.ends(with: from, from: 2) {
      root.replaceSubrange((root.count - from.count)..., with: to)
      return
    }
  }
}
