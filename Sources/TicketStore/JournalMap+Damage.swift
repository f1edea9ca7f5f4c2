// Which bytes of the journal are bad, and what does that mean for whom? Behind the last sound line of a site's newest
// file lies the unfinished end of a write: one's own is set aside by the next writer, another site's is still
// arriving. Anything else that is bad is damage.

internal import Desk

extension JournalMap {
  /// What lies behind the last sound line of a site's newest file.
  struct Tail: Hashable, Sendable {
    /// Where the unfinished end begins; the file's end if there is none.
    var offset: Int
    /// How long it is.
    var length: Int
  }

  /// The unfinished end of a file that is its site's newest.
  ///
  /// Bad lines that are complete count as damage, not as unfinished, unless NUL bytes show pages that never reached
  /// the disk.
  func tail(of file: FileState) -> Tail {
    let end = file.unfinished.offset + file.unfinished.length
    let isUnwritten = file.badEnd != nil && (file.badEndHasNUL || file.unfinished.hasNUL)
    let offset = isUnwritten ? file.soundEnd : file.unfinished.offset
    return Tail(offset: offset, length: end - offset)
  }

  /// All damage there is, seen from `site`, in the order of the files.
  func allDamage(from site: Int) -> [Damage] {
    var found = damages
    for index in files.live {
      let file = files[index]
      guard file.badEnd != nil || file.unfinished.length > 0 else { continue }
      let isNewest = newestFile(of: file.site) == index
      if let report = damageAtEnd(of: file, isNewest: isNewest, isOwn: file.site == site) {
        let last = state(of: file.site).lastNumber
        found.append(Damage(report: report, site: file.site, numberBefore: last, numberAfter: last + 1000))
      }
    }
    return found
  }

  private func damageAtEnd(of file: FileState, isNewest: Bool, isOwn: Bool) -> DamageReport? {
    let isUnwritten = file.badEndHasNUL || file.unfinished.hasNUL
    if let report = file.badEnd, !(isUnwritten && (isNewest || !isOwn)) { return report }
    guard isOwn, !isNewest, file.badEnd == nil, file.unfinished.length > 0 else { return nil }
    return DamageReport(
      file: file.path, line: file.soundLines + 1, byte: file.unfinished.offset, length: file.unfinished.length,
      lines: 1, tickets: [], isAtEnd: true)
  }

  /// The damage that touches a ticket: it names it, or hides some of its events, or may have held all of it.
  ///
  /// - Parameter seqs: the ticket's readable seqs; empty if there is no such ticket.
  func damage(touching number: Int, seqs: Set<Int>, from site: Int) -> DamageReport? {
    let all = allDamage(from: site)
    if all.isEmpty { return nil }
    if let named = all.first(where: { $0.report.tickets.contains(number) }) { return named.report }
    guard let last = seqs.max() else {
      return all.first { number > $0.numberBefore && number <= $0.numberAfter }?.report
    }
    return seqs.count < last ? all.first?.report : nil
  }
}

extension DamageReport {
  /// The numbers that follow `"ticket":` in bad bytes, at most a thousand.
  static func ticketsMentioned(in span: Swift.Span<UInt8>) -> [Int] {
    let mark = Array(#""ticket":"#.utf8)
    var found: Set<Int> = []
    var index = 0
    while found.count < 1000, let quote = span.firstOffset(of: mark[0], in: index..<span.count) {
      index = quote + 1
      guard quote + mark.count < span.count else { break }
      guard mark.indices.allSatisfy({ span[quote + $0] == mark[$0] }) else { continue }
      var number = 0
      var place = quote + mark.count
      while place < span.count, place < quote + mark.count + 16, let digit = span[place].decimalDigit {
        number = number * 10 + digit
        place += 1
      }
      if number > 0 { found.insert(number) }
    }
    return found.sorted()
  }
}

extension UInt8 {
  /// The value of a decimal digit; nil for any other byte.
  var decimalDigit: Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? Int(self - UInt8(ascii: "0")) : nil
  }
}
