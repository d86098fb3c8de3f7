#include "dossier/workspace.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/data_path.h"
#include "base/error.h"
#include "graph/digest.h"

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

// An address that several revisions have means the newest.
void keep_newest(std::vector<const Report*>& found, std::string_view named) {
  const bool revisions = std::all_of(found.begin(), found.end(),
                                     [&](const Report* report) { return report->url == named; });
  if (!revisions || found.empty()) return;
  const std::vector<bool> older = superseded(found);
  for (std::size_t i = found.size(); i > 0; --i) {
    if (older[i - 1]) found.erase(found.begin() + static_cast<std::ptrdiff_t>(i - 1));
  }
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

// Adds pairs of nodes that are not there yet, and sorts all, best first.
void add_alike(std::vector<MaybeSame>& pairs, std::vector<MaybeSame> alike) {
  std::set<std::pair<NodeIndex, NodeIndex>> seen;
  for (const MaybeSame& pair : pairs) seen.insert({pair.one, pair.other});
  for (MaybeSame& pair : alike)
    if (!seen.contains({pair.one, pair.other})) pairs.push_back(std::move(pair));
  std::stable_sort(pairs.begin(), pairs.end(), [](const MaybeSame& a, const MaybeSame& b) {
    return std::tie(b.score, a.one, a.other) < std::tie(a.score, b.one, b.other);
  });
}

}  // namespace

Ontology load_ontology() {
  return Ontology(data_file("ontology.json"));
}

Workspace::Workspace(const std::filesystem::path& folder, OpenMode mode)
    : mode_(mode),
      ontology_(std::make_unique<Ontology>(load_ontology())),
      store_(folder, mode, *ontology_) {}

Workspace::Workspace(const std::filesystem::path& folder, Date as_of)
    : Workspace(folder, OpenMode::kRead) {
  as_of_ = as_of;
}

AddResult Workspace::add(const DocumentReader& reader, const Inputs& inputs,
                         const ReadOptions& options) {
  store_.publish();  // for those who ask meanwhile
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
    ++(store_.put(facts, now()) ? result.added : result.unchanged);
  };
  result.rejected = reader.read(inputs, options, skip, take);
  result.unchanged += skipped;
  if (store_.indexes_are_stale()) changed();
  return result;
}

Report Workspace::remove(std::string_view named) {
  Report report = find_document(named);
  store_.remove(report.id);
  changed();
  return report;
}

std::vector<Report> Workspace::purge(const std::vector<std::string>& named) {
  std::vector<Report> out;
  for (const std::string& name : named) {
    out.push_back(find_document(name));
    const DocumentId document = out.back().id;
    for (const Judgement& judgement : store_.judgements()) {
      const auto rest = without(judgement, document);
      if (rest == judgement) continue;
      store_.forget(id_of(judgement));
      if (rest) store_.judge(*rest);
    }
    store_.remove(document);
  }
  changed();
  store_.purge();
  return out;
}

Loaded Workspace::load(std::istream& in) {
  const Loaded loaded = load_dump(in, store_);
  changed();
  return loaded;
}

Problems Workspace::repair(Damaged damaged) {
  Problems dropped;
  if (damaged == Damaged::kDrop) dropped = store_.drop_damaged();
  store_.drop_indexes();
  changed();
  return dropped;
}

void Workspace::reread(
    const DocumentReader& reader, const std::vector<std::string>& named, Keeping keeping,
    const std::function<void(const ReportFacts&, const ReportFacts&)>& changed_one) {
  std::set<DocumentId> wanted;
  for (const std::string& name : named) wanted.insert(find_document(name).id);
  for (const Report& report : store_.reports()) {
    if (!named.empty() && !wanted.contains(report.id)) continue;
    const ReportFacts before = store_.document(report.id);
    const ReportFacts after = reader.read_again(before.report);
    if (after.facts == before.facts) continue;
    changed_one(before, after);
    if (keeping == Keeping::kKeep) store_.replace(after);
  }
  if (store_.indexes_are_stale()) changed();
}

ReportFacts Workspace::stored(std::string_view named) const {
  return store_.document(find_document(named).id);
}

ReportFacts Workspace::revision_before(const Report& report) const {
  const auto rank = [](const Report& r) { return std::tie(r.published, r.id); };
  std::optional<Report> before;
  for (const Report& other : store_.reports()) {
    const bool earlier =
        !report.url.empty() && other.url == report.url && rank(other) < rank(report);
    if (earlier && (!before || rank(*before) < rank(other))) before = other;
  }
  if (before) return store_.document(before->id);
  throw Error(ErrorCode::kNotFound, report.name + " has no earlier revision");
}

void Workspace::changed() {
  graph_.reset();
  documents_.reset();
  graph();
}

bool Workspace::judge(const Judgement& judgement) {
  const bool fresh = store_.judge(judgement);
  if (store_.indexes_are_stale()) changed();
  return fresh;
}

