"""LitBank and Re-DocRED as CoNLL-U with `Entity=` brackets, the form in which GUM comes.

    python coreference_sets.py DATA OUTPUT

Writes litbank.conllu and docred.conllu. Only words, spacing and brackets are filled; trees are the program's own. In LitBank
every person, place, organization, building and vehicle is marked; in Re-DocRED names alone.
"""
import json
import random
import re
import sys
import zipfile
from pathlib import Path

import corpora as C

NO_SPACE_BEFORE = re.compile(r"^([.,;:?!)\]}%]|['’](s|S|ll|re|ve|d|m)?|n['’]t|''|”)$")
NO_SPACE_AFTER = re.compile(r"^([(\[{$£]|``|“|‘)$")


def litbank_sentences(text):
    """(words, brackets) for each sentence."""
    words, marks = [], []
    for line in text.split("\n"):
        fields = line.split("\t")
        if len(fields) > 5:
            words.append(fields[3])
            marks.append(fields[-1] if fields[-1] not in ("", "_") else fields[-2])
        elif words:
            yield words, marks
            words, marks = [], []
    if words:
        yield words, marks


def brackets(mark):
    """"(0|(3)|2)" as GUM writes it."""
    return "".join(f"({part[1:-1]}-x)" if part[0] == "(" and part[-1] == ")" else f"{part}-x" if part[0] == "(" else part
                   for part in mark.split("|") if part not in ("", "_"))


def docred_sentences(sentences):
    for s in sentences:
        opened, closed = [[] for _ in s.words], [[] for _ in s.words]
        for first, last, number in sorted(set(s.spans), key=lambda m: (m[0], -m[1])):
            opened[first].append(f"({number}-x")
            closed[last].append(f"{number})")
        yield s.words, ["|".join(o + c[::-1]) or "_" for o, c in zip(opened, closed)]


def write_document(out, name, sentences):
    out.write(f"# newdoc id = {name}\n")
    quoted = False
    for words, marks in sentences:
        for k, word in enumerate(words):
            following = words[k + 1] if k + 1 < len(words) else ""
            straight = word == '"'
            quoted ^= straight
            joined = NO_SPACE_AFTER.match(word) or NO_SPACE_BEFORE.match(following) or (straight and quoted) or \
                (following == '"' and quoted)
            entity = "Entity=" + (mark if "-x" in mark else brackets(mark)) if (mark := marks[k]) not in ("", "_") else ""
            misc = "|".join(x for x in (entity.replace("|", ""), "SpaceAfter=No" if joined else "") if x) or "_"
            out.write("\t".join([str(k + 1), word.replace(" ", "") or "-", "_", "X", "_", "_", str(min(k, 1)), "root" if k == 0 else "dep",
                                 "_", misc]) + "\n")
        out.write("\n")


def docred_documents(data):
    """Documents of the part that the reader learns names from, entities numbered."""
    documents = json.load(open(data / "relations/redocred-dev.json", encoding="utf-8"))
    order = list(range(len(documents)))
    random.Random(7).shuffle(order)
    for k in sorted(order[len(order) // 5:]):
        sentences = [C.Sentence(words) for words in documents[k]["sents"]]
        for s in sentences:
            s.spans = []
        for number, vertex in enumerate(documents[k]["vertexSet"]):
            for m in vertex:
                if m["type"] in C.DOCRED and m["pos"][0] < m["pos"][1]:
                    sentences[m["sent_id"]].spans.append((m["pos"][0], m["pos"][1] - 1, number))
        yield f"docred-{k}", docred_sentences(sentences)


def main(data, output):
    data, output = Path(data), Path(output)
    with zipfile.ZipFile(data / "coreference/litbank.zip") as archive, open(output / "litbank.conllu", "w", encoding="utf-8") as out:
        for name in sorted(n for n in archive.namelist() if n.endswith(".conll")):
            write_document(out, Path(name).stem, litbank_sentences(archive.read(name).decode("utf-8")))
    with open(output / "docred.conllu", "w", encoding="utf-8") as out:
        for name, sentences in docred_documents(data):
            write_document(out, name, sentences)


if __name__ == "__main__":
    main(*sys.argv[1:3])
