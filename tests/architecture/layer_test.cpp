#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "base/data_path.h"
#include "tests/architecture/layers.h"

namespace fs = std::filesystem;
using namespace dossier;
using namespace dossier::layers;

namespace {

const fs::path kRoot = DOSSIER_SOURCE_DIR;

Tree sources() {
  Tree tree;
  for (const char* top : {"src", "graph", "store", "export"})
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / top)) {
      const auto extension = entry.path().extension();
      if (extension == ".cpp" || extension == ".h")
        tree[fs::relative(entry.path(), kRoot).string()] = read_file(entry.path());
    }
  return tree;
}

const char* const kTable =
    "text\n| level | folder | holds | may use |\n|---|---|---|---|\n"
    "| 0 | `src/base` | x | |\n| 1 | `src/text` | x | base |\n| 1 | `graph` | x | base |\n\nmore\n";

}  // namespace

TEST_CASE("every include in the tree keeps to the table of folders") {
  const Tree tree = sources();
  REQUIRE(tree.size() > 20);
  const Rules rules = parse_rules(read_file(kRoot / "docs/architecture.md"));
  CHECK(violations(rules, tree) == std::vector<std::string>{});
}

TEST_CASE("no file reaches itself by includes") {
  CHECK(cycles(sources()) == std::vector<std::string>{});
}

TEST_CASE("only the store includes RocksDB") {
  for (const auto& [file, text] : sources())
    if (!file.starts_with("store/")) CHECK(text.find("#include <rocksdb/") == std::string::npos);
}

TEST_CASE("no source file has more than 500 lines") {
  for (const char* top : {"src", "graph", "store", "export", "tests", "bench", "train"})
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / top)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".h" && extension != ".py") continue;
      const std::string text = read_file(entry.path());
      INFO(entry.path().string());
      CHECK(std::count(text.begin(), text.end(), '\n') <= 500);
    }
}

TEST_CASE("the table of folders is read with what each may use") {
  const Rules rules = parse_rules(kTable);
  REQUIRE(rules.size() == 3);
  CHECK(rules.at("src/text") == std::set<std::string>{"src/base"});
  CHECK(rules.at("src/base").empty());
}

TEST_CASE("an include of a folder that is not allowed is found") {
  const Tree tree = {
      {"src/text/a.cpp", "#include \"graph/b.h\"\n"}, {"graph/b.h", ""}, {"src/base/c.h", ""}};
  CHECK(violations(parse_rules(kTable), tree) ==
        std::vector<std::string>{"src/text/a.cpp includes graph/b.h"});
}

TEST_CASE("an include of a lower folder is allowed") {
  const Tree tree = {{"src/text/a.cpp", "#include \"base/c.h\"\n"}, {"src/base/c.h", ""}};
  CHECK(violations(parse_rules(kTable), tree).empty());
}

TEST_CASE("a folder that the table does not know is found") {
  const Tree tree = {{"src/extra/a.cpp", ""}};
  CHECK(violations(parse_rules(kTable), tree).size() == 1);
}

TEST_CASE("a cycle over two headers is found, and a .cpp with its own header is none") {
  CHECK(
      cycles({{"graph/a.h", "#include \"graph/b.h\"\n"}, {"graph/b.h", "#include \"graph/a.h\"\n"}})
          .size() == 2);
  CHECK(cycles({{"graph/a.cpp", "#include \"graph/a.h\"\n"}, {"graph/a.h", ""}}).empty());
}
