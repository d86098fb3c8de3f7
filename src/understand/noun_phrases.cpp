// Noun phrases out of the tree: the head with the subtrees of what belongs to it, as GUM marks
// them.
//
// "In the capital of Ruritania, which fell," gives "the capital of Ruritania, which fell" and
// "Ruritania". A noun that is said of another ("Ruiz is the president of Ruritania") is taken
// without the subject and the copula. Which relations belong to a phrase was counted on GUM's
// training trees.
#include "understand/noun_phrases.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace dossier {
namespace {

/// Relations of what stands beside a phrase, or governs a predicate as a clause does.
bool is_apart(const Token& token, bool in_front) {
  constexpr std::array<std::string_view, 12> kApart = {
      "punct", "conj", "cc",        "appos",     "cop",        "nsubj",
      "csubj", "mark", "discourse", "parataxis", "reparandum", "list"};
  constexpr std::array<std::string_view, 8> kApartInFront = {"case", "advmod", "aux",  "advcl",
                                                             "obl",  "dep",    "expl", "vocative"};
  const auto is_one = [&](std::string_view relation) {
    return is_relation(token.deprel, relation);
  };
  return std::ranges::any_of(kApart, is_one) ||
         (in_front && std::ranges::any_of(kApartInFront, is_one));
}

NounPhrase phrase_of(const Tree& tree, std::uint32_t sentence, std::uint32_t head) {
  std::uint32_t first = head, last = head + 1;
  const bool clause = tree.child(head, "nsubj") || tree.child(head, "cop");
  for (const std::uint32_t c : tree.children(head)) {
    const Token& token = tree.token(c);
    if (is_apart(token, c < head)) continue;
    if (clause && c > head &&
        (is_relation(token.deprel, "advcl") || token.deprel == "obl" || token.deprel == "advmod"))
      continue;
    if (c < head)
      first = std::min(first, tree.subtree_first(c));
    else
      last = std::max(last, tree.subtree_last(c));
  }
  while (first < head && tree.token(first).upos == "PUNCT") ++first;
  while (last > head + 1 && tree.token(last - 1).upos == "PUNCT") --last;
  return {{sentence, head}, first, last};
}

bool stands_for_a_noun(const Token& token) {
  constexpr std::array<std::string_view, 10> kNominal = {
      "nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "nmod:poss", "dep"};
  return std::ranges::any_of(kNominal,
                             [&](std::string_view r) { return is_relation(token.deprel, r); });
}

bool heads_phrase(const Token& token) {
  if (token.upos == "PRON") return true;
  if (token.upos == "NUM" || token.upos == "DET") return stands_for_a_noun(token);
  if (token.upos != "NOUN" && token.upos != "PROPN") return false;
  return !is_relation(token.deprel, "flat") && token.deprel != "fixed" &&
         token.deprel != "goeswith";
}

}  // namespace

bool has_feature(const Token& token, std::string_view feature) {
  return token.feats.find(feature) != std::string::npos;
}

std::vector<NounPhrase> find_noun_phrases(const Reading& reading) {
  std::vector<NounPhrase> found;
  for (std::uint32_t s = 0; s < reading.trees.size(); ++s) {
    const Tree& tree = reading.trees[s];
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      if (!heads_phrase(tree.token(i))) continue;
      const NounPhrase phrase = phrase_of(tree, s, i);
      found.push_back(phrase);
      std::uint32_t last = i;
      for (const std::uint32_t c : tree.children(i))
        if (c > i && tree.token(c).deprel == "conj" && heads_phrase(tree.token(c))) last = c;
      if (last > i) found.push_back({{s, i}, phrase.first, phrase_of(tree, s, last).last, true});
    }
  }
  std::ranges::stable_sort(found, {}, [](const NounPhrase& phrase) {
    return std::tuple(phrase.head.sentence, phrase.first, ~phrase.last, phrase.head.token);
  });
  return found;
}

}  // namespace dossier
