#include "text/reader.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "base/error.h"
#include "base/limits.h"

using namespace dossier;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

const std::string kProse =
    "The harbour council of Porto Alma voted on Monday to close the eastern pier for two years.";

struct Read {
  std::vector<Document> documents;
  std::vector<Rejection> rejections;
};

Read read(std::string_view bytes, const std::string& name) {
  Read read;
  read.documents = read_documents(
      bytes, name, [&](Rejection rejection) { read.rejections.push_back(std::move(rejection)); });
  return read;
}

/// A folder that goes when the test ends.
class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() / ("dossier-reader-test-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path write(const std::string& name, std::string_view content) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
    return path_ / name;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string refusal_of(const fs::path& path) {
  try {
    read_path(path, [](Rejection) {});
  } catch (const Error& error) {
    return error.what();
  }
  return "read";
}

}  // namespace

TEST_CASE("plain text is kept byte for byte") {
  for (const std::string& text :
       {"Pier Shut\r\n\r\n" + kProse + "\r\n", "\xEF\xBB\xBF" + kProse, "\n\n " + kProse + "\t"}) {
    const auto documents = read(text, "a.txt").documents;
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].text == text);
    CHECK(documents[0].name == "a.txt");
  }
}

TEST_CASE("plain text gets its metadata from its head") {
  const auto documents =
      read("Pier Shut\n\nBy Ana Ruiz, Alma News\n3 March 2024\n\n" + kProse, "a").documents;
  CHECK(documents.at(0).title == "Pier Shut");
  CHECK(documents.at(0).publisher == "Alma News");
}

TEST_CASE("each line of JSON Lines is a document, named by its address or its line") {
  const auto got = read(
      "{\"text\": \"" + kProse +
          "\", \"title\": \"One\", \"published\": \"2024-03-03T10:00:00Z\", \"author\": null}\n\n" +
          "{\"text\": \"" + kProse +
          "\", \"url\": \"https://alma.example/2\", \"publisher\": \"Alma News\"}\n",
      "a.jsonl");
  REQUIRE(got.documents.size() == 2);
  CHECK(got.documents[0].name == "a.jsonl:1");
  CHECK(got.documents[0].title == "One");
  CHECK(to_string(got.documents[0].published.value()) == "2024-03-03");
  CHECK(got.documents[1].name == "https://alma.example/2");
  CHECK(got.documents[1].publisher == "Alma News");
  CHECK(got.rejections.empty());
}

TEST_CASE("a bad line of JSON Lines is named with its reason and costs nothing else") {
  const std::string good = "{\"text\": \"" + kProse + "\"}\n";
  const auto got = read(good + "{\"text\": \n" + "[1]\n" + "{\"title\": \"x\"}\n" +
                            "{\"text\": 7}\n" + "{\"text\": \"a\", \"published\": \"soon\"}\n" +
                            "{\"text\": \"a\\u0000b\"}\n" + good,
                        "a.jsonl");
  CHECK(got.documents.size() == 2);
  REQUIRE(got.rejections.size() == 6);
  CHECK(got.rejections[0].name == "a.jsonl:2");
  CHECK(got.rejections[0].reason == "not JSON");
  CHECK(got.rejections[1].reason == "an object expected, not a array");
  CHECK(got.rejections[2].reason == "no 'text'");
  CHECK(got.rejections[3].reason == "'text' is a number, not a text");
  CHECK(got.rejections[4].reason == "'published' is not a date: 'soon'");
  CHECK_THAT(got.rejections[5].reason, Contains("NUL byte"));
}

TEST_CASE("metadata of JSON is one line without control characters") {
  for (const char* key : {"title", "author", "publisher", "url"}) {
    const auto line = [&](const std::string& value) {
      return "{\"text\": \"" + kProse + "\", \"" + key + "\": \"" + value + "\"}\n";
    };
    const auto got =
        read(line("a\\u0000b") + line("\\u001b[2J") + line(" Alma\\n\\t News "), "a.jsonl");
    REQUIRE(got.rejections.size() == 2);
    CHECK(got.rejections[0].reason == "'" + std::string(key) + "' has a control character");
    REQUIRE(got.documents.size() == 1);
    const Document& document = got.documents[0];
    const std::string texts = document.title + document.author + document.publisher + document.url;
    CHECK(texts == "Alma News");
  }
}

