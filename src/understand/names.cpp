// Names as mentions: the model's names with titles taken off and countries put on, countries'
// adjectives, and capitalized words that the tables know and the model missed.
//
// "Ruritanian foreign minister Dr. Ana Ruiz" gives the name "Ana Ruiz" with the title "foreign
// minister" of that country, and "Ruritania" for the adjective; "the U.S. Forest Department" keeps
// "U.S." in its name. What heads the phrase in the tree ("minister" in some parses) stands for the
// mention too, so that whoever looks for a verb's subject finds the person.
//
// Cost: linear; a title is looked for in a window of kTitleWindow tokens.
#include <algorithm>

#include "base/utf8.h"
#include "understand/mention_parts.h"
#include "understand/name_clusters.h"

namespace dossier {
namespace {

constexpr std::uint32_t kTitleWindow = 4;  // tokens of the longest title on each side of its noun

bool is_article(const Token& token) {
  return token.upos == "DET" && to_lower(token.form) == "the";
}

/// The token of [first, last) that the others hang on.
std::uint32_t head_of(const Tree& tree, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i)
    if (const std::uint32_t head = tree.head(i); head == kRoot || head < first || head >= last)
      if (!is_relation(tree.token(i).deprel, "det") && tree.token(i).upos != "PUNCT" &&
          tree.token(i).upos != "ADP")
        return i;
  return last - 1;
}

std::string words_of(const Tree& tree, std::uint32_t first, std::uint32_t last) {
  std::string words;
  for (std::uint32_t i = first; i < last; ++i) {
    std::string form = to_lower(tree.token(i).form);
    while (form.size() > 1 && form.back() == '.') form.pop_back();
    words += (words.empty() ? "" : " ") + form;
  }
  return words;
}

struct TitleRow {
  std::string_view kind, value;
};
std::optional<TitleRow> title_row(const Lexicon& lexicon, std::string_view words) {
  for (std::size_t row : lexicon.titles.rows(words))
    if (lexicon.titles.at(row, 1) != "gender")
      return TitleRow{lexicon.titles.at(row, 1), lexicon.titles.at(row, 2)};
  return std::nullopt;
}

/// Country of the words around a title: "Ruritanian president", "Ruritania's president", "president
/// of Ruritania".
std::string country_beside(const MentionScan& scan, std::uint32_t noun) {
  const Tree& tree = scan.tree();
  for (std::uint32_t c : tree.children(noun)) {
    const Token& token = tree.token(c);
    const bool before =
        c < noun && !is_relation(token.deprel, "conj") && !is_relation(token.deprel, "nsubj");
    const bool of = c > noun && is_relation(token.deprel, "nmod") && tree.marker(c) == "of";
    if (!before && !of) continue;
    std::string_view code = country_of_word(scan.gazetteer, token.form);
    if (code.empty() && c > tree.subtree_first(c) &&
        is_nominal(token))  // "of the Republic of X" is left alone
      code =
          country_of_word(scan.gazetteer, scan.text(tree.subtree_first(c) + (of ? 1 : 0), c + 1));
    if (!code.empty()) return std::string(code);
  }
  return {};
}

/// "U.S." in front of "U.S. Forest Department", where the model's name starts behind it.
bool take_country_in_front(MentionScan& scan, RawMention& mention) {
  const Tree& tree = scan.tree();
  if (mention.type != EntityType::kOrganization || mention.first == 0) return false;
  const std::uint32_t i = mention.first - 1;
  const std::uint32_t head = tree.head(i);
  const std::string& relation = tree.token(i).deprel;
  if (head == kRoot || head < mention.first || head >= mention.last) return false;
  if (relation != "compound" && relation != "amod" && relation != "nmod") return false;
  const std::string_view code = country_of_word(scan.gazetteer, tree.token(i).form);
  if (code.empty()) return false;
  mention.first = i;
  mention.country = code;
  return true;
}

void classify_by_tables(const MentionScan& scan, RawMention& mention, std::uint32_t first,
                        std::uint32_t last) {
  const auto learned = scan.gazetteer.place(mention.text);
  if (learned && learned->code.starts_with('=')) mention.type = EntityType::kPlace;
  if (mention.type == EntityType::kPerson) return;
  if (const auto place = scan.gazetteer.place(mention.text)) {
    const bool sure =
        place->kind == "country" || place->kind == "alias" || place->kind == "capital";
    if (mention.type == EntityType::kPlace || (sure && mention.type != EntityType::kGroup)) {
      mention.type = EntityType::kPlace;
      mention.subtype = subtype_of_place(place->kind);
      if (is_country_code(place->code)) mention.country = place->code;
      return;
    }
  }
  for (std::uint32_t i = last; i-- > first;)
    if (const auto noun = class_of_noun(scan.lexicon, to_lower(scan.tree().token(i).form));
        noun && noun->type == mention.type) {
      mention.subtype = noun->subtype;
      break;
    }
  if (mention.type == EntityType::kOrganization && mention.country.empty())
    mention.country = country_of_word(scan.gazetteer, scan.tree().token(first).form);
}

void add_title(const MentionScan& scan, RawMention& mention, std::uint32_t token) {
  const std::string words = noun_of(scan.tree().token(token));
  std::string form = to_lower(scan.tree().token(token).form);
  while (form.size() > 1 && form.back() == '.') form.pop_back();
  if (mention.gender == Gender::kUnknown) mention.gender = gender_of_word(scan.lexicon, form);
  if (auto title = title_at(scan, token)) mention.titles.push_back(std::move(*title));
}

/// Takes titles off the front of a person's name; the tree says later what they mean.
std::uint32_t strip_titles(MentionScan& scan, RawMention& mention) {
  const Tree& tree = scan.tree();
  std::uint32_t first = mention.first;
  for (bool found = true; found;) {
    found = false;
    for (std::uint32_t n = std::min(kTitleWindow, mention.last - 1 - first); n > 0 && !found; --n) {
      const auto row = title_row(scan.lexicon, words_of(tree, first, first + n));
      const bool country =
          n == 1 && first + 2 < mention.last &&
          !country_of_word(scan.gazetteer, tree.token(first).form).empty() &&
          title_row(scan.lexicon, words_of(tree, first + 1, first + 2)).has_value();
      if (!row && !country) continue;
      if (row) {
        add_title(scan, mention, first + n - 1);
        for (std::uint32_t i = first; i < first + n; ++i) mention.also.push_back(scan.at(i));
      }
      first += n;
      found = true;
    }
  }
  return first;
}

/// Titles that stand in front of the name in the tree: below its head, or above it where the parser
/// made the title the head.
void find_titles(MentionScan& scan, RawMention& mention) {
  const Tree& tree = scan.tree();
  const auto take = [&](std::uint32_t token) {
    const Token& t = tree.token(token);
    if (scan.taken[token] || !is_nominal(t)) return false;
    const std::string noun = noun_of(t);
    const auto known = class_of_noun(scan.lexicon, noun);
    std::string form = to_lower(t.form);
    while (form.size() > 1 && form.back() == '.') form.pop_back();
    if (!(known && known->type == EntityType::kPerson) && !title_row(scan.lexicon, noun) &&
        !title_row(scan.lexicon, form))
      return false;
    add_title(scan, mention, token);
    mention.also.push_back(scan.at(token));
    return true;
  };
  for (std::uint32_t c : tree.children(mention.head.token)) {
    if (c >= mention.first) break;
    const std::string& relation = tree.token(c).deprel;
    if (relation == "nmod:desc" || relation == "compound" || relation == "flat" ||
        relation == "appos")
      take(c);
  }
  const std::uint32_t above = tree.head(mention.head.token);
  const std::string& relation = tree.token(mention.head.token).deprel;
  const bool joined = is_relation(relation, "flat") || relation == "appos" || relation == "nmod";
  if (above == kRoot || above >= mention.first || !joined ||
      !tree.marker(mention.head.token).empty())
    return;
  for (std::uint32_t i = above + 1; i < mention.first;
       ++i)  // "secretary of state Ruiz", not "the secretary, Ruiz"
    if (tree.token(i).upos == "PUNCT") return;
  if (take(above)) mention.head.token = above;
}

std::optional<EntityType> type_of_name(const std::string& type) {
  if (type == "event") return std::nullopt;
  return parse_entity_type(type);
}

void add_name(MentionScan& scan, const Name& name, std::vector<RawMention>& found) {
  const Tree& tree = scan.tree();
  const auto type = type_of_name(name.type);
  RawMention mention{.first = name.first, .last = name.last, .number = Number::kSingular};
  if (!type || name.first >= name.last || name.last > tree.size()) return;
  mention.type = *type;
  const auto begins = class_of_noun(scan.lexicon, to_lower(tree.token(mention.first).form));
  if (mention.type == EntityType::kPerson && mention.last - mention.first > 1 && begins &&
      begins->type == EntityType::kOrganization && !begins->subtype.empty())
    mention.type = EntityType::kOrganization;  // "Cartel del Norte"
  if (mention.type == EntityType::kGroup) mention.number = Number::kPlural;
  const auto useless = [&](std::uint32_t i) {
    const std::string& upos = tree.token(i).upos;
    return upos == "PUNCT" || upos == "PART" || upos == "SYM";
  };
  bool article = false;
  while (mention.first < mention.last &&
         (useless(mention.first) || is_article(tree.token(mention.first)))) {
    article = article || (is_article(tree.token(mention.first)) &&
                          starts_upper(tree.token(mention.first).form));
    ++mention.first;
  }
  while (mention.last > mention.first && useless(mention.last - 1)) --mention.last;
  if (mention.first == mention.last) return;
  if (mention.type == EntityType::kPerson &&
      title_row(scan.lexicon, words_of(tree, mention.first, mention.last)))
    return;  // "the Director" is a description
  for (std::uint32_t i = mention.first; i < mention.last; ++i) scan.taken[i] = true;
  if (mention.type == EntityType::kPerson) mention.first = strip_titles(scan, mention);
  if (!article && mention.first > 1 && is_article(tree.token(mention.first - 1)))
    article = starts_upper(tree.token(mention.first - 1).form);
  mention.head = scan.at(head_of(tree, mention.first, mention.last));
  const std::uint32_t bare = mention.first;
  mention.bracketed = bare > 0 && tree.token(bare - 1).form == "(";
  take_country_in_front(scan, mention);
  mention.text = scan.text(mention.first, mention.last);
  if (article && name.first > 0) mention.with_article = "The " + mention.text;
  classify_by_tables(scan, mention, bare, mention.last);
  if (mention.type == EntityType::kPerson) {
    if (mention.last - mention.first > 1 && mention.gender == Gender::kUnknown)
      mention.gender = gender_of_first_name(scan.lexicon, tree.token(mention.first).form);
    find_titles(scan, mention);
  }
  found.push_back(std::move(mention));
}

/// "World Forum on Oceans (WFO)" read as one name is two.
void add_parts(MentionScan& scan, const Name& name, std::vector<RawMention>& found) {
  for (std::uint32_t i = name.first + 1; i < name.last && i < scan.tree().size(); ++i)
    if (scan.tree().token(i).form == "(") {
      add_name(scan, {name.first, i, name.type}, found);
      add_name(scan, {i + 1, name.last, name.type}, found);
      return;
    }
  add_name(scan, name, found);
}

/// Words that the model took for a name and that are none: "a Class A Carrier", "Conservative" in
/// front of a noun.
bool is_no_name(MentionScan& scan, const Name& name) {
  const Tree& tree = scan.tree();
  if (name.first >= name.last || name.last > tree.size()) return true;
  if (name.type == "person") return false;
  const std::string& upos = tree.token(name.first).upos;
  if (name.last == name.first + 1 && (upos == "ADJ" || upos == "VERB" || upos == "ADV") &&
      scan.gazetteer.demonym(tree.token(name.first).form).empty())
    return true;
  const auto article = tree.child(head_of(tree, name.first, name.last), "det");
  if (!article || name.type != "organization" || noun_of(tree.token(*article)) != "a") return false;
  const std::string text = scan.text(name.first, name.last);
  scan.classes.insert(initials(text, Initials::kCapitals));
  return true;
}

/// "World Office for Trade (WOT)" where the model cut the name at its preposition: the acronym
/// tells.
Name with_tail(const MentionScan& scan, Name name) {
  const Tree& tree = scan.tree();
  for (const Name& tail : tree.sentence().names) {
    if (tail.first <= name.last || tail.first > name.last + 2 || tail.last + 1 >= tree.size())
      continue;
    if (tree.token(tail.last).form != "(" || tree.token(name.last).upos != "ADP") continue;
    const std::string letters = to_lower(tree.token(tail.last + 1).form);
    const std::string whole = scan.text(name.first, tail.last);
    if (letters == initials(whole, Initials::kCapitals) ||
        letters == initials(whole, Initials::kAll))
      name.last = tail.last;
  }
  return name;
}

/// A name that the model cut at a hyphen or in front of its state: "Port-au-Prince", "Springfield,
/// Illinois" where the table has it.
Name whole_name(const MentionScan& scan, Name name) {
  const Tree& tree = scan.tree();
  const auto touches = [&](std::uint32_t i) {
    return i + 1 < tree.size() && tree.token(i).span.end == tree.token(i + 1).span.begin;
  };
  std::uint32_t last = name.last;
  while (last > 0 && touches(last - 1) &&
         (tree.token(last).form == "-" || tree.token(last - 1).form == "-"))
    ++last;
  bool others = false;
  for (const Name& other : tree.sentence().names)
    others = others || (other.first >= name.last && other.first < last);
  if (last > name.last + 1 && starts_upper(tree.token(last - 1).form) && !others &&
      scan.gazetteer.demonym(tree.token(last - 1).form).empty())
    name.last = last;
  if (name.type == "place" && name.last + 1 < tree.size() && tree.token(name.last).form == "," &&
      scan.gazetteer.place(scan.text(name.first, name.last + 2)))
    name.last += 2;
  return name;
}

/// A country's adjective, or its people.
bool add_people(MentionScan& scan, std::uint32_t i, std::vector<RawMention>& found) {
  const Tree& tree = scan.tree();
  const Token& token = tree.token(i);
  if (!starts_upper(token.form) || !(is_nominal(token) || token.upos == "ADJ")) return false;
  std::uint32_t first = i;
  std::string_view code = scan.gazetteer.demonym(token.form);
  if (i > 0 && starts_upper(tree.token(i - 1).form)) {  // "South Korean"
    const std::string_view longer = scan.gazetteer.demonym(scan.text(i - 1, i + 1));
    if (!longer.empty()) first = i - 1, code = longer;
  }
  if (code.empty()) return false;
  for (std::uint32_t t = first; t <= i; ++t) scan.taken[t] = true;
  const bool adjective = token.upos == "ADJ" || token.deprel == "amod" ||
                         token.deprel == "compound" || token.deprel == "nmod:desc";
  const bool plural = token.xpos == "NNPS" || token.xpos == "NNS";
  if (!adjective && !plural) return true;  // "a Ruritanian": nobody in particular; the language
  RawMention mention{.head = scan.at(i), .first = first, .last = i + 1};
  mention.number = adjective ? Number::kSingular : Number::kPlural;
  mention.type = adjective ? EntityType::kPlace : EntityType::kGroup;
  mention.country = code;
  mention.modifies = adjective;
  mention.text = adjective ? std::string(scan.gazetteer.name_of(code)) : scan.text(first, i + 1);
  mention.subtype = adjective ? (is_country_code(code) ? "country" : "region") : "";
  if (!is_country_code(code)) mention.country.clear();
  if (!mention.text.empty()) found.push_back(std::move(mention));
  return true;
}

/// Capitalized words outside the model's names that a table knows: a country, or "Parliament".
void add_known(MentionScan& scan, std::uint32_t i, std::vector<RawMention>& found) {
  const Token& token = scan.tree().token(i);
  if (token.upos != "PROPN" || token.deprel == "flat" || !starts_upper(token.form)) return;
  const auto place = scan.gazetteer.place(token.form);
  if (place && (place->kind == "country" || place->kind == "alias"))
    add_name(scan, {i, i + 1, "place"}, found);
  else if (const auto noun = class_of_noun(scan.lexicon, to_lower(token.form));
           noun && noun->type == EntityType::kOrganization && i > 0 && token.deprel != "compound" &&
           (noun->subtype == "government" || noun->subtype == "military"))
    add_name(scan, {i, i + 1, "organization"}, found);
}

}  // namespace

