"""Trains the reader; resumable, fixed seeds, 2 cores and about an hour.

    python train.py --data DATA --base FOLDER --out FOLDER [--passes P] [--without CHOICE]

Every `--save` steps the whole state goes to OUT/checkpoint.pt (written aside, then renamed); started
again, the same command goes on from there. With --minutes the schedule follows the clock as well as
the step count, so a slow machine trains less rather than longer. --without leaves one choice out, for
the table of README.md.
"""
import argparse
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F

import windows as W
from base import load_base
from corpora import training_sentences
from labels import ENTITY_LABELS, MENTION_LABELS, NAME_LABELS
from model import LAYERS, Reader

WEIGHTS = {"upos": 1.0, "xpos": 0.5, "feats": 0.4, "entity": 0.3, "start": 0.5, "arc": 1.0, "label": 1.0, "names": 1.0,
           "factuality": 0.2, "same": 0.3}
ROUND_FROM, AVERAGE_FROM, AVERAGE_EVERY, AVERAGE_KEEP = 0.66, 0.75, 5, 0.97
LR_ENCODER, LR_HEADS, WARM_UP = 1.5e-4, 1e-3, 200
CHOICES = ("windows", "altered", "spaces", "side", "rounding", "names", "layers")


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--base", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--passes", type=float, default=8)
    p.add_argument("--minutes", type=float, default=0)
    p.add_argument("--pieces", type=int, default=1600)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--save", type=int, default=150)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--stop-after", type=int, default=0, help="steps")
    p.add_argument("--sentences", type=int, default=0, help="only the first of each set, to try the trainer")
    p.add_argument("--without", choices=CHOICES)
    return p.parse_args()


def build_labels(sentences):
    tagged = [s for s in sentences if s.upos]
    out = {k: sorted({x for s in tagged for x in getattr(s, k)}) for k in ("upos", "xpos", "feats", "deprel")}
    out["names"], out["entity"], out["start"] = NAME_LABELS, ENTITY_LABELS, ["inside", "start"]
    out["mention"] = MENTION_LABELS
    return out


def without(sentences, choice):
    """The sentences without what the choice needs."""
    for s in sentences:
        if choice == "windows":
            s.document = None
        if choice == "spaces":
            s.spaces = s.spaces and [True] * len(s.words)
        if choice == "side":
            s.entity = s.clusters = s.factuality = None
    return [s for s in sentences if choice != "names" or s.upos]


def side_losses(model, batch, scores, words, out):
    """Factuality, and for each mention head the words before it that name the same thing."""
    keep = batch["factuality"] > W.IGNORE
    if keep.any():
        out["factuality"] = F.smooth_l1_loss(scores["factuality"].float()[keep], batch["factuality"][keep])
    numbers = batch["cluster"]
    heads = numbers >= 0
    if heads.sum() > 1:
        n = numbers.shape[1]
        earlier = heads[:, None, :] & heads[:, :, None] & torch.ones(n, n, dtype=torch.bool).tril(-1)
        all_scores = F.pad(model.antecedents(words).masked_fill(~earlier, -1e9), (1, 0))
        right = earlier & (numbers[:, :, None] == numbers[:, None, :])
        right = torch.cat([~right.any(-1, keepdim=True), right], -1)
        found = all_scores.masked_fill(~right, -1e9).logsumexp(-1)
        out["same"] = (all_scores.logsumexp(-1) - found)[heads].mean()


