"""Measures a checkpoint (f32) or an exported file on the held-out sets.

    python evaluate.py MODEL --data DATA --base BASE [--rows] [--json OUT]

Trees are maximum spanning trees with one root; gold tokens; LAS as in the
CoNLL 2018 scorer (subtypes of relations ignored, punctuation counted), "LAS
full" with subtypes.  Names: exact spans and types, F1.  --rows rounds the
rows that enter each matrix, as the C++ reader does.
"""
import argparse
import json
import re
import time
from pathlib import Path

import corpora as C
from labels import TargetSets
from reading import Loaded


def syntax(reader, path):
    gold = list(C.read_conllu(path))
    right, total = dict.fromkeys(("UPOS", "XPOS", "UAS", "LAS", "LAS full", "lemma"), 0), 0
    for s, r in zip(gold, reader.read([s.words for s in gold])):
        for i in range(len(s.words)):
            attached = s.head[i] == r["head"][i]
            right["UPOS"] += s.upos[i] == r["upos"][i]
            right["XPOS"] += s.xpos[i] == r["xpos"][i]
            right["UAS"] += attached
            right["LAS"] += attached and s.deprel[i].split(":")[0] == r["deprel"][i].split(":")[0]
            right["LAS full"] += attached and s.deprel[i] == r["deprel"][i]
            right["lemma"] += s.lemma[i] in ("_", r["lemma"][i])
        total += len(s.words)
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def f1(gold, found):
    """Precision, recall, F1 over (sentence, first, last, type)."""
    same = len(gold & found)
    p, r = same / max(1, len(found)), same / max(1, len(gold))
    return {"P": round(100 * p, 1), "R": round(100 * r, 1), "F1": round(200 * p * r / max(1e-9, p + r), 1),
            "gold": len(gold)}


def by_type(gold, found, types):
    out = {"all": f1({g for g in gold if g[3] in types}, {x for x in found if x[3] in types})}
    for t in types:
        out[t] = f1({g for g in gold if g[3] == t}, {x for x in found if x[3] == t})
    return out


def names(reader, sentences, mapping, types):
    gold, found = set(), set()
    results = reader.read([s.words for s in sentences])
    for k, (s, r) in enumerate(zip(sentences, results)):
        for a, b, kind in s.spans:
            if mapping.get(kind) in types:
                gold.add((k, a, b, mapping[kind]))
        found |= {(k, a, b, kind) for a, b, kind in C.bio_marks(r["names"])}
    return by_type(gold, found, types)


CORE = ["person", "organization", "place"]


def column_names(reader, path, separator, mapping, types):
    return names(reader, list(C.read_names(path, separator, mapping, set(types), TargetSets())), mapping, types)


def entities(reader, path):
    """Accuracy of the entity head on mention heads of GUM."""
    gold = [s for s in C.read_conllu(path)]
    right = total = found = 0
    for s, r in zip(gold, reader.read([s.words for s in gold])):
        for g, x in zip(C.gum_entities(s), r["entity"]):
            found += x != "none"
            if g != "none":
                total += 1
                right += g == x
    return {"right of mention heads": round(100 * right / total, 1), "right of those found": round(100 * right / found, 1)}


def simple_sentences(text):
    """(start, word) lists; a rough splitter, enough to compare models."""
    for part in re.finditer(r"[^\n]+?(?:[.!?][\"”']?(?=\s+[A-Z“\"])|$)", text, re.M):
        found = re.finditer(r"(?:[A-Z]\.)+|\w+(?:[.,]\d+)*(?=['’]s\b)|['’]s\b|\w+(?:[.,]\d+)*|\S", part.group())
        words = [(part.start() + m.start(), m.group()) for m in found]
        if words:
            yield words


RE3D = {"Person": "person", "Organisation": "organization", "Location": "place", "Nationality": "group"}


def re3d(reader, folder):
    """Spans by characters; only marked mentions with a capital letter count."""
    documents = [json.loads(x) for x in open(folder / "re3d-documents.jsonl", encoding="utf-8")]
    gold, found, parts = set(), set(), []
    for line in open(folder / "re3d-entities.jsonl", encoding="utf-8"):
        e = json.loads(line)
        if e["type"] in RE3D and any(c.isupper() for c in e["value"]):
            text = re.sub(r"^(the|The) ", "", e["value"])
            gold.add((e["documentId"], e["end"] - len(text), e["end"], RE3D[e["type"]]))
    for d in documents:
        parts += [(d["_id"], words) for words in simple_sentences(d["text"])]
    for (key, words), r in zip(parts, reader.read([[w for _, w in x] for _, x in parts])):
        for a, b, kind in C.bio_marks(r["names"]):
            found.add((key, words[a][0], words[b][0] + len(words[b][1]), kind))
    return by_type(gold, found, CORE + ["group"])


def evaluate(reader, folder):
    out = {"ewt-dev": syntax(reader, folder / "syntax/ewt-dev.conllu"),
           "gum-dev": syntax(reader, folder / "syntax/gum-dev.conllu"),
           "gum-dev entity": entities(reader, folder / "syntax/gum-dev.conllu")}
    uner = {"PER": "person", "LOC": "place", "ORG": "organization"}
    out["uner-ewt-dev"] = column_names(reader, folder / "names/uner-ewt-dev.iob2", "\t", uner, CORE)
    out["wnut17-dev"] = column_names(reader, folder / "names/wnut17-dev.conll", "\t", C.WNUT, CORE + ["thing"])
    held = list(C.read_docred(folder / "relations/redocred-dev.json", TargetSets(), held_out=True))
    out["redocred held out"] = names(reader, held, {"PER": "person", "LOC": "place", "ORG": "organization",
                                                    "TIME": "date"}, CORE + ["date"])
    out["re3d"] = re3d(reader, folder / "relations")
    return out


def summary(figures):
    """The few figures that the file's header carries."""
    out = {}
    for name, f in figures.items():
        out[name] = f if "all" not in f else {"F1 " + k: v["F1"] for k, v in f.items()}
    return out


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("model")
    p.add_argument("--data", required=True)
    p.add_argument("--base", required=True)
    p.add_argument("--rows", action="store_true")
    p.add_argument("--json")
    a = p.parse_args()
    began = time.time()
    result = evaluate(Loaded(a.model, a.base, a.rows), Path(a.data))
    for name, f in summary(result).items():
        print(name, json.dumps(f))
    print(f"{time.time() - began:.0f} s")
    if a.json:
        Path(a.json).write_text(json.dumps(summary(result), indent=1))
