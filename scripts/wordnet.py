"""Reads WordNet 3.0's database files (Debian package wordnet-base), for the scripts that compute data files from it.

File formats: wndb(5WN). A synset is known by (part of speech, offset).
"""
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")
LICENCE = "WordNet 3.0 licence, Copyright 2006 by Princeton University"


class Synset:
    __slots__ = ("key", "words", "pointers")

    def __init__(self, key, words, pointers):
        self.key, self.words, self.pointers = key, words, pointers


class WordNet:
    def __init__(self):
        self.synsets, self.senses, self.counts = {}, {}, {}
        for name, pos in (("noun", "n"), ("verb", "v"), ("adj", "a")):
            self._read_data(name, pos)
            self._read_index(name, pos)
        self._read_counts()

    def _read_data(self, name, pos):
        for line in open(FOLDER / f"data.{name}", encoding="utf-8"):
            if line.startswith("  "):
                continue
            cells = line.split(" | ")[0].split()
            count = int(cells[3], 16)
            words = [cells[4 + 2 * i].split("(")[0].replace("_", " ") for i in range(count)]
            start = 5 + 2 * count
            pointers = [(cells[i], (cells[i + 2].replace("s", "a"), cells[i + 1]), cells[i + 3])
                        for i in range(start, start + 4 * int(cells[start - 1]), 4)]
            self.synsets[pos, cells[0]] = Synset((pos, cells[0]), words, pointers)

    def _read_index(self, name, pos):
        for line in open(FOLDER / f"index.{name}", encoding="utf-8"):
            if line.startswith("  "):
                continue
            cells = line.split()
            count = int(cells[2])
            self.senses[pos, cells[0].replace("_", " ")] = [(pos, offset) for offset in cells[-count:]]

    def _read_counts(self):
        """How often each sense was met in WordNet's tagged texts: cntlist.rev, keyed by lemma and sense number."""
        for line in open(FOLDER / "cntlist.rev", encoding="utf-8"):
            key, number, count = line.split()
            lemma, rest = key.split("%")
            pos = {"1": "n", "2": "v", "3": "a", "5": "a"}.get(rest[0])
            if pos:
                self.counts[pos, lemma.replace("_", " "), int(number)] = int(count)

    def of(self, pos, word):
        """Synsets of a word, most frequent sense first."""
        return [self.synsets[key] for key in self.senses.get((pos, word.lower()), [])]

    def sense(self, word, number=1):
        return self.of("n", word)[number - 1]

    def follow(self, synset, *symbols):
        return [self.synsets[key] for symbol, key, _ in synset.pointers if symbol in symbols and key in self.synsets]

    def closure(self, synset, *symbols):
        """The synset and all that is reached from it, by key."""
        found, todo = {synset.key: synset}, [synset]
        while todo:
            for other in self.follow(todo.pop(), *symbols):
                if other.key not in found:
                    found[other.key] = other
                    todo.append(other)
        return found
