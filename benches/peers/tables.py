"""JSON Lines to Parquet: our tables, and the one nested table of DuckDB and Polars."""

import os
import shutil
import subprocess
import sys
import time

SIZE = os.path.getsize(sys.argv[2])
SMALL = SIZE < 50e6
RUNS = 5 if SMALL else 3 if SIZE < 500e6 else 1

DUCKDB = """
import duckdb, sys
db = duckdb.connect()
db.execute(f"set threads = {sys.argv[3]}")
db.execute(f"copy (select * from read_json('{sys.argv[1]}')) to '{sys.argv[2]}' (format parquet, compression zstd)")
"""

POLARS = """
import polars, sys
polars.scan_ndjson(sys.argv[1], infer_schema_length=None).sink_parquet(sys.argv[2], compression="zstd")
"""


def run(what, command, result, environment=None):
    """The best of several runs: seconds on the clock and on the cores, and the most memory."""
    best = None
    for _ in range(RUNS):
        shutil.rmtree(result, ignore_errors=True)
        if os.path.isfile(result):
            os.remove(result)
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - start
        if status:
            print(f"  {what:<28} failed")
            return
        row = (took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
        best = row if best is None or row < best else best
    took, cores, memory = best
    print(f"  {what:<28} {took:>8.2f} s  {cores:>8.2f} s of cores  {memory:>7.0f} MB", flush=True)


own, cases, work = sys.argv[1:]
to = os.path.join(work, "result")
for threads in (1, 2):
    run(f"all tables, {threads} threads", [own, "parquet", cases, to, str(threads)], to)
if not SMALL:
    sys.exit()  # Of many cases only how ours grows.
for threads in (1, 2):
    run(f"DuckDB, {threads} threads", [sys.executable, "-c", DUCKDB, cases, to, str(threads)], to)
limited = {**os.environ, "POLARS_MAX_THREADS": "2"}
run("Polars, 2 threads", [sys.executable, "-c", POLARS, cases, to], to, limited)
