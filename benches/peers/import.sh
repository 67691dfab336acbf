#!/usr/bin/env bash
# The import of the Washington Post's file against reading it with other libraries, in one run.
#
#     benches/peers/import.sh DATA.csv AGENCIES.csv
#
# Needs Python 3 with venv, and the network for packages on the first run.
set -euo pipefail
data=$(realpath "$1") agencies=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

venv=${TMPDIR:-/tmp}/use-of-force-peers
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet pandas==2.3.3 openpolicedata==0.12
fi
cargo bench --quiet --bench import --features csv -- "$data" "$agencies"
"$venv/bin/python" benches/peers/import.py "$data"
