// Which stem and which root stand for a word? Cyrillic words go to the Russian stemmer, the others to the English one.
// Two things that a stemmer without a dictionary leaves apart are joined here: vowels that come and go (папка, папок;
// настройка, настроек) and a few irregular nouns of help texts (письмо, писем; имя, имени). A root is coarser than a stem: own rules for what the Russian stemmer leaves apart and help texts use side by side
// (удалить, удаление, удалённый; папка, папок; подтвердить, подтверждение). Stems are what the index counts; roots only
// lead from one stem to its relatives, at a lower weight, so a root may be rough.

/// Stems and roots of folded words.
enum Stemming {
  /// The stem of `word`; numbers and words of one letter stay as they are.
  static func stem(_ word: [UInt8]) -> [UInt8] {
    guard word.count > 1, !word.isNumber else { return word }
    var stem = word
    if word.hasCyrillic {
      if let regular = Irregular.shared.regular(word) { stem = regular }
      RussianStemmer.shared.stem(&stem)
      Irregular.shared.dropFleetingVowel(&stem)
    } else {
      EnglishStemmer.shared.stem(&stem)
    }
    return stem.isEmpty ? word : stem
  }

  /// Whether a Russian word is a passive participle or made of one (удалённый, прикреплённых): it says which thing is meant,
  /// not what is to be done. By its ending only, so a few adjectives (временного) count as well.
  static func isParticiple(_ word: [UInt8]) -> Bool {
    guard word.count >= 8 else { return false }
    // …анный, …енного, …янными: нн with its vowel before an ending of two or three letters.
    return [2, 3].contains { ending in
      let end = word.count - ending
      let isDouble = word[end - 1] == RussianLetter.n && word[end - 2] == RussianLetter.n
      return isDouble && [RussianLetter.a, RussianLetter.e, RussianLetter.ya].contains(word[end - 3])
    }
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

  /// Verb and noun suffixes that the stemmer leaves: подключ-ен, отправ-к, загруж-а, использ-ова.
  private let suffixes = WordList(
    "ирова ировал ирован ировк ова ован евал ева ыва ива ываем аем ен ени ан ани ни ян а и я к")
  /// Ends of stems with what they are before other suffixes, in turn; the first that fits counts.
  private let softened = WordList("вл в пл п бл б мл м жд д щ т ч т ж д ш с з д ст с")
  /// Roots that words of different meaning share: подпись and подписка, письмо and писать.
  private let ambiguous = WordList("ответ подпис пис прилож ключ вид сред стран наход случ")

  func root(of stem: [UInt8]) -> [UInt8]? {
    var root = stem
    while let suffix = suffixes.longestSuffix(of: root, from: 4) { root.removeLast(suffixes.length(suffix)) }
    soften(&root)
    if root.last == Letter.softSign { root.removeLast() }
    return ambiguous.contains(root) ? nil : root
  }

  private func soften(_ root: inout [UInt8]) {
    guard root.count >= 4 else { return }
    for index in stride(from: 0, to: softened.count, by: 2) {
      let start = root.count - softened.length(index)
      guard start >= 2, softened.isWord(index, in: root, at: start) else { continue }
      root.replaceSubrange(start..., with: softened[index + 1])
      return
    }
  }
}

/// Inflections that no rule of endings finds.
private struct Irregular: Sendable {
  static let shared = Irregular()

  /// Forms with the form that stands for them, in turn.
  private let forms = WordList(
    "писем письмо имя имени именем имени имена имени имен имени именами имени время времени временем времени "
      + "времена времени день дня дней дня дни дня днем дня денег деньги друзья друг друзей друг друзьям друг "
      + "друзьями друг окон окно чисел число папочка папка ссылочка ссылка")
  private let fleeting = WordList("ок ек")
  private let vowels = LetterSet("аеиоуыэюя")

  /// The form that stands for `word`, if it is one of these.
  func regular(_ word: [UInt8]) -> [UInt8]? { forms.find(word, step: 2).map { forms[$0 + 1] } }

  /// папок to папк, настроек to настройк; человек and its forms go along to one stem, which is all that matters.
  func dropFleetingVowel(_ stem: inout [UInt8]) {
    let index = stem.count - 2
    guard index >= 2, fleeting.longestSuffix(of: stem, from: 2) != nil else { return }
    if vowels.contains(stem[index - 1]) {
      stem[index] = 0x49
    } else {
      stem.remove(at: index)
    }
  }
}
