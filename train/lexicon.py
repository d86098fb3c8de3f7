"""The lemma table: (Penn tag, word or suffix) -> lemma script.

A head on one vector cannot spell: it guesses the script of rare words.  The
tag decides most lemmas, the spelling the rest, so a table does better (about
98-99 % against 94 %).  Three sources: scripts counted on the training trees;
suffix rules (longest of up to five characters) from the same counts; regular
forms of the piece vocabulary's words where those rules would go wrong.  Entries that a shorter rule already gives are left
out.  Seconds to build; about 10,000 lines.
"""
from collections import Counter, defaultdict

from pathlib import Path

from corpora import DEMONYMS
from labels import apply_script, lemma_script

SUFFIX = 5
PLAIN, KEEP, CAPITAL = "lower|strip=0|add=", "keep|strip=0|add=", "capital|strip=0|add="
VOWELS = "aeiou"
IRREGULAR = [line.split() for line in Path(__file__).with_name("irregular.txt").read_text().splitlines()]


class Table:
    def __init__(self, rules, exact):
        self.rules, self.exact = rules, exact

    def suffix_script(self, tag, key):
        for n in range(min(SUFFIX, len(key)), -1, -1):
            found = self.rules.get((tag, key[len(key) - n:]))
            if found:
                return found
        return PLAIN

    def script(self, tag, form):
        key = form.lower()
        return self.exact.get((tag, key)) or self.suffix_script(tag, key)

    def lemma(self, tag, form):
        return apply_script(self.script(tag, form), form)

    def lines(self):
        """(scripts, text): the two parts that the model file holds."""
        scripts = sorted(set(self.rules.values()) | set(self.exact.values()))
        index = {s: i for i, s in enumerate(scripts)}
        rows = [(f"{t}\t={k}".encode(), index[s]) for (t, k), s in self.exact.items()]
        rows += [(f"{t}\t-{k}".encode(), index[s]) for (t, k), s in self.rules.items()]
        text = b"\n".join(key + b"\t%d" % i for key, i in sorted(rows))
        return scripts, text


def count_scripts(sentences):
    """(tag, lower form) -> scripts; proper nouns keep their form."""
    counts = defaultdict(Counter)
    for s in sentences:
        for form, lemma, tag in zip(s.words, s.lemma, s.xpos):
            if lemma != "_" and tag not in ("NNP", "ADD", "GW", "LS"):
                counts[tag, form.lower()][lemma_script(form, lemma)] += 1
    return {k: c.most_common(1)[0][0] for k, c in counts.items()
            if c.total() > 1 or len(c) == 1}


def suffix_rules(best):
    """Commonest script of each tag and suffix, over word types; kept where it
    changes what the next shorter suffix says."""
    counts = defaultdict(Counter)
    for (tag, key), script in best.items():
        for n in range(min(SUFFIX, len(key)) + 1):
            counts[tag, key[len(key) - n:]][script] += 1
    rules = {("NNP", ""): KEEP, ("ADD", ""): KEEP, ("GW", ""): KEEP, ("LS", ""): KEEP}
    for (tag, suffix), c in sorted(counts.items(), key=lambda x: len(x[0][1])):
        script, n = c.most_common(1)[0]
        if suffix and n < 2:
            continue
        shorter = next((rules[tag, suffix[k:]] for k in range(1, len(suffix) + 1) if (tag, suffix[k:]) in rules), None)
        if script != shorter:
            rules[tag, suffix] = script
    return rules


def doubled(word):
    """Short consonant-vowel-consonant words double their last letter: plan, planned."""
    vowels = sum(c in VOWELS for c in word)
    return (len(word) >= 3 and vowels == 1 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS
            and word[-3] not in VOWELS)


def regular_forms(word):
    """(tag, form) of a regular verb or noun."""
    if word.endswith("e"):
        past, present = word + "d", (word if word.endswith(("ee", "oe", "ye")) else word[:-1]) + "ing"
    elif word.endswith("y") and word[-2:-1] not in tuple(VOWELS):
        past, present = word[:-1] + "ied", word + "ing"
    else:
        stem = word + word[-1] if doubled(word) else word
        past, present = stem + "ed", stem + "ing"
    if word.endswith("y") and word[-2:-1] not in tuple(VOWELS):
        plural = word[:-1] + "ies"
    else:
        plural = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return [("VBD", past), ("VBN", past), ("VBG", present), ("VBZ", plural), ("NNS", plural)]


def degree_forms(word):
    """(tag, form) of a regular adjective's degrees."""
    stem = word[:-1] if word.endswith("e") else word + word[-1] if doubled(word) else word
    if word.endswith("y"):
        stem = word[:-1] + "i"
    return [(tag + ending[0], stem + ending[1]) for tag in ("JJ", "RB") for ending in (("R", "er"), ("S", "est"))]


def irregular_forms():
    for lemma, past, participle in IRREGULAR:
        yield ("VBD", past), lemma
        yield ("VBN", participle), lemma


def generated(sentences, pieces):
    """(tag, form) -> lemma of regular forms: of the pieces' whole words, then
    of the training trees' verbs and adjectives, then irregular verbs."""
    lemmas = {first: {l for s in sentences for l, t in zip(s.lemma, s.xpos) if t[:2] == first} for first in ("VB", "JJ")}
    plain = [p for p in pieces if p.isascii() and p.isalpha() and p.islower() and len(p) > 2]
    inflected = {form for w in plain for _, form in regular_forms(w)}
    words = [w for w in plain if w not in inflected and not w.endswith(("s", "ous", "ing", "ed", "ic", "ism", "ist", "ly"))]
    forms = {}
    for word in words + sorted(lemmas["VB"]):
        if word.isascii() and word.isalpha() and word.islower() and len(word) > 2:
            for key in regular_forms(word):
                if word in lemmas["VB"] or key not in forms:
                    forms[key] = word
    for word in sorted(lemmas["JJ"]):
        if word.isascii() and word.isalpha() and word.islower() and len(word) < 9:
            for key in degree_forms(word):
                forms.setdefault(key, word)
    forms.update(irregular_forms())
    return forms


def build_table(sentences, pieces):
    """The table of the training sentences' lemmas and the pieces' words."""
    tagged = [s for s in sentences if s.xpos]
    best = count_scripts(tagged)
    table = Table(suffix_rules(best), {})
    for (tag, form), word in generated(tagged, pieces).items():
        if (tag, form) not in best and table.lemma(tag, form) != word:
            table.exact[tag, form] = lemma_script(form, word)
    for (tag, key), script in best.items():
        if "@" not in script and table.suffix_script(tag, key) != script:
            table.exact[tag, key] = script
    table.exact["PRP", "i"] = CAPITAL
    for word in DEMONYMS:
        table.exact["JJ", word] = CAPITAL
        table.exact["NN", word] = CAPITAL
    return table
