#include "language/segment.h"

#include <catch2/catch.hpp>

#include "base/limits.h"
#include "base/utf8.h"

using namespace dossier;

namespace {

const Segmenter& segmenter() {
  static const Segmenter made;
  return made;
}

std::vector<Sentence> cut(const std::string& text) {
  std::vector<Sentence> out;
  segmenter().append(text, {0, static_cast<std::uint32_t>(text.size())}, 0, out);
  return out;
}

/// Tokens with spaces between them, sentences with " / ".
std::string shown(const std::string& text) {
  std::string out;
  for (const Sentence& sentence : cut(text)) {
    if (!out.empty()) out += " /";
    for (const Token& token : sentence.tokens) out += (out.empty() ? "" : " ") + token.form;
  }
  return out;
}

/// The law of segment.h, for any text.
void require_lawful(const std::string& text) {
  std::uint32_t at = 0;
  const auto gap_is_white = [&](std::uint32_t begin, std::uint32_t end) {
    return trim(std::string_view(text).substr(begin, end - begin)).empty();
  };
  for (const Sentence& sentence : cut(text)) {
    REQUIRE(!sentence.tokens.empty());
    REQUIRE(sentence.tokens.size() <= kMaxSentenceTokens);
    REQUIRE(sentence.span ==
            Span{sentence.tokens.front().span.begin, sentence.tokens.back().span.end});
    for (const Token& token : sentence.tokens) {
      REQUIRE(token.span.begin >= at);
      REQUIRE(gap_is_white(at, token.span.begin));
      REQUIRE(!token.span.empty());
      REQUIRE(token.span.size() <= kMaxTokenBytes);
      REQUIRE(token.form == token.span.of(text));
      at = token.span.end;
    }
  }
  REQUIRE(gap_is_white(at, static_cast<std::uint32_t>(text.size())));
}

}  // namespace

TEST_CASE("clitics are cut off their words") {
  CHECK(shown("I don't think she'll say it's Ann's.") ==
        "I do n't think she 'll say it 's Ann 's .");
  CHECK(shown("They\u2019re sure we can\u2019t.") == "They \u2019re sure we ca n\u2019t .");
  CHECK(shown("the workers' union") == "the workers ' union");
}

TEST_CASE("names with an apostrophe stay whole") {
  CHECK(shown("O'Hara left at six o'clock") == "O'Hara left at six o'clock");
}

TEST_CASE("two words written as one are two") {
  CHECK(shown("cannot, gonna") == "can not , gon na");
}

TEST_CASE("hyphens separate, but not after prefixes and in telephone numbers") {
  CHECK(shown("a ten-year-old co-founder") == "a ten - year - old co-founder");
  CHECK(shown("Call 555-013-7788 now") == "Call 555-013-7788 now");
  CHECK(shown("from 2019-2021") == "from 2019 - 2021");
}

TEST_CASE("dashes separate with and without space") {
  CHECK(shown("peace--or war\u2014at last") == "peace -- or war \u2014 at last");
}

TEST_CASE("amounts lose their signs and units") {
  CHECK(shown("$2.4 billion, 35% and \u20AC1,250.50") ==
        "$ 2.4 billion , 35 % and \u20AC 1,250.50");
  CHECK(shown("US$4bn") == "US$ 4 bn");
  CHECK(shown("5km at 9:30am") == "5 km at 9:30 am");
  CHECK(shown("the 20th of the 1990s") == "the 20th of the 1990s");
}

TEST_CASE("abbreviations and initials keep their full stops") {
  CHECK(shown("Mr. J. R. Ortega of the U.S. met Dr. Lund.") ==
        "Mr. J. R. Ortega of the U.S. met Dr. Lund .");
}

TEST_CASE("addresses are one token, without the sentence's marks") {
  CHECK(shown("See https://example.org/a-b?c=1, or www.example.com.") ==
        "See https://example.org/a-b?c=1 , or www.example.com .");
  CHECK(shown("(mail desk@example.org)") == "( mail desk@example.org )");
}

TEST_CASE("quotes and brackets are tokens") {
  CHECK(shown("\u201CNo,\u201D he said (twice) [sic].") ==
        "\u201C No , \u201D he said ( twice ) [ sic ] .");
}

TEST_CASE("dates with slashes stay whole and alternatives do not") {
  CHECK(shown("on 3/11/2024 and/or later") == "on 3/11/2024 and / or later");
}

TEST_CASE("sentences end at full stops, question marks and exclamation marks") {
  CHECK(shown("He left. Why? Nobody knows! The end.") ==
        "He left . / Why ? / Nobody knows ! / The end .");
}

