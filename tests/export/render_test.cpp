#include "export/render.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "export/dot.h"
#include "export/drawing.h"
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

TEST_CASE("a layout says where every node and line of a picture is") {
  const KnowledgeGraph graph = harbour_quarrel();
  const GraphView view(graph, shipped_ontology());
  const Picture picture = compose(view, whole(view), {});
  const auto layout = lay_out(bare_dot(graph, picture, Arrangement::kDown, Theme::kLight),
                              std::chrono::seconds(30));
  REQUIRE(layout);
  CHECK(layout->nodes.size() == picture.nodes.size());
  CHECK(layout->edges.size() == picture.lines.size());
  for (const Layout::Edge& edge : layout->edges) {
    CHECK(edge.spline.size() % 3 == 1);
    CHECK(edge.label);
  }
  for (const Layout::Node& node : layout->nodes) CHECK(node.centre.x < layout->width);
}

TEST_CASE("lines that take too long to lay out in layers are spread out, and that is said") {
  const KnowledgeGraph graph = big_ring(140);
  const GraphView view(graph, shipped_ontology());
  // A third of this is too short for the layers, and all of it long enough to spread.
  DrawingOptions options{.picture = {.max_nodes = 140, .max_lines = 150},
                         .limit = std::chrono::milliseconds(1)};
  for (; options.limit < std::chrono::minutes(2); options.limit *= 2) try {
      const Drawing drawing = draw_picture(view, whole(view), options);
      const bool spread = drawing.bytes.find("too many to be labelled") != std::string::npos;
      CHECK((drawing.remark.find("spread out") != std::string::npos) == spread);
      CHECK(drawing.remark.empty() == !spread);  // a fast machine has the layers first
      return;
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kSystem);
    }
  FAIL("nothing was drawn");
}

TEST_CASE("on paper of a fixed size what cannot be read is left out, and the page says so") {
  const KnowledgeGraph graph = big_ring(60);
  const GraphView view(graph, shipped_ontology());
  const std::string svg = draw_picture(view, whole(view),
                                       {.picture = {.max_nodes = 60, .max_lines = 100},
                                        .paper = Paper::kA4,
                                        .limit = std::chrono::seconds(90)})
                              .bytes;
  CHECK_THAT(svg, Contains("Not shown"));
  CHECK_THAT(svg, Contains("width=\"595pt\"") || Contains("width=\"842pt\""));
}

TEST_CASE("the legend of a page has a sample of each shape that is drawn, and of no other") {
  GraphBuilder b;
  b.report("a.txt", "The Quay", std::nullopt);
  b.claim(b.person("Ada"), "located_in", b.place("Aune"));
  const KnowledgeGraph graph = b.take();
  const GraphView view(graph, shipped_ontology());
  const std::string svg = draw_picture(view, whole(view), {}).bytes;
  std::size_t ovals = 0;
  for (std::size_t at = svg.find("<ellipse"); at != std::string::npos;
       at = svg.find("<ellipse", at + 1))
    ++ovals;
  CHECK(ovals == 2);  // the place and its sample
  CHECK_THAT(svg, Contains(">place<") && !Contains(">organization<") && !Contains(">denied<"));
  CHECK_THAT(svg, !Contains("<title>n:") && !Contains("<title>text"));
}
