"""Sentences to windows to tensors: packing, altered copies, pieces, shapes, labels, batches.

A window is a run of sentences of one document: [CLS], their pieces, [SEP]; another [SEP] stands where
a paragraph ends inside it. Windows are drawn anew for each pass, of many sizes, so that the reader is
good at single sentences too.
"""
import random
import unicodedata

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from labels import ENTITY_LABELS, PUNCTUATION, PUNCTUATION_SHAPES, inner_shape, word_shape

CLS, SEP, UNKNOWN = 101, 102, 100
SIZES = [24, 48, 96, 128, 128, 160, 192]  # pieces of a drawn window
LONGEST = 256
IGNORE = -100
WORD_LAYERS = ("upos", "xpos", "feats", "head", "deprel", "entity", "names", "start", "cluster")


class Pieces:
    """Word pieces and shape classes of single words, cached."""

    def __init__(self, vocabulary):
        """`vocabulary`: the pieces in the order of their ids, as BERT's uncased models cut words."""
        self.tokenizer = Tokenizer(WordPiece({p: i for i, p in enumerate(vocabulary)}, unk_token="[UNK]"))
        self.tokenizer.normalizer, self.tokenizer.pre_tokenizer = BertNormalizer(), BertPreTokenizer()
        self.cache = {}

    def word(self, word):
        if word not in self.cache:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids or [UNKNOWN]
            self.cache[word] = ids, word_shape(word), inner_shape(word)
        return self.cache[word]


class Window:
    """One sequence: `first` is each word's first piece (entry 0: [CLS]), `sentence` its sentence."""

    def __init__(self):
        self.pieces, self.shapes, self.first, self.sentence = [CLS], [0], [0], []
        self.sentences, self.paragraph = 0, None
        self.labels = {name: [] for name in WORD_LAYERS}
        self.factuality = []

    def add(self, s, pieces, spaces):
        """Appends a sentence; `spaces`: whether white space follows each word (None: unknown)."""
        if self.sentences and s.paragraph != self.paragraph:
            self.pieces.append(SEP)
            self.shapes.append(0)
        self.paragraph = s.paragraph
        before = True
        for k, word in enumerate(s.words):
            ids, shape, inner = pieces.word(word)
            after = spaces[k] if spaces else True
            if shape == PUNCTUATION:
                shape = PUNCTUATION_SHAPES[before, after]
            self.first.append(len(self.pieces))
            self.pieces += ids
            self.shapes += [shape] + [inner] * (len(ids) - 1)
            before = after
        self.sentence += [self.sentences] * len(s.words)
        self.sentences += 1

    def close(self):
        self.pieces.append(SEP)
        self.shapes.append(0)
        return self

    def label(self, s, vocabulary, fresh):
        """Appends the labels of a sentence just added; `fresh`: it begins a paragraph or the window."""
        n, shift = len(s.words), len(self.labels["head"])
        empty = [IGNORE] * n
        out = dict.fromkeys(WORD_LAYERS, empty)
        if s.upos:
            for name in ("upos", "xpos", "feats", "deprel"):
                out[name] = [vocabulary[name].get(v, IGNORE) for v in getattr(s, name)]
            out["head"] = [h and h + shift for h in s.head]
            out["start"] = [IGNORE if fresh else 1] + [0] * (n - 1)
        if s.names:
            out["names"] = s.names
        if s.entity:
            out["entity"] = [ENTITY_LABELS.index(e) for e in s.entity]
        if s.clusters:
            out["cluster"] = s.clusters
        for name in WORD_LAYERS:
            self.labels[name] += out[name]
        self.factuality += s.factuality or [float(IGNORE)] * n


def pack(sentences, pieces, capacity):
    """Runs [first, last) of consecutive sentences of one document whose pieces fit `capacity()`."""
    first, used, most = 0, 2, capacity()
    for k, s in enumerate(sentences):
        size = 1 + sum(len(pieces.word(w)[0]) for w in s.words)
        if k > first and (used + size > most or s.document != sentences[first].document or s.document is None):
            yield first, k
            first, used, most = k, 2, capacity()
        used += size
    if sentences:
        yield first, len(sentences)


