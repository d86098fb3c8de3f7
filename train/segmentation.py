"""Writes src/language/data/segmentation.tsv: what the tokenizer and the sentence splitter know.

    python segmentation.py --data DATA > src/language/data/segmentation.tsv

Everything is counted in the training parts of UD English EWT and GUM; no
sentence of theirs is kept, only words, prefixes, units and marks. More
abbreviations, units, smileys and endings of files come from abbreviations.txt,
and abbreviations from CLDR (Debian package unicode-cldr-core), these where they
are not words too.
"""
import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

HEAD = """\
# What the tokenizer and the sentence splitter know. Kind, tab, value.
# Computed by train/segmentation.py from the training parts of UD English EWT and GUM (CC BY-SA 4.0), with
# CLDR's list of abbreviations (Unicode licence) and one of the project's own (train/abbreviations.txt).
"""
CLDR = "/usr/share/unicode/cldr/common/segments/en.xml"
HOST = r"(?:https?://|www\.|\S+@)(?:[a-z0-9-]+\.)+([a-z]{2,4})(?=[/:?]|$)"


def surfaces(rows):
    """(text, space after) of the words of a sentence."""
    out, end, surface, part, space = [], 0, "", [], True
    for row in rows:
        if "." in row[0]:
            continue
        after = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            end, surface, space, part = int(row[0].split("-")[1]), row[1], after, []
            continue
        if not end:
            out.append((row[1], after))
            continue
        part.append(row[1])
        if int(row[0]) == end:
            at = 0
            for k, word in enumerate(part):
                stop = at + len(word) if k < len(part) - 1 else len(surface)
                out.append((surface[at:stop], False))
                at = stop
            out[-1] = (out[-1][0], space)
            end = 0
    return out


def sentences(path):
    rows = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line and rows:
            yield surfaces(rows)
            rows = []
        elif line and line[0] != "#":
            rows.append(line.split("\t"))


def plain(word):
    return re.sub("[\u2018\u2019`\u00b4]", "'", word).lower()


