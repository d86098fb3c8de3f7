#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/document.h"

using namespace dossier;

namespace {

using Kinds = std::vector<BlockKind>;
constexpr auto kTitle = BlockKind::kTitle;
constexpr auto kHead = BlockKind::kHead;
constexpr auto kHeading = BlockKind::kHeading;
constexpr auto kParagraph = BlockKind::kParagraph;
constexpr auto kItem = BlockKind::kItem;
constexpr auto kCaption = BlockKind::kCaption;
constexpr auto kBoilerplate = BlockKind::kBoilerplate;

Kinds kinds_of(std::string_view text) {
  Kinds kinds;
  for (const Block& block : blocks_of(text)) kinds.push_back(block.kind);
  return kinds;
}

std::vector<std::string> texts_of(std::string_view text, BlockKind kind) {
  std::vector<std::string> texts;
  for (const Block& block : blocks_of(text))
    if (block.kind == kind) texts.emplace_back(block.span.of(text));
  return texts;
}

const std::string kProse =
    "The harbour council of Porto Alma voted on Monday to close the eastern pier for two years, "
    "the mayor said.";

}  // namespace

TEST_CASE("a title, a byline and a date line stand before the paragraphs") {
  CHECK(kinds_of("Council Closes Eastern Pier\n\nBy Ana Ruiz, The Alma Courier\nMarch 3,2024\n\n" +
                 kProse) == Kinds{kTitle, kHead, kHead, kParagraph});
}

TEST_CASE("a title without a blank line below it does not swallow the first sentence") {
  const std::string text =
      "Council closes eastern pier as winter storms return\n" + kProse + "\n" + kProse;
  CHECK(texts_of(text, kTitle) ==
        std::vector<std::string>{"Council closes eastern pier as winter storms return"});
  CHECK(texts_of(text, kParagraph).size() == 2);
}

TEST_CASE("an outlet alone between title and date belongs to the head") {
  CHECK(kinds_of("Council closes eastern pier\nAlma Radio\nMonday, 04 March 2024 11:25 AM\n" +
                 kProse) == Kinds{kTitle, kHead, kHead, kParagraph});
}

TEST_CASE("a section line and an outlet's name may stand above the title") {
  CHECK(kinds_of("WORLD NEWS\n\nCouncil Closes Eastern Pier\n\n" + kProse) ==
        Kinds{kHead, kTitle, kParagraph});
  CHECK(kinds_of("The Alma Courier\n\nCouncil Closes the Eastern Pier Again\n\n" + kProse) ==
        Kinds{kHead, kTitle, kParagraph});
}

TEST_CASE("a text that starts with prose has no title") {
  CHECK(kinds_of(kProse + "\n\n" + kProse) == Kinds{kParagraph, kParagraph});
  CHECK(kinds_of("GENEVA (AP) — Talks on the pier resumed on Monday\n\n" + kProse) ==
        Kinds{kParagraph, kParagraph});
}

TEST_CASE("short lines without a stop between paragraphs are headings") {
  CHECK(kinds_of("Pier Shut\n\n" + kProse + "\n\nA Harbour in Doubt — or in Bloom?\n\n" + kProse +
                 "\n\nWhat happens next\n\n" + kProse) ==
        Kinds{kTitle, kParagraph, kHeading, kParagraph, kHeading, kParagraph});
}

TEST_CASE(
    "a lead-in that ends in a colon is a paragraph, and the lines below it are items without their "
    "marks") {
  const std::string text =
      kProse +
      "\n\nThe plan has these parts:\n\n  • New cranes\n  - A tunnel\n * Fewer ships\n 2. A wall\n";
  CHECK(kinds_of(text) == Kinds{kParagraph, kParagraph, kItem, kItem, kItem, kItem});
  CHECK(texts_of(text, kItem) ==
        std::vector<std::string>{"New cranes", "A tunnel", "Fewer ships", "A wall"});
}

TEST_CASE("a paragraph that ends in a photographer's credit is a caption") {
  CHECK(kinds_of(
            kProse +
            "\n\nCranes stand idle at the pier. (Ines Prado/Alma Photo)\n\nPhoto: Ines Prado\n\n" +
            kProse) == Kinds{kParagraph, kCaption, kCaption, kParagraph});
  CHECK(kinds_of(kProse + "\n\n" + kProse + " It is backed by both parties (CDU/CSU)") ==
        Kinds{kParagraph, kParagraph});
}

TEST_CASE("a newsletter box ends at the next prose") {
  CHECK(kinds_of(kProse + "\n\nNEWSLETTER\n\nThe week in ports\n\n" + kProse) ==
        Kinds{kParagraph, kBoilerplate, kBoilerplate, kParagraph});
}

TEST_CASE("nothing below a comment form is part of the article") {
  CHECK(kinds_of(kProse + "\n\nLeave a Reply\n\n" + kProse) ==
        Kinds{kParagraph, kBoilerplate, kBoilerplate});
}

TEST_CASE("page furniture is boilerplate wherever it stands") {
  for (const char* line :
       {"Subscribe to get the day's posts", "Read more: The pier that was",
        "| Join the Alma mailing list |", "|", "* * *", "Facebook | Twitter | WhatsApp",
        "3 min read", "Advertisement", "© 2024 Alma Courier. All rights reserved.",
        "https://alma.example/pier", "Continue reading", "Sign up for our newsletter"})
    CHECK(kinds_of(kProse + "\n\n" + line + "\n\n" + kProse) ==
          Kinds{kParagraph, kBoilerplate, kParagraph});
}

