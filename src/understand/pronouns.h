// What grammar says about pronouns: which phrases of the same sentence cannot be meant.
//
// The constraints are those of binding theory in the form that a dependency tree gives: "Ruiz
// defended him" is not about Ruiz, "Ruiz defended himself" is, and inside a quotation "he" is not
// the one who speaks. Internal to coreference.
#pragma once

#include <vector>

#include "understand/reading.h"

namespace dossier {

class PronounGrammar {
 public:
  explicit PronounGrammar(const Reading& reading);

  /// Whether the pronoun, no reflexive, may refer to the phrase headed by `antecedent`.
  bool allows(TokenAt pronoun, TokenAt antecedent) const;
  /// For reflexives: the antecedent is the subject of the pronoun's clause.
  bool is_own_subject(TokenAt pronoun, TokenAt antecedent) const;
  /// For predicates: "is the president", neither negated nor put as a possibility.
  bool is_plain_statement(TokenAt predicate) const;
  /// Whether the token stands inside quotation marks, its own included.
  bool is_quoted(TokenAt at) const { return quoted_[at.sentence][at.token]; }

 private:
  const Reading* reading_;
  std::vector<std::vector<bool>>
      quoted_;  // for each token, whether it stands inside quotation marks
};

}  // namespace dossier
