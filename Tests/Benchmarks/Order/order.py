#!/usr/bin/env python3
"""Writes the functions a start runs, in the order the linker shall lay them.

A static program is read from disk page by page, as its functions are called: the fewer pages they lie
on, the sooner the first answer. This runs a program with its symbols under valgrind's callgrind, once
for each everyday command, and prints the names of the functions called: those of every command first,
then those of fewer. The linker takes the list from Sources/support/start.order; a name it does not
find costs nothing, so the list may be older than the code.

  SUPPORT_LINK=symbols swift build -c release --product support --scratch-path /tmp/symbols
  python3 Tests/Benchmarks/Order/order.py /tmp/symbols/release/support > Sources/support/start.order
"""

import collections
import os
import re
import subprocess
import sys
import tempfile

COMMANDS = [
    ["--version"],
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
    ["stats", "--by", "topic"],
]
NAME = re.compile(r"(c?fn)=\((\d+)\)(?: (.*))?")


def called(program, words, store):
    """The names of the functions that one run of the program calls."""
    with tempfile.NamedTemporaryFile() as out:
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={out.name}", program, *words],
            env=dict(os.environ, SUPPORT_STORE=store), stdin=subprocess.DEVNULL, capture_output=True)
        if run.returncode != 0:
            sys.exit(f"{' '.join(words)}: exit {run.returncode}\n{run.stderr.decode(errors='replace')[-500:]}")
        # A number stands for a name said before; recursion is told by a trailing '2.
        names, found = {}, set()
        for line in open(out.name, errors="replace"):
            if match := NAME.match(line):
                if match[3]:
                    names[match[2]] = re.sub(r"'\d+$", "", match[3].strip())
                found.add(names[match[2]])
        return found


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    users = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for words in COMMANDS:
            users.update(called(sys.argv[1], words, os.path.join(folder, "store")))
    for name in sorted(users, key=lambda name: (-users[name], name)):
        if not name.startswith("0x") and "(" not in name:
            print(name)


main()
