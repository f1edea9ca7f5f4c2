// What is one step of the journal? A commit: one invocation's events, written as one line, all or nothing.

/// The identity of a commit: the site that wrote it and the site's counter, spelt `0-5f`.
public struct CommitID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The site's number; 0 for a single machine.
  public let site: Int
  /// One more for each line of the site, from 1.
  public let counter: Int

  /// The id of the site's commit of that number.
  public init(site: Int, counter: Int) { (self.site, self.counter) = (site, counter) }

  /// Reads `SITE-COUNTER`, the counter in lower-case hex without leading zeros; nil for anything else.
  public init?(_ text: String) {
    var (site, counter, digits, isBehind) = (0, 0, 0, false)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "-") {
        guard !isBehind, digits > 0 else { return nil }
        (isBehind, digits) = (true, 0)
        continue
      }
      // No number but zero itself begins with a zero.
      let value = isBehind ? counter : site
      guard let digit = Hex.value(byte), isBehind || digit < 10, digits == 0 || value > 0,
        let next = CommitID.appending(Int(digit), to: value, radix: isBehind ? 16 : 10)
      else { return nil }
      if isBehind { counter = next } else { site = next }
      digits += 1
    }
    guard isBehind, counter > 0 else { return nil }
    self.init(site: site, counter: counter)
  }

  /// The number with one more digit; nil if it is too large.
  private static func appending(_ digit: Int, to number: Int, radix: Int) -> Int? {
    let (product, isTooLarge) = number.multipliedReportingOverflow(by: radix)
    let (sum, overflows) = product.addingReportingOverflow(digit)
    return isTooLarge || overflows ? nil : sum
  }

  /// The spelling in the journal, such as `0-5f`.
  public var description: String {
    // By hand: every commit spells one, and the general spelling of numbers by radix costs a start its types.
    var digits: [UInt8] = []
    var rest = counter.magnitude
    repeat {
      digits.append(Hex.digit(UInt8(truncatingIfNeeded: rest & 15)))
      rest >>= 4
    } while rest > 0
    digits.reverse()
    return String(site) + (counter < 0 ? "--" : "-") + String(decoding: digits, as: UTF8.self)
  }

  /// Whether the left one comes first: by site, then by counter.
  public static func < (left: CommitID, right: CommitID) -> Bool {
    (left.site, left.counter) < (right.site, right.counter)
  }
}

/// One atomic step: who did what when.
public struct Commit: Hashable, Sendable {
  /// Its identity.
  public var id: CommitID
  /// The largest ticket number the site has given so far.
  public var last: Int
  /// When it was made.
  public var at: Timestamp
  /// Who made it.
  public var by: Author
  /// The verb that made it, such as `reply`.
  public var verb: String
  /// The first commit of the invocation, when this is a further line of it.
  public var group: CommitID?
  /// What happened, in order.
  public var events: [Event]

  /// A commit with these members.
  public init(
    id: CommitID, last: Int, at: Timestamp, by: Author, verb: String, group: CommitID? = nil, events: [Event]
  ) {
    (self.id, self.last, self.at, self.by) = (id, last, at, by)
    (self.verb, self.group, self.events) = (verb, group, events)
  }
}

/// An event as the journal holds it: with its time, its author and its invocation filled in.
public struct RecordedEvent: Hashable, Sendable {
  /// The event.
  public let event: Event
  /// Its own time, else its commit's.
  public let at: Timestamp
  /// Its own author, else its commit's.
  public let by: Author
  /// The first commit of the invocation it belongs to, which is what `undo` takes back.
  public let group: CommitID
  /// The commit that records it.
  public let commit: CommitID
  /// Its place among the commit's events, from 0.
  public let position: Int
  /// Whether a later event took it back: then it is part of the history, but counts for nothing.
  public internal(set) var isUndone = false

  /// The event as `commit` records it at that place of its events.
  public init(_ event: Event, in commit: Commit, at position: Int = 0) {
    self.event = event
    self.position = position
    self.commit = commit.id
    at = event.at ?? commit.at
    by = event.by ?? commit.by
    group = commit.group ?? commit.id
  }

  /// Whether it comes before `other` in the history of their ticket: by seq, then by site, then by its place in the
  /// site's journal. Every copy that holds the same events folds them in this order.
  public func precedes(_ other: RecordedEvent) -> Bool {
    let (seq, otherSeq) = (event.seq ?? 0, other.event.seq ?? 0)
    if seq != otherSeq { return seq < otherSeq }
    return commit == other.commit ? position < other.position : commit < other.commit
  }
}
