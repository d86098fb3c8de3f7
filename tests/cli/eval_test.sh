#!/usr/bin/env bash
# `dossier eval` on a folder of annotated passages, as a user calls it.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

mkdir passages
printf 'Okoro condemns strike\n\nEastgate Tribune\n5 May 2031\n\nTomas Okoro condemned Irena Vale on Friday.\n' > passages/p1.txt
cat > passages/p1.ann << 'TEXT'
T1	person 52 63	Tomas Okoro
T2	person 0 5	Okoro
*	Coref T1 T2
T3	person 74 84	Irena Vale
T4	time 88 94	Friday
#1	time T4	2031-05-02 2031-05-02
T5	trigger 64 73	condemned
E1	accuse.disapprove:T5 actor:T1 recipient:T3 time:T4
A1	Stance E1 asserted
T6	trigger 74 79	Irena
E2	aid:T6 actor:T3
A2	Stance E2 denied
TEXT

exits 0 "$program" eval --check passages --format csv
check "what a folder holds is counted" grep -q '^passages,1,15,2,3,2,0,1,[0-9a-f]\{32\}$' out.txt

exits 0 "$program" eval passages --format jsonl
python3 - << 'PY' || { echo "FAILED: figures are not as promised"; failures=$((failures + 1)); }
import json
rows = {x["what"]: x for x in map(json.loads, open("out.txt", encoding="utf8"))}
assert rows["events"]["gold"] == 2 and rows["events"]["recall"] == 50, rows["events"]
assert rows["events with parties"]["recall"] == 50, rows["events with parties"]
assert rows["stance, of found events"]["f1"] == 100, rows["stance, of found events"]
assert rows["times, same days"]["f1"] == 100, rows["times, same days"]
assert "f1" in rows["coreference: mean"]
for row in rows.values():
    assert 0 <= row["f1"] <= 100, row
PY
cp out.txt once.txt
exits 0 "$program" eval passages --format jsonl
check "figures are the same every time" cmp -s once.txt out.txt

exits 0 "$program" eval passages --misses
check "what was missed is listed with its sentence" \
  grep -q '^p1 .*missed .*event .*aid "Irena" .*Tomas Okoro condemned Irena Vale' out.txt

cp -r passages second
sed -i 's/^A1.*/A1\tStance E1 alleged/' second/p1.ann
exits 0 "$program" eval passages --against passages --format jsonl
check "an annotator agrees with himself" [ "$(grep -c '"f1":100.0' out.txt)" = "$(wc -l < out.txt)" ]
exits 0 "$program" eval passages --against second --misses --format csv
check "what two annotators put differently is listed" [ "$(grep -c differs out.txt)" = 1 ]

printf 'T1\tSource 52 63\tTomas Okoro\nT2\tCue 64 73\tcondemned\n' > passages/p1.ann
exits 0 "$program" eval --attribution passages --format jsonl
check "spans are counted" grep -q '"what":"source".*"gold":1' out.txt

printf 'T1\tperson 52 63\tTomas Okora\n' > passages/p1.ann
exits 3 "$program" eval --check passages
check "what is wrong is said with file and line" grep -q "p1.ann: line 1: the text has 'Tomas Okoro' there" err.txt
exits 3 "$program" eval passages
rm passages/p1.txt
exits 3 "$program" eval passages
mkdir empty
exits 1 "$program" eval empty
write_articles
exits 0 "$program" annotate articles/wire.txt -o wire.conllu
exits 2 "$program" eval --misses wire.conllu
exits 2 "$program" eval wire.conllu empty
exits 2 "$program" eval --check --misses empty

: > empty.conllu
"$program" eval empty.conllu > out.txt 2> err.txt && check "a treebank without sentences is refused" false
check "it says which" grep -q "empty.conllu: no sentences" err.txt
finish
