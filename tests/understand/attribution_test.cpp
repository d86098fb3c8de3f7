#include <catch2/catch.hpp>
#include <numeric>

#include "base/limits.h"
#include "tests/understand/engine_fixture.h"
#include "tests/understand/marked_example.h"
#include "tests/understand/small_tree.h"
#include "understand/stages.h"

using namespace dossier;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded;
  return loaded;
}

enum class Blocks { kOne, kEach };

/// A document of sentences, each in a block of its own or all in one.
struct Sample {
  explicit Sample(const std::vector<std::string>& lines, Blocks blocks = Blocks::kOne) {
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
      reading.annotation.sentences.push_back(small_sentence(lines[i]));
      if (blocks == Blocks::kEach) reading.annotation.sentences.back().block = i;
    }
    for (const Sentence& sentence : reading.annotation.sentences)
      reading.trees.emplace_back(sentence);
    attributions = find_attributions(reading, {}, find_times(reading, lexicon()), lexicon());
  }

  std::string words(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
    std::string text;
    for (std::uint32_t i = first; i < last; ++i)
      text += (text.empty() ? "" : " ") + reading.trees[sentence].token(i).form;
    return text;
  }

  /// "source / cue / content | content", an attribution a line.
  std::string shown() const {
    std::string text;
    for (const Attribution& each : attributions.all) {
      if (!text.empty()) text += '\n';
      text += (each.source_token ? reading.token(*each.source_token).form : "-") + " / " +
              each.cue_text + " /";
      for (std::size_t i = 0; i < each.content.size(); ++i) {
        const auto& [first, last] = each.content[i];
        text += (i > 0 ? " | " : " ") + words(first.sentence, first.token, last.token);
      }
    }
    return text;
  }

  Document document;
  Reading reading{document, {}, {}, {}};
  Attributions attributions;
};

const char* const kThat =
    "1 Ruiz Ruiz PROPN NNP 2 nsubj\n2 said say VERB VBD 0 root\n3 that that SCONJ IN 5 mark\n4 "
    "ports port NOUN NNS 5 nsubj\n"
    "5 closed close VERB VBD 2 ccomp\n6 . . PUNCT . 2 punct\n";
const char* const kInverted =
    "1 “ “ PUNCT `` 3 punct\n2 Ports port NOUN NNS 3 nsubj\n3 closed close VERB VBD 6 ccomp\n4 , , "
    "PUNCT , 6 punct\n"
    "5 ” ” PUNCT '' 3 punct\n6 said say VERB VBD 0 root\n7 Ruiz Ruiz PROPN NNP 6 nsubj\n8 . . "
    "PUNCT . 6 punct\n";
const char* const kAside =
    "1 The the DET DT 2 det\n2 goal goal NOUN NN 8 nsubj\n3 , , PUNCT , 5 punct\n4 they they PRON "
    "PRP 5 nsubj\n"
    "5 say say VERB VBP 8 parataxis\n6 , , PUNCT , 5 punct\n7 is be AUX VBZ 8 cop\n8 simple simple "
    "ADJ JJ 0 root\n9 . . PUNCT . 8 punct\n";
const char* const kAccording =
    "1 According accord VERB VBG 3 case\n2 to to ADP IN 1 fixed\n3 Ruiz Ruiz PROPN NNP 6 obl\n4 , "
    ", PUNCT , 3 punct\n"
    "5 ports port NOUN NNS 6 nsubj\n6 closed close VERB VBD 0 root\n7 . . PUNCT . 6 punct\n";
const char* const kCiting =
    "1 The the DET DT 2 det\n2 Courier Courier PROPN NNP 3 nsubj\n3 reported report VERB VBD 0 "
    "root\n4 that that SCONJ IN 6 mark\n"
    "5 ports port NOUN NNS 6 nsubj\n6 closed close VERB VBD 3 ccomp\n7 , , PUNCT , 8 punct\n8 "
    "citing cite VERB VBG 3 advcl\n"
    "9 officials official NOUN NNS 8 obj\n10 . . PUNCT . 3 punct\n";
