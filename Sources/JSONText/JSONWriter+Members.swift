// How is a whole member written in one line of code? Without a value (nil), nothing is written.

extension JSONWriter {
  /// A member with a string, if there is one.
  public mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    self.name(name)
    string(value)
  }

  /// A member with an integer, if there is one.
  public mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    self.name(name)
    integer(value)
  }

  /// A member that is true or false, if it is known.
  public mutating func member(_ name: String, _ value: Bool?) {
    guard let value else { return }
    self.name(name)
    bool(value)
  }
}
