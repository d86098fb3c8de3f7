// Claims and entities as JSON Lines: one object a line, keys in a fixed order, for scripts.
// docs/formats.md lists the keys.
//
//   Bytes  equal dossiers give equal bytes; UTF-8; absent is absent: no null, no empty text or
//   list.
#pragma once

#include <ostream>

#include "graph/knowledge_graph.h"
#include "graph/view.h"

namespace dossier {

/// A line for each claim that passes, in the order of their ids. Evidence that the filter drops is
/// not printed, and `articles` and `origins` count what is. `contested` is of the whole dossier.
void write_claims_jsonl(std::ostream& out, const KnowledgeGraph& graph,
                        const ClaimFilter& filter = {});

/// A line for each node, events too, in the order of their ids.
void write_entities_jsonl(std::ostream& out, const KnowledgeGraph& graph);

}  // namespace dossier
