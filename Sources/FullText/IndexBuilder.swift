// How do documents become an index? Takes them one by one, counts the words of each field, and at the end weighs the
// counts against the average lengths and writes the form told in IndexFormat.swift (IndexWriter.swift). The same
// documents in the same order give the same bytes. About a million words a second and 15 bytes of memory a counted word.

/// Builds an index from documents.
public struct IndexBuilder {
  static let fieldCount = 5

  /// What one word of one document counts, field by field.
  struct Entry {
    var term: Int32
    var counts: (UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0)
  }

  let options: IndexOptions
  let rules: QueryRules
  private(set) var forms = WordSet()
  private(set) var terms = WordSet()
  /// The term of each form.
  private(set) var formTerms: [Int32] = []
  private(set) var entries: [Entry] = []
  /// Where each document's entries begin.
  private(set) var entryStarts: [Int] = [0]
  /// Lengths in words, `fieldCount` a document.
  private(set) var lengths: [UInt32] = []
  /// Label phrases: kind, count and terms, one after the other; where each document's begin; how many it has.
  private(set) var labels: [Int32] = []
  private(set) var labelStarts: [Int] = [0]
  private(set) var phraseCounts: [Int] = []
  private(set) var keys: [[UInt8]] = []
  private(set) var products: [Int] = []
  private(set) var topics: [Int] = []
  private(set) var inboundLinks: [Int] = []
  private(set) var names = WordSet()

  /// The document and the entry that a term was counted in last.
  private var lastDocument: [Int32] = []
  private var lastEntry: [Int32] = []
  /// Terms that begin a phrase with a concept, and all phrases by their terms' numbers.
  private var phraseBeginnings: [Bool] = []
  private var stops: [Bool] = []
  private var fieldTerms: [Int32] = []

  /// Creates an empty builder.
  public init(options: IndexOptions = IndexOptions(), rules: QueryRules = .bundled) {
    self.options = options
    self.rules = rules
  }

  /// The number of documents added so far.
  public var documentCount: Int { keys.count }

  /// Whether the term is a stop word.
  func isStop(_ term: Int32) -> Bool { stops[Int(term)] }

  /// Adds a document; its number is the count before. Documents past the form's limit (a million) are left out.
  public mutating func add(_ document: Document) {
    guard keys.count < IndexFormat.mostDocuments else { return }
    keys.append(Array(document.key.utf8.filter { $0 >= 0x20 && $0 < 0x7F }.prefix(16_383)))
    products.append(name(document.product))
    topics.append(name(document.topic))
    inboundLinks.append(min(max(document.inboundLinks, 0), 127))
    phraseCounts.append(0)
    var fieldLengths = [UInt32](repeating: 0, count: IndexBuilder.fieldCount)
    fieldLengths[0] = addText(document.title, field: 0, label: 0)
    fieldLengths[1] = addText(document.titleEnglish, field: 1, label: 1)
    for keyword in options.keywords ? document.keywords : [] { fieldLengths[2] += addText(keyword, field: 2, label: 2) }
    fieldLengths[3] = addText(document.summary, field: 3, label: nil)
    fieldLengths[4] = addText(document.body, field: 4, label: nil)
    lengths.append(contentsOf: fieldLengths)
    entryStarts.append(entries.count)
    labelStarts.append(labels.count)
  }

  private mutating func name(_ text: String) -> Int {
    names.insert(Array(text.utf8.filter { $0 >= 0x20 && $0 < 0x7F }.prefix(100))).index
  }

  /// Counts the words of one text and returns their number.
  private mutating func addText(_ text: String, field: Int, label: Int32?) -> UInt32 {
    guard !text.isEmpty else { return 0 }
    fieldTerms.removeAll(keepingCapacity: true)
    var scanner = WordScanner([UInt8](text.utf8))
    while scanner.next() {
      let term = term(of: scanner.letters)
      fieldTerms.append(term)
      count(term, field)
    }
    let words = fieldTerms.count
    if let label, words > 0 { addLabel(label) }
    addConcepts(field)
    return UInt32(truncatingIfNeeded: words)
  }

  private mutating func addLabel(_ kind: Int32) {
    let words = fieldTerms.prefix(IndexFormat.longestLabel)
    labels.append(kind)
    labels.append(Int32(truncatingIfNeeded: words.count))
    labels.append(contentsOf: words)
    phraseCounts[phraseCounts.count - 1] += 1
  }

  private mutating func term(of word: [UInt8]) -> Int32 {
    let form = forms.insert(word)
    if !form.isNew { return formTerms[form.index] }
    let term = addTerm(options.stems ? Stemming.stem(word) : word)
    formTerms.append(term)
    return term
  }

  private mutating func addTerm(_ stem: [UInt8]) -> Int32 {
    let term = terms.insert(stem)
    if term.isNew {
      lastDocument.append(-1)
      lastEntry.append(0)
      phraseBeginnings.append(rules.beginsConcept(stem))
      stops.append(rules.rules[stem]?.kind == .stop)
    }
    return Int32(truncatingIfNeeded: term.index)
  }

  /// Adds the words of rules that lead to words of the documents, as words that no document has.
  mutating func addRuleWords() {
    for word in rules.words where word.count >= TypoSearch.shortestWord && forms.find(word) == nil {
      guard let rule = rules.rules[Stemming.stem(word)], rule.targets.contains(where: { terms.find($0.stem) != nil })
      else {
        continue
      }
      _ = term(of: word)
    }
  }

  private mutating func count(_ term: Int32, _ field: Int) {
    let document = Int32(truncatingIfNeeded: keys.count - 1)
    let index = Int(term)
    if lastDocument[index] != document {
      lastDocument[index] = document
      lastEntry[index] = Int32(truncatingIfNeeded: entries.count)
      entries.append(Entry(term: term))
    }
    entries[Int(lastEntry[index])].increment(field)
  }

  /// Counts, for phrases like «учётная запись», the word that stands for them as well.
  private mutating func addConcepts(_ field: Int) {
    for start in fieldTerms.indices where phraseBeginnings[Int(fieldTerms[start])] {
      for length in 2...QueryRules.longestPhrase where start + length <= fieldTerms.count {
        let phrase = fieldTerms[start..<start + length].map { terms.word(Int($0)) }
        if let concept = rules.concepts[QueryRules.key(phrase)] { count(addTerm(concept), field) }
      }
    }
  }
}

extension IndexBuilder.Entry {
  mutating func increment(_ field: Int) {
    switch field {
    case 0: counts.0 = counts.0 == 255 ? 255 : counts.0 + 1
    case 1: counts.1 = counts.1 == 255 ? 255 : counts.1 + 1
    case 2: counts.2 = counts.2 == 255 ? 255 : counts.2 + 1
    case 3: counts.3 = counts.3 == 255 ? 255 : counts.3 + 1
    default: counts.4 = counts.4 == 255 ? 255 : counts.4 + 1
    }
  }
}
