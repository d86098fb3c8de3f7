// How well what the program drew from passages agrees with what an annotator drew: the figures and the misses of
// `dossier eval FOLDER`.
//
// A pure function of two passages of one text. Every rule of matching is written down in docs/corpus.md.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluate/coreference_score.h"
#include "evaluate/passage.h"
#include "evaluate/ratio.h"
#include "graph/ontology.h"

namespace dossier {

/// Something that only one side has, or that the two sides put differently.
struct Miss {
  enum class Kind : unsigned char { kMissed, kTooMuch, kDiffers };
  Kind kind;
  std::string what;   // the measure: "event", "role", "stance"
  std::string gold;   // what the annotator drew, in words; empty for kTooMuch
  std::string found;  // what the program drew; empty for kMissed
  Span at;            // words of the text that it hangs on
};
std::string_view to_string(Miss::Kind kind);  // "missed", "too much", "differs"

struct PassageScore {
  std::vector<std::pair<std::string, Ratio>> ratios;  // always the same measures, in one order
  std::vector<std::pair<std::string, CoreferenceScore>> coreference;  // the same
  std::vector<Miss> misses;                                           // in text order

  /// Adds figures, not misses. An empty score is the neutral one.
  PassageScore& operator+=(const PassageScore& other);
  /// The ratio of this name; there must be one.
  const Ratio& ratio(std::string_view name) const;
};

/// Both passages are of `text`.
PassageScore score_passage(const Passage& gold, const Passage& predicted, std::string_view text,
                           const Ontology& ontology);

}  // namespace dossier
