// By what name is a rule of the desk known? The same in an event's `rule`, in `--json`, in `show --why`, in the help and
// in Desk.docc/Rules.md. What a rule says stands with the decision it makes.

/// A rule of the desk; the raw value is its name everywhere.
public enum Rule: String, Hashable, Sendable, CaseIterable {
  /// Articles are offered before a ticket is filed.
  case helpFirst = "help-first"
  /// Product and topic are of the catalog; a missing topic is guessed and marked as a guess.
  case rightTopic = "right-topic"
  /// A letter says what is needed to answer it.
  case goodLetter = "good-letter"
  /// What is not the desk's business is refused, with the place to turn to.
  case outOfScope = "out-of-scope"
  /// A matter of another product is pointed to that product.
  case rightProduct = "right-product"
  /// One matter has one ticket: a second one is refused, and a letter opens a closed one again.
  case oneTicket = "one-ticket"
  /// Who has to write again is handled by line 2.
  case repeatContact = "repeat-contact"
  /// Line 1 hands over to line 2, or gets back, with a reason.
  case escalation
  /// What goes on under one number stays with line 2 if either part was there.
  case merge
  /// An answer comes by a promised time.
  case promise
  /// Files are kept once, by content.
  case attachments
  /// Products are reached by their channels; none of them is a phone line.
  case noPhoneLine = "no-phone-line"
  /// Articles and closed tickets are rated.
  case didItHelp = "did-it-help"
}
