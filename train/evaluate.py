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
            "gold": len(gold), "found": len(found), "both": same}


def by_type(gold, found, types):
    out = {"all": f1({g for g in gold if g[3] in types}, {x for x in found if x[3] in types})}
    for t in types:
        out[t] = f1({g for g in gold if g[3] == t}, {x for x in found if x[3] == t})
    return out


def names(reader, sentences, mapping, types, layer="names"):
    gold, found = set(), set()
    results = reader.read(sentences)
    for k, (s, r) in enumerate(zip(sentences, results)):
        for a, b, kind in s.spans:
            if mapping.get(kind) in types:
                gold.add((k, a, b, mapping[kind]))
        found |= {(k, a, b, kind) for a, b, kind in C.bio_marks(r[layer])
                  if layer == "names" or is_name(" ".join(s.words[a:b + 1]))}
    return by_type(gold, found, types)


def is_name(text):
    """What counts of re3d's mentions."""
    return text.lower() != text and text.lower() not in C.PRONOUNS


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


def re3d(reader, folder, fold=None):
    """Names of re3d (or of the documents that a fold left out). Its text is cut into words by a rough rule here, so that a few
    names are not whole words; `dossier eval` reads the text itself."""
    sentences = list(C.read_re3d(folder, fold, inside=True))
    return names(reader, sentences, {k: k for k in CORE + ["group"]}, CORE + ["group"], "mentions")


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
    out["re3d"] = re3d(reader, folder / "relations")
    return out


def summary(figures):
    """The few figures that the file's header carries."""
    out = {}
    for name, f in figures.items():
        out[name] = f if "all" not in f else {"F1 " + k: v["F1"] for k, v in f.items()}
    return out


def added(paths):
    """F1 over the counts of several folds."""
    counts = [json.loads(Path(p).read_text()) for p in paths]
    for kind in counts[0]:
        gold, found, both = (sum(c[kind][k] for c in counts) for k in ("gold", "found", "both"))
        print(f"{kind}: P {100 * both / max(1, found):.1f} R {100 * both / max(1, gold):.1f} F1 {200 * both / max(1, gold + found):.1f}")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("model", nargs="?")
    p.add_argument("--data")
    p.add_argument("--rows", action="store_true")
    p.add_argument("--part", default="average", help="average or model: which weights of a checkpoint")
    p.add_argument("--window", type=int, default=64, help="pieces; 0: sentence by sentence")
    p.add_argument("--json")
    p.add_argument("--fold", type=int, help="only the documents of re3d that this fold left out")
    p.add_argument("--counts", help="with --fold: write the counts here")
    p.add_argument("--add", nargs="+", help="add up such counts")
    a = p.parse_args()
    if a.add:
        return added(a.add)
    began, reader = time.time(), Loaded(a.model, a.rows, a.part, a.window)
    if a.fold is not None:
        counts = re3d(reader, Path(a.data) / "relations", a.fold)
        return Path(a.counts).write_text(json.dumps(counts))
    result = summary(evaluate(reader, Path(a.data)))
    for name, f in result.items():
        print(name, json.dumps(f))
    print(f"{time.time() - began:.0f} s")
    if a.json:
        Path(a.json).write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
