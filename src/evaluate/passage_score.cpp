// Counts over the pairs of passage_match.h. Each part counts one kind of thing and notes what was missed of it.
#include "evaluate/passage_score.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "evaluate/passage_match.h"

namespace dossier {
namespace {

using Pairs = std::vector<std::optional<std::size_t>>;

class Scorer {
 public:
  Scorer(const Passage& gold, const Passage& predicted, std::string_view text,
         const Ontology& ontology)
      : gold_(gold), predicted_(predicted), text_(text), match_(gold, predicted, ontology) {
    for (const auto& pair : match_.events())
      if (pair) paired_.insert(*pair);
  }

  PassageScore score() {
    count_mentions();
    count_coreference();
    count_events();
    count_roles();
    count_relations();
    count_puttings();
    count_times();
    std::stable_sort(score_.misses.begin(), score_.misses.end(),
                     [](const Miss& a, const Miss& b) { return a.at.begin < b.at.begin; });
    return std::move(score_);
  }

 private:
  using Kind = Miss::Kind;

  void add(const char* name, const Ratio& ratio) { score_.ratios.emplace_back(name, ratio); }

  void miss(Kind kind, const char* what, std::string gold, std::string found, Span at) {
    score_.misses.push_back({kind, what, std::move(gold), std::move(found), at});
  }

  static Ratio one_to_one(std::size_t both, std::size_t gold, std::size_t predicted) {
    return {static_cast<double>(both), static_cast<double>(gold), static_cast<double>(both),
            static_cast<double>(predicted)};
  }

  // ---- in words

  std::string words(Span span) const { return squeeze(span.of(text_)); }
  std::string name_of(const Passage& passage, NodeRef node) const {
    if (node.kind == NodeKind::kEntity) return words(passage.entities[node.index].mentions[0].span);
    return words(node.kind == NodeKind::kEvent ? passage.events[node.index].mentions[0].trigger
                                               : passage.relations[node.index].trigger);
  }
  std::string name_of(const PassageEvent& event) const {
    return event.category + (event.mode.empty() ? "" : "/" + event.mode) + " \"" +
           words(event.mentions[0].trigger) + "\"";
  }
  std::string name_of(const Passage& passage, const PassageRelation& relation) const {
    std::string name = name_of(passage, relation.subject) + " " + relation.predicate;
    if (relation.object) name += " " + name_of(passage, *relation.object);
    if (!relation.value.empty()) name += " \"" + squeeze(relation.value) + "\"";
    return name;
  }
  std::string names_of(const Passage& passage, const std::vector<std::uint32_t>& speakers) const {
    std::string names;
    for (const std::uint32_t speaker : speakers)
      names += (names.empty() ? "" : " > ") + name_of(passage, {NodeKind::kEntity, speaker});
    return names.empty() ? "nobody" : names;
  }
  static std::string name_of(const std::optional<TimeInterval>& interval) {
    if (!interval) return "no date";
    const auto day = [](const std::optional<Date>& date) {
      return date ? to_string(*date) : std::string("*");
    };
    return day(interval->from) + " " + day(interval->to);
  }

  // ---- entities

  using TypedSpan = std::pair<Span, EntityType>;
  using TypedSpans = std::multimap<TypedSpan, Span>;  // to the whole mention

  static TypedSpans typed(const Passage& passage, Span Phrase::*part) {
    TypedSpans found;
    for (const PassageEntity& entity : passage.entities)
      for (const Phrase& mention : entity.mentions)
        found.emplace(TypedSpan{mention.*part, entity.type}, mention.span);
    return found;
  }

  static TypedSpans without_types(const TypedSpans& typed) {
    TypedSpans found;
    for (const auto& [key, span] : typed)
      found.emplace(TypedSpan{key.first, EntityType::kThing}, span);
    return found;
  }

  Ratio compare(const TypedSpans& gold, TypedSpans rest, bool note) {
    const std::size_t predicted = rest.size();
    std::size_t both = 0;
    for (const auto& [key, span] : gold) {
      const auto found = rest.find(key);
      if (found != rest.end()) {
        ++both;
        rest.erase(found);
      } else if (note) {
        miss(Kind::kMissed, "mention", std::string(to_string(key.second)) + " " + words(span), "",
             span);
      }
    }
    for (const auto& [key, span] : rest)
      if (note)
        miss(Kind::kTooMuch, "mention", "", std::string(to_string(key.second)) + " " + words(span),
             span);
    return one_to_one(both, gold.size(), predicted);
  }

