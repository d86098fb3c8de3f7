"""Readers of the training sets: each yields Sentence objects.

Name annotation is mapped here to one label set (labels.NAME_TYPES); what a
set does not annotate stays open (labels.TargetSets).  No text of any set is
kept in the repository: only the weights computed from it are.
"""
import json
import random
import re
import zipfile
from pathlib import Path

from labels import TargetSets

MONTHS = set("january february march april may june july august september october "
             "november december jan feb mar apr jun jul aug sep sept oct nov dec".split())
DAYS = set("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu "
           "thur fri sat sun today yesterday tomorrow tonight".split())
TITLES = set("president mr mr. mrs mrs. ms ms. dr dr. sir dame lord lady senator sen sen. rep rep. "
             "representative gov gov. governor minister general gen gen. colonel col col. captain "
             "capt capt. lieutenant lt lt. sgt sgt. sergeant major admiral judge justice king queen "
             "prince princess pope rev rev. reverend father prof prof. professor chairman secretary "
             "ambassador mayor sheikh shaikh vice prime deputy former st. uncle aunt "
             "chancellor congressman congresswoman councillor coach".split())
CURRENCY_SIGNS = {"$", "£", "€", "¥", "US$", "A$", "C$", "HK$"}
CURRENCY_WORDS = set("dollar dollars euro euros pound pounds yen cent cents pence rupees pesos francs".split())
DEMONYMS = set(Path(__file__).with_name("demonyms.txt").read_text().split())


UNKNOWN = -100.0


class Sentence:
    """Parallel lists over words; None where a set does not annotate a layer.

    spaces      whether white space follows
    names       indexes of target sets (labels.TargetSets)
    entity      type of the mention that a word heads
    mentions    BIO labels of mentions, names and descriptions, as re3d marks them
    clusters    number of the entity whose mention a word heads, -1 for none
    factuality  -3 (did not happen) to 3 (did), UNKNOWN where nobody was asked
    """
    __slots__ = ("words", "spaces", "upos", "xpos", "feats", "lemma", "head", "deprel", "names", "mentions", "entity", "clusters",
                 "factuality", "spans", "document", "paragraph")

    def __init__(self, words):
        for name in self.__slots__:
            setattr(self, name, None)
        self.words = words


def read_conllu(path):
    """Sentences of a CoNLL-U file; .spans holds raw GUM mentions if present."""
    rows, document, paragraph = [], None, 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                document = line.split("=", 1)[1].strip()
            if line.startswith("# newdoc") or re.match("# newpar( id|$)", line):
                paragraph += 1
            if line.startswith("#"):
                continue
            if not line:
                if rows:
                    yield conllu_sentence(rows, document, paragraph)
                rows = []
                continue
            rows.append(line.split("\t"))
    if rows:
        yield conllu_sentence(rows, document, paragraph)


def conllu_sentence(rows, document, paragraph):
    spaces, inside = [], 0
    for row in rows:
        free = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside, free_after = last, free
        elif row[0].isdigit():
            number = int(row[0])
            spaces.append(free if number > inside else free_after if number == inside else False)
    rows = [r for r in rows if r[0].isdigit()]
    s = Sentence([r[1] for r in rows])
    s.document, s.paragraph, s.spaces = document, paragraph, spaces
    s.lemma, s.upos, s.xpos, s.feats = ([r[k] for r in rows] for k in (2, 3, 4, 5))
    s.head, s.deprel = [int(r[6]) for r in rows], [r[7] for r in rows]
    s.spans = mention_spans(rows)
    return s


def mention_spans(rows):
    """GUM's Entity= brackets as (first, last, type, number of the entity)."""
    spans, stack = [], []
    for i, row in enumerate(rows):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        if not found:
            continue
        for part in re.finditer(r"\(([^()]*)|([^()]*)\)", found.group(1)):
            if part.group(1) is not None:
                fields = part.group(1).split("-")
                stack.append((fields[0], i, fields[1] if len(fields) > 1 else "abstract"))
                continue
            at = len(stack) - 1
            while at > 0 and part.group(2) and stack[at][0] != part.group(2):
                at -= 1
            if at >= 0:
                name, first, kind = stack.pop(at)
                number = re.match(r"\d+", name)
                spans.append((first, i, kind, int(number.group()) if number else -1))
    return sorted(spans, key=lambda x: (x[0], -x[1]))


def span_head(s, first, last):
    for i in range(first, last + 1):
        if not first <= s.head[i] - 1 <= last:
            return i
    return last


def is_name_word(s, i):
    return s.upos[i] == "PROPN" or (s.words[i][:1].isupper() and s.upos[i] in ("ADJ", "NOUN", "VERB"))


