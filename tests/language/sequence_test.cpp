#include "language/sequence.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/data_path.h"
#include "base/limits.h"
#include "language/model_file.h"

using namespace dossier;

namespace {

const WordPieces& pieces() {
  static const ModelFile file(data_file("english.model"));
  static const WordPieces made(file.text("pieces"));
  return made;
}

/// A sentence of `words` words of one piece each.
Sentence sentence_of(std::size_t words, std::uint32_t block = 0) {
  Sentence out;
  out.block = block;
  for (std::uint32_t i = 0; i < words; ++i) {
    Token token;
    token.form = "port";
    token.span = {i * 5, i * 5 + 4};
    out.tokens.push_back(token);
  }
  return out;
}

std::size_t separators(const Sequence& sequence) {
  return static_cast<std::size_t>(std::ranges::count(sequence.pieces, kSeparatorPiece));
}

}  // namespace

TEST_CASE("a window takes the sentences that fit, and not one piece more") {
  const std::vector<Sentence> sentences = {sentence_of(10), sentence_of(9), sentence_of(5)};
  const std::size_t two = 2 + 11 + 10;  // two ends, and one more for each sentence
  CHECK(next_window(sentences, 0, pieces(), {two, kMaxSentencePieces}).last == 2);
  CHECK(next_window(sentences, 0, pieces(), {two - 1, kMaxSentencePieces}).last == 1);
  CHECK(next_window(sentences, 1, pieces(), {two, kMaxSentencePieces}).last == 3);
}

TEST_CASE("a window has one sentence even where that is too long for it") {
  const std::vector<Sentence> sentences = {sentence_of(40), sentence_of(1)};
  const Window window = next_window(sentences, 0, pieces(), {8, kMaxSentencePieces});
  CHECK(window.last == 1);
  CHECK(window.sequence.pieces.size() == 42);
}

TEST_CASE("a separator stands between blocks and at the end") {
  const std::vector<Sentence> sentences = {sentence_of(2, 0), sentence_of(2, 0), sentence_of(2, 1)};
  const Window window = next_window(sentences, 0, pieces(), {100, kMaxSentencePieces});
  CHECK(window.last == 3);
  CHECK(separators(window.sequence) == 2);
  CHECK(window.sequence.pieces[5] == kSeparatorPiece);
  CHECK(window.sequence.firsts == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 6, 7});
}

TEST_CASE("at the limit of pieces a sentence keeps all, one past it the longest word loses some") {
  Sentence full = sentence_of(3);
  full.tokens[1].form = "portport";
  std::vector<std::uint16_t> ids;
  pieces().append("portport", ids);
  REQUIRE(ids.size() > 1);
  const std::size_t all = 2 + ids.size();
  CHECK(next_window(std::vector{full}, 0, pieces(), {1, all}).sequence.pieces.size() == all + 2);
  CHECK(next_window(std::vector{full}, 0, pieces(), {1, all - 1}).sequence.pieces.size() < all + 2);
}

TEST_CASE("a mark that stands free, opens, closes or joins has its own shape") {
  Sentence sentence;
  // "a "b" - c": the quotes open and close, the dash stands free.
  const std::vector<std::pair<std::string, std::uint32_t>> words = {{"a", 0},  {"\"", 2}, {"b", 3},
                                                                    {"\"", 4}, {"-", 6},  {"c", 8}};
  for (const auto& [form, at] : words) {
    Token token;
    token.form = form;
    token.span = {at, at + static_cast<std::uint32_t>(form.size())};
    sentence.tokens.push_back(token);
  }
  const Window window = next_window(std::vector{sentence}, 0, pieces(), {32, kMaxSentencePieces});
  CHECK(window.sequence.shapes == std::vector<std::uint8_t>{0, 1, 3, 1, 16, 12, 1, 0});
}
