#!/usr/bin/env bash
# The pictures of docs/pictures are drawn again and checked as a reader would check them (check_picture.py says how); then
# names of many scripts, text, and what does not fit.
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$tests/../..
. "$tests/library.sh"

exits 0 "$root/scripts/make-pictures" "$program" "$folder/pictures"
check "there are ten pictures" [ "$(ls pictures/*.svg | wc -l)" = 10 ]
check "those in the docs are the same ten" diff <(ls pictures) <(cd "$root/docs/pictures" && ls ./*.svg | sed 's,^./,,')
check "the pictures are right" python3 "$tests/check_picture.py" pictures/*.svg
check "and so are those in the docs" python3 "$tests/check_picture.py" "$root"/docs/pictures/*.svg

mkdir names
cat > names/one.txt << 'TEXT'
Łukasz Żółć meets Владимир Петров

By Zoë Müller, Port Gazette
May 4, 2031

Łukasz Żółć met Zoë Müller in Port Marrow on Friday. Müller & Sons owns the Marrow Ferry. Zoë Müller denied that she had met Tomas Okoro.
TEXT
exits 0 "$program" add names
for format in svg text dot; do
  exits 0 "$program" draw --format $format
  check "names keep their accents in $format" grep -q 'Żółć' out.txt
done
exits 0 "$program" draw -o names.svg
check "a picture of many letters is right" python3 "$tests/check_picture.py" names.svg
exits 0 "$program" draw --format text
check "text holds no control characters" [ "$(tr -d '\n' < out.txt | grep -c '[[:cntrl:]]')" = 0 ]
exits 0 "$program" draw --page a4 --format pdf -o a4.pdf
check "a PDF is one" [ "$(head -c 5 a4.pdf)" = "%PDF-" ]
exits 0 "$program" draw --page a4 -o a4.svg
check "A4 is A4, upright or on its side" grep -qE '<svg width="(595|842)pt" height="(595|842)pt"' a4.svg
exits 0 "$program" draw --timeline --format text
exits 1 "$program" draw --timeline --until 1900-01-01
exits 2 "$program" draw Okoro --to Vale --timeline
exits 2 "$program" draw --page a0
exits 2 "$program" draw --theme dark
finish