Judgement Workspace::undo(std::string_view id) {
  const std::string prefix = id.starts_with("j:") ? std::string(id) : "j:" + std::string(id);
  std::vector<Judgement> found = store_.judgements();
  std::erase_if(found, [&](const Judgement& judgement) {
    return !to_string(id_of(judgement)).starts_with(prefix);
  });
  const std::string quoted = "'" + std::string(id) + "'";
  if (found.empty() || prefix == "j:")
    throw Error(ErrorCode::kNotFound, "there is no judgement " + quoted);
  if (found.size() > 1) {
    std::string message = quoted + " is the beginning of several judgements:";
    for (std::size_t i = 0; i < std::min(found.size(), kListedDocuments); ++i)
      message += "\n  " + to_string(id_of(found[i]));
    throw Error(ErrorCode::kAmbiguous, message);
  }
  store_.forget(id_of(found.front()));
  changed();
  return std::move(found.front());
}

std::vector<Judged> Workspace::judgements() {
  std::vector<Judgement> all = store_.judgements();
  sort_by_effect(all);
  const Counting counts = counting_now();
  const std::set<JudgementId> resting(counts.resting.begin(), counts.resting.end());
  std::set<JudgementId> overruled;
  const std::map<Member, NodeIndex> node_of = nodes_of_members();
  for (std::size_t i = 0; i < counts.constraints.same.size(); ++i) {
    const Constraint& same = counts.constraints.same[i];
    const NodeIndex node = node_of.at(same.left.front());
    const auto elsewhere = [&](const Member& member) { return node_of.at(member) != node; };
    const bool parted = std::any_of(same.left.begin(), same.left.end(), elsewhere) ||
                        std::any_of(same.right.begin(), same.right.end(), elsewhere);
    if (parted && counts.same_by[i]) overruled.insert(*counts.same_by[i]);
  }
  std::vector<Judged> out;
  for (Judgement& judgement : all) {
    const JudgementId id = id_of(judgement);
    const Force force = resting.contains(id)     ? Force::kResting
                        : overruled.contains(id) ? Force::kOverruled
                                                 : Force::kInForce;
    out.push_back({std::move(judgement), force});
  }
  return out;
}

std::vector<Report> Workspace::older_revisions() const {
  std::vector<Report> reports = store_.reports();
  if (as_of_) {
    std::erase_if(reports, [&](const Report& r) { return !r.published || *as_of_ < *r.published; });
  }
  std::vector<const Report*> all;
  for (const Report& report : reports) all.push_back(&report);
  const std::vector<bool> older = superseded(all);
  std::vector<Report> out;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (older[i]) out.push_back(store_.document(reports[i].id).report);
  }
  return out;
}

std::map<Member, NodeIndex> Workspace::nodes_of_members() {
  std::map<Member, NodeIndex> out;
  for (NodeIndex node = 0; node < graph().nodes.size(); ++node) {
    for (const Member& member : graph_->nodes[node].members) out[member] = node;
  }
  return out;
}

std::vector<MaybeSame> Workspace::maybe_same() {
  const Counting counts = counting_now();
  const std::map<Member, NodeIndex> node_of = nodes_of_members();
  std::vector<MaybeSame> pairs = maybe_same_by_links(counts.documents, node_of);
  add_alike(pairs, dossier::maybe_same(graph()));
  const std::vector<Constraint>& different = counts.constraints.different;
  std::map<NodeIndex, std::set<std::size_t>> sides;  // twice the judgement, and one more for right
  for (std::size_t i = 0; i < different.size(); ++i) {
    for (const Member& member : different[i].left) sides[node_of.at(member)].insert(2 * i);
    for (const Member& member : different[i].right) sides[node_of.at(member)].insert(2 * i + 1);
  }
  std::erase_if(pairs, [&](const MaybeSame& pair) {
    const std::set<std::size_t>& other = sides[pair.other];
    const std::set<std::size_t>& one = sides[pair.one];
    return std::any_of(one.begin(), one.end(),
                       [&](std::size_t side) { return other.contains(side ^ 1); });
  });
  return pairs;
}

Counting Workspace::counting_now() const {
  return counting(store_.documents(), store_.judgements(), as_of_);
}

const std::vector<ReportFacts>& Workspace::documents() {
  if (!documents_) documents_ = counting_now().documents;
  return *documents_;
}

Hash128 Workspace::digest() {
  return dossier::digest(graph(), store_.judgements());
}

Report Workspace::find_document(std::string_view named) const {
  const std::vector<Report> reports = store_.reports();
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
  auto& found = exact.empty() ? loose : exact;
  keep_newest(found, named);
  if (found.size() == 1) return *found.front();
  const std::string quoted = "'" + std::string(named) + "'";
  if (found.empty()) throw Error(ErrorCode::kNotFound, "no document is called " + quoted);
  throw Error(ErrorCode::kAmbiguous, quoted + " can mean several documents:" + list_names(found));
}

const KnowledgeGraph& Workspace::graph() {
  if (graph_) return *graph_;
  const bool stale = as_of_ || store_.indexes_are_stale();
  const Counting counts = counting_now();
  Partition partition;
  if (stale) {
    partition = resolve(counts.documents, counts.constraints);
  } else {
    partition = store_.partition();
    require_partition(counts.documents, partition);
  }
  graph_ = assemble(counts.documents, partition);
  if (stale && !as_of_ && mode_ != OpenMode::kRead) store_.write_indexes(*graph_);
  return *graph_;
}

Problems Workspace::check() {
  return store_.check(
      [](std::vector<ReportFacts> documents, std::span<const Judgement> judgements) {
        return knowledge_graph(std::move(documents), judgements);
      });
}

}  // namespace dossier
