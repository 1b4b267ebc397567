#!/usr/bin/env bash
# Measures Safon beside hand-written programs (the anchors) on the same data, in the same run: called by
# `./dev bench [N [LARGE]]`. With LARGE, a night at LARGE participants with as many changes is held beside the one at N.
#
# Machines are shared and their speed drifts, so the programs take turns, medians are compared, and what counts
# is the ratio. Nothing here fails because it is slow; it fails when the two do not find the same.
#
#   SAFON_ANCHORS      folder of the anchors' sources; without them ours is measured alone, on data of theirs in build/
#   SAFON_BENCH_TURNS  how often each takes its turn (5)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

participants=${1:-20000}
large=${2:-}
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
# The councils' returns of so many participants, and those of the next night: of whom something is new, 1 in 100.
make_data() { # PARTICIPANTS
  [ ! -f "$anchors/data/$1-next/council-01.xml" ] || return 0
  $with_anchors || { say "no data in $anchors/data/$1: the anchors' generator makes them"; exit 0; }
  say "making returns of $1 participants"
  mkdir -p "$anchors/data"
  "$anchors/gen" "$1" "$anchors/data/$1" xml >/dev/null
  "$anchors/gen" "$1" "$anchors/data/$1-next" xml changed only >/dev/null
}
make_data "$participants"
if [ -n "$large" ]; then make_data "$large"; fi

# A night's returns are told by their header from those that name everybody, and read as partial ones.
nights_policy=$work/nights.safon
awk '/^feed council_return/ { in_feed = 1 } in_feed { feed = feed $0 "\n"; next } { print }
  END { part = feed
        sub(/council_return/, "changes", part); sub(/full return/, "partial return", part)
        sub(/participant" \{/, "participant\" {\n  expect \"/council/@only\" is \"changed\"", part)
        printf "%s\n%s", part, feed }' "$policy" >"$nights_policy"