class Counts:
    def __init__(self):
        self.whole, self.cut, self.prefix_kept, self.prefix_cut = Counter(), Counter(), Counter(), Counter()
        self.unit_kept, self.unit_cut, self.extension, self.symbol = Counter(), Counter(), Counter(), Counter()
        self.elided, self.clitic, self.two, self.stop_inner, self.stop_last = (Counter() for _ in range(5))
        self.before_number_kept, self.before_number_cut, self.last_cut = Counter(), Counter(), Counter()
        self.followers = defaultdict(Counter)  # of a word, or of a word and its clitic
        self.stop_cut, self.starts, self.capital, self.words, self.lower = (Counter() for _ in range(5))

    def sentence(self, words):
        for i, (text, after) in enumerate(words):
            low, before_joined = plain(text), i > 0 and not words[i - 1][1]
            follower = words[i + 1][0] if i + 1 < len(words) else ""
            self.words[low] += 1
            self.hyphens(text, low, words, i)
            self.numbers(low, follower, after)
            self.stops(text, low, words, i)
            self.clitics(low, words, i)
            if re.fullmatch(r"[\w.-]*[a-z]\.[a-z]{2,4}", low) and not re.fullmatch(r"([a-z]\.)+[a-z]?", low):
                self.extension[low.rsplit(".", 1)[1]] += 1
            if host := re.match(HOST, low):
                self.extension[host.group(1)] += 1
            if len(text) > 1 and re.fullmatch(r"[^\w\s]*[:;=^][^\s]{1,3}", low) and not low[-1] in ".," and len(low) < 6:
                self.symbol[low] += 1
            if re.fullmatch(r"'[a-z]+|n't", low):
                (self.clitic if before_joined else self.elided)[low] += 1
            self.lower[low] += text[:1].islower()
            if text[:1].isupper():
                (self.starts if i == 0 else self.capital)[low] += 1

    def clitics(self, low, words, i):
        """What follows a word, and what a word and a clitic that are written as one."""
        follower, behind = (plain(words[k][0]) if k < len(words) else "" for k in (i + 1, i + 2))
        self.followers[low][follower] += 1
        if not words[i][1] and re.fullmatch("[a-z]+", low) and re.fullmatch("[a-z]+", follower):
            self.two[low + " " + follower] += 1
        if not words[i][1] and re.fullmatch("'[a-z]+|n't", follower):
            self.followers[low, follower][behind] += 1

    def hyphens(self, text, low, words, i):
        if re.fullmatch(r"[a-z]+(-[a-z]+)+", low):
            self.whole[low] += 1
            self.prefix_kept[low.split("-")[0]] += 1
        elif re.fullmatch(r"[a-z]+/[a-z]+", low):
            self.whole[low] += 1
        elif re.fullmatch(r"[a-z]+-\d{2,4}s?", low):
            self.before_number_kept[low.split("-")[0]] += 1
        if text == "/" and 0 < i < len(words) - 1:
            self.cut[plain(words[i - 1][0]) + "/" + plain(words[i + 1][0])] += 1
        if text == "-" and 0 < i < len(words) - 1 and words[i + 1][0][0].isdigit():
            self.before_number_cut[plain(words[i - 1][0])] += 1
        if text in "-" and 0 < i < len(words) - 1 and not words[i - 1][1] and not words[i][1]:
            left, right = plain(words[i - 1][0]), plain(words[i + 1][0])
            if i == 1 or words[i - 2][1]:
                self.prefix_cut[left] += 1
            self.cut[left + "-" + right] += 1

    def numbers(self, low, follower, after):
        kept = re.fullmatch(r"\d+([a-z]+)", low)
        if kept:
            self.unit_kept[kept.group(1)] += 1
        if not after and re.fullmatch(r"[\d.,]*\d", low) and re.fullmatch("[a-z]+", plain(follower)):
            self.unit_cut[plain(follower)] += 1

    def stops(self, text, low, words, i):
        if re.search(r"[^\W\d].*\.$", low) and ".." not in low and not re.fullmatch("[A-Z]\\.", text):
            (self.stop_last if i == len(words) - 1 else self.stop_inner)[low] += 1
        if re.fullmatch(r"[^\W\d]+", low) and i + 1 < len(words) and words[i + 1][0] == "." and not words[i][1]:
            self.stop_cut[low + "."] += 1
        if text == "." and i == len(words) - 1 and i > 0 and not words[i - 1][1]:
            self.last_cut[plain(words[i - 1][0]) + "."] += 1

    def rows(self):
        yield from (("prefix", p) for p, n in self.prefix_kept.items() if n > self.prefix_cut[p] and n > 1)
        yield from (("whole", w) for w, n in self.whole.items() if n > self.cut[w] and n > 1
                    and self.prefix_kept[w.split("-")[0]] <= self.prefix_cut[w.split("-")[0]])
        yield from (("number-prefix", p) for p, n in self.before_number_kept.items()
                    if n > self.before_number_cut[p] and n > 1)
        yield from (("unit", u) for u, n in self.unit_cut.items() if n > self.unit_kept[u])
        yield from (("extension", e) for e, n in self.extension.items() if self.words[e] < 20 * n)
        yield from (("symbol", s) for s, n in self.symbol.items() if n > 1)
        yield from (("elided", e) for e, n in self.elided.items() if n > 1 and e not in ("n't", "'s")
                    and self.words[e[1:]] < 20 * n)
        yield from (("clitic", c) for c, n in self.clitic.items() if n > 4)
        yield from (("two", t) for t in self.two_words())
        yield from self.abbreviations()
        yield from self.own()
        yield from (("starter", w) for w, n in self.starts.items()
                    if n > 3 and n > 2 * self.capital[w] and self.lower[w] > 2)

    def two_words(self):
        """Two words that are written as one, always or before some words.

        Contractions without their apostrophe are two ("theyre") where that is
        no word; where it is one ("its"), before what follows the contraction
        with its apostrophe much more often than the word.
        """
        sure = {t for t, n in self.two.items() if n > (4 if t.endswith(" s") else 1)
                and n > self.words[t.replace(" ", "")]}
        takers = Counter(key[0] for key in self.followers if isinstance(key, tuple) and key[1] != "n't")
        for (word, clitic), behind in [x for x in self.followers.items() if isinstance(x[0], tuple)]:
            two = word + " " + clitic.replace("'", "")
            if clitic == "'d" or takers[word] < 3 and clitic != "n't":
                continue
            if not self.words[two.replace(" ", "")] and behind.total() > 4:
                sure.add(two)
            elif self.two[two] > 1 and two not in sure:
                whole = self.followers[two.replace(" ", "")]
                sure |= {f"{two} {w}" for w, n in behind.items() if n > max(2, 3 * whole[w]) and w.isalpha()}
        return sure

    def own(self):
        """The lines of abbreviations.txt."""
        for line in Path(__file__).with_name("abbreviations.txt").read_text().splitlines():
            if not line.startswith("#"):
                kind, *words = line.split()
                yield from ((kind, word) for word in words)

    def abbreviations(self):
        """Those that only stand inside a sentence, and those that may end one."""
        kinds = {}
        for word in re.findall(r"<suppression>([^<\s]+)<", Path(CLDR).read_text(encoding="utf-8")):
            low = word.lower()
            if len(low) > 3 and self.stop_cut[low] == 0 and self.words[low[:-1]] < 2:
                kinds[low] = "ending"
        for word in self.stop_inner | self.stop_last:
            inner, last = self.stop_inner[word], self.stop_last[word]
            often = inner + last > max(self.stop_cut[word], self.lower[word[:-1]])
            if often and (inner + last > 1 or word.count(".") > 1):
                kinds[word] = "ending" if last or word.count(".") > 1 else "inner"
        own = dict((word, kind) for kind, word in self.own())
        yield from (("last-cut", word) for word, kind in (kinds | own).items()
                    if kind == "ending" and self.last_cut[word] > max(2, 2 * self.stop_last[word]))
        yield from ((kind, word) for word, kind in kinds.items() if word not in own)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    folder, counts = Path(parser.parse_args().data) / "syntax", Counts()
    for name in ("ewt-train.conllu", "gum-train.conllu"):
        for words in sentences(folder / name):
            counts.sentence(words)
    print(HEAD, end="")
    for kind, value in sorted(set(counts.rows())):
        print(f"{kind}\t{value}")
