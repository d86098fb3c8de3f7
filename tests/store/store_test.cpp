#include "store/store.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "base/error.h"
#include "base/utf8.h"
#include "store/keys.h"
#include "tests/store/scenario.h"

namespace dossier {
namespace {

template <typename Action>
Error error_of(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  }
  FAIL("nothing was thrown");
  throw;
}

TEST_CASE("what was put comes back equal, after a reopening too") {
  TemporaryFolder folder;
  const auto documents = sorted({call_report(), denial_report()});
  {
    Store store(folder / "db", OpenMode::kCreate, ontology());
    for (const ReportFacts& document : documents) REQUIRE(store.put(document));
    index(store);
  }
  const Store store(folder / "db", OpenMode::kRead, ontology());
  const auto found = store.documents();
  REQUIRE(found.size() == documents.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    REQUIRE(found[i].report == documents[i].report);
    REQUIRE(found[i].facts == documents[i].facts);
  }
  REQUIRE_FALSE(store.indexes_are_stale());
  REQUIRE(store.partition() == resolve(documents));
  REQUIRE(store.check(graph_of).empty());
}

TEST_CASE("reports are listed by id and without their texts") {
  TemporaryFolder folder;
  Store store(folder / "db", OpenMode::kCreate, ontology());
  for (int i = 0; i < 5; ++i) store.put(other_report(i));
  const auto reports = store.reports();
  REQUIRE(reports.size() == 5);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    REQUIRE(reports[i].text.empty());
    REQUIRE(reports[i].publisher == "Gazette");
    if (i > 0) REQUIRE(reports[i - 1].id < reports[i].id);
  }
}

TEST_CASE("putting a document twice equals putting it once") {
  TemporaryFolder folder;
  {
    Store once(folder / "once", OpenMode::kCreate, ontology());
    REQUIRE(once.put(call_report()));
    index(once);
    Store twice(folder / "twice", OpenMode::kCreate, ontology());
    REQUIRE(twice.put(call_report()));
    index(twice);
    REQUIRE_FALSE(twice.put(call_report()));
    REQUIRE_FALSE(twice.indexes_are_stale());
  }
  REQUIRE(dump(folder / "once") == dump(folder / "twice"));
}

TEST_CASE("a document under two names is the same, whichever comes first") {
  TemporaryFolder folder;
  ReportFacts early = call_report(), late = call_report();
  early.report.name = "a.txt";
  late.report.name = "b.txt";
  {
    Store forward(folder / "forward", OpenMode::kCreate, ontology());
    REQUIRE(forward.put(early));
    REQUIRE(forward.keeps(late.report));
    REQUIRE_FALSE(forward.put(late));
    index(forward);
    Store backward(folder / "backward", OpenMode::kCreate, ontology());
    REQUIRE(backward.put(late));
    REQUIRE_FALSE(backward.keeps(early.report));
    REQUIRE_FALSE(backward.put(early));
    REQUIRE(backward.indexes_are_stale());
    index(backward);
    REQUIRE(backward.documents().front().report.name == "a.txt");
  }
  REQUIRE(dump(folder / "forward") == dump(folder / "backward"));
}

TEST_CASE("a folder that cannot be made is an error of the system") {
  try {
    Store store("/dev/null/dossier", OpenMode::kCreate, ontology());
    FAIL("it was made");
  } catch (const Error& error) {
    REQUIRE(error.code() == ErrorCode::kSystem);
  }
}

TEST_CASE("removing leaves every byte as in a store that never had the document") {
  TemporaryFolder folder;
  {
    Store never(folder / "never", OpenMode::kCreate, ontology());
    never.put(call_report());
    index(never);
    Store removed(folder / "removed", OpenMode::kCreate, ontology());
    removed.put(denial_report());
    index(removed);
    removed.put(call_report());
    for (int i = 0; i < 9; ++i) removed.put(other_report(i));
    index(removed);
    REQUIRE(removed.remove(denial_report().report.id));
    for (int i = 0; i < 9; ++i) REQUIRE(removed.remove(other_report(i).report.id));
    REQUIRE(removed.indexes_are_stale());
    index(removed);
  }
  REQUIRE(dump(folder / "never") == dump(folder / "removed"));
}

TEST_CASE("removing what is not there changes nothing") {
  TemporaryFolder folder;
  Store store(folder / "db", OpenMode::kCreate, ontology());
  store.put(call_report());
  index(store);
  REQUIRE_FALSE(store.remove(denial_report().report.id));
  REQUIRE_FALSE(store.indexes_are_stale());
}