def copy_of(s):
    copy = object.__new__(type(s))
    for name in s.__slots__:
        setattr(copy, name, getattr(s, name))
    return copy


def mistyped(word, draw):
    """One letter doubled, lost, or swapped with the next."""
    at = draw.randrange(1, len(word) - 1)
    return draw.choice([word[:at] + word[at] + word[at:], word[:at] + word[at + 1:],
                        word[:at] + word[at + 1] + word[at] + word[at + 2:]])


def plain(word):
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")


def without_stop(s):
    """The sentence without its last mark, as headlines and messages leave it out."""
    n = len(s.words) - 1
    if n < 1 or s.words[n] not in (".", "!", "?") or not s.head or n + 1 in s.head:
        return s
    copy = copy_of(s)
    for name in s.__slots__:
        value = getattr(s, name)
        if isinstance(value, list) and name != "spans":
            setattr(copy, name, value[:n])
    copy.spaces = copy.spaces[:-1] + [True]
    return copy


QUOTES = [("\u201c", "\u201d"), ("``", "''"), ("\u00ab", "\u00bb"), ("'", "'"), ("\u2018", "\u2019")]


def requoted(words, draw):
    pair, inside, out = draw.choice(QUOTES), False, []
    for word in words:
        if word in ('"', "\u201c", "\u201d"):
            out.append(pair[inside])
            inside = not inside
        else:
            out.append(word)
    return out


def altered(run, draw):
    """A run of sentences as careless or loud writers would have put it; labels stay as they are."""
    rule, out = draw.random(), []
    for s in run:
        copy = copy_of(s)
        if rule < 0.09:
            copy.words = [w.upper() for w in s.words]
        elif rule < 0.20:
            copy.words = [w.lower() for w in s.words]
        elif rule < 0.23:
            copy.words = [w[:1].upper() + w[1:] for w in s.words]
        elif rule < 0.28:
            copy.words = [mistyped(w, draw) if len(w) > 4 and w.isalpha() and draw.random() < 0.06 else w for w in s.words]
        elif rule < 0.30:
            copy.words = [plain(w) for w in s.words]
        elif rule < 0.34:
            copy.words = requoted(s.words, draw)
        if draw.random() < (0.3 if rule < 0.23 else 0.06):
            copy = without_stop(copy)
        out.append(copy)
    return out


def training_windows(sentences, pieces, vocabulary, seed, altering=True):
    """The windows of one pass."""
    draw = random.Random(seed)
    for first, last in pack(sentences, pieces, lambda: draw.choice(SIZES)):
        window, known = Window(), draw.random() > 0.15
        run = sentences[first:last]
        for k, s in enumerate(altered(run, draw) if altering else run):
            fresh = k == 0 or s.paragraph != window.paragraph
            window.add(s, pieces, s.spaces if known else None)
            window.label(s, vocabulary, fresh)
        if len(window.pieces) < LONGEST:
            yield window.close()


def pad(rows, value):
    width = max(len(r) for r in rows)
    return torch.tensor([r + [value] * (width - len(r)) for r in rows])


def collate(windows):
    batch = {"pieces": pad([w.pieces for w in windows], 0), "shapes": pad([w.shapes for w in windows], 0),
             "first": pad([w.first for w in windows], 0), "sentence": pad([w.sentence for w in windows], -1),
             "mask": pad([[1] * len(w.pieces) for w in windows], 0).bool()}
    if windows[0].factuality:
        batch["factuality"] = pad([w.factuality for w in windows], float(IGNORE))
        for name in WORD_LAYERS:
            batch[name] = pad([w.labels[name] for w in windows], IGNORE)
    return batch


def make_batches(windows, budget, seed):
    """Batches of about `budget` pieces: near-equal lengths, random order."""
    draw = random.Random(seed)
    order = sorted(range(len(windows)), key=lambda k: len(windows[k].pieces) + draw.random() * 4)
    batches, current = [], []
    for k in order:
        if current and (len(current) + 1) * len(windows[k].pieces) > budget:
            batches.append(current)
            current = []
        current.append(k)
    if current:
        batches.append(current)
    draw.shuffle(batches)
    return batches
