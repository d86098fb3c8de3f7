// Where evidence independently comes from: outlets, agencies, first copies, statements. Internal to
// this folder.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/knowledge_graph.h"
#include "resolve/resolve.h"

namespace dossier {

/// An origin as it is counted: "The Courier" and "courier" are one.
std::string origin_key(std::string_view origin);

/// The outlet of a report: its publisher, or its name where it has none.
std::string outlet_of(const Report& report);

class Origins {
 public:
  /// Compares the texts of all documents for copies. `nodes` are those of the partition.
  Origins(std::span<const ReportFacts> documents, const Partition& partition,
          const std::vector<Node>& nodes);

  /// Of each report: its outlet, or that of the first of its copies, or the agency that they
  /// credit.
  const std::vector<ReportOrigin>& reports() const { return reports_; }
  /// The one way in which an origin of this name is written.
  const std::string& called(const std::string& name) const { return names_.at(origin_key(name)); }

 private:
  void collect_names(std::span<const ReportFacts> documents, const Partition& partition,
                     const std::vector<Node>& nodes);
  void find_copies(std::span<const ReportFacts> documents, const Partition& partition,
                   const std::vector<Node>& nodes);

  std::map<std::string, std::string> names_;
  std::vector<ReportOrigin> reports_;
};

/// What several outlets quote of one speaker in the same words is one origin: the speaker.
void unite_statements(const KnowledgeGraph& graph, std::span<Claim* const> claims);

}  // namespace dossier
