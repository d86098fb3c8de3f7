// Stretches of the text between quotation marks.
#pragma once

#include <utility>
#include <vector>

#include "understand/reading.h"

namespace dossier {

/// A quotation: its pieces, one in each sentence, with the marks. It may go over several sentences,
/// and over blocks where each opens with a mark and only the last closes.
struct Quotation {
  std::vector<std::pair<TokenAt, TokenAt>> pieces;  // never empty
  /// True when it begins with its sentence, and so may be a sentence of its own.
  bool opens_sentence = false;
};

/// In text order, without overlap; quotations inside quotations belong to the outer one. Linear.
std::vector<Quotation> find_quotations(const Reading& reading);

}  // namespace dossier
