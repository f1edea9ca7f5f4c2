import Terminal
import Testing

@Suite struct `Short figures` {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1.0k"), (12_345, "12.3k"), (99_999, "99.9k"), (100_000, "100k"), (999_999, "999k"),
    (1_000_000, "1.0M"), (4_560_000, "4.5M"), (7_800_000_000, "7.8G"), (-12_345, "-12.3k"), (.max, "9223372036G"),
  ])
  func `round down to what fits`(count: Int, text: String) { #expect(Quantity.short(count) == text) }

  @Test func `survive the smallest number`() { #expect(!Quantity.short(.min).isEmpty) }

  @Test(arguments: [
    (0, "0:00"), (42, "0:42"), (60, "1:00"), (3599, "59:59"), (3600, "1:00:00"), (3723, "1:02:03"),
    (360_000, "100:00:00"),
    (-5, "0:00"),
  ])
  func `tell durations by the clock`(seconds: Int, text: String) {
    #expect(Quantity.duration(seconds: seconds) == text)
  }
}
