#include "evaluate/attribution_score.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/error.h"
#include "language/conllu.h"

using namespace dossier;

namespace {

const std::string kText = "Ada, who left, said it rained.";

}  // namespace

TEST_CASE("spans in pieces are read, other kinds passed over") {
  const AttributionSpans spans = read_attribution_spans(
      kText,
      "T1\tSource 0 3\tAda\nT2\tCue 15 19\tsaid\nT3\tContent 20 22;23 29\tit rained\n"
      "T4\tDiscard 0 3\tAda\nE1\tAttribution:T2\n");
  CHECK(spans.sources == std::set<Stretches>{{{0, 3}}});
  CHECK(spans.contents == std::set<Stretches>{{{20, 22}, {23, 29}}});
  CHECK_THROWS_AS(read_attribution_spans(kText, "T1\tCue 0 99\tx\n"), Error);
}

TEST_CASE("a span is right only when it is exact, but for marks at its ends") {
  AttributionSpans gold, found;
  gold.sources = {{{0, 4}}};
  gold.contents = {{{20, 22}, {23, 30}}};
  found.sources = {{{0, 3}}, {{9, 13}}};
  found.contents = {{{20, 29}}};
  const AttributionScore score = score_attribution_spans(gold, found, kText);
  CHECK(score.source.recall() == 1);
  CHECK(score.source.precision() == 0.5);
  CHECK(score.content.f1() == 1);
  found.contents = {{{20, 28}}};
  CHECK(score_attribution_spans(gold, found, kText).content.f1() == 0);
}

TEST_CASE("what the stage found is cut to source, cue with its auxiliaries, and content") {
  const AnnotatedText read = read_conllu(
      "1\tAda\t_\tPROPN\t_\t_\t4\tnsubj\t_\t_\n2\thad\t_\tAUX\t_\t_\t4\taux\t_\t_\n"
      "3\tnot\t_\tPART\t_\t_\t4\tadvmod\t_\t_\n4\tsaid\t_\tVERB\t_\t_\t0\troot\t_\t_\n"
      "5\tit\t_\tPRON\t_\t_\t6\tnsubj\t_\t_\n6\trained\t_\tVERB\t_\t_\t4\tccomp\t_\t_\n\n");
  Document document;
  document.text = read.text;
  Reading reading{document, {}, read.annotation, {}};
  reading.trees.emplace_back(reading.annotation.sentences[0]);
  Attribution said;
  said.sentence = 0;
  said.source_token = TokenAt{0, 0};
  said.cue = TokenAt{0, 3};
  said.cue_text = "said";
  said.content = {{{0, 4}, {0, 6}}};
  Attributions all;
  all.all = {said};
  const AttributionSpans spans = attribution_spans(reading, all);
  const auto words = [&](const std::set<Stretches>& found) {
    return std::string(found.begin()->front().of(read.text));
  };
  CHECK(words(spans.sources) == "Ada");
  CHECK(words(spans.cues) == "had not said");
  CHECK(words(spans.contents) == "it rained");
}