# One in EVERY of those of whom something is new.
make_inbox() { # PARTICIPANTS EVERY FOLDER
  local file
  mkdir "$3"
  for file in "$anchors/data/$1-next"/*.xml; do
    awk -v every="$2" -v seen="$(cat "$work/seen" 2>/dev/null || echo 0)" -v kept="$work/seen" '
      /^<council/ { sub(/ asOf/, " only=\"changed\" asOf") }
      /^  <participant/ { skip = seen++ % every }
      !skip { print }
      /^  <\/participant/ { skip = 0 }
      END { print seen >kept }' "$file" >"$3/$(basename "$file")"
    # A return of nobody would be refused.
    grep -q '<participant' "$3/$(basename "$file")" || rm "$3/$(basename "$file")"
  done
  rm -f "$work/seen"
}
make_inbox "$participants" 1 "$work/changes"

# Appends a number to the measurements of a name.
note() { printf '%s\n' "$2" >>"$work/$1"; }
median() { sort -g "$work/$1" | awk '{ all[NR] = $1 } END { if (NR) print all[int((NR + 1) / 2)]; else print "" }'; }

# Runs a command; notes under the name its processor seconds (our own and the system's for us) and those of the clock, to the millisecond.
measure() { # NAME COMMAND…
  local name=$1 spent TIMEFORMAT='%3U %3S %3R'
  shift
  spent=$({ time "$@" >"$work/output" 2>"$work/errors"; } 2>&1) ||
    { cat "$work/output" "$work/errors" >&2; say "$name failed"; exit 1; }
  note "$name.cpu" "$(awk '{ print $1 + $2 }' <<<"$spent")"
  note "$name.clock" "$(awk '{ print $3 }' <<<"$spent")"
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

# ---- the night: import, first evaluation, everybody again a day later, the changes of a day

copy_register() { # FROM TO
  rm -f "$2"*
  cp "$1" "$2"
  sync "$2" # else whoever makes its own writes durable pays for those of the copy
}
night_of() { # NAME REGISTER CHANGES DAY: noted with how many were due
  copy_register "$2" "$work/copy.db"
  rm -rf "$work/inbox"
  cp -r "$3" "$work/inbox"
  measure "$1" "$safon" nightly -q -r "$work/copy.db" --inbox "$work/inbox" --as-of "$4" --format json
  note "$1.due" "$(sed -nE 's/.*"participants":([0-9]+).*/\1/p' "$work/output")"
}
ours_night() {
  rm -f "$work"/register.db*
  measure import.ours "$safon" import -q -r "$work/register.db" -p "$nights_policy" "$data"/*.xml
  measure first.ours "$safon" evaluate -q -r "$work/register.db" --as-of 2026-11-01
  for by in cpu clock; do
    paste "$work/import.ours.$by" "$work/first.ours.$by" | tail -n 1 | awk '{ print $1 + $2 }' >>"$work/full.ours.$by"
  done
  night_of delta.ours "$work/register.db" "$work/changes" 2026-11-02
  copy_register "$work/register.db" "$work/copy.db"
  measure again.ours "$safon" evaluate -q -r "$work/copy.db" --as-of 2026-11-02 --everyone
  measure quiet.ours "$safon" evaluate -q -r "$work/copy.db" --as-of 2026-11-03
}
their_night() {
  rm -f "$work"/anchor.db*
  measure import.theirs "$anchors/nightly" import "$data" "$work/anchor.db" blob pugi x
  rm -f "$work"/anchor.db*
  measure full.theirs "$anchors/nightly" full "$data" "$work/anchor.db" blob pugi
  copy_register "$work/anchor.db" "$work/copy.db"
  measure delta.theirs "$anchors/nightly" delta "$data-next" "$work/copy.db" blob
  copy_register "$work/anchor.db" "$work/copy.db"
  measure again.theirs "$anchors/nightly" reeval "$work/copy.db" blob
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
peak_of_night() { # REGISTER CHANGES
  copy_register "$1" "$work/copy.db"
  rm -rf "$work/inbox"
  cp -r "$2" "$work/inbox"
  peak "$safon" nightly -q -r "$work/copy.db" --inbox "$work/inbox" --as-of 2026-11-02
}
rm -f "$work"/register.db*
import_peak=$(peak "$safon" import -q -r "$work/register.db" -p "$nights_policy" "$data"/*.xml)
evaluate_peak=$(peak "$safon" evaluate -q -r "$work/register.db" --as-of 2026-11-01)
night_peak=$(peak_of_night "$work/register.db" "$work/changes")
their_import_peak= their_evaluate_peak= their_night_peak=
if $with_anchors; then
  rm -f "$work"/anchor.db*
  "$anchors/nightly" full "$data" "$work/anchor.db" blob pugi >/dev/null
  their_evaluate_peak=$(peak "$anchors/nightly" reeval "$work/anchor.db" blob)
  their_night_peak=$(peak "$anchors/nightly" delta "$data-next" "$work/anchor.db" blob)
  rm -f "$work"/anchor.db*
  their_import_peak=$(peak "$anchors/nightly" import "$data" "$work/anchor.db" blob pugi x)
fi

# The same night on a larger register: as many returns, and the other register's night is put off until as many fall due.
if [ -n "$large" ]; then
  times=$((large / participants))
  day=$(date -d "2026-11-01 + $times days" +%F)
  make_inbox "$large" "$times" "$work/few_changes"
  say "a register of $large participants"
  large_import_peak=$(peak "$safon" import -q -r "$work/large.db" -p "$nights_policy" "$anchors/data/$large"/*.xml)
  large_evaluate_peak=$(peak "$safon" evaluate -q -r "$work/large.db" --as-of 2026-11-01)
  for ((turn = 0; turn < turns; ++turn)); do
    night_of small.night "$work/register.db" "$work/changes" "$day"
    night_of large.night "$work/large.db" "$work/few_changes" 2026-11-02
  done
  large_night_peak=$(peak_of_night "$work/large.db" "$work/few_changes")
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
both_clocks() { # WHAT OURS THEIRS
  row "$1" "processor s" "$(of "$2.cpu")" "$(of "$3.cpu")"
  row "  by the clock" "s" "$(of "$2.clock")" "$(of "$3.clock")"
}
both_clocks "import into a fresh register" import.ours import.theirs
both_clocks "import and first night" full.ours full.theirs
both_clocks "everybody again the day after" again.ours again.theirs
both_clocks "a quiet night" quiet.ours none
both_clocks "a night in which 1 % sent something new" delta.ours delta.theirs
row "import, peak memory" "MB" "$import_peak" "$their_import_peak"
row "evaluation from the register, peak memory" "MB" "$evaluate_peak" "$their_evaluate_peak"
row "a night, peak memory" "MB" "$night_peak" "$their_night_peak"
if [ -n "$large" ]; then
  printf '\n%-46s %12s %12s %8s\n' "a night with as many changes" "$large" "$participants" ratio
  row "participants due" "" "$(of large.night.due)" "$(of small.night.due)"
  both_clocks "import and evaluation" large.night small.night
  row "import, peak memory" "MB" "$large_import_peak" "$import_peak"
  row "first evaluation, peak memory" "MB" "$large_evaluate_peak" "$evaluate_peak"
  row "the night, peak memory" "MB" "$large_night_peak" "$night_peak"
fi