  void count_mentions() {
    add("mentions", compare(typed(gold_, &Phrase::span), typed(predicted_, &Phrase::span), false));
    const TypedSpans gold = typed(gold_, &Phrase::head),
                     predicted = typed(predicted_, &Phrase::head);
    add("mentions, by head", compare(gold, predicted, true));
    add("mentions, by head, of any type",
        compare(without_types(gold), without_types(predicted), false));
  }

  static PhraseClusters clusters_of(const Passage& passage) {
    PhraseClusters clusters;
    for (const PassageEntity& entity : passage.entities) clusters.push_back(entity.mentions);
    return clusters;
  }

  void count_coreference() {
    for (const MentionMatch match : {MentionMatch::kSpan, MentionMatch::kHead}) {
      const std::string name =
          match == MentionMatch::kSpan ? "coreference" : "coreference, by head";
      const auto [gold, predicted] =
          number_mentions(clusters_of(gold_), clusters_of(predicted_), match);
      score_.coreference.emplace_back(
          name, score_coreference(without_singletons(gold), without_singletons(predicted)));
      score_.coreference.emplace_back(name + ", with singletons",
                                      score_coreference(gold, predicted));
    }
  }

  // ---- events

  // A plain statement that stands for no annotated event is neither right nor wrong: passages have those only that are news.
  bool is_passed_over(std::size_t p) const {
    const PassageEvent& event = predicted_.events[p];
    return !paired_.contains(p) && event.category == "say" &&
           (event.mode.empty() || event.mode == "statement");
  }

  std::size_t counted_events() const {
    std::size_t counted = 0;
    for (std::size_t p = 0; p < predicted_.events.size(); ++p) counted += !is_passed_over(p);
    return counted;
  }

  bool found(std::size_t g) const {
    const auto& pair = match_.events()[g];
    return pair && gold_.events[g].category == predicted_.events[*pair].category;
  }

  bool same_parties(const PassageEvent& gold, const PassageEvent& predicted) const {
    const auto parties = [](const PassageEvent& event) {
      return std::ranges::count_if(event.roles, is_party);
    };
    const Pairs pairs = match_.roles(gold, predicted);
    std::ptrdiff_t both = 0;
    for (std::size_t r = 0; r < pairs.size(); ++r) both += pairs[r] && is_party(gold.roles[r]);
    return both == parties(gold) && both == parties(predicted);
  }

  static bool is_party(const Role& role) {
    return role.role == "actor" || role.role == "recipient";
  }

  void count_events() {
    std::size_t triggers = 0, categories = 0, modes = 0, parties = 0;
    for (std::size_t g = 0; g < gold_.events.size(); ++g) {
      const PassageEvent& gold = gold_.events[g];
      const auto& pair = match_.events()[g];
      if (!pair) {
        miss(Kind::kMissed, "event", name_of(gold), "", gold.mentions[0].trigger);
        continue;
      }
      const PassageEvent& predicted = predicted_.events[*pair];
      ++triggers;
      if (!found(g)) {
        miss(Kind::kDiffers, "event", name_of(gold), name_of(predicted), gold.mentions[0].trigger);
        continue;
      }
      ++categories;
      modes += gold.mode == predicted.mode;
      parties += same_parties(gold, predicted);
    }
    for (std::size_t p = 0; p < predicted_.events.size(); ++p)
      if (!paired_.contains(p) && !is_passed_over(p))
        miss(Kind::kTooMuch, "event", "", name_of(predicted_.events[p]),
             predicted_.events[p].mentions[0].trigger);
    const std::size_t gold = gold_.events.size(), predicted = counted_events();
    add("event triggers", one_to_one(triggers, gold, predicted));
    add("events", one_to_one(categories, gold, predicted));
    add("events with mode", one_to_one(modes, gold, predicted));
    add("events with parties", one_to_one(parties, gold, predicted));
    add("events, every statement counted", one_to_one(categories, gold, predicted_.events.size()));
  }

  void note_role(Kind kind, const Passage& passage, const PassageEvent& event, const Role& role) {
    const std::string name = role.role + " of \"" + words(event.mentions[0].trigger) +
                             "\": " + name_of(passage, role.who);
    const bool missed = kind == Kind::kMissed;
    miss(kind, "role", missed ? name : "", missed ? "" : name, event.mentions[0].trigger);
  }

