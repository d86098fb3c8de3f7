#include <catch2/catch.hpp>

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

/// The stance of the token numbered `number` (from 1), outside of any attribution.
StanceReading put(const std::string& lines, std::uint32_t number,
                  const Attributions& attributions = {}) {
  const Document document;
  Reading reading{document, {}, {{small_sentence(lines)}}, {}};
  reading.trees.emplace_back(reading.annotation.sentences[0]);
  return stance_of(reading, {0, number - 1}, attributions, lexicon());
}

/// Somebody says tokens [first, last), counted from 1, with the cue at `cue`.
Attributions said(std::uint32_t cue, std::uint32_t first, std::uint32_t last, Stance stance) {
  Attribution attribution;
  attribution.sentence = 0;
  attribution.cue = TokenAt{0, cue - 1};
  attribution.cue_text = "denied";
  attribution.content = {{{0, first - 1}, {0, last - 1}}};
  attribution.stance = stance;
  Attributions all;
  all.all = {attribution};
  all.index();
  return all;
}

const char* const kMayHaveFailed =
    "1 Ruiz Ruiz PROPN NNP 4 nsubj\n2 may may AUX MD 4 aux\n3 have have AUX VB 4 aux\n4 failed "
    "fail VERB VBN 0 root\n"
    "5 to to PART TO 6 mark\n6 stop stop VERB VB 4 xcomp\n7 strikes strike NOUN NNS 6 obj\n";
const char* const kRelative =
    "1 Police police NOUN NNS 4 nsubj\n2 did do AUX VBD 4 aux\n3 not not PART RB 4 advmod\n4 name "
    "name VERB VB 0 root\n"
    "5 the the DET DT 6 det\n6 man man NOUN NN 4 obj\n7 who who PRON WP 8 nsubj\n8 shot shoot VERB "
    "VBD 6 acl:relcl\n"
    "9 Lund Lund PROPN NNP 8 obj\n";
const char* const kNotOnly =
    "1 They they PRON PRP 5 nsubj\n2 did do AUX VBD 5 aux\n3 not not PART RB 4 advmod\n4 only only "
    "ADV RB 5 advmod\n"
    "5 burn burn VERB VB 0 root\n6 boats boat NOUN NNS 5 obj\n";
const char* const kDenied =
    "1 Ruiz Ruiz PROPN NNP 2 nsubj\n2 denied deny VERB VBD 0 root\n3 that that SCONJ IN 5 mark\n4 "
    "he he PRON PRP 5 nsubj\n"
    "5 paid pay VERB VBD 2 ccomp\n6 the the DET DT 7 det\n7 men man NOUN NNS 5 obj\n8 who who PRON "
    "WP 9 nsubj\n"
    "9 shot shoot VERB VBD 7 acl:relcl\n10 Lund Lund PROPN NNP 9 obj\n";
const char* const kDeniedNot =
    "1 Ruiz Ruiz PROPN NNP 2 nsubj\n2 denied deny VERB VBD 0 root\n3 he he PRON PRP 6 nsubj\n4 had "
    "have AUX VBD 6 aux\n"
    "5 not not PART RB 6 advmod\n6 paid pay VERB VBN 2 ccomp\n";
const char* const kConditional =
    "1 If if SCONJ IN 3 mark\n2 rebels rebel NOUN NNS 3 nsubj\n3 attack attack VERB VBP 6 advcl\n4 "
    "troops troop NOUN NNS 6 nsubj\n"
    "5 will will AUX MD 6 aux\n6 fire fire VERB VB 0 root\n";
const char* const kWould =
    "1 Ruiz Ruiz PROPN NNP 2 nsubj\n2 announced announce VERB VBD 0 root\n3 ports port NOUN NNS 6 "
    "nsubj:pass\n"
    "4 would would AUX MD 6 aux\n5 be be AUX VB 6 aux:pass\n6 closed close VERB VBN 2 ccomp\n";
const char* const kNeitherNor =
    "1 They they PRON PRP 4 nsubj\n2 did do AUX VBD 4 aux\n3 not not PART RB 4 advmod\n4 shoot "
    "shoot VERB VB 0 root\n"
    "5 or or CCONJ CC 6 cc\n6 loot loot VERB VB 4 conj\n";
