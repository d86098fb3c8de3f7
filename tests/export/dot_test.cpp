#include "export/dot.h"

#include <catch2/catch.hpp>

#include "tests/export/sample_dossier.h"

using namespace dossier;
using Catch::Contains;

namespace {

std::string drawn(const KnowledgeGraph& graph, const PictureOptions& options = {}) {
  return to_dot(GraphView(graph, shipped_ontology()), options);
}

// The statements of the DOT that hold all of these pieces.
std::vector<std::string> statements(const std::string& dot,
                                    const std::vector<std::string>& pieces) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < dot.size();) {
    const std::size_t end = std::min(dot.find(";\n", at), dot.size());
    const std::string statement = dot.substr(at, end - at);
    at = end + 1;
    bool all = true;
    for (const std::string& piece : pieces) all = all && statement.find(piece) != std::string::npos;
    if (all) out.push_back(statement);
  }
  return out;
}

std::size_t count(const std::string& text, std::string_view piece) {
  std::size_t found = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
    ++found;
  return found;
}

struct Pair : GraphBuilder {
  NodeIndex ada = person("Ada"), guild = organization("Guild");
  std::uint32_t first = report("first.txt", "The Quay", to_date({2025, 5, 1}));
  std::uint32_t second = report("second.txt", "Hill Post", std::nullopt);
};

// The style of the one line of a dossier in which Ada is said to lead the Guild like this.
std::string line_of(const std::vector<Says>& evidence) {
  Pair pair;
  pair.claim(pair.ada, "leads", pair.guild, evidence);
  const auto lines = statements(drawn(pair.take()), {" -> "});
  REQUIRE(lines.size() == 1);
  return lines[0];
}

}  // namespace

TEST_CASE("how a claim is put shows in its line") {
  CHECK_THAT(line_of({{}}), Contains("style=solid"));
  CHECK_THAT(line_of({{.stance = Stance::kAlleged}}),
             Contains("style=dashed") && Contains("leads, alleged"));
  CHECK_THAT(line_of({{.stance = Stance::kHypothetical}}), Contains("leads, possible"));
  CHECK_THAT(line_of({{.stance = Stance::kPlanned}}),
             Contains("style=dashed") && Contains("leads, planned"));
  CHECK_THAT(line_of({{.stance = Stance::kRequested}}), Contains("style=dashed"));
  CHECK_THAT(line_of({{.stance = Stance::kHypothetical}}), Contains("style=dotted"));
  CHECK_THAT(line_of({{.stance = Stance::kDenied}}),
             Contains("arrowhead=teenormal") && Contains("#b3261e"));
}

TEST_CASE("a line takes the firmest stance in which somebody puts it") {
  CHECK_THAT(line_of({{.stance = Stance::kHypothetical}, {.stance = Stance::kAlleged}}),
             Contains("style=dashed"));
  CHECK_THAT(line_of({{.stance = Stance::kHypothetical}, {}}), Contains("style=solid"));
}

TEST_CASE("who alone puts it so is named, and nobody where a report itself does") {
  const auto by = [](Stance stance) {
    return line_of({{.stance = stance, .speakers = {0}}, {.stance = stance, .speakers = {1, 0}}});
  };
  CHECK_THAT(by(Stance::kDenied), Contains("leads, denied by Ada [1]"));
  CHECK_THAT(by(Stance::kAlleged), Contains("leads, alleged by Ada [1]"));
  CHECK_THAT(line_of({{.speakers = {1}}}), Contains("leads, says Guild [1]"));
  CHECK_THAT(line_of({{.speakers = {1}}, {}}), Contains("leads [1]"));
  CHECK_THAT(line_of({{.speakers = {1}}, {.speakers = {0}}}), Contains("leads [1]"));
}

TEST_CASE("an event that one end has only by allegation is not stated as fact") {
  Pair pair;
  const auto call = pair.event("threaten", "", "threat");
  pair.claim(call, "actor", pair.ada, {{.stance = Stance::kAlleged}});
  pair.claim(call, "recipient", pair.guild);
  const auto lines = statements(drawn(pair.take()), {" -> "});
  REQUIRE(lines.size() == 1);
  CHECK_THAT(lines[0], Contains("style=dashed") && Contains("alleged"));
}

