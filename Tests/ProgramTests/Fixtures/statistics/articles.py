#!/usr/bin/env python3
"""What articles do, made up: lines of deflections and ratings, put into the journal of a store of one commit.

  articles.py COUNT STORE
"""
import datetime, json, random, sys

from counted import DAY, UTC, millis
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


make(int(sys.argv[1]), sys.argv[2])
