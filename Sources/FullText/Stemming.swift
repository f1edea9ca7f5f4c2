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
      if let regular = Irregular.shared.forms[word] { stem = regular }
      RussianStemmer.shared.stem(&stem)
      Irregular.shared.dropFleetingVowel(&stem)
    } else {
      EnglishStemmer.shared.stem(&stem)
    }
    return stem.isEmpty ? word : stem
  }

  /// Whether a Russian word is a passive participle or made of one (удалённый, прикреплённых): it says which thing is meant,
  /// not what is to be done.
  static func isParticiple(_ word: [UInt8]) -> Bool {
    guard word.count >= 8 else { return false }
    return Participle.shared.endings.contains { word.ends(with: $0) }
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
  private let suffixes = [[UInt8]](
    endings: "ирова ировал ирован ировк ова ован евал ева ыва ива ываем аем ен ени ан ани ни ян а и я к")
  private let softened: [([UInt8], [UInt8])] = [
    ("вл", "в"), ("пл", "п"), ("бл", "б"), ("мл", "м"), ("жд", "д"), ("щ", "т"), ("ч", "т"), ("ж", "д"), ("ш", "с"),
    ("з", "д"), ("ст", "с"),
  ].map { ([UInt8](letters: $0.0), [UInt8](letters: $0.1)) }
  /// Roots that words of different meaning share: подпись and подписка, письмо and писать.
  private let ambiguous = Set([[UInt8]](endings: "ответ подпис пис прилож ключ вид сред стран наход случ"))

  func root(of stem: [UInt8]) -> [UInt8]? {
    var root = stem
    while let length = root.longestSuffix(of: suffixes, from: 4) { root.removeLast(length) }
    soften(&root)
    if root.last == Letter.softSign { root.removeLast() }
    return ambiguous.contains(root) ? nil : root
  }

  private func soften(_ root: inout [UInt8]) {
    guard root.count >= 4 else { return }
    for (from, to) in softened where root.ends(with: from, from: 2) {
      root.replaceSubrange((root.count - from.count)..., with: to)
      return
    }
  }
}

/// The endings of passive participles.
private struct Participle: Sendable {
  static let shared = Participle()

  let endings: [[UInt8]]

  init() {
    let cases = ["ый", "ая", "ое", "ые", "ого", "ой", "ых", "ому", "ым", "ую", "ыми", "ом"]
    endings = cases.flatMap { ending in ["анн", "енн", "янн"].map { [UInt8](letters: $0 + ending) } }
  }
}

/// Inflections that no rule of endings finds.
private struct Irregular: Sendable {
  static let shared = Irregular()

  /// Forms with the form that stands for them.
  let forms: [[UInt8]: [UInt8]]
  private let vowels = LetterSet("аеиоуыэюя")
  private let fleeting = [[UInt8]](endings: "ок ек")

  init() {
    let groups = [
      "письмо писем", "имени имя именем имена имен именами", "времени время временем времена", "дня день дней дни днем",
      "деньги денег", "друг друзья друзей друзьям друзьями", "ребенок дети детей детям", "человек люди людей людям",
      "окно окон", "число чисел", "папка папочка", "ссылка ссылочка",
    ]
    var forms: [[UInt8]: [UInt8]] = [:]
    for group in groups {
      let words = group.split(separator: " ").map { [UInt8](letters: String($0)) }
      for word in words.dropFirst() where forms[word] == nil { forms[word] = words[0] }
    }
    self.forms = forms
  }

  /// папок to папк, настроек to настройк; человек and its forms go along to one stem, which is all that matters.
  func dropFleetingVowel(_ stem: inout [UInt8]) {
    let index = stem.count - 2
    guard index >= 2, stem.longestSuffix(of: fleeting, from: 2) != nil else { return }
    if vowels.contains(stem[index - 1]) {
      stem[index] = 0x49
    } else {
      stem.remove(at: index)
    }
  }
}
