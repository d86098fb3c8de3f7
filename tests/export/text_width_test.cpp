#include "export/text_width.h"

#include <catch2/catch.hpp>

using namespace dossier;

TEST_CASE("widths are those of Helvetica, and scale with the size") {
  CHECK(text_width("Ada", 1000) == Approx(667 + 556 + 556));
  CHECK(text_width("Ada", 10) == Approx(17.79));
  CHECK(text_width("", 10) == 0);
}

TEST_CASE("Chinese letters are wide and combining marks take no room") {
  CHECK(text_width("李明", 10) == Approx(20));
  CHECK(text_width("e\u0301", 10) == text_width("e", 10));
}

TEST_CASE("text is cut at spaces into lines that fit") {
  for (const std::string& line : wrap_text("the quick brown fox jumps over the lazy dog", 60, 10))
    CHECK(text_width(line, 10) <= 60);
  CHECK(wrap_text("  two \n words ", 1000, 10) == std::vector<std::string>{"two words"});
  CHECK(wrap_text("", 10, 10).empty());
}

TEST_CASE("a word without spaces is cut where it must be") {
  CHECK(wrap_text("李明李明", 20, 10) == std::vector<std::string>{"李明", "李明"});
  CHECK(wrap_text("李", 1, 10) == std::vector<std::string>{"李"});
}

TEST_CASE("the number of a footnote stays with the word before it") {
  CHECK(wrap_text("a denial [1]", text_width("a denial", 10), 10) ==
        std::vector<std::string>{"a", "denial [1]"});
}
