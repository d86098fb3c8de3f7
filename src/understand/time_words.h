// The words of a sentence as the grammar of time expressions sees them. Internal to times.cpp and
// its parts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "understand/lexicon.h"
#include "understand/tree.h"

namespace dossier {

/// One reading of the words that begin at a place: "last" is a shift and a span; "the day before
/// yesterday" is four words.
struct TimeSense {
  std::string_view kind, value;  // of times.tsv
  std::uint32_t words;
};

/// A word; tokens such as "mid-2025" are several.
struct TimeWord {
  std::uint32_t token;
  std::string text;                // lower case
  std::optional<int> number = {};  // of digits, at most four ("2025", "25th", "1990s")
  std::uint32_t digits = 0;
  std::string_view suffix = {};  // "th", "s"; empty for a bare number
  std::vector<TimeSense> senses = {};
};

/// The words of a sentence with their senses. Linear in its tokens; senses point into `times`.
std::vector<TimeWord> time_words(const Tree& tree, const Table& times);

/// The sense of the word at `i` of this kind, longest first.
std::optional<TimeSense> sense_at(const std::vector<TimeWord>& words, std::size_t i,
                                  std::string_view kind);

}  // namespace dossier
