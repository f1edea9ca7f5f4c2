// How many cells does one Unicode scalar take on a terminal, seen alone? Zero for marks that sit on their
// neighbour, two for East Asian wide characters and emoji, one for the rest. What neighbours do to each other
// (variation selectors, joined emoji, flags) is the matter of CellClusters.swift.
//
// The ranges of wide characters are the W and F classes of Unicode 16, UAX #11, with holes of unassigned code
// points closed; emoji and marks are asked of the standard library, which carries those properties itself.

enum ScalarWidth {
  /// The cells `scalar` takes alone: 0, 1 or 2. Control characters count 0: they are made visible before.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return isControl(scalar) ? 0 : 1 }
    if value >= 0x370 && value <= 0x482 { return 1 }  // Greek and most of Cyrillic
    if isZero(scalar) { return 0 }
    if value < 0x1100 { return 1 }
    return isWide(scalar) ? 2 : 1
  }

  /// Whether `scalar` is a C0 control, DEL or a C1 control.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  private static func isZero(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true  // vowels and finals join the Hangul initial before them
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD: return false  // drawn signs
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: return false  // the bulk of Chinese and Korean, without a look-up
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value >= 0x231A && value <= 0x2B55 || value >= 0x1F004 && value <= 0x1FAFF {
      if CellClusters.isRegionalIndicator(scalar) { return false }
      if scalar.properties.isEmojiPresentation { return true }
    }
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].lowerBound <= value
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x3247,
    0x3250...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FFF, 0x17000...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1D300...0x1D356, 0x1D360...0x1D376, 0x1F200...0x1F202, 0x1F210...0x1F23B, 0x1F240...0x1F248,
    0x1F250...0x1F251, 0x1F260...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
