// Two named nodes of one type are listed when
//
//   words     all words of one name are among those of the other, in any order ("Ruiz", "Ana Ruiz")
//   initials  one is an acronym of the other ("HB", "Harbour Board"), or a first name stands
//             against its initial ("A. Ruiz", "Ana Ruiz")
//   spelling  the names are one letter apart, in six letters or more ("Okoro", "Okorro")
//
// The score starts from how much of the names is common, gains from common neighbours in claims,
// and loses when countries differ. It orders what a person looks at; resolution does not use it.
//
// Nodes are compared inside blocks: of one word, one acronym, one half of a name. A word that more
// than kLargestBlock nodes bear says too little and makes no block. Cost: quadratic in a block,
// linear in blocks.
#include "resolve/maybe.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "resolve/handles.h"

namespace dossier {
namespace {

constexpr std::size_t kLargestBlock = 60;
constexpr std::size_t kSpellingLetters = 6;
constexpr double kInitialsScore = 0.6, kSpellingScore = 0.7;
constexpr double kNeighbour = 0.1, kOtherCountry = 0.4;  // gain, loss
constexpr std::size_t kMostNeighbours = 3;

using Words = std::set<std::string>;

struct Name {
  std::string folded;
  Words words;
  NameForm form;
};

bool is_initial_of(const std::string& initial, const std::string& word) {
  return initial.size() == code_point_at(initial, 0).bytes && word.starts_with(initial);
}

// Every word of `part` is in `whole`, or is the initial of a word there; at least one is whole.
bool shortened(const Words& part, const Words& whole) {
  bool one_whole = false;
  for (const std::string& word : part) {
    if (whole.contains(word)) {
      one_whole = true;
      continue;
    }
    const bool initial = std::any_of(whole.begin(), whole.end(), [&](const std::string& other) {
      return is_initial_of(word, other);
    });
    if (!initial) return false;
  }
  return one_whole;
}

// One byte put in, left out or changed.
bool one_apart(const std::string& a, const std::string& b) {
  if (a.size() > b.size()) return one_apart(b, a);
  if (b.size() - a.size() > 1 || a == b) return false;
  std::size_t front = 0, back = 0;
  while (front < a.size() && a[front] == b[front]) ++front;
  while (back < a.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  return front + back + 1 >= b.size();
}

// The likeness of two names; zero when they are not alike.
double likeness(const Name& a, const Name& b, std::string& reason) {
  const Words& fewer = a.words.size() <= b.words.size() ? a.words : b.words;
  const Words& more = a.words.size() <= b.words.size() ? b.words : a.words;
  if (std::includes(more.begin(), more.end(), fewer.begin(), fewer.end())) {
    reason = fewer.size() == more.size() ? "the same words" : "all words of the shorter name";
    return static_cast<double>(fewer.size()) / static_cast<double>(more.size());
  }
  const auto acronym = [](const Name& shorter, const Name& longer) {
    return shorter.form.acronym && longer.words.size() >= 2 &&
           shorter.form.words.front() == longer.form.initials;
  };
  if (acronym(a, b) || acronym(b, a) || shortened(fewer, more)) {
    reason = "initials";
    return kInitialsScore;
  }
  if (std::min(a.folded.size(), b.folded.size()) >= kSpellingLetters &&
      one_apart(a.folded, b.folded)) {
    reason = "one letter apart";
    return kSpellingScore;
  }
  return 0;
}

class Pairs {
 public:
  explicit Pairs(const KnowledgeGraph& graph)
      : graph_(graph), names_(graph.nodes.size()), neighbours_(graph.nodes.size()) {
    for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
      const Node& node = graph.nodes[i];
      if (!node.named || node.type == EntityType::kEvent) continue;
      const NameForm form = name_form(node.name);
      names_[i] = {fold(node.name), {form.words.begin(), form.words.end()}, form};
      for (const std::string& word : names_[i].words) add_key(node.type, word, i);
      if (form.words.size() >= 2) add_key(node.type, form.initials, i);
      if (names_[i].folded.size() >= kSpellingLetters) add_halves(node.type, names_[i].folded, i);
    }
    for (const Claim& claim : graph.claims) {
      if (!claim.object) continue;
      neighbours_[claim.subject].insert(*claim.object);
      neighbours_[*claim.object].insert(claim.subject);
    }
  }

  std::vector<MaybeSame> list() {
    std::set<std::pair<NodeIndex, NodeIndex>> seen;
    std::vector<MaybeSame> out;
    for (const auto& [key, members] : blocks_) {
      if (members.size() > kLargestBlock) continue;
      for (auto a = members.begin(); a != members.end(); ++a) {
        for (auto b = std::next(a); b != members.end(); ++b) {
          if (seen.insert({*a, *b}).second) compare(*a, *b, out);
        }
      }
    }
    std::sort(out.begin(), out.end(), [](const MaybeSame& a, const MaybeSame& b) {
      return std::tie(b.score, a.one, a.other) < std::tie(a.score, b.one, b.other);
    });
    return out;
  }

 private:
  void add_key(EntityType type, const std::string& key, NodeIndex node) {
    blocks_[{type, key}].insert(node);
  }

  // Names that differ in one letter agree before it or behind it, up to the middle of one of them.
  void add_halves(EntityType type, const std::string& folded, NodeIndex node) {
    const std::size_t half = folded.size() / 2;
    for (const std::size_t cut : {half, half + 1}) add_key(type, "<" + folded.substr(0, cut), node);
    for (const std::size_t cut : {half - 1, half}) add_key(type, ">" + folded.substr(cut), node);
  }

  void compare(NodeIndex a, NodeIndex b, std::vector<MaybeSame>& out) const {
    MaybeSame pair{a, b, 0, {""}};
    pair.score = likeness(names_[a], names_[b], pair.reasons.front());
    if (pair.score == 0) return;
    std::vector<NodeIndex> common;
    std::set_intersection(neighbours_[a].begin(), neighbours_[a].end(), neighbours_[b].begin(),
                          neighbours_[b].end(), std::back_inserter(common));
    if (!common.empty()) {
      pair.score += kNeighbour * static_cast<double>(std::min(common.size(), kMostNeighbours));
      pair.reasons.push_back(std::to_string(common.size()) + " common in claims");
    }
    const std::string &x = graph_.nodes[a].country, &y = graph_.nodes[b].country;
    if (contradict(x, y)) {
      pair.score -= kOtherCountry;
      pair.reasons.push_back("countries differ: " + x + ", " + y);
    }
    pair.score = std::round(std::clamp(pair.score, 0.0, 1.0) * 100) / 100;
    out.push_back(std::move(pair));
  }

  const KnowledgeGraph& graph_;
  std::vector<Name> names_;
  std::vector<std::set<NodeIndex>> neighbours_;
  std::map<std::pair<EntityType, std::string>, std::set<NodeIndex>> blocks_;
};

}  // namespace

std::vector<MaybeSame> maybe_same(const KnowledgeGraph& graph) {
  return Pairs(graph).list();
}

}  // namespace dossier
