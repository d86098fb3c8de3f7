"""Loads a trained reader (checkpoint or exported file) and reads sentences.

From an exported file the weights are what the C++ reader sees, dequantised to
f32; `rows` also rounds the rows that enter each matrix, as C++ does.
"""
from pathlib import Path

import torch

import batches as B
from decode import best_names, tree
from export import read_file
from labels import apply_script
from lexicon import Table
from model import Reader

HEADS = {"upos": "upos", "xpos": "xpos", "lemma": "lemma", "entity": "entity", "names.hidden": "names_hidden",
         "names": "names", "arc.head": "arc_head", "arc.dependent": "arc_dependent",
         "label.head": "label_head", "label.dependent": "label_dependent"}


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
    """(labels, state dictionary, lemma table) of an exported file."""
    header, tensors = read_file(path)
    get = {k: torch.tensor(v.copy()).float() for k, v in tensors.items() if k not in ("pieces", "lemma.table")}
    state = {"encoder.word.weight": get["embeddings.word"] * get["embeddings.word.scale"][:, None],
             "encoder.kind": get["embeddings.type"], "arc": get["arc.weight"], "label": get["label.weight"]}
    for mine in ("position.weight", "norm.weight", "norm.bias", "shape.weight"):
        theirs = mine if mine.startswith("norm") else mine.split(".")[0]
        state["encoder." + mine] = get["embeddings." + theirs]
    for i in range(12):
        for part in ("qkv", "output", "inner", "outer"):
            name, mine = f"layer.{i}.{part}", f"encoder.layers.{i}.{part}"
            state[mine + ".weight"] = get[name + ".weight"] * get[name + ".scale"][:, None]
            state[mine + ".bias"] = get[name + ".bias"]
        for part in ("attention", "final"):
            for kind in ("weight", "bias"):
                state[f"encoder.layers.{i}.{part}_norm.{kind}"] = get[f"layer.{i}.{part}.norm.{kind}"]
    for theirs, mine in HEADS.items():
        for kind in ("weight", "bias"):
            state[f"{mine}.{kind}"] = get[f"{theirs}.{kind}"]
    return header["labels"], state, table_of_file(header, tensors)


class Loaded:
    def __init__(self, path, base, rows=False):
        if str(path).endswith(".pt"):
            checkpoint = torch.load(path, weights_only=False, map_location="cpu")
            self.labels, state, self.table = checkpoint["labels"], checkpoint["model"], None
        else:
            self.labels, state, self.table = state_of_file(path)
        self.model = Reader({k: len(v) for k, v in self.labels.items() if k != "lemma_table"})
        self.model.load_state_dict(state)
        self.model.eval()
        self.model.set_rounding(False, rows)
        self.pieces = B.Pieces(next(Path(base).glob("*tokenizer.json")))

    def items(self, sentences):
        out = []
        for words in sentences:
            ids, shapes, first = self.pieces.sentence(words)
            out.append({"pieces": ids, "shapes": shapes, "first": first})
        return out

    def read(self, sentences, budget=3000):
        """One dictionary of results for each list of words."""
        items, out = self.items(sentences), [None] * len(sentences)
        blank = {k: [] for k in ("upos", "xpos", "lemma", "head", "deprel", "entity", "names")}
        for indexes in B.make_batches(items, budget, 1):
            batch = B.collate([items[k] | blank for k in indexes])
            with torch.no_grad():
                for k, result in zip(indexes, self.read_batch(batch, [sentences[k] for k in indexes])):
                    out[k] = result
        return out

    def read_batch(self, batch, sentences):
        vectors = self.model.vectors(batch)
        vectors = vectors if vectors.dtype == torch.float64 else vectors.float()
        scores = {k: v.float().numpy() for k, v in self.model.linear_heads(vectors[:, 1:]).items()}
        arcs = self.model.arcs(vectors, batch["words"]).numpy()
        for row, words in enumerate(sentences):
            n = len(words)
            head = tree(arcs[row, :n, :n + 1])
            result = {"vectors": vectors[row, :n + 1].numpy(), "head": [int(h) for h in head]}
            label = self.model.labels(vectors[row, head], vectors[row, 1:n + 1]).float().numpy()
            result["deprel"] = self.relations(label, head)
            for name in ("upos", "xpos", "entity"):
                result[name] = [self.labels[name][k] for k in scores[name][row, :n].argmax(-1)]
            result["lemma"] = self.lemmas(words, result["xpos"], scores["lemma"][row, :n])
            result["names"] = best_names(scores["names"][row, :n])
            yield result

    def lemmas(self, words, tags, scores):
        """By the table where there is one, else by the head's script."""
        if self.table:
            return [self.table.lemma(t, w) for t, w in zip(tags, words)]
        return [apply_script(self.labels["lemma"][k], w) for k, w in zip(scores.argmax(-1), words)]

    def relations(self, scores, head):
        """`root` for the root's word and for no other."""
        root = self.labels["deprel"].index("root")
        scores = scores.copy()
        scores[:, root] = -1e9
        return ["root" if h == 0 else self.labels["deprel"][k] for h, k in zip(head, scores.argmax(-1))]
