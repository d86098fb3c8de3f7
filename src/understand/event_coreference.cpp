#include "understand/event_coreference.h"

#include <algorithm>
#include <map>
#include <set>

namespace dossier {
namespace {

constexpr std::size_t kLookBack = 64;
constexpr std::uint32_t kNearSentences = 5;  // how far "the meeting" may stand from "met"
constexpr std::uint32_t kLeadSentences = 4;  // behind a headline, with byline and date

// What is known of an event so far.
struct Event {
  std::string category, mode, words;
  std::vector<std::uint32_t> who;  // sorted
  std::vector<std::uint32_t> actors, recipients;
  bool speech = false, unreal = false;
  bool headline = false;  // and not yet met in the text
  std::optional<TimeInterval> when;
  std::uint32_t last_sentence = 0;
};

bool is_unreal(Stance stance) {
  return stance == Stance::kHypothetical || stance == Stance::kPlanned ||
         stance == Stance::kRequested;
}

bool includes(const std::vector<std::uint32_t>& all, const std::vector<std::uint32_t>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

std::vector<std::uint32_t> playing(const EventDraft& draft, std::string_view role) {
  std::vector<std::uint32_t> who;
  for (const RoleDraft& r : draft.roles)
    if (r.role == role && r.entity) who.push_back(*r.entity);
  std::sort(who.begin(), who.end());
  return who;
}

std::string_view last_word(std::string_view words) {
  const auto space = words.rfind(' ');
  return space == std::string_view::npos ? words : words.substr(space + 1);
}

bool modes_fit(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a == b;
}

class Joiner {
 public:
  /// `event_of` is known of all earlier drafts that `draft` has been compared with.
  std::uint32_t place(const EventDraft& draft, const EventContext& context,
                      const std::vector<std::uint32_t>& event_of) {
    std::set<std::size_t> possible;
    if (draft.earlier)
      for (const EarlierMention& mention : *draft.earlier) {
        if (mention.sure) return extend(event_of[mention.draft], draft, context);
        possible.insert(event_of[mention.draft]);
      }
    for (std::size_t back = 0; back < std::min(events_.size(), kLookBack); ++back) {
      const std::size_t e = events_.size() - 1 - back;
      if (draft.earlier && !possible.contains(e)) continue;
      if (is_same(events_[e], draft, context)) return extend(e, draft, context);
    }
    events_.push_back({draft.category, draft.mode, draft.words, participants(draft),
                       playing(draft, "actor"), playing(draft, "recipient"), context.speech,
                       is_unreal(context.stance), context.headline, context.when,
                       draft.trigger.sentence});
    return static_cast<std::uint32_t>(events_.size() - 1);
  }

  std::uint32_t extend(std::size_t e, const EventDraft& draft, const EventContext& context) {
    Event& event = events_[e];
    if (event.mode.empty()) event.mode = draft.mode;
    const auto who = participants(draft);
    std::vector<std::uint32_t> all;
    std::set_union(event.who.begin(), event.who.end(), who.begin(), who.end(),
                   std::back_inserter(all));
    event.who = std::move(all);
    if (!event.when) event.when = context.when;
    event.last_sentence = draft.trigger.sentence;
    event.headline = event.headline && context.headline;
    return static_cast<std::uint32_t>(e);
  }

 private:
  bool is_same(const Event& event, const EventDraft& draft, const EventContext& context) const {
    const bool repeats_headline = event.headline && !context.headline;
    if ((event.speech || context.speech) && !repeats_headline) return false;
    if (draft.category == "anaphor")
      return draft.definite && draft.trigger.sentence - event.last_sentence <= 1 &&
             !event.who.empty();
    if (event.category != draft.category || !modes_fit(event.mode, draft.mode)) return false;
    const auto who = participants(draft);
    if (draft.definite && includes(event.who, who)) {
      const bool words_fit = last_word(event.words) == last_word(draft.words);
      const bool near = draft.trigger.sentence - event.last_sentence <= kNearSentences;
      if (words_fit || (near && !event.who.empty())) return true;
    }
    if (event.unreal != is_unreal(context.stance)) return false;
    if (event.when && context.when && !overlaps(*event.when, *context.when)) return false;
    if (repeats_headline) return is_of_headline(event, draft, who);
    if (draft.category == "consult" && who.size() >= 2 && event.who.size() >= 2)
      return includes(event.who, who) || includes(who, event.who);
    return who.size() >= 2 && who == event.who && event.actors == playing(draft, "actor") &&
           event.recipients == playing(draft, "recipient");
  }

  static bool is_of_headline(const Event& event, const EventDraft& draft,
                             const std::vector<std::uint32_t>& who) {
    if (who.empty() || event.who.empty()) return true;
    std::vector<std::uint32_t> both;
    std::set_intersection(who.begin(), who.end(), event.who.begin(), event.who.end(),
                          std::back_inserter(both));
    return !both.empty() || draft.trigger.sentence - event.last_sentence <= kLeadSentences;
  }

  std::vector<Event> events_;
};

}  // namespace

std::vector<std::uint32_t> participants(const EventDraft& draft) {
  std::vector<std::uint32_t> who;
  for (const RoleDraft& role : draft.roles)
    if (role.entity && (role.role == "actor" || role.role == "recipient"))
      who.push_back(*role.entity);
  std::sort(who.begin(), who.end());
  who.erase(std::unique(who.begin(), who.end()), who.end());
  return who;
}

std::vector<std::uint32_t> join_events(const std::vector<EventDraft>& drafts,
                                       const std::vector<EventContext>& contexts) {
  Joiner joiner;
  std::vector<std::uint32_t> event_of(drafts.size());
  std::map<TokenAt, std::uint32_t> by_trigger;
  // Details come after the nouns that they speak of, which may stand later in the text.
  for (const bool details : {false, true})
    for (std::size_t d = 0; d < drafts.size(); ++d) {
      if (drafts[d].same_as.has_value() != details) continue;
      const auto noun = details ? by_trigger.find(*drafts[d].same_as) : by_trigger.end();
      event_of[d] = noun != by_trigger.end() ? joiner.extend(noun->second, drafts[d], contexts[d])
                                             : joiner.place(drafts[d], contexts[d], event_of);
      by_trigger.emplace(drafts[d].trigger, event_of[d]);
    }
  return event_of;
}

}  // namespace dossier
