#!/usr/bin/env bash
# JSON Lines -> Parquet against DuckDB and Polars, in one run, and how our time and memory grow.
#
#     benches/peers/tables.sh [CASES.jsonl]
#
# Without a file, made-up cases are written: 10,000, 100,000 and 1,000,000, which needs 4 GB below TMPDIR.
# Needs Python 3 with venv, and the network for packages on the first run.
set -euo pipefail
given=${1:+$(realpath "$1")}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

venv=${TMPDIR:-/tmp}/use-of-force-tables
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet duckdb==2.0.1 polars==2.1.0
fi
target=${CARGO_TARGET_DIR:-benches/tables/target}
cargo build --quiet --release --manifest-path benches/tables/Cargo.toml
own=$target/release/use-of-force-bench-tables

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -n "$given" ]; then
    "$own" "$given"
    "$venv/bin/python" benches/peers/tables.py "$own" "$given" "$work"
    exit
fi
for number in 10000 100000 1000000; do
    "$own" cases "$number" >"$work/cases.jsonl"
    if [ "$number" = 10000 ]; then "$own" "$work/cases.jsonl"; fi
    printf '\n%s made-up cases\n' "$number"
    "$venv/bin/python" benches/peers/tables.py "$own" "$work/cases.jsonl" "$work"
done
