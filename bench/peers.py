"""Measures Dossier, spaCy and CoreNLP side by side; bench/peers installs them and calls this.

Speed: each program's whole pipeline of sentences, tokens, tags, lemmas, tree and names over the same
raw texts, on one core; loading is told apart and left out of the speed.  Names: every program reads
what `dossier eval --texts` prints, and `dossier eval --predictions` scores it, so that all are counted
by the same code.  Column sets are read with their tokens, re3d as raw text.
"""
import argparse
import bisect
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

MOST_WORDS = 70_000
TYPES = "person,organization,place"
CASES = {"as-written": "as written", "upper": "ALL CAPITALS", "lower": "all lower case"}
SETS = {"WNUT17 dev": "names/wnut17-dev.conll", "UNER EWT dev": "names/uner-ewt-dev.iob2",
        "re3d half": "relations/re3d-entities.jsonl"}
NAMES_ONLY = "tokenize,ssplit,pos,lemma,ner"
NER = ["-ner.applyFineGrained", "false", "-ner.useSUTime", "false"]


def is_raw(path):
    return path.suffix == ".jsonl"


def json_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def write_lines(path, objects):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(x, ensure_ascii=False) + "\n" for x in objects)


class Run:
    """One process on one core: its output, wall and processor seconds, and largest memory."""

    def __init__(self, core, command):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            begin = time.perf_counter()
            process = subprocess.Popen(["taskset", "-c", core, *map(str, command)], stdout=out, stderr=err)
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds = time.perf_counter() - begin
            out.seek(0), err.seek(0)
            self.out, self.err = out.read().decode(), err.read().decode(errors="replace")
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"bench/peers: failed: {' '.join(map(str, command))}\n{self.err[-2000:]}")
        self.processor = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024


# --- texts

def raw_news(options):
    """(where from, texts)"""
    if options.folders:
        files = sorted(f for folder in options.folders for f in Path(folder).rglob("*.txt"))
        return ", ".join(options.folders), [f.read_text(encoding="utf-8") for f in files]
    source = ["samples/articles"]
    texts = [f.read_text(encoding="utf-8") for f in sorted(Path(options.samples).glob("*.txt"))]
    re3d, polnear = options.data / "relations/re3d-documents.jsonl", options.data / "attribution/polnear-dev.zip"
    if re3d.exists():
        source.append("re3d")
        texts += [x["text"] for x in json_lines(re3d)]
    if polnear.exists():
        source.append("PolNeAR dev")
        with zipfile.ZipFile(polnear) as pack:
            for name in sorted(pack.namelist()):
                if name.endswith(".txt"):
                    texts.append(io.TextIOWrapper(pack.open(name), encoding="utf-8").read())
    return ", ".join(source), texts


def up_to(texts, words):
    out, total = [], 0
    for text in texts:
        total += len(text.split())
        if total > words:
            break
        out.append(text)
    return out


# --- the programs

def dossier_speed(options, folder, _):
    short = folder / "short.txt"
    short.write_text("A word.\n")
    load = Run(options.core, [options.dossier, "annotate", short, "--format", "json"])
    run = Run(options.core, [options.dossier, "annotate", folder / "news.jsonl", "--format", "json"])
    tokens = sum(len(json.loads(line)["tokens"]) for line in run.out.splitlines())
    version = Run(options.core, [options.dossier, "--version"]).out.split("\n")[0]
    return {"version": version, "load": load.seconds, "seconds": run.seconds - load.seconds, "tokens": tokens, "run": run}


def spacy_command(options, *arguments):
    return [options.peers / "venv/bin/python", Path(__file__).with_name("peers_spacy.py"), *arguments]


def spacy_speed(options, folder, _):
    run = Run(options.core, spacy_command(options, "speed", folder / "news.jsonl"))
    return json.loads(run.out) | {"run": run}


def corenlp(options, folder, annotators, more, files):
    """Reads the files and writes their JSON into `folder`."""
    listed = folder / "list"
    listed.write_text("".join(f"{f}\n" for f in files))
    return Run(options.core, [
        "java", "-Xmx4g", "-cp", f"{options.peers}/corenlp/*", "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-annotators", annotators,
        "-threads", "1", "-fileList", listed, "-outputFormat", "json", "-outputDirectory", folder, "-encoding", "UTF-8", *NER, *more])


def corenlp_speed(options, folder, texts):
    files = []
    for i, text in enumerate(texts):
        files.append(folder / f"news-{i}.txt")
        files[-1].write_text(text, encoding="utf-8")
    run = corenlp(options, folder, NAMES_ONLY + ",depparse", [], files)
    total = re.search(r"TOTAL: ([\d.]+) sec\. for (\d+) tokens", run.err)
    load = re.search(r"Pipeline setup: ([\d.]+) sec", run.err)
    if not total or not load:
        sys.exit("bench/peers: CoreNLP did not tell its times:\n" + run.err[-2000:])
    version = re.search(r"corenlp-([\d.]+)\.jar", " ".join(map(str, (options.peers / "corenlp").iterdir()))).group(1)
    return {"version": f"CoreNLP {version}", "load": float(load.group(1)), "seconds": float(total.group(1)),
            "tokens": int(total.group(2)), "run": run}


