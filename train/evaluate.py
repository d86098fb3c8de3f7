"""Measures a checkpoint (f32) or an exported file on the held-out sets.

    python evaluate.py MODEL --data DATA [--rows] [--json OUT]

Trees are maximum spanning trees with one root; gold tokens; LAS as in the
CoNLL 2018 scorer (subtypes of relations ignored, punctuation counted), "LAS
full" with subtypes.  Names: exact spans and types, F1.  --rows rounds the
rows that enter each matrix, as the C++ reader does.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np

import corpora as C
from labels import TargetSets
from reading import Loaded


def syntax(reader, path):
    gold = list(C.read_conllu(path))
    right, total = dict.fromkeys(("UPOS", "XPOS", "feats", "UAS", "LAS", "LAS full", "lemma"), 0), 0
    for s, r in zip(gold, reader.read(gold)):
        for i in range(len(s.words)):
            attached = s.head[i] == r["head"][i]
            right["UPOS"] += s.upos[i] == r["upos"][i]
            right["XPOS"] += s.xpos[i] == r["xpos"][i]
            right["UAS"] += attached
            right["LAS"] += attached and s.deprel[i].split(":")[0] == r["deprel"][i].split(":")[0]
            right["LAS full"] += attached and s.deprel[i] == r["deprel"][i]
            right["feats"] += s.feats[i] == r["feats"][i]
            right["lemma"] += "lemma" in r and s.lemma[i] in ("_", r["lemma"][i])
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
    results = reader.read(sentences)
    for k, (s, r) in enumerate(zip(sentences, results)):
        for a, b, kind in s.spans:
            if mapping.get(kind) in types:
                gold.add((k, a, b, mapping[kind]))
        found |= {(k, a, b, kind) for a, b, kind in C.bio_marks(r["names"])}
    return by_type(gold, found, types)


CORE = ["person", "organization", "place"]


def column_names(reader, path, separator, mapping, types, case=str):
    sentences = list(C.read_names(path, separator, mapping, set(types), TargetSets(), "wnut" in path.name))
    for s in sentences:
        s.words = [case(w) for w in s.words]
    return names(reader, sentences, mapping, types)


def entities(reader, path):
    """Accuracy of the entity head on mention heads of GUM."""
    gold = [s for s in C.read_conllu(path)]
    right = total = found = 0
    for s, r in zip(gold, reader.read(gold)):
        for g, x in zip(C.gum_entities(s)[0], r["entity"]):
            found += x != "none"
            if g != "none":
                total += 1
                right += g == x
    return {"right of mention heads": round(100 * right / total, 1), "right of those found": round(100 * right / found, 1)}


def factuality(reader, folder):
    """Pearson's r with the mean answer of UDS It-Happened on EWT dev."""
    gold = list(C.read_conllu(folder / "syntax/ewt-dev.conllu"))
    C.factuality(folder / "factuality/uds-it-happened-v2.zip", "dev", gold)
    pairs = [(f, x) for s, r in zip(gold, reader.read(gold)) for f, x in zip(s.factuality or [], r["factuality"])
             if f != C.UNKNOWN]
    return {"r": round(float(np.corrcoef(np.array(pairs).T)[0, 1]), 3), "words": len(pairs)}


def evaluate(reader, folder):
    out = {"ewt-dev": syntax(reader, folder / "syntax/ewt-dev.conllu"),
           "gum-dev": syntax(reader, folder / "syntax/gum-dev.conllu"),
           "gum-dev entity": entities(reader, folder / "syntax/gum-dev.conllu")}
    out["uds dev factuality"] = factuality(reader, folder)
    uner = {"PER": "person", "LOC": "place", "ORG": "organization"}
    for suffix, case in (("", str), (" upper", str.upper), (" lower", str.lower)):
        out["uner-ewt-dev" + suffix] = column_names(reader, folder / "names/uner-ewt-dev.iob2", "\t", uner, CORE, case)
        out["wnut17-dev" + suffix] = column_names(reader, folder / "names/wnut17-dev.conll", "\t", C.WNUT, CORE + ["thing"], case)
    held = list(C.read_docred(folder / "relations/redocred-dev.json", TargetSets(), held_out=True))
    out["redocred held out"] = names(reader, held, {"PER": "person", "LOC": "place", "ORG": "organization",
                                                    "TIME": "date"}, CORE + ["date"])
    return out


def summary(figures):
    """The few figures that the file's header carries."""
    out = {}
    for name, f in figures.items():
        out[name] = f if "all" not in f else {"F1 " + k: v["F1"] for k, v in f.items()}
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("model")
    p.add_argument("--data", required=True)
    p.add_argument("--rows", action="store_true")
    p.add_argument("--part", default="average", help="average or model: which weights of a checkpoint")
    p.add_argument("--window", type=int, default=64, help="pieces; 0: sentence by sentence")
    p.add_argument("--json")
    a = p.parse_args()
    began, reader = time.time(), Loaded(a.model, a.rows, a.part, a.window)
    result = summary(evaluate(reader, Path(a.data)))
    for name, f in result.items():
        print(name, json.dumps(f))
    print(f"{time.time() - began:.0f} s")
    if a.json:
        Path(a.json).write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
