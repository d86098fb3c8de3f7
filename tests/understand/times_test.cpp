#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "tests/understand/small_tree.h"
#include "understand/stages.h"

using namespace dossier;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded;
  return loaded;
}

std::string shown(const std::optional<TimeInterval>& interval) {
  if (!interval) return "unknown";
  std::string text = interval->from ? to_string(*interval->from) : "..";
  text += "/";
  text += interval->to ? to_string(*interval->to) : "..";
  return text + " " + std::string(to_string(interval->precision));
}

/// A sentence of words that hang on each other from left to right; prepositions hang on the word
/// behind them.
Sentence phrase(const std::string& words) {
  static const std::set<std::string> kPrepositions = {"in",    "on",     "since", "by", "from",
                                                      "until", "before", "after", "of"};
  Sentence sentence;
  std::istringstream in(words);
  Token token;
  std::uint32_t at = 0;
  while (in >> token.form) {
    const bool name = starts_upper(token.form);
    token.lemma = to_lower(token.form);
    token.upos = name ? "PROPN" : "NOUN";
    token.xpos = name ? "NNP" : "NN";
    token.deprel = kPrepositions.contains(token.lemma) ? "case" : "obl";
    token.span = {at, at + static_cast<std::uint32_t>(token.form.size())};
    at = token.span.end + 1;
    token.head = static_cast<std::uint32_t>(sentence.tokens.size()) + 1;
    sentence.tokens.push_back(token);
  }
  sentence.tokens.back().head = kRoot;
  sentence.tokens.back().deprel = "root";
  sentence.span = {0, sentence.tokens.back().span.end};
  return sentence;
}

std::vector<TimeExpression> times_of(const std::vector<Sentence>& sentences,
                                     std::optional<Date> published) {
  Document document;
  document.published = published;
  Reading reading{document, {}, {sentences}, {}};
  for (const Sentence& sentence : reading.annotation.sentences)
    reading.trees.emplace_back(sentence);
  return find_times(reading, lexicon());
}

/// What the time expressions of `words` mean in a report of Monday, 1 December 2025.
std::string meaning(const std::string& words,
                    std::optional<Date> published = parse_iso_date("2025-12-01")) {
  std::string text;
  for (const TimeExpression& time : times_of({phrase(words)}, published))
    text += (text.empty() ? "" : "; ") + shown(time.interval);
  return text;
}

struct Example {
  const char* words;
  const char* meaning;
};

void check(std::initializer_list<Example> examples) {
  for (const Example& example : examples) {
    INFO(example.words);
    CHECK(meaning(example.words) == example.meaning);
  }
}

}  // namespace

TEST_CASE("a full date means its day, whatever the order of its parts") {
  check({{"on Nov. 25 , 2025", "2025-11-25/2025-11-25 day"},
         {"on Nov 25 , 2025", "2025-11-25/2025-11-25 day"},
         {"on 25 November 2025", "2025-11-25/2025-11-25 day"},
         {"on the 25th of November , 2025", "2025-11-25/2025-11-25 day"},
         {"on Tuesday , November 25 , 2025", "2025-11-25/2025-11-25 day"},
         {"on 2025-11-25", "2025-11-25/2025-11-25 day"},
         {"on February 30 , 2025", "unknown"}});
}

TEST_CASE("a weekday is the latest one on or before the day of publication") {
  check({{"on Sunday", "2025-11-30/2025-11-30 day"},
         {"on Monday", "2025-12-01/2025-12-01 day"},
         {"on Tuesday night", "2025-11-25/2025-11-25 day"},
         {"last Monday", "2025-11-24/2025-11-24 day"},
         {"next Monday", "2025-12-08/2025-12-08 day"},
         {"this Wednesday", "2025-12-03/2025-12-03 day"}});
}

