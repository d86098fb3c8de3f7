#include "language/score.h"

#include <catch2/catch.hpp>

using namespace dossier;

namespace {

Sentence sentence(const std::vector<Token>& tokens) {
  return {{tokens.front().span.begin, tokens.back().span.end}, tokens, {}, 0};
}

const Token kAda = {{0, 3}, "Ada", "Ada", "PROPN", "NNP", 1, "nsubj", ""};
const Token kSlept = {{4, 9}, "slept", "sleep", "VERB", "VBD", kRoot, "root", ""};

}  // namespace

TEST_CASE("an annotation matches itself in everything") {
  Annotation gold{{sentence({kAda, kSlept})}};
  gold.sentences[0].names = {{0, 1, "person"}};
  const Score score = score_annotation(gold, gold);
  for (const double share : {score.tokens, score.sentences, score.upos, score.xpos, score.lemma,
                             score.uas, score.las, score.names})
    CHECK(share == 1);
}

TEST_CASE("each wrong field costs its own share only") {
  const Annotation gold{{sentence({kAda, kSlept})}};
  Annotation other = gold;
  other.sentences[0].tokens[0].upos = "NOUN";
  other.sentences[0].tokens[0].deprel = "obj";
  const Score score = score_annotation(gold, other);
  CHECK(score.upos == 0.5);
  CHECK(score.las == 0.5);
  CHECK(score.uas == 1);
  CHECK(score.lemma == 1);
}

TEST_CASE("tokens are matched by their spans") {
  const Annotation gold{{sentence({kAda, kSlept})}};
  const Token half = {{4, 6}, "sl", "", "", "", kRoot, "root", ""},
              rest = {{6, 9}, "ept", "", "", "", 1, "dep", ""};
  const Score score = score_annotation(gold, {{sentence({kAda, half, rest})}});
  CHECK(score.tokens == Approx(2.0 / 5));
  CHECK(score.upos == Approx(2.0 / 5));
  CHECK(score.uas == 0);
}

TEST_CASE("a name with another type is another name") {
  Annotation gold{{sentence({kAda, kSlept})}}, other = gold;
  gold.sentences[0].names = {{0, 1, "person"}};
  other.sentences[0].names = {{0, 1, "place"}};
  CHECK(score_annotation(gold, other).names == 0);
}

TEST_CASE("two empty annotations match") {
  CHECK(score_annotation({}, {}).las == 1);
}
