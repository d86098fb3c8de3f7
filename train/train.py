"""Trains the reader; resumable, fixed seeds, 2 cores and about an hour.

    python train.py --data DATA --base FOLDER --out FOLDER [--minutes M]

Every `--save` steps the whole state goes to OUT/checkpoint.pt (written aside,
then renamed); started again, the same command goes on from there.  With
--minutes the schedule follows the clock as well as the step count, so a slow
machine trains less rather than longer.
"""
import argparse
import re
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F

import batches as B
from base import load_base
from corpora import training_sentences
from labels import ENTITY_LABELS, NAME_LABELS, lemma_script
from model import Reader

WEIGHTS = {"upos": 1.0, "xpos": 0.5, "lemma": 0.5, "entity": 0.3, "arc": 1.0, "label": 1.0, "names": 1.0}
GENERAL = re.compile(r"""(lower|keep|capital)\|strip=[0-6]\|add=([a-z'.-]{0,5}|I|"|''|…)""")
ROUND_FROM = 0.66
LR_ENCODER, LR_HEADS, WARM_UP = 1.5e-4, 1e-3, 200


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--base", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--early", default="", help="write an export here at each pass")
    p.add_argument("--passes", type=float, default=6)
    p.add_argument("--minutes", type=float, default=0)
    p.add_argument("--pieces", type=int, default=1600)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--save", type=int, default=150)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--stop-after", type=int, default=0)
    return p.parse_args()


def build_labels(sentences):
    """Label lists; lemma scripts seen at least three times, and general: no
    digits, names or long endings, which only repeat single words of a set."""
    tagged = [s for s in sentences if s.upos]
    counts = {k: Counter(x for s in tagged for x in getattr(s, k)) for k in ("upos", "xpos", "deprel")}
    scripts = Counter(lemma_script(f, l) for s in tagged for f, l in zip(s.words, s.lemma))
    out = {k: sorted(c) for k, c in counts.items()}
    out["lemma"] = [x for x, n in scripts.most_common() if n >= 3 and GENERAL.fullmatch(x)]
    out["names"], out["entity"] = NAME_LABELS, ENTITY_LABELS
    return out


def prepare(args):
    sentences, sets = training_sentences(args.data)
    labels = build_labels(B.with_copies(sentences, 0.1, args.seed))
    vocabulary = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}
    pieces = B.Pieces(next(Path(args.base).glob("*tokenizer.json")))
    items = [B.encode(s, pieces, vocabulary) for s in B.with_copies(sentences, 0.1, args.seed)]
    items = [x for x in items if len(x["pieces"]) <= B.MAX_PIECES]
    return items, labels, torch.tensor(sets.table(), dtype=torch.bool)


def losses(model, batch, sets):
    """One loss for each head, over the words that its layer annotates."""
    vectors = model.vectors(batch)
    words, out = vectors[:, 1:], {}
    scores = model.linear_heads(words)
    for name in ("upos", "xpos", "lemma", "entity"):
        if (batch[name] >= 0).any():
            out[name] = F.cross_entropy(scores[name].float().flatten(0, 1), batch[name].flatten())
    if (batch["names"] >= 0).any():
        keep = batch["names"] >= 0
        chosen = scores["names"].float()[keep]
        allowed = chosen.masked_fill(~sets[batch["names"][keep]], -1e9)
        out["names"] = (chosen.logsumexp(-1) - allowed.logsumexp(-1)).mean()
    keep = batch["head"] >= 0
    if keep.any():
        arcs = model.arcs(vectors, batch["words"])
        out["arc"] = F.cross_entropy(arcs[keep], batch["head"][keep])
        row = keep.nonzero()[:, 0]
        scores = model.labels(vectors[row, batch["head"][keep]], words[keep])
        out["label"] = F.cross_entropy(scores.float(), batch["deprel"][keep])
    return out


def make_optimizer(model):
    encoder, heads, plain = [], [], []
    for name, p in model.named_parameters():
        if name == "encoder.shape.weight":
            heads.append(p)
        elif p.dim() < 2:
            plain.append(p)
        elif name.startswith("encoder."):
            encoder.append(p)
        else:
            heads.append(p)
    groups = [{"params": encoder, "peak": LR_ENCODER, "weight_decay": 0.01},
              {"params": plain, "peak": LR_ENCODER, "weight_decay": 0.0},
              {"params": heads, "peak": LR_HEADS, "weight_decay": 0.01}]
    return torch.optim.AdamW(groups, lr=1e-4, fused=True)


