#include "dossier/workspace.h"

#include <algorithm>

#include "base/data_path.h"
#include "base/error.h"
#include "resolve/resolve.h"

namespace dossier {
namespace {

constexpr std::size_t kListedDocuments = 12;  // candidates for an ambiguous name

bool ends_with_part(std::string_view name, std::string_view part) {
  return name.ends_with(part) &&
         (name.size() == part.size() || name[name.size() - part.size() - 1] == '/');
}

std::string list_names(const std::vector<const Report*>& reports) {
  std::string out;
  for (std::size_t i = 0; i < std::min(reports.size(), kListedDocuments); ++i) {
    out += "\n  " + to_string(reports[i]->id) + "  " + reports[i]->name;
  }
  return out;
}

// Indexes that do not fit the documents would be read as if they did.
void require_partition(const std::vector<ReportFacts>& documents, const Partition& partition) {
  const bool fits =
      std::equal(documents.begin(), documents.end(), partition.begin(), partition.end(),
                 [](const ReportFacts& document, const std::vector<NodeIndex>& nodes) {
                   return document.facts.entities.size() == nodes.size();
                 });
  if (!fits) throw Error(ErrorCode::kStore, "damaged store: the indexes do not fit the documents");
}

}  // namespace

Ontology load_ontology() {
  return Ontology(data_file("ontology.json"));
}

Workspace::Workspace(const std::filesystem::path& folder, OpenMode mode)
    : mode_(mode),
      ontology_(std::make_unique<Ontology>(load_ontology())),
      store_(folder, mode, *ontology_) {}

AddResult Workspace::add(const DocumentReader& reader, const Inputs& inputs,
                         const ReadOptions& options) {
  AddResult result;
  std::size_t skipped = 0;
  const auto skip = [&](const Document& document) {
    Report report;
    report.id = id_of(document);
    report.name = document.name;
    report.title = document.title;
    report.author = document.author;
    const bool kept = store_.keeps(report);
    skipped += kept ? 1 : 0;
    return kept;
  };
  const auto take = [&](ReportFacts facts) {
    ++(store_.put(facts) ? result.added : result.unchanged);
  };
  result.rejected = reader.read(inputs, options, skip, take);
  result.unchanged += skipped;
  if (store_.indexes_are_stale()) graph_.reset();
  graph();
  return result;
}

Report Workspace::remove(std::string_view named) {
  Report report = find_document(named);
  store_.remove(report.id);
  graph_.reset();
  graph();
  return report;
}

const Report& Workspace::find_document(std::string_view named) {
  const std::vector<Report>& reports = graph().reports;
  const std::string id_prefix =
      named.starts_with("d:") ? std::string(named) : "d:" + std::string(named);
  std::vector<const Report*> exact, loose;
  for (const Report& report : reports) {
    if (report.name == named || to_string(report.id) == named) exact.push_back(&report);
    if (ends_with_part(report.name, named) || report.url == named ||
        (named.size() >= 4 && to_string(report.id).starts_with(id_prefix))) {
      loose.push_back(&report);
    }
  }
  const auto& found = exact.empty() ? loose : exact;
  if (found.size() == 1) return *found.front();
  const std::string quoted = "'" + std::string(named) + "'";
  if (found.empty()) throw Error(ErrorCode::kNotFound, "no document is called " + quoted);
  throw Error(ErrorCode::kAmbiguous, quoted + " can mean several documents:" + list_names(found));
}

const KnowledgeGraph& Workspace::graph() {
  if (graph_) return *graph_;
  const std::vector<ReportFacts> documents = store_.documents();
  if (store_.indexes_are_stale()) {
    graph_ = assemble(documents, resolve(documents));
    if (mode_ != OpenMode::kRead) store_.write_indexes(*graph_);
  } else {
    const Partition partition = store_.partition();
    require_partition(documents, partition);
    graph_ = assemble(documents, partition);
  }
  return *graph_;
}

std::vector<MaybeSame> Workspace::maybe_same() {
  const std::vector<ReportFacts> documents = store_.documents();
  Partition partition;
  for (const ReportFacts& document : documents)
    partition.emplace_back(document.facts.entities.size());
  for (NodeIndex i = 0; i < graph().nodes.size(); ++i) {
    for (const Member& member : graph().nodes[i].members)
      partition[member.report][member.entity] = i;
  }
  return dossier::maybe_same(documents, partition);
}

Problems Workspace::check() {
  return store_.check([](std::span<const ReportFacts> documents) {
    return assemble(documents, resolve(documents));
  });
}

}  // namespace dossier
