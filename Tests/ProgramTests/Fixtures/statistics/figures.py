"""The figures of tickets as `stats` gives them, by the definitions of `support help statistics`."""
import datetime

from counted import DAY, WEEKDAYS

TIMES = ("hour", "weekday", "day", "week", "month")
HOUR = 3600000


class Facts:
    """A ticket with its lengths of time, in milliseconds, as far as they no longer change."""

    def __init__(self, matter, desk):
        clock = desk.clock
        self.matter = matter
        self.is_open = matter.state == "open" and matter.into is None
        self.is_waiting = matter.state == "waiting" and matter.into is None
        self.since = matter.created if matter.unanswered is None else matter.unanswered
        self.due, self.limit = desk.deadlines(matter.created, matter.product, matter.topic)
        self.lengths = {}
        if matter.first is not None:
            self.length("first_answer", clock, [(matter.created, matter.first)])
        if matter.closed is not None and matter.into is None and matter.reason not in ("spam", "duplicate"):
            self.length("resolution", clock, [(matter.created, matter.closed)])
        # When the stretch began that lasts; the others are summed up.
        self.lasts = None
        if matter.stretches:
            self.lasts = matter.stretches[-1][0] if matter.stretches[-1][1] is None else None
            self.length("wait", clock, [stretch for stretch in matter.stretches if stretch[1] is not None])
        topic = matter.topic and (f"{matter.product}/{matter.topic}" if matter.product else matter.topic)
        self.names = {"line": str(matter.line), "product": matter.product, "topic": topic, "kind": matter.kind,
                      "channel": matter.channel, "state": matter.state, "agent": matter.agent}

    def length(self, name, clock, stretches):
        self.lengths[name] = sum(max(0, end - start) for start, end in stretches)
        self.lengths[name + "_service"] = sum(clock.worked(start, end) for start, end in stretches)

    def age(self, now):
        return max(0, now - self.since)

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


KINDS = [name + kind for name in ("first_answer", "resolution", "wait") for kind in ("", "_service")]
COUNTS = ["count", "open", "waiting", "due", "due_known", "limit", "limit_known", "escalated", "repeat", "reopened",
          "misrouted", "out_of_scope", "good", "rated"]