TEST_CASE("the order of putting leaves no trace") {
  TemporaryFolder folder;
  {
    Store forward(folder / "forward", OpenMode::kCreate, ontology());
    for (int i = 0; i < 6; ++i) forward.put(other_report(i));
    index(forward);
    Store backward(folder / "backward", OpenMode::kCreate, ontology());
    for (int i = 5; i >= 0; --i) {
      backward.put(other_report(i));
      index(backward);
    }
  }
  REQUIRE(dump(folder / "forward") == dump(folder / "backward"));
}

TEST_CASE("the indexes are stale after each put and remove until they are written") {
  TemporaryFolder folder;
  Store store(folder / "db", OpenMode::kCreate, ontology());
  REQUIRE(store.indexes_are_stale());
  store.put(call_report());
  REQUIRE(store.indexes_are_stale());
  REQUIRE(error_of([&] { store.partition(); }).code() == ErrorCode::kStore);
  index(store);
  REQUIRE_FALSE(store.indexes_are_stale());
  store.remove(call_report().report.id);
  REQUIRE(store.indexes_are_stale());
  index(store);
  REQUIRE(store.partition().empty());
}

TEST_CASE("facts with evidence outside their document are refused") {
  TemporaryFolder folder;
  Store store(folder / "db", OpenMode::kCreate, ontology());
  ReportFacts wrong = call_report();
  wrong.facts.claims[0].evidence[0].sentence.end = 100'000;
  REQUIRE(error_of([&] { store.put(wrong); }).code() == ErrorCode::kInput);
  REQUIRE_FALSE(store.contains(wrong.report.id));
}

