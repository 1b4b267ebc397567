#!/usr/bin/env bash
# The console on the sample councils, looked at by a real browser, and pages that the program writes: called by
# `./dev console`. $SAFON is the program, $MODULES a folder with the packages of package.json installed, $PICTURES where
# pictures go, if anywhere.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
safon=${SAFON:?"the path of the program"}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

export SAFON_REGISTER=$work/wales.db SOURCE_DATE_EPOCH=1793620800 # 2026-11-02
cd "$here/../.."
cp -r rules/wales_cpd "$work/rules"
rules=$work/rules/wales_cpd.safon
# So that officers have something to waive.
sed -i 's/^  cites "004, Professional Induction Programme"/&\n  waivable by officer for at most 12 months/' "$work/rules/induction.safon"
# And auditors something to look at.
sed -i 's/^programme .*/&\n  audit 1 in 4 automatic changes for each council by seed 483920174/' "$work/rules/programme.safon"
# And a status that people take away, and cases that go on to others when nobody decides them.
sed -i -e 's/^  status withdrawn /  status revoked "Revoked" @cy "Diddymwyd" setback\n&/' \
  -e 's/^  from withdrawn /  from accredited to revoked when revoked by 2 officers\n  from revoked to accredited when reinstated by officer\n&/' \
  -e '0,/within time_to_certify/s//within 1 working day, then escalated to head "Head of accreditation" @cy "Pennaeth achredu", then 1 week later to director/' \
  "$work/rules/programme.safon"
"$safon" import -q -p "$rules" rules/wales_cpd/samples/{caerdydd,abertawe,gwynedd}_2026-10.xml >/dev/null || [ $? -eq 3 ]
"$safon" evaluate -q -p "$rules" --as-of 2026-11-01 >/dev/null
password='correct horse battery'
add() { "$safon" people add "$@" <<<"$password" >/dev/null; }
add mair.jones --full-name 'Mair Jones' --role officer --role auditor --role operator --role policy --role administrator
"$safon" people duty mair.jones head >/dev/null
for role in officer auditor policy operator administrator; do add "$role" --role "$role"; done

mkdir "$work/pages"
cp -r "$work/rules" "$work/draft"
sed -i '0,/12 months/s//6 months/' "$work/draft/induction.safon"
"$safon" doc "$rules" --output "$work/pages" >/dev/null
for language in en cy; do
  "$safon" simulate "$work/draft/wales_cpd.safon" --format html --lang "$language" >"$work/pages/simulation_$language.html" || [ $? -eq 3 ]
done

export SAFON_KEYS=$work/keys
"$safon" keys create --issuer 'ADEW Cymru' --url https://safon.example.org >/dev/null 2>&1
for officer in A.Officer B.Officer; do "$safon" certify ABT/0033 accredited --by $officer --on 2026-11-02 >/dev/null; done
number=$("$safon" certificate issue ABT/0033 accredited --name 'Siân Rees' --by A.Officer --format json | sed -n 's/.*"number":"\([0-9 ]*\)".*/\1/p' | tr -d ' ')

"$safon" serve --listen 127.0.0.1:0 >"$work/said" &
server=$!
for _ in $(seq 100); do [ -s "$work/said" ] && break; sleep 0.1; done
address=$(sed -n 's/^listening on //p' "$work/said")
# Packages are found beside the scripts.
cp "$here"/*.mjs "$MODULES/"
cd "$MODULES"
node credential.mjs "$address" "$number" valid
NUMBER=$number node pages.mjs "$address" "$password" "$work/pages" "$work/draft/induction.safon" ${PICTURES:+"$PICTURES"}
"$safon" certificate revoke "$number" --reason 'to see that it shows' --by A.Officer >/dev/null
node credential.mjs "$address" "$number" revoked