class Sheet:
    """Tickets in columns: what each adds to the sums of its group is one number, whose digits in base 2**32 are COUNTS."""

    def __init__(self, facts, clock):
        self.facts, self.clock, self.columns, self.quarters = facts, clock, {}, {}
        self.created = [one.matter.created for one in facts]
        # Counts, sorted lengths and what else changes with time is kept for the moment asked for last.
        self.remade = None
        self.answers = [(place, at, agent) for place, one in enumerate(facts) for at, agent in one.matter.answers]
        self.flows = {"answers": self.answers}
        for name, attribute in (("answered", "first"), ("closed", "closed")):
            moments = ((place, getattr(one.matter, attribute)) for place, one in enumerate(facts))
            self.flows[name] = [(place, at, None) for place, at in moments if at is not None]
        self.settled = [sum((2 ** (32 * COUNTS.index(name)) for name in self.told(one)), 0) for one in facts]
        self.sorted = {kind: sorted((one.lengths[kind] // 1000, place) for place, one in enumerate(facts)
                                    if kind in one.lengths and not ("wait" in kind and one.lasts is not None))
                       for kind in KINDS}
        self.lasting = [(place, one) for place, one in enumerate(facts) if one.lasts is not None]
        self.pending = [(place, one) for place, one in enumerate(facts) if one.is_open and one.matter.first is None]

    @staticmethod
    def told(one):
        """What a ticket counts as, as long as nothing happens to it."""
        matter = one.matter
        told = {"count": True, "open": one.is_open, "waiting": one.is_waiting, "escalated": matter.escalated,
                "repeat": matter.repeats > 0 or matter.by_rule, "reopened": matter.reopened > 0,
                "misrouted": matter.misrouted > 0, "out_of_scope": matter.is_forced or matter.reason == "out-of-scope",
                "rated": matter.rating is not None, "good": matter.rating == "good"}
        for name, deadline in (("due", one.due), ("limit", one.limit)):
            told[name + "_known"] = matter.first is not None
            told[name] = matter.first is not None and one.kept(deadline, None)
        return [name for name, is_so in told.items() if is_so]

    def at(self, now):
        """Each ticket's sums, and for each kind of length the lengths with their tickets, at that moment."""
        if self.remade is None or self.remade[0] != now:
            sums, lengths = self.settled[:], dict(self.sorted)
            for place, one in self.pending:
                for name, deadline in (("due", one.due), ("limit", one.limit)):
                    if one.kept(deadline, now) is False:
                        sums[place] += 2 ** (32 * COUNTS.index(name + "_known"))
            lengths["wait"] = self.sorted["wait"] + sorted(
                ((one.lengths["wait"] + max(0, now - one.lasts)) // 1000, place) for place, one in self.lasting)
            lengths["wait_service"] = self.sorted["wait_service"] + sorted(
                ((one.lengths["wait_service"] + self.clock.worked(one.lasts, now)) // 1000, place)
                for place, one in self.lasting)
            self.remade = now, sums, lengths
        return self.remade[1:]

    def names(self, dimension, flow=None):
        """The groups by one dimension, of tickets or of what happened to them."""
        if (dimension, flow) not in self.columns:
            facts = self.facts
            if dimension in TIMES:
                clock = self.clock
                if dimension not in self.quarters:
                    self.quarters[dimension] = [name_of(dimension, local) for local in clock.quarters]
                names = self.quarters[dimension]
                moments = self.created if flow is None else (at for _, at, _ in self.flows[flow])
                column = [names[(at - clock.first) // 900000] for at in moments]
            elif flow is None:
                column = [one.names[dimension] for one in facts]
            else:
                column = [agent if agent and dimension == "agent" else facts[place].names[dimension]
                          for place, _, agent in self.flows[flow]]
            self.columns[dimension, flow] = column
        return self.columns[dimension, flow]

    def keys(self, dimensions, flow=None):
        return zip(*(self.names(dimension, flow) for dimension in dimensions))

    def table(self, dimensions, now, since=None, until=None, chosen=None):
        """Every group's figures by its names, and those of all groups together, of the tickets that are chosen."""
        since, until = -2 ** 62 if since is None else since, 2 ** 62 if until is None else until
        is_chosen = [True] * len(self.facts) if chosen is None else [chosen(one) for one in self.facts]
        groups, places = {}, [None] * len(self.facts)
        for place, (key, at, is_in) in enumerate(zip(self.keys(dimensions), self.created, is_chosen)):
            if is_in and since <= at <= until:
                places[place] = groups.setdefault(key, Group())
                places[place].members.append(place)
        for flow, events in self.flows.items():
            for key, (place, at, _) in zip(self.keys(dimensions, flow), events):
                if is_chosen[place] and since <= at <= until:
                    groups.setdefault(key, Group()).flows[flow] += 1
        sums, lengths = self.at(now)
        for kind, values in lengths.items():
            for value, place in values:
                if places[place] is not None:
                    places[place].lengths[kind].append(value)
        total = Group()
        for group in groups.values():
            group.finish(self.facts, sums, total)
        return {key: group.figures(total, now) for key, group in groups.items()}, total.figures(total, now)


class Group:
    """What is counted of tickets with the same names."""

    def __init__(self):
        self.members, self.sums, self.oldest = [], 0, None
        self.flows = {"answers": 0, "answered": 0, "closed": 0}
        self.lengths = {kind: [] for kind in KINDS}

    def finish(self, facts, sums, total):
        self.sums = sum(map(sums.__getitem__, self.members))
        self.oldest = min((facts[place].since for place in self.members if facts[place].is_open), default=None)
        total.sums += self.sums
        total.oldest = min((since for since in (total.oldest, self.oldest) if since is not None), default=None)
        for flow, count in self.flows.items():
            total.flows[flow] += count
        for kind, values in self.lengths.items():
            total.lengths[kind] += values

    def figures(self, total, now):
        counts = {name: self.sums >> 32 * place & 0xFFFFFFFF for place, name in enumerate(COUNTS)}
        count = counts["count"]
        found = {"count": count, "share": share(count, total.sums & 0xFFFFFFFF), **self.flows,
                 "open": counts["open"], "waiting": counts["waiting"],
                 "oldest": 0 if self.oldest is None else max(0, now - self.oldest) // 1000}
        for name, part, whole in (("in_due", "due", "due_known"), ("in_limit", "limit", "limit_known"),
                                  ("good", "good", "rated")):
            found[name] = share(counts[part], counts[whole])
        for name in ("escalated", "repeat", "reopened", "misrouted", "out_of_scope"):
            found[name] = share(counts[name], count)
        return found | {"rated": counts["rated"]} | {kind: times(values) for kind, values in self.lengths.items()}


def axis(dimension, first, last):
    """Every name of an axis of time from one to another."""
    if dimension == "hour":
        return {"%02d" % hour for hour in range(24)}
    if dimension == "weekday":
        return set(WEEKDAYS)
    form = {"day": "%Y-%m-%d", "week": "%G-W%V-%u", "month": "%Y-%m-%d"}[dimension]
    ends = [datetime.datetime.strptime(name + {"day": "", "week": "-4", "month": "-01"}[dimension], form) for name in (first, last)]
    return {name_of(dimension, ends[0] + datetime.timedelta(days)) for days in range((ends[1] - ends[0]).days + 1)}


def last_words(words, now):
    """Of each person's words on each article the last, as (moment, slug, verdict)."""
    last = {}
    for at, slug, person, verdict in words:
        if verdict is not None and at <= now and at >= last.get((slug, person), (at,))[0]:
            last[slug, person] = at, slug, verdict
    return last.values()


def deflections(words, now):
    """When an article made a letter needless, and which."""
    return [(at, slug) for at, slug, _, verdict in words if verdict is None and at <= now]


def articles(all_facts, words, now, since=None, until=None):
    """What articles do, and all of them together."""
    rows = {}
    total = {"offered": 0, "cited": 0, "deflected": 0, "rated": 0, "good": 0}

    def add(slug, name, at):
        if (since is None or at >= since) and (until is None or at <= until):
            rows.setdefault(slug, dict.fromkeys(total, 0))[name] += 1

    for facts in all_facts:
        for name, slugs in (("offered", facts.matter.offered), ("cited", facts.matter.cited)):
            for slug in slugs:
                add(slug, name, facts.matter.created)
    for at, slug in deflections(words, now):
        add(slug, "deflected", at)
    for at, slug, verdict in last_words(words, now):
        add(slug, "rated", at)
        if verdict == "good":
            add(slug, "good", at)
    for row in rows.values():
        for name, count in row.items():
            total[name] += count
    for row in [*rows.values(), total]:
        row["deflection"] = share(row["deflected"], row["deflected"] + row["offered"])
        row["good"], row["count"] = share(row["good"], row["rated"]), row["offered"]
    return rows, total


def deflected(all_facts, words, clock, dimensions, now, since=None, until=None):
    """Letters that articles made needless, on axes of time, beside the tickets that were filed; and all together."""
    rows = {}
    filed = [facts.matter.created for facts in all_facts]
    for place, moments in enumerate((filed, [at for at, _ in deflections(words, now)])):
        for at in moments:
            if (since is None or at >= since) and (until is None or at <= until):
                key = tuple(name_of(dimension, clock.local(at)) for dimension in dimensions)
                rows.setdefault(key, [0, 0])[place] += 1
    total = [sum(row[place] for row in rows.values()) for place in (0, 1)]
    told = lambda row: {"count": row[0], "deflected": row[1], "deflection": share(row[1], row[0] + row[1])}
    return {key: told(row) for key, row in rows.items()}, told(total)


def morning(all_facts, words, desk, now):
    """The morning screen."""
    local = desk.clock.local
    days = {}

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
            line(one)["bands"][sum(one.age(now) >= hours * HOUR for hours in (4, 24, 72, 120))] += 1
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
                line(one)["times"].append(one.lengths["first_answer"] // 1000)
    kept = {name: [known for known in (one.kept(getattr(one, name), now) for one in recent) if known is not None]
            for name in ("due", "limit")}
    result["promises"] = {"in_" + name: share(sum(known), len(known)) for name, known in kept.items()} | soon
    bands = ["..4h", "4h..24h", "24h..72h", "72h..120h", "120h.."]
    result["backlog"] = [{"line": number} | dict(zip(bands, lines[number]["bands"])) for number in sorted(lines)]
    result["lines"] = [{"line": number, "open": found["open"], "waiting": found["waiting"], "arrived": found["arrived"],
                        "first_answer": times(found["times"])["median"]} for number, found in sorted(lines.items())]
    helped = sum(0 <= now - at < 7 * DAY for at, _ in deflections(words, now))
    said = [verdict for at, _, verdict in last_words(words, now) if 0 <= now - at < 7 * DAY]
    result["articles"] = {"deflection": share(helped, helped + len(recent)), "good": share(said.count("good"), len(said))}
    result["topics"] = {name: counts for name, counts in topics.items() if counts[0]}
    oldest = sorted((one for one in all_facts if one.is_open), key=lambda one: (one.since, one.matter.number))[:5]
    result["oldest"] = [{"number": one.matter.number, "age": one.age(now) // 1000, "line": one.matter.line} for one in oldest]
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