TEST_CASE("prose that uses the words of page furniture stays") {
  for (const char* line : {"For more than ten years the pier stood empty.",
                           "The country wants to become a member of the port league.",
                           "Residents can comment on the plan until June.",
                           "The post office beside the pier was evacuated."})
    CHECK(kinds_of(kProse + "\n\n" + line + "\n\n" + kProse) ==
          Kinds{kParagraph, kParagraph, kParagraph});
}

TEST_CASE("lines that are wrapped are one paragraph") {
  const std::string text =
      "Council closes eastern pier\n\n"
      "PORTO ALMA (Coastwire) - The harbour council voted on Monday to close\n"
      "the eastern pier for two years, a decision that Mayor Lena Ortiz had\n"
      "opposed. Engineers said in May that the piles could not carry the new\n"
      "cranes.\n\n"
      "The vote followed a night of debate in which Ortiz and the harbour\n"
      "master, Tom Vale, blamed each other for the delay.\n";
  CHECK(kinds_of(text) == Kinds{kTitle, kParagraph, kParagraph});
}

TEST_CASE("wrapped paragraphs without blank lines end where a line had room for the next word") {
  const std::string text =
      "The harbour council voted on Monday to close the eastern pier for two\n"
      "years, a decision that Mayor Lena Ortiz had opposed for most of 2023.\n"
      "Engineers said that it could not carry cranes.\n"
      "Ortiz and the harbour master, Tom Vale, blamed each other for what was\n"
      "called the longest delay in the history of the port.\n";
  CHECK(kinds_of(text) == Kinds{kParagraph, kParagraph});
}

TEST_CASE("a line that is a paragraph stays one, with or without blank lines") {
  CHECK(kinds_of(
            "The pier is shut.\nThe mayor is angry.\nThe council is not.\nNobody knows why.\n") ==
        Kinds{kParagraph, kParagraph, kParagraph, kParagraph});
}

TEST_CASE("a metadata block before the article belongs to the head") {
  CHECK(kinds_of("---\ntitle: Pier Shut\ndate: 2024-03-03\n---\n\n# Pier Shut\n\n" + kProse +
                 "\n\n## After\n\n" + kProse) ==
        Kinds{kHead, kHead, kHead, kHead, kTitle, kParagraph, kHeading, kParagraph});
}

TEST_CASE("a byte order mark, line breaks of every kind and no-break spaces are white space") {
  const std::string text =
      "\xEF\xBB\xBFPier Shut\r\n\r\n\xC2\xA0" + kProse + "\xE2\x80\xA9" + kProse;
  CHECK(kinds_of(text) == Kinds{kTitle, kParagraph, kParagraph});
  CHECK(blocks_of(text).front().span.begin == 3);
}

TEST_CASE("a text of white space has no blocks") {
  CHECK(blocks_of("").empty());
  CHECK(blocks_of(" \n\t\r\n\xC2\xA0\n").empty());
}

TEST_CASE("blocks are in order, apart, trimmed and cover every letter") {
  const std::string text =
      "A b\n\n - c\n> d\n## e\n---\nBy F G\n\xE2\x80\xA2 h\n\nPhoto: i\n\n\nj k l.\nm\n";
  std::uint32_t end = 0;
  std::string kept;
  for (const Block& block : blocks_of(text)) {
    REQUIRE(block.span.begin >= end);
    REQUIRE_FALSE(block.span.empty());
    end = block.span.end;
    kept += block.span.of(text);
  }
  for (char letter : std::string("AbcdeFGhijklm")) CHECK(kept.find(letter) != std::string::npos);
}

TEST_CASE("white space behind a mark belongs to no block") {
  for (const char* mark :
       {">  ", "> \xC2\xA0", "12.  ", "\xE2\x80\xA2 \xC2\xA0", "##  ", "Photo:  "}) {
    const std::string text = kProse + "\n\n" + mark + "Cranes stand idle.\n\n" + kProse;
    const auto blocks = blocks_of(text);
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[1].span.of(text) == "Cranes stand idle.");
  }
}

TEST_CASE(
    "a deck above the byline is a heading, and names between title and date belong to the head") {
  CHECK(kinds_of("Council Closes Eastern Pier\nThe mayor speaks of a mistake\n\nBy Ana Ruiz\n\n" +
                 kProse) == Kinds{kTitle, kHeading, kHead, kParagraph});
  CHECK(kinds_of("Council closes eastern pier again\nStaff Reporter\nThe Alma Courier\nMar 3, "
                 "2024, 07:30 PM IST\n" +
                 kProse) == Kinds{kTitle, kHead, kHead, kHead, kParagraph});
}

TEST_CASE("a heading right after the date line is no name") {
  CHECK(kinds_of("Council Closes Eastern Pier\n\nMarch 3, 2024\n\nStorm Damage\n\n" + kProse) ==
        Kinds{kTitle, kHead, kHeading, kParagraph});
}

TEST_CASE("a question may be a title") {
  CHECK(kinds_of("Who shut the pier?\n\n" + kProse) == Kinds{kTitle, kParagraph});
}
