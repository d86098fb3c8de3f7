"""Encoder (BERT layout, 12 layers) and heads.

`quantized` rounds the encoder's matrices (and, if `rows`, each input row) as
the shipped file and its reader do; see quantize.py.
"""
import torch
import torch.nn.functional as F
from torch import nn

from quantize import RoundRows, RoundWeight

WIDTH, HEADS, INNER, LAYERS, SHAPES, EPSILON = 384, 12, 1536, 12, 18, 1e-12
ARC, LABEL, NAMES, SAME, DISTANCES = 256, 128, 256, 128, 10


class Dropout(nn.Module):
    """Dropout that cuts its mask out of a fixed random pool at a random place:
    drawing fresh bits for every value would cost a tenth of the training."""
    pools = {}

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        key = (self.rate, x.dtype)
        if key not in Dropout.pools:
            draw = torch.Generator().manual_seed(11)
            kept = torch.rand(1 << 24, generator=draw) >= self.rate
            Dropout.pools[key] = (kept / (1 - self.rate)).to(x.dtype)
        start = int(torch.randint(0, (1 << 24) - x.numel(), (1,)))
        return x * Dropout.pools[key][start:start + x.numel()].view(x.shape)


class Linear(nn.Linear):
    """A matrix that the file stores in int8."""
    round_weight = round_rows = False

    def forward(self, x):
        weight = RoundWeight.apply(self.weight) if self.round_weight else self.weight
        if self.round_rows:
            x = RoundRows.apply(x)
        return F.linear(x, weight, self.bias)


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.output = Linear(WIDTH, 3 * WIDTH), Linear(WIDTH, WIDTH)
        self.inner, self.outer = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.final_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = Dropout(dropout)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: the fused kernel's backward is slow for short rows on a CPU.
        weights = torch.softmax((q * (WIDTH // HEADS) ** -0.5) @ k.transpose(2, 3) + mask, dim=-1)
        a = (weights.to(v.dtype) @ v)
        a = a.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attention_norm(x + self.dropout(self.output(a)))
        return self.final_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)

    def forward(self, pieces, shapes, mask):
        positions = torch.arange(pieces.shape[1])
        x = self.norm(self.word(pieces) + self.position(positions) + self.kind)
        x = self.dropout(x + self.shape(shapes))
        for layer in self.layers:
            x = layer(x, mask)
        return x


LINEAR = ("upos", "xpos", "feats", "entity", "start")


class Reader(nn.Module):
    """All heads on each word's first piece; word 0 is [CLS], the root."""

    def __init__(self, sizes, dropout=0.1, head_dropout=0.2):
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = Dropout(head_dropout)
        for name in LINEAR:
            setattr(self, name, nn.Linear(WIDTH, sizes[name]))
        self.names_hidden, self.names = nn.Linear(WIDTH, NAMES), nn.Linear(NAMES, sizes["names"])
        self.mention_hidden, self.mention = nn.Linear(WIDTH, SAME), nn.Linear(SAME, sizes["mention"])
        self.factuality_hidden, self.factuality = nn.Linear(WIDTH, SAME), nn.Linear(SAME, 1)
        self.arc_head, self.arc_dependent = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label_head, self.label_dependent = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.label = nn.Parameter(torch.zeros(sizes["deprel"], LABEL + 1, LABEL + 1))
        self.same_earlier, self.same_later = nn.Linear(WIDTH, SAME), nn.Linear(WIDTH, SAME)
        self.same = nn.Parameter(torch.zeros(SAME + 1, SAME))
        self.same_distance = nn.Parameter(torch.zeros(DISTANCES))
        for weight in (self.arc, self.label, self.same):
            nn.init.normal_(weight, std=0.02)

    def set_rounding(self, weights, rows):
        for module in self.modules():
            if isinstance(module, Linear):
                module.round_weight, module.round_rows = weights, rows

    def vectors(self, batch):
        mask = torch.zeros(batch["mask"].shape).masked_fill(~batch["mask"], -1e4)[:, None, None, :]
        if torch.is_autocast_enabled("cpu"):
            mask = mask.to(torch.bfloat16)
        x = self.encoder(batch["pieces"], batch["shapes"], mask)
        index = batch["first"][:, :, None].expand(-1, -1, WIDTH)
        return self.dropout(x.gather(1, index))

    def linear_heads(self, words):
        """Scores of the heads that look at one word."""
        out = {name: getattr(self, name)(words) for name in LINEAR}
        out["names"] = self.names(self.dropout(F.gelu(self.names_hidden(words))))
        out["mention"] = self.mention(self.dropout(F.gelu(self.mention_hidden(words))))
        out["factuality"] = self.factuality(self.dropout(F.relu(self.factuality_hidden(words))))[..., 0]
        return out

    def arcs(self, vectors, sentence):
        """[batch, dependent, head] scores: H[h] . W D[d] + b . H[h], inside the sentence and to the root."""
        head = self.dropout(F.relu(self.arc_head(vectors)))
        dependent = self.dropout(F.relu(self.arc_dependent(vectors[:, 1:])))
        scores = (dependent @ self.arc[:ARC].T + self.arc[ARC]) @ head.transpose(1, 2)
        together = F.pad(sentence[:, :, None] == sentence[:, None, :], (1, 0), value=True)
        return scores.float().masked_fill(~together, -1e9)

    def antecedents(self, words):
        """[batch, later word, earlier word] scores that two mention heads name one thing; 0 is what a new one
        scores. Distances in words fall in classes 0, 1, 2-3, 4-7, ..."""
        earlier = self.dropout(F.relu(self.same_earlier(words)))
        later = self.dropout(F.relu(self.same_later(words)))
        place = torch.arange(words.shape[1])
        gap = (place[:, None] - place[None, :]).clamp_min(1)
        kind = (gap.float().log2().floor().long() + 1).clamp_max(DISTANCES - 1)
        scores = (later @ self.same[:SAME].T + self.same[SAME]) @ earlier.transpose(1, 2) + self.same_distance[kind]
        return scores.float()

    def labels(self, heads, dependents):
        """[n, deprel] scores of n (head, dependent) pairs of word vectors."""
        h = F.pad(self.dropout(F.relu(self.label_head(heads))), (0, 1), value=1.0)
        d = F.pad(self.dropout(F.relu(self.label_dependent(dependents))), (0, 1), value=1.0)
        kinds, size = self.label.shape[0], LABEL + 1
        hw = h @ self.label.permute(1, 0, 2).reshape(size, kinds * size)
        return (hw.view(-1, kinds, size) * d[:, None, :]).sum(-1)