def save(path, state):
    temporary = path.with_suffix(".tmp")
    torch.save(state, temporary)
    temporary.rename(path)


class Run:
    """Everything that a checkpoint holds, and the loop over batches."""

    def __init__(self, args):
        torch.manual_seed(args.seed)
        torch.set_num_threads(args.threads)
        self.args, self.step, self.elapsed, self.done = args, 0, 0.0, False
        self.items, self.labels, self.sets = prepare(args)
        self.model = Reader({k: len(v) for k, v in self.labels.items()})
        missing = self.model.encoder.load_state_dict(
            load_base(next(Path(args.base).glob("*.onnx"))), strict=False)
        assert missing.missing_keys == ["shape.weight"] and not missing.unexpected_keys, missing
        self.optimizer = make_optimizer(self.model)
        self.path = Path(args.out) / "checkpoint.pt"
        self.each_pass = len(B.make_batches(self.items, args.pieces, args.seed))
        self.total = int(args.passes * self.each_pass)
        if self.path.exists():
            self.resume()

    def resume(self):
        state = torch.load(self.path, weights_only=False)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.elapsed, self.done = state["step"], state["elapsed"], state["done"]
        print(f"resumed at step {self.step}", flush=True)

    def checkpoint(self):
        save(self.path, {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(),
                         "step": self.step, "elapsed": self.elapsed, "labels": self.labels, "done": self.done,
                         "seed": self.args.seed, "passes": self.step / self.each_pass})

    def progress(self):
        clock = self.elapsed / (60 * self.args.minutes) if self.args.minutes else 0
        return max(self.step / self.total, clock)

    def export(self):
        if self.args.early:
            from export import export_state
            export_state(torch.load(self.path, weights_only=False), self.args.base, self.args.early, {})

    def train_step(self, batch):
        progress = self.progress()
        factor = min((self.step + 1) / WARM_UP, 1.0) * max(0.0, 1 - progress)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        self.model.set_rounding(progress > ROUND_FROM, progress > ROUND_FROM)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = losses(self.model, batch, self.sets)
            total = sum(WEIGHTS[k] * v for k, v in parts.items())
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return {k: v.item() for k, v in parts.items()}

    def loop(self):
        self.model.train()
        seen, started = Counter(), time.time()
        sums, counts = Counter(), Counter()
        while not self.done:
            epoch, at = divmod(self.step, self.each_pass)
            order = B.make_batches(self.items, self.args.pieces, self.args.seed + epoch)
            order = (order + order)[:self.each_pass]
            torch.manual_seed(self.args.seed * 1000 + self.step)
            for indexes in order[at:]:
                began = time.time()
                batch = B.collate([self.items[k] for k in indexes])
                for k, v in self.train_step(batch).items():
                    sums[k] += v
                    counts[k] += 1
                self.step += 1
                self.elapsed += time.time() - began
                seen["pieces"] += batch["pieces"].numel()
                self.report(sums, counts, seen, started)
                if self.progress() >= 1 or self.step == self.args.stop_after:
                    self.done = self.progress() >= 1
                    break
            self.checkpoint()
            self.export()
            if self.step == self.args.stop_after:
                break

    def report(self, sums, counts, seen, started):
        if self.step % 50 == 0:
            text = " ".join(f"{k} {sums[k] / counts[k]:.3f}" for k in sorted(counts))
            print(f"step {self.step}/{self.total} progress {self.progress():.3f} {text} "
                  f"{seen['pieces'] / (time.time() - started):.0f} pieces/s", flush=True)
            sums.clear()
            counts.clear()
        if self.step % self.args.save == 0:
            self.checkpoint()
            if self.step == 2 * self.args.save:
                self.export()


if __name__ == "__main__":
    run = Run(arguments())
    print(f"{len(run.items)} sentences, {run.each_pass} steps a pass, {run.total} steps, "
          f"{len(run.labels['lemma'])} lemma scripts", flush=True)
    run.loop()
