#!/usr/bin/env bash
# Measures Safon beside hand-written programs (the anchors) on the same data, in the same run: called by `./dev bench [N]`.
#
# Machines are shared and their speed drifts, so the programs take turns, medians are compared, and what counts
# is the ratio. Nothing here fails because it is slow; it fails when the two do not find the same.
#
#   SAFON_ANCHORS      folder of the anchors' sources; without them ours is measured alone, on data of theirs in build/
#   SAFON_BENCH_TURNS  how often each takes its turn (5)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

participants=${1:-20000}
turns=${SAFON_BENCH_TURNS:-5}
anchors_source=${SAFON_ANCHORS:-../shared/bench}
anchors=$PWD/build/anchors
safon=${SAFON:-$PWD/build/bench/safon}
evaluate=${SAFON_EVALUATE_BENCH:-$PWD/build/bench/tests/evaluate_bench}
policy=tests/bench/workload.safon
data=$anchors/data/$participants
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf '%s\n' "$*" >&2; }

with_anchors=true
if [ ! -f "$anchors_source/build.sh" ]; then
  with_anchors=false
  say "no anchors in $anchors_source (SAFON_ANCHORS names another folder): ours runs alone"
elif [ ! -x "$anchors/nightly" ]; then
  say "building the anchors"
  sh "$anchors_source/build.sh" "$anchors"
fi
if [ ! -f "$data/council-01.xml" ]; then
  $with_anchors || { say "no data in $data: the anchors' generator makes them"; exit 0; }
  say "making returns of $participants participants"
  mkdir -p "$anchors/data"
  "$anchors/gen" "$participants" "$data" xml >/dev/null
fi

# Appends a number to the measurements of a name.
note() { printf '%s\n' "$2" >>"$work/$1"; }
median() { sort -g "$work/$1" | awk '{ all[NR] = $1 } END { if (NR) print all[int((NR + 1) / 2)]; else print "" }'; }

# Runs a command; notes its processor seconds (our own and the system's for us), to the millisecond, under the name.
measure() { # NAME COMMAND…
  local name=$1 spent TIMEFORMAT='%3U %3S'
  shift
  spent=$({ time "$@" >"$work/output" 2>"$work/errors"; } 2>&1) ||
    { cat "$work/output" "$work/errors" >&2; say "$name failed"; exit 1; }
  note "$name.cpu" "$(awk '{ print $1 + $2 }' <<<"$spent")"
}
seconds() { sed -nE 's/.*median ([0-9.]+) s.*/\1/p' "$work/output"; }
checksum() { sed -nE 's/.*fnv ([0-9a-f]+).*/\1/p' "$work/output"; }

same() { # WHAT OURS THEIRS
  [ "$2" = "$3" ] && return
  say "$1: the results differ, ours $2, the anchors' $3"
  exit 1
}

# ---- evaluation in memory

# Processor seconds of one evaluation: what so many more of them cost, some half a second's worth.
more_passes=$((2000000 / participants < 10 ? 10 : 2000000 / participants))
passes() { # NAME RESULT-FILE COMMAND…
  local name=$1 result=$2
  shift 2
  measure "$name.few" "$@" 1 1 "$result"
  measure "$name.many" "$@" 1 $((more_passes + 1)) "$result"
  note "$name.pass" "$(paste "$work/$name.few.cpu" "$work/$name.many.cpu" | tail -n 1 | awk -v n="$more_passes" '{ print ($2 - $1) / n }')"
}

# The anchors' interpreted column plan, where the processor has the instructions that it is written for.
with_columns=false
if $with_anchors && "$anchors/eval_generic" vecvm 64 1 1 >/dev/null 2>&1; then with_columns=true; fi

reference=
for ((turn = 0; turn < turns; ++turn)); do
  if $with_anchors; then passes row "$work/row.csv" "$anchors/eval_row" "$participants"; fi
  passes ours "$work/ours.csv" "$evaluate" "$policy" "$data"
  if $with_columns; then passes columns none "$anchors/eval_generic" vecvm "$participants"; fi
  for threads in 1 2; do
    if $with_anchors; then
      measure row "$anchors/eval_row" "$participants" $threads 9 "$work/row.csv"
      note "row.$threads" "$(seconds)"
      reference=$(checksum)
    fi
    measure ours "$evaluate" "$policy" "$data" $threads 9 "$work/ours.csv"
    note "ours.$threads" "$(seconds)"
    same "evaluation" "$(checksum)" "${reference:-$(checksum)}"
    found=$(checksum)
  done
