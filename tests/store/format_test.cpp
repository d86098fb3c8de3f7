// docs/store-format.md shows a tiny store; here it is made again.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/store/scenario.h"

namespace dossier {
namespace {

ReportFacts tiny_report() {
  ReportFacts tiny;
  tiny.report.id.value = Hash128::from_hex("0123456789abcdef0123456789abcdef");
  tiny.report.name = "tiny.txt";
  tiny.report.published = parse_iso_date("2031-05-04");
  tiny.report.text = "Ana Ruiz leads Foo Bureau.";
  tiny.facts.extractor = "tiny 1";
  LocalEntity ana;
  ana.type = EntityType::kPerson;
  ana.name = "Ana Ruiz";
  ana.names = {"Ana Ruiz"};
  ana.mentions = {{{0, 8}, MentionKind::kName}};
  LocalEntity bureau;
  bureau.type = EntityType::kOrganization;
  bureau.name = "Foo Bureau";
  bureau.names = {"Foo Bureau"};
  bureau.mentions = {{{15, 25}, MentionKind::kName}};
  tiny.facts.entities = {ana, bureau};
  LocalEvidence evidence;
  evidence.sentence = {0, 26};
  evidence.trigger = {9, 14};
  evidence.subject = Span{0, 8};
  evidence.object = Span{15, 25};
  evidence.when = day_interval(parse_iso_date("2031-05-04").value());
  tiny.facts.claims = {{"leads", 0, 1, "", {evidence}}};
  return tiny;
}

// Lengths of the fields of each key, in the order of the grammar; the rest is one field.
const std::map<std::string, std::vector<std::size_t>> kFields = {
    {"public", {1}}, {"adjacency", {8, 1, 2, 4, 8, 8}}, {"time", {4, 2}}, {"counts", {8, 1}}};

std::string hex(const std::string& bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string line(const std::string& family, const std::string& key, const std::string& value) {
  std::string out = family + ' ';
  std::size_t at = 0;
  const auto fields = kFields.find(family);
  if (fields != kFields.end()) {
    for (const std::size_t length : fields->second) {
      out += hex(key.substr(at, length)) + '.';
      at += length;
    }
  }
  return out + hex(key.substr(at)) + " =" + (value.empty() ? "" : " " + hex(value)) + '\n';
}

TEST_CASE("the tiny store of the format's description is what the program writes") {
  TemporaryFolder folder;
  {
    Store store(folder / "db", OpenMode::kCreate, ontology());
    store.put(tiny_report());
    index(store);
  }
  std::string dumped;
  for (const auto& [place, value] : dump(folder / "db")) {
    if (place.second != "indexes") dumped += line(place.first, place.second, value);
  }
  const std::string page = read_file(std::string(DOSSIER_SOURCE_DIR) + "/docs/store-format.md");
  const std::string fence = "```hexdump\n";
  const std::size_t begin = page.find(fence) + fence.size();
  REQUIRE(page.substr(begin, page.find("```", begin) - begin) == dumped);
}

Judgement kept_judgement() {
  return {sameness(Relation::kSame, {anchor_of(call_report(), 0)}, {anchor_of(other_report(1), 0)}),
          "ada",
          {1'936'085'425},
          "kept in samples/"};
}

// Made once for each format: test_store "the kept store is made" with $DOSSIER_TEST_STORE.
TEST_CASE("the kept store is made", "[.]") {
  const char* folder = std::getenv("DOSSIER_TEST_STORE");
  REQUIRE(folder != nullptr);
  Store store(folder, OpenMode::kCreate, ontology());
  store.put(call_report(), Timestamp{1'936'085'425});
  store.put(other_report(1));
  store.judge(kept_judgement());
  index(store);
  store.purge();
}

TEST_CASE("the store of format 1 that is kept in samples opens, and says what was put there") {
  const std::filesystem::path kept =
      std::filesystem::path(DOSSIER_SOURCE_DIR) / "samples/stores/format-1";
  const Store store(kept, OpenMode::kRead, ontology());
  const auto documents = store.documents();
  const auto expected = sorted({call_report(), other_report(1)});
  REQUIRE(documents.size() == expected.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    REQUIRE(documents[i].report == expected[i].report);
    REQUIRE(documents[i].facts == expected[i].facts);
  }
  REQUIRE(store.judgements() == std::vector<Judgement>{kept_judgement()});
  REQUIRE(store.read_moments() ==
          std::map<DocumentId, Timestamp>{{call_report().report.id, {1'936'085'425}}});
}

TEST_CASE("a kept store can be written to, and its indexes made anew") {
  TemporaryFolder folder;
  std::filesystem::copy(std::filesystem::path(DOSSIER_SOURCE_DIR) / "samples/stores/format-1",
                        folder / "db", std::filesystem::copy_options::recursive);
  Store store(folder / "db", OpenMode::kWrite, ontology());
  store.put(denial_report());
  index(store);
  REQUIRE(store.check(graph_of).empty());
}

}  // namespace
}  // namespace dossier
