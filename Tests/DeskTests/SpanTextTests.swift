import Desk
import Testing

@Suite struct `A length of time` {
  @Test(
    arguments: [
      ("30m", 1_800_000), ("24h", 86_400_000), ("7d", 604_800_000), ("2w", 1_209_600_000), ("0h", 0),
      ("", nil), ("h", nil), ("7", nil), ("7D", nil), ("-7d", nil), ("+7d", nil), ("7 d", nil), ("1.5h", nil),
      ("7dd", nil),
      ("99999999999w", nil), ("999999999999999999999d", nil), ("٧d", nil),
    ] as [(String, Int64?)])
  func `is a number and a unit`(text: String, milliseconds: Int64?) {
    #expect(Span(text)?.milliseconds == milliseconds)
  }
}
