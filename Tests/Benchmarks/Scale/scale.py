#!/usr/bin/env python3
"""How does the desk grow? Times commands on a made-up desk of N tickets in turn with the least a C program could do and with
other programs on the same tickets, and prints one table of ratios.

  scale.py --program .build/release/support --tickets 100000 --work FOLDER [--small] [--rounds 15] [--quick]
           [--only new,show,…] [--peers duckdb=PATH,…]

Everything in a row is run in turn, A B C A B C …, so that what else the machine does hits all alike; what is printed is the
median of each, and the median of the ratios to the first within a round. Nothing else means anything on a shared machine;
where it is busy, processor time is the steadier figure of those that compute, and says nothing of those that wait.
Data is made once per FOLDER and kept there: about 2.8 GB for a million tickets, twice that with records and the peers'
databases; with --small 1.2 GB. Peers that are not installed are left out: sqlite3, duckdb, jq, task on PATH. Peers get the
records of `generate records`: the same texts, one row a ticket, the further messages as one column of JSON.
"""
import argparse, glob, json, os, shutil, statistics, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
ARGUMENTS = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ARGUMENTS.add_argument("--program", required=True)
ARGUMENTS.add_argument("--tickets", type=int, required=True)
ARGUMENTS.add_argument("--work", required=True)
ARGUMENTS.add_argument("--small", action="store_true", help="letters of a tenth of the length")
ARGUMENTS.add_argument("--rounds", type=int, default=15)
ARGUMENTS.add_argument("--quick", action="store_true", help="one round of whatever takes seconds")
ARGUMENTS.add_argument("--only", default="", help="names of scenarios")
ARGUMENTS.add_argument("--peers", default="", help="name=path of peers that are not on PATH")
OPTIONS = ARGUMENTS.parse_args()
N, WORK, PROGRAM = OPTIONS.tickets, os.path.abspath(OPTIONS.work), os.path.abspath(OPTIONS.program)
STORE, RECORDS = f"{WORK}/store", f"{WORK}/records.jsonl"
LETTER = "Не приходит письмо с кодом подтверждения. " * 10
ENVIRONMENT = dict(os.environ, SUPPORT_STORE=STORE, SUPPORT_FROM="ivan@example.com", SUPPORT_ACTOR="olga", LC_ALL="C.UTF-8")


def peer(name):
    given = dict(pair.split("=", 1) for pair in OPTIONS.peers.split(",") if pair)
    return given.get(name) or shutil.which(name)


def compiled(name, *flags):
    target, source = f"{WORK}/{name}", f"{HERE}/{name}.c"
    if not os.path.exists(source):
        source = f"{HERE}/../Limits/{name}.c"
    subprocess.run(["cc", "-O2", "-o", target, source, *flags], check=True)
    return target


