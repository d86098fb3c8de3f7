"""The table of choices of README.md, from what `train/run choices` measured.

    python choices.py FOLDER
"""
import json
import sys
from pathlib import Path

ROWS = [("without-none/quality", "all choices"), ("without-none/plain", "no averaging of weights"),
        ("without-windows/quality", "sentence by sentence"), ("without-altered/quality", "no altered copies"),
        ("without-spaces/quality", "no spacing of marks"), ("without-side/quality", "no side heads"),
        ("without-rounding/quality", "no rounding in training"), ("without-names/quality", "treebanks only, no sets of names"),
        ("without-layers/quality", "six layers")]
COLUMNS = [("ewt-dev", "UPOS"), ("ewt-dev", "LAS"), ("gum-dev", "LAS"), ("uner-ewt-dev", "F1 all"),
           ("uner-ewt-dev upper", "F1 all"), ("uner-ewt-dev lower", "F1 all")]

if __name__ == "__main__":
    print("| | " + " | ".join(f"{a} {b}" for a, b in COLUMNS) + " |")
    print("|---" * (len(COLUMNS) + 1) + "|")
    for name, title in ROWS:
        path = Path(sys.argv[1]) / f"{name}.json"
        if path.exists():
            figures = json.loads(path.read_text())
            print(f"| {title} | " + " | ".join(f"{figures[a][b]:.1f}" for a, b in COLUMNS) + " |")
