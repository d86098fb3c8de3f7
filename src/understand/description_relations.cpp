// Descriptions of what is no person, and of events: "Foo is not a cartel", "a “respectful”
// meeting".
//
// A common noun says of a name what it is behind "is", and in front of it where it has a word with
// it ("the think tank Foo", but not "the group Foo"). It must be one that nouns.tsv knows, so that
// "is a problem" gives nothing. Of adjectives with events, only those count that are quoted or that
// relations.tsv knows as judging (word_relations.cpp). Cost: linear in the tokens.
#include <algorithm>

#include "base/utf8.h"
#include "understand/arguments.h"
#include "understand/relation_parts.h"

namespace dossier {
namespace {

class Descriptions {
 public:
  Descriptions(const RelationScan& scan, std::vector<RelationDraft>& found)
      : scan_(scan), found_(found) {}

  void find() {
    for (std::uint32_t s = 0; s < scan_.reading.trees.size(); ++s)
      for (std::uint32_t t = 0; t < scan_.reading.trees[s].size(); ++t) {
        describe_name({s, t});
        describe_event({s, t});
      }
  }

 private:
  bool is_bearer(std::uint32_t entity) const {
    return scan_.entity(entity).type != EntityType::kPerson && scan_.is_named(entity);
  }

  void describe_name(TokenAt at) {
    if (!is_known_noun(scan_, at) || !scan_.rules.rules_at(scan_.reading, at).empty()) return;
    const Tree& tree = scan_.reading.tree(at);
    if (tree.token(at.token).xpos == "NNS") return;  // says of several what holds of each
    const bool predicate = is_predicate(tree, at.token);
    const TokenAt bearer = bearer_of(scan_, at);
    const std::string value = description_at(scan_, at);
    if (bearer == at ||
        (!predicate && !(says_much(value) && in_front(tree, at.token, bearer.token))))
      return;
    const auto entity = scan_.entities.at(bearer);
    if (!entity || !is_bearer(*entity) || belongs_to_name(at)) return;
    found_.push_back({.predicate = "described_as",
                      .trigger = at,
                      .subject = *entity,
                      .subject_token = bearer,
                      .value = value,
                      .stance = predicate ? std::nullopt : std::optional(Stance::kAsserted)});
  }

  // "Think tank", not "group".
  static bool says_much(const std::string& value) {
    return value.find_first_of(" -") != std::string::npos;
  }

  static bool in_front(const Tree& tree, std::uint32_t noun, std::uint32_t name) {
    const std::string& own = tree.token(noun).deprel;
    return noun < name &&
           (tree.head(noun) == name ? own != "amod" && own != "acl" : tree.head(name) == noun);
  }

  bool belongs_to_name(TokenAt at) const {
    const auto found = scan_.entities.by_token.find(at);
    if (found == scan_.entities.by_token.end()) return false;
    const EntityMention& mention = scan_.entities.mentions[found->second];
    return mention.kind == MentionKind::kName && at.token >= mention.first &&
           at.token < mention.last;
  }

  // Adjectives in quotation marks in front of the word of an event.
  void describe_event(TokenAt at) {
    const Tree& tree = scan_.reading.tree(at);
    if (tree.token(at.token).upos != "ADJ" || tree.token(at.token).deprel != "amod" ||
        at.token == 0)
      return;
    const TokenAt noun{at.sentence, tree.head(at.token)};
    const auto event = scan_.event_at.find(noun);
    if (event == scan_.event_at.end() || at.token > noun.token ||
        !is_quoted(tree, at.token, noun.token) ||
        !scan_.rules.rules_at(scan_.reading, at).empty() || sets_stance(tree.token(at.token)))
      return;
    found_.push_back({.predicate = "described_as",
                      .trigger = at,
                      .subject_token = noun,
                      .subject_event = event->second,
                      .value = description_at(scan_, at)});
  }

  // "future talks" says when or whether, not how.
  bool sets_stance(const Token& token) const {
    const auto& rows = scan_.lexicon.scopes.rows(to_lower(token.lemma));
    return std::any_of(rows.begin(), rows.end(),
                       [&](std::size_t row) { return scan_.lexicon.scopes.at(row, 1) == "ADJ"; });
  }

  // An opening mark right before the adjective, and one before or right behind the noun.
  static bool is_quoted(const Tree& tree, std::uint32_t adjective, std::uint32_t noun) {
    if (!is_quotation_mark(tree.token(adjective - 1))) return false;
    for (std::uint32_t i = adjective + 1; i < std::min(noun + 3, tree.size()); ++i)
      if (is_quotation_mark(tree.token(i))) return true;
    return false;
  }

  const RelationScan& scan_;
  std::vector<RelationDraft>& found_;
};

}  // namespace

void find_descriptions_of(const RelationScan& scan, std::vector<RelationDraft>& found) {
  Descriptions(scan, found).find();
}

}  // namespace dossier
