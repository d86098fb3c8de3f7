#!/usr/bin/env bash
# A text is read the same, byte for byte, whatever instructions of this processor the integer products and the kernels may use.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

write_articles
exits 0 "$program" annotate articles/gazette.txt -o default.conllu
check "there are sentences" [ -s default.conllu ]
for set in AVX2 AVX512_CORE AVX512_CORE_VNNI; do
  ONEDNN_MAX_CPU_ISA=$set exits 0 "$program" annotate articles/gazette.txt -o "$set.conllu"
  check "$set gives the same bytes" cmp -s default.conllu "$set.conllu"
done
ONEDNN_MAX_CPU_ISA=AVX2 exits 0 "$program" --version
check "--version names the instruction sets" grep -q '^integer products: oneDNN.*, AVX2; floats: own kernels, AVX2$' out.txt
finish
