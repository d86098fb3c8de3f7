#include "language/tokenizer.h"

#include <catch2/catch.hpp>

#include "base/data_path.h"
#include "base/limits.h"
#include "base/utf8.h"

using namespace dossier;

namespace {

std::vector<Span> cut(const std::string& text) {
  static const SplitRules rules(read_file(data_file("segmentation.tsv")));
  return tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, rules);
}

/// Tokens with spaces between them.
std::string shown(const std::string& text) {
  std::string out;
  for (const Span span : cut(text)) out += (out.empty() ? "" : " ") + std::string(span.of(text));
  return out;
}

void require_lawful(const std::string& text) {
  std::uint32_t at = 0;
  const auto white = [&](std::uint32_t end) {
    return trim(std::string_view(text).substr(at, end - at)).empty();
  };
  for (const Span span : cut(text)) {
    const bool lawful = span.begin >= at && span.end > span.begin && span.end <= text.size() &&
                        span.size() <= kMaxTokenBytes && white(span.begin);
    if (!lawful) FAIL("at byte " << span.begin);
    at = span.end;
  }
  REQUIRE(white(static_cast<std::uint32_t>(text.size())));
}

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

}  // namespace

TEST_CASE("names of files and hosts are one token") {
  CHECK(shown("Open Budget-2_final.xlsx or notes~1.doc.") ==
        "Open Budget-2_final.xlsx or notes~1.doc .");
  CHECK(shown("Kestrel-lines.com said") == "Kestrel-lines.com said");
  CHECK(shown("a lamp.com-owned firm") == "a lamp.com - owned firm");
  CHECK(shown("see rec.boats.sail today") == "see rec.boats.sail today");
  CHECK(shown("the .pdf file") == "the .pdf file");
}

TEST_CASE("a full stop without space behind it still ends a word") {
  CHECK(shown("He left.The end") == "He left . The end");
  CHECK(shown("we won.then") == "we won . then");
}

TEST_CASE("addresses of any scheme are one token") {
  CHECK(shown("<mailto:ana@example.org>") == "< mailto:ana@example.org >");
  CHECK(shown("(sftp://host.example/a_(b))") == "( sftp://host.example/a_(b) )");
  CHECK(shown("example.org/news, please") == "example.org/news , please");
}

TEST_CASE("hashtags and account names keep their signs") {
  CHECK(shown("#HarbourStrike by @port_news: #1") == "#HarbourStrike by @port_news : # 1");
}

TEST_CASE("clitics are cut off whatever apostrophe is typed and in capitals") {
  for (const std::string mark : {"'", "\u2019", "\u2018", "`", "\u00B4"})
    CHECK(shown("DON" + mark + "T") == "DO N" + mark + "T");
  CHECK(shown("WE'RE SURE THEY'VE") == "WE 'RE SURE THEY 'VE");
}

TEST_CASE("contractions without an apostrophe are two words where they are no word") {
  CHECK(shown("theyre sure he doesnt") == "they re sure he does nt");
  CHECK(shown("they were well") == "they were well");
}

TEST_CASE("the word behind decides whether its is one word or two") {
  CHECK(shown("its not here") == "it s not here");
  CHECK(shown("its harbour") == "its harbour");
  CHECK(shown("its") == "its");
  CHECK(shown("its\nnot") == "its not");
}

TEST_CASE("amounts, ranges and scores are cut at their signs") {
  CHECK(shown("US$5m, HK$20 and \u00A33.2bn") == "US$ 5 m , HK$ 20 and \u00A3 3.2 bn");
  CHECK(shown("won 3-1, 10-12 people") == "won 3 - 1 , 10 - 12 people");
  CHECK(shown("80mph, 5%, 1/2") == "80 mph , 5 % , 1/2");
  CHECK(shown("a co$t of $$$") == "a co$t of $$$");
}

TEST_CASE("telephone numbers, postal codes, dates and times stay whole") {
  CHECK(shown("555/013-7788 or 555-7788") == "555/013-7788 or 555-7788");
  CHECK(shown("Port Salis 10483-2210") == "Port Salis 10483-2210");
  CHECK(shown("2024-11-03 at 2024-11-03T10:15") == "2024-11-03 at 2024-11-03T10:15");
}