def name_core(s, first, last, head, kind):
    """The proper-name window around a mention's head: "the late Ann Lee, a
    nurse" gives "Ann Lee"; "University of X" keeps its "of X"."""
    left = head
    while left > first and (is_name_word(s, left - 1) or s.upos[left - 1] == "NUM"
                            or (s.words[left - 1] in "-.&'" and left - 1 > first and is_name_word(s, left - 2))):
        left -= 1
    right = head
    while right < last:
        nxt = right + 1
        if is_name_word(s, nxt) or (s.upos[nxt] == "NUM" and s.head[nxt] - 1 in range(left, nxt)):
            right = nxt
        elif s.words[nxt] in ("-", "&", ".") and nxt < last and is_name_word(s, nxt + 1):
            right = nxt + 1
        elif kind != "person" and s.words[nxt].lower() in ("of", "for", "and") and nxt < last:
            skip = 1 + (s.words[nxt + 1].lower() == "the")
            if nxt + skip <= last and s.upos[nxt + skip] == "PROPN" and kind != "place":
                right = nxt + skip
            else:
                break
        else:
            break
    if kind == "person":
        while left < right and s.words[left].lower() in TITLES:
            left += 1
    return left, right


def looks_dated(words):
    low = [w.lower() for w in words]
    return any(w in DAYS or (w in MONTHS and (w != "may" or words[i] == "May"))
               or re.fullmatch(r"(1[0-9]|20)\d\d('?s)?|'?\d0s", w)
               or re.fullmatch(r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}", w)
               or (w in ("last", "next") and i + 1 < len(low)) for i, w in enumerate(low))


GUM_TYPES = {"person": "person", "organization": "organization", "place": "place",
             "event": "event", "object": "thing", "abstract": "thing"}


def gum_names(s, sets):
    """Flat names, dates, amounts of a GUM sentence, as target sets."""
    kinds = [None] * len(s.words)
    marks = []

    def put(first, last, kind):
        if all(k is None for k in kinds[first:last + 1]):
            marks.append((first, last, kind))
            kinds[first:last + 1] = [kind] * (last + 1 - first)

    for first, last, kind, _ in s.spans:
        head = span_head(s, first, last)
        if kind == "time" and last - first < 7 and looks_dated(s.words[first:last + 1]):
            start = first + (s.upos[first] in ("DET", "ADP") and first < last and s.words[first].lower() == "the")
            put(start, last, "date")
        elif kind in GUM_TYPES and s.upos[head] == "PROPN":
            if s.words[head].lower() in DEMONYMS:
                continue
            left, right = name_core(s, first, last, head, kind)
            if kind == "person" and left == right and s.words[left].lower() in TITLES:
                continue
            put(left, right, "group" if kind == "person" and s.xpos[head] == "NNPS" else GUM_TYPES[kind])
    put_amounts(s, put)
    return marks_to_sets(s, marks, sets, GUM_ALL)


def put_amounts(s, put):
    i, n = 0, len(s.words)
    while i < n:
        if s.upos[i] != "NUM" or re.fullmatch(r"[ivxIVX]+\.?", s.words[i]):
            i += 1
            continue
        j = i
        while j + 1 < n and s.upos[j + 1] == "NUM":
            j += 1
        start, kind = i, "number"
        if i and s.words[i - 1] in CURRENCY_SIGNS:
            start, kind = i - 1, "money"
        elif j + 1 < n and (s.words[j + 1].lower() in CURRENCY_WORDS or s.words[j + 1] in CURRENCY_SIGNS):
            j, kind = j + 1, "money"
        elif j + 1 < n and s.words[j + 1].lower() in ("%", "percent", "per"):
            j += 1 if s.words[j + 1].lower() != "per" else 0
        put(start, j, kind)
        i = j + 1


GUM_ALL = {"person", "organization", "place", "group", "event", "thing", "date", "money", "number"}


def marks_to_sets(s, marks, sets, annotated):
    """(first, last, kind or kinds) marks to one target set for each word; adds
    peoples (group) where a demonym stands alone."""
    out = [sets.outside(annotated)] * len(s.words)
    taken = [False] * len(s.words)
    for first, last, kind in marks:
        alone = first == last and s.words[first].lower() in DEMONYMS
        if alone and kind not in ("person", "organization"):
            continue
        types = [kind] if isinstance(kind, str) else kind
        soft = "?" in types
        types = [t for t in types if t != "?"]
        for i in range(first, last + 1):
            out[i] = sets.inside("B" if i == first else "I", types, soft)
            taken[i] = True
    for i, word in enumerate(s.words):
        if word.lower() in DEMONYMS and not taken[i] and (i == 0 or word[:1].isupper()):
            out[i] = sets.inside("B", ["group"])
    return out


