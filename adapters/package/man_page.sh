#!/bin/sh
# man_page.sh PROGRAM VERSION: the manual page, out of what the program says of itself.
set -eu
program=$1 version=$2

# Text as it is: a backslash or a leading dot means something to the formatter.
as_is() { sed -e 's/\\/\\e/g' -e "s/^\([.']\)/\\\\\&\1/" -e 's/-/\\-/g'; }

printf '.TH SAFON 1 "" "safon %s" "User commands"\n' "$version"
printf '.SH NAME\nsafon \\- holds participants'"'"' records against a programme'"'"'s rules\n'
printf '.SH SYNOPSIS\n.B safon\n.I VERB\n[\n.I OPTIONS\n]\n.SH DESCRIPTION\n.nf\n'
"$program" --help | as_is
printf '.fi\n'
"$program" --help | sed -nE 's/^  ([a-z]+) +[a-z].*/\1/p' | while read -r verb; do
  printf '.SH %s\n.nf\n' "$(printf %s "$verb" | tr '[:lower:]' '[:upper:]')"
  "$program" help "$verb" | as_is
  printf '.fi\n'
done
printf '.SH FILES\n.TP\n.I /etc/safon/nightly.conf\nsettings of the night\n'
printf '.TP\n.I /usr/share/doc/safon/\nthe documentation: operations.md for whoever is on call\n'
