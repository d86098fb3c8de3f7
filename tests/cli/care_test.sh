#!/usr/bin/env bash
# Copies, dumps, repair, purge.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

write_articles
exits 0 "$program" add articles
exits 0 "$program" same "Irena Vale" "Ada Lind" --why "a test"
digest=$("$program" digest)

exits 0 "$program" backup copy.db
check "a backup is equal" [ "$("$program" --store copy.db digest)" = "$digest" ]
exits 0 "$program" --store copy.db check
exits 3 "$program" backup copy.db
check "a backup overwrites nothing" grep -q 'copy.db: is there already' err.txt

exits 0 "$program" dump -o dump.jsonl
exits 0 "$program" --store loaded.db load dump.jsonl
check "a dump that is loaded is equal" [ "$("$program" --store loaded.db digest)" = "$digest" ]
exits 0 "$program" --store loaded.db load dump.jsonl
check "loading twice is loading once" grep -q '^0 documents and 0 judgements loaded, 4 there already' err.txt
"$program" --store loaded.db dump > again.jsonl
check "a dump of what was loaded is the dump" cmp -s dump.jsonl again.jsonl
for bad in '' 'nonsense' '{"dossier dump":2}' '{"documents":[]}'; do
  echo "$bad" > bad.jsonl
  exits 3 "$program" --store bad.db load bad.jsonl
  check "the bad line is named" grep -q 'line 1' err.txt
done
{ head -1 dump.jsonl; echo '{"document":[1,2],"facts":[]}'; } > bad.jsonl
exits 3 "$program" --store bad.db load bad.jsonl
check "the bad line is named" grep -q 'line 2' err.txt
: > bad.jsonl
exits 3 "$program" --store bad.db load bad.jsonl
exits 3 "$program" --store bad.db load no-such-file

exits 0 "$program" repair
check "repair changes nothing that counts" [ "$("$program" digest)" = "$digest" ]
exits 0 "$program" repair --drop-damaged
check "nothing was damaged" [ ! -s out.txt ]
exits 0 "$program" check

exits 0 "$program" remove --purge tribune.txt
check "the document is gone" [ "$("$program" documents --format csv | wc -l)" = 3 ]
check "no byte of it is left" [ "$(grep -rl 'Jonas Reed\|jonas reed' case.db | wc -l)" = 0 ]
exits 0 "$program" check
exits 0 "$program" stats
check "stats count bytes" grep -q '^bytes on disk *[1-9]' out.txt
finish
