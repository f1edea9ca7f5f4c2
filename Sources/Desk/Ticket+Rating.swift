// Did it help? Whoever wrote in a closed ticket says so, good or bad, as often as they change their mind: the last word
// counts. What holds for articles, which are no tickets, is ArticleRatings' matter.

extension Verdict {
  /// The longest comment, in bytes of UTF-8.
  public static let maximumCommentSize = 1 << 16

  /// Throws if the comment is too long; one of nothing but white space is none.
  public func checked() throws(Refusal) -> Verdict {
    guard let comment, !comment.isBlank else { return Verdict(isGood: isGood) }
    let size = comment.utf8.count
    guard size <= Verdict.maximumCommentSize else {
      throw .commentTooLong(size: size, limit: Verdict.maximumCommentSize)
    }
    return self
  }
}

extension Ticket {
  /// Says for `address` whether the matter was settled well.
  ///
  /// It is the turn of those who wrote in it, once it is closed. The same word again changes nothing.
  public func rating(_ verdict: Verdict, by address: String) throws(Refusal) -> Decision {
    if let mergedInto { throw .merged(into: mergedInto) }
    let verdict = try verdict.checked()
    guard state == .closed else { throw .notClosed(state) }
    guard hasWriter(address) else { throw .notItsRequester(address) }
    if rating?.verdict == verdict { return .nothing(.ratedSoAlready(verdict)) }
    return .changes([.rated(verdict)])
  }

  /// Whether that address filed the ticket or wrote in it as a requester; letters compare without case.
  func hasWriter(_ address: String) -> Bool {
    let wanted = address.lowercased()
    if requester.address.lowercased() == wanted { return true }
    return messages.contains { message in
      guard case .requester(let writer) = message.by, message.letter.from == .requester else { return false }
      return writer.lowercased() == wanted
    }
  }
}
