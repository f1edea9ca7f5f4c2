// How is a text emphasised? By one SGR sequence before it and a reset after it, in the eight colours every
// terminal has. Whether colours are on is decided in ColourChoice.swift; a style switched off leaves the text as
// it is. A styled text never carries a control character of its own: it is made visible first.

/// An emphasis of text on a terminal.
public enum Style: Sendable, CaseIterable {
  /// No emphasis.
  case plain
  /// Bold.
  case bold
  /// Dim.
  case dim
  /// Red: broken promises, damage.
  case red
  /// Green: done.
  case green
  /// Yellow: soon due.
  case yellow
  /// Blue.
  case blue
  /// Cyan: numbers and names to be typed.
  case cyan
  /// A heading: bold and underlined.
  case heading
  /// A match found in a text: bold and red.
  case mark

  /// `text` made visible, with this emphasis if `colour` is on. Lines and TABs stay; styles do not nest.
  public func applied(to text: String, colour: Bool) -> String {
    let safe = Visible.text(text, keepingLines: true)
    return colour ? wrapped(safe) : safe
  }

  /// A text that is visible already, between this style's sequence and the reset.
  func wrapped(_ text: String) -> String {
    guard self != .plain, !text.isEmpty else { return text }
    return "\u{1b}[" + codes + "m" + text + "\u{1b}[0m"
  }

  private var codes: String {
    switch self {
    case .plain: "0"
    case .bold: "1"
    case .dim: "2"
    case .red: "31"
    case .green: "32"
    case .yellow: "33"
    case .blue: "34"
    case .cyan: "36"
    case .heading: "1;4"
    case .mark: "1;31"
    }
  }
}
