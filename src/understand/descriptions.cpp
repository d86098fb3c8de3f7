// Descriptions as mentions: noun phrases whose head denotes a person, group, organization, place or
// thing.
//
// The phrase is the head with what stands in front of it, and a short "of" or "in" tail that holds
// a name ("the army of Ruritania"). What only classifies ("is a group", "as a group", "no group")
// is told apart, since it denotes nothing by itself.
//
// Cost: linear; phrases are cut at kPhraseTokens.
#include <algorithm>

#include "base/utf8.h"
#include "understand/mention_parts.h"

namespace dossier {
namespace {

constexpr std::uint32_t kPhraseTokens = 12;  // in front of the head
constexpr std::uint32_t kTailTokens = 5;     // of a tail

std::string_view function_word(const Lexicon& lexicon, const Token& token, std::string_view kind) {
  for (std::size_t row : lexicon.function_words.rows(to_lower(token.form)))
    if (lexicon.function_words.at(row, 1) == kind) {
      const std::string& value = lexicon.function_words.at(row, 2);
      return value.empty() ? std::string_view("-") : std::string_view(value);
    }
  return {};
}

bool stands_in_front(const std::string& relation) {
  return is_relation(relation, "det") || relation == "amod" || relation == "compound" ||
         is_relation(relation, "nmod") || relation == "nummod" || relation == "flat";
}

/// First token of the head's phrase: modifiers in front, as far as they stand without a gap.
std::uint32_t phrase_start(const Tree& tree, std::uint32_t head) {
  std::uint32_t first = head;
  const auto children = tree.children(head);
  for (auto c = children.rbegin(); c != children.rend(); ++c) {
    if (*c >= head) continue;
    const std::string& relation = tree.token(*c).deprel;
    if (relation == "punct" && *c + 1 == first) continue;
    if (!stands_in_front(relation) || tree.subtree_last(*c) + 1 < first ||
        head - tree.subtree_first(*c) > kPhraseTokens)
      break;
    first = std::min(first, tree.subtree_first(*c));
  }
  while (tree.token(first).upos == "PUNCT" && first < head) ++first;
  return first;
}

bool holds_name(const MentionScan& scan, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i)
    if (scan.taken[i]) return true;
  return false;
}

/// The short tail behind the head, or nothing.
std::optional<std::uint32_t> tail_of(const MentionScan& scan, std::uint32_t head) {
  const Tree& tree = scan.tree();
  for (std::uint32_t c : tree.children(head)) {
    if (c < head || !is_relation(tree.token(c).deprel, "nmod")) continue;
    const std::uint32_t first = tree.subtree_first(c), last = tree.subtree_last(c);
    const std::string marker = tree.marker(c);
    if (marker != "of" && marker != "in") return std::nullopt;
    if (first == head + 1 && last - first <= kTailTokens && holds_name(scan, first, last)) return c;
    return std::nullopt;
  }
  return std::nullopt;
}

/// "The man who left": a clause without a comma says which one is meant.
bool is_restricted(const Tree& tree, std::uint32_t head) {
  for (std::uint32_t c : tree.children(head))
    if (c > head && is_relation(tree.token(c).deprel, "acl")) {
      const std::uint32_t first = tree.subtree_first(c);
      return first > 0 && tree.token(first).upos != "PUNCT" &&
             tree.token(first - 1).upos != "PUNCT";
    }
  return false;
}

struct Determiners {
  bool skip = false;  // "no group"
  bool definite = false;
  bool modified = false;  // by anything but an article
  std::uint32_t count = 0;
  std::uint32_t bare;  // first token behind articles and possessive pronouns
};

Determiners determiners_of(const MentionScan& scan, std::uint32_t first, std::uint32_t head) {
  const Tree& tree = scan.tree();
  Determiners found;
  found.bare = first;
  for (std::uint32_t c : tree.children(head)) {
    const Token& token = tree.token(c);
    if (c >= head || c < first) continue;
    const bool determiner = is_relation(token.deprel, "det");
    if (determiner && !function_word(scan.lexicon, token, "generic").empty()) found.skip = true;
    if (determiner && !function_word(scan.lexicon, token, "definite").empty())
      found.definite = true;
    if (determiner || token.upos == "PRON" || token.deprel == "nummod") {
      if (tree.subtree_first(c) == found.bare) found.bare = c + 1;
    } else if (token.deprel != "punct") {
      found.modified = true;
    }
    if (const auto number = function_word(scan.lexicon, token, "number"); !number.empty())
      found.count = static_cast<std::uint32_t>(std::stoul(std::string(number)));
  }
  return found;
}

bool is_predicate(const Tree& tree, std::uint32_t head) {
  const std::string& relation = tree.token(head).deprel;
  if (tree.child(head, "cop") || relation == "xcomp") return true;
  return tree.marker(head) == "as";
}

/// What the phrase belongs to: a possessor, else a name among its modifiers, else the noun of an
/// "of" tail.
std::optional<std::uint32_t> owner_of(const MentionScan& scan, std::uint32_t head,
                                      std::optional<std::uint32_t> tail) {
  const Tree& tree = scan.tree();
  if (const auto possessor = tree.child(head, "nmod:poss")) return possessor;
  for (std::uint32_t c : tree.children(head))
    if (c < head && scan.taken[c] && (is_nominal(tree.token(c)) || tree.token(c).deprel == "amod"))
      return c;
  if (tail) return tail;
  for (std::uint32_t c : tree.children(head))
    if (c > head && is_relation(tree.token(c).deprel, "nmod") && tree.marker(c) == "of") return c;
  return std::nullopt;
}

/// Country code of the owner, by its words: a country, its adjective, or its capital.
std::string country_of_owner(const MentionScan& scan, std::uint32_t owner) {
  const Tree& tree = scan.tree();
  for (const Name& name : tree.sentence().names)
    if (owner >= name.first && owner < name.last && name.last <= tree.size()) {
      const auto place = scan.gazetteer.place(scan.text(name.first, name.last));
      if (place && is_country_code(place->code) &&
          (place->kind == "country" || place->kind == "alias" || place->kind == "capital"))
        return std::string(place->code);
    }
  return std::string(country_of_word(scan.gazetteer, tree.token(owner).form));
}

NounClass as_group(NounClass noun, bool plural) {
  if (!plural)
    return {noun.type, noun.type == EntityType::kPerson ? std::string_view() : noun.subtype};
  if (noun.type == EntityType::kPerson || noun.type == EntityType::kOrganization)
    noun.type = EntityType::kGroup;
  return noun;
}

bool may_stand_alone(const RawMention& mention, const Determiners& determiners) {
  if (mention.reference == Reference::kPredicate) return false;
  const bool pinned = mention.owner || determiners.definite || determiners.modified;
  switch (mention.type) {
    case EntityType::kPlace:
      return !mention.country.empty() && mention.subtype != "country";
    case EntityType::kThing:
      return mention.subtype == "vessel" || mention.subtype == "aircraft" ||
             mention.subtype == "weapon" || pinned;
    case EntityType::kOrganization:
      return pinned;
    default:
      return true;
  }
}

std::optional<NounClass> class_of(const MentionScan& scan, const Token& token) {
  if (token.entity == "event" || token.entity == "time") return std::nullopt;
  if (const auto known = class_of_noun(scan.lexicon, noun_of(token))) return known;
  if (const auto known = class_of_noun(scan.lexicon, to_lower(token.form)))
    return known;  // "forces", but not "force"
  if (!scan.lexicon.nouns.rows(noun_of(token)).empty()) return std::nullopt;
  if (token.upos != "NOUN") return std::nullopt;
  if (token.entity == "person") return NounClass{EntityType::kPerson, {}};
  if (token.entity == "organization") return NounClass{EntityType::kOrganization, {}};
  return std::nullopt;
}

/// What the noun denotes: its type, number and gender.
void fill_kind(const MentionScan& scan, const Token& token, NounClass noun, RawMention& mention) {
  mention.noun = noun_of(token);
  const bool collective =
      noun.type == EntityType::kOrganization && mention.noun == to_lower(token.form);  // "police"
  const bool plural = (token.xpos == "NNS" || token.xpos == "NNPS") && !collective;
  const NounClass kind = as_group(noun, plural);
  mention.type = kind.type;
  mention.one = noun.type;
  mention.subtype = kind.subtype;
  mention.number = plural ? Number::kPlural : Number::kSingular;
  mention.gender = plural ? Gender::kUnknown : gender_of_word(scan.lexicon, mention.noun);
}

void add_description(const MentionScan& scan, std::uint32_t head, std::vector<RawMention>& found) {
  const Tree& tree = scan.tree();
  const Token& token = tree.token(head);
  const auto noun = class_of(scan, token);
  if (!noun) return;
  const std::uint32_t first = phrase_start(tree, head);
  const Determiners determiners = determiners_of(scan, first, head);
  if (determiners.skip) return;
  const auto tail = determiners.count == 2 ? std::nullopt : tail_of(scan, head);
  RawMention mention{.head = scan.at(head),
                     .first = first,
                     .last = tail ? tree.subtree_last(*tail) : head + 1,
                     .kind = MentionKind::kNominal};
  fill_kind(scan, token, *noun, mention);
  mention.count = determiners.count;
  mention.restricted = is_restricted(tree, head);
  const bool article =
      tree.token(determiners.bare).upos == "DET";  // of the possessor: "the country's army"
  mention.text = scan.text(determiners.bare + (article ? 1 : 0), mention.last);
  const auto possessor = tree.child(head, "nmod:poss");
  mention.definite = determiners.definite || possessor.has_value();
  mention.rest =
      scan.text(possessor && *possessor < head ? std::min(tree.subtree_last(*possessor), head)
                                               : determiners.bare,
                mention.last);
  if (const auto owner = owner_of(scan, head, tail)) {
    mention.owner = scan.at(*owner);
    mention.owner_is_named = scan.taken[*owner];
    mention.country = country_of_owner(scan, *owner);
  }
  mention.reference = is_predicate(tree, head) ? Reference::kPredicate
                      : possessor              ? Reference::kPossessed
                      : determiners.definite   ? Reference::kDefinite
                                               : Reference::kIndefinite;
  if (mention.type == EntityType::kPerson)
    if (auto title = title_at(scan, head)) mention.titles.push_back(std::move(*title));
  mention.stands_alone = may_stand_alone(mention, determiners) ||
                         (mention.number == Number::kSingular && token.xpos == "NNS");
  found.push_back(std::move(mention));
}

}  // namespace

void find_descriptions(MentionScan& scan, std::vector<RawMention>& found) {
  const Tree& tree = scan.tree();
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const std::string& relation = tree.token(i).deprel;
    if (scan.taken[i] || !is_nominal(tree.token(i))) continue;
    if (relation == "compound" || relation == "flat" || relation == "fixed" ||
        relation == "goeswith" || relation == "nmod:desc" || relation == "discourse" ||
        relation == "reparandum")
      continue;
    add_description(scan, i, found);
  }
}

}  // namespace dossier
