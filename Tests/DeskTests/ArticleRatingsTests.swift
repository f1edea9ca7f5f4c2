import Desk
import Testing

@Suite struct `Ratings of articles` {
  private func ratings(_ words: [(String, Bool, String, minute: Int)]) -> ArticleRatings {
    var ratings = ArticleRatings()
    for (index, (slug, isGood, person, minute)) in words.enumerated() {
      let commit = Commit(
        id: CommitID(site: 0, counter: index + 1), last: 0, at: at("2026-11-22T09:1\(minute):00Z"),
        by: .requester(person), verb: "rate", events: [])
      let change = Change.articleRated(slug: slug, Verdict(isGood: isGood))
      let isTaken = ratings.apply(RecordedEvent(Event(ticket: nil, seq: nil, change: change), in: commit))
      #expect(isTaken)
    }
    return ratings
  }

  private func words(_ ratings: ArticleRatings) -> [String] {
    var found: [String] = []
    ratings.forEach { slug, isGood, at in found.append("\(slug) \(isGood) \(at.description.dropFirst(14).prefix(2))") }
    return found.sorted()
  }

  @Test func `count each person once, by the last word`() {
    let ratings = ratings([
      ("a", true, "ann@b.c", 0), ("a", false, "Ann@B.C", 1), ("a", true, "ivan@b.c", 2), ("b", true, "ann@b.c", 3),
      ("b", true, "ann@b.c", 4),
    ])
    #expect(words(ratings) == ["a false 11", "a true 12", "b true 14"])
  }

  @Test func `take the later word of another site, and of one moment the one that comes last`() {
    #expect(words(ratings([("a", true, "ann@b.c", 5), ("a", false, "ann@b.c", 4)])) == ["a true 15"])
    #expect(words(ratings([("a", true, "ann@b.c", 5), ("a", false, "ann@b.c", 5)])) == ["a false 15"])
  }

  @Test func `pass over what happens to tickets`() throws {
    var ratings = ArticleRatings()
    for entry in History().entries { ratings.apply(entry) }
    #expect(ratings == ArticleRatings())
  }
}
