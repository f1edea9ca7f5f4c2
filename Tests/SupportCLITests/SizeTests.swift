// Are sizes readable, in both languages?

import CommandLineKit
import Testing

@testable import SupportCLI

@Suite struct `Sizes in words` {
  @Test(arguments: [
    (0, "0 B"), (812, "812 B"), (1024, "1 KiB"), (1434, "1.4 KiB"), (25 << 20, "25 MiB"), (1 << 40, "1 TiB"),
  ]) func `are shown in the largest unit that keeps them readable`(_ bytes: Int, _ text: String) {
    #expect(Size.text(bytes, .en) == text)
  }

  @Test func `have a comma and Russian units in Russian`() {
    #expect(Size.text(1434, .ru) == "1,4 КиБ")
  }
}
