// How is what the builder counted written down? Turns counts into impacts, orders terms by frequency and forms by
// letters, and lays out the sections of IndexFormat.swift.

extension IndexBuilder {
  /// The finished index, every byte below 0x80; or nil if it would pass the form's limits (2 M words, 256 MB).
  public func build() -> [UInt8]? {
    guard terms.count <= IndexFormat.mostStrings, forms.count <= IndexFormat.mostStrings else { return nil }
    var complete = self
    complete.addRuleWords()
    var writer = IndexWriter(complete)
    let bytes = writer.write()
    return bytes.count <= IndexFormat.mostBytes ? bytes : nil
  }

  /// Builds an index of `documents` in one go.
  public static func index(
    of documents: [Document], options: IndexOptions = IndexOptions(), rules: QueryRules = .bundled
  )
    -> [UInt8]?
  {
    var builder = IndexBuilder(options: options, rules: rules)
    for document in documents { builder.add(document) }
    return builder.build()
  }
}

/// One writing of an index.
private struct IndexWriter {
  private let builder: IndexBuilder
  /// Old term numbers by new ones, and the reverse.
  private let order: [Int]
  private let newNumbers: [Int]
  private let termWords: [[UInt8]]
  private let formOrder: [Int]
  private let formWords: [[UInt8]]
  private let norms: [Float]
  /// In how many documents each term stands, by old numbers.
  private let frequencies: [Int]

  init(_ builder: IndexBuilder) {
    self.builder = builder
    var frequencies = [Int](repeating: 0, count: builder.terms.count)
    for entry in builder.entries { frequencies[Int(entry.term)] += 1 }
    let words = (0..<builder.terms.count).map(builder.terms.word)
    let terms = words.indices.sorted {
      frequencies[$0] != frequencies[$1]
        ? frequencies[$0] > frequencies[$1] : words[$0].lexicographicallyPrecedes(words[$1])
    }
    var numbers = [Int](repeating: 0, count: terms.count)
    for (new, old) in terms.enumerated() { numbers[old] = new }
    order = terms
    self.frequencies = frequencies
    newNumbers = numbers
    termWords = terms.map { words[$0] }
    let forms = (0..<builder.forms.count).map(builder.forms.word)
    formOrder = forms.indices.sorted { forms[$0].lexicographicallyPrecedes(forms[$1]) }
    formWords = formOrder.map { forms[$0] }
    norms = IndexWriter.norms(builder)
  }

  /// The average length of each field, never 0.
  private static func norms(_ builder: IndexBuilder) -> [Float] {
    var sums = [Float](repeating: 0, count: IndexBuilder.fieldCount)
    for (index, length) in builder.lengths.enumerated() { sums[index % IndexBuilder.fieldCount] += Float(length) }
    return sums.map { max($0 / Float(max(builder.documentCount, 1)), 1) }
  }

  mutating func write() -> [UInt8] {
    var lists = ByteWriter()
    let (postings, offsets) = postings()
    var sections: [Section: [UInt8]] = [:]
    var tables = ByteWriter()
    tables.table(termWords, payloads: offsets)
    sections[.terms] = tables.bytes
    tables = ByteWriter()
    tables.table(formWords, payloads: formOrder.map { newNumbers[Int(builder.formTerms[$0])] })
    sections[.forms] = tables.bytes
    sections[.roots] = grouped(roots(), &lists)
    sections[.sounds] = grouped(sounds(), &lists)
    sections[.trigrams] = grouped(trigrams(), &lists)
    let (rules, payloads) = rules()
    sections[.rules] = rules
    sections[.rulePayloads] = payloads
    sections[.postings] = postings
    sections[.lists] = lists.bytes
    writeDocuments(&sections)
    return assemble(sections)
  }

  private func assemble(_ sections: [Section: [UInt8]]) -> [UInt8] {
    let length = sections.values.reduce(IndexFormat.headerLength) { $0 + $1.count }
    var writer = ByteWriter()
    writer.append(IndexFormat.magic)
    writer.u28(length)
    writer.u28(builder.documentCount)
    var offset = IndexFormat.headerLength
    for section in Section.allCases {
      writer.u28(offset)
      offset += sections[section]?.count ?? 0
    }
    for section in Section.allCases { writer.append(sections[section] ?? []) }
    return writer.bytes
  }

  // MARK: Postings

  private func postings() -> ([UInt8], [Int]) {
    var byTerm = [[(document: Int32, impact: UInt8)]](repeating: [], count: order.count)
    for document in 0..<builder.documentCount {
      for index in builder.entryStarts[document]..<builder.entryStarts[document + 1] {
        let entry = builder.entries[index]
        byTerm[newNumbers[Int(entry.term)]].append((Int32(truncatingIfNeeded: document), impact(entry, document)))
      }
    }
    var writer = ByteWriter()
    var offsets: [Int] = []
    for list in byTerm {
      offsets.append(writer.bytes.count)
      write(list, &writer)
    }
    return (writer.bytes, offsets)
  }

  private func impact(_ entry: IndexBuilder.Entry, _ document: Int) -> UInt8 {
    let counts = [entry.counts.0, entry.counts.1, entry.counts.2, entry.counts.3, entry.counts.4]
    var weight: Float = 0
    for field in counts.indices where counts[field] > 0 {
      let figures = builder.options.fields[field]
      let length = Float(builder.lengths[document * IndexBuilder.fieldCount + field]) / norms[field]
      weight += figures.weight * Float(counts[field]) / (1 - figures.damping + figures.damping * max(length, 0.1))
    }
    let k1 = builder.options.saturation
    let share = weight / (weight + k1)
    return UInt8(min(max(share * Float(IndexFormat.greatestImpact), 1), Float(IndexFormat.greatestImpact)))
  }