def losses(model, batch, sets):
    """One loss for each head, over the words that its layer annotates."""
    vectors = model.vectors(batch)
    words, out = vectors[:, 1:], {}
    scores = model.linear_heads(words)
    for name in ("upos", "xpos", "feats", "entity", "start"):
        if (batch[name] >= 0).any():
            out[name] = F.cross_entropy(scores[name].float().flatten(0, 1), batch[name].flatten())
    if (batch["names"] >= 0).any():
        keep = batch["names"] >= 0
        chosen = scores["names"].float()[keep]
        allowed = chosen.masked_fill(~sets[batch["names"][keep]], -1e9)
        out["names"] = (chosen.logsumexp(-1) - allowed.logsumexp(-1)).mean()
    keep = batch["head"] >= 0
    if keep.any():
        arcs = model.arcs(vectors, batch["sentence"])
        out["arc"] = F.cross_entropy(arcs[keep], batch["head"][keep])
        row = keep.nonzero()[:, 0]
        scores_of_labels = model.labels(vectors[row, batch["head"][keep]], words[keep])
        out["label"] = F.cross_entropy(scores_of_labels.float(), batch["deprel"][keep])
    side_losses(model, batch, scores, words, out)
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
        self.args, self.step, self.elapsed, self.done, self.average = args, 0, 0.0, False, None
        sentences, sets = training_sentences(args.data)
        self.labels = build_labels(sentences)
        if args.sentences:
            sentences = sentences[:args.sentences] + sentences[-args.sentences:]
        self.sentences, self.sets = without(sentences, args.without), torch.tensor(sets.table(), dtype=torch.bool)
        self.vocabulary, encoder = load_base(args.base)
        self.pieces = W.Pieces(self.vocabulary)
        self.model = Reader({k: len(v) for k, v in self.labels.items()})
        missing = self.model.encoder.load_state_dict(encoder, strict=False)
        assert missing.missing_keys == ["shape.weight"] and not missing.unexpected_keys, missing
        if args.without == "layers":
            self.model.encoder.layers = self.model.encoder.layers[:LAYERS // 2]
        self.optimizer = make_optimizer(self.model)
        self.path = Path(args.out) / "checkpoint.pt"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.each_pass = len(self.batches(0))
        self.total = int(args.passes * self.each_pass)
        if self.path.exists():
            self.resume()

    def resume(self):
        state = torch.load(self.path, weights_only=False)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.elapsed, self.done, self.average = (state[k] for k in ("step", "elapsed", "done", "average"))
        print(f"resumed at step {self.step}", flush=True)

    def checkpoint(self):
        save(self.path, {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(),
                         "average": self.average, "step": self.step, "elapsed": self.elapsed, "labels": self.labels,
                         "pieces": self.vocabulary, "done": self.done, "seed": self.args.seed,
                         "trained": {"passes": self.step / self.each_pass, "minutes": self.elapsed / 60}})

    def progress(self):
        clock = self.elapsed / (60 * self.args.minutes) if self.args.minutes else 0
        return max(self.step / self.total, clock)

    def batches(self, number):
        """The windows of pass `number`, in batches."""
        vocabulary = {k: {x: i for i, x in enumerate(v)} for k, v in self.labels.items()}
        made = list(W.training_windows(self.sentences, self.pieces, vocabulary, self.args.seed + number,
                                       altering=self.args.without != "altered"))
        return [[made[k] for k in indexes] for indexes in W.make_batches(made, self.args.pieces, self.args.seed + number)]

    def keep_average(self):
        """Exponential mean of the weights of the last steps."""
        state = self.model.state_dict()
        if self.average is None:
            self.average = {k: v.clone() for k, v in state.items()}
        for k, v in self.average.items():
            v.lerp_(state[k], 1 - AVERAGE_KEEP)

    def train_step(self, batch):
        progress = self.progress()
        factor = min((self.step + 1) / WARM_UP, 1.0) * max(0.0, 1 - progress)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        rounding = progress > ROUND_FROM and self.args.without != "rounding"
        self.model.set_rounding(rounding, rounding)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = losses(self.model, batch, self.sets)
            total = sum(WEIGHTS[k] * v for k, v in parts.items())
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        if progress > AVERAGE_FROM and self.step % AVERAGE_EVERY == 0:
            self.keep_average()
        return {k: v.item() for k, v in parts.items()}

    def loop(self):
        self.model.train()
        seen, started = Counter(), time.time()
        sums, counts = Counter(), Counter()
        while not self.done:
            number, at = divmod(self.step, self.each_pass)
            order = self.batches(number)
            order = (order + order)[:self.each_pass]  # passes differ by a batch or two
            torch.manual_seed(self.args.seed * 1000 + self.step)
            for windows in order[at:]:
                began = time.time()
                batch = W.collate(windows)
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


if __name__ == "__main__":
    run = Run(arguments())
    print(f"{len(run.sentences)} sentences, {run.each_pass} steps a pass, {run.total} steps", flush=True)
    run.loop()
