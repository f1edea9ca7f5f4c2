// What is said when the disk is full or broken? The n-th call of a kind fails, for every n until a run comes through.
// Nothing is printed but where the failure could not matter, the exit status says which kind of failure it was, and what
// is left is as after a kill.

import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Tool.isWanted("strace"))) struct `A failing disk` {
  private static let calls = ["pwrite64", "fdatasync", "fsync", "rename", "ftruncate", "mkdir"]

  /// A failed sync is always 74: whatever the reason, it cannot be said what is on the disk.
  private static func status(of call: String, _ error: String) -> Int {
    error == "ENOSPC" && !call.hasSuffix("sync") ? 75 : 74
  }

  @Test(arguments: Scenario.all, ["ENOSPC", "EIO"])
  func `promises 1 and 7: is reported with its status, with no number and nothing half-done`(
    _ scenario: Scenario, _ error: String
  ) throws {
    let stage = try Stage(scenario)
    var faults = 0
    for call in Self.calls {
      var count = 1
      // What is left does not depend on the error's name: looking at it once is enough.
      while try stage.isReached(
        call, .error(error), at: count, inspecting: error == "EIO",
        { run, point in
          // The index is derived: without it the commit stands all the same.
          if run.calls.contains(where: { $0.contains("(INJECTED)") && $0.contains("/index") }) {
            #expect(run.outcome.status == 0, "\(point): \(run.outcome.error)")
            #expect(!run.outcome.output.isEmpty, "\(point) printed nothing")
            return
          }
          #expect(
            run.outcome.status == Self.status(of: call, error), "\(point): \(run.calls.last ?? "") \(run.outcome.error)"
          )
          #expect(run.outcome.output.isEmpty, "\(point) printed \(run.outcome.output)")
          #expect(run.outcome.error.hasPrefix("support: "), "\(point)")
        })
      {
        count += 1
        faults += 1
      }
    }
    #expect(faults > 2)
  }
}
