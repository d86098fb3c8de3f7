// How claims become links.
//
// A relation with two ends is one link; several claims of one relation between the same two nodes
// are joined. Role claims are gathered by event first. An event whose participants can be paired is
// read as edges between them, so that "A called B" is one line and not two lines and a box; only an
// event with a single participant stays a node. This is the reading that link charts use, and it
// makes two people who met neighbours at distance 1.
//
// Example: assault by A and B on C at D gives A->C, B->C "attack" and A->D, B->D "attack (place)".
//
// Limits: an event with n participants of a symmetric category gives n(n-1)/2 links.
#include "graph/links.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace dossier {
namespace {

// What speaks for a claim after filtering.
struct Support {
  std::set<std::uint32_t> reports;
  std::set<std::string_view> origins;
  std::set<Stance> stances;
  bool contested = false;
  std::optional<TimeInterval> when;
  bool any_time = false;  // what is open at both ends is no interval

  void add(const std::optional<TimeInterval>& time) {
    if (!time || any_time) return;
    when = join(when, time);
    any_time = !when;
  }

  void add(const Support& other) {
    add(other.when);
    any_time = any_time || other.any_time;
    if (any_time) when.reset();
    reports.insert(other.reports.begin(), other.reports.end());
    origins.insert(other.origins.begin(), other.origins.end());
    stances.insert(other.stances.begin(), other.stances.end());
    contested = contested || other.contested;
  }
};

// One participant of an event, in one role or in several.
struct Participant {
  std::set<std::string_view> roles;
  std::vector<ClaimIndex> claims;
  Support support;

  bool plays(std::string_view role) const { return roles.count(role) > 0; }
};

using Participants = std::map<NodeIndex, Participant>;

bool disputed(const std::vector<const Evidence*>& evidence) {
  bool for_it = false, against = false;
  for (const Evidence* e : evidence) {
    for_it = for_it || e->stance == Stance::kAsserted || e->stance == Stance::kAlleged ||
             e->stance == Stance::kPlanned;
    against = against || e->stance == Stance::kDenied;
  }
  return for_it && against;
}

class LinkMaker {
 public:
  LinkMaker(const KnowledgeGraph& graph, const Ontology& ontology, const ClaimFilter& filter,
            EventReading reading)
      : graph_(graph), ontology_(ontology), filter_(filter), reading_(reading) {}

  std::vector<Link> run() {
    for (ClaimIndex i = 0; i < graph_.claims.size(); ++i) {
      const Claim& claim = graph_.claims[i];
      if (!claim.object) continue;
      const auto evidence = matching(graph_, claim, filter_);
      if (evidence.empty()) continue;
      const PredicateInfo* info = ontology_.predicate(claim.predicate);
      if (info && info->kind == PredicateKind::kRole)
        add_role(i, support_of(claim, evidence));
      else
        add_relation(i, info, support_of(claim, evidence));
    }
    for (const auto& [event, participants] : events_) add_event(event, participants);
    return finish();
  }

 private:
  struct Key {
    NodeIndex from, to;
    std::string label;
    std::optional<NodeIndex> event;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Draft {
    std::set<ClaimIndex> claims;
    Support support;
    bool symmetric = false;
    std::uint32_t articles = 0, origins = 0;
  };

  Support support_of(const Claim& claim, const std::vector<const Evidence*>& evidence) const {
    Support support;
    for (const Evidence* e : evidence) {
      support.reports.insert(e->report);
      support.origins.insert(e->origin);
      support.stances.insert(e->stance);
      support.add(e->when);
    }
    support.contested = still_contested(claim);
    return support;
  }

  // A claim that two speakers dispute is not yet contested on a day before the second of them was
  // heard. Other filters hide evidence, but do not settle a dispute.
  bool still_contested(const Claim& claim) const {
    if (!claim.contested || !filter_.as_of) return claim.contested;
    ClaimFilter known;
    known.as_of = filter_.as_of;
    const bool between_speakers = disputed(matching(graph_, claim, {}));
    return !between_speakers || disputed(matching(graph_, claim, known));
  }

  void add_role(ClaimIndex index, const Support& support) {
    const Claim& claim = graph_.claims[index];
    Participant& participant = events_[claim.subject][*claim.object];
    participant.roles.insert(claim.predicate);
    participant.claims.push_back(index);
    participant.support.add(support);
  }

