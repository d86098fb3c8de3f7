#!/usr/bin/env bash
# What analysts say: it holds, it outlives documents that go and come, and it can be taken back.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

write_articles
exits 0 "$program" add articles
digest() { "$program" digest; }
id_of() {  # the id of the only judgement of this kind
  "$program" judgements --format jsonl | python3 -c 'import json, sys
print([j["id"] for j in map(json.loads, sys.stdin) if j["kind"] == sys.argv[1]][0])' "$1"
}
nodes() { "$program" stats --format jsonl | python3 -c 'import json, sys
print([r["count"] for r in map(json.loads, sys.stdin) if r["what"] == "nodes"][0])'; }

exits 1 "$program" judgements
before=$(digest)
check "a digest has 32 digits" grep -qxE '[0-9a-f]{32}' <(echo "$before")
count=$(nodes)

exits 3 "$program" same "Irena Vale" "Ada Lind" --why "$(printf 'x%.0s' {1..10001})"
check "the limit of a reason is said" grep -q 'the limit is 10000' err.txt
exits 0 "$program" same "Irena Vale" "Ada Lind" --why "a test" --who ada
check "it is said back" grep -q '^kept as j:.*: .*Irena Vale.*' err.txt
check "there is one node fewer" [ "$(nodes)" = $((count - 1)) ]
check "the digest differs" [ "$(digest)" != "$before" ]
exits 2 "$program" same "Irena Vale" "Ada Lind"
exits 0 "$program" judgements --format jsonl
check "who and why are kept" grep -q '"holds":"yes","who":"ada","when":"20.*Z","why":"a test"' out.txt
merged=$(digest)
exits 0 "$program" remove gazette.txt
exits 0 "$program" add articles
check "it outlives documents that go and come" [ "$(digest)" = "$merged" ]
exits 0 "$program" check
exits 0 "$program" undo "$(id_of same)"
check "taken back, all is as before" [ "$(digest)" = "$before" ]
exits 1 "$program" undo j:ffffffff

exits 0 "$program" different "Irena Vale" "Ada Lind"
exits 2 "$program" same "Irena Vale" "Ada Lind"
check "who holds them apart is named" grep -q 'held apart by j:' err.txt
exits 0 "$program" undo "$(id_of different)"
exits 2 "$program" different "Irena Vale" Vale
check "one node is split, not told apart" grep -q 'dossier split' err.txt

exits 0 "$program" split "Irena Vale"
check "members are listed with their words" grep -q 'gazette.txt .*spoke by phone' out.txt
exits 0 "$program" split "Irena Vale" --document tribune.txt --why "another Vale"
check "there is one node more" [ "$(nodes)" -ge $((count + 1)) ]
exits 0 "$program" undo "$(id_of different)"
check "a split is taken back" [ "$(digest)" = "$before" ]
exits 2 "$program" split "Ada Lind" --document wire.txt
exits 2 "$program" split "Ada Lind" --document tribune.txt

exits 0 "$program" claims --about okoro --stance denied --format jsonl
claim=$(python3 -c 'import json; print(json.loads(open("out.txt").readline())["claim"])')
evidence=$(python3 -c 'import json
print([e["id"] for e in json.loads(open("out.txt").readline())["evidence"] if e["stance"] == "denied"][0])')
exits 0 "$program" why "$claim"
check "why shows the ids of evidence" grep -q "${evidence:0:14}" out.txt
exits 2 "$program" wrong "$evidence"
exits 2 "$program" wrong "$evidence" --stance sure
exits 1 "$program" wrong e:ffffffffffff --drop
exits 0 "$program" wrong "$evidence" --stance alleged --why "hedged"
exits 0 "$program" why "$claim"
check "the correction shows" grep -q 'corrected by an analyst; read as denied' out.txt
exits 1 "$program" reread --keep
exits 0 "$program" why "$claim" --format jsonl
check "it outlives a re-read" grep -q '"stance":"alleged".*"read_as":"denied"' out.txt
exits 0 "$program" undo "$(id_of wrong)"
exits 0 "$program" wrong "$evidence" --drop
exits 0 "$program" export --format jsonl
check "what was dropped is not there" [ "$(grep -c "\"id\":\"$evidence\"" out.txt)" = 0 ]
exits 0 "$program" undo "$(id_of wrong)"
check "corrections are taken back" [ "$(digest)" = "$before" ]

add_claim=("$program" claim add "Ada Lind" leads "Dockers Union" --document wire.txt)
exits 2 "${add_claim[@]}" --quote "its former president"
check "words that are not there are refused" grep -q 'do not stand in' err.txt
exits 2 "$program" claim add "Ada Lind" rules "Dockers Union" --document wire.txt --quote "president"
exits 2 "$program" claim add "Ada Lind" leads --document wire.txt --quote "president"
exits 0 "${add_claim[@]}" --quote "its president Ada Lind" --stance asserted --from 2031-05-03
exits 0 "$program" claims --about lind --kind leads --format jsonl
check "a claim by hand is marked" grep -q '"extractor":"analyst"' out.txt
check "it quotes the source" grep -q '"quote":"its president Ada Lind"' out.txt
exits 0 "$program" check
exits 0 "$program" undo "$(id_of claim)"
check "it is taken back" [ "$(digest)" = "$before" ]

exits 0 "$program" --store two.db add --threads 1 articles
check "equal dossiers have equal digests" [ "$("$program" --store two.db digest)" = "$before" ]
cat > articles/late.txt << 'TEXT'
Vale to run again

May 9, 2031

PORT MARROW - Vale will run again, the Port Gazette said. I. Vale leads the council.
TEXT
exits 0 "$program" add articles
exits 0 "$program" maybe --format jsonl
check "who may be the same is listed with reasons" grep -q '"reasons":\[' out.txt
printf 'q' | "$program" review > out.txt 2> err.txt
check "review ends with q" grep -q '^0 judgements kept' err.txt
now=$(digest)
mkfifo keys
"$program" review < keys > /dev/null 2>&1 &
reviewer=$!
exec 3> keys  # no key yet: it waits, and holds the dossier
for _ in $(seq 100); do
  [ -e case.db/published ] && break
  sleep 0.1
done
exits 4 "$program" undo j:ffffffff
check "a second writer is told to wait" grep -q 'in use by another process' err.txt
check "a reader beside the writer sees the dossier" [ "$(digest)" = "$now" ]
exec 3>&-
wait $reviewer
exits 1 "$program" undo j:ffffffff
"$program" review < /dev/null > out.txt 2> err.txt
check "review ends where the keys end" grep -q '^0 judgements kept' err.txt
finish
