import Testing

@testable import TicketStore

@Suite struct `Own spelling` {
  /// Whether it is told to be, with margins, at some distance from the edge of a block.
  private func isTold(_ bytes: [UInt8], behind count: Int) -> Bool {
    let margin = [UInt8](repeating: UInt8(ascii: " "), count: 16)
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: count) + bytes + [UInt8(ascii: "}")]
    let all = margin + text + margin
    return all.span.isOwnSpelling(from: 16, to: 16 + text.count)
  }

  /// Whether those bytes are UTF-8 without what the JSON writer escapes, told slowly.
  private func isSo(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }

  private func sequences() -> [[UInt8]] {
    var all: [[UInt8]] = [[]]
    for first in UInt8.min...UInt8.max {
      all.append([first])
      for second in [0, 0x1F, 0x41, 0x7E, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xA6, 0xBF, 0xC0, 0xC2, 0xE2, 0xFF]
        as [UInt8]
      {
        all.append([first, second])
        guard first >= 0xC0, 0x80..<0xC0 ~= second || second == 0x41 else { continue }
        for third in [0x41, 0x80, 0xA5, 0xA7, 0xA8, 0xA9, 0xAA, 0xAE, 0xAF, 0xBF, 0xC0] as [UInt8] {
          all.append([first, second, third])
          if first >= 0xEF { all.append([first, second, third, 0x80]) }
          if first >= 0xEF { all.append([first, second, third, 0x41]) }
        }
      }
    }
    for second in 0x80...0x82 as ClosedRange<UInt8> {
      for third in 0x80...0xBF as ClosedRange<UInt8> { all.append([0xE2, second, third]) }
    }
    return all
  }

  @Test(arguments: [0, 12, 13, 14, 15, 16])
  func `is UTF-8 without what the writer escapes, wherever it stands`(_ count: Int) {
    for bytes in sequences() {
      let (told, isRight) = (isTold(bytes, behind: count), isSo(bytes))
      #expect(told == isRight, "\(bytes)")
      if told != isRight { return }
    }
  }

  @Test func `is not told of a text that ends in the middle of a character, or has no margin`() {
    let bytes = [UInt8](repeating: UInt8(ascii: " "), count: 16) + Array("ж".utf8)
    let margin = [UInt8](repeating: UInt8(ascii: " "), count: 16)
    for (text, start, end) in [(bytes.dropLast() + margin, 16, 17), (bytes + margin, 15, 18), (bytes, 16, 18)] {
      let isTold = Array(text).span.isOwnSpelling(from: start, to: end)
      #expect(!isTold)
    }
  }
}
