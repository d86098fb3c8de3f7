// Turns the subtrees that a cue says into ranges of tokens.
//
// Subtrees are marked on the sentence's tokens, what is left out is unmarked, and each run of marks
// is a range: so an aside in the middle gives two. Commas and full stops at the ends go; marks of a
// quotation whose words are inside come in, as readers expect of a quotation; what a parser hangs
// behind a closing mark goes.
//
//   Cost  linear in the sentence, and logarithmic in the quotations of the document.
#include "understand/content.h"

#include <algorithm>
#include <optional>

namespace dossier {
namespace {

void mark(const Tree& tree, std::uint32_t head, std::vector<unsigned char>& inside,
          unsigned char value) {
  std::vector<std::uint32_t> open = {head};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    inside[at] = value;
    for (std::uint32_t c : tree.children(at)) open.push_back(c);
  }
}

}  // namespace

bool holds(const std::vector<TokenRange>& ranges, TokenAt at) {
  const auto after = std::upper_bound(
      ranges.begin(), ranges.end(), at,
      [](TokenAt wanted, const TokenRange& range) { return wanted < range.first; });
  return after != ranges.begin() && at < std::prev(after)->second;
}

bool overlap(const TokenRange& a, const TokenRange& b) {
  return a.first < b.second && b.first < a.second;
}

std::uint32_t size_of(const std::vector<TokenRange>& ranges) {
  std::uint32_t size = 0;
  for (const TokenRange& range : ranges) size += range.second.token - range.first.token;
  return size;
}

void unite(std::vector<TokenRange>& ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<TokenRange> united;
  for (const TokenRange& range : ranges) {
    if (!united.empty() && range.first <= united.back().second)
      united.back().second = std::max(united.back().second, range.second);
    else
      united.push_back(range);
  }
  ranges = std::move(united);
}

ContentFinder::ContentFinder(const Reading& reading, const std::vector<Quotation>& quotations)
    : reading_(reading) {
  for (const Quotation& quotation : quotations)
    quoted_.insert(quoted_.end(), quotation.pieces.begin(), quotation.pieces.end());
}

std::vector<TokenRange> ContentFinder::of(std::uint32_t s, const CueUse& use) const {
  const Tree& tree = reading_.trees[s];
  std::vector<unsigned char> inside(tree.size(), 0);
  for (std::uint32_t head : use.content) mark(tree, head, inside, 1);
  for (std::uint32_t head : use.left_out) mark(tree, head, inside, 0);
  inside[use.token] = 0;
  std::vector<TokenRange> ranges;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (!inside[i]) continue;
    std::uint32_t last = i;
    while (last < tree.size() && inside[last]) ++last;
    if (const auto range = trimmed(s, i, last)) ranges.push_back(with_marks(*range));
    i = last;
  }
  unite(ranges);
  clip_to_quotation(ranges);
  return ranges;
}

// With the marks of a quotation whose words the range holds from its first or to its last.
TokenRange ContentFinder::with_marks(TokenRange range) const {
  const auto after = std::lower_bound(quoted_.begin(), quoted_.end(), range,
                                      [](const TokenRange& piece, const TokenRange& wanted) {
                                        return piece.second <= wanted.first;
                                      });
  for (auto piece = after; piece != quoted_.end() && piece->first < range.second; ++piece) {
    if (piece->first.token + 1 == range.first.token) range.first = piece->first;
    if (range.second < piece->second && piece->second.token <= range.second.token + 2 &&
        only_punctuation(range.second, piece->second.token))
      range.second = piece->second;
  }
  return range;
}

// Words behind a closing mark are not said any more where the content begins with the opening
// one.
void ContentFinder::clip_to_quotation(std::vector<TokenRange>& ranges) const {
  if (ranges.empty() || !holds(quoted_, ranges.front().first)) return;
  const auto piece = std::prev(
      std::upper_bound(quoted_.begin(), quoted_.end(), ranges.front().first,
                       [](TokenAt wanted, const TokenRange& each) { return wanted < each.first; }));
  if (piece->first != ranges.front().first) return;
  std::erase_if(ranges, [&](const TokenRange& range) {
    return range != ranges.front() && !holds(quoted_, range.first);
  });
}

bool ContentFinder::only_punctuation(TokenAt from, std::uint32_t last) const {
  for (; from.token < last; ++from.token)
    if (reading_.token(from).upos != "PUNCT") return false;
  return true;
}

// Without punctuation at both ends, but with the marks of a quotation; nothing when no word is
// left.
std::optional<TokenRange> ContentFinder::trimmed(std::uint32_t s, std::uint32_t first,
                                                 std::uint32_t last) const {
  const auto& tokens = reading_.annotation.sentences[s].tokens;
  const auto trims = [&](std::uint32_t i) {
    const std::string& form = tokens[i].form;
    return form == "," || form == "." || form == ":" || form == ";" || form == "-" || form == "–" ||
           form == "—";
  };
  while (first < last && trims(first)) ++first;
  while (first < last && trims(last - 1)) --last;
  for (std::uint32_t i = first; i < last; ++i)
    if (tokens[i].upos != "PUNCT") return TokenRange{{s, first}, {s, last}};
  return std::nullopt;
}

}  // namespace dossier