  std::size_t count_roles_of(const PassageEvent& gold, const PassageEvent& predicted) {
    std::size_t both = 0;
    std::set<std::size_t> taken;
    const Pairs pairs = match_.roles(gold, predicted);
    for (std::size_t r = 0; r < pairs.size(); ++r) {
      if (pairs[r]) {
        ++both;
        taken.insert(*pairs[r]);
      } else {
        note_role(Kind::kMissed, gold_, gold, gold.roles[r]);
      }
    }
    for (std::size_t r = 0; r < predicted.roles.size(); ++r)
      if (!taken.contains(r)) note_role(Kind::kTooMuch, predicted_, predicted, predicted.roles[r]);
    return both;
  }

  // The words of statements are given by speakers, and as a value only now and then.
  static bool is_counted(const EventValue& value) { return value.role != "content"; }
  static double counted_values(const PassageEvent& event) {
    return static_cast<double>(std::ranges::count_if(event.values, is_counted));
  }

  static std::size_t values_in_both(const PassageEvent& gold, const PassageEvent& predicted) {
    return static_cast<std::size_t>(std::ranges::count_if(gold.values, [&](const EventValue& g) {
      return is_counted(g) && std::ranges::any_of(predicted.values, [&](const EventValue& p) {
               return g.role == p.role && g.words.overlaps(p.words);
             });
    }));
  }

  void count_roles() {
    Ratio roles, of_found, values;
    for (const PassageEvent& event : gold_.events) {
      roles.gold += static_cast<double>(event.roles.size());
      values.gold += counted_values(event);
    }
    for (std::size_t p = 0; p < predicted_.events.size(); ++p) {
      if (is_passed_over(p)) continue;
      roles.predicted += static_cast<double>(predicted_.events[p].roles.size());
      values.predicted += counted_values(predicted_.events[p]);
    }
    for (std::size_t g = 0; g < gold_.events.size(); ++g) {
      if (!found(g)) continue;
      const PassageEvent& gold = gold_.events[g];
      const PassageEvent& predicted = predicted_.events[*match_.events()[g]];
      of_found +=
          one_to_one(count_roles_of(gold, predicted), gold.roles.size(), predicted.roles.size());
      values.found += static_cast<double>(values_in_both(gold, predicted));
      values.right += static_cast<double>(values_in_both(predicted, gold));
    }
    roles.found = roles.right = of_found.found;
    add("roles", roles);
    add("roles, of found events", of_found);
    add("values", values);
  }

  // ---- relations

  void count_relations() {
    std::size_t both = 0, with_value = 0, stance = 0;
    std::set<std::size_t> taken;
    for (std::size_t g = 0; g < gold_.relations.size(); ++g) {
      const PassageRelation& gold = gold_.relations[g];
      const auto& pair = match_.relations()[g];
      if (!pair) {
        miss(Kind::kMissed, "relation", name_of(gold_, gold), "", gold.trigger);
        continue;
      }
      const PassageRelation& predicted = predicted_.relations[*pair];
      taken.insert(*pair);
      ++both;
      with_value += gold.value.empty() || same_words(gold.value, predicted.value);
      stance += gold.stance == predicted.stance;
    }
    for (std::size_t p = 0; p < predicted_.relations.size(); ++p)
      if (!taken.contains(p))
        miss(Kind::kTooMuch, "relation", "", name_of(predicted_, predicted_.relations[p]),
             predicted_.relations[p].trigger);
    const std::size_t gold = gold_.relations.size(), predicted = predicted_.relations.size();
    add("relations", one_to_one(both, gold, predicted));
    add("relations with value", one_to_one(with_value, gold, predicted));
    add("stance, of found relations", one_to_one(stance, both, both));
  }

  // ---- how found events are put

  // The predicted mention of the annotated trigger, else of another trigger of the event, else its first.
  static const EventMention& counterpart(const PassageEvent& gold, const PassageEvent& predicted) {
    for (const EventMention& g : gold.mentions)
      for (const EventMention& p : predicted.mentions)
        if (g.trigger.overlaps(p.trigger)) return p;
    return predicted.mentions[0];
  }

  bool same_chain(const EventMention& gold, const EventMention& predicted) const {
    return std::ranges::equal(gold.speakers, predicted.speakers,
                              [&](auto g, auto p) { return match_.same_entity(g, p); });
  }

