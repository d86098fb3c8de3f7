#!/usr/bin/env bash
# Every verb as a user calls it.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

write_articles
exits 4 "$program" claims
check "a store that is not there is said so" grep -q 'there is no dossier here' err.txt
check "asking makes no store" [ ! -e case.db ]

exits 0 "$program" add articles
exits 0 "$program" claims --format jsonl
python3 - << 'PY' || { echo "FAILED: claims are not as promised"; failures=$((failures + 1)); }
import json
lines = open("out.txt", encoding="utf8").read().splitlines()
claims = [json.loads(line) for line in lines]
assert claims and [c["claim"] for c in claims] == sorted(c["claim"] for c in claims)
for claim in claims:
    assert claim["evidence"], claim
    for e in claim["evidence"]:
        text = open(e["document"], "rb").read()
        assert text[e["begin"]:e["end"]].decode() == e["quote"], e
PY
exits 0 "$program" claims --format json
check "json is one array" python3 -c 'import json; assert isinstance(json.load(open("out.txt")), list)'
exits 0 "$program" claims --limit 2 --format jsonl
check "--limit limits" [ "$(wc -l < out.txt)" = 2 ]
exits 0 "$program" claims --limit 1 --format csv -o claims.csv
check "-o writes the file" [ "$(wc -l < claims.csv)" = 2 ]
exits 0 "$program" claims
check "piped tables have no colour" [ "$(grep -c $'\033' out.txt)" = 0 ]
id=$(awk 'NR == 2 { print $1 }' out.txt)
exits 0 "$program" why "$id"
check "why quotes" grep -q '^  "' out.txt
exits 0 "$program" why "$id" --format jsonl
check "evidence has its document" grep -q '"document":' out.txt
exits 1 "$program" why c:ffffffffffffffff
exits 2 "$program" why c:
exits 2 "$program" why ""
exits 0 "$program" claims --format csv
check "CSV has whole ids and truth values" grep -qE '^c:[0-9a-f]{32},.*,(true|false)$' out.txt
exits 1 "$program" show n:ffffffffffffffff
exits 2 "$program" show n:
check "at most twelve candidates" [ "$(grep -c '^  ' err.txt)" -le 13 ]
exits 0 "$program" show "Tomas Okor"
check "what was taken is said" grep -q 'Tomas Okoro (person)' err.txt
exits 0 "$program" show "Tomas Okoro"
check "nothing is said of a plain name" [ ! -s err.txt ]

exits 0 "$program" entities --type person
check "persons are found" grep -q 'Irena Vale' out.txt
check "only persons" [ "$(grep -c organization out.txt)" = 0 ]
exits 0 "$program" entities --about "Irena Vale" --format jsonl
exits 0 "$program" show vale
check "a card has the full name" grep -q '^Irena Vale' out.txt
exits 0 "$program" show vale --format json
exits 0 "$program" neighbors vale
exits 0 "$program" neighbors vale --depth 2 --format jsonl
exits 0 "$program" path vale "Dockers Union"
check "a path begins and ends" grep -q 'Irena Vale .* Dockers Union' out.txt
exits 1 "$program" show Nobodyhere
check "unknown names are said so" grep -q "Nobodyhere" err.txt
exits 0 "$program" documents
exits 0 "$program" stats --format json
exits 0 "$program" check
exits 0 "$program" contested
check "the call is denied" grep -q 'denied by' out.txt

exits 0 "$program" export --format jsonl -o all.jsonl
exits 0 "$program" claims --format jsonl -o claims.jsonl
check "export and claims agree" cmp -s all.jsonl claims.jsonl
exits 0 "$program" export --format dot
check "DOT is a graph" grep -q '^digraph\|^strict digraph\|^graph' out.txt
exits 0 "$program" draw vale -o vale.svg
check "a picture is XML" python3 -c 'import xml.dom.minidom as x; x.parse("vale.svg")'
check "a whole picture says what it is of" grep -q 'Dossier: 3 reports, 2031-05-03 to 2031-05-05' <("$program" draw --format dot)
exits 0 "$program" draw vale --to "Dockers Union" --format dot
check "ways are titled by their ends" grep -q 'Irena Vale and Dockers Union' out.txt
for verb in draw "export --format svg" "export --format jsonl"; do
  exits 1 "$program" $verb --until 1900-01-01
done
exits 2 "$program" draw --to vale
exits 0 "$program" export --format jsonld
check "JSON-LD is JSON" python3 -c 'import json; json.load(open("out.txt"))'

exits 0 "$program" annotate articles/wire.txt
check "CoNLL-U has sentences" grep -q '^# text\|^1	' out.txt
exits 0 "$program" annotate articles/wire.txt -o wire.conllu
exits 0 "$program" annotate --input conllu --format json wire.conllu
exits 0 "$program" eval wire.conllu --format jsonl
check "what the engine said itself scores 100" grep -q '"what":"upos","gold_tokens":100.0' out.txt

printf 'Ada\tB-person\nLind\tI-person\nleft\tO\nMarrow\tB-location\n.\tO\n' > names.conll
exits 0 "$program" eval names.conll --format jsonl
check "names are scored, all and each type" [ "$(grep -c '"gold":' out.txt)" = 3 ]
exits 0 "$program" eval --gold-types person names.conll --format jsonl
check "other types are left out" [ "$(grep -c '"type":"place"' out.txt)" = 0 ]
exits 0 "$program" eval names.conll --case upper --texts
check "texts are in the case asked for" grep -qx '{"id":"1","text":"ADA LIND LEFT MARROW ."}' out.txt
echo '{"id": "1", "names": [[0, 8, "PERSON"], [9, 13, "GPE"]]}' > peer.jsonl
exits 0 "$program" eval names.conll --predictions peer.jsonl --format jsonl
check "predictions are scored" grep -q '"type":"all","precision":50.0,"recall":50.0,"f1":50.0,"gold":2,"found":2,"right":1' out.txt
exits 0 "$program" eval names.conll names.conll
exits 2 "$program" eval names.conll names.conll --predictions peer.jsonl
exits 2 "$program" eval names.conll wire.conllu
exits 2 "$program" eval wire.conllu --case upper
exits 3 "$program" eval names.conll --gold-types event
echo '{"id": "2", "names": []}' > peer.jsonl
exits 3 "$program" eval names.conll --predictions peer.jsonl
mkdir re3d
echo '{"_id": "a", "text": "Ada Lind left Marrow."}' > re3d/re3d-documents.jsonl
echo '{"documentId": "a", "begin": 0, "end": 8, "type": "Person"}' > re3d/re3d-entities.jsonl
exits 0 "$program" eval re3d re3d/re3d-entities.jsonl --format jsonl
check "a folder and its file are one set" [ "$(grep -c '"type":"person"' out.txt)" = 2 ]

exits 0 "$program" --store stdin.db add --title "From a pipe" --publisher "Marrow Radio" --published 2031-05-06 - < articles/wire.txt
exits 0 "$program" --store stdin.db documents --format jsonl
check "metadata by options" grep -q '"title":"From a pipe".*"publisher":"Marrow Radio","published":"2031-05-06"' out.txt
exits 2 "$program" --store many.db add --title "One of many" articles
check "what is refused leaves no store" [ ! -e many.db ]
exits 2 "$program" --store stdin.db add --published yesterday - < articles/wire.txt

exits 0 "$program" remove gazette.txt
exits 1 "$program" remove gazette.txt
check "nothing is removed that is not there" [ "$(grep -c removed err.txt)" = 0 ]
exits 0 "$program" documents --format csv
check "the others stay" [ "$(wc -l < out.txt)" = 3 ]
finish
