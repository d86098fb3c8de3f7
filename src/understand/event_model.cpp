// Asks small networks (feature_net.h), and decides by the shares that their scores give (softmax).
//
// A word carries an event where the share of all categories together reaches the bar; the greatest of
// them wins, and of its modes the likeliest. A plain statement that the rules found stays whatever the
// network says, and so do its parties: passages annotate those only that are news, so it could not
// learn them. Each entity plays at most one role in an event: the likeliest, at the mention where it
// is likeliest, if its share reaches the bar of that role. Why learned: words that no rule foresaw,
// and trees that a parser got wrong; why beside rules: what is written in a rule is seen as a feature
// and mostly followed. Cost: linear in the words, and kMaxRoleCandidates pairs for each event.
#include "understand/event_model.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "understand/event_questions.h"

namespace dossier {
namespace {

std::vector<float> shares_of(std::vector<float> scores) {
  const float top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - top);
  for (float& score : scores) score /= sum;
  return scores;
}

// What the rules propose starts ahead, else the first label, which is none.
void start(std::vector<float>& scores, const std::vector<std::string>& labels,
           std::string_view proposed, std::span<const float> ahead) {
  const auto found = std::find(labels.begin(), labels.end(), proposed);
  if (found == labels.end()) {
    scores[0] += ahead[1];
  } else {
    scores[static_cast<std::size_t>(found - labels.begin())] += ahead[0];
  }
}

// "A former minister, Ana Ruiz, ...": where both were given one role, the name has it.
void drop_appositions(const Reading& reading, std::vector<RoleDraft>& found) {
  const auto is_name = [&](TokenAt at) { return reading.token(at).upos == "PROPN"; };
  const auto apposed = [&](TokenAt to, TokenAt at) {
    return to.sentence == at.sentence && reading.token(at).deprel == "appos" &&
           reading.tree(at).head(at.token) == to.token;
  };
  const std::vector<RoleDraft> all = found;
  std::erase_if(found, [&](const RoleDraft& one) {
    return std::any_of(all.begin(), all.end(), [&](const RoleDraft& other) {
      if (one.role != other.role) return false;
      const bool only_other_named = !is_name(one.token) && is_name(other.token);
      const bool only_one_named = is_name(one.token) && !is_name(other.token);
      return apposed(one.token, other.token) ? only_other_named
                                             : apposed(other.token, one.token) && !only_one_named;
    });
  });
}

bool is_plain_statement(std::string_view category, std::string_view mode) {
  return category == "say" && (mode.empty() || mode == "statement");
}

bool is_event(const TriggerChoice* choice) {
  return choice && choice->category != "none" && choice->category != "light" &&
         choice->category != "anaphor";
}

}  // namespace

EventModel::EventModel(const std::filesystem::path& file)
    : file_(file),
      categories_(file_.labels("categories")),
      modes_(file_.labels("modes")),
      roles_(file_.labels("roles")),
      trigger_(file_, "trigger", categories_.size() + modes_.size()),
      role_(file_, "role", roles_.size()),
      same_(file_, "same", 2),
      trigger_bar_(file_.floats("trigger.bar", {3})),
      role_bar_(file_.floats("role.bar", {2 * roles_.size()})),
      same_bar_(file_.floats("same.bar", {2})),
      trigger_start_(file_.floats("trigger.prior", {2})),
      role_start_(file_.floats("role.prior", {2})) {}

TriggerChoices EventModel::triggers(const EventScene& scene, const TriggerChoices& proposed) const {
  FeatureNet::Sight sight(trigger_, scene.reading.vectors);
  TriggerChoices chosen;
  for (std::uint32_t s = 0; s < scene.reading.trees.size(); ++s)
    for (std::uint32_t t = 0; t < scene.reading.trees[s].size(); ++t) {
      const TokenAt at{s, t};
      if (!may_trigger(scene.reading.token(at))) continue;
      const auto known = proposed.find(at);
      const auto decided = choice(trigger_.scores(sight, trigger_question(scene, proposed, at)),
                                  known == proposed.end() ? nullptr : &known->second);
      if (decided) chosen[at] = *decided;
    }
  return chosen;
}

// Nothing where the proposal stands.
std::optional<TriggerChoice> EventModel::choice(std::vector<float> scores,
                                                const TriggerChoice* proposed) const {
  start(scores, categories_, is_event(proposed) ? proposed->category : "", trigger_start_);
  if (is_event(proposed)) {
    const auto mode =
        std::find(modes_.begin(), modes_.end(), proposed->category + '/' + proposed->mode);
    if (mode != modes_.end())
      scores[categories_.size() + static_cast<std::size_t>(mode - modes_.begin())] +=
          trigger_start_[0];
  }
  const auto shares = shares_of({scores.begin(), scores.begin() + std::ssize(categories_)});
  const std::size_t known = is_event(proposed) ? 0 : proposed ? 2 : 1;
  if (1 - shares[0] < trigger_bar_[known]) {
    if (is_event(proposed) && !is_plain_statement(proposed->category, proposed->mode))
      return TriggerChoice{};
    return std::nullopt;
  }
  const auto best = std::max_element(shares.begin() + 1, shares.end()) - shares.begin();
  const std::string& category = categories_[static_cast<std::size_t>(best)];
  return TriggerChoice{category, best_mode(scores, category)};
}

