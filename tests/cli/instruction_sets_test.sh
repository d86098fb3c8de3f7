#!/usr/bin/env bash
# A text is read the same, byte for byte, whatever instructions of this processor the integer products may use.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

write_articles
exits 0 "$program" annotate articles/gazette.txt -o default.conllu
check "there are sentences" [ -s default.conllu ]
for set in AVX2 AVX512_CORE AVX512_CORE_VNNI; do
  ONEDNN_MAX_CPU_ISA=$set exits 0 "$program" annotate articles/gazette.txt -o "$set.conllu"
  check "$set gives the same bytes" cmp -s default.conllu "$set.conllu"
done
finish
