#include "language/score.h"

#include <catch2/catch.hpp>

using namespace dossier;

namespace {

Sentence sentence(const std::vector<Token>& tokens) {
  return {{tokens.front().span.begin, tokens.back().span.end}, tokens, {}, 0};
}

const Token kAda = {{0, 3}, "Ada", "Ada", "PROPN", "NNP", 1, "nsubj", "", ""};
const Token kSlept = {{4, 9}, "slept", "sleep", "VERB", "VBD", kRoot, "root", "", ""};

}  // namespace

TEST_CASE("an annotation matches itself in everything") {
  Annotation gold{{sentence({kAda, kSlept})}};
  gold.sentences[0].names = {{0, 1, "person"}};
  const Score score = score_annotation(gold, gold);
  for (const Tally& tally : {score.words, score.sentences, score.upos, score.xpos, score.feats,
                             score.lemma, score.uas, score.las, score.las_full, score.names})
    CHECK(tally.f1() == 1);
}

TEST_CASE("each wrong field costs its own share only") {
  const Annotation gold{{sentence({kAda, kSlept})}};
  Annotation other = gold;
  other.sentences[0].tokens[0].upos = "NOUN";
  other.sentences[0].tokens[0].deprel = "obj";
  const Score score = score_annotation(gold, other);
  CHECK(score.upos.f1() == 0.5);
  CHECK(score.las.f1() == 0.5);
  CHECK(score.uas.f1() == 1);
  CHECK(score.lemma.f1() == 1);
}

TEST_CASE("tokens are matched by their spans") {
  const Annotation gold{{sentence({kAda, kSlept})}};
  const Token half = {{4, 6}, "sl", "", "", "", kRoot, "root", "", ""},
              rest = {{6, 9}, "ept", "", "", "", 1, "dep", "", ""};
  const Score score = score_annotation(gold, {{sentence({kAda, half, rest})}});
  CHECK(score.words.f1() == Approx(2.0 / 5));
  CHECK(score.upos.f1() == Approx(2.0 / 5));
  CHECK(score.uas.f1() == 0);
}

TEST_CASE("a name with another type is another name") {
  Annotation gold{{sentence({kAda, kSlept})}}, other = gold;
  gold.sentences[0].names = {{0, 1, "person"}};
  other.sentences[0].names = {{0, 1, "place"}};
  CHECK(score_annotation(gold, other).names.f1() == 0);
}

TEST_CASE("two empty annotations match") {
  CHECK(score_annotation({}, {}).las.f1() == 1);
}

TEST_CASE("subtypes of relations count in the full score only") {
  const Annotation gold{{sentence({kAda, kSlept})}};
  Annotation other = gold;
  other.sentences[0].tokens[0].deprel = "nsubj:pass";
  const Score score = score_annotation(gold, other);
  CHECK(score.las.f1() == 1);
  CHECK(score.las_full.f1() == 0.5);
}

TEST_CASE("scores of documents add up to the score of all") {
  const Annotation gold{{sentence({kAda, kSlept})}};
  Score sum = score_annotation(gold, gold);
  sum += score_annotation(gold, {});
  CHECK(sum.words.matched == 2);
  CHECK(sum.words.gold == 4);
  CHECK(sum.words.predicted == 2);
  CHECK(sum.words.f1() == Approx(2.0 / 3));
}
