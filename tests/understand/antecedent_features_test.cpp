#include "understand/antecedent_features.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "base/limits.h"
#include "tests/understand/engine_fixture.h"
#include "understand/phrase_links.h"

using namespace dossier;

namespace {

const Lexicon& lexicon() {
  static const Lexicon one;
  return one;
}

/// The phrases of a text, without names that rules know.
struct Walk {
  explicit Walk(const std::string& text) {
    document.text = text;
    scan = scan_phrases(reading(), {}, {}, lexicon());
  }
  const Reading& reading() {
    if (!read) read.emplace(read_with_engine(document));
    return *read;
  }
  Document document;
  std::optional<Reading> read;
  PhraseScan scan;
};

}  // namespace

TEST_CASE("each feature lies in the range of its slot, whatever the phrases") {
  Walk walk(
      "The minister, Ana Ruiz, told her aides that she and Jonas Lind would sign the treaty. "
      "\"We trust them,\" Lind said of the two parties, which had 2019 in mind. This pleased "
      "everyone who read it. The ministers praised themselves. She met the minister's brother.");
  AntecedentFeatures features(walk.reading(), walk.scan.phrases, walk.scan.traits, walk.scan.names);
  REQUIRE(walk.scan.phrases.size() > 20);
  for (std::uint32_t i = 0; i < walk.scan.phrases.size(); ++i) {
    const auto own = features.phrase_features(i);
    CHECK(std::ranges::is_sorted(own));
    CHECK(own.back() < phrase_feature_count());
    for (const AntecedentCandidate& candidate : features.candidates(i)) {
      CHECK(candidate.phrase < i);
      CHECK(std::ranges::is_sorted(candidate.features));
      CHECK(candidate.features.back() < pair_feature_count());
    }
    features.put(i, i / 2);
  }
}

TEST_CASE(
    "a phrase is compared with a bounded number of earlier ones, far ones with its head too") {
  std::string text = "The harbour closed. ";
  for (int i = 0; i < 60; ++i) text += "A truck met a van. ";
  for (int i = 0; i < 60; ++i) text += "The harbour closed. ";
  Walk walk(text);
  AntecedentFeatures features(walk.reading(), walk.scan.phrases, walk.scan.traits, walk.scan.names);
  std::size_t most = 0, far = 0;
  for (std::uint32_t i = 0; i < walk.scan.phrases.size(); ++i) {
    const auto candidates = features.candidates(i);
    most = std::max(most, candidates.size());
    far += std::ranges::any_of(candidates, [&](const auto& c) { return c.phrase + 100 < i; });
    features.put(i, i);
  }
  CHECK(far > 0);
  CHECK(most > 32);
  CHECK(most <= kMaxAntecedents);
}
