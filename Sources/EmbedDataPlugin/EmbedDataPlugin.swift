// Which files become part of the program? For a target that uses this plugin: its `catalog.json` and the Markdown files
// of its `Articles` folder. `embed-data` writes them as string literals, which cost nothing at start and leave the
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
    let articles = folder.appending(path: "Articles")
    if let names = try? FileManager.default.contentsOfDirectory(atPath: articles.path) {
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
