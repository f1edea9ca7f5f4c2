#!/usr/bin/env python3
"""A desk made up, and its figures computed a second time.

  statistics.py make COUNT             records for `support import`, the same for the same count
  statistics.py figures NOW DIM[,DIM]  figures of an `export --format jsonl` on stdin, as `stats --json` gives them

The figures are computed from each ticket's events by the definitions of `support help statistics` with nothing of the
program's own code. The desk's clock is three hours ahead of UTC, it works from nine to nine, and it promises an answer
in 24 hours and at most five days: the catalog that comes with the program.
"""
import datetime, json, random, sys

UTC = datetime.timezone.utc
MOSCOW = datetime.timezone(datetime.timedelta(hours=3))
DAY = 86400


def parse(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def spell(seconds):
    moment = datetime.datetime.fromtimestamp(seconds // 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (seconds % 1000)


def millis(text):
    delta = parse(text) - datetime.datetime(1970, 1, 1, tzinfo=UTC)
    return delta.days * DAY * 1000 + delta.seconds * 1000 + delta.microseconds // 1000


# --- a desk made up ---------------------------------------------------------------------------------------------------

TOPICS = [("account", "access"), ("mail", "letters"), ("account", "security"), ("mail", "spam"), ("cloud", "storage"),
          ("mail", "folders"), (None, None)]
AGENTS = ["olga", "pavel", "irina", "maxim", "ольга «ночная»"]
REASONS = ["solved", "solved", "solved", "no-answer", "out-of-scope", "withdrawn", "spam", "duplicate"]
ARTICLES = ["login-wrong-password", "mail-not-arriving", "cloud-full"]


def make(count):
    rng = random.Random(count)
    moment = millis("2026-08-03T05:00:00Z")
    for number in range(1, count + 1):
        hour = (moment // 3600000 + 3) % 24
        # Ten weeks in all; three times as many letters by day as by night.
        mean = 70 * DAY * 1000 / count * (2 / 3 if 9 <= hour < 21 else 2)
        moment += int(rng.expovariate(1 / mean)) + 1
        print(json.dumps(ticket(rng, number, moment), ensure_ascii=False))


def ticket(rng, number, created):
    product, topic = rng.choices(TOPICS, [1 / (n + 1) for n in range(len(TOPICS))])[0]
    address = "user%d@example.com" % rng.randrange(count_of_people)
    events, messages, at, seq = [], [], created, 0

    def event(what, by, **more):
        nonlocal seq
        seq += 1
        events.append({"type": what, "seq": seq, "at": spell(at), "by": by, **more})

    def message(side, by, **more):
        event("message", by, **({"from": side} | more))
        messages.append({"seq": seq, "at": spell(at), "from": side, "by": by, "public": True, "body": "Text.",
                         "attachments": []})

    def later(mean):
        nonlocal at
        at += int(rng.expovariate(1 / (mean * 3600000.0))) + 1

    asks = {"requester": address}
    opening = {"uid": "%032x" % number, "requester": {"address": address}, "subject": "Ticket <%d> & co" % number,
               "channel": rng.choice(["form", "mail", "app"]), "line": rng.choice([1, 1, 1, 2])}
    if product:
        opening |= {"product": product, "topic": topic, "kind": rng.choice(["question", "problem", "recovery"])}
    if opening["line"] == 2:
        opening["rule"] = "repeat-contact"
    if rng.random() < .3:
        opening["offered"] = rng.sample(ARTICLES, rng.choice([1, 2]))
    event("opened", asks, **opening)
    message("requester", asks)
    line = opening["line"]
    for _ in range(rng.choices([0, 1, 2, 3], [1, 6, 3, 1])[0]):
        agent = rng.choice(AGENTS)
        by = {"agent": agent}
        later(2)
        if rng.random() < .4:
            event("assigned", by, agent=agent)
        if rng.random() < .12:
            event("edited", by, set={"product": "mail", "topic": rng.choice(["letters", "spam", "settings"])})
        if line == 1 and rng.random() < .15:
            event("escalated", by, line=2, reason="hard")
            line = 2
        later(rng.choice([1, 10, 60]))
        message("agent", by, **({"cite": rng.choice(ARTICLES)} if rng.random() < .2 else {}))
        if rng.random() < .5:
            later(20)
            event("closed", by, reason=rng.choice(REASONS))
            if rng.random() < .1:
                later(10)
                event("reopened", by, reason="not yet")
        if rng.random() < .35:
            later(30)
            message("requester", asks)
    if rng.random() < .55:
        later(40)
        event("closed", {"agent": rng.choice(AGENTS)}, reason=rng.choice(REASONS))
    if rng.random() < .3:
        later(1)
        event("rated", asks, value=rng.choice(["good", "good", "bad"]))
    return {"number": number, "messages": messages, "events": events}


count_of_people = 200

# --- the figures, a second time ---------------------------------------------------------------------------------------


def service(start, end):
    """Milliseconds between nine and nine in Moscow."""
    def up_to(moment):
        local = moment + 3 * 3600000
        day, rest = divmod(local, DAY * 1000)
        return day * 12 * 3600000 + min(max(rest - 9 * 3600000, 0), 12 * 3600000)
    return max(0, up_to(end) - up_to(start))


class Facts:
    def __init__(self, ticket, now):
        self.created = millis(ticket["created"])
        self.answers, self.stretches, self.offered, self.cited = [], [], ticket.get("offered", []), []
        self.first = self.closed = self.good = self.agent = None
        self.escalated = self.reopened = self.misrouted = False
        self.repeats, self.reason = 0, None
        product = topic = None
        for event in ticket["events"]:
            at, kind = millis(event["at"]), event["type"]
            if kind == "opened":
                self.line, product, topic = event["line"], event.get("product"), event.get("topic")
                self.kind, self.channel = event.get("kind"), event.get("channel")
                self.by_rule = event.get("rule") == "repeat-contact"
                self.state = "open"
            elif kind == "message" and event["from"] == "requester":
                self.repeats += self.first is not None
                if not self.stretches or self.stretches[-1][1] is not None:
                    self.stretches.append([at, None])
                self.reopened |= self.state == "closed"
                self.state, self.closed, self.reason = "open", None, None
            elif kind == "message":
                self.end(at)
                self.first = at if self.first is None else self.first
                self.answers.append((at, event["by"]["agent"]))
                self.state = "waiting" if self.state == "open" else self.state
                if "cite" in event:
                    self.cited.append(event["cite"])
            elif kind == "assigned":
                self.agent = event.get("agent")
            elif kind == "edited":
                new = event["set"]
                old = (product, topic)
                product, topic = new.get("product", product), new.get("topic", topic)
                self.misrouted |= old != (None, None) and old != (product, topic)
            elif kind == "escalated":
                if event["line"] != self.line:
                    self.agent = None
                    self.escalated |= event["line"] == 2 and "rule" not in event
                self.line = event["line"]
            elif kind == "closed":
                self.end(at)
                self.state, self.closed, self.reason = "closed", at, event["reason"]
            elif kind == "reopened":
                self.reopened = True
                self.state, self.closed, self.reason = "open", None, None
            elif kind == "rated":
                self.good = event["value"] == "good"
        self.product, self.topic = product, f"{product}/{topic}" if topic else None
        self.wait = sum((now if end is None else end) - start for start, end in self.stretches)
        self.wait_service = sum(service(start, now if end is None else end) for start, end in self.stretches)
        waiting = self.stretches and self.stretches[-1][1] is None
        self.age = now - (self.stretches[-1][0] if waiting else self.created)

    def end(self, at):
        if self.stretches and self.stretches[-1][1] is None:
            self.stretches[-1][1] = at


def group(dimension, facts, at, agent=None):
    local = parse(spell(at)).astimezone(MOSCOW)
    week = local.isocalendar()
    return {
        "line": lambda: str(facts.line), "product": lambda: facts.product, "topic": lambda: facts.topic,
        "kind": lambda: facts.kind, "channel": lambda: facts.channel, "state": lambda: facts.state,
        "agent": lambda: agent if agent else facts.agent, "hour": lambda: "%02d" % local.hour,
        "weekday": lambda: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][local.weekday()],
        "day": lambda: local.strftime("%Y-%m-%d"), "week": lambda: "%d-W%02d" % (week[0], week[1]),
        "month": lambda: local.strftime("%Y-%m"),
    }[dimension]()


def times(values):
    values = sorted(max(0, value) // 1000 for value in values)
    rank = lambda percent: values[(percent * len(values) + 99) // 100 - 1] if values else 0
    return {"count": len(values), "median": rank(50), "p90": rank(90), "p99": rank(99)}


def share(part, whole):
    tenths = (part * 2000 + whole) // (2 * whole) if whole else 0
    return {"part": part, "of": whole, "percent": tenths / 10}


def promise(all_facts, now, span):
    known = [f for f in all_facts if f.first is not None or (f.state == "open" and now > f.created + span)]
    return share(sum(f.first is not None and f.first <= f.created + span for f in known), len(known))


def figures(facts, flows, whole, now):
    count = len(facts)
    return {
        "count": count, "share": share(count, whole), **flows,
        "open": sum(f.state == "open" for f in facts), "waiting": sum(f.state == "waiting" for f in facts),
        "oldest": max([f.age // 1000 for f in facts if f.state == "open"], default=0),
        "first_answer": times([f.first - f.created for f in facts if f.first is not None]),
        "first_answer_service": times([service(f.created, f.first) for f in facts if f.first is not None]),
        "resolution": times([f.closed - f.created for f in facts if resolved(f)]),
        "resolution_service": times([service(f.created, f.closed) for f in facts if resolved(f)]),
        "wait": times([f.wait for f in facts]), "wait_service": times([f.wait_service for f in facts]),
        "in_due": promise(facts, now, DAY * 1000), "in_limit": promise(facts, now, 5 * DAY * 1000),
        "escalated": share(sum(f.escalated for f in facts), count),
        "repeat": share(sum(f.repeats > 0 or f.by_rule for f in facts), count),
        "reopened": share(sum(f.reopened for f in facts), count),
        "misrouted": share(sum(f.misrouted for f in facts), count),
        "out_of_scope": share(sum(f.reason == "out-of-scope" for f in facts), count),
        "good": share(sum(f.good is True for f in facts), sum(f.good is not None for f in facts)),
    }


def resolved(facts):
    return facts.closed is not None and facts.reason not in ("spam", "duplicate")


def compute(lines, now, dimensions):
    everything = [Facts(json.loads(line), now) for line in lines]
    groups, flows = {}, {}

    def key(facts, at, agent=None):
        return tuple(group(d, facts, at, agent) for d in dimensions)

    def flow(name, facts, at, agent=None):
        entry = flows.setdefault(key(facts, at, agent), {"answers": 0, "answered": 0, "closed": 0})
        entry[name] += 1

    for facts in everything:
        groups.setdefault(key(facts, facts.created), []).append(facts)
        if facts.first is not None:
            flow("answered", facts, facts.first)
        if facts.closed is not None:
            flow("closed", facts, facts.closed)
        for at, agent in facts.answers:
            flow("answers", facts, at, agent)
    none = {"answers": 0, "answered": 0, "closed": 0}
    return {
        " ".join(name or "none" for name in names):
            figures(groups.get(names, []), flows.get(names, none), len(everything), now)
        for names in groups.keys() | flows.keys()
    }


def articles(lines, now):
    rows = {}
    for facts in (Facts(json.loads(line), now) for line in lines):
        for name in facts.offered:
            rows.setdefault(name, {"count": 0, "cited": 0})["count"] += 1
        for name in facts.cited:
            rows.setdefault(name, {"count": 0, "cited": 0})["cited"] += 1
    return rows


if sys.argv[1] == "make":
    make(int(sys.argv[2]))
else:
    now, wanted = millis(sys.argv[2]), sys.argv[3].split(",")
    result = articles(sys.stdin, now) if wanted == ["article"] else compute(sys.stdin, now, wanted)
    print(json.dumps(result, ensure_ascii=False, sort_keys=True))
