#include "graph/words.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kLeastForError = 4;

std::vector<char32_t> characters(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    out.push_back(c.value);
    at += c.bytes;
  }
  return out;
}

bool is_part_of_word(char byte) {
  const auto c = static_cast<unsigned char>(byte);
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::vector<std::string_view> spaced_words(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    words.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

std::vector<std::string_view> bare_words(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at;
    while (end < folded.size() && is_part_of_word(folded[end])) ++end;
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool one_error_apart(std::string_view first, std::string_view second) {
  std::vector<char32_t> a = characters(first), b = characters(second);
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < kLeastForError || b.size() - a.size() > 1) return false;
  std::size_t start = 0;
  while (start < a.size() && a[start] == b[start]) ++start;
  const auto rest_equal = [&](std::size_t i, std::size_t j) {
    return std::equal(a.begin() + static_cast<std::ptrdiff_t>(std::min(i, a.size())), a.end(),
                      b.begin() + static_cast<std::ptrdiff_t>(std::min(j, b.size())), b.end());
  };
  if (a.size() < b.size()) return rest_equal(start, start + 1);
  if (rest_equal(start + 1, start + 1)) return true;
  return start + 1 < a.size() && a[start] == b[start + 1] && a[start + 1] == b[start] &&
         rest_equal(start + 2, start + 2);
}

}  // namespace dossier