const char* const kButActed =
    "1 They they PRON PRP 4 nsubj\n2 did do AUX VBD 4 aux\n3 not not PART RB 4 advmod\n4 shoot "
    "shoot VERB VB 0 root\n"
    "5 but but CCONJ CC 6 cc\n6 looted loot VERB VBD 4 conj\n";
const char* const kWhoAttacked =
    "1 Who who PRON WP 2 nsubj\n2 attacked attack VERB VBD 0 root\n3 Lund Lund PROPN NNP 2 obj\n4 "
    "? ? PUNCT . 2 punct\n";
const char* const kDidAttack =
    "1 Did do AUX VBD 3 aux\n2 rebels rebel NOUN NNS 3 nsubj\n3 attack attack VERB VB 0 root\n4 "
    "Lund Lund PROPN NNP 3 obj\n"
    "5 ? ? PUNCT . 3 punct\n";
const char* const kTheAttack =
    "1 Ruiz Ruiz PROPN NNP 4 nsubj\n2 did do AUX VBD 4 aux\n3 not not PART RB 4 advmod\n4 condemn "
    "condemn VERB VB 0 root\n"
    "5 the the DET DT 6 det\n6 attack attack NOUN NN 4 obj\n";

}  // namespace

TEST_CASE("scopes add up from the word outwards") {
  CHECK(put(kMayHaveFailed, 4).stance == Stance::kHypothetical);
  CHECK(put(kMayHaveFailed, 6).stance == Stance::kHypothetical);
  CHECK(put(kMayHaveFailed, 6).cue == "may");
}

TEST_CASE("the negation of a verb does not reach into a relative clause on its object") {
  CHECK(put(kRelative, 4).stance == Stance::kDenied);
  CHECK(put(kRelative, 4).cue == "not");
  CHECK(put(kRelative, 8).stance == Stance::kAsserted);
}

TEST_CASE("the negation of a verb does not reach an object that is taken for granted") {
  CHECK(put(kTheAttack, 6).stance == Stance::kAsserted);
}

TEST_CASE("not only is no negation") {
  CHECK(put(kNotOnly, 5).stance == Stance::kAsserted);
}

TEST_CASE("what the cue does to its content counts for the content alone") {
  const Attributions denied = said(2, 3, 11, Stance::kDenied);
  CHECK(put(kDenied, 5, denied).stance == Stance::kDenied);
  CHECK(put(kDenied, 5, denied).cue == "denied");
  CHECK(put(kDenied, 9, denied).stance == Stance::kAsserted);
  CHECK(put(kDenied, 2, denied).stance == Stance::kAsserted);
}

TEST_CASE("a denial of a negation asserts") {
  CHECK(put(kDeniedNot, 6, said(2, 3, 7, Stance::kDenied)).stance == Stance::kAsserted);
}

TEST_CASE("a condition makes its own clause and the main clause hypothetical") {
  CHECK(put(kConditional, 3).stance == Stance::kHypothetical);
  CHECK(put(kConditional, 6).stance == Stance::kHypothetical);
}

TEST_CASE("would is planned in past speech and hypothetical elsewhere") {
  CHECK(put(kWould, 6, said(2, 3, 7, Stance::kAsserted)).stance == Stance::kPlanned);
  CHECK(put(kWould, 6).stance == Stance::kHypothetical);
}

TEST_CASE("a negation reaches a conjunct by or, not one by but") {
  CHECK(put(kNeitherNor, 6).stance == Stance::kDenied);
  CHECK(put(kButActed, 6).stance == Stance::kAsserted);
}

TEST_CASE("a question whether is open, a question who takes the event for granted") {
  CHECK(put(kDidAttack, 3).stance == Stance::kHypothetical);
  CHECK(put(kWhoAttacked, 2).stance == Stance::kAsserted);
}

TEST_CASE("the examples of the scopes read as they say") {
  const Table& scopes = lexicon().scopes;
  for (std::size_t row = 0; row < scopes.size(); ++row) {
    Document document;
    const MarkedExample example(scopes.at(row, 4));
    document.text = example.text;
    const Reading reading = read_with_engine(document);
    INFO(scopes.place(row) << ": " << example.text);
    const auto at = token_at(reading, example.word);
    REQUIRE(at);
    // Words that attribute are scopes too where no source is read: here the scope alone is asked.
    const StanceReading found = stance_of(reading, *at, {}, lexicon());
    CHECK(std::string(to_string(found.stance)) == scopes.at(row, 3));
  }
}
