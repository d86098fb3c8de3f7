// Events: finds the words that carry one (triggers.tsv) and who fills its roles.
//
// A rule matches over the dependency tree; its frame says where the roles stand. A noun under a support verb ("held a phone
// call with", "the call took place") takes the verb's arguments as its own, and its stance is read at the verb. A role that is
// filled by somebody's thing rather than by somebody ("Ruritania's airspace was closed") goes to
// the owner. Whoever is asked to act acts in what is asked for. What events have to do with each
// other is added last (event_links.h). Why rules: the vocabulary of PLOVER is closed and known, and
// a rule can be shown and mended by the reader of triggers.tsv. Cost: linear in the tokens, times
// the depth of the tree. Limits: one sentence at a time; roles in other sentences come by
// coreference only.
#include <algorithm>
#include <deque>
#include <map>

#include "base/utf8.h"
#include "understand/amounts.h"
#include "understand/arguments.h"
#include "understand/event_links.h"
#include "understand/stages.h"
#include "understand/trigger_rules.h"

namespace dossier {
namespace {

constexpr int kMostConjuncts = 8;

constexpr std::uint32_t kNamedBefore = 8;  // sentences in which a definite noun finds its event

class EventFinder {
 public:
  EventFinder(const Reading& reading, const Entities& entities,
              const std::vector<TimeExpression>& times, const Attributions& attributions,
              const TriggerRules& rules)
      : reading_(reading),
        entities_(entities),
        times_(times),
        attributions_(attributions),
        rules_(rules) {}

  std::vector<EventDraft> find(const EventChooser* chooser) {
    match_triggers();
    if (chooser) choose_triggers(*chooser);
    join_support_verbs();
    find_lenders();
    for (std::uint32_t a = 0; a < attributions_.all.size(); ++a)
      if (attributions_.all[a].cue && !attributions_.all[a].content.empty())
        statements_.emplace(*attributions_.all[a].cue, a);
    for (const auto& [at, rule] : matched_)
      if (rule->category != "light" && rule->category != "none")
        drafts_.push_back(draft(at, *rule));
    add_details();
    std::sort(drafts_.begin(), drafts_.end(),
              [](const auto& a, const auto& b) { return a.trigger < b.trigger; });
    attach_times();
    link_events(reading_, entities_, matched_, drafts_);
    if (chooser) {
      const EventScene scene{reading_, entities_, attributions_, rules_, times_};
      chooser->roles(scene, drafts_);
      chooser->earlier(scene, drafts_);
    }
    return std::move(drafts_);
  }

 private:
  struct Lender {
    TokenAt verb;
    std::string how;  // "does", "meets", "asked"
  };

  void match_triggers() {
    for (std::uint32_t s = 0; s < reading_.trees.size(); ++s)
      for (std::uint32_t t = 0; t < reading_.trees[s].size(); ++t)
        if (const TriggerRule* rule = rules_.match(reading_, entities_, {s, t});
            rule && !names_time({s, t}))
          matched_[{s, t}] = rule;
    take_nouns();
  }

  // "March" the month.
  bool names_time(TokenAt at) const {
    if (reading_.token(at).upos != "PROPN") return false;
    return std::any_of(times_.begin(), times_.end(), [&](const TimeExpression& time) {
      return time.head.sentence == at.sentence && time.first <= at.token && at.token < time.last;
    });
  }

  // "signed an accord", "shot dead": the other word names no event of its own.
  void take_nouns() {
    std::vector<TokenAt> taken;
    for (const auto& [at, rule] : matched_)
      if (const auto frame = rule->frame.find("takes"); frame != rule->frame.end())
        for (const std::string& path : frame->second)
          for (std::uint32_t i : fillers(reading_.tree(at), at.token, path))
            taken.push_back({at.sentence, i});
    for (const TokenAt& at : taken) matched_.erase(at);
  }

  void choose_triggers(const EventChooser& chooser) {
    TriggerChoices proposed;
    for (const auto& [at, rule] : matched_) proposed[at] = {rule->category, rule->mode};
    const EventScene scene{reading_, entities_, attributions_, rules_, times_};
    for (const auto& [at, choice] : chooser.triggers(scene, proposed)) {
      if (choice.category.empty()) {
        matched_.erase(at);
      } else {
        matched_[at] = &chosen_rule(at, choice);
      }
    }
  }

