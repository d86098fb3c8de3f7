#include "understand/time_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::uint32_t kMaxWords = 4;  // of an expression in times.tsv
constexpr std::size_t kMaxBytes = 24;   // of a token that can be part of a time expression

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void read_number(TimeWord& word) {
  const std::string& text = word.text;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const std::string_view suffix = std::string_view(text).substr(digits);
  const bool known = suffix.empty() || suffix == "st" || suffix == "nd" || suffix == "rd" ||
                     suffix == "th" || suffix == "s";
  if (digits == 0 || digits > 4 || !known) return;
  int number = 0;
  for (std::size_t i = 0; i < digits; ++i) number = number * 10 + (text[i] - '0');
  word.number = number;
  word.digits = static_cast<std::uint32_t>(digits);
  word.suffix = suffix;
}

void add_word(std::vector<TimeWord>& words, std::uint32_t token, std::string text) {
  TimeWord word{.token = token, .text = std::move(text)};
  words.push_back(std::move(word));
  read_number(words.back());
}

// "mid-2025", "2019–2021", "2025-11-29": the parts and the dashes, which are all one here.
void add_parts(std::vector<TimeWord>& words, std::uint32_t token, const std::string& text) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t dash = text[i] == '-'                                                 ? 1
                             : text.compare(i, 3, "–") == 0 || text.compare(i, 3, "—") == 0 ? 3
                                                                                            : 0;
    if (dash == 0) {
      ++i;
      continue;
    }
    if (i > start) add_word(words, token, text.substr(start, i - start));
    add_word(words, token, "–");
    i += dash;
    start = i;
  }
  if (start < text.size()) add_word(words, token, text.substr(start));
}

}  // namespace

std::vector<TimeWord> time_words(const Tree& tree, const Table& times) {
  std::vector<TimeWord> words;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const std::string& form = tree.token(i).form;
    add_parts(words, i, form.size() > kMaxBytes ? std::string("_") : to_lower(form));
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string key;
    for (std::uint32_t n = 1; n <= kMaxWords && i + n <= words.size(); ++n) {
      if (n > 1) key += ' ';
      key += words[i + n - 1].text;
      for (std::size_t row : times.rows(key))
        words[i].senses.push_back({times.at(row, 1), times.at(row, 2), n});
    }
    std::stable_sort(words[i].senses.begin(), words[i].senses.end(),
                     [](const TimeSense& a, const TimeSense& b) { return a.words > b.words; });
  }
  return words;
}

std::optional<TimeSense> sense_at(const std::vector<TimeWord>& words, std::size_t i,
                                  std::string_view kind) {
  if (i < words.size())
    for (const TimeSense& sense : words[i].senses)
      if (sense.kind == kind) return sense;
  return std::nullopt;
}

}  // namespace dossier
