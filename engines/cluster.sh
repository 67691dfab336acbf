#!/usr/bin/env bash
# A scheduler of Ballista and two executors, on this machine, for as long as a command runs:
#
#     engines/cluster.sh DIR COMMAND [ARGUMENT...]
#
# The command finds the scheduler in SCHEDULER (df://127.0.0.1:PORT). The binaries are taken from BIN, or from
# where `cargo build --profile engines -p use-of-force-engines --all-features` puts them. Five ports are
# needed: those from PORT on, or the first five that are free.
set -euo pipefail

if [ $# -lt 2 ]; then
    sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
directory=$(cd "$1" && pwd)
shift
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bin=${BIN:-${CARGO_TARGET_DIR:-$here/target}/engines}
for needed in scheduler executor; do
    test -x "$bin/$needed" || { echo "error: expected a program $bin/$needed" >&2; exit 1; }
done

answers() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

free() {
    for port in "$1" $(($1 + 1)) $(($1 + 2)) $(($1 + 3)) $(($1 + 4)); do
        ! answers "$port" || return 1
    done
}

port=${PORT:-}
if [ -z "$port" ]; then
    # Below those that the system gives to who asks for any.
    port=$((20000 + RANDOM % 1000 * 10))
    until free "$port"; do
        port=$((port + 10))
        test "$port" -lt 32000 || { echo "error: expected free ports" >&2; exit 1; }
    done
elif ! free "$port"; then
    echo "error: expected five free ports from $port on" >&2
    exit 1
fi

scratch=$(mktemp -d)
started=()
stop() {
    # Only what was started here, by its id.
    for pid in "${started[@]}"; do
        kill "$pid" 2>/dev/null || true
    done
    # An executor ends what it does first, for which nobody waits any more.
    for pid in "${started[@]}"; do
        for _ in {1..50}; do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$scratch"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

"$bin/scheduler" "$directory" --listen "127.0.0.1:$port" --executors 2 &
started+=($!)
for n in 1 2; do
    mkdir "$scratch/$n"
    "$bin/executor" "$directory" --scheduler "127.0.0.1:$port" --scratch "$scratch/$n" \
        --listen "127.0.0.1:$((port + 2 * n - 1))" --work-port $((port + 2 * n)) &
    started+=($!)
done

# Whether both executors are known to the scheduler.
ready() {
    local status
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET /readyz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
    IFS= read -r status <&3 || status=
    exec 3>&-
    [[ $status == *" 200 "* ]]
}

for attempt in {1..300}; do
    ! ready 2>/dev/null || break
    for pid in "${started[@]}"; do
        kill -0 "$pid" 2>/dev/null || { echo "error: expected a scheduler and two executors to run" >&2; exit 1; }
    done
    test "$attempt" -lt 300 || { echo "error: expected two executors within a minute" >&2; exit 1; }
    sleep 0.2
done

SCHEDULER=df://127.0.0.1:$port "$@"
