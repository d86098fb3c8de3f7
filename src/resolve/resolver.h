// Resolution that goes along with a dossier: documents come and go, and only what they touch is
// decided again.
//
//   Threads  one at a time.
//   Bytes    after `settle` it holds what a new Resolver holds that got the same documents, in
//            whatever order.
//   Memory   the distinct names, and for each document what events and names need: not its text,
//            evidence or claims.
//   Cost     add and remove: the document. settle: the blocks of names and events that the changes
//            touch.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "graph/facts.h"
#include "graph/knowledge_graph.h"
#include "graph/same.h"

namespace dossier {

class Resolver {
 public:
  Resolver();
  ~Resolver();
  Resolver(Resolver&&) noexcept;
  Resolver& operator=(Resolver&&) noexcept;

  /// Takes in a document that is not there yet.
  void add(const ReportFacts& document);
  /// Forgets a document that is there.
  void remove(DocumentId document);
  /// Decides what changed.
  void settle();

  /// Decides names alone, for who decides about events himself: `nodes` then gives each event as one
  /// of its own. No `settle` comes after it.
  void settle_names();

  /// A number for each of a document's entities, equal for those of one node, whatever the
  /// document; good until the next settle.
  std::vector<std::uint64_t> nodes(DocumentId document) const;

  /// Names that may mean one, by one entity of each, best score first, then by document and entity.
  struct Maybe {
    DocumentId first_document, second_document;
    std::uint32_t first_entity = 0, second_entity = 0;
    float score = 0;
    SameReason reason = SameReason::kSameWords;
  };
  std::vector<Maybe> maybe() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dossier
