// What a loosely typed name can mean.
//
// Every surface form of every node is compared with what was typed, from the strictest way to the
// loosest; a node counts by its strictest. Titles need no list: "President Ida Holm" and "Holm" are
// tried with leading words left out, on either side. Events are looked at only where nothing else
// fits, since their descriptions hold the names of those who took part.
//
// Cost: linear in all names, with one fold each. Limits: one typing error is found in names of four
// characters and more.
#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "graph/view.h"
#include "graph/words.h"

namespace dossier {
namespace {

enum Level : int {
  kExact,
  kFolded,
  kTitleLeftOut,
  kAcronym,
  kLastWord,
  kPrefix,
  kSubstring,
  kOneError,
  kNoMatch
};

// A match is clearly meant when no other is as strict, or it is mentioned so many times as often as
// the next. Where two bear the very same name, as a place and its team do, less is enough.
constexpr std::uint32_t kClearFactor = 3, kClearNamesake = 2;

// True when `whole` is one or more words followed by `tail`.
bool ends_in_words(std::string_view whole, std::string_view tail) {
  return whole.size() > tail.size() && whole.ends_with(tail) &&
         whole[whole.size() - tail.size() - 1] == ' ';
}

std::string without_dots(std::string_view text) {
  std::string out(text);
  std::erase(out, '.');
  return out;
}

// The first letters of a name's words, with and without the words that are not written with a
// capital.
bool is_acronym(std::string_view typed, std::string_view name) {
  std::string all, capitals;
  const std::string shown = squeeze(name);
  for (std::string_view word : spaced_words(shown)) {
    const std::string_view first = word.substr(0, code_point_at(word, 0).bytes);
    all += first;
    if (starts_upper(first)) capitals += first;
  }
  return typed.size() >= 2 && (fold(all) == typed || fold(capitals) == typed);
}

struct Typed {
  std::string_view raw;
  std::string folded, dotless;
};

Level level_of(const Typed& typed, const std::string& name) {
  if (name == typed.raw) return kExact;
  const std::string folded = fold(name);
  if (folded.empty()) return kNoMatch;
  if (folded == typed.folded || without_dots(folded) == typed.dotless) return kFolded;
  const bool several = typed.folded.find(' ') != std::string::npos;
  if (ends_in_words(typed.folded, folded) || (several && ends_in_words(folded, typed.folded)))
    return kTitleLeftOut;
  if (is_acronym(typed.dotless, name)) return kAcronym;
  if (ends_in_words(folded, typed.folded)) return kLastWord;
  if (folded.starts_with(typed.folded)) return kPrefix;
  if (folded.find(typed.folded) != std::string::npos) return kSubstring;
  if (one_error_apart(typed.folded, folded) ||
      one_error_apart(typed.folded, spaced_words(folded).back()))
    return kOneError;
  return kNoMatch;
}

struct Candidate {
  NodeIndex node;
  int level;
  std::uint32_t origins, mentions;
};

int level_of(const Typed& typed, const Node& node) {
  int best = level_of(typed, node.name);
  for (const std::string& name : node.names) best = std::min<int>(best, level_of(typed, name));
  if (best == kNoMatch) return best;
  return node.type == EntityType::kEvent ? best + kNoMatch + 1 : best;
}

bool is_clear(const std::vector<Candidate>& found) {
  if (found.size() < 2) return !found.empty();
  const std::uint32_t next = std::max(found[1].mentions, 1U);
  const bool namesakes = found[1].level <= kFolded;
  return found[0].level < found[1].level || found[0].mentions >= kClearFactor * next ||
         (namesakes && found[0].mentions > kClearNamesake * next);
}

}  // namespace

NameMatch find_nodes(const KnowledgeGraph& graph, std::string_view typed, std::size_t limit) {
  const Typed wanted{trim(typed), fold(typed), without_dots(fold(typed))};
  if (wanted.folded.empty()) return {};
  std::vector<Candidate> found;
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    const int level = level_of(wanted, node);
    if (level != kNoMatch) found.push_back({i, level, node.origins, node.mentions});
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.level, b.origins, b.mentions, a.node) <
           std::tie(b.level, a.origins, a.mentions, b.node);
  });
  if (!found.empty() && found.front().level < kNoMatch)
    std::erase_if(found, [](const Candidate& c) { return c.level > kNoMatch; });
  NameMatch match;
  match.clear = is_clear(found);
  for (std::size_t i = 0; i < found.size() && i < limit; ++i) match.nodes.push_back(found[i].node);
  return match;
}

}  // namespace dossier
