// How large is it, for people? Bytes in the largest binary unit that keeps a number readable.

internal import CommandLineKit

/// Sizes in words.
enum Size {
  /// `25 MiB`, `1,4 КиБ`, `812 B`.
  static func text(_ bytes: Int, _ language: Language) -> String {
    let units = language == .ru ? ["Б", "КиБ", "МиБ", "ГиБ", "ТиБ"] : ["B", "KiB", "MiB", "GiB", "TiB"]
    var unit = 0
    var tenths = bytes &* 10
    while tenths >= 10_240, unit < units.count - 1 {
      tenths = (tenths + 512) / 1024
      unit += 1
    }
    let point = language == .ru ? "," : "."
    let fraction = tenths % 10 == 0 || unit == 0 ? "" : "\(point)\(tenths % 10)"
    return "\(tenths / 10)\(fraction) \(units[unit])"
  }
}
