// The tables that tokens and sentences are cut with. They are data (data/segmentation.tsv),
// computed from treebanks.
//
//   Threads  immutable after construction.
//   Errors   kData with the line number for a malformed table.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class SplitRules {
 public:
  /// Reads lines "kind TAB value [TAB value]"; '#' starts a comment line.
  explicit SplitRules(std::string_view table);

  // All look-ups are of lower-case text with ASCII apostrophes.

  /// Part before a hyphen that stays with what follows ("co" in "co-founder").
  bool is_prefix(std::string_view part) const { return has("prefix", part); }
  /// Hyphenated word that stays whole ("e-mail").
  bool is_whole(std::string_view word) const { return has("whole", word); }
  /// Letters after a number that are a word of their own ("km").
  bool is_unit(std::string_view letters) const { return has("unit", letters); }
  /// What follows a full stop inside a name of a file or host ("com").
  bool is_extension(std::string_view letters) const { return has("extension", letters); }
  /// Several marks that are one token (":-)").
  bool is_symbol(std::string_view marks) const { return has("symbol", marks); }
  /// Word that begins with an apostrophe ("'em").
  bool is_elided(std::string_view word) const { return has("elided", word); }
  /// Clitic that is cut off its word ("'ll", "n't").
  bool is_clitic(std::string_view ending) const { return has("clitic", ending); }
  /// Ends in a full stop, and what follows belongs to the same sentence ("Mr.").
  bool is_title_like(std::string_view word) const { return has("inner", word); }
  /// Ends in a full stop, and may end a sentence ("Inc.").
  bool is_abbreviation(std::string_view word) const {
    return has("ending", word) || is_title_like(word);
  }
  /// Ends in a full stop before a number ("No. 5"), and is a word of its own elsewhere.
  bool is_numbered(std::string_view word) const { return has("numbered", word); }
  /// Word that begins a sentence much more often than its other capitalized uses ("The").
  bool is_starter(std::string_view word) const { return has("starter", word); }
  /// Bytes of the first word of two that are written as one ("can" of "cannot"), or 0.
  std::size_t first_of_two(std::string_view word) const;

 private:
  bool has(std::string_view kind, std::string_view value) const;

  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> values_;
  std::map<std::string, std::size_t, std::less<>> two_;
};

}  // namespace dossier
