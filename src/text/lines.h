// Lines of a text, and the stretches (paragraphs, headings, head lines) that they form.
//
// Private to src/text; the public cut is `blocks_of` in document.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dossier {

/// One or several lines that belong together.
struct Stretch {
  Span span;  // without the white space around it; never empty
  std::uint32_t characters;
  bool apart_before;  // a blank line, or the start of the text, stands before it
  bool apart_after;   // a blank line, or the end of the text, stands after it
};

/// The lines of `text` that are not blank, with lines that are wrapped joined. Cost linear.
std::vector<Stretch> stretches_of(std::string_view text);

/// True when the last character, closing quotes and brackets aside, is a stop, an exclamation or
/// question mark, or an ellipsis.
bool ends_sentence(std::string_view text);

/// True when at least two words, and most of the words of four letters and more, start with a
/// capital.
bool is_title_case(std::string_view text);

bool starts_lower(std::string_view text);

/// Words between white space, in order.
std::vector<std::string_view> words_of(std::string_view text);

/// Bytes of a list marker at the start ("• ", "- ", "* ", "12. ") with the space behind it; 0 when
/// there is none.
std::size_t bullet_bytes(std::string_view line);

}  // namespace dossier
