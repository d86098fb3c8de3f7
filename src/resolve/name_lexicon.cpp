#include "resolve/name_lexicon.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/table.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestTitle = 5;  // words
constexpr std::array<std::string_view, 8> kKinds = {"suffix", "particle", "family", "company",
                                                    "filler", "general",  "former", "office"};
constexpr std::string_view kSpelling = "spelling";

std::string without_stops(std::string text) {
  std::erase(text, '.');
  return text;
}

}  // namespace

const NameLexicon& NameLexicon::shipped() {
  static const NameLexicon lexicon;
  return lexicon;
}

NameLexicon::NameLexicon() {
  const Table words("name_words.tsv", {"word", "kind", "value"});
  for (std::size_t row = 0; row < words.size(); ++row) {
    const std::string& kind = words.at(row, 1);
    const auto known = std::find(kKinds.begin(), kKinds.end(), kind);
    if (kind == kSpelling)
      spellings_[words.at(row, 0)] = words.at(row, 2);
    else if (known != kKinds.end())
      words_[static_cast<WordKind>(known - kKinds.begin())].insert(words.at(row, 0));
    else
      throw Error(ErrorCode::kData, words.place(row) + ": no kind of word: '" + kind + "'");
  }
  const Table nicknames("nicknames.tsv", {"nickname", "name"});
  for (std::size_t row = 0; row < nicknames.size(); ++row)
    formal_[nicknames.at(row, 0)].push_back(nicknames.at(row, 1));
  const Table given("first_names.tsv", {"name", "gender"});
  for (std::size_t row = 0; row < given.size(); ++row) given_.insert(fold(given.at(row, 0)));
  const Table titles("titles.tsv", {"words", "kind", "value"});
  for (std::size_t row = 0; row < titles.size(); ++row) {
    if (titles.at(row, 1) == "gender") continue;
    titles_.insert(fold(titles.at(row, 0)));
    if (titles.at(row, 1) == "honorific") honorifics_.insert(fold(titles.at(row, 0)));
  }
  const Table countries("countries.tsv", {"name", "code", "kind"});
  for (std::size_t row = 0; row < countries.size(); ++row) {
    const std::string& kind = countries.at(row, 2);
    const std::string name = without_stops(fold(countries.at(row, 0)));
    if ((kind == "country" || kind == "alias") && !is(WordKind::kFormer, name))
      countries_.try_emplace(name, countries.at(row, 1));
  }
  for (std::size_t row = 0; row < countries.size(); ++row) {
    const std::string name = fold(countries.at(row, 0));
    const std::string& code = countries.at(row, 1);
    if (countries.at(row, 2) == "demonym" && !is(WordKind::kFormer, name) &&
        is_like_a_name_of(name, code))
      countries_.try_emplace(name, code);
  }
}

// "British" is of Britain; "Welsh" is of one of its parts, and says more than the country.
bool NameLexicon::is_like_a_name_of(std::string_view people, std::string_view code) const {
  constexpr std::size_t kStem = 3;
  return std::any_of(countries_.begin(), countries_.end(), [&](const auto& entry) {
    return entry.second == code && entry.first.substr(0, kStem) == people.substr(0, kStem);
  });
}

bool NameLexicon::is(WordKind kind, std::string_view word) const {
  const auto found = words_.find(kind);
  return found != words_.end() && found->second.contains(word);
}

const std::string& NameLexicon::spelled(const std::string& word) const {
  const auto found = spellings_.find(word);
  return found == spellings_.end() ? word : found->second;
}

const std::vector<std::string>& NameLexicon::formal_names(std::string_view nickname) const {
  static const std::vector<std::string> kNone;
  const auto found = formal_.find(nickname);
  return found == formal_.end() ? kNone : found->second;
}

bool NameLexicon::is_given_name(std::string_view word) const {
  return given_.contains(word) || formal_.contains(word);
}

std::size_t NameLexicon::title_words(const std::vector<std::string>& words,
                                     std::size_t from) const {
  std::size_t longest = 0;
  std::string title;
  for (std::size_t i = from; i < words.size() && i < from + kLongestTitle; ++i) {
    title += (i == from ? "" : " ") + words[i];
    if (titles_.contains(title)) longest = i + 1 - from;
  }
  return longest;
}

bool NameLexicon::is_honorific(std::string_view word) const {
  return honorifics_.contains(word);
}

std::string_view NameLexicon::country(std::string_view words) const {
  const auto found = countries_.find(words);
  return found == countries_.end() ? std::string_view() : found->second;
}

}  // namespace dossier
