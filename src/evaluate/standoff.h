// Reads the annotation of our corpus of sourced claims: NAME.ann beside NAME.txt. docs/corpus.md defines the format.
//
//   Errors  kInput with the number of the line, and what is wrong there: kinds and names that are not known, places outside the text or
//           whose words are not the ones given, references to what is not there, a mention of two entities.
//   Law     every span of what is read lies in the text and cuts no character; every index is in range; every entity and event has a
//           mention. Lines may stand in any order but for the first use of a place, which comes after its T line.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "evaluate/passage.h"
#include "graph/ontology.h"

namespace dossier {

/// Linear in the annotation, but for sorting. Heads of mentions are their whole spans.
Passage read_standoff(std::string_view text, std::string_view annotation, const Ontology& ontology);

/// Characters, as standoff files count them, to bytes.
class CharacterIndex {
 public:
  explicit CharacterIndex(std::string_view text);
  /// Nothing where the range is empty, turned around or not inside the text.
  std::optional<Span> bytes(std::uint64_t first, std::uint64_t last) const;

 private:
  std::vector<std::uint32_t> offsets_;  // of each character, and of the end
};

}  // namespace dossier
