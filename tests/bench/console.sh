#!/usr/bin/env bash
# How long each page of the console takes: processor time of the server and time on the wire, one page after the other,
# over the loopback. Fails for nothing: it measures.
#
#   SAFON=… [DRAFT=rules.safon] tests/bench/console.sh REGISTER [TURNS]     evaluated participants, numbered from 1; a copy is used
set -euo pipefail
safon=${SAFON:?"the path of the program"}
turns=${2:-20}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
"$safon" backup -q -r "$1" "$work/r.db"
export SAFON_REGISTER=$work/r.db
password='correct horse battery'
"$safon" people add bench --role officer --role auditor --role administrator <<<"$password" >/dev/null
"$safon" serve --listen 127.0.0.1:0 >"$work/said" &
server=$!
for _ in $(seq 100); do [ -s "$work/said" ] && break; sleep 0.1; done
address=$(sed -n 's/^listening on //p' "$work/said")

ask() { curl -sS -o "$work/page" -w '%{http_code} %{time_total}\n' -b "$work/cookies" -c "$work/cookies" "$@"; }
word() { grep -o 'form_word" value="[^"]*' "$work/page" | head -n 1 | cut -d'"' -f3; }
ask "$address/sign-in" >/dev/null
ask --data-urlencode "form_word=$(word)" --data name=bench --data-urlencode "password=$password" "$address/sign-in" >/dev/null
ask "$address/queue" >/dev/null
participant=$(grep -o '/participant/[0-9]*' "$work/page" | head -n 1 || true)
participant=${participant:-/participant/1}
status=$(ask "$address$participant" >/dev/null; grep -o 'name="status" value="[^"]*' "$work/page" | head -n 1 | cut -d'"' -f4 || true)
council=$(ask "$address/overview" >/dev/null; grep -o '<option value="[^"]\+"' "$work/page" | head -n 1 | cut -d'"' -f2 || true)

ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }
measure() { # NAME CURL-WORDS…
  local name=$1 before after
  shift
  before=$(ticks)
  for _ in $(seq "$turns"); do ask "$@"; done >"$work/times"
  after=$(ticks)
  sort -k2 -n "$work/times" | awk -v name="$name" -v cpu="$(((after - before) * 10))" -v n="$turns" '
    { code = $1; t[NR] = $2 * 1000 }
    END { printf "%-34s %s  processor %6.1f ms  wire: median %6.1f ms, longest %6.1f ms\n", name, code, cpu / n, t[int((NR + 1) / 2)], t[NR] }'
}
measure "cases" "$address/queue"
measure "cases of a council" "$address/queue?council=$council"
measure "cases, by number, far down" "$address/queue?order=id&from=5000"
measure "cases, only overdue" "$address/queue?overdue=1&order=opened"
measure "a participant" "$address$participant"
measure "a participant, in Welsh" "$address$participant?lang=cy"
ask "$address$participant?lang=en" >/dev/null
form=$(word)
[ -z "$status" ] || measure "a preview" --data "form_word=$form&status=$status&decision=certify" "$address$participant/preview"
measure "find, by number" --data "form_word=$form&id=1" "$address/search"
measure "find, while one types" --data "form_word=$form&id=12" "$address/search/found"
measure "several cases at once" "$address/queue/decide"
measure "programmes" "$address/programmes"
measure "programmes of a council" "$address/programmes?council=$council"
measure "overview" "$address/overview"
measure "overview of a council" "$address/overview?council=$council"
measure "ledger" "$address/audit"
measure "nights" "$address/runs"
measure "returns" "$address/imports"
measure "people" "$address/people"
measure "sign-ins" "$address/access"
# A draft is no page that officers wait for: everybody is looked at.
[ -z "${DRAFT:-}" ] || { turns=2; measure "what a draft would change" -F "form_word=$form" -F "files=@$DRAFT" "$address/draft"; }
