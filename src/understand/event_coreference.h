// Which drafts of a document are mentions of one event.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "understand/reading.h"

namespace dossier {

/// What the joining needs to know of a draft beside the draft.
struct EventContext {
  Stance stance = Stance::kAsserted;
  std::optional<TimeInterval> when;
  bool speech =
      false;  // the trigger is an attribution's cue: every statement is an event of its own
  bool headline = false;
};

/// For each draft the number of its event; numbers are dense and in order of first mention. `contexts` is parallel to `drafts`.
///
/// Two drafts are one event when
///   1. one only says more of the other's noun ("the call included X"), or
///   2. the later is a definite noun ("the call", "the incident") without other participants than the earlier has, of the same
///      category and a mode that does not contradict, and names it by the same word or stands near it ("met ... the meeting"); an
///      anaphor such as "the incident" fits any category in the sentence before, or
///   3. both name the same participants (two or more; for consult one side may name some of them), category, a mode that does
///      not contradict, times that can overlap, and neither is only possible while the other is put
///      as fact, or
///   4. one stands in the headline and the other is the first in the text behind it of its
///      category, with a mode that does not contradict, put alike, and naming somebody of the
///      headline, or either names nobody, or it comes in the first sentences.
/// Where the learned model has compared a draft with earlier ones (EventDraft::earlier), it decides:
/// what it is sure of is one event, and rules 2 to 4 join only with what it holds for possible.
/// Cost: each draft looks back at most 64 events.
std::vector<std::uint32_t> join_events(const std::vector<EventDraft>& drafts,
                                       const std::vector<EventContext>& contexts);

/// Entities that are actor or recipient, sorted.
std::vector<std::uint32_t> participants(const EventDraft& draft);

}  // namespace dossier
