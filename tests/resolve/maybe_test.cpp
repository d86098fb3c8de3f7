#include "resolve/maybe.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/graph/graph_builder.h"

namespace dossier {
namespace {

using Names = std::set<std::pair<std::string, std::string>>;

Names pairs_of(const KnowledgeGraph& graph) {
  Names out;
  for (const MaybeSame& pair : maybe_same(graph))
    out.insert(std::minmax(graph.nodes[pair.one].name, graph.nodes[pair.other].name));
  return out;
}
Names pairs_of(const std::vector<std::string>& persons) {
  GraphBuilder b;
  for (const std::string& name : persons) b.person(name);
  return pairs_of(b.take());
}

TEST_CASE("names with common words, initials or one other letter may be the same") {
  REQUIRE(pairs_of({"Ruiz", "Ana Ruiz"}).size() == 1);
  REQUIRE(pairs_of({"A. Ruiz", "Ana Ruiz"}).size() == 1);
  REQUIRE(pairs_of({"Ruiz Ana", "Ana Ruiz"}).size() == 1);
  REQUIRE(pairs_of({"Tomas Okoro", "Tomas Okorro"}).size() == 1);
  REQUIRE(pairs_of({"Tomas Okoro", "Tomas Okora"}).size() == 1);
  REQUIRE(pairs_of({"Tomas Okoro", "Domas Okoro"}).size() == 1);
}

TEST_CASE("other names are not listed, nor nodes of other types, events or descriptions") {
  REQUIRE(pairs_of({"Bea Ruiz", "Ana Ruiz"}).empty());
  REQUIRE(pairs_of({"B. Ruiz", "Ana Ruiz"}).empty());
  REQUIRE(pairs_of({"Tomas Okoro", "Domas Okora"}).empty());
  REQUIRE(pairs_of({"Lind", "Lund"}).empty());  // too short for one letter
  GraphBuilder b;
  b.person("Marrow");
  b.place("Port Marrow");
  b.event("consult", "phone", "phone call");
  b.event("consult", "", "call");
  b.at(b.person("officials")).named = false;
  b.at(b.person("two officials")).named = false;
  REQUIRE(pairs_of(b.take()).empty());
}

TEST_CASE("an acronym may be the organization whose initials it is") {
  GraphBuilder b;
  b.organization("HB");
  b.organization("Harbour Board");
  b.organization("Fish Board");
  REQUIRE(pairs_of(b.take()) == Names{{"HB", "Harbour Board"}});
}

TEST_CASE("common neighbours raise a pair, and other countries lower it") {
  GraphBuilder b;
  const auto report = b.report("a.txt", "Post", {});
  const auto ana = b.person("Ana Ruiz"), ruiz = b.person("Ruiz"), bea = b.person("Bea Ruiz");
  const auto cora = b.person("Cora Ruiz"), board = b.organization("Board");
  for (const auto who : {ana, ruiz}) b.claim(who, "leads", board, {{.report = report}});
  b.at(ruiz).country = "ES";
  b.at(cora).country = "MX";
  const KnowledgeGraph graph = b.take();
  const std::vector<MaybeSame> pairs = maybe_same(graph);
  REQUIRE(pairs.size() == 3);
  REQUIRE((pairs[0].one == ana && pairs[0].other == ruiz));
  REQUIRE((pairs[1].one == ruiz && pairs[1].other == bea));
  REQUIRE((pairs[2].one == ruiz && pairs[2].other == cora));
  REQUIRE(pairs[0].reasons.back() == "1 common in claims");
  REQUIRE(pairs[2].reasons.back() == "countries differ: ES, MX");
  REQUIRE(pairs[0].score > pairs[1].score);
  REQUIRE(pairs[1].score > pairs[2].score);
}

TEST_CASE("a word that more than sixty nodes bear makes no pairs") {
  std::vector<std::string> names = {"Ruiz"};
  for (char first = 'A'; names.size() < 60; ++first) {
    if (first > 'Z') first = 'a';
    names.push_back(std::string(3, first) + std::to_string(names.size() * 7919) + " Ruiz");
  }
  REQUIRE(pairs_of(names).size() == 59);
  names.push_back("Zoraida Ruiz");
  REQUIRE(pairs_of(names).empty());
}

}  // namespace
}  // namespace dossier
