"""Writes tests/understand/coreference_parity.json: what this trainer's network makes of made-up phrases.

    python coreference_parity.py MODEL OUTPUT

Vectors come from a formula that the test repeats (value_at), features are drawn; weights are those of the file.
"""
import json
import random
import sys

import torch

from coreference import Scorer
from export import read_file
from model import WIDTH

PHRASES, CANDIDATES, PHRASE_SLOTS, PAIR_SLOTS = 6, 4, 9, 22


def value_at(phrase, unit):
    return ((phrase * 131 + unit * 17) % 97) / 64 - 0.75


def scorer_of(path):
    _, tensors = read_file(path)
    get = {name: torch.tensor(value.copy()).float() for name, value in tensors.items()}
    model = Scorer(WIDTH, len(get["phrase.features"]), len(get["pair.features"]))
    state = {"pair_features.weight": get["pair.features"], "phrase_features.weight": get["phrase.features"],
             "score.weight": get["pair.score"][None, :-1], "score.bias": get["pair.score"][-1:],
             "first_score.weight": get["phrase.score"][None, :-1], "first_score.bias": get["phrase.score"][-1:]}
    for name in ("later", "earlier", "product", "hidden"):
        state |= {f"{name}.{part}": get[f"{name}.{part}"] for part in ("weight", "bias")}
    model.load_state_dict(state)
    return model.eval().double()


class Made:
    """A document as coreference.Document has it."""

    def __init__(self, model, draw):
        self.rows = torch.tensor([[value_at(p, k) for k in range(WIDTH)] for p in range(PHRASES)], dtype=torch.float64)
        self.own = torch.tensor([[draw.randrange(model.phrase_features.num_embeddings) for _ in range(PHRASE_SLOTS)]
                                 for _ in range(PHRASES)])
        pairs = [(i, i - 1 - k) for i in range(PHRASES) for k in range(min(i, CANDIDATES))]
        self.later, self.earlier = torch.tensor(pairs).T
        self.features = torch.tensor([[draw.randrange(model.pair_features.num_embeddings) for _ in range(PAIR_SLOTS)]
                                      for _ in pairs])


def main(path, output):
    model = scorer_of(path)
    made = Made(model, random.Random(5))
    with torch.no_grad():
        first, pairs = model(made)
    phrases = []
    for i in range(PHRASES):
        own = [k for k in range(len(made.later)) if made.later[k] == i]
        phrases.append({"features": made.own[i].tolist(), "scores": [round(float(x), 6) for x in [first[i], *pairs[own]]],
                        "candidates": [{"phrase": int(made.earlier[k]), "features": made.features[k].tolist()} for k in own]})
    with open(output, "w", encoding="utf-8") as out:
        json.dump({"phrases": phrases}, out, separators=(",", ":"))
        out.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