TEST_CASE("prefixes stay with years and words that break off keep their hyphen") {
  CHECK(shown("the mid-1990s, post-2015") == "the mid-1990s , post - 2015");
  CHECK(shown("th- that, b- but") == "th- that , b- but");
  CHECK(shown("the book- and IT- trade") == "the book - and IT - trade");
}

TEST_CASE("runs of marks are one token") {
  CHECK(shown("so --> there <== *~*~* ==") == "so --> there <== *~*~* ==");
  CHECK(shown("Why?! Really.? Well.... No\u2026.") == "Why ?! Really .? Well .... No \u2026.");
  CHECK(shown("-#news") == "- #news");
}

TEST_CASE("two single quotes are one mark and three are not") {
  CHECK(shown("''so'' ``so''") == "'' so '' `` so ''");
  CHECK(shown("\u2018\u2019so") == "\u2018\u2019 so");
  CHECK(shown("\u00ABso\u00BB \u201Eso\u201C") == "\u00AB so \u00BB \u201E so \u201C");
}

TEST_CASE("the full stop behind an abbreviation's own is a token") {
  CHECK(shown("in the U.S.. Then") == "in the U.S. . Then");
  CHECK(shown("by J. Bo et al. in ca. 1850") == "by J. Bo et al. in ca. 1850");
  CHECK(shown("ropes, sails etc. are here") == "ropes , sails etc. are here");
  CHECK(shown("ropes, sails etc. The") == "ropes , sails etc . The");
}

TEST_CASE("smileys are one token and do not break words") {
  CHECK(shown("fine :-) ok :P <3") == "fine :-) ok :P <3");
  CHECK(shown("note:please") == "note : please");
}

TEST_CASE("an emoji with its modifiers, joined faces and flags are one token each") {
  const std::string heart = "\u2764\uFE0F", thumb = "\U0001F44D\U0001F3FD",
                    family = "\U0001F468\u200D\U0001F469\u200D\U0001F467",
                    flag = "\U0001F1EB\U0001F1F7";
  CHECK(shown("go" + heart + thumb + family + flag + flag + "!") ==
        "go " + heart + " " + thumb + " " + family + " " + flag + " " + flag + " !");
}

TEST_CASE("soft hyphens stay in their words, and invisible spaces separate") {
  CHECK(shown("har\u00ADbour") == "har\u00ADbour");
  CHECK(shown("\uFEFFone\u00A0two\u200Bthree\u202Ffour") == "one two three four");
}

TEST_CASE("words of other scripts are cut at their marks") {
  CHECK(shown("\u6E2F\u53E3\u3002\u8239\uFF0C") == "\u6E2F\u53E3 \u3002 \u8239 \uFF0C");
  CHECK(shown("\u0645\u064A\u0646\u0627\u0621\u060C \u0648") ==
        "\u0645\u064A\u0646\u0627\u0621 \u060C \u0648");
}

TEST_CASE("tokens lie in the part that is cut") {
  const SplitRules rules("ending\tetc.\nlast-cut\tetc.\nnumbered\tno.\n");
  const std::string text = "no. 5 etc. X";
  CHECK(tokenize(text, {0, 3}, rules).size() == 2);
  CHECK(tokenize(text, {0, 5}, rules).size() == 2);
  CHECK(tokenize(text, {6, 10}, rules).size() == 2);
  CHECK(tokenize(text, {6, 12}, rules).size() == 2);
}

TEST_CASE("hostile text of any kind gives lawful tokens") {
  for (const std::string part : {"\"",     "(",    "\u200D", "\u200B",        "'",    "a-",
                                 "a.",     "1-",   "a@",     "its ",          "no. ", "\xF0\x9F",
                                 "$",      "a/",   "x'",     "http://(",      ")",    "\U0001F1EB",
                                 "\u00AD", "\xFF", "etc.",   "x\u200D\u2764", "#a"})
    require_lawful(repeated(part, 100'000));
  require_lawful(std::string(1'000'000, 'x'));
}

TEST_CASE("a line of five megabytes is cut with and without white space") {
  require_lawful(repeated("quay", 5'000'000));
  require_lawful(repeated("Mr. O'Hara's e-mail (a.b@c.com), ", 5'000'000));
}

TEST_CASE("the tables of tokens refuse what they do not know") {
  for (const std::string table : {"odd\tvalue", "prefix", "prefix\t", "two\tone", "two\t one"})
    CHECK_THROWS(SplitRules(table));
}
