#include "text/encoding.h"

#include <catch2/catch.hpp>

#include "base/error.h"

using namespace dossier;
using Catch::Matchers::Contains;

namespace {

std::string refusal(std::string_view bytes) {
  try {
    decode(bytes, "", "file.txt");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kInput);
    return error.what();
  }
  return "read";
}

}  // namespace

TEST_CASE("well-formed UTF-8 stays as it is, with its byte order mark") {
  const std::string text =
      "\xEF\xBB\xBF"
      "José said “no”.\r\n\t";
  CHECK(decode(text, "", "a") == text);
}

TEST_CASE("UTF-16 with a mark is converted, in both byte orders") {
  CHECK(decode(std::string_view("\xFF\xFEh\0\xE9\0\n\0", 8), "", "a") == "hé\n");
  CHECK(decode(std::string_view("\xFE\xFF\0h\0\xE9\0\n", 8), "", "a") == "hé\n");
  CHECK_THAT(refusal(std::string_view("\xFF\xFEh\0i", 5)),
             Contains("broken UTF-16: odd number of bytes, 5"));
  CHECK_THAT(refusal(std::string_view("\xFF\xFEh\0\0\xD8", 6)), Contains("broken UTF-16"));
}

TEST_CASE("Windows-1252 text is converted") {
  CHECK(decode("Jos\xE9 said \x93no\x94 \x96 the caf\xE9\x92s owner agreed with him on it, and so "
               "did the rest of the council.",
               "", "a") ==
        "José said “no” – the café’s owner agreed with him on it, and so did the rest of the "
        "council.");
  CHECK(decode("\xC9lodie paid \x80 5 for it.", "", "a") == "Élodie paid € 5 for it.");
}

TEST_CASE("damaged UTF-8 does not pass for Windows-1252") {
  const std::string prose = " the council voted to close the pier for two years, the mayor said";
  CHECK_THAT(refusal("ab\xC0\x80" + prose), Contains("broken UTF-8 at byte 2 (0xC0)"));
  CHECK_THAT(refusal("a\xE2\x28\xA1" + prose), Contains("broken UTF-8 at byte 1"));
  CHECK_THAT(refusal("caf\xC3" + prose), Contains("broken UTF-8 at byte 3 (0xC3)"));
  CHECK_THAT(refusal("x\xE2\x80 y" + prose), Contains("broken UTF-8 at byte 1"));
  CHECK_THAT(refusal("a \xFF\xFE\xFE b" + prose), Contains("broken UTF-8 at byte 2 (0xFF)"));
  CHECK_THAT(refusal("Jos\xC3\xA9 and Jos\xE9" + prose),
             Contains("broken UTF-8 at byte 13 (0xE9)"));
  CHECK_THAT(refusal("a\xED\xA0\x80z" + prose), Contains("broken UTF-8"));
  CHECK_THAT(refusal("\xE9"
                     "a\xE9"
                     "b\xE9"
                     "c\xE9"
                     "d"),
             Contains("broken UTF-8"));
}

TEST_CASE("a declared charset is used when the bytes are not UTF-8") {
  CHECK(decode("\xC4\xE0, \xEF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "a") == "Да, привет");
  CHECK(decode("é", "windows-1251", "a") == "é");
}

TEST_CASE("what is empty or not text is refused with the value seen") {
  CHECK_THAT(refusal(""), Contains("file.txt: empty: 0 bytes"));
  CHECK_THAT(refusal(" \n\t\xC2\xA0"), Contains("white space alone, 5 bytes"));
  CHECK_THAT(refusal("\xEF\xBB\xBF"), Contains("white space alone"));
  CHECK_THAT(refusal(std::string_view("ELF\0abc", 7)), Contains("NUL byte at byte 3"));
  CHECK_THAT(refusal(std::string_view("\x89PNG\r\n\x1A\n\0\0", 10)),
             Contains("not text: NUL byte at byte 8"));
  CHECK_THAT(refusal("abcdefg\x01\x02"), Contains("2 of 9 bytes are control characters"));
  CHECK(decode("abcdefghij\x01", "", "a") == "abcdefghij\x01");
}
