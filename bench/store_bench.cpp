// How fast the store takes documents and gives them back: one document at a time, synced, with 20
// claims each; beside it bare write batches of the same bytes on the same disk, which nothing can
// beat; indexes; one-hop look-ups.
#include <benchmark/benchmark.h>
#include <rocksdb/db.h>
#include <unistd.h>

#include <filesystem>

#include "base/data_path.h"
#include "resolve/resolve.h"
#include "store/store.h"
#include "tests/facts_builder.h"

namespace dossier {
namespace {

constexpr int kClaims = 20;
constexpr int kPeople = 200;

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "dossier-bench-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::filesystem::path store() const { return path_ / "db"; }

 private:
  std::filesystem::path path_;
};

std::string two_words(int number) {
  const auto letter = [](int n) { return std::string(1, static_cast<char>('a' + n % 26)); };
  return "Anton" + letter(number) + " Berger" + letter(number / 26);
}

ReportFacts document(int number) {
  FactsBuilder report("report" + std::to_string(number) + ".txt", "Gazette", "2031-05-04");
  std::vector<std::uint32_t> people;
  for (int i = 0; i < 6; ++i)
    people.push_back(report.person({{two_words((number * 7 + i * 13) % kPeople)}}));
  const auto board = report.organization({{"Harbour Board"}});
  for (int i = 0; i < kClaims; ++i) {
    if (i % 2)
      report.claim("leads", people[static_cast<std::size_t>(i) % 6], {.object = board});
    else
      report.claim("linked_to", people[static_cast<std::size_t>(i) % 6],
                   {.object = people[static_cast<std::size_t>(i + 1) % 6]});
  }
  return report.build();
}

const Ontology& ontology() {
  static const Ontology loaded(data_file("ontology.json"));
  return loaded;
}

void put_documents(benchmark::State& state) {
  const Folder folder;
  Store store(folder.store(), OpenMode::kCreate, ontology());
  int number = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const ReportFacts facts = document(number++);
    state.ResumeTiming();
    store.put(facts);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(put_documents)->UseRealTime();

void bare_batches(benchmark::State& state) {
  const Folder folder;
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  if (!rocksdb::DB::Open(options, folder.store().string(), &opened).ok())
    return state.SkipWithError("no store");
  const std::unique_ptr<rocksdb::DB> db(opened);
  rocksdb::WriteOptions synced;
  synced.sync = true;
  int number = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const ReportFacts facts = document(number++);
    const std::string key = facts.report.id.value.hex();
    const std::string report = encode(facts.report);
    const std::string claims = encode(facts.facts);
    state.ResumeTiming();
    rocksdb::WriteBatch batch;
    if (!batch.Put("d" + key, report).ok() || !batch.Put("f" + key, claims).ok() ||
        !db->Write(synced, &batch).ok()) {
      return state.SkipWithError("cannot write");
    }
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bare_batches)->UseRealTime();

void write_indexes(benchmark::State& state) {
  std::vector<ReportFacts> documents;
  for (int i = 0; i < state.range(0); ++i) documents.push_back(document(i));
  documents = sorted(std::move(documents));
  const KnowledgeGraph graph = assemble(documents, resolve(documents));
  for (auto _ : state) {
    state.PauseTiming();
    const Folder folder;
    Store store(folder.store(), OpenMode::kCreate, ontology());
    state.ResumeTiming();
    store.write_indexes(graph);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * kClaims);
}
BENCHMARK(write_indexes)->Arg(100)->Arg(1000)->UseRealTime();

void one_hop(benchmark::State& state) {
  const Folder folder;
  Store store(folder.store(), OpenMode::kCreate, ontology());
  for (int i = 0; i < 200; ++i) store.put(document(i));
  const auto documents = store.documents();
  const KnowledgeGraph graph = assemble(documents, resolve(documents));
  store.write_indexes(graph);
  std::size_t node = 0;
  std::int64_t edges = 0;
  for (auto _ : state) {
    edges += static_cast<std::int64_t>(
        store.adjacent(graph.nodes[node++ % graph.nodes.size()].id).size());
  }
  state.SetItemsProcessed(edges);
}
BENCHMARK(one_hop);

void resolve_documents(benchmark::State& state) {
  std::vector<ReportFacts> documents;
  for (int i = 0; i < state.range(0); ++i) documents.push_back(document(i));
  documents = sorted(std::move(documents));
  for (auto _ : state) benchmark::DoNotOptimize(resolve(documents));
  state.SetItemsProcessed(state.iterations() * state.range(0) * kClaims);
}
BENCHMARK(resolve_documents)->Arg(1000);

}  // namespace
}  // namespace dossier

BENCHMARK_MAIN();
