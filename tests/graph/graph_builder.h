// Small invented dossiers for tests. Ids grow with the order in which things are added.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/knowledge_graph.h"
#include "graph/ontology.h"

namespace dossier {

inline const Ontology& shipped_ontology() {
  static const Ontology ontology{std::filesystem::path(DOSSIER_SOURCE_DIR "/graph/ontology.json")};
  return ontology;
}

/// One place that speaks for a claim: its sentence is appended to the report's text.
struct Says {
  std::uint32_t report = 0;
  Stance stance = Stance::kAsserted;
  std::string sentence = "It was so.";
  std::string origin = {};  // empty: the report's publisher
  std::vector<NodeIndex> speakers = {};
  std::optional<TimeInterval> when = {};
};

class GraphBuilder {
 public:
  std::uint32_t report(const std::string& name, const std::string& publisher,
                       std::optional<Date> published) {
    Report report;
    report.id = {{0, graph_.reports.size() + 1}};
    report.name = name;
    report.title = "About " + name;
    report.publisher = publisher;
    report.published = published;
    graph_.reports.push_back(report);
    return static_cast<std::uint32_t>(graph_.reports.size() - 1);
  }

  NodeIndex node(EntityType type, const std::string& name, const std::string& subtype = "") {
    Node node;
    node.id = {{1, graph_.nodes.size() + 1}};
    node.type = type;
    node.name = name;
    node.names = {name};
    node.subtype = subtype;
    node.mentions = node.articles = node.origins = 1;
    graph_.nodes.push_back(node);
    return static_cast<NodeIndex>(graph_.nodes.size() - 1);
  }
  NodeIndex person(const std::string& name) { return node(EntityType::kPerson, name); }
  NodeIndex organization(const std::string& name) { return node(EntityType::kOrganization, name); }
  NodeIndex place(const std::string& name) { return node(EntityType::kPlace, name); }
  NodeIndex event(const std::string& category, const std::string& mode, const std::string& name) {
    const NodeIndex index = node(EntityType::kEvent, name);
    graph_.nodes[index].category = category;
    graph_.nodes[index].mode = mode;
    return index;
  }
  Node& at(NodeIndex index) { return graph_.nodes[index]; }

  ClaimIndex claim(NodeIndex subject, const std::string& predicate, std::optional<NodeIndex> object,
                   const std::vector<Says>& evidence = {{}}, const std::string& value = "") {
    Claim claim;
    claim.id = {{2, graph_.claims.size() + 1}};
    claim.subject = subject;
    claim.predicate = predicate;
    claim.object = object;
    claim.value = value;
    for (const Says& says : evidence) claim.evidence.push_back(make(says));
    count(claim);
    graph_.claims.push_back(claim);
    return static_cast<ClaimIndex>(graph_.claims.size() - 1);
  }
  void contest(ClaimIndex index) { graph_.claims[index].contested = true; }

  /// The claims hold spans of texts that still grow: take the graph when all is added.
  KnowledgeGraph take() { return std::move(graph_); }

 private:
  Evidence make(const Says& says) {
    Report& report = graph_.reports[says.report];
    if (!report.text.empty()) report.text += '\n';
    Evidence evidence;
    evidence.id = {{3, ++evidence_}};
    evidence.report = says.report;
    evidence.sentence.begin = static_cast<std::uint32_t>(report.text.size());
    report.text += says.sentence;
    evidence.sentence.end = static_cast<std::uint32_t>(report.text.size());
    evidence.trigger = {evidence.sentence.begin, evidence.sentence.begin + 2};
    evidence.speakers = says.speakers;
    evidence.stance = says.stance;
    evidence.when = says.when;
    evidence.origin = says.origin.empty() ? report.publisher : says.origin;
    evidence.extractor = "dossier test";
    return evidence;
  }

  static void count(Claim& claim) {
    std::vector<std::uint32_t> reports;
    std::vector<std::string> origins;
    for (const Evidence& evidence : claim.evidence) {
      if (std::find(reports.begin(), reports.end(), evidence.report) == reports.end())
        reports.push_back(evidence.report);
      if (std::find(origins.begin(), origins.end(), evidence.origin) == origins.end())
        origins.push_back(evidence.origin);
    }
    claim.articles = static_cast<std::uint32_t>(reports.size());
    claim.origins = static_cast<std::uint32_t>(origins.size());
  }

  KnowledgeGraph graph_;
  std::uint64_t evidence_ = 0;
};

}  // namespace dossier
