#include "graph/search.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "graph/words.h"

namespace dossier {
namespace {

constexpr unsigned kWhole = 3, kBeginning = 2, kOneError = 1;

unsigned score_of(std::string_view wanted, const std::vector<std::string_view>& words) {
  unsigned best = 0;
  for (const std::string_view word : words) {
    if (word == wanted) return kWhole;
    if (word.starts_with(wanted)) best = kBeginning;
    if (best == 0 && one_error_apart(wanted, word)) best = kOneError;
  }
  return best;
}

// 0 where a wanted word is missing.
unsigned score_of(const std::vector<std::string_view>& wanted, std::string_view sentence) {
  const std::string folded = fold(sentence);
  const std::vector<std::string_view> words = bare_words(folded);
  unsigned sum = 0;
  for (const std::string_view word : wanted) {
    const unsigned score = score_of(word, words);
    if (score == 0) return 0;
    sum += score;
  }
  return sum;
}

}  // namespace

std::vector<FoundSentence> find_sentences(const KnowledgeGraph& graph, std::string_view words,
                                          const ClaimFilter& filter) {
  const std::string folded = fold(words);
  const std::vector<std::string_view> wanted = bare_words(folded);
  std::map<std::pair<std::uint32_t, Span>, std::vector<Spoken>> sentences;
  for (ClaimIndex i = 0; i < graph.claims.size(); ++i)
    for (const Evidence* piece : matching(graph, graph.claims[i], filter))
      sentences[{piece->report, piece->sentence}].push_back({i, piece});
  std::vector<FoundSentence> out;
  for (auto& [place, spoken] : sentences) {
    const unsigned score = score_of(wanted, quote(graph, *spoken.front().evidence));
    if (score > 0) out.push_back({place.first, place.second, std::move(spoken), score});
  }
  std::stable_sort(out.begin(), out.end(), [](const FoundSentence& a, const FoundSentence& b) {
    return a.score > b.score;
  });
  return out;
}

}  // namespace dossier
