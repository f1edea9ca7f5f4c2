// What is wrong with a query, and where? Facts only: the word, the bytes of it that are at fault, and what would have
// been right.

/// A query that cannot be understood.
public struct QueryError: Error, Hashable, Sendable {
  /// Which word, counted from 0.
  public let word: Int
  /// Which bytes of that word's UTF-8 are at fault.
  public let range: Range<Int>
  /// What is wrong with them.
  public let fault: QueryFault

  /// That fault at those bytes of that word.
  public init(word: Int, range: Range<Int>, fault: QueryFault) {
    (self.word, self.range, self.fault) = (word, range, fault)
  }
}

/// What can be wrong with a word of a query.
public enum QueryFault: Hashable, Sendable {
  /// Nothing but white space: it would match every ticket.
  case emptyWord
  /// Letters and a colon, but no such key; `all` are the right ones.
  case unknownKey(String, nearest: String?, all: [String])
  /// A key, or a comma, without a value.
  case emptyValue(key: QueryKey)
  /// Not one of the values the key takes.
  case badValue(key: QueryKey, value: String, nearest: String?, allowed: [String])
  /// A bare topic is fine in a query, but this `product/topic` or topic does not exist.
  case unknownTopic(String, nearest: String?, allowed: [String])
  /// Not a number, or none that the key can have.
  case badNumber(key: QueryKey, value: String, minimum: Int)
  /// Neither a date nor a length of time; `age` takes only lengths (`takesDates` is false).
  case badMoment(key: QueryKey, value: String, takesDates: Bool)
  /// A ticket always has this, so `none` matches nothing.
  case neverAbsent(key: QueryKey)
  /// A range whose end lies before its start.
  case reversedRange(key: QueryKey, value: String)
}