def gum_entities(s):
    """For each word, type and number of the mention that it heads ("none", -1 elsewhere)."""
    kinds, clusters = ["none"] * len(s.words), [-1] * len(s.words)
    for first, last, kind, number in s.spans:
        head = span_head(s, first, last)
        if kinds[head] == "none":
            kinds[head], clusters[head] = kind, number
    return kinds, clusters


def read_columns(path, separator):
    words, tags = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line.strip():
            if words:
                yield words, tags
            words, tags = [], []
            continue
        if line.startswith("# "):
            continue
        fields = line.split(separator)
        if separator == "\t" and len(fields) > 3:
            fields = [fields[1], fields[2]]
        words.append(fields[0].strip() or "-")
        tags.append(fields[-1].strip())
    if words:
        yield words, tags


def bio_marks(tags):
    """(first, last, tag) spans of BIO or IOB1 tags."""
    marks = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        prefix, kind = tag.split("-", 1)
        if prefix == "B" or i == 0 or tags[i - 1] == "O" or tags[i - 1][2:] != kind:
            marks.append([i, i, kind])
        else:
            marks[-1][1] = i
    return marks


MISC = ["group", "event", "thing"]
WIKIGOLD = {"PER": "person", "LOC": "place", "ORG": "organization", "MISC": MISC}
WNUT = {"person": "person", "location": "place", "corporation": "organization",
        "group": "organization", "creative-work": "thing", "product": "thing"}
DOCRED = {"PER": "person", "LOC": "place", "ORG": "organization", "MISC": MISC}


def read_names(path, separator, mapping, annotated, sets, apart=False):
    """Sentences of a column file; `apart`: they come from different texts."""
    article = 0
    for words, tags in read_columns(path, separator):
        article += apart or words == ["-DOCSTART-"]
        if words == ["-DOCSTART-"]:
            continue
        s = Sentence(words)
        s.spans = [(a, b, k) for a, b, k in bio_marks(tags)]
        s.document = f"{path} {article}"
        s.names = marks_to_sets(s, [(a, b, mapping[k]) for a, b, k in s.spans], sets, annotated)
        yield s


