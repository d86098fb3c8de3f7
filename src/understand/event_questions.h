// What the learned model of events is asked, and what it sees: the vectors of some words, and features of the tree, the lexicon and the
// rules' own proposals, hashed into buckets.
//
// These are the only features there are: the trainer reads them from here (evaluate/event_examples.h), so that it learns from
// exactly what is seen at run time.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "understand/event_scene.h"

namespace dossier {

inline constexpr std::size_t kQuestionSlots = 3;
inline constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

/// Rows of Reading::vectors, kNoRow for none, and hashes of features, each once, sorted.
struct Question {
  std::array<std::uint32_t, kQuestionSlots> rows = {kNoRow, kNoRow, kNoRow};
  std::vector<std::uint32_t> features;
};

/// Words that may carry an event: verbs, nouns, names and adjectives.
bool may_trigger(const Token& token);

/// Does the word carry an event, and of which category? Slots: the word, its head, its object or else its subject.
Question trigger_question(const EventScene& scene, const TriggerChoices& proposed, TokenAt at);

/// Somebody or something that may play a role in an event. A noun that is no mention has neither mention, draft nor entity.
struct RoleCandidate {
  std::optional<std::uint32_t> mention;  // of Entities::mentions
  std::optional<std::uint32_t> draft;    // another event, for `about`
  std::optional<std::uint32_t> entity;   // of the mention; for "I" and "we" of whoever speaks
  TokenAt head;
};

/// Asks which role a candidate plays in a draft.
class RoleQuestions {
 public:
  /// Borrows both.
  RoleQuestions(const EventScene& scene, const std::vector<EventDraft>& drafts);

  /// The mentions, other nouns and other events of the sentence, nearest first and at most kMaxRoleCandidates, then entities of the two sentences
  /// before that the sentence does not mention.
  std::vector<RoleCandidate> candidates(std::size_t draft) const;
  /// The questions on all `candidates` of `draft`. Slots: the trigger, the candidate's head, the word that governs it.
  std::vector<Question> ask(std::size_t draft, const std::vector<RoleCandidate>& candidates) const;

 private:
  struct Frame;
  Frame frame_of(std::size_t draft) const;
  Question question(const EventDraft& draft, const Frame& frame,
                    const RoleCandidate& candidate) const;
  void add_local(std::size_t draft, std::vector<RoleCandidate>& found) const;
  void add_nouns(TokenAt trigger, std::vector<RoleCandidate>& found) const;
  void add_earlier(const EventDraft& draft, std::vector<RoleCandidate>& found) const;

  const EventScene& scene_;
  const std::vector<EventDraft>& drafts_;
  std::map<TokenAt, std::uint32_t> by_trigger_;  // only drafts with a category
};

/// What the rules say that the candidate is in the draft, or empty.
std::string_view proposed_role(const EventDraft& draft, const RoleCandidate& candidate,
                               const std::vector<EventDraft>& drafts);

/// Asks whether two drafts of one category are mentions of one event.
class PairQuestions {
 public:
  /// Borrows both. Cost: linear in the drafts.
  PairQuestions(const EventScene& scene, const std::vector<EventDraft>& drafts);

  /// Earlier drafts of the same category, nearest first, at most kMaxEarlierEvents.
  std::vector<std::uint32_t> earlier(std::size_t draft) const;
  /// Slots: the trigger, the earlier trigger.
  Question ask(std::size_t draft, std::uint32_t earlier) const;

 private:
  struct Parties {
    std::set<std::uint32_t> actors, others;  // entities that stand where actors and recipients do
    std::optional<std::uint32_t> speaker;
  };

  const EventScene& scene_;
  const std::vector<EventDraft>& drafts_;
  std::vector<Parties> parties_;
};

}  // namespace dossier
