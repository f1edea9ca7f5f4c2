// By what are tickets counted? By something they have a name for, or by when they were filed, to the hour; what is coarser
// than an hour follows from that.

/// What tickets that are counted together have in common.
public enum TallyValue: Hashable, Sendable {
  /// A name; nil for tickets without one.
  case name(String?)
  /// The hour on the desk's wall, from 1970 on, in which they were filed.
  case wallHour(Int)
}
