#include <catch2/catch.hpp>

#include "graph/view.h"
#include "tests/graph/graph_builder.h"

using namespace dossier;

namespace {

KnowledgeGraph harbour() {
  GraphBuilder b;
  b.person("Inés Holmgren");
  b.person("Bo Lind");
  b.organization("Northern Union of Dock Workers");
  b.place("Lindholm");
  b.event("consult", "phone", "phone call between Bo Lind and Inés Holmgren");
  b.person("Karl Lind");
  return b.take();
}

std::string first(std::string_view typed) {
  const KnowledgeGraph graph = harbour();
  const NameMatch match = find_nodes(graph, typed);
  return match.nodes.empty() ? "" : graph.nodes[match.nodes[0]].name;
}

}  // namespace

TEST_CASE("a name is found as it is written, in any case and without its accents") {
  CHECK(first("Inés Holmgren") == "Inés Holmgren");
  CHECK(first("  ines  HOLMGREN ") == "Inés Holmgren");
}

TEST_CASE("a name is found with a title before it") {
  CHECK(first("President Ines Holmgren") == "Inés Holmgren");
}

TEST_CASE("an organization is found by its acronym, with or without dots and small words") {
  CHECK(first("NUDW") == "Northern Union of Dock Workers");
  CHECK(first("n.u.d.w.") == "Northern Union of Dock Workers");
  CHECK(first("nuodw") == "Northern Union of Dock Workers");
}

TEST_CASE("a person is found by the last name, before a place that begins with it") {
  CHECK(first("holmgren") == "Inés Holmgren");
  CHECK(first("lind") == "Bo Lind");
}

TEST_CASE("a name is found by its beginning, by a piece, and with one error") {
  CHECK(first("northern un") == "Northern Union of Dock Workers");
  CHECK(first("dock work") == "Northern Union of Dock Workers");
  CHECK(first("Lindhlom") == "Lindholm");
  CHECK(first("Lindholn") == "Lindholm");
  CHECK(first("Lindhol") == "Lindholm");
  CHECK(first("Lindholmm") == "Lindholm");
  CHECK(first("Holmgern") == "Inés Holmgren");
  CHECK(first("Lindhomme").empty());
}

TEST_CASE("an event is found only where nothing else fits") {
  const KnowledgeGraph graph = harbour();
  const NameMatch match = find_nodes(graph, "holm");
  REQUIRE(match.nodes.size() == 2);
  for (const NodeIndex node : match.nodes) CHECK(graph.nodes[node].type != EntityType::kEvent);
  CHECK(first("phone call") == "phone call between Bo Lind and Inés Holmgren");
}

TEST_CASE("of two with one name that is clear which is mentioned more than twice as often") {
  GraphBuilder b;
  const NodeIndex place = b.place("Lindholm"), team = b.organization("Lindholm");
  KnowledgeGraph graph = b.take();
  graph.nodes[place].mentions = 2;
  graph.nodes[team].mentions = 4;
  CHECK_FALSE(find_nodes(graph, "lindholm").clear);
  graph.nodes[team].mentions = 5;
  CHECK(find_nodes(graph, "lindholm").clear);
  CHECK(find_nodes(graph, "lindholm").nodes.front() == team);
}

TEST_CASE("two who fit equally well are not clear, until one is mentioned far more often") {
  KnowledgeGraph graph = harbour();
  CHECK_FALSE(find_nodes(graph, "lind").clear);
  graph.nodes[5].mentions = 2;
  CHECK_FALSE(find_nodes(graph, "lind").clear);
  graph.nodes[5].mentions = 3;
  const NameMatch match = find_nodes(graph, "lind");
  CHECK(match.clear);
  CHECK(graph.nodes[match.nodes[0]].name == "Karl Lind");
}

TEST_CASE("one who fits better than all others is clear") {
  const KnowledgeGraph graph = harbour();
  CHECK(find_nodes(graph, "Bo Lind").clear);
  CHECK(find_nodes(graph, "Lindholm").clear);
}

TEST_CASE("nothing typed finds nothing") {
  const KnowledgeGraph graph = harbour();
  CHECK(find_nodes(graph, "").nodes.empty());
  CHECK(find_nodes(graph, " \t").nodes.empty());
  CHECK_FALSE(find_nodes(graph, "").clear);
}

TEST_CASE("no more nodes are listed than asked for") {
  const KnowledgeGraph graph = harbour();
  CHECK(find_nodes(graph, "lind", 2).nodes.size() == 2);
}
