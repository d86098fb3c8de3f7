// Mentions: names first, since they take words from descriptions, then descriptions, then pronouns.
#include "understand/mentions.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/mention_parts.h"

namespace dossier {
namespace {

enum Column : std::size_t { kWord, kKind, kValue };

std::string_view pronoun_value(const Lexicon& lexicon, const Token& token, std::string_view kind) {
  if (token.upos != "PRON") return {};
  for (std::size_t row : lexicon.function_words.rows(to_lower(token.form)))
    if (lexicon.function_words.at(row, kKind) == kind)
      return lexicon.function_words.at(row, kValue);
  return {};
}

void find_pronouns(MentionScan& scan, std::vector<RawMention>& found) {
  const Tree& tree = scan.tree();
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const Token& token = tree.token(i);
    std::string_view value = pronoun_value(scan.lexicon, token, "pronoun");
    const bool reflexive = value.empty();
    if (reflexive) value = pronoun_value(scan.lexicon, token, "reflexive");
    if (value.empty() || value == "first" || is_relation(token.deprel, "expl") || scan.taken[i])
      continue;
    RawMention mention{
        .head = scan.at(i), .first = i, .last = i + 1, .kind = MentionKind::kPronoun};
    mention.noun = to_lower(token.form);
    mention.reflexive = reflexive;
    mention.number = value == "plural" ? Number::kPlural : Number::kSingular;
    if (value == "male" || value == "female") {
      mention.type = EntityType::kPerson;
      mention.gender = value == "male" ? Gender::kMale : Gender::kFemale;
    }
    found.push_back(std::move(mention));
  }
}

}  // namespace

std::string MentionScan::text(std::uint32_t first, std::uint32_t last) const {
  return squeeze(tree().bytes(first, last).of(reading.document.text));
}

std::string noun_of(const Token& token) {
  return to_lower(token.lemma.empty() ? token.form : token.lemma);
}

bool is_nominal(const Token& token) {
  return token.upos == "NOUN" || token.upos == "PROPN";
}

std::optional<NounClass> class_of_noun(const Lexicon& lexicon, std::string_view lemma) {
  for (std::size_t row : lexicon.nouns.rows(lemma))
    if (const auto type = parse_entity_type(lexicon.nouns.at(row, 1)))
      return NounClass{*type, lexicon.nouns.at(row, 2)};
  return std::nullopt;
}

Gender gender_of_word(const Lexicon& lexicon, std::string_view word) {
  for (std::size_t row : lexicon.titles.rows(word)) {
    const std::string& kind = lexicon.titles.at(row, 1);
    const std::string& value = lexicon.titles.at(row, 2);
    if ((kind == "gender" || kind == "honorific") && !value.empty())
      return value == "male" ? Gender::kMale : Gender::kFemale;
  }
  return Gender::kUnknown;
}

Gender gender_of_first_name(const Lexicon& lexicon, std::string_view name) {
  // The table is without accents.
  std::string plain = fold(name);
  if (!plain.empty() && plain[0] >= 'a' && plain[0] <= 'z')
    plain[0] = static_cast<char>(plain[0] - 'a' + 'A');
  for (std::size_t row : lexicon.first_names.rows(plain))
    return lexicon.first_names.at(row, 1) == "male" ? Gender::kMale : Gender::kFemale;
  return Gender::kUnknown;
}

std::string_view country_of_word(const Gazetteer& gazetteer, std::string_view word) {
  if (!starts_upper(word)) return {};
  std::string_view code = gazetteer.demonym(word);
  if (code.empty())
    if (const auto place = gazetteer.place(word);
        place && (place->kind == "country" || place->kind == "alias"))
      code = place->code;
  return is_country_code(code) ? code : std::string_view();
}

std::vector<RawMention> find_mentions(const Reading& reading, const Lexicon& lexicon,
                                      const Gazetteer& gazetteer) {
  std::vector<RawMention> found;
  std::set<std::string> classes;
  for (std::uint32_t s = 0; s < reading.trees.size(); ++s) {
    MentionScan scan{reading, lexicon, gazetteer,
                     s,       classes, std::vector<bool>(reading.trees[s].size())};
    find_names(scan, found);
    find_descriptions(scan, found);
    find_pronouns(scan, found);
  }
  std::erase_if(found, [&](const RawMention& mention) {
    return mention.kind == MentionKind::kName && mention.text.size() > 1 &&
           all_upper(mention.text) && classes.contains(to_lower(mention.text));
  });
  std::stable_sort(found.begin(), found.end(), [](const RawMention& a, const RawMention& b) {
    return std::tie(a.head, a.first, a.last) < std::tie(b.head, b.first, b.last);
  });
  return found;
}

std::vector<TokenAt> find_first_person(const Reading& reading, const Lexicon& lexicon) {
  std::vector<TokenAt> found;
  for (std::uint32_t s = 0; s < reading.trees.size(); ++s)
    for (std::uint32_t i = 0; i < reading.trees[s].size(); ++i)
      if (pronoun_value(lexicon, reading.trees[s].token(i), "pronoun") == "first")
        found.push_back({s, i});
  return found;
}

}  // namespace dossier
