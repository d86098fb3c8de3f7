"""Trains the scorer of antecedents on the word vectors of the finished reader, and writes its file.

    python coreference.py EXAMPLES... --out coreference.model [--held FILE]... [--passes N]
    python coreference.py --untrained PHRASE_FEATURES PAIR_FEATURES --out coreference.model

EXAMPLES come from the program (coreference_examples.cpp): phrases, their features and candidates; the network is in
src/understand/model/README.md. The loss is minus the log of the probability of all right antecedents together (Lee et al. 2017);
a phrase without one is to choose the new entity.
"""
import argparse
import json
import struct
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from export import ALIGN, MAGIC, VERSION, Writer
from model import WIDTH

HIDDEN, PRODUCT, FIRST, LAST = 48, 32, 32, 16  # widths of the layers, multiples of 16
DECAY = 0.995  # of the average of the weights, by steps
UNKNOWN, ALONE = 0xFFFFFFFF, 0xFFFFFFFE
DATASETS = [("UD English-GUM train", "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain"),
            ("LitBank", "CC BY 4.0"), ("Re-DocRED dev, four fifths", "MIT; text CC BY-SA"),
            ("our passages, half train", "CC BY 4.0")]


class Document:
    """rows [n, width]; entity [n]; own [n, slots]; of the pairs: later, earlier, features [pairs, slots]."""

    def __init__(self, rows, entity, own, later, earlier, features):
        self.rows, self.own = torch.from_numpy(rows), torch.from_numpy(own.astype(np.int64))
        known = entity != UNKNOWN
        keep = known[later]
        self.later, self.earlier = torch.from_numpy(later[keep]), torch.from_numpy(earlier[keep])
        self.features = torch.from_numpy(features[keep])
        self.known = torch.from_numpy(known)
        self.right = torch.from_numpy(((entity[later] == entity[earlier]) & (entity[later] < ALONE))[keep])


def read_examples(path):
    data = np.fromfile(path, dtype="<u4")
    slots, pair_slots, *sizes = (int(x) for x in data[:4])
    at, documents = 4, []
    while at < len(data):
        count, width = int(data[at]), int(data[at + 1])
        at += 2
        rows, entity, own = np.empty((count, width), np.float32), np.empty(count, np.uint32), np.empty((count, slots), np.uint32)
        later, pairs = [], []
        for i in range(count):
            rows[i] = data[at:at + width].view(np.float32)
            entity[i] = data[at + width]
            at += width + 1
            own[i] = data[at:at + slots]
            found = int(data[at + slots])
            at += slots + 1
            pairs.append(data[at:at + found * (1 + pair_slots)].reshape(found, 1 + pair_slots))
            at += found * (1 + pair_slots)
            later += [i] * found
        pairs = np.concatenate(pairs) if pairs else np.empty((0, 1 + pair_slots), np.uint32)
        if count > 1:
            documents.append(Document(rows, entity, own, np.array(later, np.int64), pairs[:, 0].astype(np.int64),
                                      pairs[:, 1:].astype(np.int16)))
    return documents, sizes


class Scorer(nn.Module):
    def __init__(self, width, phrase_features, pair_features):
        super().__init__()
        self.later, self.earlier = nn.Linear(width, HIDDEN + PRODUCT + FIRST), nn.Linear(width, HIDDEN + PRODUCT)
        self.product, self.hidden = nn.Linear(PRODUCT, HIDDEN), nn.Linear(HIDDEN, LAST)
        self.pair_features = nn.EmbeddingBag(pair_features, HIDDEN, mode="sum")
        self.phrase_features = nn.EmbeddingBag(phrase_features, FIRST, mode="sum")
        self.score, self.first_score = nn.Linear(LAST, 1), nn.Linear(FIRST, 1)
        for bag in (self.pair_features, self.phrase_features):
            nn.init.normal_(bag.weight, std=0.05)
        self.inputs, self.dropout = nn.Dropout(0.3), nn.Dropout(0.2)

    def forward(self, d):
        """Scores of new entities [n] and of the pairs."""
        rows = self.inputs(d.rows)
        later, earlier = self.later(rows), self.earlier(rows)
        first = F.relu(later[:, HIDDEN + PRODUCT:] + self.phrase_features(d.own))
        product = later[d.later, HIDDEN:HIDDEN + PRODUCT] * earlier[d.earlier, HIDDEN:]
        hidden = self.product(product) + later[d.later, :HIDDEN] + earlier[d.earlier, :HIDDEN]
        hidden = self.dropout(F.relu(hidden + self.pair_features(d.features.long())))
        return self.first_score(self.dropout(first))[:, 0], self.score(F.relu(self.hidden(hidden)))[:, 0]


def log_shares(first, pairs, d):
    """Logarithms of the probability of a new entity, and of all right antecedents together; [n]."""
    n = len(first)
    most = first.detach().clone().scatter_reduce(0, d.later, pairs.detach(), "amax")
    exp_pairs = torch.exp(pairs - most[d.later])
    new = torch.exp(first - most)
    total = new + torch.zeros(n).index_add(0, d.later, exp_pairs)
    right = torch.zeros(n).index_add(0, d.later, exp_pairs * d.right)
    return torch.log(new / total), torch.log(right.clamp_min(1e-30) / total)