class Command:
    """One way to do something: words, where its streams go, and what to do before, untimed."""

    def __init__(self, name, words, output=None, input=None, before=None):
        self.name, self.words, self.output, self.input, self.before = name, words, output, input, before
        self.times, self.cpu = [], []

    def run(self):
        if self.before:
            self.before()
        source = os.open(self.input or "/dev/null", os.O_RDONLY)
        target = os.open(self.output or "/dev/null", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        quiet = os.open("/dev/null", os.O_WRONLY)
        actions = [(os.POSIX_SPAWN_DUP2, source, 0), (os.POSIX_SPAWN_DUP2, target, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
        start = time.perf_counter()
        child = os.posix_spawn(self.words[0], self.words, ENVIRONMENT, file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - start
        for descriptor in (source, target, quiet):
            os.close(descriptor)
        if status != 0:
            sys.exit(f"{self.name} failed: {self.words}")
        return seconds, usage.ru_utime + usage.ru_stime

    def peak(self):
        """Peak memory in MiB, measured in a run of its own."""
        if self.before:
            self.before()
        done = subprocess.run(
            [PEAK, *self.words], env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stdin=open(self.input) if self.input else subprocess.DEVNULL)
        return int(done.stderr.split()[-1]) / 1024


def wanted(name):
    return not OPTIONS.only or bool({name, name.split()[0]} & set(OPTIONS.only.split(",")))


def row(name, commands, rounds, warmups=2):
    """Runs the commands in turn and prints a line; the first is ours."""
    if not wanted(name):
        return
    if OPTIONS.quick and rounds < OPTIONS.rounds:
        rounds, warmups = 1, 0
    for turn in range(warmups + rounds):
        for command in commands:
            seconds, cpu = command.run()
            if turn >= warmups:
                command.times.append(seconds)
                command.cpu.append(cpu)
    ours = commands[0]
    median = statistics.median
    cells = [f"{name:<16}{median(ours.times) * 1000:>12.2f}{median(ours.cpu) * 1000:>11.2f}{ours.peak():>8.1f}"]
    for other in commands[1:]:
        ratio = median(a / b for a, b in zip(ours.times, other.times))
        cpu = median(a / max(b, 1e-6) for a, b in zip(ours.cpu, other.cpu))
        cells.append(f"{other.name} {median(other.times) * 1000:.2f} ms {ratio:.3f} (cpu {cpu:.3f})")
    print("   ".join(cells), flush=True)


def storm(name, workers, total, words):
    """Keeps so many processes running until `total` have ended: how many a second, and the slowest hundredth."""
    running, times, failed, started = {}, [], 0, 0
    null = os.open("/dev/null", os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    begin = time.perf_counter()
    while len(times) < total:
        while len(running) < workers and started < total:
            start = time.perf_counter()
            running[os.posix_spawn(words[0], words, ENVIRONMENT, file_actions=actions)] = start
            started += 1
        child, status = os.wait()
        times.append(time.perf_counter() - running.pop(child))
        failed += status != 0
    seconds = time.perf_counter() - begin
    os.close(null)
    if failed:
        sys.exit(f"{name}: {failed} of {total} failed")
    times.sort()
    return total / seconds, times[total * 99 // 100] * 1000


def storms(sqlite):
    for workers in (1, 8, 64):
        ways = [("support", NEW), ("C", [APPEND, f"{WORK}/limit"])] + ([("sqlite3", sqlite)] if sqlite else [])
        total, rates = (100 if OPTIONS.quick else 400), {}
        for _ in range(1 if OPTIONS.quick else 3):
            for name, words in ways:
                rates.setdefault(name, []).append(storm(name, workers, total, words))
        best = {name: [statistics.median(figure) for figure in zip(*runs)] for name, runs in rates.items()}
        cells = [f"{name} {rate:.0f}/s, p99 {slow:.1f} ms" for name, (rate, slow) in best.items()]
        share = statistics.median(a[0] / b[0] for a, b in zip(rates["support"], rates["C"]))
        print(f"{'new, %d at once' % workers:<16}  " + "   ".join(cells + [f"rate to C {share:.2f}"]), flush=True)


def prepare():
    os.makedirs(WORK, exist_ok=True)
    generate = compiled("generate", "-lm")
    small = ["small"] if OPTIONS.small else []
    if not os.path.exists(STORE):
        subprocess.run([generate, "journal", str(N), STORE, "1", *small], check=True)
    if not os.path.exists(RECORDS) and N <= 1_000_000:
        subprocess.run([generate, "records", str(N), RECORDS, "1", *small], check=True)


TABLE = ("CREATE TABLE t(number INTEGER PRIMARY KEY, created TEXT, requester TEXT, product TEXT, topic TEXT, kind TEXT,"
         " channel TEXT, subject TEXT, body TEXT, messages TEXT, state TEXT DEFAULT 'open');")
FIELDS = ["number", "created", "from", "product", "topic", "kind", "channel", "subject", "body", "messages"]


def script(name, text):
    path = f"{WORK}/{name}.sql"
    with open(path, "w") as file:
        file.write(text)
    return path


def sqlite_scripts():
    members = ",".join(f"json_extract(line,'$.{field}')" for field in FIELDS)
    load = (f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {TABLE}\nCREATE TEMP TABLE raw(line TEXT);\n"
            f".mode ascii\n.separator \"\\037\" \"\\n\"\n.import {RECORDS} raw\n"
            f"INSERT INTO t SELECT {members},'open' FROM raw;\n")
    insert = ("PRAGMA synchronous=FULL; INSERT INTO t VALUES(NULL,'2026-11-22T09:00:00.000Z','ivan@example.com','mail','letters',"
              f"'problem','shell','Не приходит письмо','{LETTER}','[]','open'); SELECT last_insert_rowid();\n")
    return dict(load=script("sqlite-load", load), new=script("sqlite-new", insert),
                show=script("show", f"SELECT * FROM t WHERE number={max(1, N // 2)};\n"),
                list=script("list", "SELECT number,state,topic,created,subject FROM t WHERE topic='letters' ORDER BY number DESC LIMIT 20;\n"),
                stats=script("stats", "SELECT product,topic,count(*) FROM t GROUP BY product,topic ORDER BY 3 DESC;\n"),
                csv=script("sqlite-csv", ".mode csv\n.headers on\nSELECT * FROM t;\n"))


def removed(*paths):
    def remove():
        for path in paths:
            shutil.rmtree(path, ignore_errors=True)
            for name in glob.glob(path + "*"):
                if os.path.isfile(name):
                    os.remove(name)
    return remove


prepare()
PEAK, HELLO, APPEND, SCAN = compiled("peak"), compiled("hello"), compiled("append"), compiled("scan")
# Whoever writes the same letter again is refused a second ticket, where the program knows that rule.
HELP = subprocess.run([PROGRAM, "new", "--help"], capture_output=True, text=True).stdout
FORCE = ["--force"] if "--force" in HELP else []
NEW = [PROGRAM, "new", "-q", "--skip-help", *FORCE, "-p", "mail", "-t", "letters", "-s", "Не приходит письмо", "-m", LETTER]
ROUNDS, FEW = OPTIONS.rounds, 3
JOURNAL = sorted(glob.glob(f"{STORE}/journal/0/*.jsonl"))
SIZE = sum(os.path.getsize(name) for name in JOURNAL)
print(f"{N} tickets, journal {SIZE / 1e9:.2f} GB; medians of {ROUNDS} rounds ({FEW} of what takes seconds), in turn")
print(f"{'scenario':<16}{'support ms':>12}{'cpu ms':>11}{'MiB':>8}   others, the ratio of support to each, that of processor time")

row("rebuild", [Command("support", [PROGRAM, "check", "--rebuild", "-q"]), Command("read", [SCAN, *JOURNAL])]
    if JOURNAL else [Command("support", NEW)], FEW, 0)

sqlite, duck, jq, task = peer("sqlite3"), peer("duckdb"), peer("jq"), peer("task")
hasRecords = os.path.exists(RECORDS) and N > 0
S = sqlite_scripts() if sqlite else {}
if sqlite and not os.path.exists(f"{WORK}/s.db") and hasRecords:
    Command("sqlite3", [sqlite, f"{WORK}/s.db"], input=S["load"]).run()
DUCKLOAD = (f"SET threads=2; CREATE TABLE t AS SELECT *, 'open' AS state FROM read_json('{RECORDS}', format='newline_delimited');"
            " CHECKPOINT;\n")
if duck and hasRecords:
    S["duckload"] = script("duckdb-load", DUCKLOAD)
    for form, option in (("csv", "HEADER"), ("json", "FORMAT json")):
        S["duck" + form] = script("duckdb-" + form, f"SET threads=2; COPY (SELECT * FROM t) TO '{WORK}/d.{form}' ({option});\n")
    if not os.path.exists(f"{WORK}/d.db"):
        Command("duckdb", [duck, f"{WORK}/d.db"], input=S["duckload"]).run()


def sql(name):
    """The same question asked of the databases there are."""
    found = [Command("sqlite3", [sqlite, f"{WORK}/s.db"], input=S[name])] if sqlite and os.path.exists(f"{WORK}/s.db") else []
    if duck and hasRecords and name != "new":
        found.append(Command("duckdb", [duck, "-readonly", f"{WORK}/d.db"], input=S[name]))
    return found


row("new", [Command("support", NEW), Command("C", [APPEND, f"{WORK}/limit"])] + sql("new"), ROUNDS)
if task and 0 < N <= 10_000 and wanted("new"):
    folder = f"{WORK}/task"
    words = [task, "rc.confirmation=off", f"rc.data.location={folder}", "rc.gc=off"]
    if not os.path.exists(folder):
        os.makedirs(folder)
        with open(RECORDS) as source, open(f"{WORK}/task.json", "w") as target:
            for line in source:
                record = json.loads(line)
                target.write(json.dumps({"description": record["subject"], "project": record["topic"],
                                         "annotations": [{"entry": "20260101T000000Z", "description": record["body"]}]}) + "\n")
        subprocess.run([*words, "import", f"{WORK}/task.json"], env=ENVIRONMENT, check=True, capture_output=True)
    row("new", [Command("support", NEW), Command("task", [*words, "add", "Не приходит письмо"])], FEW)
reply = [PROGRAM, "reply", str(max(1, N // 2)), "-q", "-m", LETTER]
row("reply", [Command("support", reply), Command("C", [APPEND, f"{WORK}/limit"])], ROUNDS)
row("show", [Command("support", [PROGRAM, "show", str(max(1, N // 2 - 1))]), Command("C", [HELLO])] + sql("show"), ROUNDS)
listing = [PROGRAM, "list", "-q", "topic:mail/letters", "--limit", "20"]
row("list newest 20", [Command("support", listing), Command("C", [HELLO])] + sql("list"), ROUNDS)
if N:
    stats = [Command("support", [PROGRAM, "stats", "--by", "topic"]), Command("C", [HELLO])] + sql("stats")
    if jq and N <= 100_000:
        count = 'reduce inputs as $r ({}; .[$r.topic] += 1)'
        stats.append(Command("jq", [jq, "-n", count, RECORDS]))
    row("stats by topic", stats, 5)
if hasRecords:
    copy = [shutil.which("dd"), f"if={RECORDS}", f"of={WORK}/copy", "bs=1M", "conv=fdatasync", "status=none"]
    ways = [Command("support", [PROGRAM, "--store", f"{WORK}/import", "import", "-q", RECORDS], before=removed(f"{WORK}/import")),
            Command("durable copy", copy, before=removed(f"{WORK}/copy"))]
    if sqlite:
        ways.append(Command("sqlite3", [sqlite, f"{WORK}/i.db"], input=S["load"], before=removed(f"{WORK}/i.db")))
    if duck:
        ways.append(Command("duckdb", [duck, f"{WORK}/j.db"], input=S["duckload"], before=removed(f"{WORK}/j.db")))
    row("import", ways, FEW, 0)
    removed(f"{WORK}/import", f"{WORK}/i.db", f"{WORK}/j.db", f"{WORK}/copy")()
if N:
    # The copy is one of what was just written.
    for form in ("jsonl", "csv"):
        ways = [Command("support", [PROGRAM, "export", "-q", "--format", form], output=f"{WORK}/out"),
                Command("cp", [shutil.which("cp"), f"{WORK}/out", f"{WORK}/copy"])]
        if hasRecords and duck:
            ways.append(Command("duckdb", [duck, "-readonly", f"{WORK}/d.db"], input=S["duck" + form.replace("jsonl", "json")]))
        if hasRecords and sqlite and form == "csv":
            ways.append(Command("sqlite3", [sqlite, f"{WORK}/s.db"], input=S["csv"], output=f"{WORK}/rows"))
        row("export " + form, ways, FEW, 0)
    removed(f"{WORK}/out", f"{WORK}/copy", f"{WORK}/rows", f"{WORK}/d.csv", f"{WORK}/d.json")()
if wanted("storm"):
    storms(None)
removed(f"{WORK}/limit")()
