// Worked cases of the reference scorer (Pradhan et al. 2014; its tests TC-A, and the example of the paper).
#include "evaluate/coreference_score.h"

#include <catch2/catch.hpp>

using namespace dossier;

namespace {

void check(const Ratio& ratio, double recall, double precision) {
  CHECK(ratio.recall() == Approx(recall).margin(1e-9));
  CHECK(ratio.precision() == Approx(precision).margin(1e-9));
}

// Mentions of the key: a to f are 1 to 6.
const Clusters kKey = {{1}, {2, 3}, {4, 5, 6}};

Phrase phrase(std::uint32_t begin, std::uint32_t end, std::uint32_t head_begin,
              std::uint32_t head_end) {
  return {{begin, end}, {head_begin, head_end}};
}

}  // namespace

TEST_CASE("a partition scores 100 against itself") {
  const CoreferenceScore score = score_coreference(kKey, kKey);
  check(score.muc, 1, 1);
  check(score.b3, 1, 1);
  check(score.ceafe, 1, 1);
  CHECK(score.conll() == Approx(1));
}

TEST_CASE("mentions that were not found cost recall alone") {  // TC-A-2
  const CoreferenceScore score = score_coreference(kKey, {{1}, {4, 5}});
  check(score.muc, 1.0 / 3, 1);
  check(score.b3, (7.0 / 3) / 6, 1);
  check(score.ceafe, 0.6, 0.9);
  CHECK(score.b3.f1() == Approx(14.0 / 25));
}

TEST_CASE("mentions put too much cost precision alone, but for CEAF") {  // TC-A-3
  const CoreferenceScore score = score_coreference(kKey, {{1}, {2, 3, 7}, {4, 5, 6, 8}, {9}});
  check(score.muc, 1, 3.0 / 5);
  check(score.b3, 1, (4 + 7.0 / 12) / 9);
  CHECK(score.b3.f1() == Approx(110.0 / 163));
  CHECK(score.ceafe.recall() == Approx(0.88571).epsilon(1e-4));
  CHECK(score.ceafe.precision() == Approx(0.66429).epsilon(1e-4));
}

TEST_CASE("the example of the paper on predicted mentions") {
  const Clusters key = {{1, 2, 3}, {4, 5, 6, 7}}, response = {{1, 2}, {3, 4}, {6, 7, 8, 9}};
  const CoreferenceScore score = score_coreference(key, response);
  check(score.muc, 0.4, 0.4);
  check(score.b3, (5.0 / 3 + 1.25) / 7, 4.0 / 8);
  check(score.ceafe, 0.65, 1.3 / 3);
}

TEST_CASE("one entity of everything has all the links and little precision") {
  const CoreferenceScore score = score_coreference({{1, 2}, {3, 4}}, {{1, 2, 3, 4}});
  check(score.muc, 1, 2.0 / 3);
  check(score.b3, 1, 0.5);
  check(score.ceafe, (4.0 / 6) / 2, 4.0 / 6);
}

TEST_CASE("nothing found has no recall") {
  const CoreferenceScore score = score_coreference(kKey, {});
  CHECK(score.muc.f1() == 0);
  CHECK(score.b3.f1() == 0);
  CHECK(score.ceafe.f1() == 0);
}

TEST_CASE("sums over documents are micro-averages") {
  CoreferenceScore sum = score_coreference({{1, 2}}, {{1, 2}});
  sum += score_coreference({{1, 2, 3, 4}}, {});
  check(sum.muc, 1.0 / 4, 1);
  check(sum.b3, 2.0 / 6, 1);
}

TEST_CASE("singletons are left out by size, after mentions were found") {
  CHECK(without_singletons(kKey) == Clusters{{2, 3}, {4, 5, 6}});
}

TEST_CASE("mentions match by equal spans, or else by heads, each once") {
  const PhraseClusters gold = {{phrase(0, 9, 4, 9), phrase(20, 22, 20, 22)}},
                       found = {{phrase(4, 9, 4, 9), phrase(0, 9, 4, 9)}, {phrase(20, 22, 20, 22)}};
  const auto by_span = number_mentions(gold, found, MentionMatch::kSpan);
  CHECK(by_span.predicted[0][1] == by_span.gold[0][0]);
  CHECK(by_span.predicted[0][0] != by_span.gold[0][0]);
  CHECK(by_span.predicted[1][0] == by_span.gold[0][1]);
  const auto by_head =
      number_mentions(gold, {{phrase(4, 9, 4, 9)}, {phrase(3, 9, 4, 9)}}, MentionMatch::kHead);
  CHECK(by_head.predicted[1][0] == by_head.gold[0][0]);  // in text order the first
  CHECK(by_head.predicted[0][0] != by_head.gold[0][0]);
}
