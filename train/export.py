"""Writes a checkpoint as the file that the C++ reader maps into memory.

    python export.py CHECKPOINT OUTPUT [--quality FIGURES.json]

The layout is documented in src/language/model/README.md.
"""
import argparse
import datetime
import json
import struct
from pathlib import Path

import numpy as np
import torch

from model import LAYERS, SHAPES
from quantize import quantize_weight

DATASETS = [
    ("UD English-EWT train", "CC BY-SA 4.0"),
    ("UD English-GUM train", "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain"),
    ("WikiGold", "CC BY 4.0"),
    ("WNUT17 emerging entities train", "CC BY 4.0"),
    ("Re-DocRED dev, four fifths", "MIT; text CC BY-SA"),
    ("UDS It-Happened v2 train", "CC BY-SA 4.0"),
    ("re3d, half of its documents", "CENTCOM, US State: public domain; UK: OGL v3; Wikipedia: CC BY-SA 3.0; Australia: CC BY 3.0 AU"),
]
MAGIC, VERSION, ALIGN = b"DOSSIERL", 2, 64
# Linear layers by their names in model.py and in the file; matrices of the pair heads.
HEADS = {"upos": "upos", "xpos": "xpos", "feats": "feats", "entity": "entity", "start": "start",
         "mention_hidden": "mention.hidden", "mention": "mention", "names_hidden": "names.hidden", "names": "names", "factuality_hidden": "factuality.hidden",
         "factuality": "factuality", "arc_head": "arc.head", "arc_dependent": "arc.dependent", "label_head": "label.head",
         "label_dependent": "label.dependent", "same_earlier": "same.earlier", "same_later": "same.later"}
PAIRS = ("arc", "label", "same")


class Writer:
    def __init__(self):
        self.entries, self.chunks, self.size = [], [], 0

    def add(self, name, array):
        array = np.ascontiguousarray(array)
        kind = {"float32": "f32", "int8": "s8", "uint16": "bf16"}[str(array.dtype)]
        gap = -self.size % ALIGN
        self.chunks += [b"\0" * gap, array.tobytes()]
        self.entries.append({"name": name, "type": kind, "shape": list(array.shape),
                             "offset": self.size + gap, "bytes": array.nbytes})
        self.size += gap + array.nbytes

    def real(self, name, tensor):
        self.add(name, tensor.detach().float().numpy())

    def half(self, name, tensor):
        """As bfloat16: the upper half of the f32, rounded."""
        self.add(name, tensor.detach().to(torch.bfloat16).view(torch.int16).numpy().view(np.uint16))

    def matrix(self, name, weight, bias):
        values, scale = quantize_weight(weight)
        self.add(name + ".weight", values.numpy())
        self.real(name + ".scale", scale)
        self.real(name + ".bias", bias)


def quantize_embeddings(weight):
    """Rows of the word table in [-127, 127], one scale each."""
    scale = (weight.abs().amax(dim=1) / 127).clamp_min(1e-8)
    return torch.round(weight / scale[:, None]).clamp(-127, 127).to(torch.int8), scale


def write_tensors(writer, state, pieces):
    text = "\n".join(pieces).encode("utf-8")
    writer.add("pieces", np.frombuffer(text, dtype=np.int8))
    values, scale = quantize_embeddings(state["encoder.word.weight"])
    writer.add("embeddings.word", values.numpy())
    writer.real("embeddings.word.scale", scale)
    writer.half("embeddings.position", state["encoder.position.weight"])
    for theirs, mine in (("kind", "type"), ("norm.weight", "norm.weight"), ("norm.bias", "norm.bias"),
                         ("shape.weight", "shape")):
        writer.real("embeddings." + mine, state["encoder." + theirs])
    for i in range(LAYERS):
        old, new = f"encoder.layers.{i}.", f"layer.{i}."
        for part in ("qkv", "output", "inner", "outer"):
            writer.matrix(new + part, state[old + part + ".weight"], state[old + part + ".bias"])
        for part in ("attention", "final"):
            for kind in ("weight", "bias"):
                writer.real(f"{new}{part}.norm.{kind}", state[f"{old}{part}_norm.{kind}"])
    for theirs, mine in HEADS.items():
        writer.half(f"{mine}.weight", state[f"{theirs}.weight"])
        writer.real(f"{mine}.bias", state[f"{theirs}.bias"])
    for name in PAIRS:
        writer.half(f"{name}.weight", state[name])
    writer.real("same.distance", state["same_distance"])


def export_state(checkpoint, output, quality, table=None):
    labels, writer = dict(checkpoint["labels"]), Writer()
    write_tensors(writer, checkpoint["average"] or checkpoint["model"], checkpoint["pieces"])
    if table:
        labels["lemma_table"], text = table.lines()
        writer.add("lemma.table", np.frombuffer(text, dtype=np.int8))
    header = {
        "name": "dossier-english", "version": "2", "seed": checkpoint["seed"],
        "trained": {"date": datetime.date.today().isoformat(), "steps": checkpoint["step"],
                    "base": "E5-small-v2 (MIT)",
                    "passes": round(checkpoint["trained"]["passes"], 2),
                    "minutes": round(checkpoint["trained"]["minutes"], 1)},
        "licence": "CC BY-SA 4.0",
        "datasets": [{"name": n, "licence": l} for n, l in DATASETS],
        "quality": quality,
        "encoder": {"layers": LAYERS, "width": 384, "heads": 12, "inner": 1536, "epsilon": 1e-12,
                    "max_pieces": 512, "shapes": SHAPES, "window": 32},
        "labels": labels, "tensors": writer.entries}
    write_model(output, header, writer)


def write_model(output, header, writer):
    """Writes aside, then renames: a reader never sees half of a file."""
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    start = len(MAGIC) + 8 + len(text)
    temporary = Path(str(output) + ".tmp")
    with open(temporary, "wb") as f:
        f.write(MAGIC + struct.pack("<II", VERSION, len(text)) + text + b"\0" * (-start % ALIGN))
        for chunk in writer.chunks:
            f.write(chunk)
    temporary.rename(output)


def lemma_table(data, pieces):
    from corpora import read_conllu
    from lexicon import build_table
    trees = [s for name in ("ewt", "gum") for s in read_conllu(Path(data) / f"syntax/{name}-train.conllu")]
    return build_table(trees, pieces)


def read_file(path):
    """The header and the dequantised tensors of an exported file (for checks)."""
    data = Path(path).read_bytes()
    assert data[:8] == MAGIC
    version, length = struct.unpack("<II", data[8:16])
    assert version == VERSION
    header = json.loads(data[16:16 + length])
    start = 16 + length
    start += -start % ALIGN
    tensors = {}
    for e in header["tensors"]:
        kind = {"f32": np.float32, "s8": np.int8, "bf16": np.uint16}[e["type"]]
        raw = np.frombuffer(data, kind, e["bytes"] // np.dtype(kind).itemsize, start + e["offset"])
        if e["type"] == "bf16":
            raw = (raw.astype(np.uint32) << 16).view(np.float32)
        tensors[e["name"]] = raw.reshape(e["shape"])
    return header, tensors


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("checkpoint")
    p.add_argument("output")
    p.add_argument("--data", help="adds the lemma table, built from the training trees here")
    p.add_argument("--quality")
    a = p.parse_args()
    figures = json.load(open(a.quality)) if a.quality else {}
    trained = torch.load(a.checkpoint, weights_only=False, map_location="cpu")
    export_state(trained, a.output, figures, lemma_table(a.data, trained["pieces"]) if a.data else None)
