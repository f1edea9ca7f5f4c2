"""The figures of tickets as `stats` gives them, by the definitions of `support help statistics`."""
import datetime

from counted import DAY, WEEKDAYS

TIMES = ("hour", "weekday", "day", "week", "month")
HOUR = 3600000


class Facts:
    """A ticket with its lengths of time, in milliseconds, at the moment `now`."""

    def __init__(self, matter, desk, now):
        clock = desk.clock
        self.matter = matter
        self.is_open = matter.state == "open" and matter.into is None
        self.is_waiting = matter.state == "waiting" and matter.into is None
        self.since = matter.created if matter.unanswered is None else matter.unanswered
        self.age = max(0, now - self.since)
        self.due, self.limit = desk.deadlines(matter.created, matter.product, matter.topic)
        self.lengths = {}
        if matter.first is not None:
            self.length("first_answer", clock, [(matter.created, matter.first)])
        if matter.closed is not None and matter.into is None and matter.reason not in ("spam", "duplicate"):
            self.length("resolution", clock, [(matter.created, matter.closed)])
        if matter.stretches:
            self.length("wait", clock, [(start, max(now, start) if end is None else end) for start, end in matter.stretches])
        topic = matter.topic and (f"{matter.product}/{matter.topic}" if matter.product else matter.topic)
        self.names = {"line": str(matter.line), "product": matter.product, "topic": topic, "kind": matter.kind,
                      "channel": matter.channel, "state": matter.state, "agent": matter.agent}

    def length(self, name, clock, stretches):
        self.lengths[name] = sum(max(0, end - start) for start, end in stretches) // 1000
        self.lengths[name + "_service"] = sum(clock.worked(start, end) for start, end in stretches) // 1000

    def kept(self, deadline, now):
        """Whether a promise was kept; None where that is not known."""
        if self.matter.first is not None:
            return self.matter.first <= deadline
        return False if self.is_open and now > deadline else None


def name_of(dimension, local):
    if dimension == "hour":
        return "%02d" % local.hour
    if dimension == "weekday":
        return WEEKDAYS[local.weekday()]
    if dimension == "week":
        return "%d-W%02d" % local.isocalendar()[:2]
    return local.strftime("%Y-%m" if dimension == "month" else "%Y-%m-%d")


