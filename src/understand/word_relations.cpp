// Relations that one word carries: "leads", "owner of", "linked to", "called X a liar".
//
// Every token is looked up in relations.tsv; of the rules of its word, the first whose ends are
// there and of a type that the rule allows gives a claim for each pair of ends. At least one end
// must have a name: "critics link officials to groups" is no edge that an analyst wants. A
// description such as "any such cartel", which denotes nothing by itself, goes to the last thing
// named with its noun. Cost: linear in the tokens, times the mentions for such descriptions.
#include <algorithm>

#include "base/utf8.h"
#include "understand/arguments.h"
#include "understand/relation_parts.h"

namespace dossier {
namespace {

using Tokens = std::vector<std::uint32_t>;

constexpr std::uint32_t kTailTokens = 7;  // behind a noun that is a value

class WordRelations {
 public:
  WordRelations(const RelationScan& scan, std::vector<RelationDraft>& found)
      : scan_(scan), found_(found) {}

  void find() {
    for (std::uint32_t s = 0; s < scan_.reading.trees.size(); ++s)
      for (std::uint32_t t = 0; t < scan_.reading.trees[s].size(); ++t)
        for (const RelationRule* rule : scan_.rules.rules_at(scan_.reading, {s, t}))
          if (!rule->part_of_title && apply({s, t}, *rule)) break;
  }

 private:
  bool apply(TokenAt at, const RelationRule& rule) {
    const RelationEnd& subject = rule.ends.find("subject")->second;
    if (subject.allows(EntityType::kEvent) && !subject.types.empty())
      return apply_to_event(at, rule);
    const std::size_t before = found_.size();
    for (std::uint32_t s : ends_at(at, subject, at)) {
      const TokenAt subject_at{at.sentence, s};
      const auto who = allowed(subject_at, subject);
      if (!who) continue;
      const bool bears_name = scan_.is_named(*who) && (subject_at != at || stands_for_name(at));
      if (rule.of_bearer() && !bears_name && !(rule.phrase && denotes(at))) continue;
      RelationDraft draft{.predicate = rule.predicate,
                          .trigger = at,
                          .subject = *who,
                          .subject_token = subject_at,
                          .value = rule.value,
                          .stance = rule.stance};
      if (const auto object = rule.ends.find("object"); object != rule.ends.end())
        add_objects(draft, at, rule, object->second);
      else if (const auto value = rule.ends.find("value"); value != rule.ends.end())
        add_value(draft, at, value->second);
      else
        found_.push_back(std::move(draft));
    }
    return found_.size() > before;
  }

  // "his wife", "the leader of Foo": a phrase that denotes somebody, and not "is a leader of Foo".
  bool denotes(TokenAt at) const {
    const auto found = scan_.entities.by_token.find(at);
    return found != scan_.entities.by_token.end() &&
           scan_.entities.mentions[found->second].kind == MentionKind::kNominal &&
           !is_predicate(scan_.reading.tree(at), at.token);
  }

  // "Ruiz's brother Ben", where "brother" stands for Ben; not "the brothers of Ruiz".
  bool stands_for_name(TokenAt at) const {
    const auto found = scan_.entities.by_token.find(at);
    if (found == scan_.entities.by_token.end()) return false;
    const EntityMention& mention = scan_.entities.mentions[found->second];
    return mention.kind == MentionKind::kName &&
           (at.token < mention.first || at.token >= mention.last);
  }

  bool apply_to_event(TokenAt at, const RelationRule& rule) {
    const auto event = scan_.event_at.find(bearer_of(scan_, at));
    if (event == scan_.event_at.end() || scan_.reading.token(at).deprel == "conj") return false;
    found_.push_back({.predicate = rule.predicate,
                      .trigger = at,
                      .subject_token = event->first,
                      .subject_event = event->second,
                      .value = description_at(scan_, at)});
    return true;
  }

  void add_objects(const RelationDraft& draft, TokenAt at, const RelationRule& rule,
                   const RelationEnd& end) {
    const bool same_place = rule.ends.find("subject")->second.paths == end.paths;
    for (std::uint32_t o : ends_at(at, end, draft.subject_token)) {
      const TokenAt object_at{at.sentence, o};
      if (same_place && object_at <= draft.subject_token) continue;
      const auto object = allowed(object_at, end);
      if (!object || *object == draft.subject ||
          (!scan_.is_named(*object) && !scan_.is_named(draft.subject) && !rule.phrase))
        continue;
      RelationDraft whole = draft;
      whole.object = object;
      whole.object_token = object_at;
      found_.push_back(std::move(whole));
    }
  }

