// What is the whole program? Its commands, globals, topics and exit statuses. Commands are listed by name with a
// closure each, so that running one verb builds the description of that verb only.

/// A command in the program's list; its description is built when asked for.
public struct CommandEntry: Sendable {
  /// The verb.
  public let name: String
  /// Builds (or fetches) the description.
  public let info: @Sendable () -> CommandInfo

  /// A verb and the way to its description: `CommandEntry("close") { Close.info }`.
  public init(_ name: String, _ info: @escaping @Sendable () -> CommandInfo) {
    self.name = name
    self.info = info
  }
}

/// A page of help that belongs to no command.
public struct HelpTopic: Sendable {
  /// The word to type after `help`.
  public let name: String
  /// A few words, lower case, no full stop.
  public let title: Text
  /// Paragraphs separated by empty lines; lines that begin with a space are kept verbatim.
  public let body: Text

  /// A topic with its text.
  public init(_ name: String, title: Text, body: Text) {
    self.name = name
    self.title = title
    self.body = body
  }
}

/// A term and what it means: an environment variable, a file, an exit status.
public struct Definition: Sendable {
  /// The term as it is typed.
  public let term: String
  /// What it means; no full stop.
  public let meaning: Text

  /// Explains a term.
  public init(_ term: String, _ meaning: Text) {
    self.term = term
    self.meaning = meaning
  }
}

/// A whole program, as help, manuals and completions see it.
public struct Program: Sendable {
  /// The name of the executable.
  public let name: String
  /// As `--version` prints it.
  public let version: String
  /// What it does, in a few words.
  public let summary: Text
  /// Paragraphs of the overview manual.
  public let discussion: [Text]
  /// In the order in which they are listed; groups are listed in the order of their first command.
  public let commands: [CommandEntry]
  /// The description of the global options.
  public let globals: @Sendable () -> CommandInfo
  /// Pages that belong to no command.
  public let topics: [HelpTopic]
  /// Every exit status with its meaning, ascending; terms are decimal numbers.
  public let exitStatuses: [Definition]
  /// Environment variables the program reads.
  public let environment: [Definition]
  /// Files it uses.
  public let files: [Definition]
  /// The hidden verb that prints completion candidates: `support complete KIND -- PREFIX`.
  public let completionVerb: String

  /// Describes a program.
  public init(
    name: String, version: String, summary: Text, discussion: [Text] = [], commands: [CommandEntry],
    globals: @escaping @Sendable () -> CommandInfo, topics: [HelpTopic] = [], exitStatuses: [Definition] = [],
    environment: [Definition] = [], files: [Definition] = [], completionVerb: String = "complete"
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.discussion = discussion
    self.commands = commands
    self.globals = globals
    self.topics = topics
    self.exitStatuses = exitStatuses
    self.environment = environment
    self.files = files
    self.completionVerb = completionVerb
  }

  /// The command called `name`, hidden ones included.
  public func command(_ name: String) -> CommandEntry? {
    commands.first { $0.name == name }
  }

  /// The topic called `name`.
  public func topic(_ name: String) -> HelpTopic? {
    topics.first { $0.name == name }
  }

  /// The commands that people are shown. Builds every description.
  public var visibleCommands: [CommandInfo] {
    commands.map { $0.info() }.filter { !$0.isHidden }
  }

  /// The error for a verb that no command has. Builds every description, to leave hidden commands out of the hint.
  public func unknownVerb(_ verb: String) -> UsageError {
    .unknownVerb(verb, nearest: NearestName.nearest(to: verb, among: visibleCommands.map(\.name)))
  }
}
