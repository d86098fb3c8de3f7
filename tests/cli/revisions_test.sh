#!/usr/bin/env bash
# One address, several texts; and the dossier as it was on a day.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

cat > old.txt << 'TEXT'
Council leader to meet union

May 4, 2031

PORT MARROW - Council leader Irena Vale will meet Dockers Union president Ada Lind on Friday, two officials said. Vale leads the Marrow Council.
TEXT
cat > new.txt << 'TEXT'
Council leader meets union

May 6, 2031

PORT MARROW - Council leader Irena Vale met Dockers Union president Ada Lind on Friday, two officials said. Lind praised Tomas Okoro.
TEXT
url=https://gazette.example/meeting
exits 0 "$program" --store new.db add --url $url new.txt
exits 0 "$program" --store old.db add --url $url old.txt
exits 0 "$program" add --url $url old.txt
exits 1 "$program" diff old.txt
check "there is nothing before the first" grep -q 'no earlier revision' err.txt
exits 0 "$program" add --url $url new.txt

exits 0 "$program" claims --format jsonl -o both
exits 0 "$program" --store new.db claims --format jsonl -o only
check "the newest counts" cmp -s both only
exits 0 "$program" documents --format jsonl
check "the older is kept, and marked" grep -q 'old.txt.*"superseded":true' out.txt
exits 0 "$program" diff new.txt
check "what is new is listed" grep -q '^appeared.*Okoro' out.txt
check "what is gone is listed" grep -q '^vanished.*Marrow Council' out.txt
cp out.txt by_name
exits 0 "$program" diff $url
check "an address means the newest" cmp -s out.txt by_name
exits 0 "$program" diff old.txt --against new.txt --format jsonl
check "either way" grep -q '"change":"appeared".*Marrow Council' out.txt

exits 0 "$program" --as-of 2031-05-05 claims --format jsonl -o then
exits 0 "$program" --store old.db claims --format jsonl -o only
check "as of a day the revision of that day counts" cmp -s then only
exits 1 "$program" entities --as-of 2031-05-01
exits 2 "$program" entities --as-of yesterday
exits 2 "$program" remove old.txt --as-of 2031-05-05
exits 2 "$program" add old.txt --as-of 2031-05-05
exits 2 "$program" dump --as-of 2031-05-05
check "the digest as of that day" \
  [ "$("$program" digest --as-of 2031-05-05)" = "$("$program" --store old.db digest)" ]

exits 0 "$program" since 2031-05-06 --format jsonl
check "what was published since is new" grep -q '"new":true' out.txt
exits 1 "$program" since 2031-05-07
exits 0 "$program" since 2020-01-01 --clock read
exits 1 "$program" since 9999-01-01 --clock read
exits 2 "$program" since yesterday
exits 1 "$program" reread

exits 0 "$program" remove new.txt
exits 0 "$program" claims --format jsonl -o left
check "without the newest the older counts again" cmp -s left then
exits 0 "$program" check
finish