  // What the lexicon says of the word in that sense; else the usual places of its part of speech.
  const TriggerRule& chosen_rule(TokenAt at, const TriggerChoice& choice) {
    TriggerRule rule;
    rule.pos = reading_.token(at).upos == "VERB" ? "VERB" : "NOUN";
    const auto matched = matched_.find(at);
    std::vector<const TriggerRule*> known = rules_.all_for(reading_, at);
    if (matched != matched_.end()) known.insert(known.begin(), matched->second);
    const auto same = std::find_if(known.begin(), known.end(), [&](const TriggerRule* r) {
      return r->category == choice.category && (r->pos == rule.pos || r->pos == "ADJ");
    });
    if (same != known.end()) rule = **same;
    rule.category = choice.category;
    rule.mode = choice.mode;
    return chosen_.emplace_back(std::move(rule));
  }

  bool carries_event(TokenAt at) const {
    const auto found = matched_.find(at);
    return found != matched_.end() && found->second->category != "none" &&
           found->second->category != "light";
  }

  // "held a call": the noun's arguments stand at the verb. "the call included X": the verb says more of the noun's event.
  void join_support_verbs() {
    for (const auto& [at, rule] : matched_) {
      if (rule->category != "light") continue;
      const Tree& tree = reading_.tree(at);
      for (const std::string& path : rule->frame.find("event")->second)
        for (std::uint32_t noun : fillers(tree, at.token, path)) {
          const TokenAt noun_at{at.sentence, noun};
          if (!carries_event(noun_at) || noun_at == at) continue;
          if (path == "nsubj" && tree.token(at.token).deprel.starts_with("acl")) {
            details_.emplace_back(at, noun_at);
          } else if (path == "nsubj" && rule->frame.size() > 1) {
            details_.emplace_back(at, noun_at);
          } else {
            support_.emplace(noun_at, at);
          }
        }
    }
  }

  // "denied the meeting", after "met": whoever denies it is no party of it by that.
  bool named_before(const EventDraft& event) const {
    const std::uint32_t sentence = event.trigger.sentence;
    const std::uint32_t first = sentence - std::min(sentence, kNamedBefore);
    return std::any_of(matched_.lower_bound({first, 0}), matched_.lower_bound({sentence, 0}),
                       [&](const auto& entry) { return entry.second->category == event.category; });
  }

  // What a verb's parties are in the event of a noun that it governs, where the noun names nobody
  // for it:
  //   "denied the purchase", "promised them help" (does=): its actor does it, to its recipient; of
  //   an accusation it is the accused "rejected the request" (meets=): its actor is whom it was
  //   made to "asked Norway for help" (content= of a request): its recipient would give it, to its
  //   actor
  void find_lenders() {
    for (const auto& [at, rule] : matched_)
      for (const auto& [key, paths] : rule->frame) {
        const bool asked = key == "content" && rule->category == "request";
        if (rule->pos != "VERB" || (key != "does" && key != "meets" && !asked)) continue;
        for (const std::string& path : paths)
          for (std::uint32_t noun : fillers(reading_.tree(at), at.token, path))
            if (const auto event = matched_.find({at.sentence, noun});
                event != matched_.end() && event->second->pos == "NOUN")
              lenders_.emplace(event->first, Lender{at, asked ? "asked" : key});
      }
  }

  void borrow_parties(EventDraft& event) const {
    const auto lender = lenders_.find(event.trigger);
    if (lender == lenders_.end() || (event.definite && named_before(event))) return;
    const TriggerRule& rule = *matched_.at(lender->second.verb);
    const auto lend = [&](std::string_view own, std::string_view role) {
      if (has_role(event, role)) return;
      EventDraft verb;
      add_role(verb, lender->second.verb, rule, own);
      for (const RoleDraft& party : verb.roles) add_entity(event, role, *party.entity, party.token);
    };
    const bool accuses = event.category == "accuse";
    if (lender->second.how == "meets" || accuses) {
      lend("actor", "recipient");
    } else if (lender->second.how == "does") {
      lend("actor", "actor");
      lend("recipient", "recipient");
    } else {
      lend("recipient", "actor");
      if (event.category == "aid") lend("actor", "recipient");
    }
  }

