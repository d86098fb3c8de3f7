"""Loads a trained reader (checkpoint or exported file) and reads sentences.

From an exported file the weights are what the C++ reader sees, dequantised to
f32; `rows` also rounds weights and the rows that enter each matrix, as C++ does.
"""
from pathlib import Path

import torch

import windows as W

from decode import best_mentions, best_names, tree
from export import HEADS, PAIRS, read_file
from lexicon import Table
from model import LAYERS, Reader

def table_of_file(header, tensors):
    """The lemma table, if the file has one."""
    if "lemma.table" not in tensors:
        return None
    table, scripts = Table({}, {}), header["labels"]["lemma_table"]
    for line in tensors["lemma.table"].tobytes().decode("utf-8").split("\n"):
        tag, key, index = line.split("\t")
        (table.exact if key[0] == "=" else table.rules)[tag, key[1:]] = scripts[int(index)]
    return table


def state_of_file(path):
    """(header with the pieces, state dictionary, lemma table) of an exported file."""
    header, tensors = read_file(path)
    get = {k: torch.tensor(v.copy()).float() for k, v in tensors.items() if k not in ("pieces", "lemma.table")}
    state = {"encoder.word.weight": get["embeddings.word"] * get["embeddings.word.scale"][:, None],
             "encoder.kind": get["embeddings.type"], "same_distance": get["same.distance"]}
    state |= {name: get[f"{name}.weight"] for name in PAIRS}
    for mine in ("position.weight", "norm.weight", "norm.bias", "shape.weight"):
        theirs = mine if mine.startswith("norm") else mine.split(".")[0]
        state["encoder." + mine] = get["embeddings." + theirs]
    for i in range(LAYERS):
        for part in ("qkv", "output", "inner", "outer"):
            name, mine = f"layer.{i}.{part}", f"encoder.layers.{i}.{part}"
            state[mine + ".weight"] = get[name + ".weight"] * get[name + ".scale"][:, None]
            state[mine + ".bias"] = get[name + ".bias"]
        for part in ("attention", "final"):
            for kind in ("weight", "bias"):
                state[f"encoder.layers.{i}.{part}_norm.{kind}"] = get[f"layer.{i}.{part}.norm.{kind}"]
    for mine, theirs in HEADS.items():
        for kind in ("weight", "bias"):
            state[f"{mine}.{kind}"] = get[f"{theirs}.{kind}"]
    header["pieces"] = tensors["pieces"].tobytes().decode("utf-8").split("\n")
    return header, state, table_of_file(header, tensors)


class Loaded:
    """`part`: "average" or "model", which weights of a checkpoint; `window`: pieces, 0 for single sentences."""

    def __init__(self, path, rows=False, part="average", window=64):
        if str(path).endswith(".pt"):
            checkpoint = torch.load(path, weights_only=False, map_location="cpu")
            self.labels, state, self.table = checkpoint["labels"], checkpoint[part] or checkpoint["model"], None
            vocabulary = checkpoint["pieces"]
        else:
            header, state, self.table = state_of_file(path)
            self.labels, vocabulary = header["labels"], header["pieces"]
        self.model = Reader({k: len(v) for k, v in self.labels.items() if k != "lemma_table"})
        layers = 1 + max(int(k.split(".")[2]) for k in state if k.startswith("encoder.layers."))
        self.model.encoder.layers = self.model.encoder.layers[:layers]
        self.model.load_state_dict(state)
        self.model.eval()
        self.model.set_rounding(rows, rows)
        self.pieces = W.Pieces(vocabulary)
        self.window = window

    def windows(self, sentences):
        """(first sentence, closed window) pairs."""
        for first, last in W.pack(sentences, self.pieces, lambda: self.window):
            window = W.Window()
            for s in sentences[first:last]:
                window.add(s, self.pieces, s.spaces)
            yield first, window.close()

    def read(self, sentences, budget=3000):
        """One dictionary of results for each corpora.Sentence."""
        made, out = list(self.windows(sentences)), [None] * len(sentences)
        made = [(k, w) for k, w in made if len(w.pieces) <= 512]
        for indexes in W.make_batches([w for _, w in made], budget, 1):
            chosen = [made[k] for k in indexes]
            with torch.no_grad():
                for k, result in self.read_batch(W.collate([w for _, w in chosen]), chosen, sentences):
                    out[k] = result
        return out

    def read_batch(self, batch, chosen, sentences):
        vectors = self.model.vectors(batch)
        vectors = vectors if vectors.dtype == torch.float64 else vectors.float()
        scores = {k: v.float().numpy() for k, v in self.model.linear_heads(vectors[:, 1:]).items()}
        arcs = self.model.arcs(vectors, batch["sentence"]).numpy()
        for row, (number, window) in enumerate(chosen):
            at = 0
            while at < len(window.sentence):
                n = len(sentences[number].words)
                own = [0] + list(range(at + 1, at + n + 1))  # the root and the sentence's words among the window's
                yield number, self.sentence(sentences[number].words, vectors[row, own], arcs[row, at:at + n][:, own],
                                            {k: v[row, at:at + n] for k, v in scores.items()})
                at, number = at + n, number + 1

    def sentence(self, words, vectors, arcs, scores):
        head = tree(arcs)
        result = {"vectors": vectors.numpy(), "head": [int(h) for h in head]}
        result["deprel"] = self.relations(self.model.labels(vectors[head], vectors[1:]).float().numpy(), head)
        for name in ("upos", "xpos", "feats", "entity"):
            result[name] = [self.labels[name][k] for k in scores[name].argmax(-1)]
        if self.table:
            result["lemma"] = [self.table.lemma(t, w) for t, w in zip(result["xpos"], words)]
        result["names"], result["mentions"] = best_names(scores["names"]), best_mentions(scores["mention"])
        result["factuality"] = scores["factuality"].tolist()
        return result

    def relations(self, scores, head):
        """`root` for the root's word and for no other."""
        root = self.labels["deprel"].index("root")
        scores = scores.copy()
        scores[:, root] = -1e9
        return ["root" if h == 0 else self.labels["deprel"][k] for h, k in zip(head, scores.argmax(-1))]
