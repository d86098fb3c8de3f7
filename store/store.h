// A dossier on disk: documents, their facts and judgements (the truth), and indexes that are
// derived from them. docs/store-format.md gives every key and value.
//
//   Threads    one writer; const members from any number of threads. Each const call sees one state
//              of the store.
//   Processes  one writer, and any number of readers: while somebody writes, a reader sees what the
//              writer published, waits two seconds when that is nothing, and then gets kStore; a
//              second writer gets it at once.
//   Atomicity  one document, or one judgement, is one batch, synced: after `put` returns it is there
//              for good.
//   Errors     kStore: cannot be opened, is newer than the program, damaged; kSystem: disk full, no
//              permission.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/timestamp.h"
#include "graph/facts.h"
#include "graph/judgement.h"
#include "graph/knowledge_graph.h"
#include "graph/ontology.h"

namespace dossier {

enum class OpenMode { kRead, kWrite, kCreate };

/// What `check` found: lines that say what is wrong; empty when all indexes agree with the truth.
using Problems = std::vector<std::string>;

class Store {
 public:
  /// kCreate makes the folder when it is not there; kRead never writes. Borrows the ontology.
  Store(const std::filesystem::path& folder, OpenMode mode, const Ontology& ontology);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  bool contains(DocumentId document) const;
  /// True when `put` of this report would change nothing: it is there, under this name, title and
  /// author or smaller ones.
  bool keeps(const Report& report) const;
  /// Writes a document and its facts, and says whether it is new. One that is there already under
  /// another name, title or author stays under the smaller of them, whatever came first. kInput
  /// where the facts break what `validate` asks for. `read` is kept for a new one.
  bool put(const ReportFacts& document, std::optional<Timestamp> read = {});
  /// Puts a document's new reading in the place of its old one.
  void replace(const ReportFacts& document);
  /// Returns false when there is none.
  bool remove(DocumentId document);

  /// Metadata of all documents, sorted by id, without texts.
  std::vector<Report> reports() const;
  /// kNotFound when there is none.
  ReportFacts document(DocumentId document) const;
  /// Everything that was put, sorted by document id.
  std::vector<ReportFacts> documents() const;

  /// When documents were read, as `put` was told: outside the digest and exports.
  std::map<DocumentId, Timestamp> read_moments() const;

  /// Keeps a judgement, and says whether it is new. One that is there already stays as `kept_of`
  /// says, whatever came first.
  bool judge(const Judgement& judgement);
  /// Takes a judgement back: what was before it is there again. False when there is none.
  bool forget(JudgementId judgement);
  /// All judgements, sorted by id.
  std::vector<Judgement> judgements() const;

  /// True when documents or judgements came or went since the indexes were written, or another
  /// program version or ontology wrote them; the caller then resolves and calls write_indexes.
  bool indexes_are_stale() const;
  /// Replaces all derived indexes by those of `graph`, in one step: a reader sees the old or the
  /// new, never a mixture.
  void write_indexes(const KnowledgeGraph& graph);

  /// The resolved nodes and their members, as write_indexes got them: for each document that counts
  /// (by id) each entity's node number. kStore while the indexes are stale.
  std::vector<std::vector<NodeIndex>> partition() const;

  /// Public ids of nodes whose folded name starts with `prefix` (already folded), best known first:
  /// origins, mentions, id.
  std::vector<NodeId> find_names(std::string_view prefix, std::size_t limit) const;

  /// One piece of evidence as seen from one end of its claim.
  struct Edge {
    NodeId node, other;  // other is zero for a value
    bool outgoing = true;
    std::uint16_t predicate = 0;  // Ontology number
    std::optional<Date> date;     // begin of the event time, or its end where it has no begin
    Stance stance = Stance::kAsserted;
    std::optional<NodeId> speaker;  // innermost
    std::string origin;
    DocumentId document;
    std::uint32_t ordinal = 0;  // of the evidence in that document's facts
    friend auto operator<=>(const Edge&, const Edge&) = default;
  };
  /// Evidence at one node by the adjacency index, in key order: one prefix scan. Empty for an
  /// unknown node.
  std::vector<Edge> adjacent(NodeId node) const;
  /// How many edges `adjacent` gives, by the counts alone.
  std::uint64_t degree(NodeId node) const;

  /// Claims with evidence whose event time begins in [since, until], by that day, then predicate
  /// number, then id.
  std::vector<ClaimId> claims_between(Date since, Date until) const;

  /// A copy of the store as it is now, in a new folder: files are linked where both lie on one
  /// disk, so it takes milliseconds. kInput when the folder is there.
  void backup(const std::filesystem::path& folder);

  /// Makes a copy of the present state inside the store's folder, which readers see while this one
  /// writes; it goes away with this Store.
  void publish();

  /// Writes all data anew and deletes the old files, so that what was removed is on no file of the
  /// store. Copies elsewhere, and blocks that the file system gave up, are out of its reach.
  void purge();

  /// Throws all indexes away; they are stale then.
  void drop_indexes();
  /// Removes documents and judgements that are damaged, and says which.
  Problems drop_damaged();

  /// Reads every document, and walks every index against what `resolve` makes of them (not called
  /// when a document is damaged). Cost: reads the whole store.
  using Resolve =
      std::function<KnowledgeGraph(std::vector<ReportFacts>, std::span<const Judgement>)>;
  Problems check(const Resolve& resolve) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dossier
