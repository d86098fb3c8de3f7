// A dossier on disk: documents and their facts (the truth), and indexes that are derived from them. docs/store-format.md
// gives every key and value.
//
//   Threads   one writer; const members from any number of threads.
//   Atomicity one document is one batch, synced: after `put` returns it is there for good.
//   Errors    kStore: cannot be opened, is newer than the program, damaged; kSystem: disk full, no permission.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.h"
#include "graph/knowledge_graph.h"
#include "graph/ontology.h"

namespace dossier {

enum class OpenMode { kRead, kWrite, kCreate };

/// What `check` found: lines that say what is wrong; empty when all indexes agree with the truth.
using Problems = std::vector<std::string>;

class Store {
 public:
  /// kCreate makes the folder when it is not there; kRead never writes.
  Store(const std::filesystem::path& folder, OpenMode mode, const Ontology& ontology);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  bool contains(DocumentId document) const;
  /// Writes a document and its facts; nothing happens when it is there already (returns false).
  bool put(const ReportFacts& document);
  /// Returns false when there is none.
  bool remove(DocumentId document);

  /// Metadata of all documents, sorted by id, without texts.
  std::vector<Report> reports() const;
  /// Everything that was put, sorted by document id.
  std::vector<ReportFacts> documents() const;

  /// True when documents came or went since the indexes were written; the caller then resolves and calls write_indexes.
  bool indexes_are_stale() const;
  /// Replaces all derived indexes by those of `graph`, in one step: a reader sees the old or the new, never a mixture.
  void write_indexes(const KnowledgeGraph& graph);

  /// The resolved nodes and their members, as write_indexes got them: for each document (by id) each entity's node number.
  std::vector<std::vector<NodeIndex>> partition() const;

  /// Public ids of nodes whose folded name starts with `prefix` (already folded), best known first.
  std::vector<NodeId> find_names(std::string_view prefix, std::size_t limit) const;

  /// Claims at one node by the adjacency index, in key order: one prefix scan.
  struct Edge {
    NodeId node, other;        // other is zero for a value
    bool outgoing;
    std::uint16_t predicate;   // Ontology number
    Stance stance;
    DocumentId document;
    std::uint32_t ordinal;     // of the claim in that document's facts
  };
  std::vector<Edge> adjacent(NodeId node) const;

  /// Walks every index against the truth. Cost: reads the whole store.
  Problems check(const KnowledgeGraph& expected) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dossier
