#include <catch2/catch.hpp>

#include "tests/resolve/scenario.h"

namespace dossier {
namespace {

TEST_CASE("persons of one full name are one node, however it is written") {
  REQUIRE(persons({{{"Inés Ruiz"}}, {{"Ines  RUIZ"}}, {{"Inés Ruiz's"}}}) == 1);
  REQUIRE(persons({{{"Inés Ruiz"}}, {{"Ana Ruiz"}}}) == 2);
}

TEST_CASE("middle initials are left out unless two different ones stand with one name") {
  REQUIRE(persons({{{"Ana B. Ruiz"}}, {{"Ana Ruiz"}}}) == 1);
  REQUIRE(persons({{{"Ana B. Ruiz"}}, {{"Ana C. Ruiz"}}}) == 2);
  REQUIRE(persons({{{"Ana B. Ruiz"}}, {{"Ana C. Ruiz"}}, {{"Ana Ruiz"}}}) == 3);
}

TEST_CASE("an initial stands for the only first name that it fits") {
  REQUIRE(persons({{{"A. Ruiz"}}, {{"Ana Ruiz"}}}) == 1);
  REQUIRE(persons({{{"A. Ruiz"}}, {{"Ana Ruiz"}}, {{"Alma Ruiz"}}}) == 3);
  REQUIRE(persons({{{"B. Ruiz"}}, {{"Ana Ruiz"}}}) == 2);
}

TEST_CASE("a last name alone means the only person who bears it") {
  REQUIRE(persons({{{"Ruiz"}}, {{"Ana Ruiz"}}}) == 1);
  REQUIRE(persons({{{"Ruiz"}}, {{"Ana Ruiz"}}, {{"Pedro Ruiz"}}}) == 3);
  REQUIRE(persons({{{"Ana"}}, {{"Ana Ruiz"}}}) == 2);
}

TEST_CASE("a last name that several bear stays apart in every document") {
  REQUIRE(persons({{{"Ruiz"}}, {{"Ruiz"}}, {{"Ana Ruiz"}}, {{"Pedro Ruiz"}}}) == 4);
}

TEST_CASE("a single name that nobody else bears is one person") {
  REQUIRE(persons({{{"Lumo"}}, {{"Lumo"}}}) == 1);
}

TEST_CASE("a last name alone does not cross countries") {
  REQUIRE(persons({{{"Ruiz"}, "", "PE"}, {{"Ana Ruiz"}, "", "CL"}}) == 2);
  REQUIRE(persons({{{"Ruiz"}, "", "PE"}, {{"Ana Ruiz"}, "", "PE"}}) == 1);
}

TEST_CASE("a title in front of a full name does not make another person") {
  REQUIRE(persons({{{"Harbour Minister Ana Ruiz"}}, {{"Ana Ruiz"}}}) == 1);
}

TEST_CASE("a short form inside one entity is no name of its own elsewhere") {
  REQUIRE(persons({{{"Ana Ruiz", "Ruiz"}}, {{"Pedro Ruiz", "Ruiz"}}}) == 2);
  REQUIRE(organizations({{{"Harbour Department", "Department"}},
                         {{"Forest Department", "Department"}}}) == 2);
}

TEST_CASE("a person and an organization of one name never meet") {
  FactsBuilder first("a.txt"), second("b.txt");
  first.person({{"Ford Marlow"}});
  second.organization({{"Ford Marlow"}});
  REQUIRE(graph_of({first.build(), second.build()}).nodes.size() == 2);
}

TEST_CASE("organizations are one by name, article or not") {
  REQUIRE(organizations({{{"The Harbour Board"}}, {{"Harbour Board"}}}) == 1);
}

TEST_CASE(
    "organizations of one name in two countries are two, and a third without a country is "
    "neither") {
  REQUIRE(organizations({{{"Interior Ministry"}, "ministry", "PE"},
                         {{"Interior Ministry"}, "ministry", "CL"}}) == 2);
  REQUIRE(organizations({{{"Interior Ministry"}, "ministry", "PE"}, {{"Interior Ministry"}}}) == 1);
  REQUIRE(organizations({{{"Interior Ministry"}, "", "PE"},
                         {{"Interior Ministry"}, "", "CL"},
                         {{"Interior Ministry"}}}) == 3);
}

TEST_CASE("a country's name in front does not make another organization of that country") {
  REQUIRE(organizations({{{"the U.S. Forest Department"}, "", "US"},
                         {{"Forest Department"}, "", "US"}}) == 1);
  REQUIRE(organizations({{{"the U.S. Forest Department"}, "", "US"},
                         {{"Forest Department"}, "", "CA"}}) == 2);
}

TEST_CASE("an acronym means the only organization whose words begin so") {
  REQUIRE(organizations({{{"Union of Harbour Pilots"}}, {{"UHP"}}}) == 1);
  REQUIRE(organizations({{{"Union of Harbour Pilots"}}, {{"U.H.P."}}}) == 1);
  REQUIRE(organizations({{{"Union of Harbour Pilots"}}, {{"United Harvest Party"}}, {{"UHP"}}}) ==
          3);
  REQUIRE(organizations({{{"Union of Harbour Pilots"}}, {{"Uhp"}}}) == 2);
}

TEST_CASE("an acronym that some document explains is known everywhere") {
  REQUIRE(organizations({{{"Society for Clear Water", "AQUA"}}, {{"AQUA"}}}) == 1);
}

TEST_CASE("a country is one node by its code, whatever it is called") {
  REQUIRE(places({{{"United States"}, "country", "US"}, {{"America"}, "country", "US"}}) == 1);
  REQUIRE(places({{{"Georgia"}, "country", "GE"}, {{"Georgia"}, "region", "US"}}) == 2);
  REQUIRE(places({{{"Peru"}, "country", "PE"}, {{"Peru"}}}) == 1);
}

TEST_CASE("places of one name in two countries are two") {
  REQUIRE(places({{{"Santiago"}, "city", "CL"}, {{"Santiago"}, "city", "ES"}}) == 2);
  REQUIRE(places({{{"Santiago"}, "city", "CL"}, {{"Santiago"}, "city", ""}}) == 1);
}

TEST_CASE("the government of a country is one node, a court of it another") {
  FactsBuilder first("a.txt"), second("b.txt"), third("c.txt");
  first.nominal(EntityType::kOrganization, {{"Peruvian government"}, "government", "PE"});
  second.nominal(EntityType::kOrganization, {{"the government"}, "government", "PE"});
  third.organization({{"Supreme Court"}, "government", "PE"});
  REQUIRE(graph_of({first.build(), second.build(), third.build()}).nodes.size() == 2);
}

TEST_CASE("people without a name stay in their document") {
  FactsBuilder first("a.txt"), second("b.txt");
  first.nominal(EntityType::kGroup, {{"harbour officials"}, "officials"});
  second.nominal(EntityType::kGroup, {{"harbour officials"}, "officials"});
  REQUIRE(graph_of({first.build(), second.build()}).nodes.size() == 2);
}

TEST_CASE("a named group is the only organization of its name") {
  FactsBuilder first("a.txt"), second("b.txt");
  first.named(EntityType::kGroup, {{"Red Lantern"}});
  second.organization({{"Red Lantern"}, "armed-group", ""});
  const KnowledgeGraph graph = graph_of({first.build(), second.build()});
  REQUIRE(graph.nodes.size() == 1);
  REQUIRE(graph.nodes[0].type == EntityType::kOrganization);
}

TEST_CASE("the best name is the full form that most documents use") {
  FactsBuilder first("a.txt"), second("b.txt"), third("c.txt"), fourth("d.txt");
  first.person({{"Ruiz"}});
  second.person({{"Ruiz"}});
  third.person({{"Ana B. Ruiz"}});
  fourth.person({{"Ana Ruiz", "Ruiz"}});
  const KnowledgeGraph graph =
      graph_of({first.build(), second.build(), third.build(), fourth.build()});
  REQUIRE(graph.nodes.size() == 1);
  REQUIRE(graph.nodes[0].name == "Ana B. Ruiz");  // as often as "Ana Ruiz", and longer
  REQUIRE(graph.nodes[0].names == std::vector<std::string>{"Ana B. Ruiz", "Ana Ruiz", "Ruiz"});
  REQUIRE(graph.nodes[0].articles == 4);
}

TEST_CASE("a node's id is the smallest id of its mentions") {
  FactsBuilder first("a.txt"), second("b.txt");
  first.person({{"Ana Ruiz", "Ruiz"}});
  second.person({{"Ana Ruiz"}});
  const auto documents = sorted({first.build(), second.build()});
  const KnowledgeGraph graph = graph_of(documents);
  std::vector<Hash128> ids;
  for (const ReportFacts& document : documents) {
    for (const Mention& mention : document.facts.entities[0].mentions) {
      ids.push_back(mention_id(document.report.id, mention.span));
    }
  }
  REQUIRE(graph.nodes[0].id.value == *std::min_element(ids.begin(), ids.end()));
  REQUIRE(graph.nodes[0].mentions == 3);
}

TEST_CASE("two events of one word have two ids") {
  FactsBuilder builder("a.txt");
  builder.event("assault");
  ReportFacts document = builder.build();
  document.facts.entities.push_back(document.facts.entities[0]);
  const KnowledgeGraph graph = graph_of({document});
  REQUIRE(graph.nodes.size() == 2);
  REQUIRE(graph.nodes[0].id != graph.nodes[1].id);
}

TEST_CASE("nicknames mean the only one whose first name they are short for") {
  REQUIRE(persons({{{"Bill Ruiz"}}, {{"William Ruiz"}}}) == 1);
  REQUIRE(persons({{{"Chris Ruiz"}}, {{"Christopher Ruiz"}}, {{"Christine Ruiz"}}}) == 3);
  REQUIRE(persons({{{"Bill Ruiz"}}, {{"William Ortega"}}}) == 2);
}

TEST_CASE("a longer name that holds a shorter one is that person's, when there is only one") {
  REQUIRE(persons({{{"Ana Maria Ruiz Lopez"}}, {{"Ana Ruiz"}}}) == 1);
  REQUIRE(persons({{{"Ana Ruiz Lopez"}}, {{"Ana Ruiz Vega"}}, {{"Ana Ruiz"}}}) == 3);
}

TEST_CASE("junior and senior are two persons") {
  REQUIRE(persons({{{"Otto Brandel Jr."}}, {{"Otto Brandel Sr."}}}) == 2);
  REQUIRE(persons({{{"Otto Brandel Jr."}}, {{"Otto Brandel"}}}) == 1);
}

TEST_CASE("family names that stand first, and names that are turned round, are found") {
  REQUIRE(persons({{{"Zhang Weimin"}}, {{"Weimin Zhang"}}}) == 1);
  REQUIRE(persons({{{"Zhang Weimin"}}, {{"Zhang"}}}) == 1);
  REQUIRE(persons({{{"Ruiz, Ana"}}, {{"Ana Ruiz"}}}) == 1);
}

TEST_CASE("names are one in other scripts and transliterations") {
  REQUIRE(persons({{{"Viktor Zhukovsky"}}, {{"Viktor Zhukovskiy"}}}) == 1);
  REQUIRE(persons({{{"Muammar Qadrafi"}}, {{"Moamar Gadrafi"}}}) == 1);
  REQUIRE(persons({{{"Knut Østgård"}}, {{"Knut Ostgard"}}}) == 1);
  REQUIRE(persons({{{"Viktor Petrov"}},
                   {{"\u0412\u0438\u043A\u0442\u043E\u0440 "
                     "\u041F\u0435\u0442\u0440\u043E\u0432"}}}) == 1);
  REQUIRE(persons({{{"Julia Marten"}}, {{"Julia Martin"}}}) == 2);
}

TEST_CASE("a title is no first name, and a first name that is also a title is one") {
  REQUIRE(persons({{{"Prime Minister Ruiz"}}, {{"Ana Ruiz"}}}) == 1);
  REQUIRE(persons({{{"Dean Ruiz"}}, {{"Ana Ruiz"}}}) == 2);
}

TEST_CASE("a last name that several bear is taken for the one that nearly all documents mean") {
  std::vector<EntityWords> names = {{{"Pedro Ruiz"}}, {{"Ruiz"}}};
  for (int i = 0; i < 20; ++i) names.push_back({{"Ana Ruiz"}});
  REQUIRE(persons(names) == 2);
  names.push_back({{"Pedro Ruiz"}});
  REQUIRE(persons(names) == 3);
}

TEST_CASE("two full names that a single document uses for one person stay two") {
  REQUIRE(persons({{{"Ana Ruiz", "Carla Vega"}}, {{"Ana Ruiz"}}, {{"Carla Vega"}}}) == 2);
  REQUIRE(persons({{{"Ana Ruiz", "Carla Vega"}},
                   {{"Ana Ruiz", "Carla Vega"}},
                   {{"Ana Ruiz"}},
                   {{"Carla Vega"}}}) == 1);
}

TEST_CASE("a document that says that two are one is believed, one that denies it is not asked") {
  const auto nodes = [](Stance stance) {
    FactsBuilder first("a.txt"), second("b.txt");
    const auto ana = first.person({{"Ana Ruiz"}});
    first.claim("same_as", ana, {.object = first.person({{"Carla Vega"}}), .stance = stance});
    second.person({{"Carla Vega"}});
    return graph_of({first.build(), second.build()}).nodes.size();
  };
  REQUIRE(nodes(Stance::kAsserted) == 1);
  REQUIRE(nodes(Stance::kDenied) == 2);
}

TEST_CASE("organizations are one by words in another order, legal form and spelling") {
  REQUIRE(organizations({{{"Ministry of Defence"}}, {{"Defense Ministry"}}}) == 1);
  REQUIRE(organizations({{{"Kelmet Freight Inc."}}, {{"Kelmet Freight"}}}) == 1);
  REQUIRE(organizations({{{"University of Kelmet"}}, {{"Kelmet University"}}}) == 2);
}

TEST_CASE("a short name means the only organization that adds what kind it is") {
  REQUIRE(organizations({{{"Kelmet"}}, {{"Kelmet Bank"}}}) == 1);
  REQUIRE(organizations({{{"Kelmet"}}, {{"Kelmet Bank"}}, {{"Kelmet University"}}}) == 3);
  REQUIRE(organizations({{{"Kelmet"}}, {{"Kelmet Harbour Pilots"}}}) == 2);
}

TEST_CASE("an acronym that stands for one full name does not draw in another") {
  REQUIRE(organizations({{{"Harbour Council", "UHP"}}, {{"Union of Harbour Pilots"}}}) == 2);
}

TEST_CASE("a country in the name is the organization's, and its people's word too") {
  REQUIRE(organizations({{{"Peruvian Navy"}}, {{"Navy of Peru"}}}) == 1);
  REQUIRE(organizations({{{"Peruvian Navy"}}, {{"Chilean Navy"}}}) == 2);
  REQUIRE(organizations({{{"American Lantern Society"}}, {{"Lantern Society"}}}) == 2);
}

// Pairs that may be one, by name.
std::vector<std::string> maybes(const std::vector<EntityWords>& names) {
  std::vector<ReportFacts> documents;
  for (std::size_t i = 0; i < names.size(); ++i) {
    FactsBuilder builder("report" + std::to_string(i) + ".txt");
    builder.person(names[i]);
    documents.push_back(builder.build());
  }
  documents = sorted(std::move(documents));
  const Partition partition = resolve(documents);
  const KnowledgeGraph graph = assemble(documents, partition);
  std::map<Member, NodeIndex> node_of;
  for (std::uint32_t d = 0; d < partition.size(); ++d)
    for (std::uint32_t e = 0; e < partition[d].size(); ++e) node_of[{d, e}] = partition[d][e];
  std::vector<std::string> out;
  for (const MaybeSame& maybe : maybe_same_by_links(documents, node_of)) {
    REQUIRE(maybe.one != maybe.other);
    std::vector<std::string> pair = {graph.nodes[maybe.one].name, graph.nodes[maybe.other].name};
    std::sort(pair.begin(), pair.end());
    out.push_back(pair[0] + " / " + pair[1] + ": " + maybe.reasons.front());
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST_CASE("what was left apart for want of certainty is listed with the reason") {
  REQUIRE(maybes({{{"Ruiz"}}, {{"Ana Ruiz"}}, {{"Pedro Ruiz"}}}) ==
          std::vector<std::string>{"Ana Ruiz / Ruiz: the last name alone",
                                   "Pedro Ruiz / Ruiz: the last name alone"});
  REQUIRE(maybes({{{"Ana B. Ruiz"}}, {{"Ana C. Ruiz"}}}) ==
          std::vector<std::string>{"Ana B. Ruiz / Ana C. Ruiz: the same words, but other details"});
  REQUIRE(maybes({{{"Ana Ruiz", "Carla Vega"}}, {{"Carla Vega"}}}) ==
          std::vector<std::string>{"Ana Ruiz / Carla Vega: one document uses both for one"});
  REQUIRE(maybes({{{"Ana Ruiz"}}, {{"Ana Ruiz"}}, {{"Ben Sol"}}}).empty());
}

TEST_CASE("an acronym that very many names fit means none of them, not even the best known") {
  // One name in twenty times as many documents as all others together, and its acronym.
  const auto nodes = [](int others) {
    std::vector<EntityWords> names = {{{"KBG"}}};
    for (int i = 0; i < 20 * others; ++i) names.push_back({{"Kelmet Botel Guard"}});
    for (int i = 0; i < others; ++i) {
      const std::string letters = {static_cast<char>('a' + i % 26),
                                   static_cast<char>('a' + i / 26)};
      names.push_back({{"K" + letters + " Botel Guard"}});
    }
    return organizations(names);
  };
  REQUIRE(nodes(126) == 127);
  REQUIRE(nodes(127) == 129);
}

}  // namespace
}  // namespace dossier
