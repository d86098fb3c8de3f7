#include "dossier/judging.h"

#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "base/error.h"
#include "dossier/compare.h"
#include "tests/facts_builder.h"
#include "tests/store/temporary_folder.h"

namespace dossier {
namespace {

ReportFacts report_on(const std::string& file, const std::string& who,
                      Stance stance = Stance::kAsserted) {
  FactsBuilder report(file, "Post", "2031-05-04");
  const auto person = report.person({{who}});
  report.claim("leads", person,
               {.object = report.organization({{"Harbour Board"}}), .stance = stance});
  return report.build();
}

// A workspace over documents that were put there beforehand.
class Case {
 public:
  explicit Case(const std::vector<ReportFacts>& documents) {
    const Ontology ontology = load_ontology();
    Store store(folder_ / "db", OpenMode::kCreate, ontology);
    for (const ReportFacts& document : documents) store.put(document);
  }
  Workspace open() const { return Workspace(folder_ / "db", OpenMode::kWrite); }

 private:
  TemporaryFolder folder_;
};

NodeIndex node(Workspace& workspace, const std::string& name) {
  const auto& nodes = workspace.graph().nodes;
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [&](const Node& n) { return n.name == name; });
  REQUIRE(found != nodes.end());
  return static_cast<NodeIndex>(found - nodes.begin());
}

Judgement said(decltype(Judgement::word) word, std::int64_t moment = 1) {
  return {std::move(word), "ada", {moment}, ""};
}

TEST_CASE("a merge is taken back by the beginning of its id") {
  const Case files({report_on("a.txt", "Ana Ruiz"), report_on("b.txt", "Pia Lind")});
  Workspace workspace = files.open();
  const Hash128 before = workspace.digest();
  const Judgement merge = said(sameness_of(workspace, Relation::kSame, node(workspace, "Ana Ruiz"),
                                           node(workspace, "Pia Lind")));
  REQUIRE(workspace.judge(merge));
  REQUIRE_FALSE(workspace.judge(merge));
  REQUIRE(workspace.digest() != before);
  REQUIRE(workspace.undo(to_string(id_of(merge)).substr(0, 8)) == merge);
  REQUIRE(workspace.digest() == before);
  REQUIRE_THROWS_AS(workspace.undo("j:"), Error);
  REQUIRE(workspace.check().empty());
}

TEST_CASE("a judgement is in force, rests while its document is away, or is overruled") {
  const Case files({report_on("a.txt", "Ana Ruiz"), report_on("b.txt", "Pia Lind"),
                    report_on("c.txt", "Eva Moss")});
  Workspace workspace = files.open();
  const NodeIndex ana = node(workspace, "Ana Ruiz"), pia = node(workspace, "Pia Lind"),
                  eva = node(workspace, "Eva Moss");
  const Judgement one = said(sameness_of(workspace, Relation::kSame, ana, pia), 1);
  const Judgement two = said(sameness_of(workspace, Relation::kSame, pia, eva), 2);
  const Judgement three = said(sameness_of(workspace, Relation::kDifferent, ana, eva), 3);
  for (const Judgement& judgement : {one, two, three}) workspace.judge(judgement);
  const auto forces = [&] {
    std::vector<Force> out;
    for (const Judged& judged : workspace.judgements()) out.push_back(judged.force);
    return out;
  };
  REQUIRE(forces() == std::vector{Force::kInForce, Force::kOverruled, Force::kInForce});
  workspace.remove("a.txt");
  REQUIRE(forces() == std::vector{Force::kResting, Force::kInForce, Force::kResting});
}

TEST_CASE("what is held apart cannot be united before that is taken back") {
  const Case files({report_on("a.txt", "Ana Ruiz"), report_on("b.txt", "Pia Lind")});
  Workspace workspace = files.open();
  const NodeIndex ana = node(workspace, "Ana Ruiz"), pia = node(workspace, "Pia Lind");
  const Judgement apart = said(sameness_of(workspace, Relation::kDifferent, ana, pia));
  workspace.judge(apart);
  REQUIRE_THROWS_AS(sameness_of(workspace, Relation::kSame, ana, pia), Error);
  workspace.undo(to_string(id_of(apart)));
  REQUIRE_NOTHROW(sameness_of(workspace, Relation::kSame, ana, pia));
  REQUIRE_THROWS_AS(sameness_of(workspace, Relation::kSame, ana, ana), Error);
}

TEST_CASE("pairs that may be the same are listed until somebody says that they are not") {
  const Case files({report_on("a.txt", "Ana Ruiz"), report_on("b.txt", "Bea Ruiz"),
                    report_on("c.txt", "Ruiz"), report_on("d.txt", "Tomas Okoro"),
                    report_on("e.txt", "Tomas Okora")});
  Workspace workspace = files.open();
  const auto pairs = [&] {
    std::set<std::pair<std::string, std::string>> out;
    for (const MaybeSame& pair : workspace.maybe_same()) {
      REQUIRE_FALSE(pair.reasons.empty());
      const auto& nodes = workspace.graph().nodes;
      out.insert(std::minmax(nodes[pair.one].name, nodes[pair.other].name));
    }
    return out;
  };
  REQUIRE(pairs() ==
          std::set<std::pair<std::string, std::string>>{
              {"Ana Ruiz", "Ruiz"}, {"Bea Ruiz", "Ruiz"}, {"Tomas Okora", "Tomas Okoro"}});
  workspace.judge(said(sameness_of(workspace, Relation::kDifferent, node(workspace, "Tomas Okoro"),
                                   node(workspace, "Tomas Okora"))));
  REQUIRE(pairs().size() == 2);
}

TEST_CASE("a claim by hand is refused unless its ends, value and words fit") {
  const Case files({report_on("a.txt", "Ana Ruiz")});
  Workspace workspace = files.open();
  const NodeIndex ana = node(workspace, "Ana Ruiz"), board = node(workspace, "Harbour Board");
  TypedClaim good;
  good.subject = ana;
  good.predicate = "owns";
  good.object = board;
  good.document = "a.txt";
  good.quotation = "Harbour Board";
  REQUIRE_NOTHROW(hand_made(workspace, good));
  const auto refused = [&](auto change) {
    TypedClaim bad = good;
    change(bad);
    REQUIRE_THROWS_AS(hand_made(workspace, bad), Error);
  };
  refused([](TypedClaim& c) { c.predicate = "ruins"; });
  refused([](TypedClaim& c) { c.predicate = "actor"; });
  refused([](TypedClaim& c) { c.object.reset(); });
  refused([](TypedClaim& c) { c.value = "a share"; });
  refused([](TypedClaim& c) { c.quotation = "Harbor Board"; });
  refused([](TypedClaim& c) { c.quotation = ""; });
  refused([](TypedClaim& c) { c.document = "b.txt"; });
}

TEST_CASE("a dump that is loaded gives an equal dossier, judgements and all") {
  const Case files({report_on("a.txt", "Ana Ruiz"), report_on("b.txt", "Pia Lind")});
  Workspace workspace = files.open();
  workspace.judge(said(sameness_of(workspace, Relation::kSame, node(workspace, "Ana Ruiz"),
                                   node(workspace, "Pia Lind"))));
  std::stringstream dumped;
  workspace.dump(dumped);
  TemporaryFolder folder;
  Workspace loaded(folder / "db", OpenMode::kCreate);
  const Loaded counts = loaded.load(dumped);
  REQUIRE(counts.documents == 2);
  REQUIRE(counts.judgements == 1);
  REQUIRE(loaded.digest() == workspace.digest());
}

TEST_CASE("a purge takes a document's words out of judgements too") {
  const Case files({report_on("a.txt", "Ana Ruiz"), report_on("b.txt", "Pia Lind"),
                    report_on("c.txt", "Ana Ruiz")});
  Workspace workspace = files.open();
  workspace.judge(said(sameness_of(workspace, Relation::kSame, node(workspace, "Ana Ruiz"),
                                   node(workspace, "Pia Lind"))));
  const auto anchors = [&] {
    std::size_t count = 0;
    for (const Judged& judged : workspace.judgements()) {
      const auto& word = std::get<Sameness>(judged.judgement.word);
      count += word.left.size() + word.right.size();
    }
    return count;
  };
  REQUIRE(anchors() == 3);
  workspace.purge({"a.txt"});
  REQUIRE(anchors() == 2);
  workspace.purge({"b.txt"});
  REQUIRE(workspace.judgements().empty());
  REQUIRE(workspace.check().empty());
}

TEST_CASE("two readings are compared by what they say") {
  const ReportFacts before = report_on("a.txt", "Ana Ruiz");
  REQUIRE(changes(before, before).empty());
  const auto stance = changes(before, report_on("a.txt", "Ana Ruiz", Stance::kDenied));
  REQUIRE(stance.size() == 1);
  REQUIRE(stance[0].kind == ChangeKind::kChanged);
  REQUIRE(stance[0].says == "Ana Ruiz leads Harbour Board");
  REQUIRE(stance[0].before == "asserted");
  REQUIRE(stance[0].now == "denied");
  const auto other = changes(before, report_on("a.txt", "Pia Lind"));
  REQUIRE(other.size() == 2);
  REQUIRE(other[0].kind == ChangeKind::kVanished);
  REQUIRE(other[1].kind == ChangeKind::kAppeared);
}

}  // namespace
}  // namespace dossier
