// Links as words and as rows: how the verbs that ask about links say what lies between two nodes.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "graph/view.h"

namespace dossier {

enum class Walk { kForward, kBackward };

/// "—leads→"; "←leads (denied)—" when walked against its direction; "—talks 2031-05-02—" when both
/// ends are alike. An event's time is shown.
std::string arrow(const Link& link, Walk walk);

/// A sign for each stance: + asserted, - denied, ? alleged, > planned, ~ hypothetical, ! requested.
std::string signs(std::span<const Stance> stances);
/// What the signs mean, as one line.
extern const char* const kSignsLegend;

/// "2031-05-02", "2031-05", "2031", else as export/time_text.h writes intervals.
std::string short_time(const TimeInterval& interval);

/// Adds what keeps a link from reading as a plain fact: `stances`, `signs`, `contested`,
/// `articles`, `origins`, `when` and the ids of its `claims`.
void add_standing(nlohmann::ordered_json& row, const KnowledgeGraph& graph, const Link& link);

}  // namespace dossier
