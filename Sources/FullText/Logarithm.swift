// How rare is a word, as a number? The natural logarithm in pure arithmetic, since this target imports nothing.

extension Double {
  /// The natural logarithm of a positive finite number; nothing else is asked for. Good to 12 digits.
  var naturalLogarithm: Double {
    guard self > 0, isFinite else { return 0 }
    // ln(m · 2^e) with m in 0.7…1.4, and ln m = 2·artanh((m − 1)/(m + 1)) as a series.
    var mantissa = significand
    var power = Double(exponent)
    if mantissa > 1.414_213_562 {
      mantissa /= 2
      power += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = ratio
    for divisor in stride(from: 3.0, through: 15, by: 2) {
      term *= square
      sum += term / divisor
    }
    return 2 * sum + power * 0.693_147_180_559_945_3
  }
}
