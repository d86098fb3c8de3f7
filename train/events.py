"""The model of events: which words carry one, who plays which role, which mentions are one event, on what the program itself sees.

    python events.py EXAMPLES OUTPUT --ontology FILE [--folds] [--parity FILE]

EXAMPLES is what `dossier eval --examples FOLDER` prints. Three small networks (src/understand/model/README.md) are trained on all passages,
several times from different seeds; their mean is written. --folds prints what five folds by passage give instead; --parity also
writes questions with the scores that the file gives for them, for the test of the C++ reader. Minutes.
"""
import argparse
import datetime
import json
from collections import defaultdict

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from export import Writer, read_file, write_model

WIDTH, SLOTS, BUCKETS, FOLDS = 384, 3, 8192, 5
LISTED = 1 << 31  # bit of a feature that repeats what a list says of the word
NO_EVENT = ("", "none", "light", "anaphor")
PLAIN = ("say/", "say/statement")
# Passages are dense with events: other texts need higher bars, above all for words that no list knows.
BARS = {"trigger": [0.3, 0.9, 0.95], "role": [1.0, 0.1, 0.1, 0.1, 0.1, 0.1] + [1.0, 0.65, 0.6, 0.6, 0.6, 0.6], "same": [0.3, 0.8]}
ROLES = ["none", "actor", "recipient", "place", "instrument", "about"]


class Questions:
    """Examples of one kind: rows of one table of vectors, features, whatever else stands in each."""

    def __init__(self, passages, kind):
        self.rows, self.features, self.listed, self.rest, self.passage = [], [], [], [], []
        self.tables, start = [torch.zeros(1, WIDTH)], 1
        for number, p in enumerate(passages):
            lexicon = p["name"].startswith("triggers.tsv")
            place = {int(k): start + i for i, k in enumerate(p["vectors"])}
            self.tables.append(torch.tensor(list(p["vectors"].values()), dtype=torch.float32).view(-1, WIDTH) / 1000)
            start += len(place)
            for rows, features, *rest in p.get(kind) or []:
                self.rows.append([0 if r is None else place[r] for r in rows])
                self.features.append(np.array([f % BUCKETS for f in features]))
                self.listed.append(np.array([f >= LISTED for f in features]))
                self.rest.append(rest)
                self.passage.append(-1 if lexicon else number)
        self.table = torch.cat(self.tables)
        self.rows, self.passage = torch.tensor(self.rows), np.array(self.passage)

    def batch(self, picked, rng=None, drop=None):
        """With `drop`, features are left out at random: listed ones of an example together, others one by one."""
        parts, hidden = [], np.zeros(len(picked), bool)
        for k, i in enumerate(picked):
            f = self.features[i]
            if drop:
                keep = rng.random(len(f)) >= drop["feature"]
                if rng.random() < drop["lexicon" if self.passage[i] < 0 else "listed"]:
                    keep &= ~self.listed[i]
                    hidden[k] = True
                f = f[keep]
            parts.append(f)
        ends = np.cumsum([0] + [len(f) for f in parts][:-1])
        return self.table[self.rows[picked]], torch.from_numpy(np.concatenate(parts)), torch.from_numpy(ends), hidden


class Net(nn.Module):
    def __init__(self, outputs, hidden):
        super().__init__()
        self.slots = nn.ModuleList(nn.Linear(WIDTH, hidden, bias=False) for _ in range(SLOTS))
        self.features = nn.EmbeddingBag(BUCKETS, hidden, mode="sum")
        nn.init.zeros_(self.features.weight)
        self.bias = nn.Parameter(torch.zeros(hidden))
        self.out = nn.Linear(hidden, outputs)

    def forward(self, vectors, features, ends, drop=None):
        hidden = self.bias + self.features(features, ends)
        for slot, linear in enumerate(self.slots):
            hidden = hidden + linear(F.dropout(vectors[:, slot], drop["vector"] if drop else 0))
        return self.out(F.dropout(F.relu(hidden), drop["hidden"] if drop else 0))


