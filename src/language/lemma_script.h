// Lemmas as scripts: what to do to a form to get its lemma. See model/README.md, "Lemmas".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier {

class LemmaScript {
 public:
  /// Reads "lower|strip=3|add=y". kData for anything else.
  explicit LemmaScript(std::string_view text);

  /// "Studies" gives "study". Where the form is shorter than what is to be cut off, the cased form.
  std::string apply(std::string_view form) const;

 private:
  enum class Case { kLower, kKeep, kCapital };
  Case case_;
  std::size_t strip_;  // characters
  std::string add_;
};

}  // namespace dossier
