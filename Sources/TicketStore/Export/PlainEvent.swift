// What is taken from a line of the journal to be copied? No values but their places in the text; only what decides what
// becomes of the ticket is read as a number.

/// The place of a value in its text, quotes and brackets included; empty if there is none.
typealias Piece = Range<Int>

extension Piece {
  /// No value.
  static let none = 0..<0
}

/// What happened, and where its parts are.
struct PlainEvent {
  enum Sort: UInt8 {
    case opened, message, note, edited, escalated, assigned, closed, reopened, rated
  }

  var sort = Sort.opened
  var ticket = 0
  var seq = 0
  /// When, as text and in milliseconds.
  var at = Piece.none
  var moment: Int64 = 0
  /// The author's object.
  var by = Piece.none
  /// All members behind time and author, without a comma before; of a text those behind its attachments, with it.
  var members = Piece.none
  /// Of a text: whether the requester wrote it.
  var isFromRequester = false
  /// Of a text: what it says. Of a close: the reason. Of an assignment: the agent. Of a rating: its comment.
  var text = Piece.none
  /// Of a text: the array. Of a rating: the value.
  var more = Piece.none
  /// Of a text: the article.
  var cite = Piece.none
  /// Of an opening and an escalation: the line.
  var line = 0
}

/// What was known when a ticket was filed, and what was corrected since.
struct PlainOpening {
  var uid = Piece.none
  var requester = Piece.none
  var address = Piece.none
  var subject = Piece.none
  var product = Piece.none
  var topic = Piece.none
  var isGuessed = false
  var kind = Piece.none
  var channel = Piece.none
  var details = Piece.none
  var tags = Piece.none
  var offered = Piece.none
  var related = Piece.none
  var isRepeat = false
}

/// An edit of the members that every ticket has.
struct PlainEdit {
  var product = Piece.none
  var topic = Piece.none
  var kind = Piece.none
  var subject = Piece.none
  var unsets: (product: Bool, topic: Bool, kind: Bool) = (false, false, false)
}