def read_docred(path, sets, held_out):
    """Re-DocRED documents; a fifth of them (by a fixed draw) is held out."""
    documents = json.load(open(path, encoding="utf-8"))
    order = list(range(len(documents)))
    random.Random(7).shuffle(order)
    held = set(order[:len(order) // 5])
    annotated = {"person", "organization", "place", "group", "event", "thing", "date"}
    for k, document in enumerate(documents):
        if (k in held) != held_out:
            continue
        sentences = [Sentence(words) for words in document["sents"]]
        for s in sentences:
            s.spans = []
            s.document, s.clusters = f"docred {k}", [-1] * len(s.words)
        for number, vertex in enumerate(document["vertexSet"]):
            for m in vertex:
                s, first, last = sentences[m["sent_id"]], m["pos"][0], m["pos"][1] - 1
                s.spans.append((first, last, m["type"]))
                if m["type"] in DOCRED and first <= last:
                    s.clusters[docred_head(s, first, last, m["type"])] = number
        for s in sentences:
            s.names = marks_to_sets(s, docred_marks(s), sets, annotated)
            yield s


def docred_head(s, first, last, kind):
    """The word that would head a name in UD: the first of a person's, else the last before "of"."""
    if kind == "PER":
        return first
    inner = [i for i in range(first + 1, last) if s.words[i] in ("of", "for", ",", "(")]
    return inner[0] - 1 if inner else last


def factuality(path, part, sentences):
    """Fills .factuality from UDS It-Happened, whose numbers of sentences and words are those of an
    older release: sentences are matched within a few places by where their verbs stand."""
    data = json.loads(zipfile.ZipFile(path).read("factuality.json"))["data"]
    asked = {}
    for key, words in data.items():
        if key.startswith(f"ewt-{part}-"):
            asked[int(key.split("-")[2])] = {int(w.split("-")[-1]) - 1: value_of(v["factuality"]) for w, v in words.items()}

    def fits(number, shift):
        found = [w < len(s.words) and s.upos[w] in ("VERB", "AUX") for w in asked[number]
                 for s in sentences[max(0, number + shift):number + shift + 1]]
        return sum(found) - 3 * (len(asked[number]) - sum(found))

    numbers = sorted(asked)
    for at, number in enumerate(numbers):
        near = numbers[max(0, at - 12):at + 13]
        shift = max(range(-3, 3), key=lambda k: sum(fits(n, k) for n in near))
        if 0 <= number + shift < len(sentences) and fits(number, shift) == len(asked[number]):
            s = sentences[number + shift]
            s.factuality = [asked[number].get(w, UNKNOWN) for w in range(len(s.words))]


def value_of(answers):
    """Mean answer, -3 to 3, weighed by how sure it was."""
    votes = answers["factual"]
    return sum((2 * v - 1) * votes["confidence"][who] * 0.75 for who, v in votes["value"].items()) / len(votes["value"])


def docred_marks(s):
    marks, taken = [], set()
    for first, last, kind in sorted(set(s.spans), key=lambda x: (x[0] - x[1], x[0])):
        words = s.words[first:last + 1]
        if not words or taken & set(range(first, last + 1)):
            continue
        taken |= set(range(first, last + 1))
        if kind == "TIME":
            marks.append((first, last, "date" if looks_dated(words) else ["date", "?"]))
        elif kind == "NUM":
            money = any(w in CURRENCY_WORDS or w[:1] in "$£€¥" for w in words)
            marks.append((first, last, "money" if money else ["number", "?"]))
        else:
            marks.append((first, last, DOCRED[kind]))
    return marks


def simple_sentences(text):
    """Lists of (start, word); a rough splitter for texts that come without words."""
    for part in re.finditer(r"[^\n]+?(?:[.!?][\"”']?(?=\s+[A-Z“\"])|$)", text, re.M):
        found = re.finditer(r"(?:[A-Z]\.)+|\w+(?:[.,]\d+)*(?=['’]s\b)|['’]s\b|\w+(?:[.,]\d+)*|\S", part.group())
        words = [(part.start() + m.start(), m.group()) for m in found]
        if words:
            yield words


RE3D = {"Person": "person", "Organisation": "organization", "Location": "place", "Nationality": "group"}
PRONOUNS = set("i we you he she it they us our ours their his her its my your".split())


def re3d_mentions(folder):
    """Document -> (begin, end, type) by characters: the marked mentions of the four types that lie in no longer one; a leading
    "the" is not part of them."""
    marked = {}
    for line in open(folder / "re3d-entities.jsonl", encoding="utf-8"):
        e = json.loads(line)
        text = re.sub(r"^(the|The) ", "", e["value"])
        if e["type"] in RE3D:
            marked.setdefault(e["documentId"], set()).add((e["end"] - len(text), e["end"], RE3D[e["type"]]))
    return {key: {n for n in own if not any(m[0] <= n[0] and n[1] <= m[1] and m[:2] != n[:2] for m in own)}
            for key, own in marked.items()}


def read_re3d(folder):
    """Sentences of re3d's documents; with a fold those outside it, or inside it. `mentions` are all; `spans` (by words) those that
    are names: with a capital letter, and no pronouns."""
    marked = re3d_mentions(folder)
    documents = sorted((json.loads(x) for x in open(folder / "re3d-documents.jsonl", encoding="utf-8")), key=lambda d: d["_id"])
    for document in documents:
        for words in simple_sentences(document["text"]):
            s = Sentence([w for _, w in words])
            s.document = "re3d " + document["_id"]
            s.spaces = [b[0] > a[0] + len(a[1]) for a, b in zip(words, words[1:])] + [True]
            begins = {at: k for k, (at, _) in enumerate(words)}
            ends = {at + len(w): k for k, (at, w) in enumerate(words)}
            s.mentions, s.spans, last = ["O"] * len(words), [], -1
            for a, b, kind in sorted(marked.get(document["_id"], ())):
                if a in begins and b in ends and last < begins[a] <= ends[b]:
                    first, last = begins[a], ends[b]
                    s.mentions[first:last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first)
                    text = document["text"][a:b]
                    if text.lower() != text and text.lower() not in PRONOUNS:
                        s.spans.append((first, last, kind))
            yield s


def training_sentences(folder):
    """Every training sentence of the reader, with the target sets that its names use. A set that is not in the folder is left
    out, and said so."""
    folder, sets, out = Path(folder), TargetSets(), []
    core = {"person", "organization", "place", "group"}

    def there(name):
        if not (folder / name).exists():
            print(f"left out, not there: {folder / name}", flush=True)
        return (folder / name).exists()

    if there("syntax/ewt-train.conllu"):
        out += read_conllu(folder / "syntax/ewt-train.conllu")
        if there("factuality/uds-it-happened-v2.zip"):
            factuality(folder / "factuality/uds-it-happened-v2.zip", "train", out)
    if there("syntax/gum-train.conllu"):
        for s in read_conllu(folder / "syntax/gum-train.conllu"):
            s.names = gum_names(s, sets)
            s.entity, s.clusters = gum_entities(s)
            out.append(s)
    if there("names/wikigold-wikigold.conll.txt"):
        out += read_names(folder / "names/wikigold-wikigold.conll.txt", " ", WIKIGOLD, core | {"event", "thing"}, sets)
    if there("names/wnut17-train.conll"):
        out += read_names(folder / "names/wnut17-train.conll", "\t", WNUT, core | {"thing"}, sets, apart=True)
    if there("relations/redocred-dev.json"):
        out += read_docred(folder / "relations/redocred-dev.json", sets, held_out=False)
    return out, sets
