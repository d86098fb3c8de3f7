#!/usr/bin/env bash
# Help, versions and mistakes.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

exits 0 "$program" --help
verbs=$("$program" --help | sed -n '/^Subcommands:/,/^$/p' | awk 'NR > 1 && /^  [a-z]/ { print $1 }')
check "there are verbs" [ "$(echo "$verbs" | wc -w)" -ge 15 ]
for verb in $verbs; do
  exits 0 "$program" "$verb" --help
  check "$verb --help has an example" grep -q "^  dossier .*$verb\|^  .* dossier $verb" out.txt
done
exits 0 "$program" --version
check "--version says which" grep -q '^dossier [0-9]' out.txt
exits 2 "$program"
check "without a verb the verbs are listed" grep -q '^Subcommands:' err.txt
exits 2 "$program" nosuchverb
check "an unknown verb is named" grep -q "'nosuchverb'" err.txt
exits 2 "$program" claims --no-such-option
exits 2 "$program" claims --format xml
exits 2 "$program" add
exits 2 "$program" add --threads 0 .
check "the bounds are said in few digits" [ "$(wc -c < err.txt)" -lt 200 ]
exits 4 "$program" --store /dev/null/none add .
check "a store that cannot be made is named" grep -q '^dossier: /dev/null/none: ' err.txt

mkdir other && touch other/file
exits 4 "$program" --store other add other/file
check "other people's folders are left alone" [ "$(ls other)" = file ]
finish
