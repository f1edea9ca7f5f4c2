// Is what a watch draws from what it kept just what a whole pass at the same moment would draw? Random desks, to which
// anything may happen between two drawings.

import Foundation
import TestSupport
import Testing

/// `SUPPORT_HISTORIES=500 swift test -c release --filter WatchedFiguresTests` for the long run.
@Suite struct `Figures that are kept up to date` {
  static let count = Int(ProcessInfo.processInfo.environment["SUPPORT_HISTORIES"] ?? "") ?? 2

  @Test func `are those of a whole pass, whatever happened since`() throws {
    var random = SplitMix(seed: 11)
    var (drawings, passes) = (0, 0)
    for round in 0..<Self.count {
      let desk = try WatchedDesk(seed: random.next())
      var steps: [String] = []
      for step in 0..<16 {
        steps.append(try desk.step())
        for watch in desk.watches {
          let (kept, anew) = (try desk.screen(of: watch, kept: true), try desk.screen(of: watch, kept: false))
          #expect(kept == anew, "\(watch.words), round \(round), step \(step), after \(steps)")
          if kept != anew { return }
        }
        drawings += desk.watches.count
      }
      passes += desk.watches.reduce(0) { $0 + $1.passes }
    }
    // What is never kept cannot be wrong.
    #expect(passes < drawings * 2 / 3, "\(passes) whole passes for \(drawings) drawings")
  }

  @Test func `are counted once where the question stands still and the journal grows`() throws {
    let desk = try WatchedDesk(seed: 5)
    let still = desk.watches.filter { !$0.words.contains("age:2d..") && !$0.words.contains("created:30d..") }
    for _ in 0..<8 {
      for watch in still { _ = try desk.screen(of: watch, kept: true) }
      desk.advance(by: 5000)
      try desk.write(.file)
      try desk.write(.answer)
    }
    #expect(still.count > 10 && still.allSatisfy { $0.passes == 1 }, "\(still.map { ($0.words, $0.passes) })")
  }
}
