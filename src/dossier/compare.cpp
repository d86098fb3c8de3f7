#include "dossier/compare.h"

#include <array>
#include <map>
#include <set>

#include "base/utf8.h"
#include "export/time_text.h"
#include "resolve/judged.h"

namespace dossier {
namespace {

// How one claim is put in one document.
struct Put {
  std::set<std::string> ways;
  std::string quotation;  // of the first place

  std::string text() const {
    std::string out;
    for (const std::string& way : ways) out += (out.empty() ? "" : "; ") + way;
    return out;
  }
};

std::string way_of(const KnowledgeGraph& graph, const Evidence& evidence) {
  std::string out(to_string(evidence.stance));
  std::string speakers;
  for (const NodeIndex speaker : evidence.speakers)
    speakers += (speakers.empty() ? " by " : " > ") + graph.nodes[speaker].name;
  out += speakers;
  if (evidence.when) out += ", " + iso_interval(*evidence.when);
  return out;
}

std::map<std::string, Put> claims_of(const ReportFacts& document) {
  std::vector<ReportFacts> one = {document};
  one.front().report.url.clear();  // it is compared with its revision, not replaced by it
  const KnowledgeGraph graph = knowledge_graph(std::move(one), {});
  std::map<std::string, Put> out;
  for (const Claim& claim : graph.claims) {
    Put& put = out[describe(graph, claim)];
    for (const Evidence& evidence : claim.evidence) put.ways.insert(way_of(graph, evidence));
    if (put.quotation.empty()) put.quotation = squeeze(quote(graph, claim.evidence.front()));
  }
  return out;
}

}  // namespace

std::string_view to_string(ChangeKind kind) {
  static constexpr std::array<std::string_view, 3> kWords = {"appeared", "vanished", "changed"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::vector<Change> changes(const ReportFacts& before, const ReportFacts& now) {
  const std::map<std::string, Put> old = claims_of(before);
  const std::map<std::string, Put> fresh = claims_of(now);
  std::vector<Change> out;
  for (const auto& [says, put] : old) {
    const auto found = fresh.find(says);
    if (found == fresh.end()) {
      out.push_back({ChangeKind::kVanished, says, put.text(), "", put.quotation});
    } else if (found->second.ways != put.ways) {
      out.push_back(
          {ChangeKind::kChanged, says, put.text(), found->second.text(), found->second.quotation});
    }
  }
  for (const auto& [says, put] : fresh) {
    if (!old.contains(says))
      out.push_back({ChangeKind::kAppeared, says, "", put.text(), put.quotation});
  }
  return out;
}

}  // namespace dossier