def trained(task, picked, seed):
    how = task.how
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    net = Net(task.outputs, how["hidden"])
    groups = [{"params": net.features.parameters(), "lr": how["rate"] * how.get("feature_rate", 1), "weight_decay": how.get("feature_decay", how["decay"])},
              {"params": [p for n, p in net.named_parameters() if not n.startswith("features")]}]
    optimizer = torch.optim.AdamW(groups, lr=how["rate"], weight_decay=how["decay"])
    steps = how["epochs"] * -(-len(picked) // how["batch"])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: 1 - s / steps)
    for _ in range(how["epochs"]):
        order = rng.permutation(picked)
        for at in range(0, len(order), how["batch"]):
            rows = order[at:at + how["batch"]]
            optimizer.zero_grad()
            task.loss(scored(task, net, rows, rng, how["drop"]), rows).backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def scored(task, net, rows, rng=None, drop=None):
    """What the rules propose gets a start: a category or role the first number, none the second."""
    vectors, features, ends, hidden = task.q.batch(rows, rng, drop)
    out = net(vectors, features, ends, drop)
    proposal = task.proposal[torch.as_tensor(rows)].masked_fill(torch.from_numpy(hidden), 0)
    start = torch.where(proposal > 0, *map(torch.tensor, task.how["prior"]))
    out = out.scatter_add(1, proposal[:, None], start[:, None].to(out.dtype))
    if hasattr(task, "proposed_mode"):
        mode = task.proposed_mode[torch.as_tensor(rows)].masked_fill(torch.from_numpy(hidden), -1)
        start = torch.where(mode >= 0, task.how["prior"][0], 0.0)
        out = out.scatter_add(1, mode.clamp_min(0)[:, None], start[:, None].to(out.dtype))
    return out


def scores(nets, task, picked):
    with torch.no_grad():
        return torch.cat([sum(scored(task, net, rows) for net in nets) / len(nets)
                          for rows in np.array_split(picked, max(1, len(picked) // 2000))])


# ---- which words carry an event

class Triggers:
    how = {"hidden": 48, "rate": 3e-3, "decay": 0.1, "epochs": 25, "batch": 256, "prior": (2.0, 1.0),
           "drop": {"vector": 0.3, "feature": 0.2, "listed": 0.1, "lexicon": 0.7, "hidden": 0.3}}

    def __init__(self, passages, categories, modes):
        self.q = Questions(passages, "triggers")
        self.categories, self.modes = categories, modes
        self.gold = [r[0] for r in self.q.rest]
        self.rule = [r[1] for r in self.q.rest]
        index = {m: i for i, m in enumerate(modes)}
        self.category = torch.tensor([0 if g == "none" else categories.index(g.split("/")[0]) for g in self.gold])
        self.mode = torch.tensor([index.get(g, -1) for g in self.gold])
        # The modes of each category, and whether a word may as well be a plain statement, which passages seldom annotate.
        self.of = torch.tensor([[m.split("/")[0] == c for m in modes] for c in categories])
        self.open = torch.tensor([g == "none" and r in PLAIN for g, r in zip(self.gold, self.rule)])
        self.outputs = len(categories) + len(modes)
        proposed = [r.split("/")[0] for r in self.rule]
        self.proposal = torch.tensor([0 if c in NO_EVENT else categories.index(c) for c in proposed])
        self.proposed_mode = torch.tensor([len(categories) + index[r] if r in index else -1 for r in self.rule])

    def loss(self, out, rows):
        rows = torch.from_numpy(rows)
        shares = F.log_softmax(out[:, :len(self.categories)], dim=1)
        gold = self.category[rows]
        say = self.categories.index("say")
        of_gold = shares.gather(1, gold[:, None])[:, 0]
        either = torch.logaddexp(shares[:, 0], shares[:, say])
        loss = -torch.where(self.open[rows], either, of_gold).mean()
        has = self.mode[rows] >= 0
        if has.any():
            masked = out[has][:, len(self.categories):].masked_fill(~self.of[gold[has]], -1e9)
            loss = loss + F.cross_entropy(masked, self.mode[rows][has], reduction="sum") / len(rows)
        return loss

    def decide(self, out, bar):
        """For each row the label that the reader would give: "none", or category and mode."""
        shares = out[:, :len(self.categories)].softmax(1)
        best = shares[:, 1:].argmax(1) + 1
        modes = out[:, len(self.categories):].masked_fill(~self.of[best], -1e9).argmax(1)
        event = 1 - shares[:, 0] >= bar
        return [self.modes[m] if e else "none" for e, m in zip(event.tolist(), modes.tolist())]

    def score(self, picked, found):
        """Precision and recall of category, and recall of mode; plain statements aside."""
        gold = right = drawn = mode = 0
        for i, f in zip(picked, found):
            g = self.gold[i]
            gold += g != "none"
            if f == "none" or (g == "none" and f in PLAIN):
                continue
            drawn += 1
            right += g.split("/")[0] == f.split("/")[0]
            mode += g == f
        return np.array([gold, drawn, right, mode], float)


# ---- who plays which role

class RoleExamples:
    how = {"hidden": 48, "rate": 3e-3, "decay": 0.1, "epochs": 12, "batch": 256, "prior": (2.0, 1.0),
           "drop": {"vector": 0.3, "feature": 0.2, "listed": 0.1, "lexicon": 0, "hidden": 0.3}}

    def __init__(self, passages):
        self.q = Questions(passages, "roles")
        self.events = {(n, d): (c, parties) for n, p in enumerate(passages) for d, c, parties in p.get("parties") or []}
        here = defaultdict(set)  # who of the passage the sentence itself mentions in a role
        for i, (answer, d, who, gold, back, _) in enumerate(self.q.rest):
            if answer != "none" and back == 0:
                here[self.q.passage[i], d].add(gold)
        self.gold, self.key, self.who, self.back = [], [], [], []
        for i, (answer, d, who, gold, back, _) in enumerate(self.q.rest):
            key = (self.q.passage[i], d)
            self.gold.append(0 if back and gold in here[key] else ROLES.index(answer))
            self.key.append(key)
            self.who.append(who)
            self.back.append(back)
        self.target = torch.tensor(self.gold)
        self.proposal = torch.tensor([ROLES.index(r[-1]) for r in self.q.rest])
        self.outputs = len(ROLES)

    def loss(self, out, rows):
        return F.cross_entropy(out, self.target[torch.from_numpy(rows)])

    def decide(self, picked, out, bars):
        """Event to {who: role}: of each the likeliest role at its likeliest mention."""
        shares, best = out.softmax(1).numpy(), defaultdict(dict)
        for i, share in zip(picked, shares):
            r = int(share[1:].argmax()) + 1
            if share[r] > best[self.key[i]].get(self.who[i], (0, 0))[0]:
                best[self.key[i]][self.who[i]] = (share[r], r)
        return {k: {w: ROLES[r] for w, (s, r) in v.items() if s >= bars[r]} for k, v in best.items()}

    def score(self, picked, out, bars):
        """Roles: gold, drawn, right; events, those with exactly the right actors and recipients."""
        decided = self.decide(picked, out, bars)
        truth = defaultdict(lambda: defaultdict(set))
        for i in picked:
            if self.gold[i]:
                truth[self.key[i]][ROLES[self.gold[i]]].add(self.who[i])
        passages = {self.q.passage[i] for i in picked}
        total, exact, per = np.zeros(3), {}, defaultdict(lambda: np.zeros(3))
        for key, (category, parties) in self.events.items():
            if key[0] not in passages:
                continue
            found = decided.get(key, {})
            ok = True
            for role in ROLES[1:]:
                drawn = {w for w, r in found.items() if r == role}
                right = drawn & truth[key][role]
                count = np.array([parties.get(role, 0), len(drawn), min(len(right), parties.get(role, 0))])
                total += count
                per[role] += count
                if role in ("actor", "recipient"):
                    ok &= len(drawn) == parties.get(role, 0) == len(right)
            exact[key] = ok
        return total, exact, per


# ---- which mentions are one event

class Pairs:
    how = {"hidden": 32, "rate": 2e-3, "decay": 0.1, "epochs": 25, "batch": 128, "prior": (0.0, 0.0),
           "drop": {"vector": 0.4, "feature": 0.2, "listed": 0, "lexicon": 0, "hidden": 0.4}}

    def __init__(self, passages):
        self.q = Questions(passages, "pairs")
        self.gold = np.array([r[0] for r in self.q.rest])
        self.target = torch.tensor(self.gold)
        self.proposal = torch.zeros(len(self.gold), dtype=torch.int64)
        self.outputs = 2

    def loss(self, out, rows):
        return F.cross_entropy(out, self.target[torch.from_numpy(rows)])

    def score(self, picked, out, bar):
        found = out.softmax(1)[:, 1].numpy() >= bar
        gold = self.gold[picked] == 1
        return np.array([gold.sum(), found.sum(), (gold & found).sum()])


def f1(gold, drawn, right):
    p, r = right / max(drawn, 1), right / max(gold, 1)
    return f"P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(p + r, 1e-9):.1f}"


def fold_scores(task, seeds=1):
    fold = np.where(task.q.passage < 0, -1, task.q.passage % FOLDS)
    out = torch.zeros(len(fold), task.outputs)
    for k in range(FOLDS):
        seen, unseen = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        nets = [trained(task, seen, s) for s in range(seeds)]
        out[unseen] = scores(nets, task, unseen)
    return out


# ---- the file

def add_net(writer, name, nets, bar):
    """The mean of several networks is one network: their units side by side, their outputs divided by their number."""
    for slot in range(SLOTS):
        writer.half(f"{name}.slot.{slot}", torch.cat([n.slots[slot].weight for n in nets]))
    writer.half(f"{name}.features", torch.cat([n.features.weight for n in nets], dim=1))
    writer.real(f"{name}.bias", torch.cat([n.bias for n in nets]))
    writer.half(f"{name}.out.weight", torch.cat([n.out.weight for n in nets], dim=1) / len(nets))
    writer.real(f"{name}.out.bias", sum(n.out.bias for n in nets) / len(nets))
    writer.real(f"{name}.bar", torch.tensor(bar))


def write(path, tasks, nets, bars, quality):
    writer = Writer()
    for name, task in tasks.items():
        add_net(writer, name, nets[name], bars[name])
        writer.real(f"{name}.prior", torch.tensor(task.how["prior"]))
    sizes = {"width": WIDTH, "epsilon": 0.0}
    for name, members in nets.items():
        sizes |= {f"{name}.hidden": len(members) * members[0].out.in_features, f"{name}.buckets": BUCKETS}
    header = {"name": "dossier-events", "version": "1", "trained": {"date": datetime.date.today().isoformat()},
              "licence": "CC BY-SA 4.0", "datasets": [{"name": "Dossier's corpus of sourced claims, half train", "licence": "CC BY 4.0"}],
              "quality": quality, "encoder": sizes,
              "labels": {"categories": tasks["trigger"].categories, "modes": tasks["trigger"].modes, "roles": ROLES},
              "tensors": writer.entries}
    write_model(path, header, writer)


def print_folds(tasks):
    everything = {name: fold_scores(task) for name, task in tasks.items()}
    triggers, roles, same = tasks["trigger"], tasks["role"], tasks["same"]
    asked = np.flatnonzero(triggers.q.passage >= 0)
    rules = ["none" if r.split("/")[0] in NO_EVENT else r for r in triggers.rule]
    print("triggers, rules alone:", f1(*triggers.score(asked, [rules[i] for i in asked])[:3]))
    for bar in (0.4, 0.5, 0.6, 0.7):
        gold, drawn, right, mode = triggers.score(asked, triggers.decide(everything["trigger"][asked], bar))
        print(f"triggers, bar {bar}:", f1(gold, drawn, right), f"with mode {f1(gold, drawn, mode)}")
    asked = np.arange(len(roles.gold))
    for bar in (0.3, 0.4, 0.5, 0.6):
        total, exact, per = roles.score(asked, everything["role"], [bar] * len(ROLES))
        print(f"roles of annotated events, bar {bar}:", f1(*total), f"all parties right {np.mean(list(exact.values())):.3f};",
              "; ".join(f"{role} {f1(*count)}" for role, count in per.items()))
    for bar in (0.2, 0.4, 0.5, 0.6, 0.8):
        print(f"one event, bar {bar}:", f1(*same.score(np.arange(len(same.gold)), everything["same"], bar)))


def write_parity(model, tasks, path):
    """Some questions with vectors of whole thousandths, and the scores that the weights in the file give."""
    _, tensors = read_file(model)
    cases = []
    for name, task in tasks.items():
        for i in range(0, len(task.q.features), max(1, len(task.q.features) // 4)):
            vectors, features, _, _ = task.q.batch(np.array([i]))
            hidden = tensors[f"{name}.bias"] + tensors[f"{name}.features"][features.numpy()].sum(0)
            for slot in range(SLOTS):
                hidden = hidden + tensors[f"{name}.slot.{slot}"] @ vectors[0, slot].numpy()
            out = tensors[f"{name}.out.weight"] @ np.maximum(hidden, 0) + tensors[f"{name}.out.bias"]
            cases.append({"net": name, "features": features.tolist(), "scores": [round(float(x), 4) for x in out],
                          "vectors": (1000 * vectors[0]).round().int().tolist()})
    json.dump(cases, open(path, "w"), separators=(",", ":"))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("examples")
    p.add_argument("output")
    p.add_argument("--ontology", required=True)
    p.add_argument("--seeds", type=int, default=1, help="networks of each kind whose mean is written")
    p.add_argument("--folds", action="store_true")
    p.add_argument("--without-fold", type=int, help="leave one fold of the passages out, to measure on it")
    p.add_argument("--parity")
    a = p.parse_args()
    torch.set_num_threads(1)
    passages = [json.loads(line) for line in open(a.examples, encoding="utf-8")]
    ontology = json.load(open(a.ontology, encoding="utf-8"))["categories"]
    categories = ["none"] + [c["name"] for c in ontology]
    modes = [f"{c['name']}/{m}" for c in ontology for m in [""] + [m["name"] for m in c.get("modes", [])]]
    tasks = {"trigger": Triggers(passages, categories, modes), "role": RoleExamples(passages), "same": Pairs(passages)}
    if a.folds:
        return print_folds(tasks)
    seen = {name: np.flatnonzero((task.q.passage < 0) | (task.q.passage % FOLDS != a.without_fold)
                                 if a.without_fold is not None else task.q.passage >= -1)
            for name, task in tasks.items()}
    nets = {name: [trained(task, seen[name], seed) for seed in range(a.seeds)] for name, task in tasks.items()}
    write(a.output, tasks, nets, BARS, {})
    if a.parity:
        write_parity(a.output, tasks, a.parity)


if __name__ == "__main__":
    main()
