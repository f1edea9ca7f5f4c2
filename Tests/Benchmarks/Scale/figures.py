#!/usr/bin/env python3
"""How fast are the figures? Asks for statistics over a made-up desk of N tickets in turn with DuckDB and SQLite, which hold
what became of the same tickets in tables of their own, compares the answers, and prints one table.

  figures.py --program .build/release/support --tickets 1000000 --work FOLDER [--small] [--rounds 9] [--duckdb PATH]

What is printed is the median of each, started anew for every question, the database files in memory; processor time is the
steadier figure on a busy machine. Data is made once per FOLDER and kept there: for ten million tickets with --small about
13 GB of journal, 2 GB of index and 3 GB of tables.
"""
import argparse, os, re, shutil, statistics, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
OPTIONS = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
OPTIONS.add_argument("--program", required=True)
OPTIONS.add_argument("--tickets", type=int, required=True)
OPTIONS.add_argument("--work", required=True)
OPTIONS.add_argument("--small", action="store_true", help="letters of a tenth of the length")
OPTIONS.add_argument("--rounds", type=int, default=9)
OPTIONS.add_argument("--duckdb", default=shutil.which("duckdb"))
OPTIONS = OPTIONS.parse_args()
N, WORK, PROGRAM = OPTIONS.tickets, os.path.abspath(OPTIONS.work), os.path.abspath(OPTIONS.program)
STORE, DUCK, LITE = f"{WORK}/store", f"{WORK}/d.db", f"{WORK}/s.db"
ENVIRONMENT = dict(os.environ, SUPPORT_STORE=STORE, LC_ALL="C.UTF-8")
COLUMNS = ("number BIGINT, created BIGINT, first_answer BIGINT, closed BIGINT, product VARCHAR, topic VARCHAR, kind VARCHAR,"
           " channel VARCHAR, state VARCHAR, line INTEGER, reason VARCHAR")


