// A sentence as the encoder reads it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/annotation.h"
#include "language/word_pieces.h"

namespace dossier {

/// [CLS], the pieces of the words in order, [SEP].
struct Sequence {
  std::vector<std::uint16_t> pieces;
  std::vector<std::uint8_t> shapes;  // class of each piece
  std::vector<std::uint32_t>
      firsts;  // index of each word's first piece; entry 0 is [CLS], the root
};

/// At most `room` pieces beside [CLS] and [SEP], which must be at least the number of tokens: where
/// the words have more, the longest words lose pieces from their ends. Linear.
Sequence make_sequence(std::span<const Token> tokens, const WordPieces& pieces, std::size_t room);

}  // namespace dossier
