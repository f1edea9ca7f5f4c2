// Does a feed lose nothing? Whatever goes wrong between two runs, the cursor stays where everything before it arrived.

import Foundation
import TestSupport
import Testing

@Suite struct `A feed` {
  /// A desk with three tickets, of which the second changed after the cursor `f` was made.
  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    let made = try desk.bash(
      """
      set -e
      for i in 1 2 3; do support -q new -m "Letter $i" >/dev/null; done
      support -q export --cursor f >/dev/null; support -q reply 2 -m Answer >/dev/null; cp f old
      """)
    try #require(made.status == 0, "\(made.error)")
    return desk
  }

  @Test(arguments: [
    "support -q export --cursor f | true", "support -q export --cursor f >/dev/full",
    "(ulimit -f 0; support -q export --cursor f >out)",
    "support -q export --cursor f -o there", "support -q export --cursor f -n", "support -q export --cursor f bad:key",
    "support -q --store copy export --cursor f", "support -q export --cursor f --at 2026-11-22",
    "sed -i s/Letter/LETTER/ store/journal/0/*.jsonl; support -q export --cursor f >/dev/null",
  ])
  func `keeps its place when something fails`(command: String) throws {
    let desk = try Self.desk()
    // Such a pipe breaks for certain only when more is written than it holds.
    let much =
      command.contains("| true") ? "support -q reply 2 -F - <<<\"$(head -c 900000 /dev/zero | tr '\\0' a)\";" : ""
    let outcome = try desk.bash(
      "cp -r store copy; truncate -s -9 copy/journal/0/*.jsonl; echo old >there; \(much) \(command); cmp f old; ls -a")
    #expect(outcome.output.contains("\nold\n") && outcome.status == 0, "\(outcome.error)")
    #expect(!outcome.output.contains("differ") && !outcome.output.contains(".tmp"), "\(outcome.output)")
  }

  @Test func `sends again what was not taken, in every format and by query`() throws {
    let desk = try Self.desk()
    let outcome = try desk.bash(
      """
      for format in jsonl json csv; do cp old f; support -q export --cursor f --format $format | tr -d '\\n\\r' | cut -c -30; echo; done
      cp old f; support export --cursor f state:closed; cmp -s f old || echo moved
      support export --cursor f -o empty.jsonl; cp old f; support export --cursor f -o one.jsonl; wc -l <one.jsonl
      stat -c %a f
      """)
    #expect(
      outcome.output == """
        {"schema":1,"number":2,"uid":"

        [{"schema":1,"number":2,"uid":

        number,state,line,product,topi

        moved
        1
        600

        """, "\(outcome.output) \(outcome.error)")
  }

  @Test(arguments: [
    ("folder", 65, "it is a folder"), ("pipe", 65, "not a regular file"), ("garbage", 65, "it is not one"),
    ("loop", 65, "symbolic links"), ("/dev/null", 65, "not a regular file"), ("none/f", 74, "no such file"),
    ("cut", 74, "ends before byte"), ("other", 74, "another line before"), ("gone", 74, "is gone"),
  ])
  func `refuses a cursor it cannot use`(name: String, status: Int, reason: String) throws {
    let desk = try Self.desk()
    let outcome = try desk.bash(
      """
      mkdir folder; mkfifo pipe; echo garbage >garbage; ln -s loop loop
      sed 's/"offset":/&9/' f >cut; sed 's/"crc":"./&0/; s/\\("crc":".\\{8\\}\\)./\\1/' f >other; sed s/2026/1999/ f >gone
      support export --cursor \(name) >out; echo $?; wc -c <out
      """)
    #expect(outcome.output == "\(status)\n0\n", "\(outcome.error)")
    #expect(outcome.error.contains(reason), "\(outcome.error)")
  }

  @Test(.enabled(if: Tool.isWanted("python3")))
  func `that follows ends by a signal with its status, and misses nothing in a storm`() throws {
    let desk = try TestDesk()
    let outcome = try desk.bash(
      """
      # Threads of a test runner block all signals, and so would what they start.
      cat >unblocked <<'END'
      import os, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      os.execvp(sys.argv[1], sys.argv[1:])
      END
      support -q new -m First >/dev/null
      python3 unblocked support export --follow --cursor f >out & follower=$!
      until [ -s f ]; do sleep 0.05; done
      for w in 1 2 3 4; do (for i in 1 2 3 4 5; do support -q new -m "$w $i" >/dev/null; done) & writers="$writers $!"; done
      wait $writers
      for i in $(seq 200); do [ "$(wc -l <out)" -ge 21 ] && break; sleep 0.05; done
      # The cursor moves after the lines are out: wait for that too.
      for i in $(seq 200); do cp f g; [ -z "$(support -q export --cursor g)" ] && break; sleep 0.05; done
      kill -TERM $follower; wait $follower; echo $?
      grep -o '"number":[0-9]*' out | sort -u | wc -l; wc -l <out
      support -q export --cursor f | wc -l
      """)
    #expect(outcome.output == "143\n21\n21\n0\n", "\(outcome.output) \(outcome.error)")
  }

  @Test(.enabled(if: Tool.isWanted("strace"))) func `syncs the journal before it hands on, and its cursor after`()
    throws
  {
    let desk = try Self.desk()
    let outcome = try desk.bash(
      """
      strace -f -e trace=fdatasync,fsync,write,rename -o log '\(TestDesk.program)' -q export --cursor f >out
      sed "s/^[0-9]* *//; s/(.*//" log | grep -v '^+' | uniq | tr '\\n' ' '
      """)
    // The journal, the data, the data's file, the cursor's draft and the folder it was renamed in.
    #expect(outcome.output.hasPrefix("fdatasync write fdatasync fsync rename fsync"), "\(outcome.output)")
  }
}
