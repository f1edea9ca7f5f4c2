#!/usr/bin/env python3
"""Are the program's figures those of a second computation?

  compare.py --program FILE --store FOLDER [--pairs all|N] [--moments TIME,…] [--quick] [--jobs N]

Exports the store, works every figure out again (counted.py, figures.py) and asks the program for the same: every dimension
and pair of dimensions, bounded and not, of queries, from the index and as the desk was at each of the moments; the morning
screen, articles, and the forecast. Prints each difference, and how much was compared; 1 if anything differs.
Without --at the program's clock goes on while it is asked: a figure then may be any between those of just before and
just after.
"""
import argparse, itertools, json, multiprocessing, os, random, subprocess, sys, time

from counted import DAY, Desk, Desks, millis, read, words_on_articles
from figures import Facts, Sheet, TIMES, articles, axis, deflected, forecast, morning, name_of

OPTIONS = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
OPTIONS.add_argument("--program", required=True)
OPTIONS.add_argument("--store", required=True)
OPTIONS.add_argument("--pairs", default="all", help="how many pairs of dimensions at each moment")
OPTIONS.add_argument("--moments", default="", help="moments for --at, in UTC")
OPTIONS.add_argument("--quick", action="store_true", help="fewer questions besides")
OPTIONS.add_argument("--jobs", type=int, default=1, help="so many questions at once")
OPTIONS = OPTIONS.parse_args()
DIMENSIONS = ["line", "product", "topic", "kind", "channel", "state", "agent", *TIMES]
# Figures that records of the index answer by themselves.
BRIEF = ["tickets", "share", "answered", "closed", "open", "waiting", "oldest", "first_answer", "first_answer_service",
         "resolution", "resolution_service", "in_due", "in_limit", "repeat", "reopened", "misrouted", "out_of_scope", "rated",
         "good"]
QUERIES = {
    "product:mail": lambda f: f.matter.product == "mail",
    "topic:mail/letters,cloud/sharing": lambda f: f.names["topic"] in ("mail/letters", "cloud/sharing"),
    "topic:none": lambda f: f.matter.topic is None,
    "topic:sharing": lambda f: f.matter.topic == "sharing",
    "state:open": lambda f: f.matter.state == "open",
    "-state:closed": lambda f: f.matter.state != "closed",
    "line:2 kind:none": lambda f: f.matter.line == 2 and f.matter.kind is None,
    "agent:olga": lambda f: f.matter.agent == "olga",
    "agent:none": lambda f: f.matter.agent is None,
    "reason:spam,duplicate": lambda f: f.matter.reason in ("spam", "duplicate"),
    "repeat:yes": lambda f: f.matter.repeats > 0 or f.matter.by_rule,
    "contacts:3..": lambda f: f.matter.repeats >= 2,
    "rating:good channel:mail,app": lambda f: f.matter.rating == "good" and f.matter.channel in ("mail", "app"),
    "from:user3@example.com": lambda f: f.matter.requester == "user3@example.com",
    "number:100..180": lambda f: 100 <= f.matter.number <= 180,
    "from:nobody@example.com": lambda f: False,
}


class Comparison:
    def __init__(self):
        self.questions = self.numbers = self.faults = 0

    def number(self, name, wanted, other, found):
        """A number, or between two of them where time went on meanwhile."""
        self.numbers += 1
        isNumber = isinstance(wanted, (int, float)) and isinstance(found, (int, float))
        if not (isNumber and min(wanted, other) <= found <= max(wanted, other) or wanted == found):
            self.fault(f"{name}: {found!r}, not {wanted!r}")

    def fault(self, words):
        self.faults += 1
        if self.faults <= 40:
            print(words, flush=True)

    def figure(self, name, wanted, other, found):
        if isinstance(wanted, dict):
            for part, value in wanted.items():
                self.figure(f"{name}.{part}", value, other[part], (found or {}).get(part))
        elif isinstance(wanted, list):
            if len(wanted) != len(found or []):
                return self.fault(f"{name}: {found}, not {wanted}")
            for index, value in enumerate(wanted):
                self.figure(f"{name}[{index}]", value, other[index], found[index])
        else:
            self.number(name, wanted, other, found)