TEST_CASE("a weekday lies ahead where its verb looks ahead") {
  const Sentence sentence = small_sentence(
      "1 Talks talk NOUN NNS 3 nsubj\n2 will will AUX MD 3 aux\n3 start start VERB VB 0 root\n"
      "4 on on ADP IN 5 case\n5 Thursday Thursday PROPN NNP 3 obl\n");
  const auto times = times_of({sentence}, parse_iso_date("2025-12-01"));
  REQUIRE(times.size() == 1);
  CHECK(shown(times[0].interval) == "2025-12-04/2025-12-04 day");
  CHECK(times[0].head == TokenAt{0, 4});
}

TEST_CASE("months and days without a year lie before the day of publication") {
  check({{"in November", "2025-11-01/2025-11-30 month"},
         {"in December", "2025-12-01/2025-12-31 month"},
         {"on December 24", "2024-12-24/2024-12-24 day"},
         {"in July 2025", "2025-07-01/2025-07-31 month"},
         {"in May last year", "2024-05-01/2024-05-31 month"},
         {"last May", "2025-05-01/2025-05-31 month"},
         {"next May", "2026-05-01/2026-05-31 month"}});
}

TEST_CASE("weeks, months and years around the day of publication are whole ones") {
  check({{"last week", "2025-11-24/2025-11-30 week"},
         {"this week", "2025-12-01/2025-12-07 week"},
         {"next month", "2026-01-01/2026-01-31 month"},
         {"last year", "2024-01-01/2024-12-31 year"},
         {"last weekend", "2025-11-29/2025-11-30 range"},
         {"the weekend", "2025-11-29/2025-11-30 range"},
         {"yesterday", "2025-11-30/2025-11-30 day"},
         {"last night", "2025-11-30/2025-11-30 day"},
         {"this morning", "2025-12-01/2025-12-01 day"}});
}

TEST_CASE("parts of months and years are thirds of them") {
  check({{"late November", "2025-11-21/2025-11-30 range"},
         {"mid-2025", "2025-05-01/2025-08-31 range"},
         {"early last year", "2024-01-01/2024-04-30 range"},
         {"the end of November", "2025-11-21/2025-11-30 range"},
         {"by the end of the year", "../2025-12-31 range"},
         {"late in the week", "unknown"}});
}

TEST_CASE("one side of a unit ends at the day of publication") {
  check({{"later this month", "2025-12-01/2025-12-31 range"},
         {"earlier this year", "2025-01-01/2025-12-01 range"}});
  CHECK(meaning("earlier this week", parse_iso_date("2025-12-04")) ==
        "2025-12-01/2025-12-04 range");
}

TEST_CASE("seasons, quarters, halves and decades are stretches of months and years") {
  check({{"the summer of 2024", "2024-06-01/2024-08-31 quarter"},
         {"last summer", "2025-06-01/2025-08-31 quarter"},
         {"the third quarter of 2024", "2024-07-01/2024-09-30 quarter"},
         {"the first half of 2024", "2024-01-01/2024-06-30 half-year"},
         {"the 1990s", "1990-01-01/1999-12-31 decade"}});
}

TEST_CASE("an open interval ends at the day of publication or stays open") {
  check({{"since September", "2025-09-01/2025-12-01 range"},
         {"since mid-2025", "2025-05-01/2025-12-01 range"},
         {"until Friday", "../2025-11-28 range"},
         {"before 2020", "../2019-12-31 range"},
         {"after 2020", "2021-01-01/.. range"}});
  CHECK(meaning("since May 2020", std::nullopt) == "2020-05-01/.. range");
}

TEST_CASE("a preposition that belongs to another word does not open an interval") {
  const Sentence sentence = small_sentence(
      "1 since since ADP IN 4 case\n2 Monday Monday PROPN NNP 4 nmod:poss\n3 's 's PART POS 2 "
      "case\n"
      "4 raid raid NOUN NN 0 root\n");
  const auto times = times_of({sentence}, parse_iso_date("2025-12-03"));
  REQUIRE(times.size() == 1);
  CHECK(shown(times[0].interval) == "2025-12-01/2025-12-01 day");
}