  void add_relation(ClaimIndex index, const PredicateInfo* info, const Support& support) {
    const Claim& claim = graph_.claims[index];
    Key key{claim.subject, *claim.object, claim.value, std::nullopt};
    if (key.label.empty()) key.label = info ? info->label : claim.predicate;
    if (info && info->symmetric && key.to < key.from) std::swap(key.from, key.to);
    Draft& draft = links_[key];
    draft.claims.insert(index);
    draft.symmetric = info && info->symmetric;
    draft.support.add(support);
    draft.articles = static_cast<std::uint32_t>(draft.support.reports.size());
    draft.origins = static_cast<std::uint32_t>(draft.support.origins.size());
  }

  void add_event(NodeIndex event, const Participants& participants) {
    if (reading_ == EventReading::kNodes) return add_spokes(event, participants);
    const Node& node = graph_.nodes[event];
    const EventCategory* category = ontology_.category(node.category);
    const std::string label = ontology_.event_label(node.category, node.mode);
    const bool symmetric = category && category->symmetric;
    bool paired = false;
    for (const auto& [from, first] : participants)
      for (const auto& [to, second] : participants) {
        if (from == to || !pairs(first, second, symmetric) || (symmetric && to < from)) continue;
        join({from, to, label, event}, first, second).symmetric = symmetric;
        paired = true;
      }
    if (paired)
      add_circumstances(event, label, participants, symmetric);
    else
      add_spokes(event, participants);
  }

  static bool pairs(const Participant& first, const Participant& second, bool symmetric) {
    if (!symmetric) return first.plays("actor") && second.plays("recipient");
    return is_party(first, true) && is_party(second, true);
  }

  static bool is_party(const Participant& participant, bool symmetric) {
    return participant.plays("actor") || (symmetric && participant.plays("recipient"));
  }

  // What plays neither part of a pair hangs on those who acted.
  void add_circumstances(NodeIndex event, const std::string& label,
                         const Participants& participants, bool symmetric) {
    for (const auto& [to, other] : participants) {
      if (other.plays("actor") || other.plays("recipient")) continue;
      for (const auto& [from, actor] : participants)
        if (is_party(actor, symmetric))
          join({from, to, label + " (" + role_label(*other.roles.begin()) + ")", event}, actor,
               other);
    }
  }

  void add_spokes(NodeIndex event, const Participants& participants) {
    for (const auto& [node, participant] : participants)
      for (std::string_view role : participant.roles) {
        const bool acts = role == "actor";
        join({acts ? node : event, acts ? event : node, role_label(role), event}, participant,
             participant);
      }
  }

  std::string role_label(std::string_view role) const { return ontology_.predicate(role)->label; }

  Draft& join(const Key& key, const Participant& first, const Participant& second) {
    Draft& draft = links_[key];
    for (const Participant* end : {&first, &second}) {
      draft.claims.insert(end->claims.begin(), end->claims.end());
      draft.support.add(end->support);
    }
    const auto weaker = [&](auto member) {
      return static_cast<std::uint32_t>(
          std::min((first.support.*member).size(), (second.support.*member).size()));
    };
    draft.articles = weaker(&Support::reports);
    draft.origins = weaker(&Support::origins);
    return draft;
  }

  std::vector<Link> finish() const {
    std::vector<Link> out;
    for (const auto& [key, draft] : links_)
      out.push_back({key.from,
                     key.to,
                     key.label,
                     key.event,
                     draft.symmetric,
                     {draft.claims.begin(), draft.claims.end()},
                     {draft.support.stances.begin(), draft.support.stances.end()},
                     draft.support.contested,
                     draft.articles,
                     draft.origins,
                     draft.support.when});
    return out;
  }

  const KnowledgeGraph& graph_;
  const Ontology& ontology_;
  const ClaimFilter& filter_;
  EventReading reading_;
  std::map<NodeIndex, Participants> events_;
  std::map<Key, Draft> links_;
};

}  // namespace

bool only_denied(const Link& link) {
  return link.stances == std::vector{Stance::kDenied};
}

std::optional<TimeInterval> join(const std::optional<TimeInterval>& a,
                                 const std::optional<TimeInterval>& b) {
  if (a == b || !b) return a;
  if (!a) return b;
  TimeInterval out{std::nullopt, std::nullopt, Precision::kRange};
  if (a->from && b->from) out.from = std::min(*a->from, *b->from);
  if (a->to && b->to) out.to = std::max(*a->to, *b->to);
  if (!out.from && !out.to) return std::nullopt;
  return out;
}

std::vector<Link> make_links(const KnowledgeGraph& graph, const Ontology& ontology,
                             const ClaimFilter& filter, EventReading reading) {
  return LinkMaker(graph, ontology, filter, reading).run();
}

}  // namespace dossier
