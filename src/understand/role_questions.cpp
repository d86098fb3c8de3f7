// Features of a pair: an event, and somebody or something that may play a role in it.
//
// What tells most is the rules' own proposal, how the candidate hangs on the trigger (the logical subject of a passive, the
// possessor of a noun), and the whole way between them in the tree. A noun under a support verb is asked at both. Cost: at most
// kMaxRoleCandidates pairs for each event, each linear in the depth of the tree.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/limits.h"
#include "base/utf8.h"
#include "understand/arguments.h"
#include "understand/event_questions.h"
#include "understand/feature_bag.h"
#include "understand/tree_path.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 24> kPaths = {
    "nsubj",        "obj",       "iobj",         "poss",    "compound", "amod",
    "nmod:of",      "nmod:by",   "nmod:against", "nmod:on", "nmod:to",  "nmod:with",
    "nmod:between", "nmod:from", "nmod:for",     "nmod:in", "nmod:at",  "nmod:over",
    "nmod:among",   "xcomp",     "ccomp",        "acl",     "obj/poss", "obj/nmod:of"};
constexpr std::uint32_t kEarlierSentences = 2;
constexpr std::size_t kEarlierCandidates = 6;

std::string bucket(std::uint32_t distance) {
  std::uint32_t size = 0;
  for (; distance > 0 && size < 6; distance /= 2) ++size;
  return std::to_string(size);
}

}  // namespace

// What all questions on one draft share.
struct RoleQuestions::Frame {
  std::multimap<std::uint32_t, std::string> fills;  // token to the paths that lead to it
  std::vector<std::string> whole;                   // features of the draft itself
};

RoleQuestions::RoleQuestions(const EventScene& scene, const std::vector<EventDraft>& drafts)
    : scene_(scene), drafts_(drafts) {
  for (std::uint32_t d = 0; d < drafts.size(); ++d)
    if (!drafts[d].category.empty()) by_trigger_.emplace(drafts[d].trigger, d);
}

std::vector<RoleCandidate> RoleQuestions::candidates(std::size_t draft) const {
  std::vector<RoleCandidate> found;
  add_local(draft, found);
  add_earlier(drafts_[draft], found);
  return found;
}

void RoleQuestions::add_local(std::size_t draft, std::vector<RoleCandidate>& found) const {
  const TokenAt trigger = drafts_[draft].trigger;
  const std::uint32_t s = trigger.sentence;
  for (std::uint32_t m : scene_.mentions_in[s]) {
    const EntityMention& mention = scene_.entities.mentions[m];
    if (mention.head != trigger) found.push_back({m, {}, mention.entity, mention.head});
  }
  add_nouns(trigger, found);
  const auto& own = scene_.entities.first_person;
  for (auto at = std::lower_bound(own.begin(), own.end(), TokenAt{s, 0});
       at != own.end() && at->sentence == s; ++at) {
    const auto around = scene_.attributions.around(*at);
    if (around.empty()) continue;
    if (const auto source = scene_.attributions.all[around.back()].source)
      found.push_back({{}, {}, source, *at});
  }
  for (auto other = by_trigger_.lower_bound({s, 0});
       other != by_trigger_.end() && other->first.sentence == s; ++other)
    if (other->second != draft) found.push_back({{}, other->second, {}, other->first});
  const auto distance = [&](const RoleCandidate& c) {
    return std::abs(static_cast<int>(c.head.token) - static_cast<int>(trigger.token));
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
  if (found.size() > kMaxRoleCandidates) found.resize(kMaxRoleCandidates);
}

// Nouns that head a phrase, but are no mention, event or time.
void RoleQuestions::add_nouns(TokenAt trigger, std::vector<RoleCandidate>& found) const {
  const Tree& tree = scene_.reading.tree(trigger);
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    const TokenAt at{trigger.sentence, t};
    const Token& token = tree.token(t);
    if ((token.upos != "NOUN" && token.upos != "PROPN") || at == trigger) continue;
    const std::string& relation = token.deprel;
    const bool part = relation == "compound" || relation.starts_with("flat") ||
                      relation == "fixed" || relation == "goeswith";
    if (!part && !scene_.entities.by_token.contains(at) && !by_trigger_.contains(at) &&
        !scene_.in_times.contains(at))
      found.push_back({{}, {}, {}, at});
  }
}

void RoleQuestions::add_earlier(const EventDraft& draft, std::vector<RoleCandidate>& found) const {
  const std::size_t local = found.size();
  const auto known = [&](std::uint32_t entity) {
    return std::any_of(found.begin(), found.end(),
                       [&](const RoleCandidate& c) { return c.entity && *c.entity == entity; });
  };
  for (std::uint32_t back = 1; back <= kEarlierSentences && back <= draft.trigger.sentence; ++back)
    for (std::uint32_t m : scene_.mentions_in[draft.trigger.sentence - back]) {
      const EntityMention& mention = scene_.entities.mentions[m];
      if (found.size() < local + kEarlierCandidates && !known(mention.entity))
        found.push_back({m, {}, mention.entity, mention.head});
    }
}