const char* const kBehindDash =
    "1 As as SCONJ IN 3 mark\n2 Ruiz Ruiz PROPN NNP 3 nsubj\n3 said say VERB VBD 6 advcl\n4 , , "
    "PUNCT , 3 punct\n"
    "5 ports port NOUN NNS 6 nsubj\n6 closed close VERB VBD 0 root\n7 — — PUNCT : 11 punct\n"
    "8 even even ADV RB 11 advmod\n9 as as SCONJ IN 11 mark\n10 ships ship NOUN NNS 11 nsubj\n"
    "11 waited wait VERB VBD 6 advcl\n";
const char* const kCitingBetween =
    "1 The the DET DT 2 det\n2 Courier Courier PROPN NNP 7 nsubj\n3 , , PUNCT , 4 punct\n"
    "4 citing cite VERB VBG 2 acl\n5 officials official NOUN NNS 4 obj\n6 , , PUNCT , 4 punct\n"
    "7 reported report VERB VBD 0 root\n8 that that SCONJ IN 10 mark\n9 ports port NOUN NNS 10 "
    "nsubj\n"
    "10 closed close VERB VBD 7 ccomp\n";
const char* const kAskedWhy =
    "1 Ruiz Ruiz PROPN NNP 2 nsubj\n2 asked ask VERB VBD 0 root\n3 why why ADV WRB 5 advmod\n"
    "4 ports port NOUN NNS 5 nsubj\n5 closed close VERB VBD 2 ccomp\n";
const char* const kSourcesSaying =
    "1 The the DET DT 2 det\n2 Courier Courier PROPN NNP 3 nsubj\n3 reported report VERB VBD 0 "
    "root\n4 sources source NOUN NNS 3 obj\n"
    "5 saying say VERB VBG 4 acl\n6 ports port NOUN NNS 7 nsubj\n7 closed close VERB VBD 5 ccomp\n";
const char* const kNotion =
    "1 Ruiz Ruiz PROPN NNP 2 nsubj\n2 rejected reject VERB VBD 0 root\n3 the the DET DT 4 det\n4 "
    "notion notion NOUN NN 2 obj\n"
    "5 that that SCONJ IN 7 mark\n6 he he PRON PRP 7 nsubj\n7 leads lead VERB VBZ 4 acl\n8 it it "
    "PRON PRP 7 obj\n";
const char* const kAccuse =
    "1 Ruiz Ruiz PROPN NNP 2 nsubj\n2 accused accuse VERB VBD 0 root\n3 Lund Lund PROPN NNP 2 "
    "obj\n4 of of SCONJ IN 5 mark\n"
    "5 stealing steal VERB VBG 2 advcl\n6 votes vote NOUN NNS 5 obj\n";
const char* const kWhatHeCalls =
    "1 It it PRON PRP 2 nsubj\n2 fights fight VERB VBZ 0 root\n3 what what PRON WP 2 obj\n4 he he "
    "PRON PRP 5 nsubj\n"
    "5 calls call VERB VBZ 3 acl:relcl\n6 cartels cartel NOUN NNS 5 xcomp\n";
const char* const kClaimsThat =
    "1 It it PRON PRP 2 nsubj\n2 repeats repeat VERB VBZ 0 root\n3 his his PRON PRP$ 4 "
    "nmod:poss\n4 claims claim NOUN NNS 2 obj\n"
    "5 that that SCONJ IN 7 mark\n6 ports port NOUN NNS 7 nsubj\n7 closed close VERB VBD 4 acl\n";
const char* const kDidNotSay =
    "1 Ruiz Ruiz PROPN NNP 4 nsubj\n2 did do AUX VBD 4 aux\n3 not not PART RB 4 advmod\n4 say say "
    "VERB VB 0 root\n"
    "5 ports port NOUN NNS 6 nsubj\n6 closed close VERB VBD 4 ccomp\n";
