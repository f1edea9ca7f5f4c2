#!/usr/bin/env python3
"""What articles do, made up and counted a second time.

  articles.py make COUNT STORE        lines of deflections and ratings, put into the journal of a store of one commit
  articles.py NOW SINCE UNTIL STORE   the figures by article, of that journal and of an export on stdin
"""
import datetime, glob, json, random, sys

from counted import DAY, UTC, Desks, millis, read
from figures import share
from made import ARTICLES


def crc32c(data):
    value = 0xFFFFFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
    return value ^ 0xFFFFFFFF


def make(count, store):
    """Lines as another program would write them: a file a day, ids in order."""
    chance = random.Random(count)
    moment, counter = millis("2026-09-01T05:00:00Z"), 0x100000
    for _ in range(count):
        moment += int(chance.expovariate(1 / (30 * DAY / count))) + 1
        counter += 1
        event = {"type": "deflected", "slug": chance.choice(ARTICLES), "query": 'Ящик "slug"'}
        if chance.random() < .6:
            event = {"type": "article-rated", "slug": chance.choice(ARTICLES), "value": chance.choice(["good", "bad"])}
        # Few people, so that many speak again.
        by = {"requester": chance.choice(["ann%d@example.com", "Ann%d@Example.com"]) % chance.randrange(count // 10)}
        at = datetime.datetime.fromtimestamp(moment // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (moment % 1000)
        line = json.dumps({"id": "0-%x" % counter, "last": 0, "at": at, "by": by, "do": "rate", "events": [event]},
                          ensure_ascii=False, separators=(",", ":"))[:-1].encode()
        with open("%s/journal/0/%s.jsonl" % (store, at[:10]), "ab") as file:
            file.write(line + b',"crc":"%08x"}\n' % crc32c(line))


def count(now, since, until, store):
    rows, words = {}, {}

    def add(slug, name, at):
        if since <= at <= until:
            row = rows.setdefault(slug, {"offered": 0, "cited": 0, "deflected": 0, "rated": 0, "good": 0})
            row[name] += 1

    for matter in Desks(read("/dev/stdin"), now).all():
        for name in ("offered", "cited"):
            for slug in getattr(matter, name):
                add(slug, name, matter.created)
    for path in sorted(glob.glob(store + "/journal/0/*.jsonl")):
        for line in open(path):
            commit = json.loads(line)
            at = millis(commit["at"])
            for event in commit["events"] if at <= now else []:
                if event["type"] == "deflected":
                    add(event["slug"], "deflected", at)
                if event["type"] == "article-rated":
                    words[event["slug"], commit["by"]["requester"].lower()] = at, event["value"]
    for (slug, _), (at, value) in words.items():
        add(slug, "rated", at)
        if value == "good":
            add(slug, "good", at)
    for row in rows.values():
        row["deflection"] = share(row["deflected"], row["deflected"] + row["offered"])
        row["good"], row["count"] = share(row["good"], row["rated"]), row["offered"]
    return rows


if sys.argv[1] == "make":
    make(int(sys.argv[2]), sys.argv[3])
else:
    print(json.dumps(count(*map(millis, sys.argv[1:4]), sys.argv[4]), sort_keys=True))
