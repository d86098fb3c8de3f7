#include "text/words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace dossier {

bool ends_sentence(std::string_view text) {
  static constexpr std::string_view kClosing[] = {"\"", "'", ")", "]", "”", "’", "»"};
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (std::string_view mark : kClosing)
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        stripped = true;
      }
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…");
}

bool starts_lower(std::string_view text) {
  return !text.empty() && u_isULowercase(static_cast<UChar32>(code_point_at(text, 0).value));
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view kSpace = " \t\n\r\f\v";
  for (std::size_t at = text.find_first_not_of(kSpace); at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(kSpace, end);
  }
  return words;
}

bool is_title_case(std::string_view text) {
  std::size_t capital = 0, long_words = 0, long_capital = 0;
  for (std::string_view word : words_of(text)) {
    while (!word.empty() && !u_isalnum(static_cast<UChar32>(code_point_at(word, 0).value)))
      word.remove_prefix(code_point_at(word, 0).bytes);
    if (word.empty()) continue;
    const bool upper = starts_upper(word);
    const bool is_long = count_characters(word) >= 4;
    capital += upper;
    long_words += is_long;
    long_capital += upper && is_long;
  }
  return capital >= 2 && long_capital * 10 >= long_words * 8;
}

std::size_t bullet_bytes(std::string_view line) {
  static constexpr std::string_view kMarks[] = {"•", "◦", "▪", "‣", "●", "○", "■",
                                                "·", "–", "—", "-", "*", "+"};
  for (std::string_view mark : kMarks) {
    if (!line.starts_with(mark)) continue;
    const std::size_t text = line.find_first_not_of(" \t", mark.size());
    return text != std::string_view::npos && text > mark.size() ? text : 0;
  }
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits == 0 || digits > 2 || digits + 1 >= line.size()) return 0;
  if ((line[digits] != '.' && line[digits] != ')') || line[digits + 1] != ' ') return 0;
  return digits + 2;
}

}  // namespace dossier
