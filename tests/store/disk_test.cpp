// Stores on bad disks: what was acknowledged is there, and nothing wrong is shown.
#include <catch2/catch.hpp>

#include "base/error.h"
#include "tests/store/faulty_disk.h"
#include "tests/store/scenario.h"

namespace dossier {
namespace {

constexpr int kLosses = 30;

TEST_CASE("a loss of power loses nothing that was acknowledged") {
  TemporaryFolder folder;
  std::mt19937 random(31);
  int documents = 0, judgements = 0;
  const auto judgement = [](int i) {
    return Judgement{sameness(Relation::kSame, {anchor_of(other_report(i), 0)},
                              {anchor_of(other_report(i + 1), 0)}),
                     "ada",
                     {i},
                     ""};
  };
  for (int loss = 0; loss < kLosses; ++loss) {
    const auto bad = FaultyDisk::insert();
    {
      Store store(folder / "db", OpenMode::kCreate, ontology());
      for (std::size_t steps = 1 + random() % 6; steps > 0; --steps) {
        store.put(other_report(documents));
        ++documents;
        if (random() % 2) {
          store.judge(judgement(judgements));
          ++judgements;
        }
        if (random() % 3 == 0) index(store);
      }
      bad->lose_power();
      REQUIRE_THROWS_AS(store.put(call_report()), Error);
    }
    bad->drop_unsynced(random);
    bad->eject();
    Store store(folder / "db", OpenMode::kWrite, ontology());
    REQUIRE(store.documents().size() == static_cast<std::size_t>(documents));
    REQUIRE(store.judgements().size() == static_cast<std::size_t>(judgements));
    if (!store.indexes_are_stale()) REQUIRE(store.check(graph_of).empty());
  }
  Store store(folder / "db", OpenMode::kWrite, ontology());
  index(store);
  REQUIRE(store.check(graph_of).empty());
}

TEST_CASE("a full disk is said so, and what was there before stays good") {
  TemporaryFolder folder;
  std::mt19937 random(37);
  for (int round = 0; round < 20; ++round) {
    const auto bad = FaultyDisk::insert();
    int put = 0;
    std::string said;
    const std::filesystem::path path = folder / ("db" + std::to_string(round));
    {
      Store store(path, OpenMode::kCreate, ontology());
      bad->leave_room(static_cast<std::int64_t>(random() % 20'000));
      try {
        for (;; ++put) {
          store.put(other_report(put));
          if (put % 4 == 3) index(store);
        }
      } catch (const Error& error) {
        REQUIRE(error.code() == ErrorCode::kSystem);
        said = error.what();
      }
    }
    bad->eject();
    REQUIRE_THAT(said, Catch::Contains(path.string()));
    Store store(path, OpenMode::kWrite, ontology());
    REQUIRE(store.documents().size() >= static_cast<std::size_t>(put));
    store.put(call_report());
    index(store);
    REQUIRE(store.check(graph_of).empty());
  }
}

TEST_CASE("what cannot be read is an error, and no shorter answer") {
  TemporaryFolder folder;
  {
    Store store(folder / "db", OpenMode::kCreate, ontology());
    for (int i = 0; i < 20; ++i) store.put(other_report(i));
    index(store);
    store.purge();  // everything in data files, nothing in the log
  }
  const auto bad = FaultyDisk::insert();
  {
    const Store store(folder / "db", OpenMode::kRead, ontology());
    bad->break_reading();
    REQUIRE_THROWS_AS(store.documents(), Error);
    REQUIRE_THROWS_AS(store.partition(), Error);
    REQUIRE_THROWS_AS(store.find_names("person", 5), Error);
  }
  bad->eject();
}

}  // namespace
}  // namespace dossier
