// Lemmas from a word's Penn tag and spelling. The table and its scripts are in the model file; see
// model/README.md, "Lemmas".
//
//   Threads    immutable after construction.
//   Ownership  borrows the text of the table.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What to do to a form to get its lemma: "lower|strip=3|add=y" makes "Studies" into "study".
class LemmaScript {
 public:
  /// kData for a text of another shape.
  explicit LemmaScript(std::string_view text);

  /// Where the form is shorter than what is to be cut off, the form in the script's case.
  std::string apply(std::string_view form) const;

 private:
  enum class Case { kLower, kKeep, kCapital };
  Case case_;
  std::size_t strip_;  // characters
  std::string add_;
};

class LemmaTable {
 public:
  /// `lines`: "XPOS TAB KEY TAB INDEX", sorted by their bytes. kData for lines of another shape.
  LemmaTable(std::string_view lines, const std::vector<std::string>& scripts);

  /// The entry of the whole word, else that of its longest ending of at most five characters, else
  /// the word in lower case. O(log entries).
  std::string lemma(std::string_view xpos, std::string_view form) const;

 private:
  struct Entry {
    std::string_view key;  // "XPOS TAB KEY"
    std::size_t script;
  };
  const LemmaScript* find(std::string_view key) const;

  std::vector<Entry> entries_;
  std::vector<LemmaScript> scripts_;
};

}  // namespace dossier
