// Build-time tool: writes files as one Swift source.
//
//   embed-data OUTPUT.swift FILE…
//
// Each file becomes an `EmbeddedFile` of string literals in the array `embeddedFiles`; a text that is not UTF-8 is
// refused. `catalog.json` becomes a Swift value besides (CatalogSource.swift), so that no run has to parse it; help
// articles (`*.md`) get the search index made of them, `embeddedIndex`, so that no run has to build it, and
// `embeddedFingerprint`, which is another one when articles or index are others.

import Foundation
import HelpArticles

/// Ends the build with a reason.
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
var values = ""
var articles: [String] = []
for path in arguments.dropFirst() {
  guard let bytes = FileManager.default.contents(atPath: path) else { refuse("cannot read \(path)") }
  guard let text = String(bytes: bytes, encoding: .utf8) else { refuse("not UTF-8: \(path)") }
  let name = URL(fileURLWithPath: path).lastPathComponent
  source += "EmbeddedFile(name: \(Literal.of(name)), text: \(Literal.block(text))),\n"
  if name.hasSuffix(".md") { articles.append(text) }
  if name == "catalog.json" { values += CatalogSource.swift(bytes) }
}
source += "]\n\(values)"
if !articles.isEmpty {
  do {
    let index = try Library.index(ofSources: articles)
    source += "\nlet embeddedIndex: StaticString = \(Literal.of(String(decoding: index, as: UTF8.self)))\n"
    // FNV-1a: what was derived from other articles, or by another way of indexing, is known by it.
    let texts = articles.flatMap { Array($0.utf8) }
    let fingerprint = (texts + index).reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    source += "\nlet embeddedFingerprint: UInt64 = \(fingerprint)\n"
  } catch {
    refuse("cannot index the articles: \(error)")
  }
}

do {
  try Data(source.utf8).write(to: URL(fileURLWithPath: output))
} catch {
  refuse("cannot write \(output): \(error)")
}
