// Sentences as the encoder reads them: windows of several, so that each is seen in its context.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/annotation.h"
#include "language/word_pieces.h"

namespace dossier {

/// [CLS], the pieces of the words in order, [SEP]; another [SEP] stands where a text block ends inside.
struct Sequence {
  std::vector<std::uint16_t> pieces;
  std::vector<std::uint8_t> shapes;  // class of each piece
  std::vector<std::uint32_t>
      firsts;  // index of each word's first piece; entry 0 is [CLS], the root
};

struct Window {
  std::size_t last;  // one past its last sentence
  Sequence sequence;
};

struct WindowSize {
  std::size_t pieces;  // of a window of several sentences
  std::size_t room;    // of a single sentence, beside [CLS] and [SEP]: at least its tokens
};

/// The window that begins with sentence `first`: as many of the following ones as fit, at least one.
/// Where a single sentence has more pieces than there is room, its longest words lose pieces from their ends.
/// Linear in the pieces of the window and of the sentence after it.
Window next_window(std::span<const Sentence> sentences, std::size_t first, const WordPieces& pieces,
                   WindowSize size);

}  // namespace dossier
