#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "tests/resolve/scenario.h"

namespace dossier {
namespace {

// Names that meet in every way that the rules know: details, nicknames, initials, acronyms, short
// names, countries, spellings, scattered last names.
const std::vector<EntityWords> kPersons = {{{"Ana Ruiz"}},
                                           {{"Ana B. Ruiz"}},
                                           {{"Ana C. Ruiz"}},
                                           {{"A. Ruiz"}},
                                           {{"Ruiz"}},
                                           {{"Pedro Ruiz"}},
                                           {{"Ana Maria Ruiz"}},
                                           {{"Ruiz", "Ana Ruiz"}},
                                           {{"William Sol"}},
                                           {{"Bill Sol"}},
                                           {{"Sol"}},
                                           {{"Minister Sol"}},
                                           {{"Zhang Weimin"}},
                                           {{"Weimin Zhang"}},
                                           {{"Zhang"}},
                                           {{"Otto Brandel Jr."}},
                                           {{"Otto Brandel"}},
                                           {{"Brandel"}},
                                           {{"Otto Brandel Sr."}},
                                           {{"Ana Ruiz"}, "", "PE"},
                                           {{"Ana Ruiz"}, "", "CL"},
                                           {{"Ana Ruiz", "Carla Vega"}},
                                           {{"Carla Vega"}},
                                           {{"Victor Zhukovsky"}},
                                           {{"Victor Zhukovskiy"}}};
const std::vector<EntityWords> kOrganizations = {{{"Union of Harbour Pilots"}},
                                                 {{"UHP"}},
                                                 {{"United Harvest Party"}},
                                                 {{"Harbour Pilots' Union"}},
                                                 {{"Kelmet Bank"}},
                                                 {{"Kelmet"}},
                                                 {{"Kelmet University"}},
                                                 {{"Peruvian Navy"}},
                                                 {{"Navy of Peru"}},
                                                 {{"Navy"}, "", "PE"},
                                                 {{"Navy"}},
                                                 {{"Interior Ministry"}, "", "CL"},
                                                 {{"Interior Ministry"}},
                                                 {{"Interior Ministry"}, "", "PE"},
                                                 {{"Harbour Council", "UHP"}}};

ReportFacts random_report(unsigned number, std::mt19937& random) {
  const std::string day =
      "2031-05-" + std::string(random() % 2 ? "0" : "1") + std::to_string(1 + random() % 9);
  FactsBuilder report("r" + std::to_string(number) + ".txt", "Post", random() % 5 ? day : "");
  std::vector<std::uint32_t> who;
  for (int i = 0; i < 3; ++i) who.push_back(report.person(kPersons[random() % kPersons.size()]));
  for (int i = 0; i < 2; ++i)
    who.push_back(report.organization(kOrganizations[random() % kOrganizations.size()]));
  if (random() % 12 == 0) report.claim("same_as", who[0], {.object = who[1]});
  for (int i = 0; i < 2; ++i) {
    const auto event = report.event(random() % 2 ? "consult" : "accuse");
    report.actor(event, who[random() % who.size()]);
    report.claim("recipient", event, {.object = who[random() % who.size()]});
    if (random() % 3 == 0) report.actor(event, who[random() % who.size()]);
  }
  return report.build();
}

// Sets of entities, each as (document, entity), that are one; and what may be.
using Sets = std::set<std::set<std::pair<DocumentId, std::size_t>>>;
Sets sets_of(const Resolver& resolver, const std::map<DocumentId, ReportFacts>& documents) {
  std::map<std::uint64_t, std::set<std::pair<DocumentId, std::size_t>>> by_node;
  for (const auto& [id, document] : documents) {
    const std::vector<std::uint64_t> nodes = resolver.nodes(id);
    for (std::size_t e = 0; e < nodes.size(); ++e) by_node[nodes[e]].insert({id, e});
  }
  Sets out;
  for (auto& [node, members] : by_node) out.insert(std::move(members));
  return out;
}
auto maybes_of(const Resolver& resolver) {
  std::multiset<std::tuple<DocumentId, std::uint32_t, DocumentId, std::uint32_t, float, SameReason>>
      out;
  for (const Resolver::Maybe& m : resolver.maybe())
    out.insert(
        {m.first_document, m.first_entity, m.second_document, m.second_entity, m.score, m.reason});
  return out;
}

TEST_CASE("documents that come and go leave what is resolved from scratch") {
  for (unsigned sequence = 0; sequence < 300; ++sequence) {
    std::mt19937 random(sequence);
    std::map<DocumentId, ReportFacts> documents;
    Resolver resolver;
    for (unsigned step = 0; step < 30; ++step) {
      if (documents.empty() || random() % 3) {
        ReportFacts report = random_report(step, random);
        const DocumentId id = report.report.id;
        if (documents.contains(id)) continue;
        resolver.add(report);
        documents.emplace(id, std::move(report));
      } else {
        const auto gone =
            std::next(documents.begin(), static_cast<std::ptrdiff_t>(random() % documents.size()));
        resolver.remove(gone->first);
        documents.erase(gone);
      }
      if (random() % 2) resolver.settle();
    }
    resolver.settle();
    Resolver scratch;
    for (const auto& [id, document] : documents) scratch.add(document);
    scratch.settle();
    INFO("sequence " << sequence);
    REQUIRE(sets_of(resolver, documents) == sets_of(scratch, documents));
    REQUIRE(maybes_of(resolver) == maybes_of(scratch));
  }
}

TEST_CASE("a document is resolved once, and cannot be forgotten before it came") {
  std::mt19937 random(1);
  const ReportFacts report = random_report(1, random);
  Resolver resolver;
  REQUIRE_THROWS_AS(resolver.remove(report.report.id), Error);
  resolver.add(report);
  REQUIRE_THROWS_AS(resolver.add(report), Error);
  resolver.remove(report.report.id);
  resolver.add(report);
  resolver.settle();
  REQUIRE(resolver.nodes(report.report.id).size() == report.facts.entities.size());
}

}  // namespace
}  // namespace dossier