# --- names

def corenlp_mentions(path, text):
    """Spans in code points, CoreNLP counts UTF-16 units; without the pronouns that it lists as mentions of persons."""
    points, units = [0], 0
    for c in text:
        units += 2 if ord(c) > 0xFFFF else 1
        points.append(units)
    for sentence in json.loads(path.read_text(encoding="utf-8"))["sentences"]:
        for m in sentence.get("entitymentions", []):
            if sentence["tokens"][m["tokenBegin"]]["ner"] != "O":
                begin, end = m["characterOffsetBegin"], m["characterOffsetEnd"]
                yield bisect.bisect_left(points, begin), bisect.bisect_left(points, end), m["ner"]


def corenlp_names(options, folder, jobs):
    """All sets in two runs: raw texts a file each, sets with tokens a file each and a line for each unit."""
    files = {True: [], False: []}
    for key, (source, raw) in jobs.items():
        units = json_lines(source)
        texts = [(f"{key}-{i}", [u]) for i, u in enumerate(units)] if raw else [(key, units)]
        for name, part in texts:
            path = folder / f"{name}.txt"
            path.write_text("\n".join(u["text"] for u in part), encoding="utf-8")
            files[raw].append((path, key, part))
    found = {key: [] for key in jobs}
    for raw, listed in files.items():
        if not listed:
            continue
        given = [] if raw else ["-tokenize.whitespace", "true", "-ssplit.eolonly", "true"]
        corenlp(options, folder, NAMES_ONLY, given, [path for path, _, _ in listed])
        for path, key, units in listed:
            starts = [0]
            for u in units:
                starts.append(starts[-1] + len(u["text"]) + 1)
            names = [[] for _ in units]
            mentions = corenlp_mentions(folder / (path.name + ".json"), path.read_text(encoding="utf-8"))
            for begin, end, label in mentions:
                k = bisect.bisect_right(starts, begin) - 1
                names[k].append([begin - starts[k], end - starts[k], label])
            found[key] += [{"id": u["id"], "names": n} for u, n in zip(units, names)]
    for key, lines in found.items():
        write_lines(folder / f"{key}.corenlp", lines)


def spacy_names(options, folder, jobs):
    pairs = []
    for key, (source, raw) in jobs.items():
        pairs += [source if raw else f"={source}", folder / f"{key}.spacy"]
    Run(options.core, spacy_command(options, "names", *pairs))


def f1(options, path, case, predictions):
    more = ["--predictions", predictions] if predictions else []
    run = Run(options.core, [options.dossier, "eval", path, "--case", case, "--gold-types", TYPES, "--format", "json", *more])
    return next(row["f1"] for row in json.loads(run.out) if row["type"] == "all")


def names(options, folder):
    sets = {name: options.data / path for name, path in SETS.items() if (options.data / path).exists()}
    for name in SETS.keys() - sets.keys():
        print(f"{name}: not there ({options.data / SETS[name]})")
    jobs = {}
    for s, path in enumerate(sets.values()):
        for case in CASES:
            source = folder / f"{s}-{case}.jsonl"
            Run(options.core, [options.dossier, "eval", path, "--case", case, "--texts", "-o", source])
            jobs[f"{s}-{case}"] = (source, is_raw(path))
    if not jobs:
        return
    spacy_names(options, folder, jobs)
    corenlp_names(options, folder, jobs)
    print(f"\nNames, F1 ({TYPES.replace(',', ', ')}; exact span and type)\n")
    print("| set | case | Dossier | spaCy | CoreNLP |\n|---|---|---|---|---|")
    for s, (name, path) in enumerate(sets.items()):
        for case, words in CASES.items():
            key = folder / f"{s}-{case}"
            figures = [f1(options, path, case, p) for p in (None, f"{key}.spacy", f"{key}.corenlp")]
            print(f"| {name} | {words} | " + " | ".join(f"{x:.1f}" for x in figures) + " |", flush=True)


def speed(options, folder):
    source, texts = raw_news(options)
    texts = up_to(texts, MOST_WORDS)
    words = sum(len(t.split()) for t in texts)
    write_lines(folder / "news.jsonl", [{"text": t} for t in texts])
    print(f"{len(texts)} documents, {words:,} words ({source}); one core\n")
    print("| program | words/s | tokens/s | loading, s | memory, MB | processor s, loading included |\n|---|---|---|---|---|---|")
    for measure in (dossier_speed, spacy_speed, corenlp_speed):
        m = measure(options, folder, texts)
        print(f"| {m['version']} | {words / m['seconds']:,.0f} | {m['tokens'] / m['seconds']:,.0f} | {m['load']:.2f} | "
              f"{m['run'].megabytes:,.0f} | {m['run'].processor:.1f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="bench/peers")
    for name in ("--dossier", "--peers", "--core", "--samples", "--data"):
        parser.add_argument(name, required=True, type=str if name == "--core" else Path)
    parser.add_argument("folders", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        speed(options, Path(folder))
        names(options, Path(folder))


if __name__ == "__main__":
    main()
