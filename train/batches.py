"""Sentences to tensors: pieces, shapes, labels, batches of like length."""
import random

import torch
from tokenizers import Tokenizer

from labels import (ENTITY_LABELS, inner_shape, lemma_script, word_shape)

MAX_PIECES = 200
CLS, SEP, UNKNOWN = 101, 102, 100


class Pieces:
    """Word pieces of single words, cached."""

    def __init__(self, path):
        self.tokenizer, self.cache = Tokenizer.from_file(str(path)), {}

    def word(self, word):
        if word not in self.cache:
            self.cache[word] = self.tokenizer.encode(word, add_special_tokens=False).ids or [UNKNOWN]
        return self.cache[word]

    def sentence(self, words):
        """ids, shapes, index of each word's first piece ([CLS] is entry 0)."""
        ids, shapes, first = [CLS], [0], [0]
        for k, word in enumerate(words):
            pieces = self.word(word)
            first.append(len(ids))
            ids += pieces
            shapes += [word_shape(word, k == 0)] + [inner_shape(word)] * (len(pieces) - 1)
        return ids + [SEP], shapes + [0], first


def recased(s, rule):
    """A copy of a sentence in one case; labels stay (scripts are made later)."""
    copy = object.__new__(type(s))
    for name in s.__slots__:
        setattr(copy, name, getattr(s, name))
    copy.words = [w.upper() if rule == "upper" else w.lower() for w in s.words]
    return copy


def with_copies(sentences, share, seed):
    """Adds all-capital and all-lower copies of a share of the sentences."""
    draw = random.Random(seed)
    extra = []
    for s in sentences:
        if draw.random() < share:
            extra.append(recased(s, draw.choice(["upper", "lower"])))
    return sentences + extra


def encode(s, pieces, vocabulary):
    """One sentence as lists of integers; -100 where nothing is annotated."""
    ids, shapes, first = pieces.sentence(s.words)
    n = len(s.words)
    empty = [-100] * n

    def look(kind, values):
        table = vocabulary[kind]
        return [table.get(v, -100) for v in values]

    out = {"pieces": ids, "shapes": shapes, "first": first, "names": s.names or empty,
           "upos": empty, "xpos": empty, "lemma": empty, "head": empty, "deprel": empty, "entity": empty}
    if s.upos:
        out["upos"], out["xpos"] = look("upos", s.upos), look("xpos", s.xpos)
        out["deprel"], out["head"] = look("deprel", s.deprel), s.head
        out["lemma"] = look("lemma", [lemma_script(f, l) for f, l in zip(s.words, s.lemma)])
    if s.entity:
        out["entity"] = [ENTITY_LABELS.index(e) for e in s.entity]
    return out


def pad(rows, value):
    width = max(len(r) for r in rows)
    return torch.tensor([r + [value] * (width - len(r)) for r in rows])


def collate(items):
    batch = {"pieces": pad([x["pieces"] for x in items], 0), "shapes": pad([x["shapes"] for x in items], 0),
             "first": pad([x["first"] for x in items], 0)}
    batch["mask"] = pad([[1] * len(x["pieces"]) for x in items], 0).bool()
    batch["words"] = pad([[1] * len(x["first"]) for x in items], 0).bool()
    for name in ("upos", "xpos", "lemma", "head", "deprel", "entity", "names"):
        batch[name] = pad([x[name] for x in items], -100)
    return batch


def make_batches(items, budget, seed):
    """Batches of about `budget` pieces: near-equal lengths, random order."""
    draw = random.Random(seed)
    order = sorted(range(len(items)), key=lambda k: len(items[k]["pieces"]) + draw.random() * 4)
    batches, current = [], []
    for k in order:
        if current and (len(current) + 1) * len(items[k]["pieces"]) > budget:
            batches.append(current)
            current = []
        current.append(k)
    if current:
        batches.append(current)
    draw.shuffle(batches)
    return batches
