"""Checks pictures as a reader would: check_picture.py FILE.svg...

Boxes do not overlap, every text lies on the page, inside its box and on no other text, text can be read (contrast 4.5), lines
that are denied or hedged say so in words and stand in the legend, the legend holds nothing else, and every line has its source.
"""
import re
import sys
import xml.etree.ElementTree as ET

SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
WORDS = {"stated": "stated as fact", "hedged": "alleged, planned or requested", "possible": "possible", "denied": "denied"}
SAID = {"hedged": r"alleged|planned|requested", "possible": r"possible", "denied": r"denied"}
# Named by its words, since a colour name says nothing of its contrast.
NAMED = {"white": "#ffffff", "black": "#000000"}


def width(text, size):
    """An estimate that is a little low, so that what it finds is wrong."""
    total = 0
    for c in text:
        if c in "ijlI|.,:;'![]()tfr -/\u00a0’":
            total += 0.27
        elif ord(c) >= 0x2e80:
            total += 1.0
        elif c.isupper() or c in "mwMW—…":
            total += 0.66
        else:
            total += 0.5
    return total * size * 0.97


def luminance(colour):
    colour = NAMED.get(colour, colour)
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def numbers(text):
    return [float(n) for n in re.findall(r"-?\d+\.?\d*", text)]


def overlap(a, b, slack=0.5):
    return min(a[2], b[2]) - max(a[0], b[0]) > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack


def inside(a, b, slack):
    return a[0] >= b[0] - slack and a[1] >= b[1] - slack and a[2] <= b[2] + slack and a[3] <= b[3] + slack


def text_boxes(group):
    """(words, box, colour, size) of each text."""
    for t in group.iter(SVG + "text"):
        words, size = "".join(t.itertext()), float(t.get("font-size"))
        x, y, w = float(t.get("x")), float(t.get("y")), width(words.strip(" \u00a0"), size)
        left = x - w / 2 if t.get("text-anchor") == "middle" else x
        yield words, (left, y - 0.75 * size, left + w, y + 0.2 * size), t.get("fill") or "#000000", size


def shape(group):
    """The box around a node's outline, and its fill."""
    for e in group.iter():
        points, fill = None, e.get("fill")
        if e.tag == SVG + "polygon":
            n = numbers(e.get("points"))
            points = list(zip(n[::2], n[1::2]))
        elif e.tag == SVG + "path":
            n = numbers(e.get("d"))
            points = list(zip(n[::2], n[1::2]))
        elif e.tag == SVG + "ellipse":
            cx, cy, rx, ry = (float(e.get(k)) for k in ("cx", "cy", "rx", "ry"))
            points = [(cx - rx, cy - ry), (cx + rx, cy + ry)]
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            return (min(xs), min(ys), max(xs), max(ys)), fill
    return None


def check(path):
    wrong = []
    root = ET.parse(path).getroot()
    page = numbers(root.get("viewBox"))
    top = root.find(SVG + "g")
    n = numbers(top.get("transform"))
    zoom, move = n[0], (n[-2], n[-1])
    paper = (-move[0], -move[1], -move[0] + page[2] / zoom, -move[1] + page[3] / zoom)
    boxes, texts, manners, notes, labels = [], [], set(), [], []
    for group in top.findall(SVG + "g"):
        link = next((a.get(LINK) or "" for a in group.iter(SVG + "a")), "")
        is_edge = group.get("class") == "edge"
        found = list(text_boxes(group))
        texts += [(t, group) for t in found]
        if is_edge and link:
            manner = (group.get("id") or "").rsplit("/", 1)[-1]
            manners.add(manner)
            words = " ".join(t[0].strip(" \u00a0") for t in found)
            labels.append((manner, words))
            if manner in SAID and words and not re.search(SAID[manner], words):
                wrong.append(f"{words!r} is {manner} and does not say so")
            if manner == "stated" and re.search(r", (alleged|planned|requested|possible|denied)\b", words):
                wrong.append(f"{words!r} is drawn as fact")
        elif not is_edge and link.startswith("#n:") and shape(group):
            box, fill = shape(group)
            boxes.append((box, fill, found, group))
        elif not is_edge:
            notes += [t[0] for t in found]
            if link:
                labels.append((None, " ".join(t[0] for t in found)))
    for i, (box, fill, found, _) in enumerate(boxes):
        for other in boxes[:i]:
            if overlap(box, other[0]):
                wrong.append(f"boxes overlap: {found[0][0]!r} and {other[2][0][0]!r}")
        for words, at, ink, _ in found:
            if not inside(at, box, 2):
                wrong.append(f"{words!r} leaves its box")
            if contrast(ink, fill if fill not in (None, "none", "transparent") else "#ffffff") < 4.5:
                wrong.append(f"{words!r} has too little contrast")
        if not inside(box, paper, 0):
            wrong.append(f"box {found[0][0]!r} leaves the page")
    owned = {id(b[3]) for b in boxes}
    for i, ((words, at, ink, size), group) in enumerate(texts):
        if not inside(at, paper, 0):
            wrong.append(f"{words!r} leaves the page")
        if size * zoom < 5.9:
            wrong.append(f"{words!r} is set in {size * zoom:.1f} points")
        if id(group) in owned:
            continue
        if contrast(ink, "#ffffff") < 4.5:
            wrong.append(f"{words!r} has too little contrast")
        for (other, there, _, _), theirs in texts[:i]:
            if theirs is not group and "✕" not in (words, other) and overlap(at, there, 1):
                wrong.append(f"{words!r} and {other!r} overlap")
        for box in boxes:
            if overlap(at, box[0], 1):
                wrong.append(f"{words!r} lies on the box {box[2][0][0]!r}")
    said = {m for m, w in WORDS.items() if w in notes}
    if manners and said != manners:
        wrong.append(f"legend {sorted(said)}, lines {sorted(manners)}")
    listed = {int(m.group(1)) for t in notes for m in [re.match(r"\[(\d+)\] ", t)] if m}
    cited = set()
    for _, words in labels:
        refs = re.findall(r"\[(\d[\d,\- ]*)\]", words)
        if not refs:
            wrong.append(f"{words!r} has no source")
        for part in ",".join(refs).replace(" ", "").split(","):
            if part:
                ends = [int(p) for p in part.split("-")]
                cited |= set(range(ends[0], ends[-1] + 1))
    if cited != listed:
        wrong.append(f"footnotes {sorted(listed)}, cited {sorted(cited)}")
    return wrong


failed = False
for path in sys.argv[1:]:
    for line in check(path):
        print(f"{path}: {line}")
        failed = True
sys.exit(failed)
