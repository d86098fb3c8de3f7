// What some treebanks in CoNLL-U carry beside trees, and how well the program does on it: coreference (`Entity=` in MISC, as GUM
// writes it) and whether what a word says happened (`Factuality=` in MISC, -3 to 3).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "evaluate/coreference_score.h"
#include "language/conllu.h"
#include "understand/understand.h"

namespace dossier {

/// The mentions that `Entity=` brackets mark, by entity, each with its head by the file's trees. `conllu` is what `text` was read
/// from. A bracket without its partner marks nothing. Numbers of entities count within one part of a file.
PhraseClusters bracketed_entities(std::string_view conllu, const AnnotatedText& text);

/// `Factuality=` of each token, sentence by sentence.
struct JudgedWord {
  std::size_t sentence, token;
  double factuality;
};
std::vector<JudgedWord> judged_words(std::string_view conllu, const AnnotatedText& text);

/// The kinds of mentions, told apart by the head's tag in the trees of the file or, for what was found, of the program.
struct TreebankCoreference {
  CoreferenceScore by_span, by_head;  // without singletons
  CoreferenceScore names_by_head;     // only mentions that are names
  CoreferenceScore pronouns_by_head;  // only pronouns
  /// Pronouns whose nearest mention that is none, before them if there is one, is of the right entity: over all noun phrases,
  /// and over the mentions of entities that claims are made of.
  Ratio pronouns, pronouns_of_claims;
  TreebankCoreference& operator+=(const TreebankCoreference& other);
};
/// Reads the raw text, with the file's paragraphs, and compares.
TreebankCoreference score_treebank_coreference(std::string_view conllu, const AnnotatedText& text,
                                               const Understanding& reader);

/// What judges say of words, and for the same words the engine's factuality and the number that the program's stance stands for.
struct FactualityPairs {
  std::vector<double> judged, factuality, stance;
};
/// Nothing for fewer than two pairs, or where one side does not vary. Both have one length.
std::optional<double> pearson(const std::vector<double>& a, const std::vector<double>& b);
/// With the file's tokens, but the program's trees.
void add_factuality(std::string_view conllu, const AnnotatedText& text, const Engine& engine,
                    const Understanding& reader, FactualityPairs& pairs);

}  // namespace dossier
