// Which numbers may a site give? Each counts in a stretch of its own, so that copies of a desk never give one twice.

/// Which numbers belong to which site: site s counts from s*10^9 + 1.
enum TicketNumbers {
  static let perSite = 1_000_000_000

  /// The number before the site's first.
  static func base(of site: Int) -> Int { site * perSite }

  /// Whether that is one of the site's numbers.
  static func isNumber(_ number: Int, of site: Int) -> Bool {
    number > base(of: site) && number <= base(of: site) + perSite
  }

  /// The largest site number, so that its ticket numbers stay exact in every JSON reader.
  static let largestSite = 8_000_000
}
