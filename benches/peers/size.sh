#!/usr/bin/env bash
# The machine code of the crate in a program that reads, judges and writes: the symbols that name it.
#
#   benches/peers/size.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
program=$(mktemp -d)
trap 'rm -rf "$program"' EXIT
mkdir "$program/src"
cat > "$program/Cargo.toml" <<TOML
[package]
name = "judge"
version = "0.0.0"
edition = "2024"
[dependencies]
use-of-force = { path = "$root" }
[workspace]
TOML
cat > "$program/src/main.rs" <<'RUST'
use std::io::Write;

fn main() {
    let mut out = std::io::stdout().lock();
    for incident in use_of_force::json::lines(std::io::stdin().lock()) {
        let incident = incident.expect("an incident");
        for problem in incident.validate().problems() {
            eprintln!("{problem}");
        }
        for dispute in incident.disputes() {
            eprintln!("{dispute}");
        }
        writeln!(out, "{}", use_of_force::json::to_string(&incident)).expect("written");
    }
}
RUST
target=${CARGO_TARGET_DIR:-$root/target}/judge
CARGO_TARGET_DIR=$target cargo build --release --quiet --manifest-path "$program/Cargo.toml"
nm -S --size-sort -C "$target/release/judge" | python3 -c '
import sys
symbols = (line.split(" ", 3) for line in sys.stdin)
sizes = [int(it[1], 16) for it in symbols if len(it) == 4 and it[2] in "tT" and "use_of_force" in it[3]]
print(f"{sum(sizes) / 1e6:.2f} MB in {len(sizes)} functions")
'
