// The laws on real texts, through files: order, threads, one at a time or together, removed and
// added again.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <set>

#include "dossier/workspace.h"
#include "graph/digest.h"
#include "tests/store/temporary_folder.h"

namespace dossier {
namespace {

const DocumentReader& reader() {
  static const DocumentReader loaded;
  return loaded;
}

const std::vector<std::string> kTexts = {
    "Vale calls Okoro\n\nMay 4, 2031\n\nPORT MARROW - Council leader Irena Vale spoke by phone "
    "with "
    "harbour chief Tomas Okoro on Friday, two officials said.\n",
    "Okoro denies talks\n\nMay 5, 2031\n\nTomas Okoro denied on Saturday that he had spoken with "
    "Irena Vale.\n",
    "Strike in Port Marrow\n\nMay 3, 2031\n\nThe Dockers Union will strike in Port Marrow on "
    "Monday, its president Ada Lind said.\n",
    "Lind praises Vale\n\nMay 6, 2031\n\nAda Lind praised Vale on Tuesday.\n"};

struct Road {
  std::vector<std::size_t> order;
  unsigned threads = 1;
  bool one_by_one = false, again = false;  // removed and added again
};

Hash128 digest_by(const Road& road) {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder / "texts");
  std::vector<std::filesystem::path> paths;
  for (const std::size_t i : road.order) {
    // Names that do not depend on the order, in a folder whose name does not matter.
    paths.push_back(std::filesystem::relative(folder / "texts") / (std::to_string(i) + ".txt"));
    std::ofstream(paths.back()) << kTexts[i];
  }
  Workspace workspace(folder / "db", OpenMode::kCreate);
  const auto add = [&](std::vector<std::filesystem::path> some) {
    workspace.add(reader(), {.paths = std::move(some)}, {.threads = road.threads});
  };
  if (road.one_by_one) {
    for (const auto& path : paths) add({path});
  } else {
    add(paths);
  }
  if (road.again) {
    workspace.remove(paths.front().filename().string());
    workspace.remove(paths.back().filename().string());
    add({paths.back(), paths.front()});
  }
  // Paths are origins where there is no outlet, and the folder's differs from run to run.
  KnowledgeGraph graph = workspace.graph();
  for (Claim& claim : graph.claims) {
    for (Evidence& evidence : claim.evidence)
      evidence.origin = std::filesystem::path(evidence.origin).filename();
  }
  return digest(graph, {});
}

TEST_CASE("any order, threads, batch or one by one, removed and added again: one digest") {
  Road road{.order = {0, 1, 2, 3}};
  const Hash128 expected = digest_by(road);
  std::mt19937 random(23);
  for (unsigned i = 0; i < 20; ++i) {
    std::shuffle(road.order.begin(), road.order.end(), random);
    road.threads = 1 + i % 2;
    road.one_by_one = i / 2 % 2 == 1;
    road.again = i / 4 % 2 == 1;
    INFO("road " << i);
    REQUIRE(digest_by(road) == expected);
  }
  road.order.pop_back();
  REQUIRE(digest_by(road) != expected);
}

TEST_CASE("a stored document is read again as it was read") {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder / "texts");
  for (std::size_t i = 0; i < kTexts.size(); ++i)
    std::ofstream(folder / "texts" / (std::to_string(i) + ".txt")) << kTexts[i];
  Workspace workspace(folder / "db", OpenMode::kCreate);
  workspace.add(reader(), {.paths = {folder / "texts"}}, {});
  workspace.reread(reader(), {}, Workspace::Keeping::kShow,
                   [](const ReportFacts& stored, const ReportFacts&) {
                     FAIL(stored.report.name << " is read otherwise");
                   });
}

TEST_CASE("what an older version read otherwise is shown, and replaced when that is wanted") {
  TemporaryFolder folder;
  Workspace workspace(folder / "db", OpenMode::kCreate);
  std::filesystem::create_directories(folder / "texts");
  std::ofstream(folder / "texts" / "a.txt") << kTexts[2];
  workspace.add(reader(), {.paths = {folder / "texts"}}, {});
  const Hash128 good = workspace.digest();
  const std::string name = workspace.graph().reports.front().name;
  {
    ReportFacts old = workspace.stored(name);
    old.facts.claims.pop_back();
    Store(folder / "older", OpenMode::kCreate, workspace.ontology()).put(old);
  }
  Workspace older(folder / "older", OpenMode::kWrite);
  REQUIRE(older.digest() != good);
  std::size_t differ = 0;
  const auto count = [&](const ReportFacts&, const ReportFacts&) { ++differ; };
  older.reread(reader(), {}, Workspace::Keeping::kShow, count);
  REQUIRE(differ == 1);
  REQUIRE(older.digest() != good);
  older.reread(reader(), {name}, Workspace::Keeping::kKeep, count);
  REQUIRE(differ == 2);
  REQUIRE(older.digest() == good);
}

}  // namespace
}  // namespace dossier
