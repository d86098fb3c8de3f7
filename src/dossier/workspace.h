// A dossier as its users work with it: add documents, take them out, ask. The one place where all
// parts meet.
//
//   Threads    one thread at a time; `add` runs many inside.
//   Ownership  references that a Workspace gives are good until its next change.
//   Errors     as the parts throw them; what is wrong with one document is a rejection.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/document_reader.h"
#include "dossier/dump.h"
#include "graph/judgement.h"
#include "graph/knowledge_graph.h"
#include "graph/ontology.h"
#include "resolve/judged.h"
#include "resolve/maybe.h"
#include "store/store.h"

namespace dossier {

struct AddResult {
  std::size_t added = 0;
  std::size_t unchanged = 0;  // there already
  std::vector<Rejection> rejected;
};

/// What became of a judgement.
enum class Force {
  kInForce,
  kResting,   // what it speaks of is not there
  kOverruled  // a `same`, where others hold apart what it would unite
};
struct Judged {
  Judgement judgement;
  Force force;
};

/// The vocabulary that the program was installed with.
Ontology load_ontology();

class Workspace {
 public:
  /// Opens the store at `folder`.
  Workspace(const std::filesystem::path& folder, OpenMode mode);
  /// Opens it for reading, as it was on a day: with what was published by then.
  Workspace(const std::filesystem::path& folder, Date as_of);

  /// Reads and stores documents, each for good before the next, and then brings the indexes up to
  /// date.
  AddResult add(const DocumentReader& reader, const Inputs& inputs, const ReadOptions& options);

  /// Removes the document that `named` means, and gives its metadata. Errors as `find_document`.
  Report remove(std::string_view named);
  /// As `remove`, for several; and no byte of their texts stays in a file of the store: what
  /// judgements hold of them goes too, and all files are written anew.
  std::vector<Report> purge(const std::vector<std::string>& named);

  /// Reads documents once more and hands `changed` those in which this version reads otherwise,
  /// with what is stored and what is read now. All, or those that `named` mean. With kKeep the new
  /// reading takes the place of the old, for good.
  enum class Keeping { kShow, kKeep };
  void reread(
      const DocumentReader& reader, const std::vector<std::string>& named, Keeping keeping,
      const std::function<void(const ReportFacts& stored, const ReportFacts& read)>& changed);

  /// The document that `named` means: its name, its id ("d:..." or the beginning of one), its
  /// address (of several revisions the newest), or the last part of its name. kNotFound, or kAmbiguous with the candidates.
  Report find_document(std::string_view named) const;

  /// A stored document as it was read, without judgements. Errors as `find_document`.
  ReportFacts stored(std::string_view named) const;
  /// The revision of its address before this one. kNotFound when there is none.
  ReportFacts revision_before(const Report& report) const;
  /// When documents were read, where that is known.
  std::map<DocumentId, Timestamp> read_moments() const { return store_.read_moments(); }

  /// The documents in whose place a newer revision counts, sorted by id.
  std::vector<Report> older_revisions() const;

  /// Keeps an analyst's word, and says whether it is new; then resolves anew.
  bool judge(const Judgement& judgement);
  /// Takes back the judgement that `id` ("j:..." or the beginning of one) means, and gives it.
  /// kNotFound, or kAmbiguous with the candidates.
  Judgement undo(std::string_view id);
  /// All judgements, in the order in which they take effect.
  std::vector<Judged> judgements();

  /// Pairs that names alone do not decide, and of which no judgement says that they are different.
  std::vector<MaybeSame> maybe_same();

  /// The documents that count, in the order of `graph().reports`, with what judgements changed in
  /// them.
  const std::vector<ReportFacts>& documents();

  /// See graph/digest.h.
  Hash128 digest();

  /// Everything that the documents say, resolved. Resolves anew when documents came or went; else
  /// reads the indexes.
  const KnowledgeGraph& graph();

  /// Lets others read the present state while this one writes.
  void publish() { store_.publish(); }
  /// Copies of the store: the whole as a new store (store/store.h), or its truth as text
  /// (dossier/dump.h).
  void backup(const std::filesystem::path& folder) { store_.backup(folder); }
  void dump(std::ostream& out) const { write_dump(out, store_); }
  Loaded load(std::istream& in);
  /// Makes all indexes anew. With kDrop, documents and judgements that are damaged go; they
  /// are named in the answer.
  enum class Damaged { kRefuse, kDrop };
  Problems repair(Damaged damaged);

  /// What is wrong with the store; empty when nothing is.
  Problems check();

  const Ontology& ontology() const { return *ontology_; }

 private:
  Counting counting_now() const;
  std::map<Member, NodeIndex> nodes_of_members();
  void changed();

  OpenMode mode_;
  std::unique_ptr<Ontology> ontology_;  // the store borrows it
  Store store_;
  std::optional<Date> as_of_;
  std::optional<KnowledgeGraph> graph_;
  std::optional<std::vector<ReportFacts>> documents_;
};

}  // namespace dossier
