// What several verbs share: filter options, and names as users type them.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "graph/knowledge_graph.h"
#include "graph/view.h"

namespace dossier {

struct FilterOptions {
  std::vector<std::string> about = {}, by = {}, stances = {}, kinds = {};
  std::string outlet = {}, since = {}, until = {};
  std::uint32_t min_origins = 1;

  /// True when everything passes.
  bool empty() const;
};
void add_filter_options(CLI::App& verb, FilterOptions& options);

/// kNotFound, kAmbiguous for names; kUsage for dates and stances.
ClaimFilter filter_of(const KnowledgeGraph& graph, const FilterOptions& options);

/// The node that a name, or an id ("n:...", or the beginning of one), means. kNotFound, or
/// kAmbiguous with the candidates. Says on standard error which was taken, where that is not plain.
NodeIndex find_node(const KnowledgeGraph& graph, std::string_view typed);

}  // namespace dossier
