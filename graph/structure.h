// The shape of a dossier: who is central, what holds it together, which groups it falls into.
//
// All of it is computed on the ties of a view (ties.h).
//
//   Deterministic  the same view gives the same figures, bit for bit; samples are drawn with a
//                  fixed seed, and what is equal falls by node.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/ties.h"

namespace dossier {

/// How central a node is.
struct Centrality {
  NodeIndex node;
  double page_rank;    // share of a random walk that follows ties by weight; all sum to 1
  double betweenness;  // share of the pairs of other nodes that it lies between, 0 to 1
  std::uint32_t core;  // largest k for which it has k neighbours that are all of the k-core
  std::uint32_t ties;  // neighbours
};

struct Ranking {
  std::vector<Centrality> nodes;  // those with ties, highest PageRank first
  std::size_t sources = 0;        // nodes from which betweenness was counted
  double error = 0;  // with 95 % certainty no betweenness is further from the exact one; 0: exact
};

/// PageRank with a damping of 0.85; betweenness from at most `most_sources` nodes.
/// O((100 + most_sources) * ties).
Ranking rank_nodes(const GraphView& view, std::size_t most_sources);

/// Nodes without which some part of the graph is cut off, and ties of that kind.
struct Bridges {
  struct Joint {
    NodeIndex node;
    std::size_t parts;  // blocks of the graph that meet only in it, at least 2
  };
  std::vector<Joint> joints;  // most parts first, then by node
  std::vector<Tie> ties;      // the only connection between their two sides
};

/// O(ties).
Bridges find_bridges(const GraphView& view);

/// A node that has neighbours in common with another.
struct Similar {
  NodeIndex node;
  double score;                   // Adamic and Adar: the sum of 1 / log(ties) of those shared
  std::vector<NodeIndex> shared;  // rarest first
};

/// Nodes of the same type as `node` that share neighbours with it, highest score first. O(ties of
/// its neighbours).
std::vector<Similar> similar_nodes(const GraphView& view, NodeIndex node);

}  // namespace dossier
