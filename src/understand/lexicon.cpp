#include "understand/lexicon.h"

namespace dossier {

Lexicon::Lexicon()
    : countries("countries.tsv", {"name", "code", "kind"}),
      nouns("nouns.tsv", {"lemma", "type", "subtype"}),
      titles("titles.tsv", {"words", "kind", "value"}),
      first_names("first_names.tsv", {"name", "gender"}),
      function_words("function_words.tsv", {"word", "kind", "value"}),
      times("times.tsv", {"words", "kind", "value"}),
      cues("cues.tsv", {"lemma", "pos", "class", "stance", "example"}),
      scopes("scopes.tsv", {"lemma", "pos", "relation", "stance", "example"}),
      triggers("triggers.tsv",
               {"lemma", "pos", "category", "mode", "frame", "condition", "example"}),
      relations("relations.tsv", {"lemma", "pos", "pattern", "predicate", "value", "example"}) {}

}  // namespace dossier
