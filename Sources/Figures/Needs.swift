// Which work do the wanted figures ask for? What nobody asks for is not counted.

/// Which work the wanted figures ask for.
struct Needs: Sendable {
  /// Whether more is wanted than how many tickets there are, and what stands here.
  let others: Bool
  let answers: Bool
  let answered: Bool
  let closed: Bool
  let promises: Bool
  let firstAnswer: Bool
  let firstAnswerService: Bool
  let resolution: Bool
  let resolutionService: Bool
  let wait: Bool
  let waitService: Bool
  let oldest: Bool

  init(_ metrics: [Metric]) {
    others = !Set(metrics).isSubset(of: Needs.own)
    answers = metrics.contains(.answers)
    answered = metrics.contains(.answered)
    closed = metrics.contains(.closed)
    promises = metrics.contains(.inDue) || metrics.contains(.inLimit)
    firstAnswer = metrics.contains(.firstAnswer)
    firstAnswerService = metrics.contains(.firstAnswerService)
    resolution = metrics.contains(.resolution)
    resolutionService = metrics.contains(.resolutionService)
    wait = metrics.contains(.wait)
    waitService = metrics.contains(.waitService)
    oldest = metrics.contains(.oldest)
  }

  private static let own: Set<Metric> = [
    .tickets, .share, .answers, .answered, .closed, .inDue, .inLimit, .firstAnswer, .firstAnswerService, .resolution,
    .resolutionService, .wait, .waitService,
  ]
}