RoleQuestions::Frame RoleQuestions::frame_of(std::size_t d) const {
  const EventDraft& draft = drafts_[d];
  const Tree& tree = scene_.reading.tree(draft.trigger);
  const Token& word = tree.token(draft.trigger.token);
  Frame frame;
  frame.whole = {"category=" + draft.category, "mode=" + draft.category + '/' + draft.mode,
                 "trigger=" + word.upos + '/' + word.deprel,
                 "trigger-word=" + to_lower(word.lemma)};
  if (is_passive(tree, draft.trigger.token)) frame.whole.push_back("passive");
  if (draft.put != draft.trigger) frame.whole.push_back("supported");
  for (std::string_view path : kPaths) {
    const auto at = fillers(tree, draft.trigger.token, path);
    for (std::uint32_t i : at) frame.fills.emplace(i, path);
    if (!at.empty()) frame.whole.push_back("has=" + std::string(path));
    if (draft.put != draft.trigger)
      for (std::uint32_t i : fillers(tree, draft.put.token, path))
        frame.fills.emplace(i, "put/" + std::string(path));
  }
  for (const RoleDraft& role : draft.roles)
    if (role.entity || role.event) frame.whole.push_back("rules-give=" + role.role);
  return frame;
}

std::vector<Question> RoleQuestions::ask(std::size_t draft,
                                         const std::vector<RoleCandidate>& candidates) const {
  const Frame frame = frame_of(draft);
  std::vector<Question> questions;
  for (const RoleCandidate& candidate : candidates)
    questions.push_back(question(drafts_[draft], frame, candidate));
  return questions;
}

namespace {

// The features of one pair.
class PairFeatures {
 public:
  PairFeatures(const EventScene& scene, const EventDraft& draft, const RoleCandidate& candidate)
      : scene_(scene),
        draft_(draft),
        candidate_(candidate),
        tree_(scene.reading.tree(candidate.head)),
        head_(candidate.head.token) {}

  void add_candidate(const std::vector<EventDraft>& drafts) {
    const Token& word = tree_.token(head_);
    bag_.add_with(draft_.category, "candidate", kind(drafts));
    if (candidate_.entity)
      bag_.add_with(draft_.category, "subtype",
                    scene_.entities.entities[*candidate_.entity].subtype);
    bag_.add("candidate-word", to_lower(word.lemma));
    bag_.add("candidate-tag", word.upos + '/' + word.deprel);
    bag_.add_with(draft_.category, "candidate-edge", word.deprel + ':' + tree_.marker(head_));
  }

  void add_rules(const std::vector<EventDraft>& drafts) {
    const std::string_view role = proposed_role(draft_, candidate_, drafts);
    if (role.empty()) return bag_.add("rules", "nothing");
    bag_.add_with(draft_.category, "rules", role);
    for (const RoleDraft& known : draft_.roles)
      if (known.entity && known.token == candidate_.head) bag_.add("rules-here", known.role);
  }

  // What the rules give the candidate in the events that this one is about, and in others of the sentence.
  void add_elsewhere(const std::vector<EventDraft>& drafts,
                     const std::map<TokenAt, std::uint32_t>& by_trigger) {
    if (!candidate_.entity) return;
    const std::uint32_t s = draft_.trigger.sentence;
    for (auto other = by_trigger.lower_bound({s, 0});
         other != by_trigger.end() && other->first.sentence == s; ++other) {
      const EventDraft& there = drafts[other->second];
      if (there.trigger == draft_.trigger) continue;
      const bool about = std::any_of(draft_.roles.begin(), draft_.roles.end(),
                                     [&](const auto& r) { return r.event == there.trigger; });
      for (const RoleDraft& role : there.roles)
        if (role.entity == candidate_.entity)
          bag_.add_with(draft_.category, about ? "in-what-it-is-about" : "elsewhere",
                        there.category + '/' + role.role);
    }
  }

  void add_speaker() {
    const auto cued = scene_.cued.find(draft_.trigger);
    if (cued != scene_.cued.end())
      for (std::uint32_t a : cued->second) {
        const Attribution& said = scene_.attributions.all[a];
        if (candidate_.entity && said.source == candidate_.entity) bag_.add("source-of-event");
        for (const auto& [first, last] : said.content)
          if (first <= candidate_.head && candidate_.head < last)
            bag_.add_with(draft_.category, "content-of-event", candidate_.draft ? "event" : "");
      }
    const auto around = scene_.attributions.around(draft_.put);
    if (around.empty() || !candidate_.entity) return;
    if (scene_.attributions.all[around.back()].source == candidate_.entity) bag_.add("speaker");
  }

