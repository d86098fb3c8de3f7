// A dossier as its users work with it: add documents, take them out, ask. The one place where all
// parts meet.
//
//   Threads    one thread at a time; `add` runs many inside.
//   Ownership  references that a Workspace gives are good until its next change.
//   Errors     as the parts throw them; what is wrong with one document is a rejection.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/document_reader.h"
#include "graph/knowledge_graph.h"
#include "graph/ontology.h"
#include "graph/same.h"
#include "store/store.h"

namespace dossier {

struct AddResult {
  std::size_t added = 0;
  std::size_t unchanged = 0;  // there already
  std::vector<Rejection> rejected;
};

/// The vocabulary that the program was installed with.
Ontology load_ontology();

class Workspace {
 public:
  /// Opens the store at `folder`.
  Workspace(const std::filesystem::path& folder, OpenMode mode);

  /// Reads and stores documents, each for good before the next, and then brings the indexes up to
  /// date.
  AddResult add(const DocumentReader& reader, const Inputs& inputs, const ReadOptions& options);

  /// Removes the document that `named` means, and gives its metadata. Errors as `find_document`.
  Report remove(std::string_view named);

  /// The document that `named` means: its name, its id ("d:..." or the beginning of one), its
  /// address, or the last part of its name. kNotFound, or kAmbiguous with the candidates.
  const Report& find_document(std::string_view named);

  /// Everything that the documents say, resolved. Resolves anew when documents came or went; else
  /// reads the indexes.
  const KnowledgeGraph& graph();

  /// Nodes of `graph` that were left apart though they may be one, the likeliest first.
  std::vector<MaybeSame> maybe_same();

  /// What is wrong with the store; empty when nothing is.
  Problems check();

  const Ontology& ontology() const { return *ontology_; }

 private:
  OpenMode mode_;
  std::unique_ptr<Ontology> ontology_;  // the store borrows it
  Store store_;
  std::optional<KnowledgeGraph> graph_;
};

}  // namespace dossier
