#include "understand/event_coreference.h"

#include <catch2/catch.hpp>

using namespace dossier;

namespace {

EventDraft draft(std::uint32_t sentence, const std::string& category, const std::string& words,
                 std::vector<std::pair<std::string, std::uint32_t>> roles) {
  EventDraft event;
  event.trigger = event.put = {sentence, 3};
  event.category = category;
  event.words = words;
  for (auto& [role, entity] : roles) event.roles.push_back({role, entity, "", {sentence, 0}});
  return event;
}

EventDraft definite(EventDraft event) {
  event.definite = true;
  return event;
}

std::vector<std::uint32_t> joined(const std::vector<EventDraft>& drafts,
                                  std::vector<EventContext> contexts = {}) {
  contexts.resize(drafts.size());
  return join_events(drafts, contexts);
}

const EventDraft kCall = draft(0, "consult", "phone call", {{"actor", 1}, {"actor", 2}});
const EventContext kPossible{Stance::kHypothetical, std::nullopt, false};

}  // namespace

TEST_CASE("a definite noun without participants points to the event of its word") {
  CHECK(joined({kCall, definite(draft(1, "consult", "call", {}))}) ==
        std::vector<std::uint32_t>{0, 0});
}

TEST_CASE(
    "a definite noun points to a verb of its category that stands near, and to none far away") {
  const EventDraft met = draft(0, "consult", "meet", {{"actor", 1}, {"actor", 2}});
  CHECK(joined({met, definite(draft(5, "consult", "meeting", {}))}) ==
        std::vector<std::uint32_t>{0, 0});
  CHECK(joined({met, definite(draft(6, "consult", "meeting", {}))}) ==
        std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("an indefinite noun is an event of its own") {
  CHECK(joined({kCall, draft(1, "consult", "call", {})}) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("a definite noun with a participant that the event lacks is another event") {
  CHECK(joined({kCall, definite(draft(1, "consult", "call", {{"actor", 7}}))}) ==
        std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("the same participants in a consultation are one event whatever the words") {
  CHECK(joined({kCall, draft(4, "consult", "speak", {{"actor", 2}, {"actor", 1}})}) ==
        std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("a possible event is not the one that took place") {
  const EventDraft meeting = draft(2, "consult", "meeting", {{"actor", 1}, {"actor", 2}});
  CHECK(joined({kCall, meeting}, {{}, kPossible}) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("events at times that cannot meet are two") {
  EventContext may, june;
  may.when = month_interval(2025, 5);
  june.when = month_interval(2025, 6);
  CHECK(joined({kCall, kCall}, {may, june}) == std::vector<std::uint32_t>{0, 1});
  CHECK(joined({kCall, kCall}, {may, may}) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("two modes that differ are two events") {
  EventDraft phone = kCall, visit = kCall;
  phone.mode = "phone";
  visit.mode = "visit";
  CHECK(joined({phone, visit}) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("who did it to whom tells attacks apart") {
  const EventDraft one = draft(0, "assault", "attack", {{"actor", 1}, {"recipient", 2}});
  const EventDraft back = draft(1, "assault", "attack", {{"actor", 2}, {"recipient", 1}});
  CHECK(joined({one, back, one}) == std::vector<std::uint32_t>{0, 1, 0});
}

TEST_CASE("every statement is an event of its own") {
  const EventContext speech{Stance::kAsserted, std::nullopt, true};
  const EventDraft blame = draft(0, "accuse", "accuse", {{"actor", 1}, {"recipient", 2}});
  CHECK(joined({blame, blame}, {speech, speech}) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("what only says more of a noun joins its event, also when the noun stands later") {
  EventDraft more = draft(0, "", "include", {{"actor", 5}});
  more.trigger = {0, 1};
  more.same_as = kCall.trigger;
  CHECK(joined({more, kCall}) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("an anaphor points to the event of the sentence before, and no further") {
  CHECK(joined({kCall, definite(draft(1, "anaphor", "incident", {}))}) ==
        std::vector<std::uint32_t>{0, 0});
  CHECK(joined({kCall, definite(draft(2, "anaphor", "incident", {}))}) ==
        std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("an event of the headline is the first of its category behind it, named or not") {
  const EventContext headline{Stance::kAsserted, std::nullopt, false, true}, text;
  const EventDraft head = draft(0, "assault", "attack", {{"actor", 1}});
  const EventDraft lead = draft(3, "assault", "shoot", {{"actor", 2}, {"recipient", 3}});
  const EventDraft late = draft(9, "assault", "shoot", {{"actor", 2}, {"recipient", 4}});
  CHECK(joined({head, lead, late}, {headline, text, text}) == std::vector<std::uint32_t>{0, 0, 1});
  CHECK(joined({head, late}, {headline, text}) == std::vector<std::uint32_t>{0, 1});
  CHECK(joined({head, draft(9, "assault", "shoot", {{"actor", 1}})}, {headline, text}) ==
        std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("what a headline says somebody said is said once") {
  const EventContext headline{Stance::kAsserted, std::nullopt, true, true};
  const EventContext text{Stance::kAsserted, std::nullopt, true, false};
  const EventDraft head = draft(0, "say", "deny", {{"actor", 1}});
  const EventDraft lead = draft(2, "say", "deny", {{"actor", 1}});
  CHECK(joined({head, lead, lead}, {headline, text, text}) == std::vector<std::uint32_t>{0, 0, 1});
}
