// What is inside an index, byte by byte? The builder writes this form, the search reads it where it lies; nothing is
// decoded at the start, so opening costs the reading of one header whatever the size.
//
// Every byte is below 0x80. An index is therefore valid ASCII and can be a string literal in a program: no file, no
// start-up work, pages touched only where a query goes. The price is an eighth of the room. Fixed numbers are two,
// three or four bytes of seven bits, low first (u14, u21, u28); numbers of variable length have six bits a byte with
// 0x40 for "more follows". Words are in the alphabet of Letters.swift, one byte a letter. Example: document 300 in a
// u21 is `2C 02 00`, as a variable number `6C 04`; the word «вход» is the four bytes `42 55 4E 44`, "BUND".
//
// Header: the eight bytes `SEARCH3\n`, then u28 each: length of the whole, number of documents, and the offsets of the
// sections in the order of `Section`. An offset counts from the first byte.
//
// A string table (terms, forms, roots, sounds, trigrams, rules) is
//   u28 count, u28 slots (a power of two), u28 pool length,
//   u28 × (count + 1)   where each string begins in the pool,
//   u28 × count         where its payload begins, in the section named below,
//   u21 × slots         hash table: index + 1, linear probing, 0 is free,
//   pool                the strings, one after the other.
// Terms are stems, most frequent first (small numbers for frequent ones); the others are sorted by letters.
//   term     payload in `postings`: number of documents (variable), greatest impact (one byte), then, if there are
//            more than 128 documents, a skip table of u21 last document, u14 length, u7 greatest impact for each block
//            of 128, then the postings: document as a gap (variable), impact (one byte 1...127).
//   form     a word as it stands in a text; its payload is no offset but the number of its term.
//   root     payload in `lists`: count, then the terms that share the root, as gaps.
//   sound    payload in `lists`: count, then the forms that sound alike, as gaps.
//   trigram  payload in `lists`: count, then the forms with these three letters in a row, as gaps. A word is taken
//            with one 0x20 before and after it.
//   rule     one to three stems separated by 0x20; payload in `rules`: one byte kind, count, then what QueryRules.swift
//            says.
// An impact is the share of the score that a word earns in a document whatever the query: the saturated BM25F weight
// with the fields' weights and lengths, scaled to 1...127. So a query reads no lengths and computes no fractions.
//
// `documents` is u28 key, u14 key length, u14 product, u14 topic, u28 labels, u7 links per document (key: offset in `texts`;
// product and topic: numbers in `names`; labels: offset in `labels`; links: how many documents point here, up to 127).
// `labels` is, per document, the number of label phrases, then each phrase: kind (one byte: 0 title, 1 English title,
// 2 keyword), the sum of its words' rarities in sixteenths, count, and its terms in order without stop words: what title
// coverage, likeness and neighbours are counted on.
// `products` is, for every name in `names`, a count, then the terms that name that product as gaps; none where a query for
// the product need not name it (ProductTerms.swift).
// `names` is a count, then length and bytes of every product and topic name in turn. `stops` is no section: stop words
// are rules.
//
// Reading trusts nothing: `SearchIndex.init` checks the header and that every table lies inside, each later read is
// bounded by `Bytes`, each number by the count it points into, each loop by the length of its section.

/// The sections of an index, in the header's order.
enum Section: Int, CaseIterable {
  case terms, forms, roots, sounds, trigrams, rules, postings, lists, rulePayloads, documents, labels, texts, names,
    products
}

/// Constants of the form above.
enum IndexFormat {
  static let magic: [UInt8] = Array("SEARCH3\n".utf8)
  static let headerLength = magic.count + 4 * (2 + Section.allCases.count)
  static let blockLength = 128
  static let skipEntryLength = 6
  static let documentLength = 15
  static let longestLabel = 60
  /// Steps of a rarity of 1 in the length of a label.
  static let raritySteps: Float = 16
  static let greatestImpact = 127
  /// What an impact of `greatestImpact` stands for: BM25's k1 + 1.
  static let saturation: Float = 2.2
  /// Documents, words and bytes that the fixed numbers can count.
  static let mostDocuments = 1 << 20
  static let mostStrings = (1 << 21) - 2
  static let mostBytes = (1 << 28) - 1

  /// The hash of a word, for every string table.
  static func hash(_ word: [UInt8]) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in word { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
  }
}
