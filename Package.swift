// swift-tools-version: 6.3
// One static, stripped executable from plain `swift build -c release`; no packages.
//
// Targets stand on floors and depend only downwards (ARCHITECTURE.md); a test reads the import lines.
// `SUPPORT_LINK=dynamic` links dynamically: `swift test -c release` cannot link test bundles statically.
// `SUPPORT_LINK=symbols` keeps the names of functions, for profiles.

import PackageDescription

let isStatic = Context.environment["SUPPORT_LINK"] != "dynamic"
let keepsSymbols = Context.environment["SUPPORT_LINK"] == "symbols"
let isStaticRelease = BuildSettingCondition.when(platforms: [.linux], configuration: .release)

// What a start costs is decided here: functions apart, so that the linker can lay those of a start together; types of
// generics asked for by their makers, not by names taken apart at run time (a quarter of a start).
let linkedAsModules: [SwiftSetting] =
  isStatic
  ? [
    .unsafeFlags(
      [
        "-static-executable", "-Xfrontend", "-function-sections",
        "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors",
      ], isStaticRelease),
    .define("STATIC_PROGRAM", isStaticRelease),
  ] : []

let strict: [SwiftSetting] =
  [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ] + linkedAsModules

// Regular expressions and tasks are not used; imported, they would be 1.3 MB of the program.
let lean: [SwiftSetting] =
  strict + [
    .unsafeFlags([
      "-Xfrontend", "-disable-implicit-string-processing-module-import",
      "-Xfrontend", "-disable-implicit-concurrency-module-import",
    ])
  ]

// Nothing throws C++ exceptions, so nobody looks for the table of their frames. The order is that of
// Tests/Benchmarks/Order: what a start calls lies on neighbouring pages.
let linkedStatically: [LinkerSetting] =
  isStatic
  ? [
    .unsafeFlags(
      ["-static-executable", "-use-ld=lld", "-Xlinker", "--no-eh-frame-hdr"]
        + (keepsSymbols ? [] : ["-Xlinker", "-s"])
        + [
          "-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/Sources/support/start.order",
          "-Xlinker", "--no-warn-symbol-ordering",
        ], isStaticRelease)
  ] : []

func floor(
  _ name: String, on dependencies: [Target.Dependency] = [], exclude: [String] = [],
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: lean, plugins: plugins)
}

func tests(_ name: String, of dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: strict)
}

/// Tests of the whole program as people run it.
func programTests(_ name: String, of dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport", "support"], exclude: exclude)
}

/// A program for whoever works on this one; it links as the modules it stands on do.
func developerTool(_ name: String, on dependencies: [Target.Dependency] = [], path: String) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: path, swiftSettings: linkedAsModules, linkerSettings: linkedStatically
  )
}

let package = Package(
  name: "support",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "support", targets: ["support"])],
  targets: [
    // floor 4
    .executableTarget(
      name: "support", dependencies: ["SupportCLI"], exclude: ["start.order"], swiftSettings: lean,
      linkerSettings: linkedStatically),
    // floor 3
    floor(
      "SupportCLI",
      on: [
        "TicketStore", "Figures", "Pictures", "BundledHelp", "HelpArticles", "Terminal", "Desk", "FullText",
        "CommandLineKit", "JSONText", "SystemIO",
      ]),
    // floor 2
    floor("TicketStore", on: ["Desk", "JSONText", "SystemIO"]),
    floor("Figures", on: ["Desk"]),
    floor("BundledHelp", on: ["HelpArticles", "FullText"], plugins: ["EmbedDataPlugin"]),
    floor("HelpArticles", on: ["FullText"], exclude: ["Articles"]),
    floor("Terminal", on: ["SystemIO"]),
    // floor 1
    floor("Desk", exclude: ["catalog.json"], plugins: ["EmbedDataPlugin"]),
    floor("FullText"),
    floor("CommandLineKit"),
    floor("JSONText"),
    floor("Pictures"),
    floor("SystemIO"),
    // beside the house: build-time only
    .plugin(
      name: "EmbedDataPlugin", capability: .buildTool(), dependencies: ["embed-data"], path: "Sources/EmbedDataPlugin"),
    .executableTarget(
      name: "embed-data", dependencies: ["HelpArticles"], swiftSettings: strict, linkerSettings: linkedStatically),
    // tests mirror the sources; those of the program run it as people do
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    tests("SystemIOTests", of: ["SystemIO"]),
    tests("JSONTextTests", of: ["JSONText"]),
    tests("CommandLineKitTests", of: ["CommandLineKit"]),
    tests("DeskTests", of: ["Desk"]),
    tests("FiguresTests", of: ["Figures", "Desk"]),
    tests("PicturesTests", of: ["Pictures"]),
    tests("FullTextTests", of: ["FullText"], exclude: ["Fixtures"]),
    tests("HelpArticlesTests", of: ["HelpArticles", "FullText"], exclude: ["Fixtures"]),
    tests("TerminalTests", of: ["Terminal", "SystemIO"]),
    tests("TicketStoreTests", of: ["TicketStore", "Desk", "JSONText", "SystemIO"]),
    tests("SupportCLITests", of: ["SupportCLI", "CommandLineKit", "TicketStore", "Terminal", "Desk", "SystemIO"]),
    programTests("TranscriptTests", exclude: ["Transcripts"]),
    programTests("ProgramTests", exclude: ["Fixtures"]),
    programTests("CrashTests"),
    programTests("ConsistencyTests", of: ["SupportCLI", "CommandLineKit"]),
    developerTool("support-generate", on: ["SupportCLI"], path: "Tests/Generate"),
    developerTool("support-benchmarks", path: "Tests/Benchmarks/Processes"),
    developerTool(
      "support-search-evaluation", on: ["BundledHelp", "HelpArticles", "FullText"],
      path: "Tests/Benchmarks/SearchEvaluation"),
  ]
)
