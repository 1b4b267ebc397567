#!/usr/bin/env bash
# The console on the sample councils, looked at by a real browser: called by `./dev console`. $SAFON is the program,
# $MODULES a folder with the packages of package.json installed, $PICTURES where pictures go, if anywhere.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
safon=${SAFON:?"the path of the program"}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

export SAFON_REGISTER=$work/wales.db SOURCE_DATE_EPOCH=1793620800 # 2026-11-02
cd "$here/../.."
"$safon" import -q -p rules/wales_cpd/wales_cpd.safon rules/wales_cpd/samples/{caerdydd,abertawe,gwynedd}_2026-10.xml >/dev/null || [ $? -eq 3 ]
"$safon" evaluate -q -p rules/wales_cpd/wales_cpd.safon --as-of 2026-11-01 >/dev/null
password='correct horse battery'
roles=(--role officer --role auditor --role operator --role policy --role administrator)
"$safon" people add mair.jones --full-name 'Mair Jones' "${roles[@]}" <<<"$password" >/dev/null

"$safon" serve --listen 127.0.0.1:0 >"$work/said" &
server=$!
for _ in $(seq 100); do [ -s "$work/said" ] && break; sleep 0.1; done
address=$(sed -n 's/^listening on //p' "$work/said")
# Packages are found beside the script.
cp "$here/pages.mjs" "$MODULES/pages.mjs"
cd "$MODULES"
node pages.mjs "$address" mair.jones "$password" ${PICTURES:+"$PICTURES"}
