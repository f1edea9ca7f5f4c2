// Do the committed manual pages and completions say what the program does?

import Foundation
import SupportCLI
import TestSupport
import Testing

@Suite struct `Generated files` {
  @Test(arguments: GeneratedFiles.all.keys.sorted()) func `are as the generator would write them`(_ path: String) {
    let committed = FileManager.default.contents(atPath: Tool.packageRoot + "/" + path)
    #expect(
      committed.map { String(decoding: $0, as: UTF8.self) } == GeneratedFiles.all[path],
      "\(path) is stale; renew it with: swift run support-generate")
  }

  @Test func `are all there is in their folders, but for the pages written by hand`() throws {
    let handWritten: Set = ["man/support-store.5", "man/ru/support-store.5"]
    for folder in ["man", "man/ru", "completions"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: Tool.packageRoot + "/" + folder)
      for name in names where name != "ru" {
        let path = "\(folder)/\(name)"
        #expect(GeneratedFiles.all[path] != nil || handWritten.contains(path), "\(path) is made by nothing")
      }
    }
  }
}
