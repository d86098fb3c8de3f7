// Judgements on disk, copies, repair, and what must not stay on the disk.
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <thread>

#include "base/error.h"
#include "graph/digest.h"
#include "store/keys.h"
#include "tests/store/scenario.h"

namespace dossier {
namespace {

Judgement same_persons() {
  return {sameness(Relation::kSame, {anchor_of(call_report(), 0)}, {anchor_of(other_report(1), 0)}),
          "ada",
          {7},
          "one person"};
}

void fill(Store& store) {
  store.put(call_report(), Timestamp{5});
  store.put(denial_report());
  store.put(other_report(1));
  store.judge(same_persons());
  index(store);
}

Hash128 digest_of(const Store& store) {
  const auto judgements = store.judgements();
  return digest(graph_of(store.documents(), judgements), judgements);
}

template <typename Action>
std::string error_of(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  FAIL("nothing was thrown");
  return "";
}

TEST_CASE("a judgement is kept, and gone without a trace when it is taken back") {
  TemporaryFolder folder;
  RawStore::Dump before;
  {
    Store store(folder / "db", OpenMode::kCreate, ontology());
    store.put(call_report());
    store.put(other_report(1));
    index(store);
  }
  before = dump(folder / "db");
  {
    Store store(folder / "db", OpenMode::kWrite, ontology());
    const Hash128 digest = digest_of(store);
    REQUIRE(store.judge(same_persons()));
    REQUIRE(store.indexes_are_stale());
    REQUIRE_FALSE(store.judge(same_persons()));
    index(store);
    REQUIRE(store.judgements() == std::vector<Judgement>{same_persons()});
    REQUIRE(digest_of(store) != digest);
    REQUIRE(store.check(graph_of).empty());
    REQUIRE(store.forget(id_of(same_persons())));
    REQUIRE_FALSE(store.forget(id_of(same_persons())));
    index(store);
    REQUIRE(digest_of(store) == digest);
  }
  REQUIRE(dump(folder / "db") == before);
}

TEST_CASE("a judgement that is given twice stays the earlier one, whichever comes first") {
  TemporaryFolder folder;
  Store store(folder / "db", OpenMode::kCreate, ontology());
  Judgement early = same_persons();
  early.when = {3};
  store.judge(same_persons());
  REQUIRE_FALSE(store.judge(early));
  REQUIRE(store.judgements() == std::vector<Judgement>{early});
  REQUIRE_FALSE(store.judge(same_persons()));
  REQUIRE(store.judgements() == std::vector<Judgement>{early});
}

TEST_CASE("when a document was read is kept, for new ones only, and goes with it") {
  TemporaryFolder folder;
  Store store(folder / "db", OpenMode::kCreate, ontology());
  const DocumentId id = call_report().report.id;
  store.put(call_report(), Timestamp{-5});
  store.put(call_report(), Timestamp{9});
  REQUIRE(store.read_moments() == std::map<DocumentId, Timestamp>{{id, {-5}}});
  store.remove(id);
  REQUIRE(store.read_moments().empty());
}

TEST_CASE("a backup is a store of its own with equal content") {
  TemporaryFolder folder;
  {
    Store store(folder / "db", OpenMode::kCreate, ontology());
    fill(store);
    store.backup(folder / "copy");
    REQUIRE_THAT(error_of([&] { store.backup(folder / "copy"); }),
                 Catch::Contains("there already"));
    store.remove(denial_report().report.id);
    index(store);
  }
  Store copy(folder / "copy", OpenMode::kWrite, ontology());
  REQUIRE_FALSE(copy.indexes_are_stale());
  REQUIRE(copy.documents().size() == 3);
  REQUIRE(copy.check(graph_of).empty());
  copy.remove(call_report().report.id);
  REQUIRE(Store(folder / "db", OpenMode::kRead, ontology()).contains(call_report().report.id));
}

TEST_CASE("while somebody writes, readers see what was published, and nothing of it afterwards") {
  TemporaryFolder folder;
  {
    Store writer(folder / "db", OpenMode::kCreate, ontology());
    fill(writer);
    const Hash128 published = digest_of(writer);
    writer.publish();
    writer.put(other_report(2));
    writer.remove(denial_report().report.id);
    const Store reader(folder / "db", OpenMode::kRead, ontology());
    REQUIRE(digest_of(reader) == published);
    REQUIRE_THAT(error_of([&] { Store(folder / "db", OpenMode::kWrite, ontology()); }),
                 Catch::Contains("in use by another process"));
    writer.publish();
    const Store later(folder / "db", OpenMode::kRead, ontology());
    REQUIRE(digest_of(later) == digest_of(writer));
    REQUIRE(digest_of(reader) == published);
  }
  REQUIRE_FALSE(std::filesystem::exists(folder / "db" / "published"));
  REQUIRE(Store(folder / "db", OpenMode::kRead, ontology()).contains(other_report(2).report.id));
}

TEST_CASE("readers beside a writer always see one published state") {
  TemporaryFolder folder;
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0, read = 0;
  Store writer(folder / "db", OpenMode::kCreate, ontology());
  writer.publish();
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        try {
          const Store reader(folder / "db", OpenMode::kRead, ontology());
          // The writer publishes after each pair.
          if (reader.documents().size() % 2 != 0) ++wrong;
          ++read;
        } catch (const Error&) {  // between two published states there is none for a moment
        }
      }
    });
  }
  for (int i = 0; i < 20; ++i) {
    writer.put(other_report(2 * i));
    writer.put(other_report(2 * i + 1));
    writer.publish();
  }
  while (read < 5) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  done = true;
  for (std::thread& reader : readers) reader.join();
  REQUIRE(wrong == 0);
}

