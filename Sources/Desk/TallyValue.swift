// By what are tickets counted? By something they have a name for, or by when they were filed, to the hour; what is coarser
// than an hour follows from that.

/// A value that tickets are counted by.
public enum TallyValue: Hashable, Sendable {
  /// A name; nil for tickets without one.
  case name(String?)
  /// The hour on the desk's wall, from 1970 on, in which they were filed, or one that stands for it and others.
  case wallHour(Int)
}
