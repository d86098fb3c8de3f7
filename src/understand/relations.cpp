// Relations: who holds which role, leads, owns, belongs to, is linked to or described as what.
//
// Three readers, each with its own file: words that carry a relation (word_relations.cpp), titles
// and occupations (role_relations.cpp), descriptions (description_relations.cpp); here are places
// that stand side by side, where organizations have their seat, and existence. `exists` is drawn
// only for what somebody says does not exist: then every event in which it acts or is acted on is
// evidence that it does. Precision first: a pattern counts only where both ends are entities of the
// types that it allows. Cost: linear in the tokens. Limits: one sentence at a time; what a relative
// clause says of a pronoun comes by coreference only.
#include <algorithm>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "understand/relation_parts.h"
#include "understand/stages.h"

namespace dossier {
namespace {

// "based" of "Zenda-based", by relations.tsv: a word whose clause says where somebody is located,
// cut at its hyphen.
bool is_seat_word(const RelationScan& scan, TokenAt at) {
  const Tree& tree = scan.reading.tree(at);
  if (at.token < 2 || tree.token(at.token - 1).form != "-") return false;
  const auto rules = scan.rules.rules_at(scan.reading, at);
  return std::any_of(rules.begin(), rules.end(),
                     [](const RelationRule* rule) { return rule->predicate == "located_in"; });
}

// "Zenda, Ruritania": a place and, behind a comma, what it lies in.
void find_places(const RelationScan& scan, std::vector<RelationDraft>& found) {
  const auto is_place = [&](const EntityMention& mention) {
    return mention.kind == MentionKind::kName &&
           scan.entity(mention.entity).type == EntityType::kPlace;
  };
  for (const EntityMention& inner : scan.entities.mentions) {
    const Tree& tree = scan.reading.tree(inner.head);
    if (!is_place(inner) || inner.last + 1 >= tree.size() || tree.token(inner.last).form != ",")
      continue;
    const auto outer = scan.entities.by_token.find({inner.head.sentence, inner.last + 1});
    if (outer == scan.entities.by_token.end()) continue;
    const EntityMention& around = scan.entities.mentions[outer->second];
    const std::string& subtype = scan.entity(around.entity).subtype;
    if (!is_place(around) || around.entity == inner.entity ||
        tree.head(around.head.token) != inner.head.token ||
        tree.token(around.head.token).deprel == "conj" ||
        (subtype != "country" && subtype != "region"))
      continue;
    found.push_back({.predicate = "located_in",
                     .trigger = around.head,
                     .subject = inner.entity,
                     .subject_token = inner.head,
                     .object = around.entity,
                     .object_token = around.head,
                     .stance = Stance::kAsserted});
  }
}

RelationDraft lies_in(const EntityMention& inner, std::uint32_t place, TokenAt at) {
  return {.predicate = "located_in",
          .trigger = at,
          .subject = inner.entity,
          .subject_token = inner.head,
          .object = place,
          .object_token = at,
          .stance = Stance::kAsserted};
}

// "the ministry in Zenda", "a village in northern Ruritania", "the Zenda-based firm".
void find_seats(const RelationScan& scan, std::vector<RelationDraft>& found) {
  for (const EntityMention& inner : scan.entities.mentions) {
    const EntityType type = scan.entity(inner.entity).type;
    if (inner.kind == MentionKind::kPronoun ||
        (type != EntityType::kOrganization && type != EntityType::kPlace))
      continue;
    const Tree& tree = scan.reading.tree(inner.head);
    const auto add = [&](std::uint32_t i) {
      const TokenAt at{inner.head.sentence, i};
      const auto place = scan.entities.at(at);
      if (place && *place != inner.entity && scan.is_named(*place) &&
          scan.entity(*place).type == EntityType::kPlace)
        found.push_back(lies_in(inner, *place, at));
    };
    for (std::uint32_t c : tree.children(inner.head.token)) {
      const std::string marker = tree.marker(c);
      const bool within = is_relation(tree.token(c).deprel, "nmod") &&
                          (marker == "in" || (marker == "on" && type == EntityType::kOrganization));
      if (within && c > inner.head.token) add(c);
      if (type == EntityType::kOrganization && is_seat_word(scan, {inner.head.sentence, c}))
        for (std::uint32_t place : tree.children(c)) add(place);
    }
  }
}

// True where a word right at `at` denies ("does not exist"), by scopes.tsv.
bool is_denied(const RelationScan& scan, TokenAt at) {
  const Tree& tree = scan.reading.tree(at);
  for (std::uint32_t c : tree.children(at.token))
    for (std::size_t row : scan.lexicon.scopes.rows(to_lower(tree.token(c).lemma)))
      if (scan.lexicon.scopes.at(row, 3) == "denied" &&
          scan.lexicon.scopes.at(row, 2).find(tree.token(c).deprel) != std::string::npos)
        return true;
  return false;
}

// Keeps `exists` for what is disputed, and adds the events in which it takes part as evidence for
// it.
void weigh_existence(const RelationScan& scan, const std::vector<EventDraft>& events,
                     std::vector<RelationDraft>& found) {
  std::set<std::uint32_t> disputed;
  for (const RelationDraft& draft : found)
    if (draft.predicate == "exists" &&
        (draft.stance == Stance::kDenied || is_denied(scan, draft.trigger)))
      disputed.insert(draft.subject);
  std::erase_if(found, [&](const RelationDraft& d) {
    return d.predicate == "exists" && !disputed.contains(d.subject);
  });
  for (const EventDraft& event : events)
    for (const RoleDraft& role : event.roles)
      if (role.entity && disputed.contains(*role.entity) &&
          (role.role == "actor" || role.role == "recipient"))
        found.push_back({.predicate = "exists",
                         .trigger = event.trigger,
                         .subject = *role.entity,
                         .subject_token = role.token,
                         .stance = Stance::kAsserted});
}

void sort_and_unite(std::vector<RelationDraft>& found) {
  const auto key = [](const RelationDraft& d) {
    return std::tie(d.trigger, d.predicate, d.subject, d.subject_event, d.object, d.value);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
  found.erase(std::unique(found.begin(), found.end(),
                          [&](const auto& a, const auto& b) { return key(a) == key(b); }),
              found.end());
}

}  // namespace

std::vector<RelationDraft> find_relations(const Reading& reading, const Entities& entities,
                                          const std::vector<EventDraft>& events,
                                          const Lexicon& lexicon) {
  const RelationRules rules(lexicon);
  RelationScan scan{reading, entities, lexicon, rules, {}};
  for (std::uint32_t i = 0; i < events.size(); ++i)
    if (!events[i].category.empty()) scan.event_at.emplace(events[i].trigger, i);
  std::vector<RelationDraft> found;
  find_word_relations(scan, found);
  find_roles(scan, found);
  find_descriptions_of(scan, found);
  find_places(scan, found);
  find_seats(scan, found);
  weigh_existence(scan, events, found);
  sort_and_unite(found);
  return found;
}

}  // namespace dossier
