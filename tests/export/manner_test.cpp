// A denied or alleged link is never drawn as plain fact: over random dossiers, in every picture.
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "export/dot.h"
#include "export/drawing.h"
#include "export/text_picture.h"
#include "export/timeline.h"
#include "export/wording.h"
#include "tests/graph/graph_builder.h"

using namespace dossier;

namespace {

// Up to eight entities and thirty claims: relations, events with one participant and with several,
// every stance, speakers, times, several pieces of evidence each.
class RandomDossier {
 public:
  explicit RandomDossier(unsigned seed) : random_(seed) {}

  KnowledgeGraph make() {
    for (const char* outlet : {"The Quay", "Hill Post", "Wire"})
      b_.report(outlet, outlet, to_date({2031, 5, 1 + below(20)}));
    for (int i = 3 + below(6); i > 0; --i)
      nodes_.push_back(b_.node(static_cast<EntityType>(below(5)), "N" + std::to_string(i)));
    for (int i = below(12); i > 0; --i) relation();
    for (int i = below(9); i > 0; --i) event();
    return b_.take();
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  NodeIndex any() {
    return nodes_[static_cast<std::size_t>(below(static_cast<int>(nodes_.size())))];
  }

  std::vector<Says> evidence() {
    std::vector<Says> out;
    for (int i = 1 + below(3); i > 0; --i) {
      Says says;
      says.report = static_cast<std::uint32_t>(below(3));
      says.stance = static_cast<Stance>(below(6));
      if (below(2)) says.speakers = {any()};
      if (below(3)) says.when = day_interval(to_date({2031, 4, 1 + below(28)}));
      out.push_back(says);
    }
    return out;
  }

  void relation() {
    static constexpr const char* kRelations[] = {"leads", "owns", "funds", "linked_to"};
    const NodeIndex from = any(), to = any();
    const char* relation = kRelations[below(4)];
    // A dossier holds a claim once, and a symmetric one either way round.
    if (from == to || !claimed_.insert({relation, std::min(from, to), std::max(from, to)}).second)
      return;
    b_.claim(from, relation, to, evidence());
  }

  void event() {
    static constexpr const char* kCategories[] = {"consult", "threaten", "assault"};
    const NodeIndex event = b_.event(kCategories[below(3)], "", "event");
    b_.claim(event, "actor", any(), evidence());
    if (below(2)) b_.claim(event, "recipient", any(), evidence());
    if (below(2)) b_.claim(event, "place", any(), evidence());
  }

  std::mt19937 random_;
  GraphBuilder b_;
  std::vector<NodeIndex> nodes_;
  std::set<std::tuple<std::string, NodeIndex, NodeIndex>> claimed_;
};

// The claim that each piece of evidence belongs to.
std::map<const Evidence*, const Claim*> owners(const KnowledgeGraph& graph) {
  std::map<const Evidence*, const Claim*> out;
  for (const Claim& claim : graph.claims)
    for (const Evidence& evidence : claim.evidence) out[&evidence] = &claim;
  return out;
}

bool has(const Claim& claim, Stance stance) {
  return std::any_of(claim.evidence.begin(), claim.evidence.end(),
                     [&](const Evidence& e) { return e.stance == stance; });
}

bool says_more_than_fact(const std::string& label) {
  for (const char* word : {", denied", ", alleged", ", planned", ", requested", ", possible"})
    if (label.find(word) != std::string::npos) return true;
  return label.starts_with("denied") || label.starts_with("alleged");
}

constexpr unsigned kDossiers = 300;

Picture everything(const GraphView& view) {
  return compose(view, whole(view), {.max_nodes = 1000, .max_lines = 1000});
}

}  // namespace

TEST_CASE("a line that is drawn as fact rests on claims that somebody puts as fact") {
  std::size_t stated = 0, other = 0;
  for (unsigned seed = 0; seed < kDossiers; ++seed) {
    const KnowledgeGraph graph = RandomDossier(seed).make();
    const GraphView view(graph, shipped_ontology());
    auto owner = owners(graph);
    for (const Line& line : everything(view).lines) {
      (line.manner == Manner::kStated ? stated : other)++;
      for (const LineLabel& label : line.labels) CHECK(manner_of(label.stance) == line.manner);
      for (const Evidence* evidence : line.evidence) {
        CHECK((evidence->stance == Stance::kDenied) == (line.manner == Manner::kDenied));
        if (line.manner == Manner::kStated) CHECK(has(*owner.at(evidence), Stance::kAsserted));
      }
    }
  }
  CHECK(stated > 100);
  CHECK(other > 100);
}

TEST_CASE("a line whose claims somebody denies has its denial beside it") {
  std::size_t denials = 0;
  for (unsigned seed = 0; seed < kDossiers; ++seed) {
    const KnowledgeGraph graph = RandomDossier(seed).make();
    const GraphView view(graph, shipped_ontology());
    auto owner = owners(graph);
    const Picture picture = everything(view);
    for (const Line& line : picture.lines)
      for (const Evidence* evidence : line.evidence) {
        if (line.manner == Manner::kDenied || !has(*owner.at(evidence), Stance::kDenied)) continue;
        ++denials;
        CHECK(std::any_of(picture.lines.begin(), picture.lines.end(), [&](const Line& l) {
          return l.manner == Manner::kDenied && l.from == line.from && l.to == line.to;
        }));
      }
  }
  CHECK(denials > 100);
}

TEST_CASE("words and strokes say the same in text, DOT and SVG") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const KnowledgeGraph graph = RandomDossier(seed).make();
    const GraphView view(graph, shipped_ontology());
    const Picture picture = everything(view);
    for (const Line& line : picture.lines)
      for (const std::string& label : label_texts(line))
        if (line.manner == Manner::kStated) CHECK_FALSE(says_more_than_fact(label));
    const std::string text =
        text_picture(view, whole(view), {.max_nodes = 1000, .max_lines = 1000});
    bool stated = false;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      const std::string row = text.substr(at, end - at);
      at = end + 1;
      if (row.find("──") != std::string::npos || row.find("╌╌") != std::string::npos ||
          row.find("··") != std::string::npos)
        stated = row.find("────") != std::string::npos;
      else if (stated && row.find('[') != std::string::npos)
        CHECK_FALSE(says_more_than_fact(row));
    }
    if (picture.lines.empty() || seed >= 6) continue;
    const std::string svg = draw_picture(view, whole(view), {}).bytes;
    for (std::size_t at = svg.find("/denied\" class"); at != std::string::npos;
         at = svg.find("/denied\" class", at + 1)) {
      const std::string group = svg.substr(at, svg.find("<g id=\"edge", at) - at);
      CHECK(group.find("#b3261e") != std::string::npos);
      CHECK(group.find("denied") != std::string::npos);
    }
  }
}

TEST_CASE("a moment of a timeline that is drawn as fact rests on claims that are put as fact") {
  std::size_t stated = 0;
  for (unsigned seed = 0; seed < kDossiers; ++seed) {
    const KnowledgeGraph graph = RandomDossier(seed).make();
    const GraphView view(graph, shipped_ontology());
    auto owner = owners(graph);
    for (const Moment& moment : timeline_of(view, std::nullopt, 1000).moments)
      for (const Evidence* evidence : moment.evidence) {
        CHECK((evidence->stance == Stance::kDenied) == (moment.label.stance == Stance::kDenied));
        if (moment.label.stance != Stance::kAsserted) continue;
        ++stated;
        CHECK(has(*owner.at(evidence), Stance::kAsserted));
      }
  }
  CHECK(stated > 100);
}