TEST_CASE("a range takes what one of its ends leaves out from the other") {
  check({{"between 3 and 5 May", "2025-05-03/2025-05-05 range"},
         {"May 3-5", "2025-05-03/2025-05-05 range"},
         {"from May 3 to June 5 , 2024", "2024-05-03/2024-06-05 range"},
         {"from 2019 to 2021", "2019-01-01/2021-12-31 range"},
         {"between December 20 and January 4 , 2024", "2023-12-20/2024-01-04 range"},
         {"from Monday to Friday", "2025-11-24/2025-11-28 range"}});
}

TEST_CASE("distances count from the day of publication") {
  check({{"three days ago", "2025-11-28/2025-11-28 day"},
         {"two weeks ago", "2025-11-17/2025-11-23 week"},
         {"a decade ago", "2015-01-01/2015-12-31 year"},
         {"two months from now", "2026-02-01/2026-02-28 month"},
         {"several days ago", "unknown"},
         {"the past three months", "2025-09-01/2025-12-01 range"},
         {"the last two weeks", "2025-11-17/2025-12-01 range"},
         {"the past week", "2025-11-24/2025-12-01 range"}});
}

TEST_CASE("what counts from another day counts from the last day named before") {
  const std::vector<Sentence> sentences = {phrase("on November 3 , 2025"),
                                           phrase("three days later"), phrase("the next day")};
  const auto times = times_of(sentences, std::nullopt);
  REQUIRE(times.size() == 3);
  CHECK(shown(times[1].interval) == "2025-11-06/2025-11-06 day");
  CHECK(shown(times[2].interval) == "2025-11-07/2025-11-07 day");
  CHECK(meaning("three days later") == "unknown");
}

TEST_CASE("without a date of the document relative times have no interval") {
  for (const char* words : {"last week", "on Sunday", "in November", "two years ago",
                            "earlier this month", "yesterday"}) {
    INFO(words);
    CHECK(meaning(words, std::nullopt) == "unknown");
  }
  CHECK(meaning("in July 2025", std::nullopt) == "2025-07-01/2025-07-31 month");
}

TEST_CASE("vague words are time expressions without an interval") {
  check({{"recently", "unknown"}, {"in recent weeks", "unknown"}, {"now", "unknown"}});
}

TEST_CASE("numbers and words that only look like times are none") {
  check({{"may leave", ""}, {"the march on the capital", ""}, {"four men", ""}});
  const Sentence tons = small_sentence("1 2025 2025 NUM CD 2 nummod\n2 tons ton NOUN NNS 0 root\n");
  CHECK(times_of({tons}, parse_iso_date("2025-12-01")).empty());
}

TEST_CASE("every interval begins before it ends and stays in the calendar, for any words") {
  const char* const kWords[] = {
      "9999", "years", "ago", "from", "now",  "between", "31",     "and",  "February", "-",
      "0000", "0",     "the", "last", "1000", "next",    "Monday", "mid",  "since",    "2025-99-99",
      "half", "first", "of",  "to",   "May",  "decade",  "early",  "30th", "later",    "centuries"};
  std::uint32_t state = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string words;
    for (int i = 0; i < 8; ++i) {
      state = state * 1664525 + 1013904223;
      words += (words.empty() ? "" : " ") + std::string(kWords[(state >> 16) % std::size(kWords)]);
    }
    INFO(words);
    for (const TimeExpression& time : times_of({phrase(words)}, parse_iso_date("2025-12-01"))) {
      REQUIRE(time.first < time.last);
      REQUIRE((time.first <= time.head.token && time.head.token < time.last));
      if (!time.interval) continue;
      REQUIRE((time.interval->from || time.interval->to));
      if (time.interval->from && time.interval->to)
        REQUIRE(*time.interval->from <= *time.interval->to);
    }
  }
}