  void count_puttings() {
    Ratio stance, innermost, speakers, chain;
    for (std::size_t g = 0; g < gold_.events.size(); ++g) {
      if (!found(g)) continue;
      const PassageEvent& event = gold_.events[g];
      const EventMention& gold = event.mentions[0];
      const EventMention& predicted = counterpart(event, predicted_.events[*match_.events()[g]]);
      const bool said = !gold.speakers.empty(), found_said = !predicted.speakers.empty();
      const bool right_speaker =
          said && found_said && match_.same_entity(gold.speakers.back(), predicted.speakers.back());
      const bool agree = right_speaker || (!said && !found_said);
      stance += one_to_one(gold.stance == predicted.stance, 1, 1);
      innermost += one_to_one(agree, 1, 1);
      speakers += one_to_one(right_speaker, said, found_said);
      chain += one_to_one(same_chain(gold, predicted), 1, 1);
      if (gold.stance != predicted.stance)
        miss(Kind::kDiffers, "stance", std::string(to_string(gold.stance)) + " " + name_of(event),
             std::string(to_string(predicted.stance)), gold.trigger);
      if (!agree)
        miss(Kind::kDiffers, "speaker", names_of(gold_, gold.speakers) + " of " + name_of(event),
             names_of(predicted_, predicted.speakers), gold.trigger);
    }
    add("stance, of found events", stance);
    add("innermost speaker or none, of found events", innermost);
    add("innermost speaker, of found events with one", speakers);
    add("whole chain of speakers, of found events", chain);
  }

  // ---- times

  static bool days_overlap(const std::optional<TimeInterval>& a,
                           const std::optional<TimeInterval>& b) {
    return a && b && overlaps(*a, *b);
  }

  void count_times() {
    std::size_t spans = 0, equal = 0, overlap = 0;
    std::set<std::size_t> taken;
    for (std::size_t g = 0; g < gold_.times.size(); ++g) {
      const PassageTime& gold = gold_.times[g];
      const auto& pair = match_.times()[g];
      if (!pair) {
        miss(Kind::kMissed, "time", words(gold.span) + ": " + name_of(gold.interval), "",
             gold.span);
        continue;
      }
      const PassageTime& predicted = predicted_.times[*pair];
      taken.insert(*pair);
      ++spans;
      const bool same = same_days(gold.interval, predicted.interval);
      equal += same;
      overlap += same || days_overlap(gold.interval, predicted.interval);
      if (!same)
        miss(Kind::kDiffers, "time", words(gold.span) + ": " + name_of(gold.interval),
             words(predicted.span) + ": " + name_of(predicted.interval), gold.span);
    }
    for (std::size_t p = 0; p < predicted_.times.size(); ++p)
      if (!taken.contains(p))
        miss(Kind::kTooMuch, "time", "",
             words(predicted_.times[p].span) + ": " + name_of(predicted_.times[p].interval),
             predicted_.times[p].span);
    const std::size_t gold = gold_.times.size(), predicted = predicted_.times.size();
    add("times", one_to_one(spans, gold, predicted));
    add("times, same days", one_to_one(equal, gold, predicted));
    add("times, days overlap", one_to_one(overlap, gold, predicted));
    count_event_times();
  }

  void count_event_times() {
    Ratio equal, overlap;
    for (std::size_t g = 0; g < gold_.events.size(); ++g) {
      if (!found(g)) continue;
      const auto& gold = gold_.events[g].when;
      const auto& predicted = predicted_.events[*match_.events()[g]].when;
      const bool same = gold && same_days(gold, predicted);
      equal += one_to_one(same, gold.has_value(), predicted.has_value());
      overlap += one_to_one(days_overlap(gold, predicted), gold.has_value(), predicted.has_value());
    }
    add("event time, same days, of found events", equal);
    add("event time, days overlap, of found events", overlap);
  }

  const Passage& gold_;
  const Passage& predicted_;
  const std::string_view text_;
  const PassageMatch match_;
  std::set<std::size_t> paired_;  // events drawn that stand for an annotated one
  PassageScore score_;
};

template <typename Named>
void add_by_place(std::vector<Named>& sum, const std::vector<Named>& more) {
  if (sum.empty()) {
    sum = more;
    return;
  }
  for (std::size_t i = 0; i < more.size(); ++i) sum[i].second += more[i].second;
}

}  // namespace

std::string_view to_string(Miss::Kind kind) {
  switch (kind) {
    case Miss::Kind::kMissed:
      return "missed";
    case Miss::Kind::kTooMuch:
      return "too much";
    case Miss::Kind::kDiffers:
      break;
  }
  return "differs";
}

PassageScore& PassageScore::operator+=(const PassageScore& other) {
  add_by_place(ratios, other.ratios);
  add_by_place(coreference, other.coreference);
  return *this;
}

const Ratio& PassageScore::ratio(std::string_view name) const {
  return std::ranges::find(ratios, name, &std::pair<std::string, Ratio>::first)->second;
}

PassageScore score_passage(const Passage& gold, const Passage& predicted, std::string_view text,
                           const Ontology& ontology) {
  return Scorer(gold, predicted, text, ontology).score();
}

}  // namespace dossier
