// Which scalars share cells on a terminal and must not be torn apart? A cluster is a base with everything that
// sits on it: combining marks, variation selectors, skin tones, emoji joined by ZWJ, the two halves of a flag,
// the vowels of a Hangul syllable. The rules follow UAX #29 and UTS #51 as far as terminals do; Character is not
// used because it is an order of magnitude slower and joins CR with LF. One pass, no look-back: linear in the
// text, whatever number of marks one base carries.

/// A run of scalars that a terminal draws as one thing.
struct CellCluster {
  /// Where the cluster lies in the text.
  let range: Range<String.Index>
  /// The cells it takes: 0, 1 or 2.
  let width: Int
  /// Its first scalar.
  let base: Unicode.Scalar
}

/// The clusters of a text, in order.
struct CellClusters: Sequence, IteratorProtocol {
  private let scalars: Substring.UnicodeScalarView
  private var index: String.Index

  init(_ text: Substring) {
    scalars = text.unicodeScalars
    index = scalars.startIndex
  }

  init(_ text: String) { self.init(text[...]) }

  mutating func next() -> CellCluster? {
    guard index < scalars.endIndex else { return nil }
    let start = index
    let base = scalars[index]
    scalars.formIndex(after: &index)
    var width = ScalarWidth.of(base)
    if Self.isRegionalIndicator(base), let other = peek(), Self.isRegionalIndicator(other) {
      scalars.formIndex(after: &index)
      width = 2
    }
    if !ScalarWidth.isControl(base) { takeFollowers(of: base, width: &width) }
    return CellCluster(range: start..<index, width: width, base: base)
  }

  /// Takes everything that sits on `base`, widening a textual emoji that is asked to look like one.
  private mutating func takeFollowers(of base: Unicode.Scalar, width: inout Int) {
    var last = base
    while let scalar = peek() {
      guard isFollower(scalar, of: last) else { return }
      scalars.formIndex(after: &index)
      if scalar.value == 0xFE0F {
        if width == 1 && base.properties.isEmoji { width = 2 }
      } else if scalar.value == 0x200D {
        guard Self.isPictographic(last), let joined = peek(), Self.isPictographic(joined) else { continue }
        scalars.formIndex(after: &index)
        last = joined
      }
    }
  }

  private func peek() -> Unicode.Scalar? { index < scalars.endIndex ? scalars[index] : nil }

  private func isFollower(_ scalar: Unicode.Scalar, of last: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    if (0x1F3FB...0x1F3FF).contains(scalar.value) { return last.properties.isEmojiModifierBase }
    return ScalarWidth.of(scalar) == 0
  }

  /// Whether `scalar` is one of the 26 letters that pair into flags.
  static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

  /// Whether `scalar` is a picture; digits, `#` and `*` are emoji only as bases of keycaps.
  private static func isPictographic(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0xFF && scalar.properties.isEmoji
  }
}
