#!/usr/bin/env bash
# The trainer, tried on fifty sentences of the samples: it trains, goes on from its checkpoint, writes a model file, and the
# program reads with that file. Skipped (77) where PyTorch is not installed; DOSSIER_TRAIN_PYTHON names another python3.
#   trainer_test.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
python=${DOSSIER_TRAIN_PYTHON:-python3}
"$python" -c 'import torch, tokenizers, numpy' 2>/dev/null || { echo "skipped: $python has no torch, tokenizers, numpy"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

mkdir -p "$work/data/syntax" "$work/out"
cat "$root"/samples/articles/*.txt >"$work/all.txt"
"$program" annotate "$work/all.txt" -o "$work/data/syntax/ewt-train.conllu"
cp "$work/data/syntax/ewt-train.conllu" "$work/data/syntax/gum-train.conllu"

train() {
  "$python" "$root/train/train.py" --data "$work/data" --base "$root/src/language/model/english.model" --out "$work/out" \
    --sentences 25 --pieces 300 --passes 3 --threads 1 "$@"
}
train --stop-after 4 >"$work/first.log" || { cat "$work/first.log"; fail "training"; }
train >"$work/second.log" || { cat "$work/second.log"; fail "training from a checkpoint"; }
grep -q "resumed at step 4" "$work/second.log" || fail "it did not go on from step 4: $(cat "$work/second.log")"

"$python" "$root/train/export.py" "$work/out/checkpoint.pt" "$work/english.model" --data "$work/data"
mkdir "$work/share"
ln -s "$(dirname "$program")"/share/dossier/* "$work/share/"
rm "$work/share/english.model"
mv "$work/english.model" "$work/share/"
echo "The harbour reopened on Monday." | DOSSIER_DATA="$work/share" "$program" annotate - --format json >"$work/read.json"
grep -q '"form":"harbour"' "$work/read.json" || fail "the new model reads nothing: $(cat "$work/read.json")"
DOSSIER_DATA="$work/share" "$program" eval "$work/data/syntax/ewt-train.conllu" >/dev/null || fail "eval with the new model"
echo "trained, resumed, exported, read"
