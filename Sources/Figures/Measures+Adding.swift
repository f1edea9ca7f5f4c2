// How does one ticket change what is counted, and what are two groups together?

internal import Desk

/// A ticket's lengths of time, in milliseconds; nil where there are none or nobody asked.
struct TicketTimes {
  var firstAnswer: Int64?
  var firstAnswerService: Int64?
  var resolution: Int64?
  var resolutionService: Int64?
  var wait: Int64?
  var waitService: Int64?
  var deadlines: Deadlines?
}

extension Times {
  static func of(_ facts: TicketFacts, _ needs: Needs, _ clock: inout ServiceClock, now: Int64) -> TicketTimes {
    var times = TicketTimes()
    if let answer = facts.firstAnswer {
      if needs.firstAnswer { times.firstAnswer = answer &- facts.created }
      if needs.firstAnswerService { times.firstAnswerService = clock.time(from: facts.created, to: answer) }
    }
    if let end = facts.resolved {
      if needs.resolution { times.resolution = end &- facts.created }
      if needs.resolutionService { times.resolutionService = clock.time(from: facts.created, to: end) }
    }
    guard needs.wait || needs.waitService, let stretches = facts.history?.stretches, !stretches.isEmpty else {
      return times
    }
    var (wait, service): (Int64, Int64) = (0, 0)
    for (start, end) in stretches {
      let end = end ?? max(now, start)
      wait &+= end &- start
      if needs.waitService { service &+= clock.time(from: start, to: end) }
    }
    if needs.wait { times.wait = wait }
    if needs.waitService { times.waitService = service }
    return times
  }
}

extension Measures {
  /// How much a group weighs in an order.
  var weight: Int { tickets + answers + answered + closed + offered + cited + deflected }

  /// Counts a ticket that was filed in the group.
  mutating func add(_ facts: TicketFacts, _ times: TicketTimes, now: Int64) {
    tickets += 1
    if facts.isBacklog {
      open += 1
      oldest = max(oldest, now &- facts.ageStart)
    }
    if facts.state == .waiting, !facts.isMerged { waiting += 1 }
    if let deadlines = times.deadlines {
      inDue.add(facts, by: deadlines.due.milliseconds, now: now)
      inLimit.add(facts, by: deadlines.limit.milliseconds, now: now)
    }
    if facts.history?.isEscalated == true { escalated += 1 }
    if facts.isRepeat { repeats += 1 }
    if facts.isReopened { reopened += 1 }
    if facts.isMisrouted { misrouted += 1 }
    if facts.isOutOfScope { outOfScope += 1 }
    if let isGood = facts.isGood { good = Share(good.part + (isGood ? 1 : 0), of: good.whole + 1) }
    add(times)
  }

  /// Counts all that another group counts.
  mutating func add(_ other: Measures) {
    tickets += other.tickets
    answers += other.answers
    answered += other.answered
    closed += other.closed
    open += other.open
    waiting += other.waiting
    oldest = max(oldest, other.oldest)
    inDue.add(other.inDue)
    inLimit.add(other.inLimit)
    escalated += other.escalated
    repeats += other.repeats
    reopened += other.reopened
    misrouted += other.misrouted
    outOfScope += other.outOfScope
    good.add(other.good)
    offered += other.offered
    cited += other.cited
    deflected += other.deflected
    firstAnswer.add(other.firstAnswer)
    firstAnswerService.add(other.firstAnswerService)
    resolution.add(other.resolution)
    resolutionService.add(other.resolutionService)
    wait.add(other.wait)
    waitService.add(other.waitService)
  }

  private mutating func add(_ times: TicketTimes) {
    if let time = times.firstAnswer { firstAnswer.add(milliseconds: time) }
    if let time = times.firstAnswerService { firstAnswerService.add(milliseconds: time) }
    if let time = times.resolution { resolution.add(milliseconds: time) }
    if let time = times.resolutionService { resolutionService.add(milliseconds: time) }
    if let time = times.wait { wait.add(milliseconds: time) }
    if let time = times.waitService { waitService.add(milliseconds: time) }
  }
}

extension Share {
  /// Counts what another share counts.
  mutating func add(_ other: Share) {
    part += other.part
    whole += other.whole
  }

  /// Counts a promise to answer by `deadline`, if it is known whether it was kept: an answer came, or the time is over
  /// and staff still owe one.
  mutating func add(_ facts: TicketFacts, by deadline: Int64, now: Int64) {
    if let answer = facts.firstAnswer {
      whole += 1
      if answer <= deadline { part += 1 }
    } else if facts.isBacklog, now > deadline {
      whole += 1
    }
  }
}