def run(words, input=None):
    """Its output, and its wall and processor time in milliseconds."""
    start = time.perf_counter()
    child = subprocess.Popen(words, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    child.stdin.write(input or "")
    child.stdin.close()
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{words} failed")
    return output, seconds * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def made():
    os.makedirs(WORK, exist_ok=True)
    generate, small = f"{WORK}/generate", ["small"] if OPTIONS.small else []
    subprocess.run(["cc", "-O2", "-o", generate, f"{HERE}/generate.c", "-lm"], check=True)
    subprocess.run(["cc", "-O2", "-o", f"{WORK}/peak", f"{HERE}/peak.c"], check=True)
    if not os.path.exists(STORE):
        subprocess.run([generate, "journal", str(N), STORE, "1", *small], check=True)
        # Files of the very second in which an index is made are looked at again by whoever reads it.
        time.sleep(5)
        run([PROGRAM, "-q", "check", "--rebuild"])
    table = f"{WORK}/table.csv"
    if not os.path.exists(LITE) or OPTIONS.duckdb and not os.path.exists(DUCK):
        subprocess.run([generate, "table", str(N), table, "1", *small], check=True)
        run(["sqlite3", LITE], f"CREATE TABLE t({COLUMNS.replace('number BIGINT', 'number INTEGER PRIMARY KEY')});\n.mode csv\n"
            f".import --skip 1 {table} t\nUPDATE t SET first_answer=NULL WHERE first_answer='';"
            "UPDATE t SET closed=NULL WHERE closed='';\n")
        if OPTIONS.duckdb:
            run([OPTIONS.duckdb, DUCK], f"CREATE TABLE t({COLUMNS}); COPY t FROM '{table}' (HEADER); CHECKPOINT;\n")
        os.remove(table)


def groups(keys):
    return f"SELECT {keys}, count(*) FROM t GROUP BY ALL ORDER BY count(*) DESC;\n"


PLACE = "product || '/' || topic"
RANK = "quantile_disc((first_answer-created)//1000, [0.5,0.9,0.99])"
DAYS = ("SELECT DATE '1970-01-01' + d, n FROM (SELECT CAST((created + 10800000) // 86400000 AS INTEGER) AS d, count(*) AS n"
        " FROM t GROUP BY d);\n")
# Roughly what the morning screen counts, in as few passes as SQL needs.
MORNING = (f"WITH n AS (SELECT max(created) AS now FROM t) SELECT state, line, count(*) FROM t GROUP BY state, line;"
           f"SELECT (created + 10800000) // 86400000 AS d, count(*) FROM t, (SELECT max(created) AS now FROM t) WHERE created > now - 4924800000 GROUP BY d;"
           f"SELECT (first_answer + 10800000) // 86400000 AS d, count(*) FROM t, (SELECT max(created) AS now FROM t) WHERE first_answer > now - 4924800000 GROUP BY d;"
           f"SELECT (closed + 10800000) // 86400000 AS d, count(*) FROM t, (SELECT max(created) AS now FROM t) WHERE closed > now - 4924800000 GROUP BY d;"
           f"SELECT topic, count(*) FROM t, (SELECT max(created) AS now FROM t) WHERE created > now - 604800000 GROUP BY topic;"
           f"SELECT (created + 10800000) // 3600000 % 24 AS h, count(*) FROM t, (SELECT max(created) AS now FROM t) WHERE created > now - 2419200000 GROUP BY h;"
           f"SELECT line, count(*) FILTER (first_answer - created <= 86400000), count(*) FROM t, (SELECT max(created) AS now FROM t) WHERE created > now - 604800000 GROUP BY line;"
           "SELECT number, created FROM t WHERE state='open' ORDER BY created LIMIT 5;\n")
QUESTIONS = [
    ("by topic", ["--by", "topic"], groups(PLACE)),
    ("by line", ["--by", "line"], groups("line")),
    ("by state", ["--by", "state"], groups("state")),
    ("three groupings", ["--by", "topic", "--by", "line", "--by", "state"], groups(PLACE) + groups("line") + groups("state")),
    ("pairs, line, day", ["--by", "topic,state", "--by", "line", "--by", "day"],
     groups(f"{PLACE}, state") + groups("line") + DAYS),
    ("topic, state:open", ["--by", "topic", "state:open"], groups(PLACE).replace("GROUP", "WHERE state='open' GROUP")),
    ("line by state", ["--by", "line,state"], groups("line, state")),
    ("by day", ["--by", "day"], DAYS),
    ("median of all", ["--by", "line", "--figures", "first_answer"],
     f"SELECT line, {RANK} FROM t GROUP BY line;\n"),
    ("medians by topic", ["--by", "topic", "--figures", "first_answer"],
     f"SELECT {PLACE}, {RANK} FROM t GROUP BY ALL;\n"),
    ("morning screen", [], MORNING),
]


def lite(sql):
    """The same for SQLite, which has no quantiles: those are left out."""
    if "quantile" in sql:
        return None
    sql = sql.replace("//", "/").replace(" FILTER (first", " FILTER (WHERE first")
    sql = sql.replace("DATE '1970-01-01' + d", "date(d * 86400, 'unixepoch')")
    return re.sub(r"SELECT (.*?), count\(\*\) FROM t( WHERE state='open')? GROUP BY ALL", r"SELECT \1, count(*) FROM t\2 GROUP BY \1", sql)


def rows(text):
    """An answer as a set of rows, whatever stands between and around their values."""
    cut = lambda line: tuple(cell for cell in line.replace("[", "").replace("]", "").replace("|", "\t").replace(",", "\t").replace(" ", "").split("\t"))
    return {row for row in map(cut, text.split("\n")) if row[-1] not in ("", "0")}


def peak(words):
    """Peak memory in MiB, measured in a run of its own."""
    done = subprocess.run([f"{WORK}/peak", PROGRAM, "-q", "stats", *words], env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return int(done.stderr.split()[-1]) / 1024


made()
peers = [("duckdb", lambda sql: run([OPTIONS.duckdb, "-readonly", "-list", "-noheader", DUCK], "SET threads=2;\n" + sql))] if OPTIONS.duckdb else []
peers.append(("sqlite3", lambda sql: run(["sqlite3", LITE], lite(sql)) if lite(sql) else None))
print(f"{N} tickets; medians of {OPTIONS.rounds} rounds in turn, wall and processor time with start")
print(f"{'question':<20}{'support ms':>11}{'cpu ms':>9}{'MiB':>7}   others, the ratio of support to each, that of processor time")
for name, words, sql in QUESTIONS:
    ours, others = [], {peer: [] for peer, _ in peers}
    for turn in range(OPTIONS.rounds + 1):
        results = [run([PROGRAM, "-q", "stats", *words])] + [ask_peer(sql) for _, ask_peer in peers]
        if turn == 0:
            if words != []:
                for (peer, _), result in zip(peers, results[1:]):
                    if result and rows(results[0][0]) != rows(result[0]):
                        sys.exit(f"{name}: {peer} finds {sorted(rows(result[0]) ^ rows(results[0][0]))[:6]}")
            continue
        ours.append(results[0])
        for (peer, _), result in zip(peers, results[1:]):
            if result and (turn <= 3 or peer != "sqlite3"):
                others[peer].append((result, results[0]))
    median = statistics.median
    cells = [f"{name:<20}{median(one[1] for one in ours):>11.2f}{median(one[2] for one in ours):>9.2f}{peak(words):>7.1f}"]
    for peer, pairs in others.items():
        if pairs:
            wall, cpu = (median(own[place] / other[place] for other, own in pairs) for place in (1, 2))
            cells.append(f"{peer} {median(other[1] for other, _ in pairs):.1f} ms {wall:.3f} (cpu {cpu:.3f})")
    print("   ".join(cells), flush=True)