  // Words that describe carry the claim themselves: they stand inside what the speaker of "called X
  // a liar" says.
  void add_value(RelationDraft draft, TokenAt at, const RelationEnd& end) {
    for (std::uint32_t v : ends_at(at, end, draft.subject_token)) {
      const TokenAt value_at{at.sentence, v};
      const Token& token = scan_.reading.token(value_at);
      if (token.upos != "NOUN" && token.upos != "ADJ") continue;
      if (draft.predicate == "described_as") {
        if (has_own_rule(value_at)) continue;
        draft.trigger = value_at;
      } else if (const auto object = scan_.entities.at(value_at);
                 object && *object != draft.subject) {
        draft.object = object;
        draft.object_token = value_at;
      }
      if (!draft.object)
        draft.value = draft.predicate == "described_as" ? description_at(scan_, value_at)
                                                        : with_tail(value_at);
      found_.push_back(draft);
    }
  }

  // "use of child soldiers": what stands behind "of" says what the noun is about.
  std::string with_tail(TokenAt at) const {
    const Tree& tree = scan_.reading.tree(at);
    std::string words = description_at(scan_, at);
    for (std::uint32_t c : tree.children(at.token))
      if (tree.subtree_first(c) == at.token + 1 && tree.marker(c) == "of" &&
          tree.subtree_last(c) - at.token <= kTailTokens)
        words +=
            ' ' +
            squeeze(tree.bytes(at.token + 1, tree.subtree_last(c)).of(scan_.reading.document.text));
    return words;
  }

  bool has_own_rule(TokenAt at) const {
    const auto rules = scan_.rules.rules_at(scan_.reading, at);
    return std::any_of(rules.begin(), rules.end(),
                       [](const RelationRule* rule) { return rule->predicate == "exists"; });
  }

  // Where the first path leads that leads anywhere. What a title belongs to may hang on the name
  // beside it.
  Tokens ends_at(TokenAt at, const RelationEnd& end, TokenAt bearer) const {
    const Tree& tree = scan_.reading.tree(at);
    for (const std::string& path : end.paths) {
      if (path == "self") return {bearer_of(scan_, at).token};
      const bool above = path.starts_with("up/");
      const std::uint32_t start = above ? tree.head(at.token) : at.token;
      if (start == kRoot) continue;
      const std::string_view steps = std::string_view(path).substr(above ? 3 : 0);
      Tokens tokens = usable(at.sentence, fillers(tree, start, steps), end);
      if (tokens.empty() && bearer.token != at.token && tree.head(at.token) == bearer.token &&
          at.token < bearer.token)
        tokens = usable(at.sentence, fillers(tree, bearer.token, steps), end);
      if (!tokens.empty()) return tokens;
    }
    return {};
  }

  Tokens usable(std::uint32_t sentence, Tokens tokens, const RelationEnd& end) const {
    if (!end.types.empty())
      std::erase_if(tokens, [&](std::uint32_t t) { return !allowed({sentence, t}, end); });
    return tokens;
  }

  std::optional<std::uint32_t> allowed(TokenAt at, const RelationEnd& end) const {
    auto entity = scan_.entities.at(at);
    if (!entity) entity = named_before(at, end);
    if (!entity || !end.allows(scan_.entity(*entity).type)) return std::nullopt;
    return entity;
  }

  // "any such cartel": the last thing before whose name holds the noun.
  std::optional<std::uint32_t> named_before(TokenAt at, const RelationEnd& end) const {
    const Tree& tree = scan_.reading.tree(at);
    const Token& token = tree.token(at.token);
    const auto some = [&](auto&& holds) {
      return std::any_of(tree.children(at.token).begin(), tree.children(at.token).end(),
                         [&](std::uint32_t c) { return holds(tree.token(c)); });
    };
    const bool such = some([&](const Token& t) { return is_generic(t); }) &&
                      !some([&](const Token& t) { return denies(t); });
    if (!such || token.upos != "NOUN" || end.types.empty()) return std::nullopt;
    const std::string noun = ' ' + fold(token.lemma) + ' ';
    std::optional<std::uint32_t> last;
    for (const EntityMention& mention : scan_.entities.mentions) {
      if (!(mention.head < at)) break;
      for (const std::string& name : scan_.entity(mention.entity).names)
        if ((' ' + fold(name) + ' ').find(noun) != std::string::npos &&
            end.allows(scan_.entity(mention.entity).type))
          last = mention.entity;
    }
    return last;
  }

  // "any", "such".
  bool is_generic(const Token& token) const {
    const auto& rows = scan_.lexicon.function_words.rows(to_lower(token.form));
    return std::any_of(rows.begin(), rows.end(), [&](std::size_t row) {
      return scan_.lexicon.function_words.at(row, 1) == "generic";
    });
  }

  // "no".
  bool denies(const Token& token) const {
    const auto& rows = scan_.lexicon.scopes.rows(to_lower(token.form));
    return std::any_of(rows.begin(), rows.end(), [&](std::size_t row) {
      return scan_.lexicon.scopes.at(row, 3) == "denied";
    });
  }

  const RelationScan& scan_;
  std::vector<RelationDraft>& found_;
};

}  // namespace

void find_word_relations(const RelationScan& scan, std::vector<RelationDraft>& found) {
  WordRelations(scan, found).find();
}

}  // namespace dossier
