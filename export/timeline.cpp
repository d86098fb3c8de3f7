// What happened when, from claims.
//
// An event is read as a line between nodes is (standing.h): by those of its claims that say who
// acted on whom, else by all. Its time is the one that most origins give, of these the most
// precise, then the earliest; what else is given stands beside it. A denial without a time of its
// own is shown at the time of what it denies. Linear in evidence but for sorting.
#include "export/timeline.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace dossier {
namespace {

std::int32_t days_of(const TimeInterval& when) {
  if (!when.from || !when.to) return 1'000'000;  // open: least precise
  return when.to->days - when.from->days;
}

std::vector<TimeInterval> times_of(const Evidences& evidence) {
  std::map<TimeInterval, std::set<std::string_view>> origins;
  for (const Evidence* e : evidence)
    if (e->when && (e->when->from || e->when->to)) origins[*e->when].insert(e->origin);
  std::vector<TimeInterval> out;
  for (const auto& [when, by] : origins) out.push_back(when);
  std::stable_sort(out.begin(), out.end(), [&](const TimeInterval& a, const TimeInterval& b) {
    return std::make_tuple(origins[b].size(), days_of(a)) <
           std::make_tuple(origins[a].size(), days_of(b));
  });
  return out;
}

class Collector {
 public:
  Collector(const GraphView& view, std::optional<NodeIndex> about)
      : view_(view), graph_(view.graph()), about_(about) {}

  Timeline run(std::size_t most) {
    collect_events();
    collect_relations();
    auto& moments = out_.moments;
    std::stable_sort(moments.begin(), moments.end(),
                     [](const Moment& a, const Moment& b) { return a.origins > b.origins; });
    if (moments.size() > most) {
      out_.left_out = moments.size() - most;
      moments.resize(most);
    }
    const auto begin = [](const Moment& m) { return m.when.from ? m.when.from : m.when.to; };
    const auto end = [](const Moment& m) { return m.when.to ? m.when.to : m.when.from; };
    std::stable_sort(moments.begin(), moments.end(), [&](const Moment& a, const Moment& b) {
      return std::make_tuple(begin(a), end(a), a.label.text, a.label.stance) <
             std::make_tuple(begin(b), end(b), b.label.text, b.label.stance);
    });
    number_footnotes();
    return std::move(out_);
  }

 private:
  void collect_events() {
    std::map<NodeIndex, std::vector<ClaimIndex>> claims;
    for (ClaimIndex i = 0; i < graph_.claims.size(); ++i)
      if (graph_.nodes[graph_.claims[i].subject].type == EntityType::kEvent)
        claims[graph_.claims[i].subject].push_back(i);
    for (const auto& [event, indexes] : claims) {
      std::vector<Evidences> parties, all;
      bool contested = false, wanted = !about_ || *about_ == event;
      Evidences dated;
      for (ClaimIndex i : indexes) {
        const Claim& claim = graph_.claims[i];
        const Evidences found = matching(graph_, claim, view_.filter());
        if (found.empty()) continue;
        wanted = wanted || claim.object == about_;
        const bool party = claim.predicate == "actor" || claim.predicate == "recipient";
        (party ? parties : all).push_back(found);
        contested = contested || (party && claim.contested);
        dated.insert(dated.end(), found.begin(), found.end());
      }
      if (!wanted || dated.empty()) continue;
      const Node& node = graph_.nodes[event];
      add(node.name, to_string(node.id), standings_of(parties.empty() ? all : parties), contested,
          dated);
    }
  }

  void collect_relations() {
    for (const Link& link : view_.links()) {
      if (link.event || (about_ && link.from != *about_ && link.to != *about_)) continue;
      Evidences evidence;
      for (ClaimIndex i : link.claims) {
        const Evidences found = matching(graph_, graph_.claims[i], view_.filter());
        evidence.insert(evidence.end(), found.begin(), found.end());
      }
      if (times_of(evidence).empty()) continue;  // most relations have none, and need none
      add(graph_.nodes[link.from].name + " – " + link.label + " – " + graph_.nodes[link.to].name,
          to_string(graph_.claims[link.claims.front()].id), standings_of({evidence}),
          link.contested, evidence);
    }
  }

  void add(const std::string& text, const std::string& card, const std::vector<Standing>& standings,
           bool contested, const Evidences& all) {
    const std::vector<TimeInterval> any = times_of(all);
    if (any.empty()) {
      ++out_.undated;
      return;
    }
    for (const Standing& standing : standings) {
      std::vector<TimeInterval> times = times_of(standing.evidence);
      if (times.empty()) times = any;
      Moment& moment = out_.moments.emplace_back();
      moment.when = times.front();
      moment.also.assign(times.begin() + 1, times.end());
      moment.label.text = text;
      moment.label.stance = standing.stance;
      moment.label.contested = contested && standing.stance != Stance::kDenied;
      if (standing.speaker) moment.label.speaker = graph_.nodes[*standing.speaker].name;
      moment.card = card;
      moment.evidence = standing.evidence;
      moment.origins = standing.origins.size();
    }
  }

  void number_footnotes() {
    std::map<std::uint32_t, std::size_t> numbers;
    for (Moment& moment : out_.moments) {
      std::set<std::size_t> mine;
      for (const Evidence* e : moment.evidence) {
        const auto [at, fresh] = numbers.try_emplace(e->report, out_.footnotes.size() + 1);
        if (fresh) out_.footnotes.push_back(e->report);
        mine.insert(at->second);
      }
      moment.label.footnotes.assign(mine.begin(), mine.end());
    }
  }

  const GraphView& view_;
  const KnowledgeGraph& graph_;
  const std::optional<NodeIndex> about_;
  Timeline out_;
};

}  // namespace

Timeline timeline_of(const GraphView& view, std::optional<NodeIndex> about, std::size_t most) {
  return Collector(view, about).run(most);
}

}  // namespace dossier
