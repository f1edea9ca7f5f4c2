// How does the program greet? Version, help, wrong verbs and flags, in both languages.

import TestSupport
import Testing

@Suite struct `Starting` {
  @Test func `says its version`() throws {
    let outcome = try TestDesk().support("--version")
    #expect(outcome.output == "support 0.1.0\n")
    #expect(outcome.error.isEmpty)
    #expect(outcome.status == 0)
  }

  @Test func `without a verb lists the commands on stderr and fails`() throws {
    let outcome = try TestDesk().support()
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains("escalate"))
    #expect(outcome.status == 2)
  }
}