// The edges at a node by walking the whole graph: what the adjacency index must say.
std::vector<Store::Edge> edges_in_memory(const KnowledgeGraph& graph, NodeIndex at) {
  std::vector<Store::Edge> out;
  for (const Claim& claim : graph.claims) {
    for (const Evidence& evidence : claim.evidence) {
      Store::Edge edge;
      edge.node = graph.nodes[at].id;
      edge.predicate = ontology().predicate(claim.predicate)->number;
      if (evidence.when) edge.date = evidence.when->from;
      edge.stance = evidence.stance;
      if (!evidence.speakers.empty()) edge.speaker = graph.nodes[evidence.speakers.back()].id;
      edge.origin = evidence.origin;
      edge.document = graph.reports[evidence.report].id;
      edge.ordinal = evidence.ordinal;
      if (claim.subject == at) {
        if (claim.object) edge.other = graph.nodes[*claim.object].id;
        out.push_back(edge);
      }
      if (claim.object == at) {
        edge.other = graph.nodes[claim.subject].id;
        edge.outgoing = false;
        out.push_back(edge);
      }
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST_CASE("the adjacency index and the counts say what the graph in memory says") {
  TemporaryFolder folder;
  Store store(folder / "db", OpenMode::kCreate, ontology());
  store.put(call_report());
  store.put(denial_report());
  for (int i = 0; i < 9; ++i) store.put(other_report(i));
  const KnowledgeGraph graph = index(store);
  std::size_t edges = 0;
  for (NodeIndex node = 0; node < graph.nodes.size(); ++node) {
    auto found = store.adjacent(graph.nodes[node].id);
    REQUIRE(store.degree(graph.nodes[node].id) == found.size());
    edges += found.size();
    std::sort(found.begin(), found.end());
    REQUIRE(found == edges_in_memory(graph, node));
  }
  REQUIRE(edges > 20);
  REQUIRE(store.adjacent(NodeId{{1, 2}}).empty());
  REQUIRE(store.degree(NodeId{{1, 2}}) == 0);
}

TEST_CASE("claims are found by the day on which they begin") {
  TemporaryFolder folder;
  Store store(folder / "db", OpenMode::kCreate, ontology());
  store.put(call_report());
  const KnowledgeGraph graph = index(store);
  const Date day = parse_iso_date("2031-05-02").value();
  REQUIRE(store.claims_between(day, day).size() == graph.claims.size());
  REQUIRE(store.claims_between({day.days - 30}, {day.days - 1}).empty());
  REQUIRE(store.claims_between({day.days + 1}, {day.days + 30}).empty());
  REQUIRE(store.claims_between({day.days + 1}, {day.days - 1}).empty());
}

TEST_CASE("names are found by their folded beginning, best known first") {
  TemporaryFolder folder;
  Store store(folder / "db", OpenMode::kCreate, ontology());
  store.put(call_report());
  store.put(denial_report());
  FactsBuilder once("once.txt", "Gazette");
  once.person({{"Irén Valer"}});
  store.put(once.build());
  const KnowledgeGraph graph = index(store);
  const auto name_of = [&](NodeId id) {
    for (const Node& node : graph.nodes) {
      if (node.id == id) return node.name;
    }
    return std::string();
  };
  const auto found = store.find_names("iren", 10);
  REQUIRE(found.size() == 2);
  REQUIRE(name_of(found[0]) == "Irena Vale");
  REQUIRE(name_of(found[1]) == "Irén Valer");
  REQUIRE(store.find_names("iren", 1).size() == 1);
  REQUIRE(store.find_names("irena vale", 10).size() == 1);
  REQUIRE(store.find_names("vale", 10).size() == 1);
  REQUIRE(store.find_names("zz", 10).empty());
}

TEST_CASE("a folder without a store is refused unless it is to be made") {
  TemporaryFolder folder;
  const Error error = error_of([&] { Store(folder / "none", OpenMode::kWrite, ontology()); });
  REQUIRE(error.code() == ErrorCode::kStore);
  REQUIRE_THAT(error.what(), Catch::Contains("there is no dossier here"));
  REQUIRE_FALSE(std::filesystem::exists(folder / "none"));
  REQUIRE(error_of([&] { Store(folder / "none", OpenMode::kRead, ontology()); }).code() ==
          ErrorCode::kStore);
  REQUIRE_FALSE(std::filesystem::exists(folder / "none"));
}

TEST_CASE("a folder with other files in it is never made a store") {
  TemporaryFolder folder;
  std::filesystem::create_directory(folder / "mine");
  std::ofstream(folder / "mine/notes.txt") << "mine";
  const Error error = error_of([&] { Store(folder / "mine", OpenMode::kCreate, ontology()); });
  REQUIRE(error.code() == ErrorCode::kStore);
  REQUIRE_THAT(error.what(), Catch::Contains("other files"));
  REQUIRE_FALSE(std::filesystem::exists(folder / "mine/CURRENT"));
}

TEST_CASE("a store of a newer format is refused and left as it is") {
  TemporaryFolder folder;
  { Store(folder / "db", OpenMode::kCreate, ontology()).put(call_report()); }
  RawStore(folder / "db").put("default", "format", keys::encode_number(2));
  const auto before = dump(folder / "db");
  for (const OpenMode mode : {OpenMode::kRead, OpenMode::kWrite, OpenMode::kCreate}) {
    const Error error = error_of([&] { Store(folder / "db", mode, ontology()); });
    REQUIRE(error.code() == ErrorCode::kStore);
    REQUIRE_THAT(error.what(), Catch::Contains("format 2 is newer"));
  }
  REQUIRE(dump(folder / "db") == before);
}

TEST_CASE("indexes of another ontology or program version are stale") {
  TemporaryFolder folder;
  {
    Store store(folder / "db", OpenMode::kCreate, ontology());
    store.put(call_report());
    index(store);
  }
  std::string record = dump(folder / "db").at({"default", "indexes"});
  record[0] = static_cast<char>(record[0] ^ 1);
  RawStore(folder / "db").put("default", "indexes", record);
  const Store store(folder / "db", OpenMode::kRead, ontology());
  REQUIRE(store.indexes_are_stale());
}

TEST_CASE("a reader writes no byte") {
  TemporaryFolder folder;
  {
    Store store(folder / "db", OpenMode::kCreate, ontology());
    store.put(call_report());
    index(store);
  }
  const auto files = [&] {
    std::map<std::string, std::pair<std::uintmax_t, std::filesystem::file_time_type>> out;
    for (const auto& file : std::filesystem::directory_iterator(folder / "db")) {
      out[file.path().filename()] = {file.file_size(), file.last_write_time()};
    }
    return out;
  };
  const auto before = files();
  {
    const Store store(folder / "db", OpenMode::kRead, ontology());
    REQUIRE(store.documents().size() == 1);
  }
  REQUIRE(files() == before);
}

TEST_CASE("several readers share a store, and a writer is told that it is in use") {
  TemporaryFolder folder;
  { Store(folder / "db", OpenMode::kCreate, ontology()).put(call_report()); }
  {
    const Store first(folder / "db", OpenMode::kRead, ontology());
    const Store second(folder / "db", OpenMode::kRead, ontology());
    REQUIRE(second.contains(call_report().report.id));
    const Error error = error_of([&] { Store(folder / "db", OpenMode::kWrite, ontology()); });
    REQUIRE(error.code() == ErrorCode::kStore);
    REQUIRE_THAT(error.what(), Catch::Contains("in use by another process"));
  }
  Store(folder / "db", OpenMode::kWrite, ontology());
}

TEST_CASE("whoever comes while somebody writes is told so") {
  TemporaryFolder folder;
  const Store writer(folder / "db", OpenMode::kCreate, ontology());
  for (const OpenMode mode : {OpenMode::kRead, OpenMode::kWrite}) {
    const Error error = error_of([&] { Store(folder / "db", mode, ontology()); });
    REQUIRE(error.code() == ErrorCode::kStore);
    REQUIRE_THAT(error.what(), Catch::Contains("in use by another process"));
  }
}

TEST_CASE("check finds a value that was damaged, a row too many and a row too few") {
  TemporaryFolder folder;
  const std::filesystem::path path = folder / "db";
  KnowledgeGraph graph;
  {
    Store store(path, OpenMode::kCreate, ontology());
    store.put(call_report());
    store.put(denial_report());
    graph = index(store);
    REQUIRE(store.check(graph_of).empty());
  }
  const auto problems = [&] { return Store(path, OpenMode::kRead, ontology()).check(graph_of); };
  const auto rows = dump(path);
  for (const auto& [place, value] : rows) {
    const auto& [family, key] = place;
    if (family == "default") continue;
    INFO(family);
    std::string wrong = value;
    if (wrong.empty())
      wrong = "x";
    else
      wrong.back() = static_cast<char>(wrong.back() ^ 1);
    RawStore(path).put(family, key, wrong);
    REQUIRE(problems().size() >= 1);
    RawStore(path).erase(family, key);
    REQUIRE(problems().size() >= 1);
    RawStore(path).put(family, key, value);
  }
  REQUIRE(problems().empty());
  RawStore(path).put("counts", rows.begin()->first.second + "more", "x");
  REQUIRE(problems().size() == 1);
}

TEST_CASE("a document whose bytes were changed is not read as if it were good") {
  TemporaryFolder folder;
  { Store(folder / "db", OpenMode::kCreate, ontology()).put(call_report()); }
  const std::string key = keys::encode(keys::DocumentKey{call_report().report.id});
  std::string value = dump(folder / "db").at({"document", key});
  value[value.find("Irena")] = 'E';
  RawStore(folder / "db").put("document", key, value);
  const Store store(folder / "db", OpenMode::kRead, ontology());
  const Error error = error_of([&] { store.documents(); });
  REQUIRE(error.code() == ErrorCode::kStore);
  REQUIRE_THAT(error.what(), Catch::Contains("does not match its hash"));
}

TEST_CASE("readers in other threads see the old indexes or the new, never a mixture") {
  TemporaryFolder folder;
  Store store(folder / "db", OpenMode::kCreate, ontology());
  store.put(call_report());
  const KnowledgeGraph before = index(store);
  const NodeId vale = store.find_names("irena vale", 1).front();
  const auto old_edges = store.adjacent(vale);
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  const std::size_t degree_after = old_edges.size() + 40;
  std::thread reader([&] {
    while (!done) {
      const std::size_t size = store.adjacent(vale).size();
      if (size != old_edges.size() && size != degree_after) ++wrong;
    }
  });
  FactsBuilder more("more.txt", "Gazette");
  const auto same = more.person({{"Irena Vale"}});
  for (int i = 0; i < 40; ++i) more.claim("described_as", same, {.value = std::to_string(i)});
  const auto both = sorted({call_report(), more.build()});
  const KnowledgeGraph after = graph_of(both);
  REQUIRE(std::any_of(after.nodes.begin(), after.nodes.end(),
                      [&](const Node& node) { return node.id == vale; }));
  for (int i = 0; i < 30; ++i) {
    store.write_indexes(after);
    store.write_indexes(before);
  }
  done = true;
  reader.join();
  REQUIRE(wrong == 0);
}

}  // namespace
}  // namespace dossier
