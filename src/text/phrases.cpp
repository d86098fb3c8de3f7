#include "text/phrases.h"

#include <algorithm>

#include "base/data_path.h"
#include "base/error.h"
#include "base/utf8.h"

namespace dossier {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Is `text` cut between words at `at`?
bool is_boundary(std::string_view text, std::size_t at) {
  return at == 0 || at == text.size() || !is_word_byte(text[at - 1]) || !is_word_byte(text[at]);
}

}  // namespace

Phrases::Phrases(std::string_view name, const std::set<std::string_view>& kinds) {
  const std::string content = read_file(data_file(name));
  std::size_t number = 0;
  for (std::size_t start = 0; start < content.size();) {
    const std::size_t end = std::min(content.find('\n', start), content.size());
    const std::string_view line = std::string_view(content).substr(start, end - start);
    start = end + 1;
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    const std::string_view kind = line.substr(0, tab);
    if (tab == std::string_view::npos || !kinds.contains(kind) || trim(line.substr(tab)).empty())
      throw Error(ErrorCode::kData, std::string(name) + ":" + std::to_string(number) +
                                        ": a kind, a tab and a phrase expected: '" +
                                        std::string(line) + "'");
    phrases_[std::string(kind)].insert(fold(line.substr(tab)));
  }
}

const std::set<std::string, std::less<>>& Phrases::of(std::string_view kind) const {
  static const std::set<std::string, std::less<>> kNone;
  const auto found = phrases_.find(kind);
  return found == phrases_.end() ? kNone : found->second;
}

bool Phrases::has(std::string_view kind, std::string_view folded) const {
  return of(kind).contains(folded);
}

std::size_t Phrases::starts(std::string_view kind, std::string_view folded) const {
  std::size_t longest = 0;
  for (const std::string& phrase : of(kind))
    if (folded.starts_with(phrase) && is_boundary(folded, phrase.size()))
      longest = std::max(longest, phrase.size());
  return longest;
}

bool Phrases::ends(std::string_view kind, std::string_view folded) const {
  const auto fits = [&](const std::string& phrase) {
    return folded.ends_with(phrase) && is_boundary(folded, folded.size() - phrase.size());
  };
  return std::any_of(of(kind).begin(), of(kind).end(), fits);
}

bool Phrases::inside(std::string_view kind, std::string_view folded) const {
  const auto fits = [&](const std::string& phrase) {
    for (auto at = folded.find(phrase); at != folded.npos; at = folded.find(phrase, at + 1))
      if (is_boundary(folded, at) && is_boundary(folded, at + phrase.size())) return true;
    return false;
  };
  return std::any_of(of(kind).begin(), of(kind).end(), fits);
}

}  // namespace dossier
