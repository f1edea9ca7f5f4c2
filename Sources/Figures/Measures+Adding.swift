// How does one ticket change what is counted, and what are two groups together?

internal import Desk

extension Measures {
  /// How much a group weighs in an order.
  var weight: Int { tickets + answers + answered + closed + offered + cited + deflected }

  /// Whether nothing is counted.
  var isEmpty: Bool { weight == 0 && good.whole == 0 }

  /// Counts what a ticket is that was filed in the group, but for its promises, lengths of time and history.
  mutating func add(_ facts: TicketFacts, now: Int64) {
    if facts.isBacklog {
      open += 1
      oldest = max(oldest, now &- facts.ageStart)
    }
    if facts.state == .waiting, !facts.isMerged { waiting += 1 }
    if facts.isRepeat { repeats += 1 }
    if facts.isReopened { reopened += 1 }
    if facts.isMisrouted { misrouted += 1 }
    if facts.isOutOfScope { outOfScope += 1 }
    if let isGood = facts.isGood { good = Share(good.part + (isGood ? 1 : 0), of: good.whole + 1) }
  }

  /// Counts the promises made for a ticket.
  mutating func add(_ facts: TicketFacts, _ deadlines: Deadlines, now: Int64) {
    inDue.add(facts, by: deadlines.due.milliseconds, now: now)
    inLimit.add(facts, by: deadlines.limit.milliseconds, now: now)
  }

  /// Counts a ticket's lengths of time in service hours, those that are needed.
  mutating func addServiceTimes(_ facts: TicketFacts, _ needs: Needs, _ clock: inout ServiceClock) {
    let (start, answer, end) = (facts.created, facts.firstAnswer, facts.resolved)
    if needs.firstAnswerService, answer != TicketFacts.noTime {
      firstAnswerService.add(milliseconds: clock.time(from: start, to: answer))
    }
    if needs.resolutionService, end != TicketFacts.noTime {
      resolutionService.add(milliseconds: clock.time(from: start, to: end))
    }
  }

  /// Counts what only a ticket's events tell, as far as it is needed.
  mutating func add(_ history: TicketHistory, _ needs: Needs, _ clock: inout ServiceClock, now: Int64) {
    if history.isEscalated { escalated += 1 }
    if needs.wait || needs.waitService, !history.stretches.isEmpty {
      addWait(history.stretches, needs, &clock, now: now)
    }
  }

  private mutating func addWait(
    _ stretches: [(start: Int64, end: Int64?)], _ needs: Needs, _ clock: inout ServiceClock, now: Int64
  ) {
    var (whole, service): (Int64, Int64) = (0, 0)
    for (start, end) in stretches {
      let end = end ?? max(now, start)
      whole &+= end &- start
      if needs.waitService { service &+= clock.time(from: start, to: end) }
    }
    if needs.wait { wait.add(milliseconds: whole) }
    if needs.waitService { waitService.add(milliseconds: service) }
  }

  /// Counts all that another group counts.
  mutating func add(_ other: Measures) {
    count(other, sign: 1)
    oldest = max(oldest, other.oldest)
  }

  /// Takes back what another group counts, but for ages: of those it is not known which comes next.
  mutating func subtract(_ other: Measures) { count(other, sign: -1) }

  /// Adds all that can be taken back, or takes it back.
  private mutating func count(_ other: Measures, sign: Int) {
    tickets += sign * other.tickets
    answers += sign * other.answers
    answered += sign * other.answered
    closed += sign * other.closed
    open += sign * other.open
    waiting += sign * other.waiting
    inDue.count(other.inDue, sign: sign)
    inLimit.count(other.inLimit, sign: sign)
    escalated += sign * other.escalated
    repeats += sign * other.repeats
    reopened += sign * other.reopened
    misrouted += sign * other.misrouted
    outOfScope += sign * other.outOfScope
    good.count(other.good, sign: sign)
    offered += sign * other.offered
    cited += sign * other.cited
    deflected += sign * other.deflected
    firstAnswer.count(other.firstAnswer, sign: sign)
    firstAnswerService.count(other.firstAnswerService, sign: sign)
    resolution.count(other.resolution, sign: sign)
    resolutionService.count(other.resolutionService, sign: sign)
    wait.count(other.wait, sign: sign)
    waitService.count(other.waitService, sign: sign)
  }
}

extension Share {
  /// Adds what another share counts, or takes it back.
  mutating func count(_ other: Share, sign: Int) {
    part += sign * other.part
    whole += sign * other.whole
  }

  /// Counts a promise to answer by `deadline`, if it is known whether it was kept: an answer came, or the time is over
  /// and staff still owe one.
  mutating func add(_ facts: TicketFacts, by deadline: Int64, now: Int64) {
    if facts.firstAnswer != TicketFacts.noTime {
      whole += 1
      if facts.firstAnswer <= deadline { part += 1 }
    } else if facts.isBacklog, now > deadline {
      whole += 1
    }
  }
}

extension Durations {
  fileprivate mutating func count(_ other: Durations, sign: Int) {
    if sign > 0 { add(other) } else { subtract(other) }
  }
}
