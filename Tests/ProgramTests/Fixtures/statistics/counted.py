"""What became of each ticket of an export, by the rules of the desk and `support help statistics` alone.

Nothing is taken from the export but events: who wrote what when, and what was done. States, lines and times of answers
are worked out again here, working time minute by minute from the zones of this machine, not from the catalog's rules.
"""
import bisect, datetime, glob, json, zoneinfo
from itertools import accumulate

UTC = datetime.timezone.utc
DAY = 86400000
ZONES = {"MSK-3": "Europe/Moscow", "CET-1CEST,M3.5.0,M10.5.0/3": "Europe/Berlin", "EST5EDT,M3.2.0,M11.1.0": "America/New_York"}
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
UNITS = {"m": 60000, "h": 3600000, "d": DAY}


def millis(text):
    at = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    delta = at - datetime.datetime(1970, 1, 1, tzinfo=UTC)
    return delta.days * DAY + delta.seconds * 1000 + delta.microseconds // 1000


def span(text):
    return int(text[:-1]) * UNITS[text[-1]]


class Clock:
    """The clock on the desk's wall and its working time, to the minute from `first` to `last`."""

    def __init__(self, catalog, first, last):
        self.zone = zoneinfo.ZoneInfo(ZONES[catalog["zone"]])
        self.first = first // 900000 * 900000
        hours = catalog["service_hours"]
        opens, closes = (int(hours[end][:2]) * 60 + int(hours[end][3:]) for end in ("from", "to"))
        works, self.quarters = [], []
        for quarter in range(self.first, last, 900000):
            local = datetime.datetime.fromtimestamp(quarter // 1000, UTC).astimezone(self.zone)
            self.quarters.append(local)
            day = WEEKDAYS[local.weekday()] in hours["days"] and local.strftime("%Y-%m-%d") not in hours["days_off"]
            minute = local.hour * 60 + local.minute
            works += [60000 if day and opens <= minute + more < closes else 0 for more in range(15)]
        self.works, self.up_to = works, [0, *accumulate(works)]

    def local(self, moment):
        """The local time of the quarter of an hour a moment lies in."""
        return self.quarters[(moment - self.first) // 900000]

    def worked(self, start, end):
        def until(moment):
            minute, rest = divmod(moment - self.first, 60000)
            return self.up_to[minute] + (rest if self.works[minute] else 0)
        return max(0, until(end) - until(start)) if end > start else 0

    def after(self, length, start):
        """The first moment by which so much time was worked."""
        minute, rest = divmod(start - self.first, 60000)
        wanted = self.up_to[minute] + (rest if self.works[minute] else 0) + length
        place = bisect.bisect_left(self.up_to, wanted) - 1
        return self.first + place * 60000 + wanted - self.up_to[place]


class Desk:
    """What the catalog says of hours and promises."""

    def __init__(self, catalog, first, last):
        self.clock = Clock(catalog, first, last)
        self.promise = catalog["promise"]
        self.own = {(product["slug"], topic["slug"]): topic["promise"]
                    for product in catalog["products"] for topic in product["topics"] if "promise" in topic}

    def deadlines(self, start, product, topic):
        promise = self.own.get((product, topic), self.promise)
        if promise["clock"] == "calendar":
            return [start + span(promise[name]) for name in ("answer", "limit")]
        return [self.clock.after(span(promise[name]), start) for name in ("answer", "limit")]


def effective(events):
    """The events that were not taken back."""
    gone = set()
    for event in reversed(events):
        if event["type"] == "undone" and event["seq"] not in gone:
            gone |= {seq for seq in event["seqs"] if seq < event["seq"]}
    return [event for event in events if event["seq"] not in gone]


class Matter:
    """One ticket, event by event."""

    def __init__(self, number, opening):
        self.number, self.created = number, opening["at"]
        self.line, self.product, self.topic = opening["line"], opening.get("product"), opening.get("topic")
        self.kind, self.channel = opening.get("kind"), opening.get("channel")
        self.requester = opening["requester"]["address"]
        self.subject = opening["subject"]
        self.offered, self.cited = opening.get("offered", []), []
        self.by_rule = opening.get("rule") == "repeat-contact"
        self.is_forced = "out-of-scope" in opening.get("forced", [])
        self.state, self.agent, self.closed, self.reason, self.into = "open", None, None, None, None
        self.first, self.unanswered, self.rating = None, None, None
        self.repeats = self.reopened = self.misrouted = 0
        self.escalated = False
        self.stretches, self.answers, self.thread = [], [], []

    def message(self, event, is_own=True):
        at, is_letter = event["at"], event["from"] == "requester"
        if is_own and not is_letter:
            self.answers.append((at, event["by"]["agent"]))
            self.cited += [event["cite"]] if "cite" in event else []
        if self.into is not None:
            return
        self.thread.append((at, is_letter))
        if is_letter:
            self.repeats += self.first is not None
            if self.unanswered is None:
                self.begin(at)
            self.open_again()
            return
        self.end(at)
        self.first = at if self.first is None else self.first
        self.state = "waiting" if self.state == "open" else self.state

    def begin(self, at):
        self.unanswered = at
        self.stretches.append([at, None])

    def end(self, at):
        if self.unanswered is not None:
            self.stretches[-1][1] = max(at, self.stretches[-1][0])
        self.unanswered = None

    def open_again(self):
        self.reopened += self.state == "closed"
        self.state, self.closed, self.reason = "open", None, None

    def edited(self, event):
        product, topic = self.product, self.topic
        for name, value in event["set"].items():
            if name in ("product", "topic", "kind"):
                setattr(self, name, value)
        for name in event.get("unset", []):
            if name in ("product", "topic", "kind"):
                setattr(self, name, None)
        self.misrouted += product not in (None, self.product) or topic not in (None, self.topic)

    def assigned(self, event):
        self.agent = event.get("agent")

    def move(self, event):
        if event["line"] != self.line:
            self.agent = None
            self.escalated |= event["line"] == 2 and "rule" not in event
        self.line = event["line"]

    def close(self, event):
        self.end(event["at"])
        self.state, self.closed, self.reason = "closed", event["at"], event["reason"]

    def reopen(self, event):
        if self.state == "closed":
            self.open_again()

    def rated(self, event):
        self.rating = event["value"]

    def merged(self, event):
        self.end(event["at"])
        self.into, self.state, self.closed, self.reason = event["into"], "closed", event["at"], "duplicate"

    def absorb(self, other):
        """The earlier first answer, the longer wait, the livelier state, and all texts."""
        self.first = min((at for at in (self.first, other.first) if at is not None), default=None)
        if other.unanswered is not None:
            if self.unanswered is None:
                self.begin(other.unanswered)
            self.unanswered = self.stretches[-1][0] = min(self.unanswered, other.unanswered)
        order = ["closed", "waiting", "open"]
        if order.index(other.state) > order.index(self.state):
            self.state, self.closed, self.reason = other.state, None, None
        self.thread = sorted(self.thread + other.thread, key=lambda text: text[0])
        begun = [is_letter for _, is_letter in self.thread]
        self.repeats = sum(begun[begun.index(False):]) if False in begun else 0
        self.reopened += other.reopened
        self.misrouted += other.misrouted
        self.escalated |= other.escalated
        self.by_rule |= other.by_rule
        self.rating = self.rating or other.rating


STEPS = {"message": Matter.message, "edited": Matter.edited, "assigned": Matter.assigned, "rated": Matter.rated,
         "merged": Matter.merged, "escalated": Matter.move, "closed": Matter.close, "reopened": Matter.reopen}


class Desks:
    """All tickets of an export, as they were at a moment."""

    def __init__(self, tickets, moment=None):
        self.histories = {}
        for number, events in tickets.items():
            known = effective([event for event in events if moment is None or event["at"] <= moment])
            if known and known[0]["type"] == "opened":
                self.histories[number] = known
        self.targets = {}
        for number, events in self.histories.items():
            for event in events:
                if event["type"] == "merged" and event["into"] in self.histories:
                    self.targets[number] = event["into"]

    def all(self):
        return [self.matter(number) for number in self.histories]

    def part(self, number):
        """A ticket up to where it goes on as another, and the texts that came later."""
        events = self.histories[number]
        place = max(index for index, event in enumerate(events) if event["type"] == "merged")
        matter, late = self.told(number, events[:place], events[place]["at"])
        return matter, late + [event for event in events[place + 1:] if event["type"] == "message"]

    def matter(self, number):
        """A ticket with all that go on as it; one that goes on itself, by its own history alone."""
        matter, late = self.told(number, self.histories[number], takes_over=number not in self.targets)
        for text in late:
            matter.message(text, is_own=False)
        return matter

    def told(self, number, events, until=None, takes_over=True):
        """A ticket as these events tell it, and the texts to those that go on as it which came too late for that."""
        matter, late = Matter(number, events[0]), []
        for event in events[1:]:
            while late and late[0]["at"] < event["at"]:
                matter.message(late.pop(0), is_own=False)
            if event["type"] == "absorbed" and takes_over and self.targets.get(event["from"]) == number:
                other, more = self.part(event["from"])
                matter.absorb(other)
                late = sorted(late + more, key=lambda text: text["at"])
            elif event["type"] in STEPS and (matter.into is None or event["type"] == "message"):
                STEPS[event["type"]](matter, event)
        while late and until is not None and late[0]["at"] < until:
            matter.message(late.pop(0), is_own=False)
        return matter, late


def read(lines):
    """The events of every ticket of an export, by number, their times in milliseconds."""
    tickets = {}
    for line in lines:
        ticket = json.loads(line)
        for event in ticket["events"]:
            event["at"] = millis(event["at"])
        tickets[ticket["number"]] = ticket["events"]
    return tickets


def words_on_articles(store):
    """What happened to articles, which no export tells: (moment, slug, person, verdict) in the order of the journal; a
    letter that one made needless has no verdict."""
    found = []
    for path in sorted(glob.glob(store + "/journal/*/*.jsonl")):
        with open(path) as lines:
            for commit in (json.loads(line) for line in lines if '"slug"' in line):
                for event in commit["events"]:
                    if event["type"] in ("deflected", "article-rated"):
                        (person,) = commit["by"].values()
                        found.append((millis(commit["at"]), event["slug"], person.lower(), event.get("value")))
    return found