TEST_CASE("a closing quote goes with its sentence") {
  CHECK(shown("\"It is over.\" The talks failed.") == "\" It is over . \" / The talks failed .");
  CHECK(shown("\u201CIs it over?\u201D she asked.") == "\u201C Is it over ? \u201D she asked .");
}

TEST_CASE(
    "abbreviations end no sentence before a name, and may before a word that begins sentences") {
  CHECK(shown("Gen. Adama spoke. He paid Acme Inc. The rest is gone.") ==
        "Gen. Adama spoke . / He paid Acme Inc. / The rest is gone .");
  CHECK(shown("Acme Inc. Chairman Bo Lee") == "Acme Inc. Chairman Bo Lee");
}

TEST_CASE("an abbreviation of numbers keeps its full stop before a number only") {
  CHECK(shown("He lives at No. 5. She said no. 5 left") ==
        "He lives at No. 5 . / She said no. 5 left");
  CHECK(shown("She said no. Five left.") == "She said no . / Five left .");
}

TEST_CASE("degrees keep their full stops and their sentences end") {
  CHECK(shown("She earned a Ph.D. He did not.") == "She earned a Ph.D. / He did not .");
  CHECK(shown("They chose plan B. The rest is known.") ==
        "They chose plan B. / The rest is known .");
}

TEST_CASE("the mark of a note goes with the sentence before it") {
  CHECK(shown("They claimed it.[12] Later they left. [3] Nobody came.") ==
        "They claimed it . [ 12 ] / Later they left . [ 3 ] / Nobody came .");
}

TEST_CASE("sentences that stand side by side without space are two") {
  CHECK(shown("\"No call\", he said.\"We deny it\".Nobody came.") ==
        "\" No call \" , he said . / \" We deny it \" . / Nobody came .");
}

TEST_CASE("decimals, times and initials end no sentence") {
  CHECK(cut("It rose 3.5 points by 10 p.m. on Monday, J. K. Adams said.").size() == 1);
}

TEST_CASE("an empty line ends a sentence and a single line break does not") {
  CHECK(shown("one\n\ntwo three\nfour") == "one / two three four");
}

TEST_CASE("the number of a list item stays with its item") {
  CHECK(shown("1. Open the door.") == "1 . Open the door .");
}

TEST_CASE("tokens are the text without its white space, whatever the text is") {
  for (const std::string text : {"",
                                 " ",
                                 "a",
                                 "\n\n\n",
                                 "...",
                                 "\"\"\"'''",
                                 "a\u200Bb\uFEFFc",
                                 "e\u0301t\u00e9 \u4e2d\u6587\u3002",
                                 "\xFF\xFE",
                                 "-'-'-",
                                 "n't",
                                 "'s",
                                 "http://",
                                 "@",
                                 "#",
                                 "a@b",
                                 "$.$",
                                 "1.2.3-4-5",
                                 "\xC3",
                                 "x\xE2\x80"})
    require_lawful(text);
}

TEST_CASE("a sentence of the largest number of tokens stays whole and one more is cut") {
  std::string words;
  for (std::size_t i = 0; i < kMaxSentenceTokens; ++i) words += "word ";
  CHECK(cut(words).size() == 1);
  const auto two = cut(words + "more");
  REQUIRE(two.size() == 2);
  CHECK(two[0].tokens.size() == kMaxSentenceTokens);
}

TEST_CASE("a sentence that is too long is cut behind a semicolon of its second half") {
  std::string words;
  for (std::size_t i = 0; i < kMaxSentenceTokens + 50; ++i) words += i == 300 ? "; " : "word ";
  const auto two = cut(words);
  REQUIRE(two.size() == 2);
  CHECK(two[0].tokens.size() == 301);
}

TEST_CASE("a run without white space is cut at the largest token, between characters") {
  CHECK(cut(std::string(kMaxTokenBytes, 'x')).at(0).tokens.size() == 1);
  CHECK(cut(std::string(kMaxTokenBytes + 1, 'x')).at(0).tokens.size() == 2);
  std::string accents;
  for (std::size_t i = 0; i < kMaxTokenBytes; ++i) accents += "\u00e9";
  require_lawful(accents);
  const std::vector<Sentence> sentences = cut(accents);
  for (const Token& token : sentences.at(0).tokens) CHECK(!first_malformed(token.form));
}

TEST_CASE("a hundred thousand quotes and a line of five megabytes are read in a moment") {
  require_lawful(std::string(100'000, '"'));
  std::string line;
  while (line.size() < 5'000'000) line += "a-b.c'd/\"(e ";
  CHECK(!cut(line).empty());
}
