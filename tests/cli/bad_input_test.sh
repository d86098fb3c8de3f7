#!/usr/bin/env bash
# A folder with files that cannot be read costs nothing but these files.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

mkdir mixed
write_articles
cp articles/gazette.txt mixed/good.txt
: > mixed/empty.txt
head -c 4096 /dev/urandom > mixed/binary.bin
printf '\x00\x01\x02\x00' >> mixed/binary.bin
printf 'Words that are fine, then \xc3\x28 and \xf0\x28\x8c\x28, which are not.\n' > mixed/broken.txt
yes 'A line of a very long report that nobody should ever read to its end.' | head -c 50000000 > mixed/huge.txt

exits 3 "$program" add mixed
for name in empty.txt binary.bin broken.txt huge.txt; do
  check "$name is named with a reason" grep -q "rejected: .*$name: ..*" err.txt
done
check "one document was added" grep -q '^1 added, 0 there already, 4 rejected' err.txt
exits 0 "$program" documents --format csv
check "the good article is there" grep -q 'good.txt' out.txt
check "nothing else is there" [ "$(wc -l < out.txt)" = 2 ]
exits 0 "$program" check

exits 3 "$program" add no-such-folder
check "a path that is not there is named" grep -q 'no-such-folder' err.txt
exits 0 "$program" add mixed/good.txt
check "what is there already is left as it is" grep -q '^0 added, 1 there already, 0 rejected' err.txt
finish
