// An annotator in place of the model: puts events and roles where the gold passage has them, and writes down what it was asked.
#include "evaluate/event_examples.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "evaluate/drawn.h"
#include "evaluate/passage_match.h"
#include "understand/event_questions.h"
#include "understand/stages.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

std::string label(const TriggerChoice& choice) {
  return choice.category + '/' + choice.mode;
}

// What was asked and answered about one reading.
class Recorder {
 public:
  explicit Recorder(const Reading& reading) : reading_(reading) {}

  void add(const char* kind, Json entry) { made_[kind].push_back(std::move(entry)); }

  void add(const char* kind, const Question& question, std::initializer_list<Json> answer) {
    Json rows = Json::array();
    for (std::uint32_t row : question.rows) {
      rows.push_back(row == kNoRow ? Json(nullptr) : Json(row));
      if (row != kNoRow) rows_.insert(row);
    }
    Json example = {rows, question.features};
    for (const Json& part : answer) example.push_back(part);
    made_[kind].push_back(std::move(example));
  }

  Json take(const std::string& name) {
    made_["name"] = name;
    made_["vectors"] = Json::object();
    const std::size_t width = reading_.vectors.width;
    for (std::uint32_t row : rows_) {
      Json& numbers = made_["vectors"][std::to_string(row)] = Json::array();
      for (std::size_t i = 0; i < width; ++i)
        numbers.push_back(std::lround(1000 * reading_.vectors.values[row * width + i]));
    }
    return std::move(made_);
  }

 private:
  const Reading& reading_;
  std::set<std::uint32_t> rows_;
  Json made_;
};

class Annotator : public EventChooser {
 public:
  Annotator(const Passage& gold, const Reading& reading)
      : gold_(gold), reading_(reading), heads_(reading.annotation), made_(reading) {
    for (std::uint32_t e = 0; e < gold.events.size(); ++e)
      for (const EventMention& mention : gold.events[e].mentions)
        events_at_.emplace(heads_.head_of(mention.trigger).begin, e);
  }

  TriggerChoices triggers(const EventScene& scene, const TriggerChoices& proposed) const override {
    TriggerChoices answers;
    for (std::uint32_t s = 0; s < reading_.trees.size(); ++s)
      for (std::uint32_t t = 0; t < reading_.trees[s].size(); ++t) {
        const TokenAt at{s, t};
        if (!may_trigger(reading_.token(at))) continue;
        const auto event = event_at(at);
        const auto rule = proposed.find(at);
        const std::string of_rule = rule == proposed.end() ? "" : label(rule->second);
        const TriggerChoice answer =
            event ? TriggerChoice{gold_.events[*event].category, gold_.events[*event].mode}
                  : TriggerChoice{};
        made_.add("triggers", trigger_question(scene, proposed, at),
                  {answer.category.empty() ? "none" : label(answer), of_rule});
        // What stays where the annotator is silent: words that are no events, and plain statements, as at run time.
        const bool stays = of_rule.starts_with("none/") || of_rule.starts_with("light/") ||
                           of_rule == "say/" || of_rule == "say/statement";
        if (event || !stays) answers[at] = answer;
      }
    return answers;
  }

  void roles(const EventScene& scene, std::vector<EventDraft>& drafts) const override {
    const RoleQuestions questions(scene, drafts);
    for (std::size_t d = 0; d < drafts.size(); ++d) {
      const auto event = event_at(drafts[d].trigger);
      if (!event || drafts[d].category.empty()) continue;
      const auto candidates = questions.candidates(d);
      const auto asked = questions.ask(d, candidates);
      for (std::size_t c = 0; c < candidates.size(); ++c)
        add_role(scene, drafts, {d, *event}, candidates[c], asked[c]);
      add_parties(d, *event);
    }
  }

  void earlier(const EventScene& scene, std::vector<EventDraft>& drafts) const override {
    const PairQuestions questions(scene, drafts);
    for (std::size_t d = 0; d < drafts.size(); ++d) {
      const auto event = event_at(drafts[d].trigger);
      if (!event || drafts[d].category.empty()) continue;
      for (const std::uint32_t e : questions.earlier(d))
        if (const auto other = event_at(drafts[e].trigger))
          made_.add("pairs", questions.ask(d, e), {other == event ? 1 : 0});
    }
  }

  Json take(const std::string& name) { return made_.take(name); }

 private:
  struct Place {
    std::size_t draft;
    std::uint32_t event;
  };

  std::optional<std::uint32_t> event_at(TokenAt at) const {
    const auto found = events_at_.find(reading_.token(at).span.begin);
    if (found == events_at_.end()) return std::nullopt;
    return found->second;
  }

