// Where a word that attributes has its source and its content: the grammar of cues.tsv's classes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "understand/lexicon.h"
#include "understand/tree.h"

namespace dossier {

/// One use of a cue in a sentence. All are tokens of that sentence.
struct CueUse {
  std::size_t row = 0;  // of cues.tsv
  std::uint32_t token = 0;
  std::string text;                     // "according to"
  std::optional<std::uint32_t> source;  // head of the words that name it
  std::vector<std::uint32_t>
      content;  // heads of the subtrees that are said; empty for a speech verb that stands alone
  std::vector<std::uint32_t> left_out;  // heads of subtrees inside these that are not
  bool is_question = false;             // the content is what is asked, not what is said
  std::optional<std::uint32_t> shares;  // "said, citing X": the cue whose content this one has too
};

/// The cue at `token`, if it is one and either has content or may take a quotation beside it ("he
/// said." after a quotation).
std::optional<CueUse> cue_at(const Tree& tree, const Table& cues, std::uint32_t token);

/// True for classes that introduce words in quotation marks.
bool takes_quotation(std::string_view cue_class);

}  // namespace dossier
