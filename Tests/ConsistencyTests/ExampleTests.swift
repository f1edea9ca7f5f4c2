// Do the examples work? Every example of help and manuals, and every command of README, is run on a prepared desk.

import CommandLineKit
import Foundation
import SupportCLI
import TestSupport
import Testing

@Suite struct `Examples` {
  /// Two tickets of ivan@example.com, 1 taken by olga, and the files that examples name.
  static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    let made = try desk.bash(
      """
      echo "The letters are gone" >letter.txt; echo picture >shot.png
      support -q new -t account/access -s "Cannot sign in" -m "wrong password" -a shot.png
      support -q new -t mail/letters -s "Letters gone" -m "All of them."
      support -q take 1
      umask 077; mkdir store/canned; echo "Dear {name}, ticket {number} is solved." >store/canned/restored.txt
      """)
    try #require(made.status == 0, "\(made.error)")
    return desk
  }

  static let commands = Verbs.program.visibleCommands.flatMap { info in info.examples.map(\.command) }

  @Test func `are there for every command`() {
    for info in Verbs.program.visibleCommands { #expect(!info.examples.isEmpty, "\(info.name) has no example") }
  }

  @Test(arguments: commands.filter { !$0.contains("jq") || Tool.isWanted("jq") })
  func `of help and manuals run`(_ command: String) throws {
    let desk = try Self.desk()
    let isAboutClosed = ["reopen", "state:closed", "support rate 1"].contains { command.contains($0) }
    if isAboutClosed { _ = try desk.support("close", "1") }
    let outcome = try desk.bash("set -o pipefail\n" + command)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(!outcome.error.contains("cannot"), "\(outcome.error)")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: Tool.packageRoot + "/README.md")))
  func `of README run`() throws {
    let text = try String(contentsOfFile: Tool.packageRoot + "/README.md", encoding: .utf8)
    // ```sh blocks are scripts; in ```console blocks the lines behind `$ ` are typed.
    var script: [String] = []
    var block = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        block = block.isEmpty ? String(line) : ""
      } else if block == "```sh" {
        script.append(String(line))
      } else if block == "```console", line.hasPrefix("$ ") {
        script.append(String(line.dropFirst(2)))
      }
    }
    try #require(!script.isEmpty)
    // Building and installing is what brought this test here; the rest is run as it stands.
    let lines = script.filter { line in
      !["swift ", "git clone", "cd ", "sudo ", "install ", "cp ", "SUPPORT_"].contains { line.hasPrefix($0) }
        && (!line.contains("jq") || Tool.isWanted("jq"))
    }
    let desk = try Self.desk()
    // Whoever reads README has no ticket yet.
    let outcome = try desk.bash(
      "set -e -o pipefail\n" + lines.joined(separator: "\n"), environment: ["SUPPORT_FROM": "maria@example.com"])
    #expect(outcome.status == 0, "\(outcome.output)\n\(outcome.error)")
  }
}
