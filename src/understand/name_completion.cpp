// The two heads of the language model disagree at times: the one that marks mentions sees a name
// with its surroundings where the one for names, which was trained on bare names, sees none or half
// of one. A sentence without a word in lower case (a headline) is left alone, because its capitals
// tell nothing. Cost: names times mentions of each sentence.
#include "understand/name_completion.h"

#include <algorithm>

#include "base/utf8.h"

namespace dossier {
namespace {

bool is_capitalized(const Token& token) {
  const std::string lower = to_lower(token.form);
  return lower != token.form && to_upper(token.form) != token.form;
}

bool is_named_type(std::string_view type) {
  return type == "person" || type == "organization" || type == "place";
}

bool is_title(const Lexicon& lexicon, const Token& token) {
  return !lexicon.titles.rows(to_lower(token.form)).empty();
}

bool overlaps(const Name& a, const Name& b) {
  return a.first < b.last && b.first < a.last;
}

void lengthen(Sentence& sentence, const Name& mention, const Lexicon& lexicon) {
  for (std::size_t i = 0; i < sentence.names.size(); ++i) {
    Name& name = sentence.names[i];
    if (name.type != mention.type || name.first < mention.first || name.last > mention.last)
      continue;
    const std::uint32_t end = i + 1 < sentence.names.size()
                                  ? std::min(mention.last, sentence.names[i + 1].first)
                                  : mention.last;
    while (
        name.last < end && is_capitalized(sentence.tokens[name.last]) &&
        (sentence.tokens[name.last].upos == "NOUN" || sentence.tokens[name.last].upos == "PROPN") &&
        !is_title(lexicon, sentence.tokens[name.last]))
      ++name.last;
  }
}

/// The runs of proper nouns of a mention without names.
void add(Sentence& sentence, const Name& mention, const Lexicon& lexicon) {
  const auto is_proper = [&](std::uint32_t i) {
    return sentence.tokens[i].upos == "PROPN" && is_capitalized(sentence.tokens[i]) &&
           !is_title(lexicon, sentence.tokens[i]);
  };
  for (std::uint32_t first = mention.first; first < mention.last; ++first) {
    if (!is_proper(first)) continue;
    Name name = {first, first, mention.type};
    for (; name.last < mention.last && is_proper(name.last); ++name.last)
      if (is_named_type(sentence.tokens[name.last].entity))
        name.type = sentence.tokens[name.last].entity;
    const auto place = std::ranges::upper_bound(sentence.names, name.first, {}, &Name::first);
    sentence.names.insert(place, name);
    first = name.last;
  }
}

bool is_in_name(const Sentence& sentence, std::uint32_t token) {
  return std::ranges::any_of(
      sentence.names, [&](const Name& name) { return name.first <= token && token < name.last; });
}

/// Proper nouns that a description of a person stands before ("director" in "director Ana Ruiz").
void add_described(Sentence& sentence, const Lexicon& lexicon) {
  for (const Token& noun : sentence.tokens) {
    if (noun.deprel != "nmod:desc" || noun.entity != "person" || noun.head == kRoot) continue;
    Name name = {noun.head, noun.head, "person"};
    while (name.last < sentence.tokens.size() && sentence.tokens[name.last].upos == "PROPN" &&
           is_capitalized(sentence.tokens[name.last]) &&
           !is_title(lexicon, sentence.tokens[name.last]) && !is_in_name(sentence, name.last))
      ++name.last;
    if (name.last == name.first) continue;
    const auto place = std::ranges::upper_bound(sentence.names, name.first, {}, &Name::first);
    sentence.names.insert(place, name);
  }
}

}  // namespace

void complete_names(Annotation& annotation, const Lexicon& lexicon) {
  for (Sentence& sentence : annotation.sentences) {
    if (std::ranges::none_of(sentence.tokens, [](const Token& token) {
          return to_lower(token.form) == token.form && to_upper(token.form) != token.form;
        }))
      continue;
    for (const Name& mention : sentence.mentions) {
      if (!is_named_type(mention.type)) continue;
      const bool named = std::ranges::any_of(
          sentence.names, [&](const Name& name) { return overlaps(name, mention); });
      named ? lengthen(sentence, mention, lexicon) : add(sentence, mention, lexicon);
    }
    add_described(sentence, lexicon);
  }
}

}  // namespace dossier
