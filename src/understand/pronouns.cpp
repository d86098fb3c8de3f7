#include "understand/pronouns.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dossier {
namespace {

/// Verb or noun that the token is an argument of, behind coordination.
std::uint32_t governor(const Tree& tree, std::uint32_t i) {
  std::uint32_t at = i;
  for (std::uint32_t steps = 0;
       steps < tree.size() && tree.token(at).deprel == "conj" && tree.head(at) != kRoot; ++steps)
    at = tree.head(at);
  return tree.head(at);
}

}  // namespace

PronounGrammar::PronounGrammar(const Reading& reading) : reading_(&reading) {
  bool inside = false;
  for (std::uint32_t s = 0; s < reading.trees.size(); ++s) {
    const auto& sentences = reading.annotation.sentences;
    if (s == 0 || sentences[s].block != sentences[s - 1].block) inside = false;
    auto& quoted = quoted_.emplace_back();
    for (const Token& token : sentences[s].tokens) {
      if (token.form == "“" || token.form == "``")
        inside = true;
      else if (token.form == "”" || token.form == "''")
        inside = false;
      else if (token.form == "\"")
        inside = !inside;
      quoted.push_back(inside);
    }
  }
}

bool PronounGrammar::allows(TokenAt pronoun, TokenAt antecedent) const {
  if (pronoun.sentence != antecedent.sentence) return true;
  if (antecedent.token >= pronoun.token) return false;
  const Tree& tree = reading_->tree(pronoun);
  const std::string& relation = tree.token(pronoun.token).deprel;
  const bool antecedent_subject = is_relation(tree.token(antecedent.token).deprel, "nsubj");
  if (quoted_[pronoun.sentence][pronoun.token] && !quoted_[antecedent.sentence][antecedent.token] &&
      antecedent_subject)
    return false;
  if (relation == "nmod:poss") return !tree.dominates(antecedent.token, pronoun.token);
  if (tree.dominates(antecedent.token, pronoun.token) && is_relation(relation, "nmod"))
    return false;
  return governor(tree, pronoun.token) != governor(tree, antecedent.token);
}

bool PronounGrammar::is_own_subject(TokenAt pronoun, TokenAt antecedent) const {
  if (pronoun.sentence != antecedent.sentence) return false;
  const Tree& tree = reading_->tree(pronoun);
  return is_relation(tree.token(antecedent.token).deprel, "nsubj") &&
         governor(tree, pronoun.token) == governor(tree, antecedent.token);
}

bool PronounGrammar::is_plain_statement(TokenAt predicate) const {
  const Tree& tree = reading_->tree(predicate);
  for (std::uint32_t c : tree.children(predicate.token)) {
    const Token& token = tree.token(c);
    if (token.deprel == "aux" && token.xpos == "MD") return false;
    if (token.deprel == "advmod" && (token.lemma == "not" || token.lemma == "never")) return false;
    if (token.deprel == "mark" && token.lemma == "if") return false;
  }
  return true;
}

}  // namespace dossier
