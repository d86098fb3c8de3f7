// How something is put, and by whom: the one rule by which pictures keep apart what is stated, what
// is hedged and what is denied.
//
// What has several ends with evidence of their own (who called, who was called) is as firm as the
// less firm of them: that A allegedly called is not stated by a report that states whom somebody
// called. It is put in the firmest stance in which anybody puts every end, and read a second time
// as denied where anybody denies one of them. An end that has evidence in several parts (as actor
// and as recipient) counts as several ends.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "graph/knowledge_graph.h"

namespace dossier {

/// How a line is drawn: what is put as fact, what is hedged or to come, what may be, what is
/// denied.
enum class Manner { kStated, kHedged, kPossible, kDenied };
Manner manner_of(Stance stance);

/// Stances by firmness: asserted 0, alleged, planned, requested, hypothetical, denied 5.
std::size_t softness(Stance stance);
Stance by_firmness(std::size_t softness);

using Evidences = std::vector<const Evidence*>;

/// Something as it is put, or as it is denied.
struct Standing {
  Stance stance = Stance::kAsserted;
  Evidences evidence;                  // of every end
  std::set<std::string_view> origins;  // of the end with fewest
  std::optional<NodeIndex> speaker;    // who alone puts it so; nothing where a report itself does
};

/// None to two standings, the denial last. Linear.
std::vector<Standing> standings_of(const std::vector<Evidences>& ends);

}  // namespace dossier
