// How fast are whole commands? Times pairs of processes in turn, A B A B …, and prints the ratio of their medians:
// the only figure that means something on a machine shared with others.
//
//   swift build -c release
//   swift run -c release support-benchmarks [--rounds 50] [--program .build/release/support]
//
// Needs `cc`; the C programs in Tests/Benchmarks/Limits are the limit each command is held against. The program is
// measured as people install it, a copy made by install(1); what the linker has just written lies in the page cache in small pieces, which
// the last rows show.

import Foundation

struct Pair {
  let name: String
  let command: [String]
  let limit: [String]
  /// The largest ratio of medians the design allows.
  let target: Double
}

/// Seconds one run of `command` takes, its output thrown away.
func seconds(_ command: [String], environment: [String: String]) throws -> Double {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
  var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
  defer { for pointer in words + variables { free(pointer) } }
  var child = pid_t()
  var status: Int32 = 0
  let start = DispatchTime.now().uptimeNanoseconds
  guard posix_spawn(&child, command[0], &actions, nil, &words, &variables) == 0 else {
    throw CocoaError(.executableLoad)
  }
  waitpid(child, &status, 0)
  let end = DispatchTime.now().uptimeNanoseconds
  guard status == 0 else { throw CocoaError(.executableRuntimeMismatch) }
  return Double(end - start) / 1e9
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func shown(_ value: Double, decimals: Int = 3) -> String { String(format: "%.\(decimals)f", value) }

func option(_ name: String, else fallback: String) -> String {
  guard let place = CommandLine.arguments.firstIndex(of: name), place + 1 < CommandLine.arguments.count else {
    return fallback
  }
  return CommandLine.arguments[place + 1]
}

/// Runs a tool of the system.
func run(_ words: [String]) throws {
  let tool = Process()
  tool.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  tool.arguments = words
  try tool.run()
  tool.waitUntilExit()
  guard tool.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
}

/// Compiles one of the C programs and returns its path.
func compiled(_ name: String, into folder: String) throws -> String {
  let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let output = "\(folder)/\(name)"
  try run(["cc", "-O2", "-o", output, sources.appendingPathComponent("Limits/\(name).c").path])
  return output
}

let rounds = Int(option("--rounds", else: "50")) ?? 50
let linked = option("--program", else: FileManager.default.currentDirectoryPath + "/.build/release/support")
let folder = NSTemporaryDirectory() + "/support-benchmarks-\(UUID().uuidString)"
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(atPath: folder) }

let program = folder + "/support"
try run(["install", "-m", "755", linked, program])

let environment = [
  "PATH": "/usr/bin:/bin", "HOME": folder, "SUPPORT_STORE": folder + "/store", "SUPPORT_FROM": "ivan@example.com",
  "SUPPORT_ACTOR": "olga", "LC_ALL": "C.UTF-8",
]
let hello = try compiled("hello", into: folder)
let append = [try compiled("append", into: folder), folder + "/limit"]
let letter = String(repeating: "Не приходит письмо с кодом подтверждения. ", count: 10)
let new = [program, "new", "-q", "-p", "mail", "-t", "letters", "-s", "Не приходит письмо", "-m", letter]
// One matter has one ticket: each letter is somebody else's.
func fresh(_ command: [String]) -> [String] {
  command.contains("new") ? command + ["--from", "\(UUID().uuidString)@example.com"] : command
}
for _ in 1...20 { _ = try seconds(fresh(new), environment: environment) }

let pairs = [
  Pair(name: "--version", command: [program, "--version"], limit: [hello], target: 1.25),
  Pair(name: "new, small store", command: new, limit: append, target: 1.4),
  Pair(name: "show 3", command: [program, "show", "3"], limit: [hello], target: 1.4),
  Pair(name: "list", command: [program, "list", "--limit", "20"], limit: [hello], target: 1.6),
  Pair(name: "--version, linked", command: [linked, "--version"], limit: [hello], target: 1.25),
  Pair(name: "new, linked", command: [linked] + new.dropFirst(), limit: append, target: 1.4),
]
print("command            support ms   limit ms   ratio   target   (medians of \(rounds), in turn)")
for pair in pairs {
  var ours: [Double] = []
  var theirs: [Double] = []
  for round in 0..<rounds + 3 {
    let (one, other) = (
      try seconds(fresh(pair.command), environment: environment), try seconds(pair.limit, environment: environment)
    )
    guard round >= 3 else { continue }
    ours.append(one)
    theirs.append(other)
  }
  let ratio = median(ours) / median(theirs)
  let row = [
    pair.name.padding(toLength: 18, withPad: " ", startingAt: 0), shown(median(ours) * 1000),
    shown(median(theirs) * 1000),
    shown(ratio, decimals: 2), shown(pair.target, decimals: 2),
  ]
  print(row.joined(separator: "   "))
}