  EventDraft draft(TokenAt at, const TriggerRule& rule) const {
    EventDraft event;
    event.trigger = event.put = at;
    event.category = rule.category;
    event.mode = rule.mode;
    event.words = words_of(at);
    event.definite = is_definite(at);
    add_whoever_is_asked(event, at, rule);
    add_roles(event, at, rule);
    const auto support = support_.find(at);
    if (support != support_.end()) {
      event.put = support->second;
      add_roles(event, support->second, *matched_.at(support->second));
      add_roles(event, support->second, rule);
    }
    borrow_parties(event);
    add_amount(event, at);
    // "attacks that killed 83": the verb says more of the event that is its subject.
    if (rule.pos == "VERB")
      for (std::uint32_t i : fillers(reading_.tree(at), at.token, "nsubj")) {
        const auto subject = matched_.find({at.sentence, i});
        if (subject != matched_.end() && subject->second->category == rule.category)
          event.same_as = subject->first;
      }
    if (rule.category == "consult" || rule.category == "anaphor") make_symmetric(event);
    add_count(event, at);
    add_statement(event, at);
    return event;
  }

  // Verbs that only say more of an event named by their subject become drafts of their own, joined later.
  void add_details() {
    for (const auto& [verb, noun] : details_) {
      EventDraft event;
      event.trigger = event.put = verb;
      event.same_as = noun;
      event.words = words_of(noun);
      const TriggerRule& rule = *matched_.at(verb);
      for (std::string_view role : {"actor", "recipient", "place"})
        if (role == "place" || rule.frame.contains(role)) add_role(event, verb, rule, role);
      drafts_.push_back(std::move(event));
    }
  }

  // "appealed to both armies to withdraw": both armies would.
  void add_whoever_is_asked(EventDraft& event, TokenAt at, const TriggerRule& rule) const {
    const Tree& tree = reading_.tree(at);
    std::uint32_t clause = at.token;
    for (int step = 0; step < kMostConjuncts && tree.token(clause).deprel == "conj"; ++step)
      clause = tree.head(clause);
    const std::string& relation = tree.token(clause).deprel;
    const bool asked =
        relation == "xcomp" || (is_relation(relation, "advcl") && tree.marker(clause) == "to");
    if (!asked || rule.pos != "VERB" || tree.child(at.token, "nsubj") || is_passive(tree, at.token))
      return;
    const auto request = matched_.find({at.sentence, tree.head(clause)});
    if (request != matched_.end() && request->second->category == "request")
      for (const std::string& path : TriggerRules::paths(*request->second, "recipient"))
        for (std::uint32_t i : fillers(tree, tree.head(clause), path))
          add_party(event, "actor", {at.sentence, i}, Depth::kItself);
  }

  static bool has_role(const EventDraft& event, std::string_view role) {
    return std::any_of(event.roles.begin(), event.roles.end(),
                       [&](const auto& r) { return r.role == role; });
  }

  void add_roles(EventDraft& event, TokenAt at, const TriggerRule& rule) const {
    if (rule.frame.contains("as")) add_words(event, at, rule, "as");
    for (std::string_view role : {"actor", "recipient", "place", "instrument", "about"})
      if (!has_role(event, role) || event.category == "consult") add_role(event, at, rule, role);
    for (std::string_view role : {"killed", "injured", "amount"}) add_number(event, at, rule, role);
    if (rule.frame.contains("content")) add_words(event, at, rule, "content");
  }

  void add_role(EventDraft& event, TokenAt at, const TriggerRule& rule,
                std::string_view role) const {
    for (const std::string& path : TriggerRules::paths(rule, role)) {
      const std::size_t before = event.roles.size();
      for (std::uint32_t i : fillers(reading_.tree(at), at.token, path))
        add_party(event, role, {at.sentence, i}, Depth::kItself);
      if (event.roles.size() > before) return;
    }
  }

  enum class Depth { kItself, kOwner };