std::string EventModel::best_mode(const std::vector<float>& scores,
                                  const std::string& category) const {
  std::string best;
  float top = -std::numeric_limits<float>::infinity();
  for (std::size_t m = 0; m < modes_.size(); ++m) {
    const float score = scores[categories_.size() + m];
    if (!modes_[m].starts_with(category + '/') || score <= top) continue;
    top = score;
    best = modes_[m].substr(category.size() + 1);
  }
  return best;
}

void EventModel::roles(const EventScene& scene, std::vector<EventDraft>& drafts) const {
  FeatureNet::Sight sight(role_, scene.reading.vectors);
  const std::vector<EventDraft> proposed = drafts;
  const RoleQuestions questions(scene, proposed);
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    if (drafts[d].category.empty() || drafts[d].category == "anaphor") continue;
    if (is_plain_statement(drafts[d].category, drafts[d].mode)) continue;
    const auto candidates = questions.candidates(d);
    const auto asked = questions.ask(d, candidates);
    std::vector<std::vector<float>> shares;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      auto scores = role_.scores(sight, asked[c]);
      start(scores, roles_, proposed_role(proposed[d], candidates[c], proposed), role_start_);
      shares.push_back(shares_of(std::move(scores)));
    }
    set_roles(scene, candidates, shares, drafts[d], proposed);
  }
}

void EventModel::set_roles(const EventScene& scene, const std::vector<RoleCandidate>& candidates,
                           const std::vector<std::vector<float>>& shares, EventDraft& draft,
                           const std::vector<EventDraft>& drafts) const {
  // Candidate with the greatest share of a role, of each entity, event and noun.
  std::map<std::tuple<int, std::uint32_t>, std::tuple<float, std::size_t, std::size_t>> best;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const RoleCandidate& asked = candidates[c];
    const auto who = asked.draft    ? std::tuple(0, *asked.draft)
                     : asked.entity ? std::tuple(1, *asked.entity)
                                    : std::tuple(2, asked.head.token);
    auto& [top, role, at] = best[who];
    for (std::size_t r = 1; r < roles_.size(); ++r)
      if (shares[c][r] > top) std::tie(top, role, at) = std::tuple(shares[c][r], r, c);
  }
  std::vector<RoleDraft> found;
  for (const auto& [who, part] : best) {
    const auto& [share, role, at] = part;
    const RoleCandidate& candidate = candidates[at];
    const bool rules_agree = proposed_role(draft, candidate, drafts) == roles_[role];
    if (share < role_bar_[rules_agree ? role : roles_.size() + role]) continue;
    const bool together = draft.category == "consult" && roles_[role] == "recipient";
    RoleDraft given{together ? "actor" : roles_[role], candidate.entity, {}, candidate.head, {}};
    if (candidate.draft) {
      given.event = drafts[*candidate.draft].trigger;
      if (given.role != "about") continue;
    }
    const auto members = candidate.mention && given.role != "place"
                             ? scene.entities.mentions[*candidate.mention].members
                             : std::vector<std::uint32_t>{};
    for (std::uint32_t member : members) {
      given.entity = member;
      found.push_back(given);
    }
    if (members.empty()) found.push_back(std::move(given));
  }
  // An event without parties could hardly be used: then those of the rules stay.
  const auto is_party = [](const RoleDraft& role) {
    return role.role == "actor" || role.role == "recipient";
  };
  const bool nobody = std::none_of(found.begin(), found.end(), is_party);
  std::erase_if(draft.roles, [&](const RoleDraft& role) {
    return role.event || (role.entity && !(nobody && is_party(role)));
  });
  drop_appositions(scene.reading, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.token < b.token; });
  draft.roles.insert(draft.roles.begin(), found.begin(), found.end());
}

void EventModel::earlier(const EventScene& scene, std::vector<EventDraft>& drafts) const {
  FeatureNet::Sight sight(same_, scene.reading.vectors);
  const PairQuestions questions(scene, drafts);
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    if (drafts[d].category.empty() || drafts[d].category == "anaphor") continue;
    std::vector<std::pair<float, std::uint32_t>> alike;
    for (const std::uint32_t e : questions.earlier(d)) {
      const float share = shares_of(same_.scores(sight, questions.ask(d, e)))[1];
      if (share >= same_bar_[0]) alike.emplace_back(-share, e);
    }
    std::sort(alike.begin(), alike.end());
    drafts[d].earlier.emplace();
    for (const auto& [share, e] : alike) drafts[d].earlier->push_back({e, -share >= same_bar_[1]});
  }
}

}  // namespace dossier
