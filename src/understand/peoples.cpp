#include "understand/peoples.h"

#include <set>
#include <string>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kShortest = 4;  // bytes of a country's name

/// Endings that turn a country's name into an adjective: rows "n people" of function_words.tsv.
std::set<std::string> endings(const Lexicon& lexicon) {
  std::set<std::string> found;
  for (std::size_t row = 0; row < lexicon.function_words.size(); ++row)
    if (lexicon.function_words.at(row, 1) == "people")
      found.insert(lexicon.function_words.at(row, 0));
  return found;
}

struct SingleNames {
  std::set<std::string>
      names;  // names of one word, of any type: the model does not know the country either
  std::set<std::string> persons;  // words of persons' names of several words
};

SingleNames single_names(const Reading& reading) {
  SingleNames found;
  for (const Sentence& sentence : reading.annotation.sentences)
    for (const Name& name : sentence.names) {
      if (name.first >= name.last || name.last > sentence.tokens.size()) continue;
      if (name.last == name.first + 1)
        found.names.insert(sentence.tokens[name.first].form);
      else if (name.type == "person")
        for (std::uint32_t i = name.first; i < name.last; ++i)
          found.persons.insert(sentence.tokens[i].form);
    }
  return found;
}

}  // namespace

void learn_peoples(const Reading& reading, const Lexicon& lexicon, Gazetteer& gazetteer) {
  const auto suffixes = endings(lexicon);
  const SingleNames single = single_names(reading);
  for (const Sentence& sentence : reading.annotation.sentences)
    for (const Token& token : sentence.tokens) {
      if (!starts_upper(token.form) || !gazetteer.demonym(token.form).empty()) continue;
      for (const std::string& suffix : suffixes) {
        if (token.form.size() < kShortest + suffix.size() || !token.form.ends_with(suffix))
          continue;
        const std::string country = token.form.substr(0, token.form.size() - suffix.size());
        if (single.names.contains(country) && !single.persons.contains(country) &&
            !gazetteer.place(country))
          gazetteer.learn(country, token.form);
      }
    }
}

}  // namespace dossier
