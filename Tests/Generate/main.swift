// Development tool: writes the generated files, `man/` and `completions/`, from the descriptions of the commands.
//
//   swift run support-generate [ROOT]
//
// A test compares the committed files with what this would write.

import Foundation
import SupportCLI

let root = URL(fileURLWithPath: CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : ".")
for (path, text) in GeneratedFiles.all.sorted(by: { $0.key < $1.key }) {
  let file = root.appendingPathComponent(path)
  try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: file)
  print(path)
}
