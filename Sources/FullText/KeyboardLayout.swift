// What would the same keys have typed in the other layout? Letters and the punctuation keys that carry Russian letters
// are exchanged between the Latin and the Russian layout; everything else stays. The exchange is its own inverse. Which
// of the two readings was meant is decided elsewhere, by the words it gives.

/// The Latin and the Russian keyboard layout, key for key.
public enum KeyboardLayout {
  private static let latin = Array("qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~".unicodeScalars)
  private static let russian = Array(
    "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ".unicodeScalars)

  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    zip(latin + russian, russian + latin).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })

  /// `text` as the same keys give it in the other layout; `swapped(swapped(text)) == text`. Linear.
  public static func swapped(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(pairs[scalar] ?? scalar) }
    return String(scalars)
  }
}
