// Which files become part of the program? Desk's `catalog.json`, and for BundledHelp the Markdown files in
// `HelpArticles/Articles` (the tool that indexes them is built from HelpArticles, which therefore cannot hold them
// itself). `embed-data` writes them as string literals, which cost nothing at start and leave the
// executable one movable file. A file added to the folder is seen by the next build.

import Foundation
import PackagePlugin

@main
struct EmbedDataPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    var inputs: [URL] = []
    let catalog = folder.appending(path: "catalog.json")
    if FileManager.default.fileExists(atPath: catalog.path) { inputs.append(catalog) }
    let articles = folder.deletingLastPathComponent().appending(path: "HelpArticles/Articles")
    if target.name == "BundledHelp", let names = try? FileManager.default.contentsOfDirectory(atPath: articles.path) {
      inputs += names.filter { $0.hasSuffix(".md") }.sorted().map { articles.appending(path: $0) }
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedData.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(inputs.count) files into \(target.name)",
        executable: try context.tool(named: "embed-data").url,
        arguments: [output.path] + inputs.map(\.path), inputFiles: inputs, outputFiles: [output])
    ]
  }
}
