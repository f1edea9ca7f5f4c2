// Is a file that is no regular file ever waited for? Pipes, devices, folders, sockets' kin and links that lead round are
// refused at once wherever a file is read, and nothing is written.

import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Tool.isWanted("timeout"))) struct `Files that are none` {
  @Test(arguments: [
    "pipe", "link-to-pipe", "/dev/zero", "/dev/tty", "folder", "loop", "missing", "below/missing", "large", "secret",
  ])
  func `promise 11: are refused at once with 65`(_ file: String) throws {
    let desk = try TestDesk()
    try desk.prepare(
      """
      mkfifo pipe; ln -s pipe link-to-pipe; mkdir folder; ln -s loop loop; touch below
      truncate -s 26M large; ln -s /proc/1/mem secret; support new -q -m one
      """)
    let journal = try desk.newestJournal()
    let before = FileManager.default.contents(atPath: journal)
    for words in ["new -m x -a", "reply 1 -m x -a", "new -F", "reply 1 -F", "import", "new -n -m x -a"] {
      let outcome = try desk.bash("timeout 5 support \(words) '\(file)' </dev/null")
      #expect(outcome.status == 65, "\(words) \(file): \(outcome.error)")
      #expect(outcome.output.isEmpty)
      if file == "large" { continue }
      #expect(outcome.error.contains(file.split(separator: "/").last ?? ""), "\(outcome.error)")
    }
    #expect(FileManager.default.contents(atPath: journal) == before)
    #expect(try CheckResult(of: desk, store: desk.store).codes == [])
  }

  @Test(arguments: ["journal/0/2099-01-01.jsonl", "lock", "catalog.json", "site", "attachments/x"])
  func `promise 11: a pipe inside the store blocks nobody`(_ name: String) throws {
    let desk = try TestDesk()
    try desk.prepare("support new -q -m one; rm -f 'store/\(name)'; mkfifo -m 600 'store/\(name)'")
    for words in ["list", "show 1", "new -m x", "check", "export", "close 1"] {
      let outcome = try desk.bash("timeout 5 support \(words) </dev/null")
      #expect([0, 1, 74].contains(outcome.status), "\(words) with \(name): \(outcome.status) \(outcome.error)")
    }
  }

  @Test func `promise 9: an attachment is saved under a clean name, and nothing is overwritten or followed`() throws {
    let desk = try TestDesk()
    try desk.prepare(
      #"""
      mkdir in out
      printf one >'in/..-evil'; printf two >$'in/\e]0;x\a.txt'; printf three >'in/plain.txt'
      support new -q -m m -a 'in/..-evil' -a $'in/\e]0;x\a.txt' -a in/plain.txt
      printf kept >target; ln -s ../target out/plain.txt
      """#)
    for place in 1...3 {
      let outcome = try desk.bash("support show 1 --attachment \(place) -o out")
      #expect(outcome.status == 0, "\(outcome.error)")
    }
    #expect(try desk.bash("cat target").output == "kept")
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder.file("out")).sorted()
    #expect(names.count == 4, "\(names)")
    #expect(names.contains("plain-2.txt"))
    #expect(names.allSatisfy { name in !name.hasPrefix(".") && name.unicodeScalars.allSatisfy { $0.value >= 32 } })
    #expect(try desk.bash("support show 1 --attachment 3 -o out/plain.txt").status == 4)
  }
}