TEST_CASE("an event of which one end is only denied is drawn as denied alone") {
  Pair pair;
  const auto call = pair.event("threaten", "", "threat");
  pair.claim(call, "actor", pair.ada, {{.stance = Stance::kDenied}});
  pair.claim(call, "recipient", pair.guild);
  const auto lines = statements(drawn(pair.take()), {" -> "});
  REQUIRE(lines.size() == 1);
  CHECK_THAT(lines[0], Contains("#b3261e") && Contains("denied"));
}

TEST_CASE("what is stated and what is alleged of the same two nodes are two lines") {
  Pair pair;
  pair.claim(pair.ada, "leads", pair.guild);
  pair.claim(pair.ada, "owns", pair.guild, {{.stance = Stance::kAlleged}});
  const std::string dot = drawn(pair.take());
  CHECK(statements(dot, {" -> ", "style=solid", "leads [1]"}).size() == 1);
  CHECK(statements(dot, {" -> ", "style=dashed", "owns, alleged [1]"}).size() == 1);
}

TEST_CASE("where a meeting took place stands in its label, and not in a line from each who met") {
  Pair pair;
  const auto call = pair.event("consult", "visit", "visit"), town = pair.place("Aune");
  pair.claim(call, "actor", pair.ada);
  pair.claim(call, "actor", pair.guild);
  pair.claim(call, "place", town);
  const KnowledgeGraph graph = pair.take();
  const auto lines = statements(drawn(graph), {" -> "});
  REQUIRE(lines.size() == 1);
  CHECK_THAT(lines[0], Contains("(Aune)"));
  CHECK_THAT(drawn(graph), !Contains("Not shown"));
  const GraphView view(graph, shipped_ontology());
  CHECK(statements(to_dot(view, view.neighborhood(town, 1)), {" -> "}).size() >= 2);
}

TEST_CASE("a place that is only alleged keeps its own line") {
  Pair pair;
  const auto call = pair.event("consult", "visit", "visit"), town = pair.place("Aune");
  pair.claim(call, "actor", pair.ada);
  pair.claim(call, "actor", pair.guild);
  pair.claim(call, "place", town, {{.stance = Stance::kAlleged}});
  CHECK(statements(drawn(pair.take()), {" -> ", "style=dashed", "(place), alleged"}).size() == 2);
}

TEST_CASE("an event that nobody states as fact says so in its box") {
  Pair pair;
  const auto raid = pair.event("assault", "aerial", "air strike");
  pair.claim(raid, "actor", pair.ada, {{.stance = Stance::kDenied}});
  pair.claim(raid, "place", pair.guild, {{.stance = Stance::kDenied}});
  const auto box = statements(drawn(pair.take()), {"air strike"});
  REQUIRE(!box.empty());
  CHECK_THAT(box[0], Contains("denied") && Contains("#b3261e"));
}

TEST_CASE("the legend holds what is in the picture and nothing else") {
  const std::string plain = [] {
    Pair pair;
    pair.claim(pair.ada, "leads", pair.guild);
    return drawn(pair.take());
  }();
  CHECK_THAT(plain, Contains("stated as fact") && Contains(">person<") && Contains("source below"));
  CHECK_THAT(plain, !Contains("alleged") && !Contains(">denied") && !Contains("place (oval)") &&
                        !Contains("thicker") && !Contains("contested") && !Contains("bold"));
}

TEST_CASE("in the grey theme there is no colour") {
  const std::string dot = drawn(harbour_quarrel(), {.theme = Theme::kGrey});
  for (std::size_t at = dot.find("\"#"); at != std::string::npos; at = dot.find("\"#", at + 1)) {
    const std::string colour = dot.substr(at + 2, 6);
    if (colour.find_first_not_of("0123456789abcdef") != std::string::npos) continue;  // a link
    CHECK((colour.substr(0, 2) == colour.substr(2, 2) && colour.substr(2, 2) == colour.substr(4)));
  }
}