done

# ---- the night: import, first evaluation, everybody again a day later

ours_night() {
  rm -f "$work"/register.db*
  measure import.ours "$safon" import -q -r "$work/register.db" -p "$policy" "$data"/*.xml
  measure first.ours "$safon" evaluate -q -r "$work/register.db" -p "$policy" --as-of 2026-11-01
  paste "$work/import.ours.cpu" "$work/first.ours.cpu" | tail -n 1 | awk '{ print $1 + $2 }' >>"$work/full.ours.cpu"
  measure again.ours "$safon" evaluate -q -r "$work/register.db" -p "$policy" --as-of 2026-11-02 --everyone
  measure quiet.ours "$safon" evaluate -q -r "$work/register.db" -p "$policy" --as-of 2026-11-03
}
their_night() {
  rm -f "$work"/anchor.db*
  measure import.theirs "$anchors/nightly" import "$data" "$work/anchor.db" blob pugi x
  rm -f "$work"/anchor.db*
  measure full.theirs "$anchors/nightly" full "$data" "$work/anchor.db" blob pugi
  measure again.theirs "$anchors/nightly" reeval "$work/anchor.db" blob
}
for ((turn = 0; turn < turns; ++turn)); do
  if $with_anchors; then their_night; fi
  ours_night
done

# Peak memory, once: it does not drift.
peak() { # COMMAND…
  if [ -x /usr/bin/time ]; then
    /usr/bin/time -f %M "$@" 2>&1 >/dev/null | tail -n 1 | awk '{ printf "%.0f", $1 / 1024 }'
  else
    python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024), end="")' "$@" 2>/dev/null || true
  fi
}
rm -f "$work"/register.db*
import_peak=$(peak "$safon" import -q -r "$work/register.db" -p "$policy" "$data"/*.xml)
evaluate_peak=$(peak "$safon" evaluate -q -r "$work/register.db" -p "$policy" --as-of 2026-11-01)
their_import_peak= their_evaluate_peak=
if $with_anchors; then
  rm -f "$work"/anchor.db*
  "$anchors/nightly" full "$data" "$work/anchor.db" blob pugi >/dev/null
  their_evaluate_peak=$(peak "$anchors/nightly" reeval "$work/anchor.db" blob)
  rm -f "$work"/anchor.db*
  their_import_peak=$(peak "$anchors/nightly" import "$data" "$work/anchor.db" blob pugi x)
fi

# ---- the table

row() { # WHAT UNIT OURS THEIRS BETTER
  awk -v what="$1" -v unit="$2" -v ours="$3" -v theirs="$4" 'BEGIN {
    ratio = theirs == "" || theirs == 0 ? "" : sprintf("%.2f", ours / theirs)
    printf "%-46s %12s %12s %8s  %s\n", what, ours, theirs == "" ? "-" : theirs, ratio, unit }'
}
rate() { [ -z "$1" ] || awk -v n="$participants" -v s="$1" 'BEGIN { printf "%.0f", n / s / 1000 }'; }
of() { if [ -f "$work/$1" ]; then median "$1"; fi; }

echo "$participants participants, medians of $turns turns, result $found"
printf '%-46s %12s %12s %8s\n' "" ours anchors ratio
row "evaluation in memory, by processor time" "thousand participants/s, more is better" "$(rate "$(of ours.pass)")" "$(rate "$(of row.pass)")"
if $with_columns; then
  row "  beside the anchors' interpreted columns" "thousand participants/s, more is better" "$(rate "$(of ours.pass)")" "$(rate "$(of columns.pass)")"
fi
row "evaluation in memory, one thread, by the clock" "thousand participants/s, more is better" "$(rate "$(of ours.1)")" "$(rate "$(of row.1)")"
row "evaluation in memory, two threads, by the clock" "thousand participants/s, more is better" "$(rate "$(of ours.2)")" "$(rate "$(of row.2)")"
row "import into a fresh register" "processor s" "$(of import.ours.cpu)" "$(of import.theirs.cpu)"
row "import and first night" "processor s" "$(of full.ours.cpu)" "$(of full.theirs.cpu)"
row "everybody again the day after" "processor s" "$(of again.ours.cpu)" "$(of again.theirs.cpu)"
row "a quiet night" "processor s" "$(of quiet.ours.cpu)" ""
row "import, peak memory" "MB" "$import_peak" "$their_import_peak"
row "evaluation from the register, peak memory" "MB" "$evaluate_peak" "$their_evaluate_peak"