  void add_party(EventDraft& event, std::string_view role, TokenAt at, Depth depth) const {
    // The words of a status ("its PWO designation") name no party.
    for (const RoleDraft& known : event.roles)
      if (known.role == "as" && known.token == at) return;
    const auto mention = entities_.by_token.find(at);
    if (mention != entities_.by_token.end()) {
      const EntityMention& found = entities_.mentions[mention->second];
      if (!found.members.empty() && role != "place") {
        for (std::uint32_t member : found.members) add_entity(event, role, member, at);
        return;
      }
      if (may_play(role, entities_.entities[found.entity]))
        return add_entity(event, role, found.entity, at);
    }
    if (role != "actor" && role != "recipient") return;
    if (const auto speaker = speaker_as_first_person(at))
      return add_entity(event, role, *speaker, at);
    if (depth == Depth::kOwner) return;
    const std::size_t before = event.roles.size();
    for (std::uint32_t owner : owners(reading_.tree(at), at.token)) {
      add_party(event, role, {at.sentence, owner}, Depth::kOwner);
      if (event.roles.size() > before) return;
    }
  }

  // "I" and "we" in a quotation are whoever speaks there.
  std::optional<std::uint32_t> speaker_as_first_person(TokenAt at) const {
    if (!std::binary_search(entities_.first_person.begin(), entities_.first_person.end(), at))
      return std::nullopt;
    const auto around = attributions_.around(at);
    return around.empty() ? std::nullopt : attributions_.all[around.back()].source;
  }

  static bool may_play(std::string_view role, const LocalEntity& entity) {
    if (role == "place") return entity.type == EntityType::kPlace;
    if (role == "instrument") return entity.type == EntityType::kThing;
    if (role == "actor") {
      if (entity.type == EntityType::kPlace)
        return entity.subtype != "water" && entity.subtype != "facility";
      return entity.type != EntityType::kThing && entity.type != EntityType::kEvent;
    }
    return entity.type != EntityType::kEvent;
  }

  static void add_entity(EventDraft& event, std::string_view role, std::uint32_t entity,
                         TokenAt at) {
    // One entity plays one part: "X's own strikes on X" is a misreading more often than not.
    for (const RoleDraft& known : event.roles)
      if (known.entity == entity && (known.role == role || role != "place")) return;
    event.roles.push_back({std::string(role), entity, "", at});
  }

  void make_symmetric(EventDraft& event) const {
    for (RoleDraft& role : event.roles)
      if (role.role == "recipient") role.role = "actor";
  }

  void add_value(EventDraft& event, std::string_view role, TokenAt at, Span span) const {
    event.roles.push_back(
        {std::string(role), std::nullopt, squeeze(span.of(reading_.document.text)), at});
  }

  // A number at the filler of a path: "killed [at least 12] people".
  void add_number(EventDraft& event, TokenAt at, const TriggerRule& rule,
                  std::string_view role) const {
    const Tree& tree = reading_.tree(at);
    for (const std::string& path : TriggerRules::paths(rule, role))
      for (std::uint32_t i : fillers(tree, at.token, path)) {
        const auto number =
            tree.token(i).upos == "NUM" ? std::optional(i) : tree.child(i, "nummod");
        if (number)
          return add_value(event, role, {at.sentence, *number}, tree.subtree_bytes(*number));
      }
  }

  void add_words(EventDraft& event, TokenAt at, const TriggerRule& rule,
                 std::string_view role) const {
    const Tree& tree = reading_.tree(at);
    for (const std::string& path : TriggerRules::paths(rule, role))
      for (std::uint32_t i : fillers(tree, at.token, path)) {
        std::uint32_t first = tree.subtree_first(i);
        while (first < i &&
               (tree.token(first).deprel == "case" || tree.token(first).deprel == "det" ||
                tree.token(first).upos == "PUNCT"))
          ++first;
        const std::uint32_t last = role == "content" ? tree.subtree_last(i) : i + 1;
        return add_value(event, role, {at.sentence, i}, tree.bytes(first, last));
      }
  }

  // Money at or right below the trigger; what another event's word governs is its own.
  void add_amount(EventDraft& event, TokenAt at) const {
    if (event.category == "say" || event.category == "consult" || has_role(event, "amount")) return;
    const auto amount =
        find_amount(reading_.tree(at), at.token, rules_.lexicon(), [&](std::uint32_t i) {
          return carries_event({at.sentence, i});
        });
    if (amount)
      add_value(event, "amount", {at.sentence, *amount}, reading_.tree(at).subtree_bytes(*amount));
  }

