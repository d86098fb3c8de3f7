#include "understand/threats.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace dossier {
namespace {

// PLOVER's modes of threaten, by what is threatened.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kThreatModes = {
    {{"assault", "violence"},
     {"coerce", "restrict"},
     {"mobilize", "violence"},
     {"sanction", "restrict"}}};

using Countries = std::map<std::uint32_t, std::set<std::string>>;

// Which countries an entity speaks for: its own code, and those that a relation ties it to.
Countries countries_of(const Findings& findings) {
  Countries countries;
  const auto& entities = findings.entities.entities;
  for (std::uint32_t e = 0; e < entities.size(); ++e)
    if (!entities[e].country.empty()) countries[e].insert(entities[e].country);
  for (const RelationDraft& relation : findings.relations) {
    const bool ties = relation.predicate == "holds_role" || relation.predicate == "leads" ||
                      relation.predicate == "citizen_of";
    if (ties && relation.object && !entities[*relation.object].country.empty())
      countries[relation.subject].insert(entities[*relation.object].country);
  }
  return countries;
}

bool share_country(const Countries& countries, std::uint32_t a, std::uint32_t b) {
  const auto of_a = countries.find(a), of_b = countries.find(b);
  if (of_a == countries.end() || of_b == countries.end()) return false;
  return std::any_of(of_a->second.begin(), of_a->second.end(),
                     [&](const auto& c) { return of_b->second.contains(c); });
}

std::string_view threat_mode(std::string_view category) {
  for (const auto& [act, mode] : kThreatModes)
    if (act == category) return mode;
  return {};
}

// True when the act is one that the speaker can announce: by itself, by its own side, or by nobody named, against others.
bool is_own_act(const EventDraft& act, std::uint32_t speaker, const Countries& countries) {
  bool any_actor = false, own = false, against_other = false;
  for (const RoleDraft& role : act.roles) {
    if (!role.entity) continue;
    const bool same_side =
        *role.entity == speaker || share_country(countries, *role.entity, speaker);
    if (role.role == "actor") {
      any_actor = true;
      own = own || same_side;
    } else if (role.role == "recipient" || role.role == "place") {
      against_other = against_other || !same_side;
    }
  }
  return against_other && (own || !any_actor);
}

void become_threat(EventDraft& statement, const EventDraft& act) {
  statement.category = "threaten";
  statement.mode = threat_mode(act.category);
  std::erase_if(statement.roles, [](const RoleDraft& role) { return role.role == "recipient"; });
  for (std::string_view wanted : {"recipient", "place"}) {
    for (const RoleDraft& role : act.roles)
      if (role.role == wanted && role.entity)
        statement.roles.push_back({"recipient", role.entity, "", role.token});
    if (std::any_of(statement.roles.begin(), statement.roles.end(),
                    [](const auto& r) { return r.role == "recipient"; }))
      return;
  }
}

}  // namespace

void read_threats(Findings& findings, const std::vector<EventContext>& contexts) {
  const Countries countries = countries_of(findings);
  std::map<TokenAt, std::size_t> statements;
  for (std::size_t d = 0; d < findings.events.size(); ++d)
    if (findings.events[d].category == "say" ||
        (findings.events[d].category == "threaten" && findings.events[d].mode.empty()))
      statements.emplace(findings.events[d].trigger, d);
  for (std::size_t d = 0; d < findings.events.size(); ++d) {
    const EventDraft& act = findings.events[d];
    const bool to_come =
        contexts[d].stance == Stance::kPlanned || contexts[d].stance == Stance::kHypothetical;
    if (!to_come || threat_mode(act.category).empty()) continue;
    const auto around = findings.attributions.around(act.put);
    if (around.empty()) continue;
    const Attribution& said = findings.attributions.all[around.back()];
    if (!said.source || !said.cue || !is_own_act(act, *said.source, countries)) continue;
    const auto statement = statements.find(*said.cue);
    if (statement != statements.end()) become_threat(findings.events[statement->second], act);
  }
}

}  // namespace dossier
