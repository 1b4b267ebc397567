#!/usr/bin/env bash
# The main job on real files, as `./dev demo` runs it: the sample councils in, status changes out, with reasons.
# $SAFON is the program. The register is made in a folder of its own and left there to be looked at.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

safon=${SAFON:?"the path of the program"}
folder=$(mktemp -d "${TMPDIR:-/tmp}/safon-demo.XXXXXX")
export SAFON_REGISTER=$folder/wales.db SAFON_POLICY=rules/wales_cpd/wales_cpd.safon
samples=rules/wales_cpd/samples

bold() { if [ -t 1 ]; then printf '\n\033[1m%s\033[0m\n' "$*"; else printf '\n%s\n' "$*"; fi; }
run() { # shows the command, runs it; exit 3 is "done, with things to look at"
  local typed= word
  for word in "$@"; do
    if [[ $word = *' '* ]]; then typed+=" '$word'"; else typed+=" $word"; fi
  done
  if [ -t 1 ]; then printf '\033[2m$ safon%s\033[0m\n' "$typed"; else printf '$ safon%s\n' "$typed"; fi
  local status=0
  "$safon" "$@" || status=$?
  [ $status -eq 0 ] || [ $status -eq 3 ]
}
first() { # COUNT: the first lines of a table, and how many were left out
  awk -v n="$1" 'NR <= n + 1 { print } END { if (NR > n + 1) printf "… and %d more\n", NR - n - 1 }'
}

bold "1. Does the policy make sense?"
run check "$SAFON_POLICY"

bold "2. Three councils' returns, in three shapes. Faulty records are refused one by one; the others go in."
run import "$samples"/{caerdydd,abertawe,gwynedd}_2026-10.xml

bold "3. Everybody is held against the policy as of 1 November 2026."
run evaluate --as-of 2026-11-01

bold "4. Who stands where?"
run report funnel

bold "5. Who moved, and since when?"
run report moved | first 8

bold "6. Who waits for an officer?"
run queue | first 8

bold "7. Who lacks what?"
run report needed | first 8

bold "8. What is published? Numbers that are too small are not, nor what they could be worked out from."
run publish progress

bold "9. Why? One participant, with every value and where it came from."
run explain ABT/0033 --all

bold "10. The same reasons in Welsh, folded to what settles them."
run explain ABT/0033 --reasons --lang cy

bold "11. Two officers certify. The register proves that no row was changed, and that the rules lead to every decision."
run certify ABT/0033 accredited --by "A. Officer" --on 2026-11-02
run certify ABT/0033 accredited --by "B. Officer" --on 2026-11-02
run status ABT/0033
run verify

printf '\nThe register is %s\n' "$SAFON_REGISTER"
