// All that the stages of understanding found in one document, before it is joined to claims.
#pragma once

#include <vector>

#include "understand/reading.h"

namespace dossier {

struct Findings {
  Entities entities;
  std::vector<TimeExpression> times;
  Attributions attributions;
  std::vector<EventDraft> events;
  std::vector<RelationDraft> relations;
};

}  // namespace dossier
