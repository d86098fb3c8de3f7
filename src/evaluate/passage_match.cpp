// Pairs are one to one and chosen together, so that the result does not hang on the order in which things stand (best_pairs). What
// makes one pair better than another is a weight: the first rule that tells them apart decides, as each outweighs all after it.
#include "evaluate/passage_match.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "base/utf8.h"
#include "evaluate/assignment.h"

namespace dossier {
namespace {

bool triggers_overlap(const PassageEvent& a, const PassageEvent& b) {
  for (const EventMention& x : a.mentions)
    for (const EventMention& y : b.mentions)
      if (x.trigger.overlaps(y.trigger)) return true;
  return false;
}

bool has_trigger(const PassageEvent& event, Span trigger) {
  return std::ranges::any_of(event.mentions, [&](const EventMention& mention) {
    return mention.trigger.overlaps(trigger);
  });
}

template <typename Gold, typename Predicted, typename Weight>
std::vector<std::optional<std::size_t>> pairs_of(const std::vector<Gold>& gold,
                                                 const std::vector<Predicted>& predicted,
                                                 const Weight& weight) {
  Weights weights(gold.size(), std::vector<double>(predicted.size(), 0));
  for (std::size_t g = 0; g < gold.size(); ++g)
    for (std::size_t p = 0; p < predicted.size(); ++p)
      weights[g][p] = weight(gold[g], predicted[p]);
  return best_pairs(weights);
}

bool holds_words(const std::string& text, const std::string& words) {
  return (" " + text + " ").find(" " + words + " ") != std::string::npos;
}

bool days_overlap(const std::optional<TimeInterval>& a, const std::optional<TimeInterval>& b) {
  return a && b && overlaps(*a, *b);
}

}  // namespace

bool same_phrase(const Phrase& a, const Phrase& b) {
  return a.span == b.span || (a.span.contains(b.head) && b.span.contains(a.head));
}

bool same_words(std::string_view a, std::string_view b) {
  const std::string x = fold(a), y = fold(b);
  return !x.empty() && !y.empty() && (holds_words(x, y) || holds_words(y, x));
}

bool same_days(const std::optional<TimeInterval>& a, const std::optional<TimeInterval>& b) {
  if (!a || !b) return !a && !b;
  return std::tie(a->from, a->to) == std::tie(b->from, b->to);
}

PassageMatch::PassageMatch(const Passage& gold, const Passage& predicted, const Ontology& ontology)
    : gold_(gold), predicted_(predicted) {
  match_entities();
  match_events();
  match_relations(ontology);
  match_times();
}

void PassageMatch::match_entities() {
  const auto same = [](const PassageEntity& a, const PassageEntity& b) {
    for (const Phrase& x : a.mentions)
      for (const Phrase& y : b.mentions)
        if (same_phrase(x, y)) return true;
    return false;
  };
  for (const PassageEntity& gold : gold_.entities) {
    auto& row = entities_.emplace_back();
    for (const PassageEntity& predicted : predicted_.entities) row.push_back(same(gold, predicted));
  }
}

bool PassageMatch::same_node(NodeRef gold, NodeRef predicted) const {
  if (gold.kind != predicted.kind) return false;
  if (gold.kind == NodeKind::kEntity) return same_entity(gold.index, predicted.index);
  if (gold.kind == NodeKind::kEvent)
    return triggers_overlap(gold_.events[gold.index], predicted_.events[predicted.index]);
  return gold_.relations[gold.index].trigger.overlaps(
      predicted_.relations[predicted.index].trigger);
}

std::vector<std::optional<std::size_t>> PassageMatch::roles(const PassageEvent& gold,
                                                            const PassageEvent& predicted) const {
  return pairs_of(gold.roles, predicted.roles, [&](const Role& g, const Role& p) {
    return g.role == p.role && same_node(g.who, p.who) ? 1.0 : 0.0;
  });
}

void PassageMatch::match_events() {
  events_ = pairs_of(gold_.events, predicted_.events,
                     [&](const PassageEvent& gold, const PassageEvent& predicted) {
                       if (!triggers_overlap(gold, predicted)) return 0.0;
                       const bool category = gold.category == predicted.category;
                       double weight = 1 + (category ? 1e8 : 0);
                       if (category && gold.mode == predicted.mode) weight += 1e6;
                       if (has_trigger(predicted, gold.mentions[0].trigger)) weight += 1e4;
                       for (const auto& role : roles(gold, predicted)) weight += role ? 10 : 0;
                       return weight;
                     });
}

bool PassageMatch::same_relation(const PassageRelation& gold, const PassageRelation& predicted,
                                 bool symmetric) const {
  if (gold.predicate != predicted.predicate ||
      gold.object.has_value() != predicted.object.has_value())
    return false;
  if (!gold.object)
    return same_node(gold.subject, predicted.subject) &&
           (gold.value.empty() || same_words(gold.value, predicted.value));
  const auto ends = [&](NodeRef subject, NodeRef object) {
    return same_node(gold.subject, subject) && same_node(*gold.object, object);
  };
  return ends(predicted.subject, *predicted.object) ||
         (symmetric && ends(*predicted.object, predicted.subject));
}

void PassageMatch::match_relations(const Ontology& ontology) {
  relations_ = pairs_of(gold_.relations, predicted_.relations,
                        [&](const PassageRelation& gold, const PassageRelation& predicted) {
                          const PredicateInfo* predicate = ontology.predicate(gold.predicate);
                          if (!same_relation(gold, predicted, predicate && predicate->symmetric))
                            return 0.0;
                          return 1.0 + (same_words(gold.value, predicted.value) ? 1e4 : 0) +
                                 (gold.trigger.overlaps(predicted.trigger) ? 1e2 : 0);
                        });
}

void PassageMatch::match_times() {
  times_ = pairs_of(gold_.times, predicted_.times,
                    [](const PassageTime& gold, const PassageTime& predicted) {
                      if (!gold.span.overlaps(predicted.span)) return 0.0;
                      return 1.0 + (same_days(gold.interval, predicted.interval) ? 1e4 : 0) +
                             (days_overlap(gold.interval, predicted.interval) ? 1e2 : 0);
                    });
}

}  // namespace dossier
