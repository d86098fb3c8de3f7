#include "language/sequence.h"

#include <algorithm>

namespace dossier {
namespace {

/// How many pieces a word may have so that all of a sentence's fit: as many as they have, or evenly
/// fewer.
std::size_t most_pieces(std::span<const std::size_t> counts, std::size_t room) {
  std::size_t most = counts.empty() ? 1 : *std::ranges::max_element(counts);
  const auto total = [&] {
    std::size_t sum = 0;
    for (const std::size_t count : counts) sum += std::min(count, most);
    return sum;
  };
  while (most > 1 && total() > room)
    most = std::max<std::size_t>(1, std::min(most - 1, most * 9 / 10));
  return most;
}

/// The pieces of one sentence's words.
struct Cut {
  std::vector<std::uint16_t> ids;
  std::vector<std::size_t> counts;  // of each word
};

Cut cut(std::span<const Token> tokens, const WordPieces& pieces) {
  Cut out;
  for (const Token& token : tokens) {
    const std::size_t before = out.ids.size();
    pieces.append(token.form, out.ids);
    out.counts.push_back(out.ids.size() - before);
  }
  return out;
}

Spacing spacing(std::span<const Token> tokens, std::size_t i) {
  const bool before = i == 0 || tokens[i - 1].span.end < tokens[i].span.begin;
  const bool after = i + 1 == tokens.size() || tokens[i].span.end < tokens[i + 1].span.begin;
  if (before) return after ? Spacing::kFree : Spacing::kBefore;
  return after ? Spacing::kAfter : Spacing::kNone;
}

void put_separator(Sequence& sequence) {
  sequence.pieces.push_back(kSeparatorPiece);
  sequence.shapes.push_back(0);
}

void append(std::span<const Token> tokens, const Cut& cut, std::size_t room, Sequence& out) {
  const std::size_t most = most_pieces(cut.counts, room);
  const std::uint16_t* next = cut.ids.data();
  for (std::size_t i = 0; i < cut.counts.size(); ++i) {
    const std::string& form = tokens[i].form;
    const std::size_t used = std::min(cut.counts[i], most);
    out.firsts.push_back(static_cast<std::uint32_t>(out.pieces.size()));
    out.pieces.insert(out.pieces.end(), next, next + used);
    out.shapes.push_back(first_piece_shape(form, spacing(tokens, i)));
    if (used > 1) out.shapes.insert(out.shapes.end(), used - 1, inner_piece_shape(form));
    next += cut.counts[i];
  }
}

}  // namespace

Window next_window(std::span<const Sentence> sentences, std::size_t first, const WordPieces& pieces,
                   WindowSize size) {
  Window out{first, {{kClassifierPiece}, {0}, {0}}};
  for (std::size_t used = 2; out.last < sentences.size(); ++out.last) {
    const Sentence& sentence = sentences[out.last];
    const Cut made = cut(sentence.tokens, pieces);
    used += made.ids.size() + 1;  // one for a separator
    if (out.last > first && used > size.pieces) break;
    if (out.last > first && sentence.block != sentences[out.last - 1].block)
      put_separator(out.sequence);
    append(sentence.tokens, made, size.room, out.sequence);
  }
  put_separator(out.sequence);
  return out;
}

}  // namespace dossier
