"""Writes tests/language/parity.json: what this trainer reads in a few sentences.

    python parity.py MODEL OUTPUT

"plain" uses the file's weights dequantised to f32; "rounded" also rounds the
rows that enter each matrix, as the C++ reader does.  Both are computed in
f64.  A last-bit difference in f32 can flip one rounding, and twelve layers
make it grow, so "rounded" vectors agree only to about a tenth: "tolerance"
holds, for each reading, the largest and the mean difference of the probes
that a correct f32 reader may show (three times what PyTorch's own f32 shows).
Decisions that f32, f64, plain and rounded do not agree on are listed as
"unstable" ([layer, word from 0]), with those that a little noise in the
word vectors changes: a test skips them.  The sentences are invented
for this test.
"""
import json
import sys

import torch

from corpora import Sentence
from reading import Loaded

# Windows of sentences; "~" joins a word to the one before it.
WINDOWS = [
    ["Foreign minister Elena Varga flew to Port Salis on Tuesday~ , her office said~ ."],
    ['" ~We did not order the raid~ , ~" Colonel Idris Tamm told reporters in Norhaven~ .',
     "The Harbour Workers~ ' Union says that 14 of its members were arrested last week~ .",
     "Kestrel Energy will pay $ ~2.4 billion for the pipeline~ , which crosses three borders~ ."],
    ["MINISTER DENIES TALKS WITH REBELS"],
    ["In May 2019~ , two Danish ships had already left the Gulf of Orsa~ .",
     "According to the U.N.~ , neither side has kept the truce~ ."],
    ["Ms. Okafor~ , 41~ , used to be the mayor~ 's closest adviser~ .", "Why would anyone believe them~ ?"],
    ["The city~ 's water is~ n't safe~ , researchers at Marl University warned in a 2021 report~ ."],
    ["Café owner José Ibáñez ca~ n't recall who~ 'd warned him~ ."],
    ["Troops loyal to the ousted president were seen moving towards the capital before dawn~ , but the army~ 's spokesman "
     "refused to comment on what he called rumours spread by foreign media~ ."],
]
PROBED, PACKED = 8, 128
LAYERS = ("upos", "xpos", "feats", "lemma", "head", "deprel", "names", "entity")


def sentences_of(lines, number):
    out = []
    for line in lines:
        words = line.replace("~", " ~").split()
        s = Sentence([w.strip("~") for w in words if w != "~"])
        joined = [w.startswith("~") or (k > 0 and words[k - 1] == "~") for k, w in enumerate(words)]
        joined = [j for j, w in zip(joined, words) if w != "~"]
        s.spaces, s.document = [not j for j in joined[1:]] + [True], str(number)
        out.append(s)
    return out


def reading(r):
    out = {k: r[k] for k in LAYERS}
    last = len(r["upos"])
    out["probes"] = [{"word": w, "values": [round(float(x), 5) for x in r["vectors"][w][:PROBED]]} for w in (1, last)]
    return out


def window_reading(readings):
    """The readings of a window's sentences as one list for each layer."""
    out = {k: [x for r in readings for x in r[k]] for k in LAYERS}
    shift = [sum(len(r["upos"]) for r in readings[:k]) for k in range(len(readings))]
    out["probes"] = [dict(p, word=p["word"] + at) for r, at in zip(readings, shift) for p in r["probes"]]
    return out


def disagreements(first, second):
    return [(k, i) for k in LAYERS
            for i, (a, b) in enumerate(zip(first[k], second[k])) if a != b]


def main(model, output):
    reader = Loaded(model)
    windows = [sentences_of(lines, k) for k, lines in enumerate(WINDOWS)]
    reader.window = PACKED
    sentences = [s for w in windows for s in w]
    results, single = {}, {}
    for name, rows in (("plain", False), ("rounded", True)):
        reader.model.set_rounding(False, rows)
        single[name] = reader.read(sentences, budget=1)
        reader.model.double()
        results[name] = reader.read(sentences, budget=1)
        reader.model.float()
    shaken = []  # what noise of the size of a flipped rounding can change
    clean = reader.model.encoder.word.weight.detach().clone()
    for seed in range(8):
        noise = torch.randn(clean.shape, generator=torch.Generator().manual_seed(seed))
        reader.model.encoder.word.weight.data = clean * (1 + 0.01 * noise)
        shaken.append(reader.read(sentences, budget=1))
    reader.model.encoder.word.weight.data = clean
    cases, spread, at = [], {"plain": [0.0, 0.0], "rounded": [0.0, 0.0]}, 0
    for window, (first, made) in zip(windows, reader.windows(sentences)):
        assert first == at, "a window does not fit"
        own = slice(at, at + len(window))
        case = {"sentences": [{"words": s.words, "spaces": s.spaces} for s in window], "pieces": made.pieces,
                "shapes": made.shapes, "first": made.first}
        for name in results:
            case[name] = window_reading([reading(r) for r in results[name][own]])
            for double, float_ in zip(results[name][own], single[name][own]):
                gap = abs(double["vectors"] - float_["vectors"])
                spread[name] = [max(spread[name][0], float(gap.max())), max(spread[name][1], float(gap.mean()))]
        readings = [case["plain"], case["rounded"]] + [window_reading([reading(r) for r in x[own]])
                                                       for x in [*single.values(), *shaken]]
        case["unstable"] = sorted({where for r in readings[1:] for where in disagreements(readings[0], r)})
        cases.append(case)
        at += len(window)
    print("largest, mean f32-f64 difference", spread, "unstable", [c["unstable"] for c in cases])
    tolerance = {k: {"largest": max(1e-3, round(3 * v[0], 4)), "mean": max(1e-4, round(3 * v[1], 4))}
                 for k, v in spread.items()}
    text = {"model": "english.model", "tolerance": tolerance, "probe_note":
            "first 8 values of the last layer's vector of word W of the window (1-based; [CLS] is 0)", "cases": cases}
    with open(output, "w", encoding="utf-8") as f:
        json.dump(text, f, ensure_ascii=False, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(*sys.argv[1:3])
