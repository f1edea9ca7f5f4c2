// Which words and phrases mean the same to a person who asks for help? Reads the rule lists (HelpVocabulary*.swift, or a
// caller's own) into rules keyed by stems. The index builder resolves them against the words of the documents, so a
// search pays one look-up. One rule a line, `#` begins a comment, members are separated by commas:
//
//   = удалить, удаление, стереть        a family: the same meaning in another form; each finds the others almost fully
//   ~ ящик, почта, учётная запись       near synonyms, each finds the others; phrases count as their first single word
//   > симка: телефон, номер             one way: the left asks for the right as well
//   ! как удалить: удаление             the left is replaced by the words on the right, before anything else
//   - как, что, где                     stop words: they decide nothing
//   . пожалуйста, подскажите            politeness: left out of the query altogether
//   x погода, рецепт                    foreign: what is asked about is the business of others, unless a text has the word
//
// A line of any other form is left out; a test holds that the bundled lists have none.

/// Rules by which queries are widened, rewritten and stripped.
public struct QueryRules: Sendable {
  /// The rules of Russian help desks that come with this library.
  public static let bundled = QueryRules(HelpVocabulary.all)
  /// No rules at all.
  public static var none: QueryRules { QueryRules("") }

  enum Kind: Int { case synonyms, rewriting, stop, filler, foreign }

  struct Target: Equatable {
    let stem: [UInt8]
    let weight: Float
  }

  struct Rule {
    var kind: Kind
    var targets: [Target]
  }

  static let familyWeight: Float = 0.88
  static let synonymWeight: Float = 0.7
  /// A rule's left side has at most this many words.
  static let longestPhrase = 4

  private(set) var rules: [[UInt8]: Rule] = [:]
  /// For every phrase of several words, the single word that stands for it in documents.
  private(set) var concepts: [[UInt8]: [UInt8]] = [:]
  private var beginnings: Set<[UInt8]> = []
  /// The single words of the left sides as they are written, so that typing errors in them can be found too.
  private(set) var words: [[UInt8]] = []
  /// Lines that were not understood, by number from 1.
  private(set) var rejectedLines: [Int] = []

  /// Reads rules from `text`.
  public init(_ text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let rule = line.prefix { $0 != "#" }
      let words = rule.drop { $0 == " " }
      guard let mark = words.first else { continue }
      if !read(mark, String(words.dropFirst())) { rejectedLines.append(index + 1) }
    }
  }

  private mutating func read(_ mark: Character, _ rest: String) -> Bool {
    switch mark {
    case "=", "~": noteWords(rest)
    default: break
    }
    switch mark {
    case "=": return addSet(members(rest), weight: QueryRules.familyWeight)
    case "~": return addSet(members(rest), weight: QueryRules.synonymWeight)
    case "-": return addWords(members(rest), .stop)
    case ".": return addWords(members(rest), .filler)
    case "x": return addWords(members(rest), .foreign)
    case ">", "!": break
    default: return false
    }
    let sides = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard sides.count == 2 else { return false }
    let left = members(String(sides[0]))
    noteWords(String(sides[0]))
    let right = mark == "!" ? (members(String(sides[1])).first ?? []) : members(String(sides[1])).compactMap(\.first)
    guard !left.isEmpty, !right.isEmpty else { return false }
    let weight = mark == "!" ? 1 : QueryRules.synonymWeight
    for phrase in left {
      add(phrase, mark == "!" ? .rewriting : .synonyms, right.map { Target(stem: $0, weight: weight) })
    }
    return true
  }

  /// The members of a list, each as its stems.
  private func members(_ text: String) -> [[[UInt8]]] {
    text.split(separator: ",").map { member in
      var scanner = WordScanner([UInt8](member.utf8))
      var stems: [[UInt8]] = []
      while scanner.next() { stems.append(Stemming.stem(scanner.letters)) }
      return stems
    }.filter { !$0.isEmpty && $0.count <= QueryRules.longestPhrase }
  }

  private mutating func noteWords(_ text: String) {
    for member in text.split(separator: ",") {
      var scanner = WordScanner([UInt8](member.utf8))
      guard scanner.next() else { continue }
      let word = scanner.letters
      if !scanner.next() { words.append(word) }
    }
  }

  private mutating func addSet(_ members: [[[UInt8]]], weight: Float) -> Bool {
    guard members.count > 1, let concept = members.first(where: { $0.count == 1 })?.first else { return false }
    let singles = members.filter { $0.count == 1 }.compactMap(\.first)
    for member in members {
      var targets = singles.filter { [$0] != member }.map { Target(stem: $0, weight: weight) }
      if member.count > 1 {
        targets.insert(Target(stem: concept, weight: 1), at: 0)
        let key = QueryRules.key(member)
        if concepts[key] == nil { concepts[key] = concept }
        if let first = member.first { beginnings.insert(first) }
      }
      add(member, .synonyms, targets)
    }
    return true
  }

  private mutating func addWords(_ members: [[[UInt8]]], _ kind: Kind) -> Bool {
    for member in members { add(member, kind, []) }
    return !members.isEmpty
  }

  private mutating func add(_ phrase: [[UInt8]], _ kind: Kind, _ targets: [Target]) {
    let key = QueryRules.key(phrase)
    guard var rule = rules[key] else {
      rules[key] = Rule(kind: kind, targets: targets)
      return
    }
    guard rule.kind == kind, kind == .synonyms else { return }
    for target in targets {
      if let index = rule.targets.firstIndex(where: { $0.stem == target.stem }) {
        if rule.targets[index].weight < target.weight { rule.targets[index] = target }
      } else {
        rule.targets.append(target)
      }
    }
    rules[key] = rule
  }

  /// Whether a phrase with a concept begins with `stem`.
  func beginsConcept(_ stem: [UInt8]) -> Bool { beginnings.contains(stem) }

  /// The key of a phrase: its stems with blanks between.
  static func key(_ stems: some Sequence<[UInt8]>) -> [UInt8] {
    var key: [UInt8] = []
    for stem in stems {
      if !key.isEmpty { key.append(Letter.space) }
      key.append(contentsOf: stem)
    }
    return key
  }
}
