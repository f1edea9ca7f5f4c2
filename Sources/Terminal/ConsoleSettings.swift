// What can the places that output goes to, and what does the user want of them? Read once from the descriptors
// and the environment; given by hand in tests. Everything that prints asks these settings, never the system.

internal import SystemIO

/// What the console's streams are and how they are to be used. The defaults are those of pipes: no colour,
/// no pager, no questions, 80 cells.
public struct ConsoleSettings: Sendable {
  /// Whether standard output is coloured.
  public var colour = false
  /// Whether standard error is coloured.
  public var errorColour = false
  /// The width of lines in cells.
  public var width = 80
  /// Whether standard output is a terminal.
  public var isTerminal = false
  /// Whether standard error is a terminal.
  public var isErrorTerminal = false
  /// Whether standard input is a terminal from which answers may be asked.
  public var isInputTerminal = false
  /// Whether the terminal obeys control sequences, so that a line can be redrawn.
  public var canRedraw = false
  /// Whether notes are silenced.
  public var isQuiet = false
  /// The shell command of the pager, if output is to be paged.
  public var pager: String?
  /// Variables for the pager's environment that the user has not set.
  public var pagerEnvironment: [(String, String)] = []

  /// The settings of pipes.
  public init() {}

  /// The settings of the streams and the environment this process was given.
  ///
  /// - Parameters:
  ///   - colour: When to colour.
  ///   - isQuiet: Whether notes are silenced.
  ///   - takesInput: Whether questions may be asked at all.
  public static func detect(
    colour: ColourChoice = .auto, isQuiet: Bool = false, takesInput: Bool = true
  ) -> ConsoleSettings {
    var settings = ConsoleSettings()
    let (noColour, term) = (Environment.string("NO_COLOR"), Environment.string("TERM"))
    settings.isTerminal = Standard.isTerminal(.output)
    settings.isErrorTerminal = Standard.isTerminal(.error)
    settings.isInputTerminal = takesInput && Standard.isTerminal(.input)
    settings.colour = colour.isOn(isTerminal: settings.isTerminal, noColour: noColour, term: term)
    settings.errorColour = colour.isOn(isTerminal: settings.isErrorTerminal, noColour: noColour, term: term)
    settings.canRedraw = settings.isErrorTerminal && ColourChoice.canControl(term: term)
    settings.isQuiet = isQuiet
    settings.width = width(columns: Environment.string("COLUMNS"), terminal: Standard.terminalSize()?.columns)
    if settings.isTerminal && ColourChoice.canControl(term: term) {
      settings.pager = Pager.command(Environment.string("PAGER"), isLessInstalled: Pager.isLessInstalled())
      settings.pagerEnvironment = Pager.environment { Environment.bytes($0) != nil }
    }
    return settings
  }

  /// The width to draw for: `COLUMNS` if it is a sensible number, else the terminal's, else 80.
  static func width(columns: String?, terminal: Int?) -> Int {
    let sensible = 1...10_000
    if let columns, let width = Int(columns), sensible.contains(width) { return width }
    if let terminal, sensible.contains(terminal) { return terminal }
    return 80
  }
}
