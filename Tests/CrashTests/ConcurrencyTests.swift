// Are numbers distinct and consecutive whatever races?

import Foundation
import TestSupport
import Testing

@Suite struct `Concurrent writers` {
  @Test func `sixteen shells filing twenty each get 320 consecutive numbers`() throws {
    let desk = try TestDesk()
    let script = """
      for shell in $(seq 16); do
        (for letter in $(seq 20); do support new -q -s "s$shell" -m "letter $letter of $shell"; done >"numbers.$shell") &
      done
      wait
      cat numbers.* | sort -n
      """
    let outcome = try desk.bash(script)
    #expect(outcome.error.isEmpty)
    #expect(outcome.output == (1...320).map { "\($0)\n" }.joined())
  }
}
