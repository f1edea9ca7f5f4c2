// Is the program's description sound, and do help, manuals and the program say the same?

import CommandLineKit
import Foundation
import SupportCLI
import TestSupport
import Testing

@Suite struct `The program's description` {
  @Test func `has no faults`() { #expect(Verbs.program.inconsistencies() == []) }

  @Test func `explains the same exit statuses in its list and in the topic`() throws {
    let topic = try #require(Verbs.program.topic("exit-codes"))
    for language in Language.allCases {
      let words = topic.body[language].split { $0.isWhitespace }.map(String.init)
      for status in Verbs.program.exitStatuses { #expect(words.contains(status.term), "\(status.term) in \(language)") }
    }
    let listed = Set(Verbs.program.exitStatuses.map(\.term))
    #expect(listed == ["0", "1", "2", "3", "4", "5", "65", "74", "75", "130", "143"])
    for info in Verbs.program.visibleCommands {
      for code in info.exitCodes { #expect(listed.contains("\(code)"), "\(info.name) has \(code)") }
    }
  }

  @Test(.enabled(if: Tool.isWanted("mandoc"))) func `makes manuals that mandoc has nothing against`() throws {
    let folder = try TemporaryFolder()
    for place in ["man", "man/ru"] {
      let path = Tool.packageRoot + "/" + place
      for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasPrefix("support") {
        let mandoc = try #require(Tool.path(of: "mandoc"))
        let outcome = try Shell.run(
          mandoc, ["-Tlint", "-W", "warning", path + "/" + name], environment: ["LC_ALL": "C.UTF-8"],
          folder: folder.path)
        #expect(outcome.output.isEmpty && outcome.error.isEmpty, "\(outcome.output)\(outcome.error)")
      }
    }
  }
}
