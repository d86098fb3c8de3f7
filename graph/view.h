// Finds what lies between and around nodes: neighbourhoods and paths over a filtered dossier, on
// Boost.Graph.
//
//   Threads    const members may be called from any number of threads at once.
//   Ownership  a GraphView borrows the KnowledgeGraph it was made from, and must not outlive it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/limits.h"
#include "graph/filter.h"
#include "graph/knowledge_graph.h"
#include "graph/links.h"
#include "graph/ontology.h"
#include "graph/path.h"

namespace dossier {

/// Which way links are walked from where one stands; links whose ends are alike count as both.
enum class Direction : std::uint8_t { kBoth, kOut, kIn };

struct Neighborhood {
  std::vector<NodeIndex> nodes;  // the centre first, then by distance, then best supported, then id
  std::vector<std::uint32_t> distance;  // of each node
  std::vector<std::size_t> links;       // links among these nodes, sorted
};

class GraphView {
 public:
  GraphView(const KnowledgeGraph& graph, const Ontology& ontology, const ClaimFilter& filter = {},
            EventReading reading = EventReading::kLinks);
  ~GraphView();

  const KnowledgeGraph& graph() const;
  const ClaimFilter& filter() const;

  /// All links that the filter leaves, sorted by (from, to, label, event). Each actor of an event
  /// is linked with each recipient, in symmetric categories all who took part with each other;
  /// places, instruments and topics hang on the actors ("air strike (place)"). An event without a
  /// second participant is linked itself: actor to event, event to the rest, labelled with the
  /// role. With EventReading::kNodes that is so for every event.
  const std::vector<Link>& links() const;

  /// Indexes of the links at a node, by the node at the other end, best supported first.
  std::vector<std::size_t> links_at(NodeIndex node) const;

  /// Nodes within `depth` links of `centre`, and the links that were walked or lie between them.
  /// O(E log E) of what is reached.
  Neighborhood neighborhood(NodeIndex centre, std::uint32_t depth,
                            Direction direction = Direction::kBoth) const;

  /// The `count` best simple paths, best first: most origins on the weakest link, then shortest,
  /// then ids, so that ties always fall the same way. Links are walked both ways. Empty when there
  /// is none within `max_links`, or from and to are one. Yen's algorithm (1971); path_finder.cpp
  /// says at what cost.
  std::vector<Path> paths(NodeIndex from, NodeIndex to, const PathOptions& options) const;
  std::vector<Path> paths(NodeIndex from, NodeIndex to, std::size_t count,
                          std::size_t max_links = kMaxPathClaims) const {
    return paths(from, to, {.count = count, .max_links = max_links});
  }

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Nodes that a loosely typed name can mean, best first: exact name, folded name, title left out,
/// acronym, last word of a name, prefix, substring, one typing error; then by origins and mentions.
/// More than one: `clear` says whether the first is clearly meant.
struct NameMatch {
  std::vector<NodeIndex> nodes;
  bool clear = false;
};
NameMatch find_nodes(const KnowledgeGraph& graph, std::string_view typed,
                     std::size_t limit = kMaxCandidates);

}  // namespace dossier
