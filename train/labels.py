"""Label vocabularies: shapes of words, lemma scripts, name classes, target sets.

Everything here is plain string work that the C++ reader repeats, so the rules
are kept few and exact; they are documented in src/language/model/README.md.
"""
import unicodedata

NAME_TYPES = ["person", "organization", "place", "group", "event", "thing",
              "date", "money", "number"]
NAME_LABELS = ["O"] + [f"{p}-{t}" for t in NAME_TYPES for p in "BI"]
MENTION_TYPES = ["person", "organization", "place", "group"]
MENTION_LABELS = ["O"] + [f"{p}-{t}" for t in MENTION_TYPES for p in "BI"]
ENTITY_LABELS = ["none", "person", "organization", "place", "abstract",
                 "object", "event", "time", "animal", "plant", "substance"]
SHAPE_NAMES = ["special", "lower", "capital", "punctuation-opening", "single-upper",
               "upper-short", "upper-long", "mixed", "digits-short",
               "digits-four", "number", "letters-digits", "punctuation",
               "inner-upper", "inner", "inner-other", "punctuation-closing", "punctuation-between"]
PUNCTUATION = 12
# By (white space before, white space after); both where a set does not say.
PUNCTUATION_SHAPES = {(True, True): PUNCTUATION, (True, False): 3, (False, True): 16, (False, False): 17}


def char_class(c):
    """'u' upper, 'l' other letter, 'd' decimal digit, 'x' anything else."""
    category = unicodedata.category(c)
    if category in ("Lu", "Lt"):
        return "u"
    if category[0] == "L":
        return "l"
    return "d" if category == "Nd" else "x"


def word_shape(word):
    """Shape class of a word's first piece (see SHAPE_NAMES), marks as if they stood free."""
    classes = [char_class(c) for c in word]
    upper, lower, digits = (classes.count(k) for k in "uld")
    letters = upper + lower
    if letters and digits:
        return 11
    if digits:
        if digits < len(word):
            return 10
        return 9 if digits == 4 else 8 if digits <= 2 else 10
    if not letters:
        return PUNCTUATION
    if not upper:
        return 1
    if letters == 1:
        return 4
    if not lower:
        return 5 if letters <= 3 else 6
    if upper == 1 and classes[0] == "u":
        return 2
    return 7


def inner_shape(word):
    """Shape class of the second and later pieces of a word."""
    classes = [char_class(c) for c in word]
    upper, lower = classes.count("u"), classes.count("l")
    if not upper + lower:
        return 15
    return 13 if upper >= 2 and not lower else 14


def apply_case(rule, form):
    if rule == "lower":
        return form.lower()
    if rule == "capital":
        return form[:1].upper() + form[1:].lower()
    return form


def lemma_script(form, lemma):
    """Cheapest script "case|strip=N|add=TEXT" that turns form into lemma."""
    best = None
    for order, rule in enumerate(("lower", "keep", "capital")):
        base = apply_case(rule, form)
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        cost = (len(base) - common + len(lemma) - common, order)
        if best is None or cost < best[0]:
            best = (cost, f"{rule}|strip={len(base) - common}|add={lemma[common:]}")
    return best[1]


def apply_script(script, form):
    """The inverse: the lemma that a script gives for a form."""
    rule, strip, add = script.split("|", 2)
    count = int(strip[6:])
    base = apply_case(rule, form)
    if count > len(base):
        return base
    return base[:len(base) - count] + add[4:]


class TargetSets:
    """Interned sets of acceptable name classes.

    A data set that does not annotate a type must not teach that the type is
    absent: its O tokens accept O or any class of the types it leaves out, and
    a token of a coarse type (MISC) accepts every fine type it may stand for.
    """

    def __init__(self):
        self.index, self.rows = {}, []
        self.any = self._intern(frozenset(range(len(NAME_LABELS))))

    def _intern(self, members):
        if members not in self.index:
            self.index[members] = len(self.rows)
            self.rows.append(members)
        return self.index[members]

    def outside(self, annotated):
        free = [t for t in NAME_TYPES if t not in annotated]
        return self._intern(frozenset(
            [0] + [NAME_LABELS.index(f"{p}-{t}") for t in free for p in "BI"]))

    def inside(self, prefix, types, or_outside=False):
        members = {NAME_LABELS.index(f"{prefix}-{t}") for t in types}
        return self._intern(frozenset(members | ({0} if or_outside else set())))

    def table(self):
        return [[1 if k in row else 0 for k in range(len(NAME_LABELS))]
                for row in self.rows]
