#include "export/standing.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr std::array<Stance, 6> kFirmness = {Stance::kAsserted,     Stance::kAlleged,
                                             Stance::kPlanned,      Stance::kRequested,
                                             Stance::kHypothetical, Stance::kDenied};

void take_end(Standing& standing, const Evidences& evidence) {
  std::set<std::string_view> origins;
  for (const Evidence* e : evidence) origins.insert(e->origin);
  if (standing.evidence.empty() || origins.size() < standing.origins.size())
    standing.origins = origins;
  standing.evidence.insert(standing.evidence.end(), evidence.begin(), evidence.end());
}

std::optional<NodeIndex> only_speaker(const Evidences& evidence, Stance stance) {
  std::optional<NodeIndex> only;
  for (const Evidence* e : evidence) {
    if (e->stance != stance) continue;
    if (e->speakers.empty() || (only && *only != e->speakers.back())) return std::nullopt;
    only = e->speakers.back();
  }
  return only;
}

}  // namespace

Manner manner_of(Stance stance) {
  switch (stance) {
    case Stance::kAsserted:
      return Manner::kStated;
    case Stance::kHypothetical:
      return Manner::kPossible;
    case Stance::kDenied:
      return Manner::kDenied;
    default:
      return Manner::kHedged;
  }
}

std::size_t softness(Stance stance) {
  return static_cast<std::size_t>(std::find(kFirmness.begin(), kFirmness.end(), stance) -
                                  kFirmness.begin());
}

Stance by_firmness(std::size_t softness) {
  return kFirmness.at(softness);
}

std::vector<Standing> standings_of(const std::vector<Evidences>& ends) {
  Standing put, denial;
  denial.stance = Stance::kDenied;
  bool complete = true;
  for (const Evidences& end : ends) {
    Evidences for_it, against;
    for (const Evidence* e : end) (e->stance == Stance::kDenied ? against : for_it).push_back(e);
    if (!against.empty()) take_end(denial, against);
    complete = complete && !for_it.empty();
    std::size_t firmest = kFirmness.size() - 1;
    for (const Evidence* e : for_it) firmest = std::min(firmest, softness(e->stance));
    put.stance = by_firmness(std::max(firmest, softness(put.stance)));
    if (!for_it.empty()) take_end(put, for_it);
  }
  std::vector<Standing> out;
  if (complete && !put.evidence.empty()) out.push_back(std::move(put));
  if (!denial.evidence.empty()) out.push_back(std::move(denial));
  for (Standing& standing : out)
    standing.speaker = only_speaker(standing.evidence, standing.stance);
  return out;
}

}  // namespace dossier
