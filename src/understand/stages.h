// The stages of understanding, in the order in which they run. Each is a pure function of what came before.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "understand/antecedent_model.h"
#include "understand/event_scene.h"
#include "understand/lexicon.h"
#include "understand/reading.h"

namespace dossier {

/// Mentions (names, descriptions, pronouns) and coreference. Every entity has at least one mention. entities.cpp
Entities find_entities(const Reading& reading, const Lexicon& lexicon,
                       const AntecedentModel& model);

/// Time expressions, resolved against the document's published date (never against today). times.cpp
std::vector<TimeExpression> find_times(const Reading& reading, const Lexicon& lexicon);

/// Who says what: quotations, indirect speech, "according to", credits. attribution.cpp
Attributions find_attributions(const Reading& reading, const Entities& entities,
                               const std::vector<TimeExpression>& times, const Lexicon& lexicon);

/// How the word `at` is put, by the nearest scope: from `at` upwards in its tree, but not out of the content of its
/// innermost attribution (whose own Attribution::stance is applied last, when nothing nearer decided). stance.cpp
StanceReading stance_of(const Reading& reading, TokenAt at, const Attributions& attributions,
                        const Lexicon& lexicon);

/// Events with PLOVER category, mode and roles. Rules propose; `chooser`, unless it is null or the reading has no word vectors,
/// decides. events.cpp
std::vector<EventDraft> find_events(const Reading& reading, const Entities& entities,
                                    const std::vector<TimeExpression>& times,
                                    const Attributions& attributions, const TriggerRules& rules,
                                    const EventChooser* chooser = nullptr);

/// Relations with their titles and values. relations.cpp
std::vector<RelationDraft> find_relations(const Reading& reading, const Entities& entities,
                                          const std::vector<EventDraft>& events,
                                          const Lexicon& lexicon);

}  // namespace dossier
