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

}  // namespace

Sequence make_sequence(std::span<const Token> tokens, const WordPieces& pieces, std::size_t room) {
  std::vector<std::uint16_t> ids;
  std::vector<std::size_t> counts;
  for (const Token& token : tokens) {
    const std::size_t before = ids.size();
    pieces.append(token.form, ids);
    counts.push_back(ids.size() - before);
  }
  const std::size_t most = most_pieces(counts, room);
  Sequence out{{kClassifierPiece}, {0}, {0}};
  const std::uint16_t* next = ids.data();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::string& form = tokens[i].form;
    const std::size_t used = std::min(counts[i], most);
    out.firsts.push_back(static_cast<std::uint32_t>(out.pieces.size()));
    out.pieces.insert(out.pieces.end(), next, next + used);
    out.shapes.push_back(
        first_piece_shape(form, i == 0 ? WordPlace::kFirst : WordPlace::kElsewhere));
    if (used > 1) out.shapes.insert(out.shapes.end(), used - 1, inner_piece_shape(form));
    next += counts[i];
  }
  out.pieces.push_back(kSeparatorPiece);
  out.shapes.push_back(0);
  return out;
}

}  // namespace dossier
