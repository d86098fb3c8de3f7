// The tables that tokens and sentences are cut with. They are data (data/segmentation.tsv),
// computed from treebanks.
//
//   Threads  immutable after construction.
//   Errors   kData with the line number for a malformed table.
#pragma once

#include <array>
#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dossier {

class SplitRules {
 public:
  /// Reads lines "kind TAB value"; '#' starts a comment line.
  explicit SplitRules(std::string_view table);

  // All look-ups are of lower-case text with ASCII apostrophes.

  /// Part before a hyphen that stays with what follows ("co" in "co-founder").
  bool is_prefix(std::string_view part) const { return has(kPrefix, part); }
  /// The same before a number ("mid" in "mid-1990s").
  bool is_number_prefix(std::string_view part) const { return has(kNumberPrefix, part); }
  /// Word with hyphens or slashes that stays whole ("e-mail").
  bool is_whole(std::string_view word) const { return has(kWhole, word); }
  /// Letters after a number that are a word of their own ("km").
  bool is_unit(std::string_view letters) const { return has(kUnit, letters); }
  /// What follows a full stop inside a name of a file or host ("com").
  bool is_extension(std::string_view letters) const { return has(kExtension, letters); }
  /// Several marks that are one token (":-)").
  bool is_symbol(std::string_view marks) const { return has(kSymbol, marks); }
  bool begins_symbol(char first) const { return symbol_begins_[static_cast<unsigned char>(first)]; }
  /// Word that begins with an apostrophe ("'em").
  bool is_elided(std::string_view word) const { return has(kElided, word); }
  /// Clitic that is cut off its word ("'ll", "n't").
  bool is_clitic(std::string_view ending) const { return has(kClitic, ending); }
  /// Ends in a full stop, and what follows belongs to the same sentence ("Mr.").
  bool is_title_like(std::string_view word) const { return has(kInner, word); }
  /// Ends in a full stop, and may end a sentence ("Inc.").
  bool is_abbreviation(std::string_view word) const {
    return has(kEnding, word) || is_title_like(word);
  }
  /// Abbreviation that loses its full stop at the end of a sentence ("etc.").
  bool is_last_cut(std::string_view word) const { return has(kLastCut, word); }
  /// Ends in a full stop before a number ("No. 5"), and is a word of its own elsewhere.
  bool is_numbered(std::string_view word) const { return has(kNumbered, word); }
  /// Word that begins a sentence much more often than its other capitalized uses ("The").
  bool is_starter(std::string_view word) const { return has(kStarter, word); }
  /// Bytes of the first word of two that are written as one ("can" of "cannot"), or 0. Also asked
  /// with the word behind them and a space between, where may_be_two ("it" of "its not").
  std::size_t first_of_two(std::string_view word) const;
  /// Whether the word behind decides if this one is two.
  bool may_be_two(std::string_view word) const { return has(kMayBeTwo, word); }

 private:
  enum Kind {
    kPrefix,
    kNumberPrefix,
    kWhole,
    kUnit,
    kExtension,
    kSymbol,
    kElided,
    kClitic,
    kInner,
    kEnding,
    kLastCut,
    kNumbered,
    kStarter,
    kMayBeTwo,
    kKinds
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  bool has(Kind kind, std::string_view value) const { return values_[kind].contains(value); }
  void add(std::string_view kind, std::string_view value, std::size_t line);
  void add_two(std::string_view words, std::size_t line);

  std::array<std::unordered_set<std::string, Hash, std::equal_to<>>, kKinds> values_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> two_;
  std::bitset<256> symbol_begins_;
};

}  // namespace dossier