def share(part, whole):
    return {"part": part, "of": whole, "percent": ((part * 2000 + whole) // (2 * whole) if whole else 0) / 10}


def times(values):
    values = sorted(values)
    rank = lambda percent: values[-(-percent * len(values) // 100) - 1] if values else 0
    return {"count": len(values), "median": rank(50), "p90": rank(90), "p99": rank(99)}


def of_group(facts, flows, whole, now):
    """All figures of a group of tickets, and of what happened in it."""
    count, matters = len(facts), [one.matter for one in facts]
    kept = {name: [is_kept for is_kept in (one.kept(getattr(one, name), now) for one in facts) if is_kept is not None]
            for name in ("due", "limit")}
    found = {
        "count": count, "share": share(count, whole), **flows,
        "open": sum(one.is_open for one in facts), "waiting": sum(one.is_waiting for one in facts),
        "oldest": max([one.age // 1000 for one in facts if one.is_open], default=0),
        "in_due": share(sum(kept["due"]), len(kept["due"])), "in_limit": share(sum(kept["limit"]), len(kept["limit"])),
        "escalated": share(sum(matter.escalated for matter in matters), count),
        "repeat": share(sum(matter.repeats > 0 or matter.by_rule for matter in matters), count),
        "reopened": share(sum(matter.reopened > 0 for matter in matters), count),
        "misrouted": share(sum(matter.misrouted > 0 for matter in matters), count),
        "out_of_scope": share(sum(matter.is_forced or matter.reason == "out-of-scope" for matter in matters), count),
        "rated": sum(matter.rating is not None for matter in matters),
        "good": share(sum(matter.rating == "good" for matter in matters), sum(matter.rating is not None for matter in matters)),
    }
    for name in ("first_answer", "resolution", "wait"):
        for kind in (name, name + "_service"):
            found[kind] = times(one.lengths[kind] for one in facts if kind in one.lengths)
    return found


def table(all_facts, clock, dimensions, now, since=None, until=None):
    """Every group's figures by its names, and those of all groups together."""
    groups, flows, happened = {}, {}, {"answers": 0, "answered": 0, "closed": 0}

    def is_in(at):
        return (since is None or at >= since) and (until is None or at <= until)

    def key(facts, at, agent=None):
        local = clock.local(at)
        return tuple(name_of(one, local) if one in TIMES else agent if one == "agent" and agent else facts.names[one]
                     for one in dimensions)

    def flow(name, facts, at, agent=None):
        if at is None or not is_in(at):
            return
        flows.setdefault(key(facts, at, agent), dict.fromkeys(happened, 0))[name] += 1
        happened[name] += 1

    for facts in all_facts:
        if is_in(facts.matter.created):
            groups.setdefault(key(facts, facts.matter.created), []).append(facts)
        flow("answered", facts, facts.matter.first)
        flow("closed", facts, facts.matter.closed)
        for at, agent in facts.matter.answers:
            flow("answers", facts, at, agent)
    filed = [facts for group in groups.values() for facts in group]
    none = dict.fromkeys(happened, 0)
    rows = {names: of_group(groups.get(names, []), flows.get(names, none), len(filed), now)
            for names in groups.keys() | flows.keys()}
    return rows, of_group(filed, happened, len(filed), now)


def axis(dimension, first, last):
    """Every name of an axis of time from one to another."""
    if dimension == "hour":
        return {"%02d" % hour for hour in range(24)}
    if dimension == "weekday":
        return set(WEEKDAYS)
    form = {"day": "%Y-%m-%d", "week": "%G-W%V-%u", "month": "%Y-%m-%d"}[dimension]
    ends = [datetime.datetime.strptime(name + {"day": "", "week": "-4", "month": "-01"}[dimension], form) for name in (first, last)]
    return {name_of(dimension, ends[0] + datetime.timedelta(days)) for days in range((ends[1] - ends[0]).days + 1)}


def articles(all_facts):
    rows = {}
    for facts in all_facts:
        for name, slugs in (("count", facts.matter.offered), ("cited", facts.matter.cited)):
            for slug in slugs:
                rows.setdefault(slug, {"count": 0, "cited": 0})[name] += 1
    return rows


def morning(all_facts, desk, now):
    """The morning screen."""
    local = desk.clock.local
    days = {}
    today, minute = local(now).date(), now % DAY

    def wall(at):
        exact = local(at) + datetime.timedelta(milliseconds=at % 900000)
        return exact.date(), exact.time().replace(microsecond=0)

    now_day, now_time = wall(now)
    result = {"total": len(all_facts), "hours": [0] * 24, "days": [0] * 28}
    result["rows"] = [{"value": state, "count": sum(one.matter.state == state for one in all_facts)}
                      for state in ("open", "waiting", "closed")]
    created = [one.matter.created for one in all_facts]
    age = (now_day - wall(min(created))[0]).days if created else -1
    result["today"] = {}
    for flow, moments in (("arrived", created), ("answered", [one.matter.first for one in all_facts]),
                          ("closed", [one.matter.closed for one in all_facts])):
        counts = [0] * 9
        for day, time in (wall(at) for at in moments if at is not None and at <= now):
            back = (now_day - day).days
            if back % 7 == 0 and back <= 56 and (back == 0 or time <= now_time):
                counts[back // 7] += 1
        usual = sorted(counts[1:1 + min(8, max(0, age // 7))])
        result["today"][flow] = {"count": counts[0]} | ({"usual": usual[(len(usual) - 1) // 2]} if usual else {})
    lines = {}

    def line(facts):
        return lines.setdefault(facts.matter.line, {"open": 0, "waiting": 0, "arrived": 0, "times": [], "bands": [0] * 5})

    soon = dict.fromkeys(("past_limit", "past_due", "due_soon", "limit_soon"), 0)
    topics, recent = {}, []
    for one in all_facts:
        back = now - one.matter.created
        if one.is_open:
            line(one)["open"] += 1
            line(one)["bands"][sum(one.age >= hours * HOUR for hours in (4, 24, 72, 120))] += 1
            if one.matter.unanswered is not None:
                due, limit = desk.deadlines(one.matter.unanswered, one.matter.product, one.matter.topic)
                if limit < now:
                    soon["past_limit"] += 1
                else:
                    soon["limit_soon"] += limit - now <= DAY
                    soon["past_due" if due < now else "due_soon"] += due < now or due - now <= 2 * HOUR
        if one.is_waiting:
            line(one)["waiting"] += 1
        if 0 <= back < 28 * DAY:
            result["hours"][local(one.matter.created).hour] += 1
            days_back = (now_day - wall(one.matter.created)[0]).days
            if days_back < 28:
                result["days"][27 - days_back] += 1
        if 0 <= back < 14 * DAY:
            topics.setdefault(one.names["topic"], [0, 0])[back >= 7 * DAY] += 1
        if 0 <= back < 7 * DAY:
            recent.append(one)
            line(one)["arrived"] += 1
            if "first_answer" in one.lengths:
                line(one)["times"].append(one.lengths["first_answer"])
    kept = {name: [known for known in (one.kept(getattr(one, name), now) for one in recent) if known is not None]
            for name in ("due", "limit")}
    result["promises"] = {"in_" + name: share(sum(known), len(known)) for name, known in kept.items()} | soon
    bands = ["..4h", "4h..24h", "24h..72h", "72h..120h", "120h.."]
    result["backlog"] = [{"line": number} | dict(zip(bands, lines[number]["bands"])) for number in sorted(lines)]
    result["lines"] = [{"line": number, "open": found["open"], "waiting": found["waiting"], "arrived": found["arrived"],
                        "first_answer": times(found["times"])["median"]} for number, found in sorted(lines.items())]
    result["topics"] = {name: counts for name, counts in topics.items() if counts[0]}
    oldest = sorted((one for one in all_facts if one.is_open), key=lambda one: (one.since, one.matter.number))[:5]
    result["oldest"] = [{"number": one.matter.number, "age": one.age // 1000, "line": one.matter.line} for one in oldest]
    return result


def forecast(all_facts, desk, now, target_hours, target_share, given=None):
    """What is read of four weeks, and what Erlang's formulas, summed up term by term, make of it."""
    local, lines = desk.clock.local, {}
    created = [one.matter.created for one in all_facts]
    first = min(created, default=now)
    days = 1 if first > now else min(28.0, max(1.0, (now - first) / DAY))
    for one in all_facts:
        line = lines.setdefault(one.matter.line, {"letters": [0] * 24, "work": {}, "backlog": 0})
        line["backlog"] += one.is_open
        for start, _ in one.matter.stretches:
            if 0 <= now - start < 28 * DAY:
                line["letters"][local(start).hour] += 1
        for at, agent in one.matter.answers:
            if 0 <= now - at < 28 * DAY:
                place = (local(at).strftime("%F"), local(at).hour, agent)
                line["work"][place] = line["work"].get(place, 0) + 1
    result = []
    for number, line in sorted(lines.items()):
        busy = sorted(line["work"].values())
        rate = given or (busy[-(-90 * len(busy) // 100) - 1] if busy else 0)
        staff = [sum(hour == place[1] for place in line["work"]) / days for hour in range(24)]
        letters = [count / days for count in line["letters"]]
        result.append({
            "line": number, "arrivals_per_day": sum(letters), "capacity_per_day": sum(staff) * rate, "rate": rate,
            "backlog": line["backlog"],
            "hours": [{"hour": hour, "arrivals": letters[hour], "staff": staff[hour]} |
                      queue(letters[hour], rate, int(staff[hour] + .5), target_hours, target_share) for hour in range(24)]})
    return {"days": days, "lines": result}


def waiting(load, servers):
    """Erlang C: the share that has to wait, as the textbook's quotient of sums."""
    term = total = 1.0
    for server in range(1, servers):
        term *= load / server
        total += term
    last = term * load / servers * servers / (servers - load)
    return last / (total + last)


def queue(letters, rate, servers, hours, wanted):
    import math
    load = letters / rate if rate else 0
    found = {"load": load} if rate or not letters else {}
    if letters == 0:
        return found | {"wait": 0, "needed": 0}
    if load < servers:
        found["wait"] = waiting(load, servers) / (servers * rate - letters) * 3600
    needed = int(load) + 1
    while rate and 1 - waiting(load, needed) * math.exp(-(needed * rate - letters) * hours) < wanted:
        needed += 1
    return found | ({"needed": needed} if rate else {})
