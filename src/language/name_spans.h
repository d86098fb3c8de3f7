// Reads names given as spans of characters (code points), in JSON Lines: re3d's gold set, and what
// other programs found.
//
//   Errors  kInput, with the line number, for what is no JSON object of the form below, for a span
//   outside its text, for an id that is unknown or given twice; kLimit as for any document.
#pragma once

#include <string_view>
#include <vector>

#include "language/name_set.h"

namespace dossier {

/// re3d (https://github.com/dstl/re3d). Documents: {"_id", "text"}; entities: {"documentId",
/// "begin", "end", "type"}. Only mentions with a capital letter are names: the set marks "the
/// coalition" as well. Mentions of one span and type count once. Documents in the file's order; each
/// is one unit.
std::vector<NamedText> read_re3d(std::string_view documents, std::string_view entities,
                                 const NameLabels& labels);

/// What another program found: for each unit of `gold` one line {"id": "...", "names": [[begin, end,
/// "LABEL"], ...]}, in characters of the unit's text. Gives the names of each document of `gold`.
std::vector<std::vector<MarkedName>> read_predictions(std::string_view predictions,
                                                      const std::vector<NamedText>& gold,
                                                      const NameLabels& labels);

/// What such a program is given: {"id", "text"} for each unit, one a line.
std::string write_units(const std::vector<NamedText>& gold);

}  // namespace dossier
