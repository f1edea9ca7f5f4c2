#!/usr/bin/env python3
"""A desk made up: records for `support import`, the same for the same count.

  made.py COUNT              records on stdout, one ticket a line
  made.py catalog NAME       the catalog on stdin with other hours and promises: `berlin` or `nights`

Ten weeks of 2026 in which the clocks of Europe and America are set back. Tickets have histories of every sort: letters
and answers, notes, hand-overs, corrections and their undoing, closes that do not stand, ratings, tickets that go on as
others, letters that come to those too late, and now and then a machine whose clock is slow.
"""
import datetime, json, random, sys

DAY = 86400000
START = int(datetime.datetime(2026, 9, 7, 5, tzinfo=datetime.timezone.utc).timestamp()) * 1000
PLACES = [("account", "access"), ("mail", "letters"), ("account", "security"), ("mail", "spam"), ("cloud", "storage"),
          ("mail", "folders"), (None, None), ("mail", None), ("calendar", "sharing"), ("cloud", "sharing")]
KINDS = ["question", "problem", "recovery", "complaint", None]
CHANNELS = ["form", "mail", "app", None]
AGENTS = ["olga", "pavel", "irina", "maxim", "ольга «ночная»", "none"]
REASONS = ["solved", "solved", "solved", "no-answer", "out-of-scope", "withdrawn", "spam", "duplicate"]
ARTICLES = ["login-wrong-password", "mail-not-arriving", "cloud-full"]


