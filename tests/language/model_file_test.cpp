#include "language/model_file.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>

#include "base/error.h"

using namespace dossier;

namespace {

const std::string kHeader =
    R"({"name": "tiny", "version": "7", "licence": "free", "datasets": [{"name": "A", "licence": "B"}], )"
    R"("quality": {"upos": 96.5}, "encoder": {"layers": 1, "epsilon": 1e-12}, "labels": {"upos": ["NOUN", "VERB"]}, )"
    R"("tensors": [{"name": "x", "type": "f32", "shape": [2, 1], "offset": 0, "bytes": 8}, )"
    R"({"name": "t", "type": "s8", "shape": [3], "offset": 64, "bytes": 3}]})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

std::string file_of(const std::string& header, std::uint32_t version = 2) {
  std::string out = "DOSSIERL";
  for (const std::uint32_t number : {version, static_cast<std::uint32_t>(header.size())}) {
    char bytes[4];
    std::memcpy(bytes, &number, 4);
    out.append(bytes, 4);
  }
  out += header;
  out.resize((out.size() + 63) / 64 * 64);
  const float values[] = {1.5f, -2.0f};
  out.append(reinterpret_cast<const char*>(values), sizeof values);
  out.resize(out.size() + 56);
  return out + "abc";
}

/// A file that goes when the test ends.
struct Written {
  explicit Written(const std::string& content)
      : path(std::filesystem::temp_directory_path() /
             ("dossier-model-" + std::to_string(getpid()))) {
    std::ofstream(path, std::ios::binary) << content;
  }
  ~Written() { std::filesystem::remove(path); }
  std::filesystem::path path;
};

bool is_refused(const std::string& content) {
  const Written file(content);
  try {
    const ModelFile model(file.path);
  } catch (const Error& error) {
    return error.code() == ErrorCode::kData;
  }
  return false;
}

}  // namespace

TEST_CASE("a model file gives its tensors, labels and description") {
  const Written file(file_of(kHeader));
  const ModelFile model(file.path);
  CHECK(model.floats("x", {2, 1})[1] == -2.0f);
  CHECK(model.text("t") == "abc");
  CHECK(model.labels("upos") == std::vector<std::string>{"NOUN", "VERB"});
  CHECK(model.encoder_number("layers") == 1);
  CHECK(model.description() ==
        "tiny version 7, licence free\ntrained on:\n  A (B)\nmeasured:\n  upos: 96.5\n");
}

TEST_CASE("a tensor of bfloat16 is read as the floats that it is the upper half of") {
  const Written file(file_of(
      replaced(kHeader, R"("type": "f32", "shape": [2, 1])", R"("type": "bf16", "shape": [4])")));
  const ModelFile model(file.path);
  const auto values = model.floats("x", {4});  // the two floats of the file, half by half
  CHECK(std::vector<float>(values.begin(), values.end()) == std::vector<float>{0, 1.5f, 0, -2});
}

TEST_CASE("a tensor that is not there, or of another shape or type, is an error") {
  const Written file(file_of(kHeader));
  const ModelFile model(file.path);
  CHECK_THROWS_AS(model.floats("y", {2, 1}), Error);
  CHECK_THROWS_AS(model.floats("x", {1, 2}), Error);
  CHECK_THROWS_AS(model.bytes("x", {2, 1}), Error);
  CHECK_THROWS_AS(model.labels("xpos"), Error);
  CHECK_THROWS_AS(model.encoder_number("width"), Error);
}

TEST_CASE("a file that is no model, or of another format version, is refused") {
  CHECK(is_refused(""));
  CHECK(is_refused("DOSSIERL"));
  CHECK(is_refused("something else entirely"));
  CHECK(is_refused(file_of(kHeader, 3)));
}

TEST_CASE("a header that is cut or malformed is refused") {
  CHECK(is_refused(file_of(kHeader).substr(0, 200)));
  CHECK(is_refused(file_of("{")));
  CHECK(is_refused(file_of("{}")));
  CHECK(is_refused(file_of(replaced(kHeader, "\"labels\"", "\"lables\""))));
  CHECK(is_refused(file_of(replaced(kHeader, "\"offset\": 0", "\"offset\": -64"))));
}

TEST_CASE("a tensor outside the file is refused") {
  CHECK(is_refused(file_of(kHeader).substr(0, file_of(kHeader).size() - 1)));
  CHECK(
      is_refused(file_of(replaced(kHeader, "\"offset\": 64", "\"offset\": 6400000000000000000"))));
  CHECK(is_refused(file_of(replaced(kHeader, "[2, 1]", "[4294967296, 4294967296]"))));
  CHECK(is_refused(file_of(replaced(kHeader, "\"offset\": 64", "\"offset\": 65"))));
}

TEST_CASE("a model file that does not exist is refused") {
  CHECK_THROWS_AS(ModelFile("/nowhere/x.model"), Error);
}
