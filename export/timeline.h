// What happened when, by event time alone: what a timeline shows before it is drawn.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "export/picture.h"
#include "export/standing.h"
#include "graph/view.h"

namespace dossier {

/// Something that happened, or is said not to have, at a time.
struct Moment {
  TimeInterval when;
  std::vector<TimeInterval> also;  // other times that are given for it
  LineLabel label;                 // what is written, how it is put, footnotes
  std::string card;                // public id of the event or claim
  Evidences evidence;
  std::size_t origins = 0;
};

struct Timeline {
  std::vector<Moment> moments;           // by begin, end, text
  std::vector<std::uint32_t> footnotes;  // reports; footnote 1 is the first
  std::size_t undated = 0, left_out = 0;
};

/// Events and dated relations of the view, or those in which one node takes part. The best
/// supported `most` stay. What has no event time is counted: no other clock stands in for it.
Timeline timeline_of(const GraphView& view, std::optional<NodeIndex> about, std::size_t most);

}  // namespace dossier
