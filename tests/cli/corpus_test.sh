#!/usr/bin/env bash
# Both halves of the corpus are well formed, and the measuring half is as it was frozen.
corpus=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../corpus" && pwd)
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

exits 0 "$program" eval "$corpus/train" --check
exits 0 "$program" eval "$corpus/second" --check
exits 0 "$program" eval "$corpus/measure" --check --format jsonl -o measure.json
check "the measuring half is frozen" grep -q "\"hash\":\"$(cat "$corpus/measure.hash")\"" measure.json
finish
