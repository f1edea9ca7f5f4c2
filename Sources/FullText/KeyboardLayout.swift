// What would the same keys have typed in the other layout? Letters and the punctuation keys that carry Russian letters
// are exchanged between the Latin and the Russian layout; everything else stays. The exchange is its own inverse. Which
// of the two readings was meant is decided elsewhere, by the words it gives.

/// The Latin and the Russian keyboard layout, key for key.
public enum KeyboardLayout {
  private static let latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
  private static let russian = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"

  /// What each scalar below 0x80, and each from 0x400 to 0x47F, is in the other layout; 0 if it stays.
  private static let tables: (ascii: [UInt32], cyrillic: [UInt32]) = {
    var ascii = [UInt32](repeating: 0, count: 0x80)
    var cyrillic = [UInt32](repeating: 0, count: 0x80)
    for (latin, russian) in zip(latin.unicodeScalars, russian.unicodeScalars) {
      ascii[Int(latin.value & 0x7F)] = russian.value
      cyrillic[Int(russian.value & 0x7F)] = latin.value
    }
    return (ascii, cyrillic)
  }()

  /// `text` as the same keys give it in the other layout; `swapped(swapped(text)) == text`. Linear.
  public static func swapped(_ text: String) -> String {
    let tables = tables
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let other: UInt32 =
        switch scalar.value {
        case 0..<0x80: tables.ascii[Int(scalar.value)]
        case 0x400..<0x480: tables.cyrillic[Int(scalar.value & 0x7F)]
        default: 0
        }
      scalars.append(other == 0 ? scalar : Unicode.Scalar(other) ?? scalar)
    }
    return String(scalars)
  }
}