  void add_count(EventDraft& event, TokenAt at) const {
    const Tree& tree = reading_.tree(at);
    if (tree.token(at.token).upos != "NOUN") return;
    if (const auto number = tree.child(at.token, "nummod"))
      add_value(event, "count", {at.sentence, *number}, tree.subtree_bytes(*number));
  }

  // The words of a statement, where they were found as what the cue attributes; they take the place of the frame's.
  void add_statement(EventDraft& event, TokenAt at) const {
    const auto said = statements_.find(at);
    if (said == statements_.end()) return;
    const auto& content = attributions_.all[said->second].content;
    const auto& [first, last] =
        *std::max_element(content.begin(), content.end(), [](const auto& a, const auto& b) {
          return a.second.token - a.first.token < b.second.token - b.first.token;
        });
    if (last.token <= first.token || last.sentence != first.sentence) return;
    std::erase_if(event.roles, [](const RoleDraft& role) { return role.role == "content"; });
    add_value(event, "content", first, reading_.tree(first).bytes(first.token, last.token));
  }

  bool is_definite(TokenAt at) const {
    const Tree& tree = reading_.tree(at);
    if (tree.token(at.token).upos == "VERB") return false;
    for (std::uint32_t c : tree.children(at.token)) {
      if (is_relation(tree.token(c).deprel, "nmod:poss")) return true;
      if (tree.token(c).deprel != "det") continue;
      const std::string word = to_lower(tree.token(c).form);
      return word != "a" && word != "an" && word != "any" && word != "another" && word != "some" &&
             word != "no";
    }
    return false;
  }

  std::string words_of(TokenAt at) const {
    const Tree& tree = reading_.tree(at);
    std::string words;
    for (std::uint32_t c : tree.children(at.token))
      if (c < at.token && tree.token(c).deprel == "compound" && !entities_.at({at.sentence, c}))
        words += to_lower(tree.token(c).form) + ' ';
    words += to_lower(tree.token(at.token).upos == "NOUN" ? tree.token(at.token).form
                                                          : tree.token(at.token).lemma);
    for (std::uint32_t c : tree.children_by(at.token, "compound:prt"))
      words += ' ' + to_lower(tree.token(c).form);
    return words;
  }

  // A time expression belongs to the nearest event above it.
  void attach_times() {
    std::map<TokenAt, std::vector<std::size_t>> at_token;
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      at_token[drafts_[d].trigger].push_back(d);
      if (drafts_[d].put != drafts_[d].trigger) at_token[drafts_[d].put].push_back(d);
    }
    for (std::uint32_t i = 0; i < times_.size(); ++i) {
      const Tree& tree = reading_.tree(times_[i].head);
      for (std::uint32_t t = times_[i].head.token; t != kRoot; t = tree.head(t)) {
        const auto found = at_token.find({times_[i].head.sentence, t});
        if (found == at_token.end()) continue;
        for (std::size_t d : found->second) drafts_[d].times.push_back(i);
        break;
      }
    }
  }

  const Reading& reading_;
  const Entities& entities_;
  const std::vector<TimeExpression>& times_;
  const Attributions& attributions_;
  const TriggerRules& rules_;
  RuleMap matched_;
  std::deque<TriggerRule> chosen_;                    // of words that the chooser decided otherwise
  std::map<TokenAt, TokenAt> support_;                // event noun to its support verb
  std::map<TokenAt, Lender> lenders_;                 // event noun to the verb whose parties it has
  std::vector<std::pair<TokenAt, TokenAt>> details_;  // verb, the noun whose event it says more of
  std::map<TokenAt, std::uint32_t>
      statements_;  // cue to the first attribution with it that has content
  std::vector<EventDraft> drafts_;
};

}  // namespace

std::vector<EventDraft> find_events(const Reading& reading, const Entities& entities,
                                    const std::vector<TimeExpression>& times,
                                    const Attributions& attributions, const TriggerRules& rules,
                                    const EventChooser* chooser) {
  if (reading.vectors.values.empty()) chooser = nullptr;
  return EventFinder(reading, entities, times, attributions, rules).find(chooser);
}

}  // namespace dossier
