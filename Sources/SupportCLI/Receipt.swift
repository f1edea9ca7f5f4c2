// What does a command that writes print with --json? One object; these are the names of its members, in order.

internal import CommandLineKit
internal import JSONText
internal import Terminal

/// The members of the objects that commands other than list and show print.
enum ReceiptField {
  static let names = [
    "number", "line", "due", "limit", "offers", "product", "topic", "topic_guessed", "confidence",
    "right_product", "kind", "rule", "related", "findings", "deflected",
  ]
  static let replyNames = ["number", "seq", "state", "line", "due", "limit"]
  static let batchNames = ["changed", "unchanged", "failed"]
  static let ratingNames = ["number", "article", "rating"]
  static let mergeNames = ["number", "merged", "unchanged", "failed"]
  static let importNames = ["created", "would_create", "unchanged", "renumbered"]
  static let undoNames = ["group", "do", "at", "by", "tickets"]
  static let checkNames = ["tickets", "commits", "findings"]
  static let statsNames = [
    "at", "by", "since", "until", "total", "totals", "rows", "today", "backlog", "promises", "hours", "days", "topics",
    "lines", "articles", "oldest", "forecast",
  ]
  static let catalogNames = ["zone", "service_hours", "promise", "phone", "channels", "kinds", "details", "products"]
}

extension Context {
  /// Prints one object on stdout: `schema`, and those of `names` that `chosen` keeps (all, if it is empty).
  func print(_ chosen: [String], of names: [String], member: (String, inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    writer.object(chosen, of: names, member: member)
    writer.newline()
    console.write(bytes: writer.bytes)
  }
}

extension JSONWriter {
  /// One object: `schema`, and those of `names` that `chosen` keeps (all, if it is empty).
  mutating func object(_ chosen: [String], of names: [String], member: (String, inout JSONWriter) -> Void) {
    beginObject()
    self.member("schema", 1)
    for name in chosen.isEmpty ? names : chosen {
      var value = JSONWriter()
      member(name, &value)
      // An absent value is left out.
      guard !value.bytes.isEmpty else { continue }
      self.name(name)
      raw(value.bytes)
    }
    endObject()
  }
}

extension JSONWriter {
  /// An array of failures, each with the ticket it is about.
  mutating func failures(_ failed: [(number: Int, failure: Failure)], _ language: Language) {
    beginArray()
    for (number, failure) in failed { failure.members(failure.wording(in: language), number: number, into: &self) }
    endArray()
  }

  /// An array of texts.
  mutating func strings(_ texts: [String]) {
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  /// An array of numbers.
  mutating func integers(_ numbers: [Int]) {
    beginArray()
    for number in numbers { integer(number) }
    endArray()
  }
}
