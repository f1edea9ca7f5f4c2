// What people see, held by golden transcripts in Transcripts/. To record anew on purpose:
// SUPPORT_RECORD=1 swift test --filter TranscriptTests; then read the diff as prose.

import Foundation
import TestSupport
import Testing

@Suite struct `Transcripts` {
  static let folder = Tool.packageRoot + "/Tests/TranscriptTests/Transcripts"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test func `there are some`() { #expect(!Transcripts.names.isEmpty) }

  @Test(arguments: names) func `a person sees`(_ name: String) throws {
    let path = Transcripts.folder + "/" + name
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    let transcript = Transcript(expected)
    guard Tool.isWanted(transcript.needs) else { return }
    let actual = try transcript.rendered(on: TestDesk())
    if ProcessInfo.processInfo.environment["SUPPORT_RECORD"] == "1", actual != expected {
      try actual.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name) anew; read the diff")
    }
    #expect(actual == expected)
  }
}
