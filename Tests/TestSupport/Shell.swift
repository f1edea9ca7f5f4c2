// How a test runs other programs: a command with its streams in files, so that no pipe can fill up and deadlock.

import Foundation

/// What a finished command left behind.
public struct Outcome: Sendable {
  /// The exit status; 128 + the signal if one ended it.
  public let status: Int
  /// Its stdout, byte for byte.
  public let outputBytes: [UInt8]
  /// Its stderr, byte for byte.
  public let errorBytes: [UInt8]
  /// Its stdout as text.
  public var output: String { String(decoding: outputBytes, as: UTF8.self) }
  /// Its stderr as text.
  public var error: String { String(decoding: errorBytes, as: UTF8.self) }
}

/// Runs commands.
public enum Shell {
  /// Runs `executable`, waits, and returns what it left; `environment` is all the child gets.
  public static func run(
    _ executable: String, _ arguments: [String], environment: [String: String], folder: String,
    input: [UInt8] = []
  ) throws -> Outcome {
    let scratch = try TemporaryFolder()
    for name in ["out", "err"] { try scratch.write("", to: name) }
    try Data(input).write(to: URL(fileURLWithPath: scratch.file("in")))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle(forReadingAtPath: scratch.file("in"))
    process.standardOutput = FileHandle(forWritingAtPath: scratch.file("out"))
    process.standardError = FileHandle(forWritingAtPath: scratch.file("err"))
    try process.run()
    process.waitUntilExit()
    let status = Int(process.terminationStatus)
    return Outcome(
      status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
      outputBytes: try scratch.bytes(of: "out"), errorBytes: try scratch.bytes(of: "err"))
  }
}
