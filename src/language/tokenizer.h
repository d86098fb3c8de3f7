// Cuts text into tokens, after the conventions of UD English.
//
//   Law  tokens are in order, do not overlap, and between them is white space only. None is empty
//   or longer than
//        kMaxTokenBytes.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/split_rules.h"

namespace dossier {

/// Spans of the tokens in `part` of `text`, which is any bytes. Linear.
std::vector<Span> tokenize(std::string_view text, Span part, const SplitRules& rules);

}  // namespace dossier
