#include "base/utf8.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace dossier;

TEST_CASE("the first malformed byte is found, wherever and however it is malformed") {
  CHECK_FALSE(first_malformed(""));
  CHECK_FALSE(first_malformed("a é € 😀"));
  CHECK(first_malformed("ab\xFF") == 2);
  CHECK(first_malformed("é\xC0\x80") == 2);          // overlong
  CHECK(first_malformed("a\xED\xA0\x80") == 1);      // surrogate
  CHECK(first_malformed("a\xF4\x90\x80\x80") == 1);  // above U+10FFFF
  CHECK(first_malformed("ab\xE2\x82") == 2);         // truncated
}

TEST_CASE("walking by code points covers every byte, malformed ones as one each") {
  const std::string text = "aé€😀\xFF\xE2\x82z";
  std::vector<char32_t> values;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    REQUIRE(c.bytes >= 1);
    values.push_back(c.value);
    at += c.bytes;
  }
  CHECK(values == std::vector<char32_t>{U'a', U'é', U'€', U'😀', 0xFFFD, 0xFFFD, 0xFFFD, U'z'});
}

TEST_CASE("a code point that is written is read back") {
  for (const char32_t c :
       {U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFD', U'\x10000', U'\x10FFFF'}) {
    std::string out;
    append_utf8(out, c);
    CHECK(code_point_at(out, 0).value == c);
    CHECK(code_point_at(out, 0).bytes == out.size());
  }
}

TEST_CASE("characters are code points") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("Nicolás — 😀") == 11);
}

TEST_CASE("names fold to one form") {
  CHECK(fold("Zoë  GARCÍA ") == "zoe garcia");
  CHECK(fold("O’Brien") == fold("O'Brien"));
  CHECK(fold("Straße") == "strasse");
  CHECK(fold("U.S.–Cuba") == "u.s.-cuba");
  CHECK(fold("“x”") == "\"x\"");
  CHECK(fold("\xC2\xA0 a\t\nb\xE2\x80\x8B") == "a b");
  CHECK(fold("") == "");
}

TEST_CASE("folding twice is folding once") {
  for (const std::string_view text :
       {"Ǆ ŉ İ", "ﬁ ½ ①", "a\xCC\x81 \xE1\xBA\x9E", "´`«»", "\xFF\xFE x", "Σς", "ᾳ ͅ", "...…"})
    CHECK(fold(fold(text)) == fold(text));
}

TEST_CASE("case does not depend on a locale") {
  CHECK(to_lower("ÉTAT IN I") == "état in i");
  CHECK(to_upper("état i") == "ÉTAT I");
  CHECK(starts_upper("Élan"));
  CHECK_FALSE(starts_upper("élan"));
  CHECK_FALSE(starts_upper(""));
  CHECK(all_upper("U.S. 7"));
  CHECK_FALSE(all_upper("U.s."));
  CHECK_FALSE(all_upper("77"));
}

TEST_CASE("trimming takes every kind of white space at both ends and nothing else") {
  CHECK(trim("\xEF\xBB\xBF \t\xC2\xA0"
             "a b\xE2\x80\xA9\r\n") == "a b");
  CHECK(trim(" \n").empty());
  CHECK(trim("é") == "é");
  CHECK(trim("a \x99") == "a \x99");
  CHECK(trim("a\x80\x80\x80\x80\x80") == "a\x80\x80\x80\x80\x80");
}

TEST_CASE("squeezing leaves one space between words") {
  CHECK(squeeze(" a \n\t b\xC2\xA0\xC2\xA0"
                "c ") == "a b c");
  CHECK(squeeze("a") == "a");
  CHECK(squeeze(" ") == "");
}