TEST_CASE("indexes that were damaged in any way are made anew") {
  TemporaryFolder folder;
  RawStore::Dump good;
  {
    Store store(folder / "db", OpenMode::kCreate, ontology());
    fill(store);
  }
  good = dump(folder / "db");
  {
    RawStore raw(folder / "db");
    for (const auto& [place, value] : good) {
      const auto& [family, key] = place;
      if (family == "adjacency") raw.erase(family, key);
      if (family == "entity") raw.put(family, key, "damage");
    }
    raw.put("name", "zz", "extra");
  }
  {
    Store store(folder / "db", OpenMode::kWrite, ontology());
    REQUIRE_FALSE(store.check(graph_of).empty());
    store.drop_indexes();
    index(store);
    REQUIRE(store.check(graph_of).empty());
  }
  REQUIRE(dump(folder / "db") == good);
}

TEST_CASE("damaged documents and judgements are named and removed, and the rest stays") {
  TemporaryFolder folder;
  {
    Store store(folder / "db", OpenMode::kCreate, ontology());
    fill(store);
  }
  {
    RawStore raw(folder / "db");
    raw.put("document", keys::encode(keys::DocumentKey{call_report().report.id}), "damage");
    raw.erase("facts", keys::encode(keys::DocumentKey{denial_report().report.id}));
    raw.put("judgement", keys::encode(keys::JudgementKey{id_of(same_persons())}), "damage");
  }
  Store store(folder / "db", OpenMode::kWrite, ontology());
  REQUIRE(store.drop_damaged().size() == 3);
  index(store);
  REQUIRE(store.check(graph_of).empty());
  REQUIRE(store.documents().size() == 1);
  REQUIRE(store.drop_damaged().empty());
  REQUIRE(store.put(call_report()));
}

// Files of a store in which these words stand as they are.
std::vector<std::string> files_with(const std::filesystem::path& folder, const std::string& words) {
  std::vector<std::string> out;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (bytes.find(words) != std::string::npos) out.push_back(file.path().filename());
  }
  return out;
}

// Files with data that are no part of the store any more.
std::size_t dead_data_files(const std::filesystem::path& folder) {
  std::set<std::string> live;
  {
    rocksdb::DB* opened = nullptr;
    std::vector<std::string> names;
    REQUIRE(rocksdb::DB::ListColumnFamilies({}, folder.string(), &names).ok());
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const std::string& name : names)
      families.emplace_back(name, rocksdb::ColumnFamilyOptions());
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    REQUIRE(rocksdb::DB::OpenForReadOnly({}, folder.string(), families, &handles, &opened).ok());
    const std::unique_ptr<rocksdb::DB> db(opened);
    std::vector<rocksdb::LiveFileMetaData> files;
    db->GetLiveFilesMetaData(&files);
    for (const auto& file : files) live.insert(file.name.substr(1));
    for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  }
  std::size_t dead = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const bool data = file.path().extension() == ".sst";
    if (data && !live.contains(file.path().filename())) ++dead;
  }
  return dead;
}

TEST_CASE("after a purge no byte of a removed text is in any file of the store") {
  TemporaryFolder folder;
  const std::string name = "Zuleika Quandt", folded = "zuleika quandt";
  FactsBuilder secret("secret.txt", "Gazette");
  const auto who = secret.person({{name}});
  secret.claim("holds_role", who, {.value = "quartermaster of Xanten"});
  const ReportFacts leak = secret.build();
  {
    Store store(folder / "db", OpenMode::kCreate, ontology());
    fill(store);
    store.put(leak);
    index(store);
    store.publish();
    REQUIRE_FALSE(files_with(folder / "db", name).empty());
    store.remove(leak.report.id);
    index(store);
    store.purge();
    REQUIRE(store.documents().size() == 3);
    REQUIRE(store.check(graph_of).empty());
    REQUIRE(store.put(other_report(5)));
  }
  for (const std::string& words :
       {name, folded, std::string("Quandt"), std::string("quartermaster"), std::string("Xanten"),
        std::string("secret.txt")}) {
    INFO(words);
    REQUIRE(files_with(folder / "db", words).empty());
    for (const auto& [place, value] : dump(folder / "db")) {
      REQUIRE(place.second.find(words) == std::string::npos);
      REQUIRE(value.find(words) == std::string::npos);
    }
  }
  REQUIRE(dead_data_files(folder / "db") == 0);  // data is compressed: a search would not see it
}

}  // namespace
}  // namespace dossier
