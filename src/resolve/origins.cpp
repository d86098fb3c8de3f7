// An origin is one voice that counts once, however many papers carry it.
//
//   credit      evidence that names its source ("first reported by X", a dateline's agency) has it
//               from understanding
//   copies      documents that are copies of one text (copies.h) have the origin that most of them
//               credit for half or more of their evidence, else the outlet of the first of them: by
//               date (documents without one last), then by outlet and id
//   statement   evidence in which several origins quote one speaker in kQuoted words or more that
// are
//               the same has that speaker as origin
//   outlet      else the publisher, or the document where it has none
//
// Each origin is written in one way: as the organization of that name is called; else as the first
// document does.
//
// Cost: linear in texts and evidence, but for sorting.
#include "resolve/origins.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "resolve/copies.h"
#include "resolve/name_form.h"
#include "resolve/union_find.h"

namespace dossier {
namespace {

constexpr std::size_t kQuoted = 5;  // words

// The origin that a document credits for at least half of its evidence; empty when there is none.
std::string credited(const ReportFacts& document, const std::vector<NodeIndex>& partition,
                     const std::vector<Node>& nodes) {
  std::map<std::string, std::size_t> counts;
  std::size_t all = 0;
  for (const LocalClaim& claim : document.facts.claims) {
    for (const LocalEvidence& evidence : claim.evidence) {
      ++all;
      if (evidence.origin) ++counts[nodes[partition[*evidence.origin]].name];
    }
  }
  for (const auto& [name, count] : counts)
    if (2 * count >= all) return name;
  return {};
}

// Words between quotation marks, folded; each pair of marks apart.
std::vector<std::vector<std::string>> quotations(std::string_view sentence) {
  static constexpr std::string_view kOpen = "\u201C", kClose = "\u201D", kPlain = "\"";
  std::vector<std::vector<std::string>> out;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t open = std::min(sentence.find(kOpen, at), sentence.find(kPlain, at));
    if (open == std::string_view::npos) break;
    const bool plain = sentence[open] == kPlain[0];
    const std::size_t begin = open + (plain ? kPlain : kOpen).size();
    const std::size_t end =
        std::min(sentence.find(plain ? kPlain : kClose, begin), sentence.size());
    out.push_back(name_form(sentence.substr(begin, end - begin)).words);
    at = end + (plain ? kPlain : kClose).size();
  }
  return out;
}

std::vector<Hash128> quoted_runs(std::string_view sentence, Hash128 speaker) {
  std::vector<Hash128> out;
  for (const std::vector<std::string>& words : quotations(sentence)) {
    for (std::size_t i = 0; i + kQuoted <= words.size(); ++i) {
      Hasher hasher;
      hasher.add(speaker.high).add(speaker.low);
      for (std::size_t w = i; w < i + kQuoted; ++w) hasher.add(words[w]);
      out.push_back(hasher.finish());
    }
  }
  return out;
}

}  // namespace

std::string origin_key(std::string_view origin) {
  return name_form(origin).text();
}

std::string outlet_of(const Report& report) {
  return report.publisher.empty() ? report.name : report.publisher;
}

Origins::Origins(std::span<const ReportFacts> documents, const Partition& partition,
                 const std::vector<Node>& nodes) {
  collect_names(documents, partition, nodes);
  find_copies(documents, partition, nodes);
}

// Organizations lend their names first, then their other forms stand for these, then comes what is
// credited or publishes without being an organization.
void Origins::collect_names(std::span<const ReportFacts> documents, const Partition& partition,
                            const std::vector<Node>& nodes) {
  const auto add = [&](const std::string& name) { names_.try_emplace(origin_key(name), name); };
  const auto each_organization = [&](const auto& visit) {
    for (const Node& node : nodes) {
      if (node.type == EntityType::kOrganization) visit(node);
    }
  };
  each_organization([&](const Node& node) { add(node.name); });
  each_organization([&](const Node& node) {
    for (const std::string& name : node.names)
      names_.try_emplace(origin_key(name), called(node.name));
  });
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    add(outlet_of(documents[d].report));
    for (const LocalClaim& claim : documents[d].facts.claims) {
      for (const LocalEvidence& evidence : claim.evidence) {
        if (evidence.origin) add(nodes[partition[d][*evidence.origin]].name);
      }
    }
  }
}

void Origins::find_copies(std::span<const ReportFacts> documents, const Partition& partition,
                          const std::vector<Node>& nodes) {
  std::vector<Fingerprint> texts;
  for (const ReportFacts& document : documents) texts.push_back(fingerprint(document.report.text));
  const std::vector<std::uint32_t> group = first_copies(texts);
  std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
  for (std::uint32_t d = 0; d < group.size(); ++d) groups[group[d]].push_back(d);
  const auto rank = [&](std::uint32_t d) {
    const Report& report = documents[d].report;
    return std::tuple(!report.published.has_value(), report.published, outlet_of(report),
                      report.id);
  };
  reports_.resize(documents.size());
  for (const auto& [smallest, members] : groups) {
    const std::uint32_t first =
        *std::min_element(members.begin(), members.end(),
                          [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    std::map<std::string, std::size_t> agencies;
    for (const std::uint32_t d : members) {
      const std::string name = credited(documents[d], partition[d], nodes);
      if (!name.empty()) ++agencies[called(name)];
    }
    std::string origin = called(outlet_of(documents[first].report));
    std::size_t most = 0;
    for (const auto& [name, count] : agencies) {
      if (members.size() > 1 && count > most) {
        origin = name;
        most = count;
      }
    }
    for (const std::uint32_t d : members)
      reports_[d] = {origin, members.size() > 1 ? first : d, members.size() > 1};
  }
}

void unite_statements(const KnowledgeGraph& graph, std::span<Claim* const> claims) {
  std::vector<Evidence*> quoting;
  std::unordered_map<Hash128, std::size_t> first;  // evidence by a run of quoted words
  UnionFind sets;
  for (Claim* claim : claims) {
    for (Evidence& evidence : claim->evidence) {
      if (evidence.speakers.empty()) continue;
      const NodeId speaker = graph.nodes[evidence.speakers.back()].id;
      const std::vector<Hash128> runs = quoted_runs(quote(graph, evidence), speaker.value);
      if (runs.empty()) continue;
      quoting.push_back(&evidence);
      const std::size_t number = sets.add();
      for (const Hash128& run : runs) {
        const auto [place, added] = first.try_emplace(run, number);
        if (!added) sets.unite(place->second, number);
      }
    }
  }
  std::vector<std::set<std::string>> origins(quoting.size());
  for (std::size_t i = 0; i < quoting.size(); ++i)
    origins[sets.find(i)].insert(origin_key(quoting[i]->origin));
  for (std::size_t i = 0; i < quoting.size(); ++i) {
    if (origins[sets.find(i)].size() > 1)
      quoting[i]->origin = graph.nodes[quoting[i]->speakers.back()].name;
  }
}

}  // namespace dossier
