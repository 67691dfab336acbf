"""The questions of `questions/` in DataFusion, DuckDB and Polars, and in Ballista if there is one: all give one answer.

    cargo run --features csv,parquet --example tables -- CASES --to DIR
    cargo build --profile engines -p use-of-force-engines --all-features
    python3 engines/compare.py DIR --sql target/engines/sql
    engines/cluster.sh DIR python3 engines/compare.py DIR --sql target/engines/sql

Under `cluster.sh`, which says in SCHEDULER where to ask, Ballista answers as well. A question of which there is
also a file `.functions.sql` is asked in these words, too, of the engines that have the functions. Needs duckdb
and polars (tests/python/requirements.txt). Prints each answer once; fails if one differs.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import polars
import polars.selectors

QUESTIONS = Path(__file__).parent / "questions"


def own(sql, directory, scheduler=None):
    """DataFusion; or Ballista, if there is a scheduler."""

    def ask(path):
        command = [sql, directory, "--file", path, "--json"]
        if scheduler:
            command += ["--scheduler", scheduler]
        asked = subprocess.run(command, capture_output=True, text=True)
        if asked.returncode:
            sys.exit(f"{path}: {asked.stderr}")
        rows = [json.loads(line) for line in asked.stdout.splitlines()]
        return [list(row) for row in rows[:1]] + [list(row.values()) for row in rows]

    return ask


def files(directory, table):
    return str(directory / table / "**" / "*.parquet")


def in_duckdb(directory, tables):
    connection = duckdb.connect()
    for table in tables:
        source = f"read_parquet('{files(directory, table)}', hive_partitioning = true)"
        connection.execute(f"create view {table} as select * from {source}")

    def ask(path):
        answer = connection.sql(path.read_text())
        rows = [list(row) for row in answer.fetchall()]
        return [list(answer.columns)] * bool(rows) + rows

    return ask


def in_polars(directory, tables):
    frames = {}
    for table in tables:
        frame = polars.scan_parquet(files(directory, table), hive_partitioning=True)
        # Words are categories, which are no texts there.
        frames[table] = frame.with_columns(polars.selectors.categorical().cast(polars.String))
    context = polars.SQLContext(frames)

    def ask(path):
        answer = context.execute(path.read_text(), eager=True)
        rows = [list(row) for row in answer.iter_rows()]
        return [answer.columns] * bool(rows) + rows

    return ask


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--sql", type=Path, required=True, help="the binary `sql`")
    options = parser.parse_args()
    directory = options.directory
    tables = sorted(path.name for path in directory.iterdir() if path.is_dir())

    engines = {
        "DataFusion": own(options.sql, directory),
        "DuckDB": in_duckdb(directory, tables),
        "Polars": in_polars(directory, tables),
    }
    with_functions = ["DataFusion"]
    if scheduler := os.environ.get("SCHEDULER"):
        engines["Ballista"] = own(options.sql, directory, scheduler)
        with_functions.append("Ballista")

    questions = sorted(path for path in QUESTIONS.glob("*.sql") if not path.name.endswith(".functions.sql"))
    if not questions:
        sys.exit(f"expected questions in {QUESTIONS}")
    for path in questions:
        answers = {engine: ask(path) for engine, ask in engines.items()}
        same = path.with_suffix(".functions.sql")
        if same.exists():
            answers |= {f"{engine} with functions": engines[engine](same) for engine in with_functions}
        first, answer = next(iter(answers.items()))
        print(f"\n{path.stem}: {', '.join(answers)}")
        for row in answer:
            print("  " + " | ".join("-" if cell is None else str(cell) for cell in row))
        for engine, other in answers.items():
            if other != answer:
                sys.exit(f"{path.stem}: {engine} says {other!r}, {first} says {answer!r}")


main()
