import Desk
import Testing

@Suite struct `Ratings of articles` {
  private func ratings(_ words: [(String, Bool, String)]) -> ArticleRatings {
    var ratings = ArticleRatings()
    for (index, (slug, isGood, person)) in words.enumerated() {
      let commit = Commit(
        id: CommitID(site: 0, counter: index + 1), last: 0, at: at("2026-11-22T09:00:00Z"), by: .requester(person),
        verb: "rate", events: [])
      let change = Change.articleRated(slug: slug, Verdict(isGood: isGood))
      let isTaken = ratings.apply(RecordedEvent(Event(ticket: nil, seq: nil, change: change), in: commit))
      #expect(isTaken)
    }
    return ratings
  }

  @Test func `count each person once, by the last word`() {
    let ratings = ratings([
      ("a", true, "ann@b.c"), ("a", false, "Ann@B.C"), ("a", true, "ivan@b.c"), ("b", true, "ann@b.c"),
      ("b", true, "ann@b.c"),
    ])
    #expect(ratings.counts["a"]?.good == 1 && ratings.counts["a"]?.bad == 1)
    #expect(ratings.counts["b"]?.good == 1 && ratings.counts["b"]?.bad == 0)
    #expect(ratings.verdict(on: "a", by: "ANN@b.c") == Verdict(isGood: false))
    #expect(ratings.verdict(on: "b", by: "ivan@b.c") == nil)
  }

  @Test func `pass over what happens to tickets`() throws {
    var ratings = ArticleRatings()
    for entry in History().entries { ratings.apply(entry) }
    #expect(ratings == ArticleRatings())
  }
}
