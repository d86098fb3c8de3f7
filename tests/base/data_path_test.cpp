#include "base/data_path.h"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "base/error.h"

using namespace dossier;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

/// A folder with one file, which $DOSSIER_DATA names as long as the test runs.
class DataFolder {
 public:
  DataFolder()
      : path_(fs::temp_directory_path() / ("dossier-data-test-" + std::to_string(getpid()))) {
    fs::create_directories(path_);
    std::ofstream(path_ / "words.tsv", std::ios::binary) << "a\r\n" << '\0';
    if (const char* before = std::getenv("DOSSIER_DATA")) before_ = before;
    setenv("DOSSIER_DATA", path_.c_str(), 1);
  }
  ~DataFolder() {
    before_.empty() ? unsetenv("DOSSIER_DATA") : setenv("DOSSIER_DATA", before_.c_str(), 1);
    fs::remove_all(path_);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  std::string before_;
};

}  // namespace

TEST_CASE("data files are looked for in the folder that the environment names") {
  const DataFolder folder;
  CHECK(data_file("words.tsv") == folder.path() / "words.tsv");
}

TEST_CASE("a data file that is nowhere is named with the places that were tried") {
  const DataFolder folder;
  try {
    data_file("none.tsv");
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kData);
    CHECK_THAT(error.what(), Contains("'none.tsv'") && Contains(folder.path().string()) &&
                                 Contains("share/dossier"));
  }
}

TEST_CASE("a file is read whole, byte for byte") {
  const DataFolder folder;
  CHECK(read_file(folder.path() / "words.tsv") == std::string("a\r\n\0", 4));
  std::ofstream(folder.path() / "empty").flush();
  CHECK(read_file(folder.path() / "empty").empty());
}

TEST_CASE("a file that is not there, and a folder, cannot be read") {
  const DataFolder folder;
  CHECK_THROWS_WITH(read_file(folder.path() / "none"), Contains("none: cannot be read"));
  CHECK_THROWS_WITH(read_file(folder.path()), Contains("cannot be read"));
}

TEST_CASE("the version has three numbers") {
  CHECK(std::count(version().begin(), version().end(), '.') == 2);
}
