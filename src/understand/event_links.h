// What the events of one sentence have to do with each other.
#pragma once

#include <map>
#include <vector>

#include "understand/reading.h"
#include "understand/trigger_rules.h"

namespace dossier {

using RuleMap = std::map<TokenAt, const TriggerRule*>;

/// Adds to the drafts, which are sorted by trigger:
///   - `about` of what is said, asked for, promised, denied or threatened: the event that heads its
///     content;
///   - a place, where a deed names none: that of the deed which it is coordinated with or attends
///     ("rioted in Lund, burning cars"), else the one where its recipient or actor is said to be
///     ("bombed a jail near Lund");
///   - `same_as` for "..., killing two": it only says more of the assault that its clause hangs on.
/// `matched` has the rule of each trigger. Cost linear in the drafts, times the depth of the tree.
void link_events(const Reading& reading, const Entities& entities, const RuleMap& matched,
                 std::vector<EventDraft>& drafts);

}  // namespace dossier
