// Small questions to a line of text. Private to src/text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dossier {

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
