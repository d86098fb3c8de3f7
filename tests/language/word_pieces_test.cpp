#include "language/word_pieces.h"

#include <catch2/catch.hpp>

#include "base/error.h"

using namespace dossier;

namespace {

/// A vocabulary of the special pieces in their places, then `words` from id 103 on.
std::string vocabulary(const std::vector<std::string>& words) {
  std::string out = "[PAD]";
  for (int i = 1; i < 103; ++i)
    out += i == 100   ? "\n[UNK]"
           : i == 101 ? "\n[CLS]"
           : i == 102 ? "\n[SEP]"
                      : "\n[unused" + std::to_string(i) + "]";
  for (const std::string& word : words) out += '\n' + word;
  return out;
}

const std::string kVocabulary = vocabulary(
    {"un", "##aff", "##able", "affable", "cafe", "-", "##s", "4", "##2", "\xE4\xB8\xAD"});

std::vector<std::uint16_t> pieces(const std::string& word) {
  std::vector<std::uint16_t> out;
  WordPieces(kVocabulary).append(word, out);
  return out;
}

}  // namespace

TEST_CASE("a word is covered greedily from the left") {
  CHECK(pieces("unaffable") == std::vector<std::uint16_t>{103, 104, 105});
  CHECK(pieces("affables") == std::vector<std::uint16_t>{106, 109});
  CHECK(pieces("42") == std::vector<std::uint16_t>{110, 111});
}

TEST_CASE("case and accents do not count for pieces") {
  CHECK(pieces("CAF\xC3\x89") == std::vector<std::uint16_t>{107});
  CHECK(pieces("cafe\xCC\x81") == std::vector<std::uint16_t>{107});
}

TEST_CASE("a word is cut at punctuation and around ideographs") {
  CHECK(pieces("un-cafe") == std::vector<std::uint16_t>{103, 108, 107});
  CHECK(pieces("un\xE4\xB8\xAD"
               "cafe") == std::vector<std::uint16_t>{103, 112, 107});
}

TEST_CASE("what no piece covers, and a word of nothing, is the unknown piece") {
  CHECK(pieces("unq") == std::vector<std::uint16_t>{100});
  CHECK(pieces("") == std::vector<std::uint16_t>{100});
  CHECK(pieces("\xE2\x80\x8B") == std::vector<std::uint16_t>{100});
  CHECK(pieces("\xFF") == std::vector<std::uint16_t>{100});
  CHECK(pieces(std::string(101, '4')) == std::vector<std::uint16_t>{100});
}

TEST_CASE("a vocabulary with the special pieces elsewhere is refused") {
  CHECK_THROWS_AS(WordPieces("[PAD]\n[UNK]"), Error);
  std::string moved = vocabulary({});
  moved.replace(moved.find("[UNK]"), 5, "[ZZZ]");
  CHECK_THROWS_AS(WordPieces(moved), Error);
}

TEST_CASE("shapes tell case, digits and marks apart") {
  const auto shape = [](std::string_view word) {
    return int{first_piece_shape(word, Spacing::kFree)};
  };
  CHECK(shape("port") == 1);
  CHECK(shape("Port") == 2);
  CHECK(shape("J.") == 4);
  CHECK(shape("UN") == 5);
  CHECK(shape("NATO") == 6);
  CHECK(shape("McKay") == 7);
  CHECK(shape("12") == 8);
  CHECK(shape("2021") == 9);
  CHECK(shape("1,250") == 10);
  CHECK(shape("123") == 10);
  CHECK(shape("G7") == 11);
  CHECK(shape("--") == 12);
  CHECK(shape("\xC3\x89tat") == 2);
}

TEST_CASE("the spacing of a mark tells opening from closing, and does not touch words") {
  const auto shape = [](std::string_view word, Spacing spacing) {
    return int{first_piece_shape(word, spacing)};
  };
  CHECK(shape("\"", Spacing::kFree) == 12);
  CHECK(shape("\"", Spacing::kBefore) == 3);
  CHECK(shape("\"", Spacing::kAfter) == 16);
  CHECK(shape("-", Spacing::kNone) == 17);
  CHECK(shape("Port", Spacing::kAfter) == 2);
}

TEST_CASE("later pieces have shapes of the whole word") {
  CHECK(int{inner_piece_shape("NATO")} == 13);
  CHECK(int{inner_piece_shape("Port")} == 14);
  CHECK(int{inner_piece_shape("1,250")} == 15);
}