std::optional<Title> title_at(const MentionScan& scan, std::uint32_t token) {
  const Tree& tree = scan.tree();
  const std::string noun = noun_of(tree.token(token));
  const auto own = title_row(scan.lexicon, noun);
  const auto known = class_of_noun(scan.lexicon, noun);
  if ((own && own->kind == "honorific") || (!own && !(known && known->type == EntityType::kPerson)))
    return std::nullopt;
  Title title{.noun = noun,
              .words = noun,
              .kind = own ? std::string(own->kind) : "",
              .value = own ? std::string(own->value) : "",
              .country = {}};
  std::size_t longest = 1;
  for (std::uint32_t first = token - std::min(token, kTitleWindow - 1); first <= token; ++first)
    for (std::uint32_t last = std::min(tree.size(), token + kTitleWindow);
         last > token && last - first > longest; --last)
      if (const auto row = title_row(scan.lexicon, words_of(tree, first, last));
          row && row->kind != "honorific") {
        longest = last - first;
        title.words = words_of(tree, first, last);
        title.kind = row->kind;
        title.value = row->value;
      }
  title.country = country_beside(scan, token);
  if (title.country.empty() && tree.head(token) != kRoot && tree.head(token) > token &&
      tree.token(token).deprel != "nsubj")
    if (tree.token(token).deprel == "nmod:desc" || tree.token(token).deprel == "compound")
      title.country = country_beside(scan, tree.head(token));
  return title;
}

void find_names(MentionScan& scan, std::vector<RawMention>& found) {
  const Tree& tree = scan.tree();
  const std::size_t start = found.size();
  for (const Name& read : tree.sentence().names) {
    if (is_no_name(scan, read) || scan.taken[read.first]) continue;
    const Name name = read.type == "organization" ? with_tail(scan, read) : whole_name(scan, read);
    if (name.last == name.first + 1 && name.first < tree.size() &&
        ((name.type != "person" && name.type != "organization") ||
         tree.token(name.first).upos == "ADJ") &&
        add_people(scan, name.first, found))
      continue;
    if (name.last == name.first + 1 && name.type == "group" && name.first < tree.size() &&
        tree.token(name.first).upos == "ADJ")
      continue;  // "Muslim" of no country
    add_parts(scan, name, found);
  }
  for (std::uint32_t i = 0; i < tree.size(); ++i)
    if (!scan.taken[i] && !add_people(scan, i, found)) add_known(scan, i, found);
  for (std::size_t i = start; i < found.size(); ++i)
    for (TokenAt at : found[i].also) scan.taken[at.token] = true;
}

}  // namespace dossier
