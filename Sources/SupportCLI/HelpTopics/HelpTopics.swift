// Which topics does `support help` know beside the verbs? One file a topic, listed here.

internal import CommandLineKit

/// The help topics.
enum HelpTopics {
  /// All of them, in the order they are listed.
  static let all = [rules, exitCodes, query, json, store, environment, recipes, statistics]
}
