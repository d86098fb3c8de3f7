// Lines of a text, and the stretches (paragraphs, headings, head lines) that they form.
//
// Private to src/text; the public cut is `blocks_of` in document.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/boilerplate.h"

namespace dossier {

/// One or several lines that belong together.
struct Stretch {
  Span span;  // without the white space around it; never empty
  std::uint32_t characters;
  bool apart_before;  // a blank line, or the start of the text, stands before it
  bool apart_after;   // a blank line, or the end of the text, stands after it
  bool head;          // a line that says by itself that it belongs to the article's head
  Boilerplate boilerplate;
};

/// The lines of `text` that are not blank, with lines that are wrapped joined. Cost linear.
std::vector<Stretch> stretches_of(std::string_view text);

}  // namespace dossier
