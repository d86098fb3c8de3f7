#!/usr/bin/env bash
# The verbs that ask: what each answers, in every format.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

write_articles
exits 0 "$program" add articles

exits 0 "$program" neighbors vale
check "signs are explained" grep -q -- '- denied' <("$program" neighbors --help)
exits 0 "$program" neighbors vale --direction out --format jsonl
check "only what leads away" [ "$(grep -c '"direction":"in"' out.txt)" = 0 ]
exits 2 "$program" neighbors vale --direction up
exits 0 "$program" neighbors vale --events
check "events are nodes" grep -q ' event ' out.txt
exits 0 "$program" path vale okoro
check "a step is quoted" grep -q 'asserted by .*"' out.txt
exits 2 "$program" path vale okoro --not-through vale
check "an end cannot be passed by" grep -q 'is an end of the path' err.txt
exits 0 "$program" path vale okoro --time-respecting
exits 0 "$program" show vale
check "a card has its parts" [ "$(grep -cE '^(Roles|Disputed|Strongest links|Articles by day of publication)$' out.txt)" -ge 2 ]
check "a card has bars" grep -q '█' out.txt
exits 0 "$program" timeline --by week
check "weeks begin on Mondays" grep -q '^2031-04-28' out.txt
exits 0 "$program" timeline vale --format jsonl
check "precision and publication show" grep -q '"precision":.*"published":' out.txt
exits 0 "$program" find okro
check "a typing error is forgiven" grep -q '^name .*Tomas Okoro' out.txt
exits 0 "$program" find condem --format jsonl
check "the beginning of a word finds its sentence" grep -q '"found":"sentence".*condemned' out.txt
exits 1 "$program" find zzzzqqqq
exits 0 "$program" compare --outlet "Port Gazette" --outlet "Eastgate Tribune"
check "what only one says is said so" grep -q '^only Port Gazette' out.txt
exits 1 "$program" compare --outlet "Port Gazette" --outlet "Nobody's Paper"
check "outlets are listed" grep -q 'eastgate tribune' err.txt
exits 2 "$program" compare --outlet "Port Gazette" --outlet "port gazette"
exits 2 "$program" compare --outlet "Port Gazette"
exits 0 "$program" rank --sources 2
check "a sample says how far it may be off" grep -q 'betweenness from 2 of .* off, with 95 % certainty' err.txt
exits 0 "$program" rank --order betweenness
check "all nodes need no bound" [ ! -s err.txt ]
exits 0 "$program" communities
exits 0 "$program" bridges
exits 0 "$program" similar vale

# No line shows less than how its claims are put: the stances of every row are those of its claims.
python3 - "$program" << 'PY' || { echo "FAILED: a denied or alleged claim reads as a plain fact"; failures=$((failures + 1)); }
import csv, io, json, random, subprocess, sys

program = sys.argv[1]
random.seed(7)
people = ["Irena Vale", "Tomas Okoro", "Ada Lind", "Jonas Reed", "Mira Holt", "Sven Dahl"]
groups = ["Marrow Council", "Dockers Union", "Harbour Board"]
sentences = [
    "{a} denied that he had met {b} in Eastgate on May 2.",
    "{a} reportedly met {b} on Monday.",
    "{a} met {b} in Port Marrow on May 1, 2031.",
    "{a} leads the {g}.",
    "{b} denied that {a} leads the {g}.",
    "{a} may visit {b} next week.",
    "The {g} accused {a} of fraud.",
    "{a} rejected the accusations of the {g}.",
    "{a} demanded talks with {b}.",
]


def run(store, *arguments):
    done = subprocess.run([program, "--store", store, *arguments], capture_output=True, text=True)
    assert done.returncode in (0, 1), (arguments, done.stderr)
    return done.stdout


def report(number):
    a, b = random.sample(people, 2)
    lines = [random.choice(sentences).format(a=a, b=b, g=random.choice(groups)) for _ in range(6)]
    outlet = random.choice(["Port Gazette", "Eastgate Tribune"])
    return f"News {number}\n\nBy Mira Holt, {outlet}\nMay {number + 1}, 2031\n\n" + " ".join(lines) + "\n"


qualified = rows_seen = 0
for round in range(3):
    store = f"random{round}.db"
    names = []
    for number in range(5):
        names.append(f"random{round}-{number}.txt")
        open(names[-1], "w").write(report(number))
    run(store, "add", *names)
    stances = {}
    for line in run(store, "claims", "--format", "jsonl").splitlines():
        claim = json.loads(line)
        stances[claim["claim"]] = {e["stance"] for e in claim["evidence"]}
    verbs = [
        ["neighbors", "Irena Vale", "--depth", "2"], ["neighbors", "Irena Vale", "--events"],
        ["path", "Irena Vale", "Tomas Okoro"], ["show", "Irena Vale"], ["timeline"], ["find", "met"],
        ["compare", "--all", "--outlet", "Port Gazette", "--outlet", "Eastgate Tribune"], ["bridges"],
    ]
    known = run(store, "entities")
    for verb in verbs:
        if verb[1:2] == ["Irena Vale"] and "Irena Vale" not in known:
            continue
        whole = json.loads(run(store, *verb, "--format", "json") or "[]")
        lines = [json.loads(l) for l in run(store, *verb, "--format", "jsonl").splitlines()]
        assert whole == lines, verb
        table = list(csv.DictReader(io.StringIO(run(store, *verb, "--format", "csv"))))
        rows = [dict(r, claims=r["claims"].split("; "), stances=set(r["stances"].split("; ")))
                for r in table if r["claims"]]
        for row in lines:
            steps = row.get("steps", []) + row.get("card", [])
            rows += [r for r in [row] + steps if "stances" in r]
        for row in rows:
            shown, held = set(row["stances"]), [stances[c] for c in row["claims"]]
            rows_seen += 1
            assert shown and shown <= set().union(*held), (verb, row)
            if verb[0] in ("neighbors", "path", "show", "bridges"):
                assert shown == set().union(*held), (verb, row)
            for part in held:  # a claim that nobody asserts cannot hide behind one that is asserted
                qualified += 1 if part != {"asserted"} else 0
                assert shown & part, (verb, row)
assert rows_seen > 100 and qualified > 20, (rows_seen, qualified)
PY
finish
