// Random sequences of adding, revising, removing, judging and taking back, on one store; after each
// the store must be what the same documents and judgements give when they are put together at once.
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "graph/digest.h"
#include "store/database.h"
#include "tests/store/scenario.h"

namespace dossier {
namespace {

constexpr int kSequences = 2000;
constexpr std::size_t kMostDocuments = 7, kMostJudgements = 6;

// One of a few hundred small reports on a few people; some of one address with another text.
ReportFacts random_report(std::mt19937& random) {
  static const std::vector<std::string> kPeople = {"Ana Ruiz", "Ruiz",     "A. Ruiz", "Pia Lind",
                                                   "Lind",     "Ana Lind", "Eva Moss"};
  const auto pick = [&](std::size_t count) { return random() % count; };
  const std::size_t number = pick(40);
  FactsBuilder report("r" + std::to_string(number), number % 3 ? "Post" : "Gazette",
                      "2031-05-1" + std::to_string(pick(4)));
  const auto one = report.person({{kPeople[pick(kPeople.size())]}, "", pick(3) ? "" : "ES"});
  const auto other = report.person({{kPeople[pick(kPeople.size())]}});
  const auto board = report.organization({{pick(2) ? "Harbour Board" : "HB"}});
  const Stance stance = pick(3) ? Stance::kAsserted : Stance::kDenied;
  report.claim("leads", one, {.object = board, .stance = stance});
  const auto call = report.event("consult", pick(2) ? "phone" : "");
  report.claim("actor", call, {.object = one, .stance = stance, .when = on("2031-05-09")});
  report.claim("actor", call, {.object = other, .speakers = {one}, .when = on("2031-05-09")});
  ReportFacts out = report.build();
  if (number % 4 == 0) out.report.url = "https://post.example/" + std::to_string(number % 3);
  return out;
}

// A dossier in two forms: on disk, changed step by step; and as the set of what was put in.
class World {
 public:
  explicit World(const std::filesystem::path& folder)
      : store_(folder, OpenMode::kCreate, ontology()) {}

  void step(std::mt19937& random) {
    switch (random() % 6) {
      case 0:
      case 1:
        if (documents_.size() < kMostDocuments) return add(random_report(random));
        return remove(random);
      case 2:
        return remove(random);
      case 3:
      case 4:
        if (judgements_.size() < kMostJudgements) return judge(random);
        return undo(random);
      default:
        return undo(random);
    }
  }

  Hash128 from_scratch() const {
    std::vector<ReportFacts> documents;
    for (const auto& [id, document] : documents_) documents.push_back(document);
    std::vector<Judgement> judgements;
    for (const auto& [id, judgement] : judgements_) judgements.push_back(judgement);
    std::reverse(judgements.begin(), judgements.end());
    return digest(knowledge_graph(std::move(documents), judgements), judgements);
  }

  // Through the indexes, as the program answers.
  Hash128 on_disk() {
    if (store_.indexes_are_stale()) index(store_);
    const Counting counts = counting(store_.documents(), store_.judgements());
    return digest(assemble(counts.documents, store_.partition()), store_.judgements());
  }

  Problems check() {
    store_.purge();  // scans are slow over rows that were deleted
    return store_.check(graph_of);
  }

 private:
  void add(ReportFacts document) {
    store_.put(document);
    // Of one text under two names the smaller stays, as the store promises.
    const auto [place, fresh] = documents_.try_emplace(document.report.id, document);
    if (!fresh && document.report.name < place->second.report.name) place->second = document;
  }
  void remove(std::mt19937& random) {
    if (documents_.empty()) return;
    const auto chosen = std::next(documents_.begin(), random() % documents_.size());
    REQUIRE(store_.remove(chosen->first));
    documents_.erase(chosen);
  }
  void judge(std::mt19937& random) {
    const Counting counts = counting(store_.documents(), store_.judgements());
    const KnowledgeGraph graph =
        assemble(counts.documents, resolve(counts.documents, counts.constraints));
    if (graph.nodes.size() < 2) return;
    const Node& one = graph.nodes[random() % graph.nodes.size()];
    const Node& other = graph.nodes[random() % graph.nodes.size()];
    Judgement judgement{{}, "ada", {static_cast<std::int64_t>(random() % 5)}, ""};
    const auto anchors = [&](const Node& node) {
      std::vector<Anchor> out;
      for (const Member& member : node.members)
        out.push_back(anchor_of(counts.documents[member.report], member.entity));
      return out;
    };
    if (random() % 3 == 0) {
      const std::size_t report = random() % counts.documents.size();
      judgement.word = misreading_of(counts.documents[report], {0, 0},
                                     random() % 2 ? std::optional(Stance::kAlleged) : std::nullopt);
    } else if (one.id != other.id) {
      const Relation relation = random() % 2 ? Relation::kSame : Relation::kDifferent;
      judgement.word = sameness(relation, anchors(one), anchors(other));
    } else if (one.members.size() > 1) {
      auto left = anchors(one);
      std::vector<Anchor> right(left.begin() + 1, left.end());
      left.resize(1);
      judgement.word = sameness(Relation::kDifferent, left, right);
    } else {
      return;
    }
    // What it says is undone exactly: the next line but one would fail otherwise.
    const bool look = random() % 8 == 0 && !judgements_.contains(id_of(judgement));
    const Hash128 before = look ? on_disk() : Hash128();
    if (look) {
      store_.judge(judgement);
      on_disk();
      store_.forget(id_of(judgement));
      REQUIRE(on_disk() == before);
    }
    store_.judge(judgement);
    const auto [place, fresh] = judgements_.try_emplace(id_of(judgement), judgement);
    if (!fresh) place->second = kept_of(place->second, judgement);
  }
  void undo(std::mt19937& random) {
    if (judgements_.empty()) return;
    const auto chosen = std::next(judgements_.begin(), random() % judgements_.size());
    REQUIRE(store_.forget(chosen->first));
    judgements_.erase(chosen);
  }

  Store store_;
  std::map<DocumentId, ReportFacts> documents_;
  std::map<JudgementId, Judgement> judgements_;
};

void run_sequences(const std::filesystem::path& folder) {
  World world(folder);
  std::mt19937 random(17);
  std::set<Hash128> seen;
  for (int sequence = 0; sequence < kSequences; ++sequence) {
    for (std::size_t steps = 1 + random() % 4; steps > 0; --steps) world.step(random);
    const Hash128 expected = world.from_scratch();
    REQUIRE(world.on_disk() == expected);
    seen.insert(expected);
    if (sequence % 100 == 0) REQUIRE(world.check().empty());
  }
  REQUIRE(seen.size() > kSequences / 2);  // the sequences do change something
}

TEST_CASE("any sequence of changes gives the dossier that is built from scratch") {
  // In memory: what is on a disk after a crash is looked at elsewhere, and this syncs 10,000 times.
  TemporaryFolder folder;
  const std::unique_ptr<rocksdb::Env> memory(rocksdb::NewMemEnv(rocksdb::Env::Default()));
  disk() = memory.get();
  run_sequences(folder / "db");
  disk() = rocksdb::Env::Default();
}

}  // namespace
}  // namespace dossier