  private func write(_ list: [(document: Int32, impact: UInt8)], _ writer: inout ByteWriter) {
    writer.number(list.count)
    writer.u7(list.reduce(0) { max($0, Int($1.impact)) })
    var skips = ByteWriter()
    var blocks = ByteWriter()
    var last = 0
    for start in stride(from: 0, to: list.count, by: IndexFormat.blockLength) {
      let block = list[start..<min(start + IndexFormat.blockLength, list.count)]
      let before = blocks.bytes.count
      for posting in block {
        blocks.number(Int(posting.document) - last)
        blocks.u7(Int(posting.impact))
        last = Int(posting.document)
      }
      skips.u21(last)
      skips.u14(blocks.bytes.count - before)
      skips.u7(block.reduce(0) { max($0, Int($1.impact)) })
    }
    if list.count > IndexFormat.blockLength { writer.append(skips.bytes) }
    writer.append(blocks.bytes)
  }

  // MARK: Ways to words

  private func grouped(_ groups: [[UInt8]: [Int]], _ lists: inout ByteWriter) -> [UInt8] {
    let sorted = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var payloads: [Int] = []
    for group in sorted {
      payloads.append(lists.bytes.count)
      lists.rising(group.value)
    }
    var writer = ByteWriter()
    writer.table(sorted.map(\.key), payloads: payloads)
    return writer.bytes
  }

  private func roots() -> [[UInt8]: [Int]] {
    var groups: [[UInt8]: [Int]] = [:]
    for (term, word) in termWords.enumerated() {
      if let root = Stemming.root(ofStem: word) { groups[root, default: []].append(term) }
    }
    return groups.filter { 2...200 ~= $0.value.count }
  }

  private func sounds() -> [[UInt8]: [Int]] {
    var groups: [[UInt8]: [Int]] = [:]
    for (form, word) in formWords.enumerated() where word.count > 1 && !word.isNumber {
      groups[SoundKey.key(of: word), default: []].append(form)
    }
    return groups
  }

  private func trigrams() -> [[UInt8]: [Int]] {
    var groups: [[UInt8]: [Int]] = [:]
    for (form, word) in formWords.enumerated() where word.count >= TypoSearch.shortestTrigramWord {
      for trigram in TypoSearch.trigrams(of: word) { groups[trigram, default: []].append(form) }
    }
    return groups
  }

  private func rules() -> ([UInt8], [UInt8]) {
    let sorted = builder.rules.rules.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var payloads = ByteWriter()
    var offsets: [Int] = []
    for (_, rule) in sorted {
      offsets.append(payloads.bytes.count)
      payloads.u7(rule.kind.rawValue)
      switch rule.kind {
      case .stop, .filler, .foreign: payloads.number(0)
      case .rewriting:
        payloads.number(rule.targets.count)
        for target in rule.targets {
          payloads.number(target.stem.count)
          payloads.append(target.stem)
        }
      case .synonyms:
        let known = rule.targets.compactMap { target in
          builder.terms.find(target.stem).map { (newNumbers[$0], target.weight) }
        }
        payloads.number(known.count)
        for (term, weight) in known {
          payloads.number(term)
          payloads.u7(Int(weight * 100))
        }
      }
    }
    var writer = ByteWriter()
    writer.table(sorted.map(\.key), payloads: offsets)
    return (writer.bytes, payloads.bytes)
  }

  // MARK: Documents

  private func writeDocuments(_ sections: inout [Section: [UInt8]]) {
    var documents = ByteWriter()
    var labels = ByteWriter()
    var texts = ByteWriter()
    for document in 0..<builder.documentCount {
      documents.u28(texts.bytes.count)
      documents.u14(builder.keys[document].count)
      documents.u14(builder.products[document])
      documents.u14(builder.topics[document])
      documents.u28(labels.bytes.count)
      documents.u7(builder.inboundLinks[document])
      texts.append(builder.keys[document])
      writeLabels(of: document, &labels)
    }
    var names = ByteWriter()
    names.number(builder.names.count)
    for name in (0..<builder.names.count).map(builder.names.word) {
      names.number(name.count)
      names.append(name)
    }
    sections[.documents] = documents.bytes
    sections[.labels] = labels.bytes
    sections[.texts] = texts.bytes
    sections[.names] = names.bytes
    var products = ByteWriter()
    for terms in ProductTerms.terms(of: builder, newNumbers) { products.rising(terms) }
    sections[.products] = products.bytes
  }

  private func writeLabels(of document: Int, _ writer: inout ByteWriter) {
    writer.number(builder.phraseCounts[document])
    let rarity = Rarity(documents: builder.documentCount, isDamped: true, unknown: 1)
    var index = builder.labelStarts[document]
    let end = builder.labelStarts[document + 1]
    while index + 1 < end {
      let count = Int(builder.labels[index + 1])
      writer.u7(Int(builder.labels[index]))
      let terms = builder.labels[index + 2..<index + 2 + count].filter { !builder.isStop($0) }
      let length = terms.reduce(Float(0)) { $0 + rarity.weight(ofFrequency: frequencies[Int($1)]) }
      writer.number(Int(length * IndexFormat.raritySteps))
      writer.number(terms.count)
      for term in terms { writer.number(newNumbers[Int(term)]) }
      index += 2 + count
    }
  }
}
