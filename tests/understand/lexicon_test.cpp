#include "understand/lexicon.h"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/data_path.h"
#include "base/error.h"
#include "graph/ontology.h"
#include "understand/trigger_rules.h"

using namespace dossier;

namespace {

// A folder with one data file, found through DOSSIER_DATA while it lives.
class DataFile {
 public:
  DataFile(const std::string& name, const std::string& content)
      : folder_(std::filesystem::temp_directory_path() /
                ("dossier-lexicon-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / name) << content;
    ::setenv("DOSSIER_DATA", folder_.c_str(), 1);
  }
  ~DataFile() {
    ::unsetenv("DOSSIER_DATA");
    std::filesystem::remove_all(folder_);
  }

 private:
  std::filesystem::path folder_;
};

std::string error_of(const std::string& content) {
  const DataFile file("words.tsv", content);
  try {
    Table("words.tsv", {"word", "kind"});
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("every trigger has a category and a mode that the ontology knows") {
  const Lexicon lexicon;
  const Ontology ontology(data_file("ontology.json"));
  for (std::size_t row = 0; row < lexicon.triggers.size(); ++row) {
    const std::string& name = lexicon.triggers.at(row, 2);
    INFO(lexicon.triggers.place(row) << ": " << name << " " << lexicon.triggers.at(row, 3));
    if (name == "none" || name == "light" || name == "anaphor") {
      CHECK(lexicon.triggers.at(row, 3).empty());
      continue;
    }
    const EventCategory* category = ontology.category(name);
    REQUIRE(category);
    const std::string& mode = lexicon.triggers.at(row, 3);
    CHECK(
        (mode.empty() || std::any_of(category->modes.begin(), category->modes.end(),
                                     [&](const EventMode& known) { return known.name == mode; })));
  }
}

TEST_CASE("every relation pattern has a predicate that the ontology knows") {
  const Lexicon lexicon;
  const Ontology ontology(data_file("ontology.json"));
  for (std::size_t row = 0; row < lexicon.relations.size(); ++row) {
    INFO(lexicon.relations.place(row));
    const std::string& predicate = lexicon.relations.at(row, 3);
    // Words that only stand before a title draw no edge.
    CHECK((predicate.empty() ? lexicon.relations.at(row, 2) == "title"
                             : ontology.predicate(predicate) != nullptr));
  }
}

TEST_CASE("frames and conditions of all triggers parse") {
  CHECK_NOTHROW(TriggerRules(Lexicon()));
}

TEST_CASE("a table gives its cells by row, and rows by their first cell") {
  const DataFile file("words.tsv",
                      "# words, by us\nword\tkind\nblue\tcolour\nblue\tmood\nred\t-\n");
  const Table table("words.tsv", {"word", "kind"});
  REQUIRE(table.size() == 3);
  CHECK(table.rows("blue") == std::vector<std::size_t>{0, 1});
  CHECK(table.at(1, 1) == "mood");
  CHECK(table.at(2, 1).empty());
  CHECK(table.rows("green").empty());
  CHECK(table.place(2) == "words.tsv:5");
}

TEST_CASE("a malformed table is refused with file, line and what was seen") {
  CHECK(error_of("word\tkind\nblue\n") == "words.tsv:2: 1 cells, 2 expected: 'blue'");
  CHECK(error_of("word\tsort\n") == "words.tsv:1: other columns than expected: 'word\tsort'");
  CHECK(error_of("# nothing\n") == "words.tsv: no line that names the columns");
}
