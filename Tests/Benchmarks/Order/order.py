#!/usr/bin/env python3
"""Writes the functions and variables a start touches, in the order the linker shall lay them.

A static program is read from disk page by page, as its functions are called, and each page of its
variables is made when it is first written: the fewer pages they lie on, the sooner the first answer.
This runs a program with its symbols under valgrind's lackey, which tells each address a run touches,
once for each everyday command, and prints the names found there: those of every command first, then
command by command what it adds, the commonest command first. The linker takes the list from Sources/support/start.order; a name it does not find
costs nothing, so the list may be older than the code.

  SUPPORT_LINK=symbols swift build -c release --product support --scratch-path /tmp/symbols
  python3 Tests/Benchmarks/Order/order.py /tmp/symbols/release/support > Sources/support/start.order
"""

import bisect
import collections
import os
import re
import subprocess
import sys
import tempfile

COMMANDS = [
    ["--version"],
    ["new", "-q", "-m", "Письма не доходят до адресата"],
    ["new", "-q", "-m", "Письма не доходят до адресата и сегодня"],
    ["new", "-q", "-m", "Письма не доходят до адресата", "--from", "anna@example.org"],
    ["new", "-m", "Письма не доходят до адресата третий день", "--from", "anna@example.org"],
    ["reply", "1", "-m", "Проверьте папку «Спам»"],
    ["show", "1"],
    ["show", "1", "--json"],
    ["list"],
    ["list", "--json=number,state"],
    ["take", "1"],
    ["escalate", "2", "--reason", "нужны журналы доставки"],
    ["close", "1"],
    ["search-help", "не приходят письма"],
    ["stats", "--by", "topic", "--by", "day"],
]
# What the C library adds to the names of functions it has for several kinds of processors.
KIND = re.compile(r"_(sse2|sse42?|ssse3|avx2?|avx512|evex(512)?)(_unaligned|_erms|_rtm|_bsf|_movbe|_no_vzeroupper)*$")


def symbols(program):
    """Where each named thing of the program begins and ends, by address: starts, ends, names."""
    rows = []
    for line in subprocess.run(["nm", "-S", "--defined-only", program], capture_output=True, text=True).stdout.splitlines():
        fields = line.split()
        if len(fields) == 4:
            start = int(fields[0], 16)
            rows.append((start, start + int(fields[1], 16), fields[3]))
    return list(zip(*sorted(rows)))


def touched(program, named, words, store):
    """The names of the functions that one run of the program calls and of the variables it reads and writes."""
    starts, ends, names = named
    run = subprocess.Popen(
        ["valgrind", "--tool=lackey", "--trace-mem=yes", "--log-fd=2", program, *words],
        env=dict(os.environ, SUPPORT_STORE=store), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, errors="replace")
    # A line of the trace is "I  0040a1b2,3" or " L 1ffe,8": what is done, where, how many bytes.
    addresses = {line[3:].split(",")[0] for line in run.stderr if line[:3] in ("I  ", " S ", " L ", " M ")}
    if run.wait() != 0:
        sys.exit(f"{' '.join(words)}: exit {run.returncode}")
    found = set()
    for address in addresses:
        place = int(address, 16)
        row = bisect.bisect_right(starts, place) - 1
        if row >= 0 and place < ends[row]:
            found.add(names[row])
    return found


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    named = symbols(sys.argv[1])
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for words in COMMANDS:
            runs.append(touched(sys.argv[1], named, words, os.path.join(folder, "store")))
    # Under valgrind the C library takes its functions for older processors; all kinds of one lie in one place.
    kinds = collections.defaultdict(set)
    for name in named[2]:
        kinds[KIND.sub("", name)].add(name)
    runs = [run.union(*(kinds[KIND.sub("", name)] for name in run if KIND.search(name))) for run in runs]
    written = set()
    for names in [set.intersection(*runs), *runs]:
        for name in sorted(names - written):
            if "(" not in name:
                print(name)
        written |= names


main()
