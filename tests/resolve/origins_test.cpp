#include <catch2/catch.hpp>
#include <random>

#include "resolve/copies.h"
#include "tests/resolve/scenario.h"

namespace dossier {
namespace {

// Sentences of invented words: each number is one sentence, always the same.
std::string sentence(unsigned number) {
  std::mt19937 random(number * 7919);
  std::string out = "The";
  for (int i = 0; i < 14; ++i) {
    out += ' ';
    for (auto letters = 3 + random() % 5; letters > 0; --letters)
      out += static_cast<char>('a' + random() % 26);
  }
  return out + ".";
}
std::string text_of(const std::vector<unsigned>& sentences) {
  std::string out;
  for (const unsigned number : sentences) out += sentence(number) + " ";
  return out;
}
std::vector<unsigned> numbers(unsigned from, unsigned count) {
  std::vector<unsigned> out;
  for (unsigned i = 0; i < count; ++i) out.push_back(from + i);
  return out;
}
bool copies(const std::string& a, const std::string& b) {
  return is_copy(fingerprint(a), fingerprint(b));
}

TEST_CASE("sentences may be moved, cut or replaced in a copy") {
  std::vector<unsigned> sentences = numbers(0, 20);
  const std::string text = text_of(sentences);
  std::reverse(sentences.begin(), sentences.end());
  REQUIRE(copies(text, text_of(sentences)));
  REQUIRE(copies(text, text_of(numbers(5, 12))));
  REQUIRE(copies(text, text_of(numbers(8, 20))));
  REQUIRE_FALSE(copies(text, text_of(numbers(17, 20))));
}

TEST_CASE("case, punctuation and line breaks make no other text") {
  REQUIRE(
      copies("The harbour pilots of Kelmet stopped work on Monday after talks failed. They want "
             "more pay and shorter shifts, said a spokesman for the union in the port. Ferries "
             "to the islands are not touched by it, and will run as they do on Sundays.",
             "THE harbour pilots of Kelmet stopped work\non Monday after talks failed.\nThey "
             "want more pay and shorter shifts said a spokesman for the union in the port. "
             "Ferries to the islands are not touched\nby it and will run as they do on Sundays"));
}

TEST_CASE("a text of a few words is nobody's copy") {
  REQUIRE_FALSE(copies("Nothing happened.", "Nothing happened."));
  REQUIRE_FALSE(copies("", ""));
}

TEST_CASE("a roundup that holds two reports whole does not make them one") {
  std::vector<Fingerprint> texts = {
      fingerprint(text_of(numbers(0, 10))), fingerprint(text_of(numbers(100, 10))),
      fingerprint(text_of(numbers(0, 10)) + text_of(numbers(100, 10)) + text_of(numbers(200, 60)))};
  REQUIRE(first_copies(texts) == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("copies of copies are one group, whatever else there is") {
  std::vector<Fingerprint> texts;
  for (const unsigned from : {500u, 0u, 9u, 18u, 700u})
    texts.push_back(fingerprint(text_of(numbers(from, 18))));
  REQUIRE(first_copies(texts) == std::vector<std::uint32_t>{0, 1, 1, 1, 4});
}

// A report on Ana Ruiz with this text, as such an outlet brings it.
ReportFacts report_with(const std::string& name, const std::string& publisher,
                        const std::string& published, const std::string& text,
                        const std::string& credited = "") {
  FactsBuilder report(name, publisher, published);
  ClaimWords words{.value = "harbour master"};
  const auto ana = report.person({{"Ana Ruiz"}});
  if (!credited.empty()) words.origin = report.organization({{credited}, "media", ""});
  report.claim("holds_role", ana, words);
  report.write(text);
  return report.build();
}

TEST_CASE("copies are one origin, the outlet of the first of them") {
  const std::string text = text_of(numbers(0, 20));
  const KnowledgeGraph graph =
      graph_of({report_with("a.txt", "Northern Post", "2031-05-04", text),
                report_with("b.txt", "Southern Post", "2031-05-03", text_of(numbers(4, 16))),
                report_with("c.txt", "Eastern Post", "2031-05-05", text_of(numbers(50, 20)))});
  REQUIRE(graph.claims[0].articles == 3);
  REQUIRE(graph.claims[0].origins == 2);
  REQUIRE(node_named(graph, "Ana Ruiz").origins == 2);
  for (std::size_t i = 0; i < graph.reports.size(); ++i) {
    const bool copied = graph.reports[i].name != "c.txt";
    REQUIRE(graph.origins[i].copied == copied);
    REQUIRE(graph.origins[i].name == (copied ? "Southern Post" : "Eastern Post"));
    REQUIRE(graph.reports[graph.origins[i].first].name == (copied ? "b.txt" : "c.txt"));
  }
}

TEST_CASE("the agency that one of the copies credits is the origin of all") {
  const std::string text = text_of(numbers(0, 20));
  const KnowledgeGraph graph =
      graph_of({report_with("a.txt", "Northern Post", "2031-05-04", text, "Coast Wire"),
                report_with("b.txt", "Southern Post", "2031-05-03", text)});
  REQUIRE(graph.claims[0].origins == 1);
  for (const Evidence& evidence : graph.claims[0].evidence)
    REQUIRE(evidence.origin == "Coast Wire");
}

// Two papers quote the speakers in these words.
std::size_t origins_of_quotes(const std::string& first_speaker, const std::string& first_quote,
                              const std::string& second_speaker, const std::string& second_quote) {
  const auto report = [](const std::string& name, const std::string& publisher,
                         const std::string& speaker, const std::string& quoted) {
    FactsBuilder builder(name, publisher);
    const auto ana = builder.person({{"Ana Ruiz"}});
    builder.claim("holds_role", ana,
                  {.value = "pilot", .speakers = {builder.person({{speaker}})}, .words = quoted});
    return builder.build();
  };
  return graph_of({report("a.txt", "Northern Post", first_speaker, first_quote),
                   report("b.txt", "Southern Post", second_speaker, second_quote)})
      .claims[0]
      .origins;
}

TEST_CASE("a statement that two papers quote in the same words is one origin") {
  const std::string quote = "\"She will be our pilot from Monday on\", he said";
  REQUIRE(origins_of_quotes("Ben Sol", quote, "Ben Sol", quote) == 1);
  REQUIRE(origins_of_quotes("Ben Sol", quote, "Ben Sol",
                            "He said \u201Cyes, she will be our pilot\u201D to all") == 1);
  REQUIRE(origins_of_quotes("Ben Sol", quote, "Carl Moe", quote) == 2);
  REQUIRE(origins_of_quotes("Ben Sol", quote, "Ben Sol", "He said that \"our pilot\" is she") == 2);
}

}  // namespace
}  // namespace dossier