  void add_path(const std::vector<std::string>& fills,
                const std::map<TokenAt, std::uint32_t>& by_trigger) {
    const std::uint32_t trigger = draft_.trigger.token;
    const TreePath path = path_between(tree_, head_, trigger);
    const std::string text = path.text(), upos = tree_.token(trigger).upos;
    bag_.add_with(draft_.category, "path", text);
    bag_.add("path-from", upos + '/' + text);
    for (const std::string& edge : path.up) bag_.add("up", edge);
    for (const std::string& edge : path.down) bag_.add("down", edge);
    bag_.add("path-size", std::to_string(path.up.size()) + '/' + std::to_string(path.down.size()));
    if (draft_.put != draft_.trigger)
      bag_.add("put-path", path_between(tree_, head_, draft_.put.token).text());
    for (const std::string& fill : fills) {
      bag_.add_with(draft_.category, "fills", fill);
      bag_.add("fills-mode", draft_.category + '/' + draft_.mode + '/' + fill);
    }
    if (fills.empty()) bag_.add("fills", "nothing");
    add_governor(by_trigger);
    add_distance(trigger);
  }

  // A candidate of an earlier sentence.
  void add_earlier() {
    const std::uint32_t back = draft_.trigger.sentence - candidate_.head.sentence;
    bag_.add_with(draft_.category, "back", std::to_string(back));
    bag_.add("back-edge", tree_.token(head_).deprel);
    const std::size_t times = scene_.entities.entities[*candidate_.entity].mentions.size();
    bag_.add("back-mentions", bucket(static_cast<std::uint32_t>(times)));
    if (scene_.reading.block_kind(candidate_.head.sentence) == BlockKind::kTitle)
      bag_.add("back-title");
  }

  FeatureBag& bag() { return bag_; }

 private:
  std::string kind(const std::vector<EventDraft>& drafts) const {
    if (candidate_.draft) return "event/" + drafts[*candidate_.draft].category;
    if (!candidate_.entity) return "noun/" + tree_.token(head_).entity;
    const LocalEntity& entity = scene_.entities.entities[*candidate_.entity];
    std::string kind(to_string(entity.type));
    if (!candidate_.mention) return kind + "/self";
    switch (scene_.entities.mentions[*candidate_.mention].kind) {
      case MentionKind::kName:
        return kind + "/name";
      case MentionKind::kNominal:
        return kind + "/words";
      case MentionKind::kPronoun:
        return kind + "/pronoun";
    }
    return kind;
  }

  // The nearest event above the candidate: this one, or another that may have the better claim.
  void add_governor(const std::map<TokenAt, std::uint32_t>& by_trigger) {
    std::uint32_t at = tree_.head(head_);
    for (std::size_t step = 0; step < kMaxPathEdges && at != kRoot; ++step, at = tree_.head(at)) {
      const TokenAt above{draft_.trigger.sentence, at};
      if (above == draft_.trigger || above == draft_.put) return bag_.add("governor", "this");
      if (by_trigger.contains(above)) return bag_.add("governor", "another");
    }
    bag_.add("governor", "none");
  }

  void add_distance(std::uint32_t trigger) {
    const bool before = head_ < trigger;
    const std::uint32_t distance = before ? trigger - head_ : head_ - trigger;
    const std::string side = before ? "before/" : "after/";
    bag_.add("distance", side + bucket(distance));
    std::uint32_t between = 0;
    for (std::uint32_t m : scene_.mentions_in[draft_.trigger.sentence]) {
      const std::uint32_t i = scene_.entities.mentions[m].head.token;
      between += i > std::min(head_, trigger) && i < std::max(head_, trigger);
    }
    bag_.add_with(draft_.category, "between", side + std::to_string(std::min(between, 4u)));
  }

  const EventScene& scene_;
  const EventDraft& draft_;
  const RoleCandidate& candidate_;
  const Tree& tree_;
  std::uint32_t head_;
  FeatureBag bag_;
};

}  // namespace

std::string_view proposed_role(const EventDraft& draft, const RoleCandidate& candidate,
                               const std::vector<EventDraft>& drafts) {
  for (const RoleDraft& role : draft.roles) {
    if (role.entity && role.entity == candidate.entity) return role.role;
    if (role.event && candidate.draft && *role.event == drafts[*candidate.draft].trigger)
      return role.role;
  }
  return {};
}

Question RoleQuestions::question(const EventDraft& draft, const Frame& frame,
                                 const RoleCandidate& candidate) const {
  const Tree& tree = scene_.reading.tree(candidate.head);
  Question question;
  question.rows[0] = scene_.row(draft.trigger);
  question.rows[1] = scene_.row(candidate.head);
  const std::uint32_t above = tree.head(candidate.head.token);
  if (above != kRoot) question.rows[2] = scene_.row({candidate.head.sentence, above});

  PairFeatures features(scene_, draft, candidate);
  for (const std::string& whole : frame.whole) features.bag().add("event", whole);
  features.add_candidate(drafts_);
  features.add_rules(drafts_);
  features.add_elsewhere(drafts_, by_trigger_);
  features.add_speaker();
  if (candidate.head.sentence == draft.trigger.sentence) {
    std::vector<std::string> fills;
    const auto [first, last] = frame.fills.equal_range(candidate.head.token);
    for (auto at = first; at != last; ++at) fills.push_back(at->second);
    features.add_path(fills, by_trigger_);
  } else {
    features.add_earlier();
  }
  question.features = features.bag().take();
  return question;
}

}  // namespace dossier
