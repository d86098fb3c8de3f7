// What is known of the words in names: nicknames, titles, legal forms, small words, spellings,
// countries and their peoples. Internal to this folder.
//
//   Threads  immutable after loading; `shipped` loads once, whoever asks first.
//   Errors   kData where a file is missing or malformed.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What a word is in a name (kinds of name_words.tsv).
enum class WordKind : unsigned char {
  kSuffix,
  kParticle,
  kFamily,
  kCompany,
  kFiller,
  kGeneral,
  kFormer,
  kOffice
};

class NameLexicon {
 public:
  /// The one that the program was installed with.
  static const NameLexicon& shipped();

  bool is(WordKind kind, std::string_view word) const;
  /// The word as names are compared: "defence" gives "defense". Words that are written in one way
  /// only come back as they are.
  const std::string& spelled(const std::string& word) const;
  /// Given names that a nickname stands for; empty for a word that is none.
  const std::vector<std::string>& formal_names(std::string_view nickname) const;
  bool is_given_name(std::string_view word) const;
  /// How many of the words in front are a title ("prime minister"); zero when none is.
  std::size_t title_words(const std::vector<std::string>& words, std::size_t from) const;
  /// A title that stands with a last name alone: "Mr".
  bool is_honorific(std::string_view word) const;
  /// Code of the country that the words name, or whose people or adjective they are ("peru",
  /// "peruvian"); empty when they are none.
  std::string_view country(std::string_view words) const;

 private:
  NameLexicon();
  bool is_like_a_name_of(std::string_view people, std::string_view code) const;

  std::map<WordKind, std::set<std::string, std::less<>>> words_;
  std::map<std::string, std::string, std::less<>> spellings_;
  std::map<std::string, std::vector<std::string>, std::less<>> formal_;
  std::set<std::string, std::less<>> given_, titles_, honorifics_;
  std::map<std::string, std::string, std::less<>> countries_;
};

}  // namespace dossier
