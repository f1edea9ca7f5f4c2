// `help` at work, and what `-h`, `--help` print: generated from the descriptions, paged on a terminal.

internal import CommandLineKit
internal import Terminal

extension Help: Command {
  func run(_ context: Context) throws(Failure) {
    let width = min(context.console.settings.width, 80)
    guard let name else {
      context.console.page()
      return context.console.write(HelpText.overview(Verbs.program, in: context.language, width: width))
    }
    if let verb = Verbs.named(name) { return Help.print(verb.entry.info(), isShort: false, context) }
    guard let topic = Verbs.program.topic(name) else {
      let names = Verbs.program.visibleCommands.map(\.name) + HelpTopics.all.map(\.name)
      throw .unknownName(name, nearest: NearestName.nearest(to: name, among: names))
    }
    context.console.page()
    context.console.write(HelpText.topic(topic, in: context.language, width: width))
  }

  /// Prints the help of one command.
  static func print(_ info: CommandInfo, isShort: Bool, _ context: Context) {
    let width = min(context.console.settings.width, 80)
    context.console.page()
    context.console.write(
      isShort
        ? HelpText.short(info, of: Verbs.program, in: context.language, width: width)
        : HelpText.full(info, of: Verbs.program, in: context.language, width: width))
  }
}
