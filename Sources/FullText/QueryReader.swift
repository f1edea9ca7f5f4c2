// What was meant by what was typed? Cuts a query into pieces at blanks and decides for each piece whether it was typed in
// the wrong keyboard layout: the reading with more letters in known words wins, undecided pieces follow the rest of the
// query, else the nearer match. Bounded: only the first `mostBytes` bytes and `mostWords` words are read.

/// A word of the query after the choice of layout.
struct QueryWord: Equatable {
  var letters: [UInt8]
  /// Whether it was typed in the other layout.
  var isSwapped = false
}

/// The words of a query.
struct ReadQuery {
  var words: [QueryWord] = []
  var isTruncated = false
}

/// Reads queries against the vocabulary of an index.
struct QueryReader {
  static let mostBytes = 4_096
  static let mostWords = 40
  private static let longestPiece = 200
  /// At most this many unknown words are looked for among near ones: nobody mistypes more, and each costs some 100 µs.
  static let mostRepairs = 8

  let index: SearchIndex
  let options: SearchOptions
  private var pieces: SearchOptions.Pieces { options.pieces }

  private enum Choice { case typed, swapped, open }

  private struct Piece {
    let part: [UInt8]
    let typed: [[UInt8]]
    /// The words in the other layout, once somebody asked for them: most pieces are known as they stand.
    var swapped: [[UInt8]]?
    var choice = Choice.open
    var isLatin = false
    var letterCount: Int { typed.reduce(0) { $0 + $1.count } }
  }

  /// Reads `query`.
  func read(_ query: String) -> ReadQuery {
    let bytes = [UInt8](query.utf8.prefix(QueryReader.mostBytes + 1))
    var result = ReadQuery()
    result.isTruncated = bytes.count > QueryReader.mostBytes
    let parts = bytes.prefix(QueryReader.mostBytes).split(maxSplits: 2 * QueryReader.mostWords) { $0 <= 0x20 }
    if parts.count > QueryReader.mostWords { result.isTruncated = true }
    var pieces = cut(parts.prefix(QueryReader.mostWords).map { Array($0) })
    settle(&pieces)
    for piece in pieces {
      let isSwapped = piece.choice == .swapped
      for word in isSwapped ? piece.swapped ?? [] : piece.typed {
        guard result.words.count < QueryReader.mostWords else {
          result.isTruncated = true
          return result
        }
        // A word said twice is asked for once.
        for part in parted(word) where !result.words.contains(where: { $0.letters == part }) {
          result.words.append(QueryWord(letters: part, isSwapped: isSwapped))
        }
      }
    }
    return result
  }

  /// The parts between blanks and control characters, with their words in both layouts.
  private func cut(_ parts: [[UInt8]]) -> [Piece] {
    parts.compactMap { part in
      let typed = words(part)
      var piece = Piece(part: part, typed: typed)
      piece.isLatin = typed.contains { $0.hasLatin } || part.allSatisfy { $0 < 0x80 }
      return typed.isEmpty && other(&piece).isEmpty ? nil : piece
    }
  }

  /// The words of a piece in the other layout.
  private func other(_ piece: inout Piece) -> [[UInt8]] {
    if let words = piece.swapped { return words }
    let words = swapped(piece.part.prefix(QueryReader.longestPiece))
    piece.swapped = words
    return words
  }

  private func words(_ bytes: [UInt8]) -> [[UInt8]] {
    var scanner = WordScanner(bytes)
    var words: [[UInt8]] = []
    while words.count <= QueryReader.mostWords, scanner.next() { words.append(scanner.letters) }
    return words
  }

