// What is known of a document when its events are decided, and what decides them beside the rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "understand/reading.h"
#include "understand/trigger_rules.h"

namespace dossier {

/// All by reference: a scene lives as long as one call of `find_events`.
struct EventScene {
  const Reading& reading;
  const Entities& entities;
  const Attributions& attributions;
  const TriggerRules& rules;
  const std::vector<TimeExpression>& times;
  std::vector<std::uint32_t> first_row;                 // of each sentence, in Reading::vectors
  std::vector<std::vector<std::uint32_t>> mentions_in;  // of each sentence, in text order
  std::map<TokenAt, std::vector<std::uint32_t>> cued;   // word to the attributions that it cues
  std::set<TokenAt> in_times;                           // words of time expressions

  EventScene(const Reading& reading_, const Entities& entities_, const Attributions& attributions_,
             const TriggerRules& rules_, const std::vector<TimeExpression>& times_);

  std::uint32_t row(TokenAt at) const { return first_row[at.sentence] + at.token; }
};

/// Category of the ontology and mode; "light", "none" and "anaphor" as in triggers.tsv; empty: no event.
struct TriggerChoice {
  std::string category, mode;
};
using TriggerChoices = std::map<TokenAt, TriggerChoice>;

/// Decides, where rules have proposed: the learned model, or an annotator's word when it is trained.
class EventChooser {
 public:
  virtual ~EventChooser() = default;
  /// For each word that is to be decided what it carries; the proposals stand for all others.
  virtual TriggerChoices triggers(const EventScene& scene,
                                  const TriggerChoices& proposed) const = 0;
  /// Sets who plays actor, recipient, place, instrument and about in each draft that has a category. Drafts are in text
  /// order; their values stay.
  virtual void roles(const EventScene& scene, std::vector<EventDraft>& drafts) const = 0;
  /// Sets `earlier` of each draft that has a category.
  virtual void earlier(const EventScene& scene, std::vector<EventDraft>& drafts) const = 0;
};

}  // namespace dossier
