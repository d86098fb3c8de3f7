"""The mention head: trained on re3d alone, on the vectors of a reader that is trained and stays as it is.

    python mentions.py CHECKPOINT OUTPUT --data DATA

Prints what five folds by document give, then trains on all and writes the checkpoint with the head. re3d marks names together
with their titles and modifiers, which contradicts the sets of names; a head of its own on vectors that do not change
keeps the two apart. A minute.
"""
import argparse
from pathlib import Path

import torch
import torch.nn.functional as F

import corpora as C
import windows as W
from decode import best_mentions
from evaluate import CORE, by_type
from labels import MENTION_LABELS
from model import Reader
from torch import nn

WINDOW, EPOCHS, BATCH, RATE, DECAY, DROP, FOLDS = 64, 100, 512, 1e-3, 0.05, 0.5, 5


def read_vectors(state, labels, pieces, sentences):
    """[words, width] for each sentence, rounded as the C++ reader rounds."""
    model = Reader({k: len(v) for k, v in labels.items()})
    model.load_state_dict(state, strict=False)
    model.eval()
    model.set_rounding(True, True)
    out = []
    with torch.no_grad():
        for first, last in W.pack(sentences, pieces, lambda: WINDOW):
            window = W.Window()
            for s in sentences[first:last]:
                window.add(s, pieces, s.spaces)
            words = model.vectors(W.collate([window.close()]))[0, 1:].float()
            out += words.split([len(s.words) for s in sentences[first:last]])
    return out


def trained_head(vectors, labels):
    torch.manual_seed(1)
    inputs, targets = torch.cat(vectors), torch.cat(labels)
    hidden, last = nn.Linear(inputs.shape[1], 128), nn.Linear(128, len(MENTION_LABELS))
    head = nn.Sequential(nn.Dropout(DROP), hidden, nn.GELU(), nn.Dropout(DROP), last)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(inputs) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(inputs)).split(BATCH):
            optimizer.zero_grad()
            F.cross_entropy(head(inputs[rows]), targets[rows]).backward()
            optimizer.step()
            schedule.step()
    return head.eval(), {"mention_hidden": hidden, "mention": last}


def is_name(text):
    """What counts of re3d's mentions in the figures."""
    return text.lower() != text and text.lower() not in C.PRONOUNS


def folds(sentences, vectors, labels):
    """Exact spans and types of names, each document read by a head that did not see it."""
    documents = sorted({s.document for s in sentences})
    fold_of = {d: k % FOLDS for k, d in enumerate(documents)}
    gold, found = set(), set()
    for fold in range(FOLDS):
        seen = [k for k, s in enumerate(sentences) if fold_of[s.document] != fold]
        head, _ = trained_head([vectors[k] for k in seen], [labels[k] for k in seen])
        for k, s in enumerate(sentences):
            if fold_of[s.document] == fold:
                with torch.no_grad():
                    tags = best_mentions(head(vectors[k]).numpy())
                gold |= {(k, *span) for span in s.spans}
                found |= {(k, a, b, kind) for a, b, kind in C.bio_marks(tags) if is_name(" ".join(s.words[a:b + 1]))}
    return by_type(gold, found, CORE + ["group"])


def main():
    p = argparse.ArgumentParser()
    p.add_argument("checkpoint")
    p.add_argument("output")
    p.add_argument("--data", required=True)
    a = p.parse_args()
    checkpoint = torch.load(a.checkpoint, weights_only=False, map_location="cpu")
    state = checkpoint["average"] or checkpoint["model"]
    checkpoint["labels"]["mention"] = MENTION_LABELS
    sentences = list(C.read_re3d(Path(a.data) / "relations"))
    labels = [torch.tensor([MENTION_LABELS.index(m) for m in s.mentions]) for s in sentences]
    vectors = read_vectors(state, checkpoint["labels"], W.Pieces(checkpoint["pieces"]), sentences)
    for kind, f in folds(sentences, vectors, labels).items():
        print("re3d, five folds,", kind, f)
    _, layers = trained_head(vectors, labels)
    for name, layer in layers.items():
        state[name + ".weight"], state[name + ".bias"] = layer.weight.detach(), layer.bias.detach()
    checkpoint.pop("optimizer", None)
    torch.save(checkpoint | {"average": state}, a.output)


if __name__ == "__main__":
    main()