const char* const kTold =
    "1 Courier Courier PROPN NNP 2 nsubj\n2 noted note VERB VBD 0 root\n3 ports port NOUN NNS 4 "
    "nsubj\n"
    "4 closed close VERB VBD 2 ccomp\n";
const char* const kSaidOnly = "1 Ruiz Ruiz PROPN NNP 2 nsubj\n2 spoke speak VERB VBD 0 root\n";
const char* const kQuoteAlone =
    "1 “ “ PUNCT `` 3 punct\n2 Ships ship NOUN NNS 3 nsubj\n3 left leave VERB VBD 0 root\n4 . . "
    "PUNCT . 3 punct\n5 ” ” PUNCT '' 3 punct\n";
const char* const kQuoteOpens =
    "1 “ “ PUNCT `` 3 punct\n2 Ships ship NOUN NNS 3 nsubj\n3 left leave VERB VBD 0 root\n4 . . "
    "PUNCT . 3 punct\n";
const char* const kQuoteCloses =
    "1 Ports port NOUN NNS 2 nsubj\n2 closed close VERB VBD 5 ccomp\n3 , , PUNCT , 5 punct\n4 ” ” "
    "PUNCT '' 2 punct\n"
    "5 said say VERB VBD 0 root\n6 Ruiz Ruiz PROPN NNP 5 nsubj\n7 . . PUNCT . 5 punct\n";

/// One organization, named by the tokens at `heads`.
Entities organization(const std::string& subtype, const std::vector<TokenAt>& heads) {
  Entities entities;
  LocalEntity one;
  one.type = EntityType::kOrganization;
  one.subtype = subtype;
  one.names = {"Courier"};
  entities.entities = {one};
  for (const TokenAt head : heads) {
    entities.by_token[head] = static_cast<std::uint32_t>(entities.mentions.size());
    entities.mentions.push_back({head, head.token, head.token + 1, MentionKind::kName, 0});
  }
  return entities;
}

std::string found(const std::vector<std::string>& lines, Blocks blocks = Blocks::kOne) {
  return Sample(lines, blocks).shown();
}

}  // namespace

TEST_CASE("indirect speech has its clause as content") {
  CHECK(found({kThat}) == "Ruiz / said / that ports closed");
}

TEST_CASE("direct speech keeps its marks, with the speaker behind the verb") {
  CHECK(found({kInverted}) == "Ruiz / said / “ Ports closed , ”");
}

TEST_CASE("an aside attributes the clause around it") {
  CHECK(found({kAside}) == "they / say / The goal | is simple");
}

TEST_CASE("according to attributes its clause") {
  CHECK(found({kAccording}) == "Ruiz / According to / ports closed");
}

