// Are colours on? What the user says with `--color WHEN` decides; without it a terminal gets colours unless
// NO_COLOR is set to something (no-color.org) or the terminal is dumb or unnamed.

/// When output is coloured: the values of `--color`.
public enum ColourChoice: String, Sendable, CaseIterable {
  /// On a terminal that can, unless NO_COLOR.
  case auto
  /// Always, in a pipe too.
  case always
  /// Never.
  case never

  /// Whether to colour a stream.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether the stream is a terminal.
  ///   - noColour: The value of `NO_COLOR`, if set.
  ///   - term: The value of `TERM`, if set.
  public func isOn(isTerminal: Bool, noColour: String?, term: String?) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: isTerminal && (noColour ?? "").isEmpty && Self.canControl(term: term)
    }
  }

  /// Whether a terminal of the type `term` obeys control sequences.
  static func canControl(term: String?) -> Bool { !(term ?? "").isEmpty && term != "dumb" }
}
