// Names are taken apart by the word lists of NameLexicon; nothing here compares two of them.
//
// `sound` follows how names are carried over into Latin letters: letters that transliterations of
// Arabic and Cyrillic use for one sound become one (q, g, k; w, v; i, y, ei, ey; o, u), double
// letters single, an h behind a consonant nothing. It is no phonetics of English.
#include "resolve/name_form.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "resolve/name_lexicon.h"

namespace dossier {
namespace {

constexpr std::string_view kArticle = "the";

// One word without its full stops, commas and possessive ending.
std::string bare(std::string word) {
  std::erase_if(word, [](char c) { return c == '.' || c == ',' || c == '"'; });
  if (word.ends_with("'s")) word.resize(word.size() - 2);
  while (word.ends_with('\'')) word.pop_back();
  return word;
}

bool is_initial(std::string_view word) {
  return word.size() == 1;
}

// Words of two or three letters without a vowel are initials that were written together: "jd".
bool are_initials(std::string_view word) {
  return word.size() >= 2 && word.size() <= 3 &&
         word.find_first_of("aeiouy") == std::string_view::npos;
}

std::vector<std::string> split_hyphens(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (std::string word : words) {
    std::erase(word, '\'');
    for (std::size_t begin = 0; begin <= word.size();) {
      const std::size_t end = std::min(word.find('-', begin), word.size());
      if (end > begin) out.push_back(word.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return out;
}

// Titles in front, but for a word that is somebody's first name too ("Dean"): that stays where a
// single word would be left.
std::size_t words_of_titles(const std::vector<std::string>& words, bool& honorific) {
  const NameLexicon& lexicon = NameLexicon::shipped();
  std::size_t at = 0;
  while (at + 1 < words.size()) {
    const std::size_t length = lexicon.title_words(words, at);
    if (length == 0 || at + length >= words.size()) break;
    const bool single_left = at + length + 1 == words.size();
    if (length == 1 && lexicon.is_given_name(words[at])) break;
    honorific = single_left;
    at += length;
  }
  return at;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += (i == from ? "" : " ") + words[i];
  return out;
}

// Cuts a country in front ("u.s.", "south korean") or behind ("of the united states", "of peru").
void cut_country(std::vector<std::string>& words, std::string& country) {
  constexpr std::size_t kLongest = 4;
  const NameLexicon& lexicon = NameLexicon::shipped();
  const auto meaningful = [&](std::size_t from, std::size_t to) {
    return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from),
                       words.begin() + static_cast<std::ptrdiff_t>(to), [&](const auto& word) {
                         return !lexicon.is(WordKind::kGeneral, word) &&
                                !lexicon.is(WordKind::kFiller, word);
                       });
  };
  for (std::size_t length = std::min(kLongest, words.size() - 1); length > 0; --length) {
    const std::string_view code = lexicon.country(joined(words, 0, length));
    if (code.empty() || !meaningful(length, words.size())) continue;
    country = code;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(length));
    return;
  }
  for (std::size_t from = 2; from < words.size(); ++from) {
    const std::string_view code = lexicon.country(joined(words, from, words.size()));
    std::size_t end = from;
    while (end > 0 && lexicon.is(WordKind::kFiller, words[end - 1])) --end;
    if (code.empty() || end == from || !meaningful(0, end)) continue;
    country = code;
    words.resize(end);
    return;
  }
}

std::string initials_of(const std::vector<std::string>& words, bool with_small) {
  std::string out;
  for (const std::string& word : words) {
    if (with_small || !NameLexicon::shipped().is(WordKind::kFiller, word)) out += word[0];
  }
  return out;
}

}  // namespace

std::string NameForm::text() const {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

NameForm name_form(std::string_view name) {
  NameForm form;
  const std::string clean = squeeze(name);
  bool all_capitals = false;
  for (std::size_t begin = 0; begin < clean.size();) {
    const std::size_t end = std::min(clean.find(' ', begin), clean.size());
    const std::string original = bare(clean.substr(begin, end - begin));
    begin = end + 1;
    std::string word = bare(latin(fold(original)));
    if (word.empty() || (form.words.empty() && word == kArticle)) continue;
    if (starts_upper(original)) form.initials += word[0];
    all_capitals = all_upper(original) && count_characters(word) >= 2;
    form.words.push_back(std::move(word));
  }
  form.acronym = form.words.size() == 1 && all_capitals;
  return form;
}

PersonName person_name(const NameForm& form) {
  const NameLexicon& lexicon = NameLexicon::shipped();
  std::vector<std::string> words = split_hyphens(form.words);
  PersonName name;
  if (words.size() > 2 && lexicon.is(WordKind::kSuffix, words.back())) {
    name.suffix = words.back();
    words.pop_back();
  }
  words.erase(words.begin(),
              words.begin() + static_cast<std::ptrdiff_t>(words_of_titles(words, name.honorific)));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    const bool given = i == 0 && lexicon.is_given_name(words[i]);
    if (!last && !given && lexicon.is(WordKind::kParticle, words[i])) continue;
    if (!last && !name.words.empty() && is_initial(words[i])) {
      name.middle += words[i];
    } else if (!last && name.words.empty() && are_initials(words[i])) {
      name.words.push_back(words[i].substr(0, 1));
      name.middle += words[i].substr(1);
    } else {
      name.words.push_back(lexicon.spelled(words[i]));
    }
  }
  if (name.words.empty()) name.words = form.words;
  return name;
}

OrganizationName organization_name(const NameForm& form) {
  const NameLexicon& lexicon = NameLexicon::shipped();
  OrganizationName name;
  name.words = form.words;
  while (name.words.size() > 1 && lexicon.is(WordKind::kCompany, name.words.back()))
    name.words.pop_back();
  for (const bool small : {false, true}) name.initials.push_back(initials_of(name.words, small));
  name.initials.push_back(form.initials);
  for (std::string& word : name.words) word = lexicon.spelled(word);
  if (name.words.size() > 1) cut_country(name.words, name.country);
  name.initials.push_back(initials_of(name.words, false));
  std::sort(name.initials.begin(), name.initials.end());
  name.initials.erase(std::unique(name.initials.begin(), name.initials.end()), name.initials.end());
  for (const std::string& word : name.words) {
    if (lexicon.is(WordKind::kFiller, word)) continue;
    name.bag.push_back(word);
    if (!lexicon.is(WordKind::kGeneral, word)) name.core.push_back(word);
  }
  name.general_end = lexicon.is(WordKind::kGeneral, name.words.back());
  std::sort(name.bag.begin(), name.bag.end());
  return name;
}

std::string sound(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    const char next = i + 1 < word.size() ? word[i + 1] : ' ';
    if (c == 'p' && next == 'h') c = 'f', ++i;
    if (c == 'c') c = next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
    if (c == 'q' || c == 'g') c = 'k';
    if (c == 'w') c = 'v';
    if (c == 'y' || c == 'j') c = 'i';
    if (c == 'e' && (next == 'y' || next == 'i' || (!out.empty() && out.back() == 'i'))) c = 'i';
    if (c == 'u') c = 'o';
    if (c == 'z') c = 's';
    if (c == 'h' && !out.empty()) continue;
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

}  // namespace dossier
