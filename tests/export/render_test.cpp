#include "export/render.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "export/dot.h"
#include "tests/export/sample_dossier.h"

using namespace dossier;
using Catch::Contains;

namespace {

std::string quarrel() {
  static const KnowledgeGraph graph = harbour_quarrel();
  return to_dot(GraphView(graph, shipped_ontology()), {.title = "Harbour & <quarrel>"});
}

// Checks nesting and entities of an XML text as simply as can be: every tag closed in order, no
// bare ampersand.
bool is_well_formed(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    if (xml[at] == '&') {
      const std::size_t end = xml.find(';', at);
      if (end == std::string::npos || end - at > 8 ||
          xml.substr(at, end - at).find(' ') != std::string::npos)
        return false;
    }
    if (xml[at] != '<') continue;
    if (xml.compare(at, 4, "<!--") == 0) {
      at = xml.find("-->", at) + 2;
      continue;
    }
    const std::size_t end = xml.find('>', at);
    if (end == std::string::npos) return false;
    const std::string tag = xml.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" \n/", 1));
    if (tag[0] == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else if (tag[0] != '?' && tag[0] != '!' && tag.back() != '/') {
      open.push_back(name);
    }
    at = end;
  }
  return open.empty();
}

}  // namespace

TEST_CASE("an SVG picture is well-formed XML and holds the names as they are") {
  const std::string svg = render(quarrel(), PictureFormat::kSvg);
  CHECK(is_well_formed(svg));
  CHECK_THAT(
      svg, Contains("MV &lt;Kittiwake&gt;") && Contains("Union of Dock &amp;") && Contains("Årud"));
  CHECK_THAT(svg, Contains("any \\ ring"));
  CHECK_THAT(svg, !Contains("&amp;amp;"));
}

TEST_CASE("PNG and PDF pictures begin as such files do") {
  CHECK(render(quarrel(), PictureFormat::kPng).substr(1, 3) == "PNG");
  CHECK(render(quarrel(), PictureFormat::kPdf).substr(0, 5) == "%PDF-");
}

TEST_CASE("a picture of more lines than can be labelled is drawn too") {
  const KnowledgeGraph graph = big_ring(120);
  const std::string dot =
      to_dot(GraphView(graph, shipped_ontology()), {.max_nodes = 120, .max_lines = 400});
  REQUIRE_THAT(dot, Contains("layout=sfdp"));
  CHECK(is_well_formed(render(dot, PictureFormat::kSvg)));
}

TEST_CASE("a layout that takes too long is ended, and the message names the limit") {
  const KnowledgeGraph graph = big_ring(140);
  const std::string dot =
      to_dot(GraphView(graph, shipped_ontology()), {.max_nodes = 140, .max_lines = 150});
  try {
    render(dot, PictureFormat::kSvg, std::chrono::milliseconds(1));
    FAIL("the layout was done in a millisecond");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kSystem);
    CHECK_THAT(error.what(), Contains("limit of 1 ms"));
  }
}

TEST_CASE("DOT that is not well-formed is refused") {
  try {
    render("digraph {", PictureFormat::kSvg);
    FAIL("it was drawn");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kInput);
  }
}