TEST_CASE("a claim that is denied and asserted has a line for each") {
  Pair pair;
  pair.claim(pair.ada, "leads", pair.guild,
             {{.report = pair.first}, {.report = pair.second, .stance = Stance::kDenied}});
  const std::string dot = drawn(pair.take());
  CHECK(statements(dot, {" -> ", "#b3261e", "leads, denied [2]"}).size() == 1);
  CHECK(statements(dot, {" -> ", "#333333", "leads [1]"}).size() == 1);
}

TEST_CASE("a contested claim says so on its own line, and not on that of its denial") {
  Pair pair;
  pair.contest(pair.claim(pair.ada, "leads", pair.guild,
                          {{.report = pair.first}, {.stance = Stance::kDenied}}));
  const std::string dot = drawn(pair.take());
  CHECK(statements(dot, {" -> ", "#333333", "leads, contested [1]"}).size() == 1);
  CHECK(statements(dot, {" -> ", "#b3261e", "leads, denied [1]"}).size() == 1);
}

TEST_CASE("a node that has no neighbours is drawn alone") {
  Pair pair;
  const KnowledgeGraph graph = pair.take();
  const GraphView view(graph, shipped_ontology());
  CHECK_THAT(to_dot(view, view.neighborhood(pair.ada, 2)),
             Contains("<B>Ada</B>") && !Contains("Guild"));
}

TEST_CASE("claims of the same two nodes in one direction are one line with every label") {
  Pair pair;
  pair.claim(pair.ada, "leads", pair.guild);
  pair.claim(pair.ada, "owns", pair.guild);
  pair.claim(pair.guild, "funds", pair.ada);
  const std::string dot = drawn(pair.take());
  CHECK(statements(dot, {" -> "}).size() == 2);
  CHECK(statements(dot, {" -> ", "leads [1]", "owns [1]"}).size() == 1);
}

TEST_CASE("the same label of several events is written once with its count") {
  Pair pair;
  for (int i = 0; i < 3; ++i) {
    const auto call = pair.event("consult", "phone", "call");
    pair.claim(call, "actor", pair.ada);
    pair.claim(call, "actor", pair.guild);
  }
  const auto lines = statements(drawn(pair.take()), {" -> "});
  REQUIRE(lines.size() == 1);
  CHECK_THAT(lines[0], Contains("phone call ×3 [1]") && Contains("dir=none"));
}

TEST_CASE("a line is thicker by independent origins, not by articles") {
  CHECK_THAT(line_of({{.report = 0}, {.report = 1, .origin = "The Quay"}}),
             Contains("penwidth=1.0"));
  CHECK_THAT(line_of({{.report = 0}, {.report = 1}}), Contains("penwidth=1.6"));
}

TEST_CASE("footnotes name title, publisher and date of the sources that are drawn") {
  Pair pair;
  pair.claim(pair.ada, "leads", pair.guild, {{.report = pair.first}, {.report = pair.second}});
  pair.report("third.txt", "Unheard", std::nullopt);
  const std::string dot = drawn(pair.take());
  CHECK_THAT(dot, Contains("[1] About first.txt. The Quay, 2025-05-01") &&
                      Contains("[2] About second.txt. Hill Post"));
  CHECK_THAT(dot, !Contains("third.txt"));
}

TEST_CASE("a tooltip holds the quotation, who said it and where") {
  Pair pair;
  pair.claim(pair.ada, "leads", pair.guild,
             {{.report = pair.first, .sentence = "She leads it.", .speakers = {pair.guild}}});
  const auto lines = statements(drawn(pair.take()), {" -> "});
  for (const char* key : {" tooltip=", " edgetooltip=", " labeltooltip="})
    CHECK_THAT(
        lines.at(0),
        Contains(std::string(key) +
                 "\"leads, says Guild [1]\\n“She leads it.” — Guild, in The Quay, 2025-05-01\""));
}

