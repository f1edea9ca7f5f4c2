// What does a script see that repeats what somebody undid? That it was undone: nothing is filed or said a second time.

import TestSupport
import Testing

@Suite struct `A key of what was undone` {
  @Test func `refuses to file or to answer again`() throws {
    let desk = try TestDesk()
    let new = ["new", "-q", "--skip-help", "--key", "first", "-s", "Cannot sign in at all", "-m", "Wrong password."]
    let reply = ["reply", "1", "-q", "--key", "answer", "-m", "Try the link."]
    func run(_ words: [String]) throws -> Outcome {
      try desk.bash("support " + words.map { "'\($0)'" }.joined(separator: " "))
    }
    #expect(try run(new).output == "1\n")
    #expect(try run(reply).output == "1\n" && run(reply).status == 0)
    #expect(try desk.support("undo").status == 0)
    let again = try run(reply)
    #expect(again.status == 4 && again.output.isEmpty && again.error.contains("undone"), "\(again.error)")
    #expect(try desk.support("undo", "0-1").status == 0)
    let filed = try run(new)
    #expect(filed.status == 4 && filed.output.isEmpty && filed.error.contains("ticket 1"), "\(filed.error)")
    #expect(try desk.support("list", "--count").output == "0\n" && desk.support("check").status == 0)
  }
}