  /// The words of a part in the other layout: as it stands, or without punctuation around it if that is known better.
  private func swapped(_ part: ArraySlice<UInt8>) -> [[UInt8]] {
    guard pieces.contains(.layout) else { return [] }
    let text = String(decoding: part, as: UTF8.self)
    guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) || part.count > 1 else { return [] }
    let whole = words([UInt8](KeyboardLayout.swapped(text).utf8))
    let isPunctuation = { (byte: UInt8) in byte < 0x80 && !Letter.isLatin(byte | 0x20) && !Letter.isDigit(byte) }
    let inner = part.drop(while: isPunctuation).reversed().drop(while: isPunctuation).reversed()
    guard inner.count != part.count, !inner.isEmpty else { return whole }
    let trimmed = words([UInt8](KeyboardLayout.swapped(String(decoding: Array(inner), as: UTF8.self)).utf8))
    return knownLetters(trimmed) >= knownLetters(whole) ? trimmed : whole
  }

  // MARK: The choice of layout

  /// Pieces of more than three letters decide by themselves; short ones mean too much by chance and follow them.
  private func settle(_ pieces: inout [Piece]) {
    var balance = 0
    for index in pieces.indices where pieces[index].letterCount > 3 {
      let (typed, swapped) = known(&pieces[index])
      guard typed > 0 || swapped > 0 else { continue }
      pieces[index].choice = swapped > typed ? .swapped : .typed
      balance += (swapped > typed ? 1 : -1) * pieces[index].letterCount
    }
    var comparisons = 0
    for index in pieces.indices where pieces[index].choice == .open {
      comparisons += 1
      guard comparisons <= QueryReader.mostRepairs else {
        pieces[index].choice = balance > 0 && !other(&pieces[index]).isEmpty ? .swapped : .typed
        continue
      }
      let isSwapped = isSwapped(&pieces[index], balance) && !other(&pieces[index]).isEmpty
      pieces[index].choice = isSwapped ? .swapped : .typed
    }
  }

  /// The letters in known words of both readings; a known letter or two beside punctuation say nothing about a long piece.
  /// A word known as it was typed is not looked at in the other layout.
  private func known(_ piece: inout Piece) -> (typed: Float, swapped: Float) {
    let letters = Float(piece.letterCount)
    let least = 0.4 * letters
    let typed = knownLetters(piece.typed)
    if typed >= letters, piece.typed.count == 1, letters > 3 { return (typed, 0) }
    let swapped = knownLetters(other(&piece))
    return (typed >= least ? typed : 0, swapped >= least ? swapped : 0)
  }

  /// The choice for a piece that could not decide: what the rest chose, if that makes sense here.
  private func isSwapped(_ piece: inout Piece, _ balance: Int) -> Bool {
    // A known short word beside words that were typed right needs no other reading.
    if balance < 0, knownLetters(piece.typed) >= 0.4 * Float(max(piece.letterCount, 1)) { return false }
    let (typed, swapped) = known(&piece)
    if typed == 0, swapped == 0 { return balance == 0 ? isNearer(&piece) : balance > 0 }
    if balance > 0 { return swapped > 0 }
    return balance < 0 ? typed == 0 && !piece.isLatin : swapped > typed
  }

  /// Whether the other layout gives words nearer to known ones than what was typed.
  private func isNearer(_ piece: inout Piece) -> Bool {
    let readings = Readings(index: index, options: options)
    func nearness(_ words: [[UInt8]]) -> Float {
      words.reduce(0) { $0 + readings.nearness(of: $1) * Float($1.count) }
    }
    return nearness(other(&piece)) > nearness(piece.typed)
  }

  /// How many letters stand in known words; words known by transliteration count a little less.
  private func knownLetters(_ words: [[UInt8]]) -> Float {
    words.reduce(0) { $0 + Float($1.count) * knowledge(of: $1) }
  }

  private func knowledge(of word: [UInt8]) -> Float {
    if word.isNumber { return 0 }
    let stem = Stemming.stem(word)
    if index.rules.find(stem) != nil || index.terms.find(stem) != nil || index.forms.find(word) != nil { return 1 }
    if pieces.contains(.transliteration), let russian = Transliteration.russian(word) {
      let stem = Stemming.stem(russian)
      if index.rules.find(stem) != nil || (word.count > 2 && index.terms.find(stem) != nil) { return 0.9 }
    }
    return word.count > 2 && pieces.contains(.sounds) && index.sounds.find(SoundKey.key(of: word)) != nil ? 0.85 : 0
  }

  // MARK: Words grown together

  private static let not: [UInt8] = [RussianLetter.n, RussianLetter.e]

  /// «неприходит» is «не приходит»; other words stay whole.
  private func parted(_ word: [UInt8]) -> [[UInt8]] {
    guard word.count >= 6, word.starts(with: QueryReader.not), knowledge(of: word) == 0 else { return [word] }
    let rest = Array(word.dropFirst(2))
    return knowledge(of: rest) == 1 ? [QueryReader.not, rest] : [word]
  }
}