def spell(moment):
    at = datetime.datetime.fromtimestamp(moment // 1000, datetime.timezone.utc)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (moment % 1000)


class Record:
    """One ticket while its history is made up."""

    def __init__(self, chance, number, created, people):
        self.chance, self.number, self.at, self.seq = chance, number, created, 0
        self.events, self.messages, self.line, self.answers, self.is_merged = [], [], 1, 0, False
        self.asks = {"requester": "user%d@example.com" % chance.randrange(people)}

    def likely(self, share):
        return self.chance.random() < share

    def later(self, hours):
        self.at += int(self.chance.expovariate(1 / (hours * 3600000.0))) + 1

    def event(self, kind, by, /, **more):
        self.seq += 1
        # One machine's clock is slow now and then.
        at = self.at - (self.chance.randrange(20 * 60000) if self.seq > 2 and self.likely(.01) else 0)
        self.events.append({"type": kind, "seq": self.seq, "at": spell(at), "by": by, **more})
        return self.events[-1]

    def message(self, side, by, kind="message", **more):
        event = self.event(kind, by, **({"from": side} | more))
        self.messages.append({"seq": self.seq, "at": event["at"], "from": side, "by": by, "public": kind == "message",
                              "body": "Text.", "attachments": []})

    def undo(self, count, by):
        """Takes the last `count` events back; texts stand in their events then."""
        taken = self.events[-count:]
        if any("undone" in event or event["type"] == "undone" for event in taken):
            return
        for event in taken:
            event["undone"] = True
            if event["type"] in ("message", "note"):
                event["body"] = "Text."
                self.messages.pop()
        self.event("undone", by, group="0-1", seqs=[event["seq"] for event in taken])

    def open(self):
        chance = self.chance
        product, topic = chance.choices(PLACES, [1 / (n + 1) for n in range(len(PLACES))])[0]
        opening = {"uid": "%032x" % self.number, "requester": {"address": self.asks["requester"]},
                   "subject": "Ticket <%d> & co" % self.number, "line": chance.choice([1, 1, 1, 2])}
        self.line = opening["line"]
        channel, kind = chance.choice(CHANNELS), chance.choice(KINDS)
        opening |= {name: value for name, value in
                    [("product", product), ("topic", topic), ("channel", channel), ("kind", kind)] if value}
        if self.line == 2 and self.likely(.7):
            opening["rule"] = "repeat-contact"
        if self.likely(.3):
            opening["offered"] = chance.sample(ARTICLES, chance.choice([1, 2]))
        if self.number % 9 == 0:
            opening["forced"] = [["out-of-scope"], ["one-ticket"], ["one-ticket", "out-of-scope"]][self.number % 27 // 9]
        self.event("opened", self.asks, **opening)
        if not self.likely(.01):
            self.message("requester", self.asks)

    def step(self):
        """What an agent does with it, and what the requester says to that."""
        chance, by = self.chance, {"agent": self.chance.choice(AGENTS[:5])}
        self.later(2)
        if self.likely(.4):
            self.event("assigned", by, agent=chance.choice(AGENTS))
        elif self.likely(.05):
            self.event("assigned", by, agent=None)
        self.edit(by)
        if self.likely(.12):
            target = 3 - self.line if self.likely(.8) else self.line
            self.event("escalated", by, line=target, reason="hard")
            self.line = target
            if self.likely(.1):
                self.undo(1, by)
        if self.likely(.1):
            self.message("agent", by, kind="note")
        self.later(chance.choice([.2, 1, 10, 60, 200]))
        self.message("agent", by, **({"cite": chance.choice(ARTICLES)} if self.likely(.2) else {}))
        self.answers += 1
        if self.likely(.04):
            self.undo(1, by)
            self.answers -= 1
        if self.likely(.5):
            self.close(by)
        if self.likely(.35):
            self.later(30)
            self.message("requester", self.asks)
            if self.line == 1 and self.answers:
                self.event("escalated", self.asks, line=2, rule="repeat-contact")
                self.line = 2

    def edit(self, by):
        if not self.likely(.15):
            return
        what = self.chance.randrange(6)
        if what < 3:
            changes = {"set": {"product": "mail", "topic": self.chance.choice(["letters", "spam", "settings"])}}
        elif what == 3:
            changes = {"set": {"kind": "claim", "tags": ["vip"]}}
        elif what == 4:
            changes = {"set": {}, "unset": ["topic"]}
        else:
            changes = {"set": {"subject": "Another"}, "unset": ["kind", "product", "topic"]}
        self.event("edited", by, **changes)
        if self.likely(.2):
            self.undo(1, by)

    def close(self, by):
        self.later(20)
        self.event("closed", by, reason=self.chance.choice(REASONS))
        if self.likely(.05):
            self.undo(1, by)
        elif self.likely(.1):
            self.later(10)
            self.event("reopened", by, reason="not yet")

    def live(self):
        self.open()
        for _ in range(self.chance.choices([0, 1, 2, 3, 6], [10, 60, 30, 10, 1])[0]):
            self.step()
        if self.likely(.55):
            self.close({"agent": self.chance.choice(AGENTS[:5])})
        for _ in range(self.chance.choices([0, 1, 2], [7, 2, 1])[0]):
            self.later(1)
            self.event("rated", self.asks, value=self.chance.choice(["good", "good", "bad"]))
        if self.likely(.01):
            self.undo(min(2, len(self.events) - 2) or 1, {"agent": "olga"})
        if self.likely(.003):
            self.undo(len(self.events), self.asks)

    def whole(self):
        return {"number": self.number, "messages": self.messages, "events": self.events}


def merge(chance, one, other):
    """`one` goes on as `other`, which lives on; at times that is taken back, or a letter comes too late."""
    by = {"agent": "olga"}
    at = max(one.at, other.at) + chance.randrange(1, 50 * 3600000)
    one.at = other.at = at
    for record, kind, more in [(one, "merged", {"into": other.number}), (other, "absorbed", {"from": one.number})]:
        record.seq += 1
        record.events.append({"type": kind, "seq": record.seq, "at": spell(at), "by": by, **more})
    if chance.random() < .1:
        one.undo(1, by)
        other.undo(1, by)
        return
    one.is_merged = True
    if chance.random() < .3:
        one.later(20)
        if chance.random() < .5:
            one.message("requester", one.asks)
        else:
            one.message("agent", {"agent": "irina"})
    if chance.random() < .6:
        other.step()


def make(count):
    chance, moment, records = random.Random(count), START, []
    for number in range(1, count + 1):
        hour = (moment // 3600000 + 3) % 24
        # Ten weeks in all; three times as many letters by day as by night.
        mean = 70 * DAY / count * (2 / 3 if 9 <= hour < 21 else 2)
        moment += int(chance.expovariate(1 / mean)) + 1
        record = Record(chance, number, moment, max(20, count // 3))
        record.live()
        records.append(record)
        if number > 10 and chance.random() < .06:
            one, other = chance.sample(records[-10:], 2)
            if not one.is_merged and not other.is_merged and not all(event.get("undone") for event in
                                                                     (one.events[0], other.events[0])):
                merge(chance, one, other)
    for record in records:
        print(json.dumps(record.whole(), ensure_ascii=False))


def catalog(name, text):
    found = json.loads(text)
    service = {"answer": "10h", "limit": "30h", "clock": "service-hours"}
    calendar = {"answer": "4h", "limit": "2d", "clock": "calendar"}
    if name == "berlin":
        found["zone"] = "CET-1CEST,M3.5.0,M10.5.0/3"
        found["service_hours"] = {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "08:30", "to": "18:15",
                                  "days_off": ["2026-10-05", "2026-10-31", "2026-11-02"]}
    else:
        found["zone"] = "EST5EDT,M3.2.0,M11.1.0"
        found["service_hours"] = {"days": ["tue", "wed", "thu", "fri", "sat", "sun"], "from": "00:00", "to": "24:00",
                                  "days_off": []}
    found["promise"] = service
    for product in found["products"]:
        for topic in product["topics"]:
            if (product["slug"], topic["slug"]) in (("mail", "letters"), ("cloud", "sharing")):
                topic["promise"] = calendar
            if (product["slug"], topic["slug"]) == ("account", "access"):
                topic["promise"] = service | {"answer": "45m"}
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    if sys.argv[1] == "catalog":
        catalog(sys.argv[2], sys.stdin.read())
    else:
        make(int(sys.argv[1]))