TEST_CASE("quotes, backslashes, ampersands and control characters in names are escaped") {
  Pair pair;
  pair.at(pair.ada).name = "A\"d\\a & <b>\x01";
  pair.claim(pair.ada, "leads", pair.guild);
  CHECK_THAT(drawn(pair.take()), Contains(R"(label="A\"d\\a &amp; <b>")"));
}

TEST_CASE("the node that was asked for is bold, and no other") {
  const KnowledgeGraph graph = harbour_quarrel();
  const GraphView view(graph, shipped_ontology());
  const std::string dot = to_dot(view, view.neighborhood(1, 1));
  CHECK_THAT(dot, Contains("label=<<B>Bo &quot;Eel&quot; Lind</B>>"));
  CHECK(count(dot, "<B>") == 1);
  CHECK(count(to_dot(view), "<B>") == 0);
}

TEST_CASE("an event that touches one other node is counted and not drawn") {
  const std::string dot = drawn(harbour_quarrel());
  CHECK_THAT(dot, !Contains("statement by harbour"));
  CHECK_THAT(dot, Contains("1 event that touches nobody else"));
  CHECK_THAT(dot, Contains("statement by"));
}

TEST_CASE("what does not fit is left out, and the picture says how much") {
  const KnowledgeGraph graph = big_ring(60);
  const std::string dot = drawn(graph, {.max_nodes = 20, .max_lines = 10});
  CHECK(statements(dot, {" -> "}).size() == 10);
  CHECK_THAT(dot, Contains("entities") && Contains("lines."));
  CHECK_THAT(drawn(graph, {.max_nodes = 60, .max_lines = 1000}), !Contains("Not shown"));
}

TEST_CASE("a neighbourhood keeps what is nearest when not all fits") {
  Pair pair;
  const auto far = pair.person("Far");
  pair.claim(pair.ada, "leads", pair.guild);
  pair.claim(pair.guild, "funds", far, {{.report = pair.first}, {.report = pair.second}});
  const KnowledgeGraph graph = pair.take();
  const GraphView view(graph, shipped_ontology());
  const std::string dot = to_dot(view, view.neighborhood(0, 2), {.max_nodes = 2});
  CHECK_THAT(dot, Contains("Guild") && !Contains("Far"));
}

TEST_CASE("up to the limit lines are layered and labelled, one past it they are spread and not") {
  const auto picture = [](std::size_t lines) {
    Pair pair;
    for (std::size_t i = 0; i < lines; ++i)
      pair.claim(pair.ada, "leads", pair.person("P" + std::to_string(i)));
    return drawn(pair.take(), {.max_nodes = 1000, .max_lines = 1000});
  };
  const std::string at_limit = picture(kMostLabelledLines), past = picture(kMostLabelledLines + 1);
  CHECK_THAT(at_limit, Contains("layout=dot") && Contains("leads [1]"));
  CHECK_THAT(past, Contains("layout=sfdp") && Contains("overlap=prism") &&
                       Contains("too many to be labelled"));
  CHECK(statements(past, {" -> ", " [label="}).empty());
}

TEST_CASE("a path is drawn with its nodes and every link along it") {
  const KnowledgeGraph graph = harbour_quarrel();
  const GraphView view(graph, shipped_ontology());
  const auto holm = find_nodes(graph, "Ida Holm").nodes.at(0),
             ship = find_nodes(graph, "MV <Kittiwake>").nodes.at(0);
  const Neighborhood part = part_of(view, view.paths(holm, ship, 1));
  CHECK(part.nodes.size() == 4);
  const std::string dot = to_dot(view, part);
  CHECK_THAT(dot, Contains("phone call") && Contains("accusation") && Contains("leads, denied") &&
                      Contains("owns"));
  CHECK_THAT(dot, !Contains("Coastal Navy"));
}

TEST_CASE("a picture of nothing says so without failing") {
  const KnowledgeGraph graph;
  CHECK_THAT(drawn(graph, {.title = "Nothing"}), Contains("digraph") && Contains("Nothing"));
}
