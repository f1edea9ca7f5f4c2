// Build-time tool: writes files as one Swift source of string literals.
//
//   embed-data OUTPUT.swift FILE…
//
// Each file becomes `EmbeddedFile(name:text:)` in the array `embeddedFiles`. A text that is not UTF-8 is refused. The
// literal is raw, with more `#` than any run in the text, so nothing in a file is taken for an escape.

import Foundation

/// The Swift literal that spells `text` exactly.
func literal(_ text: String) -> String {
  var longest = 0
  var run = 0
  for byte in text.utf8 {
    run = byte == UInt8(ascii: "#") ? run + 1 : 0
    longest = max(longest, run)
  }
  let hashes = String(repeating: "#", count: longest + 1)
  return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
}

func refuse(_ reason: String) -> Never {
  FileHandle.standardError.write(Data("embed-data: \(reason)\n".utf8))
  exit(1)
}

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else { refuse("usage: embed-data OUTPUT.swift FILE…") }

var source = """
  // Made by embed-data; do not edit.

  struct EmbeddedFile { let name: StaticString; let text: StaticString }

  let embeddedFiles: [EmbeddedFile] = [

  """
for path in arguments.dropFirst() {
  guard let bytes = FileManager.default.contents(atPath: path) else { refuse("cannot read \(path)") }
  guard let text = String(bytes: bytes, encoding: .utf8) else { refuse("not UTF-8: \(path)") }
  let name = URL(fileURLWithPath: path).lastPathComponent
  source += "EmbeddedFile(name: \"\(name)\", text: \(literal(text))),\n"
}
source += "]\n"

do {
  try Data(source.utf8).write(to: URL(fileURLWithPath: output))
} catch {
  refuse("cannot write \(output): \(error)")
}
