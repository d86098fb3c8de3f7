// Of whom a word is said, and the words that say it.
#include "understand/relation_parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/arguments.h"

namespace dossier {
namespace {

bool is_nominal(const Token& token) {
  return token.upos == "NOUN" || token.upos == "PROPN";
}

bool stands_before_name(const Tree& tree, std::uint32_t i) {
  const std::string& relation = tree.token(i).deprel;
  const std::uint32_t head = tree.head(i);
  return head != kRoot && head > i && tree.token(head).upos == "PROPN" &&
         (relation == "compound" || relation == "nmod:desc" || relation == "flat" ||
          relation == "nmod");
}

// The object of "called X a liar" and "described X as a liar"; the subject of "became leader" and
// "served as leader".
std::optional<std::uint32_t> predicated(const Tree& tree, std::uint32_t verb) {
  if (tree.token(verb).upos != "VERB") return std::nullopt;
  if (const auto object = object_of(tree, verb)) return object;
  return subject_of(tree, verb);
}

bool is_modifier(const std::string& relation) {
  return relation == "amod" || relation == "compound" || relation == "nummod" ||
         relation == "advmod" || relation == "flat" || relation == "nmod:desc";
}

// First token of the modifiers in front, without articles, possessors, negations and what stands
// before them.
std::uint32_t modifiers_start(const RelationScan& scan, TokenAt at) {
  const Tree& tree = scan.reading.tree(at);
  std::uint32_t first = at.token;
  const auto children = tree.children(at.token);
  for (auto c = children.rbegin(); c != children.rend(); ++c) {
    if (*c >= at.token) continue;
    const Token& token = tree.token(*c);
    if (token.deprel == "punct" && *c + 1 == first && token.form == "-") {
      first = *c;
      continue;
    }
    if (token.deprel == "punct" && *c + 1 == first) continue;
    if (!is_modifier(token.deprel) || token.upos == "PART" || tree.subtree_last(*c) + 1 < first)
      break;
    if (scan.entities.at({at.sentence, *c}) &&
        scan.is_named(*scan.entities.at({at.sentence, *c})) && token.upos != "NOUN")
      break;
    first = tree.subtree_first(*c);
  }
  while (first < at.token && tree.token(first).upos == "PUNCT") ++first;
  return first;
}

constexpr std::uint32_t kQuotedTokens = 12;  // of a quoted description

// Tokens of a quotation that starts right before the description, with its articles, and ends soon
// behind its head.
std::optional<std::pair<std::uint32_t, std::uint32_t>> quotation_around(const Tree& tree,
                                                                        std::uint32_t first,
                                                                        std::uint32_t head) {
  while (first > 0 && tree.head(first - 1) == head &&
         (tree.token(first - 1).upos == "DET" || tree.token(first - 1).upos == "PRON"))
    --first;
  if (first == 0 || !is_quotation_mark(tree.token(first - 1))) return std::nullopt;
  for (std::uint32_t i = head + 1; i < std::min(head + kQuotedTokens, tree.size()); ++i) {
    if (!is_quotation_mark(tree.token(i))) continue;
    while (i > head + 1 && tree.token(i - 1).upos == "PUNCT") --i;
    return std::pair(first, i);
  }
  return std::nullopt;
}

}  // namespace

bool RelationScan::is_named(std::uint32_t index) const {
  const auto& mentions = entities.entities[index].mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [](const Mention& m) { return m.kind == MentionKind::kName; });
}

TokenAt bearer_of(const RelationScan& scan, TokenAt at) {
  const Tree& tree = scan.reading.tree(at);
  std::uint32_t i = at.token;
  for (int step = 0; step < 4 && tree.token(i).upos == "ADJ" && tree.token(i).deprel == "conj" &&
                     tree.token(tree.head(i)).upos == "ADJ";
       ++step)
    i = tree.head(i);
  const auto with = [&](std::uint32_t token) {
    return TokenAt{at.sentence, antecedent(tree, token)};
  };
  const std::uint32_t head = tree.head(i);
  const std::string& relation = tree.token(i).deprel;
  if (tree.child(i, "cop"))
    if (const auto subject = subject_of(tree, i)) return with(*subject);
  if (head == kRoot) return at;
  if (relation == "xcomp" || (is_relation(relation, "obl") && tree.marker(i) == "as") ||
      (is_relation(relation, "advcl") && tree.marker(i) == "as"))
    if (const auto object = predicated(tree, head)) return with(*object);
  if (relation == "amod" || relation == "acl") return with(head);
  if (relation == "appos" && head < i) return with(head);
  if (stands_before_name(tree, i)) return with(head);
  for (std::uint32_t c : tree.children(i))
    if (c > i && is_nominal(tree.token(c)) &&
        (tree.token(c).deprel == "appos" || tree.token(c).deprel == "flat"))
      if (const auto entity = scan.entities.at({at.sentence, c}); entity && scan.is_named(*entity))
        return {at.sentence, c};
  return at;
}

bool is_predicate(const Tree& tree, std::uint32_t noun) {
  return tree.child(noun, "cop") && tree.marker(noun).empty();
}

bool is_quotation_mark(const Token& token) {
  return token.upos == "PUNCT" && (token.xpos == "``" || token.xpos == "''" || token.form == "\"");
}

std::string description_at(const RelationScan& scan, TokenAt at) {
  const Tree& tree = scan.reading.tree(at);
  const std::uint32_t first = modifiers_start(scan, at);
  std::uint32_t last = at.token + 1;
  if (const auto quoted = quotation_around(tree, first, at.token))
    return squeeze(tree.bytes(quoted->first, quoted->second).of(scan.reading.document.text));
  if (tree.token(at.token).upos == "ADJ")
    for (std::uint32_t c : tree.children_by(at.token, "conj"))
      if (tree.token(c).upos == "ADJ" && tree.subtree_last(c) == c + 1)
        last = std::max(last, c + 1);
  return squeeze(tree.bytes(first, last).of(scan.reading.document.text));
}

bool is_known_noun(const RelationScan& scan, TokenAt at) {
  const Token& token = scan.reading.token(at);
  return token.upos == "NOUN" && (!scan.lexicon.nouns.rows(to_lower(token.lemma)).empty() ||
                                  !scan.lexicon.nouns.rows(to_lower(token.form)).empty());
}

}  // namespace dossier