RESULT = Comparison()


def run(*words):
    done = subprocess.run([OPTIONS.program, "-q", "--store", OPTIONS.store, *words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{words}: {done.stderr}")
    return done.stdout


class View:
    """The desk as it was at a moment; or now, which is any moment while the program runs."""

    def __init__(self, tickets, words, catalog, moment):
        self.moment, self.words = moment, words
        ends = [event["at"] for events in tickets.values() for event in events] + [at for at, *_ in words]
        present = int(time.time() * 1000)
        self.desk = Desk(catalog, min(ends, default=present) - 2 * DAY, max([*ends, moment or 0, present]) + 90 * DAY)
        self.facts = [Facts(matter, self.desk) for matter in Desks(tickets, moment).all()]
        self.sheet = Sheet(self.facts, self.desk.clock)

    def ask(self, *words):
        """The program's answer, and the moments between which it was given."""
        if self.moment is not None:
            return json.loads(run("--at", spelt(self.moment), *words)), (self.moment,)
        before = int(time.time() * 1000)
        found = json.loads(run(*words))
        return found, (before, int(time.time() * 1000))

    def place(self, *words):
        return f"{self.moment or 'now'} {' '.join(words)}"

    def table(self, dimensions, query="", bounds=(None, None), figures="all"):
        words = [*query.split(), "--by", ",".join(dimensions), "--figures", figures, "--json", *within(bounds)]
        found, moments = self.ask("stats", *words)
        RESULT.questions += 1
        answers = [self.sheet.table(dimensions, now, *bounds, QUERIES.get(query)) for now in moments]
        (rows, total), (other, other_total) = answers[0], answers[-1]
        place = self.place(*words)
        names = {"tickets": "count"}
        wanted = None if figures == "all" else {names.get(name, name) for name in figures.split(",")}
        few = lambda row: row if wanted is None else {name: row[name] for name in row if name in wanted}
        shown = {}
        for row in found["rows"]:
            key = tuple(row["values"]) if "values" in row else (row.get("value"),)
            if key in shown:
                RESULT.fault(f"{place} {key} stands there twice")
            shown[key] = row
            if key in rows:
                RESULT.figure(f"{place} {key}", few(rows[key]), few(other[key]), row)
            elif any(value for name, value in row.items() if name in ("count", "answers", "answered", "closed", "open")):
                RESULT.fault(f"{place} {key} is not empty")
        # A group in which nothing of what was asked for happened need not be there.
        for key, row in rows.items():
            if key not in shown and (row["count"] or wanted is None or any(row[name] for name in wanted if isinstance(row[name], int))):
                RESULT.fault(f"{place} {key} is not there")
        RESULT.figure(f"{place} totals", few(total), few(other_total), {"count": found["total"]} | found["totals"] if wanted is None or "totals" in found else total)
        RESULT.number(f"{place} total", total["count"], total["count"], found["total"])
        RESULT.number(f"{place} sum", total["count"], total["count"], sum(row["count"] for row in found["rows"]) if not wanted or "count" in wanted else total["count"])
        self.order(place, dimensions, found["rows"], list(shown), bounds)

    def order(self, place, dimensions, rows, keys, bounds):
        """Axes of time stand in order and whole, other groups the most frequent first."""
        if len(dimensions) > 1 or not keys:
            return
        (dimension,), names = dimensions, [key[0] for key in keys]
        if dimension in TIMES:
            first, last = (name if moment is None else name_of(dimension, self.desk.clock.local(moment))
                           for name, moment in zip((names[0], names[-1]), bounds))
            whole = sorted(axis(dimension, first, last), key=lambda name: name if dimension != "weekday" else
                           ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(name))
            if names != whole:
                RESULT.fault(f"{place}: the axis is {names}, not {whole}")
        elif all(set(row) <= {"value", "count"} for row in rows):
            if names != [row.get("value") for row in sorted(rows, key=lambda row: (-row["count"], (row.get("value") or "").encode()))]:
                RESULT.fault(f"{place}: the groups stand as {names}")

    def morning(self):
        found, moments = self.ask("stats", "--json")
        RESULT.questions += 1
        answers = [morning(self.facts, self.words, self.desk, now) for now in moments]
        wanted, other = answers[0], answers[-1]
        topics = wanted.pop("topics")
        other.pop("topics", None)
        RESULT.figure("morning", wanted, other, found)
        shown = [row["count"] for row in found["topics"]]
        RESULT.figure("morning topics", sorted((counts[0] for counts in topics.values()), reverse=True)[:5], shown, shown)
        for row in found["topics"]:
            RESULT.figure("morning topic", topics[row.get("topic")], topics[row.get("topic")], [row["count"], row["before"]])

    def articles(self, bounds=(None, None)):
        words = ["--by", "article", "--json", *within(bounds)]
        found, moments = self.ask("stats", *words)
        self.compare_all(self.place(*words), found, *articles(self.facts, self.words, moments[0], *bounds))

    def deflected(self, dimensions, bounds=(None, None)):
        words = ["--by", ",".join(dimensions), "--figures", "deflected,deflection", "--json", *within(bounds)]
        found, moments = self.ask("stats", *words)
        answer = deflected(self.facts, self.words, self.desk.clock, dimensions, moments[0], *bounds)
        self.compare_all(self.place(*words), found, *answer)

    def compare_all(self, place, found, rows, total):
        """Compares figures that only what happened changes, not time."""
        RESULT.questions += 1
        shown = {tuple(row["values"]) if "values" in row else row.get("value"): row for row in found["rows"]}
        rows = {key[0] if isinstance(key, tuple) and len(key) == 1 else key: row for key, row in rows.items()}
        if not set(rows) <= set(shown) or len(shown) != len(found["rows"]):
            RESULT.fault(f"{place}: {list(shown)}, not {list(rows)}")
        for key, row in shown.items():
            if key in rows:
                RESULT.figure(f"{place} {key}", rows[key], rows[key], row)
            elif any(value for value in row.values() if isinstance(value, int)):
                RESULT.fault(f"{place} {key} is not empty")
        RESULT.figure(f"{place} totals", total, total, {"count": found["total"]} | found["totals"])

    def forecast(self, *words, target=1, given=None):
        found, moments = self.ask("stats", "--forecast", "--json", *words)
        RESULT.questions += 1
        found = found["forecast"]
        answers = [forecast(self.facts, self.desk, now, target, .9, given) for now in moments]
        wanted = rounded(answers[0])
        for line, own in zip(found["lines"], wanted["lines"]):
            line["hours"] = [{name: hour.get(name) for name in own} for hour, own in zip(line["hours"], own["hours"])]
        loosely("forecast", wanted, rounded(answers[-1]), found)


def rounded(forecast):
    forecast["days"] = int(forecast["days"] * 10 + .5) / 10
    return forecast


def loosely(name, wanted, other, found):
    """Compares numbers that were computed in another order: to the last digit shown, and a second."""
    if isinstance(wanted, dict):
        for part in wanted:
            loosely(f"{name}.{part}", wanted[part], other[part], found.get(part))
    elif isinstance(wanted, list):
        if len(wanted) != len(found):
            return RESULT.fault(f"{name}: {len(found)}, not {len(wanted)}")
        for index, value in enumerate(wanted):
            loosely(f"{name}[{index}]", value, other[index], found[index])
    else:
        room = 1 if name.endswith("wait") else 0 if isinstance(wanted, int) else .00501
        RESULT.numbers += 1
        if not isinstance(found, (int, float)) or not min(wanted, other) - room <= found <= max(wanted, other) + room:
            RESULT.fault(f"{name}: {found}, not {wanted}")


def spelt(moment):
    import datetime
    at = datetime.datetime.fromtimestamp(moment // 1000, datetime.timezone.utc)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (moment % 1000)


def within(bounds):
    """Words that bound a stretch of time."""
    return [word for option, moment in zip(("--since", "--until"), bounds) if moment is not None
            for word in (option, spelt(moment))]


def questions(view, chance):
    """What is asked about a view of the desk: a method's name, and what it is called with."""
    # As the desk was, all figures come from the journal; now, these from records of the index.
    from_records = [",".join(BRIEF), "tickets"] if view.moment is None else []
    for dimension in DIMENSIONS:
        for figures in ["all", *from_records]:
            yield "table", [dimension], "", (None, None), figures
    yield "morning",
    yield "articles",
    yield "forecast",
    pairs = list(itertools.combinations(DIMENSIONS, 2))
    for pair in pairs if OPTIONS.pairs == "all" else chance.sample(pairs, int(OPTIONS.pairs)):
        yield "table", chance.sample(pair, 2)
        if from_records:
            yield "table", chance.sample(pair, 2), "", (None, None), chance.choice(from_records)
    for dimension in TIMES:
        yield "deflected", [dimension]
    starts = sorted(view.sheet.created)
    if not starts:
        return
    bounds = (starts[len(starts) // 3], starts[len(starts) * 2 // 3])
    limits = bounds, (bounds[0], None), (None, bounds[1])
    for limit in limits:
        yield "articles", limit
        yield "deflected", chance.sample(TIMES, 2), limit
        for dimension in chance.sample(DIMENSIONS, 1 if OPTIONS.quick else len(DIMENSIONS)):
            yield "table", [dimension], "", limit
    for query in chance.sample(sorted(QUERIES), 4 if OPTIONS.quick else len(QUERIES)):
        yield "table", [chance.choice(DIMENSIONS)], query
        for figures in from_records:
            yield "table", chance.sample(DIMENSIONS, chance.choice([1, 2])), query, (None, None), figures
        if not OPTIONS.quick:
            yield "table", chance.sample(DIMENSIONS, 2), query, bounds
    yield "forecast", "--target", "4h", "--rate", "7"


def answered(question):
    """What comparing the answer to one question adds; in another process, which has a copy of the view."""
    before = RESULT.questions, RESULT.numbers, RESULT.faults
    name, *values = question
    if name == "forecast" and values:
        VIEW[0].forecast(*values, target=4, given=7)
    else:
        getattr(VIEW[0], name)(*values)
    return [now - then for now, then in zip((RESULT.questions, RESULT.numbers, RESULT.faults), before)]


VIEW = []


def at_once(questions):
    """Answers from several processes. They are forked here: each has all that was worked out so far."""
    pool = multiprocessing.get_context("fork").Pool(OPTIONS.jobs)
    yield from pool.imap_unordered(answered, questions)
    # They end by themselves: whoever is run by tests may not be ended by signals.
    pool.close()
    pool.join()


def exported(*words):
    path = os.path.join(OPTIONS.store, "tmp", "compared.jsonl")
    with open(path, "w") as file:
        file.write(run(*words, "export", "--format", "jsonl"))
    with open(path) as lines:
        tickets = read(lines)
    os.remove(path)
    return tickets


def compare():
    present, catalog = exported(), json.loads(run("catalog", "--json"))
    words = words_on_articles(OPTIONS.store)
    print(f"{len(present)} tickets, {sum(map(len, present.values()))} events, {len(words)} words on articles", flush=True)
    chance = random.Random(6)
    sums = [0, 0, 0]
    for moment in [None] + [millis(text) for text in OPTIONS.moments.split(",") if text]:
        # A ticket whose filing was taken back later is in no export but those of before.
        tickets = present if moment is None else exported("--at", spelt(moment)) | present
        VIEW[:] = [View(tickets, words, catalog, moment)]
        asked = list(questions(VIEW[0], chance))
        for counts in map(answered, asked) if OPTIONS.jobs == 1 else at_once(asked):
            sums = [one + more for one, more in zip(sums, counts)]
    print(f"{sums[0]} questions, {sums[1]} numbers compared, {sums[2]} differences")
    sys.exit(sums[2] > 0)


compare()