TEST_CASE("a file may hold one JSON array, or one object over many lines") {
  const std::string object = "{\n \"text\": \"" + kProse + "\"\n}";
  const auto array = read("[" + object + ",\n 5, " + object + "]", "a.json");
  CHECK(array.documents.size() == 2);
  REQUIRE(array.rejections.size() == 1);
  CHECK(array.rejections[0].name == "a.json:2");
  CHECK(read(object, "a.json").documents.size() == 1);
}

TEST_CASE("JSON that is nested without end is refused, not followed") {
  const auto got = read("{\"text\": " + std::string(1'000'000, '['), "a.jsonl");
  CHECK(got.documents.empty());
  CHECK(got.rejections.size() == 1);
}

TEST_CASE("the format is found by the content when the name does not tell") {
  CHECK(read("{\"text\": \"" + kProse + "\"}\n{\"text\": \"" + kProse + "\"}\n", "a.txt")
            .documents.size() == 2);
  CHECK(read("<!DOCTYPE html><p>" + kProse, "a").documents.at(0).text == kProse);
  CHECK(read("[sic] " + kProse, "a").documents.at(0).text == "[sic] " + kProse);
  CHECK(read("<unknown> said: " + kProse, "a").documents.at(0).text == "<unknown> said: " + kProse);
}

TEST_CASE("a file at the size limit is read and one past it is refused before it is read") {
  const Folder folder;
  const fs::path path = folder.write("large.txt", kProse);
  fs::resize_file(path, kMaxDocumentBytes + 1);
  CHECK_THAT(refusal_of(path), Contains("20000001 bytes, more than the limit of 20000000"));
  fs::resize_file(path, kMaxDocumentBytes);
  CHECK_THAT(refusal_of(path), Contains("NUL byte"));
}

TEST_CASE("a text that grows past the size limit as it is decoded is refused") {
  std::string bytes = "\xFF\xFE";
  for (std::size_t i = 0; i <= kMaxDocumentBytes / 3; ++i) bytes += "\x14\x20";  // a dash
  CHECK_THROWS_WITH(read(bytes, "a.txt"), Contains("20000001 bytes, more than the limit"));
}

TEST_CASE("a path that cannot be read is refused with the reason") {
  const Folder folder;
  CHECK_THAT(refusal_of(folder.path() / "none.txt"),
             Contains("none.txt: cannot be read: No such file"));
  CHECK_THAT(refusal_of(folder.path()), Contains("cannot be read"));
}

TEST_CASE("a good file beside bad ones is read, and each bad one is named with its reason") {
  const Folder folder;
  folder.write("empty.txt", "");
  folder.write("binary.bin", std::string_view("\x7F"
                                              "ELF\0\0\1",
                                              7));
  folder.write("broken.txt", kProse + "\xC3 and caf\xC3\xA9");
  folder.write("good.txt", kProse);
  CHECK_THAT(refusal_of(folder.path() / "empty.txt"), Contains("empty: 0 bytes"));
  CHECK_THAT(refusal_of(folder.path() / "binary.bin"), Contains("not text"));
  CHECK_THAT(refusal_of(folder.path() / "broken.txt"),
             Contains("broken UTF-8 at byte " + std::to_string(kProse.size())));
  CHECK(refusal_of(folder.path() / "good.txt") == "read");
}

TEST_CASE("files are listed in byte order, each once, without what is hidden") {
  const Folder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/.hidden", ".git/config", "B.txt", "a.txt"})
    folder.write(name, "x");
  fs::create_directory_symlink(folder.path() / "a", folder.path() / "link");
  fs::create_symlink(folder.path() / "b.txt", folder.path() / "c.txt");
  std::vector<Rejection> rejections;
  const std::vector<fs::path> paths = {folder.path() / "b.txt", folder.path(),
                                       folder.path() / "none", folder.path() / "a" / ".hidden"};
  std::vector<std::string> names;
  for (const auto& path :
       list_files(paths, [&](Rejection rejection) { rejections.push_back(std::move(rejection)); }))
    names.push_back(path.lexically_relative(folder.path()).string());
  CHECK(names ==
        std::vector<std::string>{"B.txt", "a.txt", "a/.hidden", "a/z.txt", "b.txt", "c.txt"});
  REQUIRE(rejections.size() == 1);
  CHECK(rejections[0].name == (folder.path() / "none").string());
  CHECK(rejections[0].reason == "no such file or folder");
}