  // Gold entities that the candidate may stand for: the one of its own words, else those of its entity's.
  std::set<std::uint32_t> entities_of(const EventScene& scene,
                                      const RoleCandidate& candidate) const {
    std::set<std::uint32_t> local, any;
    const LocalEntity& drawn = scene.entities.entities[*candidate.entity];
    const Span here = reading_.token(candidate.head).span;
    for (const Mention& mention : drawn.mentions) {
      const Phrase phrase{mention.span, heads_.head_of(mention.span)};
      for (std::uint32_t e = 0; e < gold_.entities.size(); ++e)
        for (const Phrase& other : gold_.entities[e].mentions) {
          if (!same_phrase(other, phrase)) continue;
          any.insert(e);
          if (mention.span.contains(here)) local.insert(e);
        }
    }
    return local.empty() ? any : local;
  }

  void add_role(const EventScene& scene, const std::vector<EventDraft>& drafts, Place place,
                const RoleCandidate& candidate, const Question& question) const {
    std::set<NodeRef> nodes;
    std::string who;
    if (candidate.draft) {
      const auto other = event_at(drafts[*candidate.draft].trigger);
      if (other) nodes.insert({NodeKind::kEvent, *other});
      who = "d" + std::to_string(*candidate.draft);
    } else if (!candidate.entity) {
      const Span word = reading_.token(candidate.head).span;
      for (std::uint32_t e = 0; e < gold_.entities.size(); ++e)
        for (const Phrase& mention : gold_.entities[e].mentions)
          if (same_phrase(mention, {word, word})) nodes.insert({NodeKind::kEntity, e});
      who = "w" + std::to_string(candidate.head.token);
    } else {
      for (std::uint32_t e : entities_of(scene, candidate)) nodes.insert({NodeKind::kEntity, e});
      who = "e" + std::to_string(*candidate.entity);
    }
    const std::string role(proposed_role(drafts[place.draft], candidate, drafts));
    std::string answer = "none";
    std::uint32_t gold = 0;
    for (const Role& played : gold_.events[place.event].roles)
      if (answer == "none" && nodes.contains(played.who))
        answer = played.role, gold = played.who.index;
    made_.add("roles", question,
              {answer, place.draft, who, gold,
               drafts[place.draft].trigger.sentence - candidate.head.sentence,
               role.empty() ? "none" : role});
  }

  void add_parties(std::size_t draft, std::uint32_t event) const {
    Json count = Json::object();
    for (const Role& role : gold_.events[event].roles)
      count[role.role] = count.value(role.role, 0) + 1;
    made_.add("parties", {draft, gold_.events[event].category, count});
  }

  const Passage& gold_;
  const Reading& reading_;
  HeadFinder heads_;
  std::map<std::uint32_t, std::uint32_t> events_at_;  // first byte of a trigger's head word
  mutable Recorder made_;
};

}  // namespace

std::vector<Json> lexicon_examples(const Understanding& reader) {
  std::vector<Json> all;
  const Lexicon& lexicon = reader.lexicon();
  const TriggerRules& rules = reader.trigger_rules();
  for (std::size_t row = 0; row < lexicon.triggers.size(); ++row) {
    Document document;
    document.text = lexicon.triggers.at(row, 6);
    const Reading reading = reader.annotate(document, blocks_of(document.text));
    const Findings found = reader.find(reading);
    const EventScene scene(reading, found.entities, found.attributions, rules, found.times);
    Recorder recorder(reading);
    TriggerChoices proposed;
    std::vector<TokenAt> own;
    for (std::uint32_t s = 0; s < reading.trees.size(); ++s)
      for (std::uint32_t t = 0; t < reading.trees[s].size(); ++t)
        if (const TriggerRule* rule = rules.match(reading, found.entities, {s, t})) {
          proposed[{s, t}] = {rule->category, rule->mode};
          if (rule->place == lexicon.triggers.place(row)) own.push_back({s, t});
        }
    for (const TokenAt at : own) {
      const TriggerChoice& choice = proposed[at];
      const bool event =
          choice.category != "none" && choice.category != "light" && choice.category != "anaphor";
      recorder.add("triggers", trigger_question(scene, proposed, at),
                   {event ? label(choice) : "none", label(choice)});
    }
    all.push_back(recorder.take(lexicon.triggers.place(row)));
  }
  return all;
}

Json event_examples(const AnnotatedFile& file, const Understanding& reader) {
  const Reading reading = reader.annotate(file.document, blocks_of(file.document.text));
  Passage gold = gold_passage(file, reader.ontology());
  set_heads(gold, HeadFinder(reading.annotation));
  Annotator annotator(gold, reading);
  const Findings found = reader.find(reading);
  find_events(reading, found.entities, found.times, found.attributions, reader.trigger_rules(),
              &annotator);
  return annotator.take(file.name);
}

}  // namespace dossier