def loss_of(model, d):
    first, pairs = model(d)
    new, right = log_shares(first, pairs, d)
    has = torch.zeros(len(first), dtype=torch.bool).index_put((d.later[d.right],), torch.tensor(True))
    return -(torch.where(has, right, new))[d.known].sum(), int(d.known.sum())


def measure(model, documents):
    """Share of phrases with an antecedent whose best candidate is right, and share of others called new."""
    model.eval()
    right = found = new = alone = 0
    loss = known = 0
    with torch.no_grad():
        for d in documents:
            first, pairs = model(d)
            has = torch.zeros(len(first), dtype=torch.bool).index_put((d.later[d.right],), torch.tensor(True))
            newshare, rightshare = log_shares(first, pairs, d)
            loss += float(-(torch.where(has, rightshare, newshare))[d.known].sum())
            known += int(d.known.sum())
            a, b = has & d.known, ~has & d.known
            right += int((rightshare[a].exp() > 0.5).sum())
            found += int(a.sum())
            new += int((newshare[b].exp() > 0.5).sum())
            alone += int(b.sum())
    model.train()
    return f"loss {loss / known:.4f} right {right / max(1, found):.4f} of {found}, new {new / max(1, alone):.4f} of {alone}"


def train(documents, held, sizes, a):
    torch.manual_seed(1)
    average = None
    model = Scorer(documents[0].rows.shape[1], *sizes)
    optimizer = torch.optim.AdamW(model.parameters(), lr=a.rate, weight_decay=0.02)
    steps, start = a.passes * len(documents), time.time()
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min(1, (k + 1) / 100) * (1 - k / steps))
    for number in range(a.passes):
        total = known = 0
        for k in torch.randperm(len(documents)):
            optimizer.zero_grad()
            loss, count = loss_of(model, documents[k])
            if count:
                (loss / count ** 0.5 / 10).backward()
                nn.utils.clip_grad_norm_(model.parameters(), 5.0)
                optimizer.step()
            schedule.step()
            total, known = total + loss.item(), known + count
            state = {name: value.detach() for name, value in model.state_dict().items()}
            average = {name: average[name].lerp(value, 1 - DECAY) for name, value in state.items()} if average else \
                {name: value.clone() for name, value in state.items()}
        print(f"pass {number + 1}: loss {total / known:.4f}{'; held: ' + measure(model, held) if held else ''}; "
              f"{time.time() - start:.0f} s", flush=True)
    model.load_state_dict(average or model.state_dict())
    if held:
        print(f"averaged: {measure(model, held)}", flush=True)
    return model.eval()


def write(model, output, new_bias, note):
    writer, get = Writer(), model.state_dict()
    for name in ("later", "earlier", "product", "hidden"):
        writer.half(f"{name}.weight", get[f"{name}.weight"])
        writer.real(f"{name}.bias", get[f"{name}.bias"])
    writer.half("pair.features", get["pair_features.weight"])
    writer.half("phrase.features", get["phrase_features.weight"])
    writer.real("pair.score", torch.cat([get["score.weight"][0], get["score.bias"]]))
    writer.real("phrase.score", torch.cat([get["first_score.weight"][0], get["first_score.bias"] + new_bias]))
    header = {"name": "dossier-coreference", "version": "1", "licence": "CC BY-SA 4.0", "trained": note,
              "datasets": [{"name": n, "licence": l} for n, l in DATASETS], "quality": {},
              "encoder": {"width": get["later.weight"].shape[1], "pair": HIDDEN, "product": PRODUCT, "first": FIRST, "last": LAST,
                          "epsilon": 0.0}, "labels": {}, "tensors": writer.entries}
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    start = len(MAGIC) + 8 + len(text)
    temporary = Path(str(output) + ".tmp")
    with open(temporary, "wb") as out:
        out.write(MAGIC + struct.pack("<II", VERSION, len(text)) + text + b"\0" * (-start % ALIGN))
        for chunk in writer.chunks:
            out.write(chunk)
    temporary.rename(output)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("examples", nargs="*")
    p.add_argument("--held", action="append", default=[])
    p.add_argument("--out", required=True)
    p.add_argument("--passes", type=int, default=8)
    p.add_argument("--rate", type=float, default=1e-3)
    p.add_argument("--new", type=float, default=0.0, help="added to the score of a new entity")
    p.add_argument("--untrained", type=int, nargs=2, help="only write a file of this many features, to begin with")
    a = p.parse_args()
    torch.set_num_threads(1)
    if a.untrained:
        return write(Scorer(WIDTH, *a.untrained), a.out, 0.0, {})
    documents, held, sizes = [], [], None
    for path in a.examples:
        more, sizes = read_examples(path)
        documents += more
    for path in a.held:
        held += read_examples(path)[0]
    print(f"{len(documents)} documents, {sum(len(d.later) for d in documents)} pairs", flush=True)
    model = train(documents, held, sizes, a)
    torch.save(model.state_dict(), str(a.out) + ".pt")
    write(model, a.out, a.new, {"passes": a.passes, "rate": a.rate})


if __name__ == "__main__":
    main()