TEST_CASE("a source that is cited stands inside the one who cites it") {
  const Sample sample({kCiting});
  REQUIRE(sample.shown() ==
          "Courier / reported / that ports closed\nofficials / citing / that ports closed");
  CHECK(sample.attributions.all[1].outer == 0u);
  CHECK(sample.attributions.around({0, 5}) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("a source that is cited between subject and verb shares what the verb reports") {
  const Sample sample({kCitingBetween});
  REQUIRE(sample.shown() ==
          "officials / citing / that ports closed\nCourier / reported / that ports closed");
  CHECK(sample.attributions.around({0, 9}) == std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("what stands behind a dash is the writer's again") {
  CHECK(found({kBehindDash}) == "Ruiz / said / ports closed");
}

TEST_CASE("an outlet that is credited once is credited wherever it speaks") {
  const Sample sample({kSourcesSaying, kTold});
  const Entities entities = organization("", {{0, 1}, {1, 0}});
  const Attributions found = find_attributions(sample.reading, entities, {}, lexicon());
  REQUIRE(found.all.size() == 3);
  CHECK(found.all[0].credit);
  CHECK(!found.all[1].credit);
  CHECK(found.all[2].credit);
}

TEST_CASE("a ministry that reports is no outlet") {
  const Sample sample({kSourcesSaying});
  const Attributions found =
      find_attributions(sample.reading, organization("ministry", {{0, 1}}), {}, lexicon());
  CHECK(!found.all[0].credit);
}

TEST_CASE("a possessor that is not resolved is the subject") {
  const Sample sample({kClaimsThat});
  const Entities entities = organization("", {{0, 0}});
  const Attributions found = find_attributions(sample.reading, entities, {}, lexicon());
  REQUIRE(found.all.size() == 1);
  CHECK(found.all[0].source == 0u);
}

TEST_CASE("a question why is not a demand") {
  const Sample sample({kAskedWhy});
  REQUIRE(sample.attributions.all.size() == 1);
  CHECK(sample.attributions.all[0].stance == Stance::kAsserted);
}

TEST_CASE("sources that an outlet reports as saying something make a chain") {
  const Sample sample({kSourcesSaying});
  REQUIRE(sample.attributions.all.size() == 2);
  CHECK(sample.attributions.all[1].outer == 0u);
  CHECK(sample.attributions.around({0, 6}) == std::vector<std::uint32_t>{0, 1});
  CHECK(sample.attributions.around({0, 4}) == std::vector<std::uint32_t>{0});
}

TEST_CASE("who rejects a notion denies what it says") {
  const Sample sample({kNotion});
  REQUIRE(sample.shown() == "Ruiz / rejected / that he leads it");
  CHECK(sample.attributions.all[0].stance == Stance::kDenied);
}

TEST_CASE("an accusation has the accused and the deed as content") {
  CHECK(found({kAccuse}) == "Ruiz / accused / Lund | stealing votes");
}

TEST_CASE("what somebody calls something is attributed to the one who calls it so") {
  CHECK(found({kWhatHeCalls}) == "he / calls / cartels");
}

TEST_CASE("a noun attributes to its possessor") {
  CHECK(found({kClaimsThat}) == "his / claims / that ports closed");
}

TEST_CASE("what somebody did not say is hypothetical") {
  const Sample sample({kDidNotSay});
  REQUIRE(sample.attributions.all.size() == 1);
  CHECK(sample.attributions.all[0].stance == Stance::kHypothetical);
}

TEST_CASE("a verb without content attributes nothing") {
  CHECK(found({kSaidOnly}).empty());
}

TEST_CASE("a quotation over several sentences belongs to the one cue") {
  CHECK(found({kQuoteOpens, kQuoteCloses}) == "Ruiz / said / “ Ships left . | Ports closed , ”");
}

TEST_CASE("a quotation by itself goes on with the speaker before") {
  CHECK(found({kInverted, kQuoteAlone}) == "Ruiz / said / “ Ports closed , ” | “ Ships left . ”");
  CHECK(found({kSaidOnly, kQuoteAlone}).empty());
}

TEST_CASE("a quotation that goes on in the next block has no cue of its own") {
  CHECK(found({kInverted, kQuoteAlone}, Blocks::kEach) ==
        "Ruiz / said / “ Ports closed , ”\nRuiz /  / “ Ships left . ”");
}

TEST_CASE("a quotation that is not closed ends with its block") {
  CHECK(found({kQuoteOpens, kThat}, Blocks::kEach) == "Ruiz / said / that ports closed");
}

TEST_CASE("a quotation goes on in the next block where that opens with a mark") {
  const Sample sample({kInverted, kQuoteOpens, kQuoteAlone}, Blocks::kEach);
  REQUIRE(sample.attributions.all.size() == 2);
  CHECK(sample.attributions.all[1].content.size() == 2);
}

TEST_CASE("five thousand nested quotations give a bounded chain") {
  std::vector<std::string> sentences;
  for (int i = 0; i < 5000; ++i) sentences.push_back(kQuoteOpens);
  sentences.push_back(kQuoteCloses);
  const Sample sample(sentences);
  REQUIRE(!sample.attributions.all.empty());
  for (std::uint32_t s = 0; s < 5000; s += 499)
    CHECK(sample.attributions.around({s, 1}).size() <= kMaxSpeakerChain);
}

TEST_CASE("a chain keeps its innermost speakers when it is longer than the limit") {
  Attributions deep;
  for (std::uint32_t i = 0; i < 2 * kMaxSpeakerChain; ++i) {
    Attribution each;
    each.sentence = 0;
    each.cue = TokenAt{0, i};
    each.content = {{{0, i + 1}, {0, 40}}};
    deep.all.push_back(each);
  }
  deep.index();
  std::vector<std::uint32_t> innermost(kMaxSpeakerChain);
  std::iota(innermost.begin(), innermost.end(), static_cast<std::uint32_t>(kMaxSpeakerChain));
  CHECK(deep.around({0, 30}) == innermost);
}

TEST_CASE("the examples of the cues read as they say") {
  const Table& cues = lexicon().cues;
  for (std::size_t row = 0; row < cues.size(); ++row) {
    Document document;
    const MarkedExample example(cues.at(row, 4));
    document.text = example.text;
    const Reading reading = read_with_engine(document);
    INFO(cues.place(row) << ": " << example.text);
    const auto at = token_at(reading, example.word);
    REQUIRE(at);
    const Attributions found =
        find_attributions(reading, {}, find_times(reading, lexicon()), lexicon());
    const std::vector<std::uint32_t> around = found.around(*at);
    CHECK(!around.empty());
    if (around.empty()) continue;
    const Attribution& innermost = found.all[around.back()];
    CHECK(std::string(to_string(innermost.stance)) == cues.at(row, 3));
    CHECK(innermost.source_token ==
          (example.source.empty() ? std::nullopt : token_at(reading, example.source)));
  }
}

TEST_CASE("any trees give sources, cues and content inside the document, in order, and stances") {
  const char* const kForms[] = {"said", "According", "to", "citing", "“",     "”",  "that",
                                "not",  "claims",    "?",  "called", "Ruiz",  "if", "would",
                                "as",   ":",         ",",  "denied", "plans", "who"};
  const char* const kRelations[] = {"nsubj", "ccomp",  "xcomp", "obj",        "parataxis", "case",
                                    "mark",  "advcl",  "acl",   "nmod",       "conj",      "obl",
                                    "punct", "advmod", "aux",   "nsubj:pass", "acl:relcl", "fixed"};
  const char* const kTags[] = {"VERB VBD",  "VERB VBG", "VERB VB", "NOUN NNS",
                               "PROPN NNP", "ADP IN",   "PUNCT .", "PART TO"};
  std::uint32_t state = 11;
  const auto random = [&](std::size_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 16) % below;
  };
  for (int round = 0; round < 400; ++round) {
    std::vector<std::string> lines;
    for (int sentence = 0; sentence < 3; ++sentence) {
      std::string text;
      for (int i = 1; i <= 12; ++i) {
        const std::string form = kForms[random(std::size(kForms))];
        text += std::to_string(i) + " " + form + " " + form + " " +
                kTags[random(std::size(kTags))] + " " + std::to_string(random(13)) + " " +
                kRelations[random(std::size(kRelations))] + "\n";
      }
      lines.push_back(text);
    }
    const Sample sample(lines, random(2) == 0 ? Blocks::kOne : Blocks::kEach);
    for (const Attribution& each : sample.attributions.all) {
      REQUIRE(!each.content.empty());
      TokenAt before{0, 0};
      for (const auto& [first, last] : each.content) {
        REQUIRE(first.sentence == last.sentence);
        REQUIRE((first < last && last.token <= 12 && before <= first));
        if (each.cue) REQUIRE(!(first <= *each.cue && *each.cue < last));
        before = last;
      }
      if (each.outer) REQUIRE(*each.outer < sample.attributions.all.size());
    }
    for (std::uint32_t s = 0; s < 3; ++s)
      for (std::uint32_t i = 0; i < 12; ++i)
        REQUIRE_NOTHROW(stance_of(sample.reading, {s, i}, sample.attributions, lexicon()));
  }
}
