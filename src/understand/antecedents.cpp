// Descriptions to entities met before, in this order:
//
//   pairs        "the two leaders" is a group: the two persons whom the text so far is most about,
//                if one of them was just mentioned, else the only two just mentioned, else nobody
//   same words   with the same owner: "the army of Ruritania", "the Ruritanian army"
//   executives   "Ruritania's government", "the Ruiz regime", "his government" are one where Ruiz
//                leads Ruritania; an administration is its leader's
//   titles       "the minister" is who was called foreign minister (title_book.h)
//   words        "the department" is the last entity with that word in its name
//   kinds        "the group", "the country", "the ship": the weightiest entity of the kind just
//                before
//   learned      what the learned scorer puts the phrase with (phrase_links.h)
//
// Cost: each looks at a bounded window of the text (salience.h) or at kMaxPersons persons.
#include "understand/antecedents.h"

#include <algorithm>

#include "understand/mention_parts.h"

namespace dossier {
namespace {

constexpr std::uint32_t kNear = 2;  // sentences in which "the group" finds its antecedent
constexpr std::uint32_t kFar = 6;  // the same for "the department", a word of the antecedent's name
constexpr std::size_t kMaxPersons = 64;

/// Value of an "executive" row of function_words.tsv; nothing for other nouns.
std::optional<std::string> executive(const Lexicon& lexicon, const std::string& noun) {
  for (std::size_t row : lexicon.function_words.rows(noun))
    if (lexicon.function_words.at(row, 1) == "executive") return lexicon.function_words.at(row, 2);
  return std::nullopt;
}

bool is_leader_noun(const Lexicon& lexicon, const std::string& noun) {
  for (std::size_t row : lexicon.titles.rows(noun))
    if (lexicon.titles.at(row, 1) == "leader") return true;
  return false;
}

std::string joined_name(const std::string& name) {
  std::string text;
  for (const std::string& word : words_of_name(name)) text += word + " ";
  return text;
}

bool is_country(const Cluster& cluster) {
  return cluster.type == EntityType::kPlace && cluster.subtype == "country";
}

/// Whether a general word may stand for the entity: "the company", "the country", "the ship".
bool is_kind_of(const RawMention& mention, const Cluster& cluster) {
  const auto one_of = [&](std::initializer_list<std::string_view> subtypes) {
    return cluster.subtype == mention.subtype &&
           std::find(subtypes.begin(), subtypes.end(), mention.subtype) != subtypes.end();
  };
  switch (mention.type) {
    case EntityType::kOrganization:
      if (mention.subtype.empty())
        return cluster.named && cluster.subtype != "government" && cluster.subtype != "media";
      return cluster.named && one_of({"company", "party", "armed-group", "media"});
    case EntityType::kPlace:
      return one_of({"country", "city"});
    case EntityType::kThing:
      return one_of({"vessel", "aircraft"});
    default:
      return false;
  }
}

}  // namespace

Antecedents::Antecedents(ClusterBook& book, TitleBook& titles, const Lexicon& lexicon)
    : book_(book), titles_(titles), lexicon_(lexicon) {
  for (std::uint32_t i = 0; i < book.mentions().size(); ++i)
    if (const auto c = book.of_mention(i); c && book[*c].type == EntityType::kOrganization)
      by_name_.try_emplace(joined_name(book.mention(i).text), *c);
}

void Antecedents::note_person(std::uint32_t cluster) {
  if (persons_.size() < kMaxPersons) persons_.push_back(cluster);
}

void Antecedents::resolve(std::uint32_t index, const Salience& salience,
                          std::optional<std::uint32_t> likely) {
  const RawMention& mention = book_.mention(index);
  const bool governs =
      mention.number == Number::kSingular && executive(lexicon_, mention.noun).has_value();
  Found owner = owner_of(mention);
  std::string key = key_of(mention, owner);
  Found c = mention.number == Number::kPlural ? pair_for(mention, salience) : std::nullopt;
  if (!c) c = by_key(key);
  if (!c) c = of_this_name(mention);
  if (!c)
    c = mention.type == EntityType::kPerson ? person_for(mention, salience)
                                            : named_for(mention, salience);
  if (!c && governs && !mention.owner && mention.reference == Reference::kDefinite) {
    owner = leader_near(mention, salience);  // "the administration" after "President Ruiz"
    if (owner) key = key_of_executive(mention, {}, owner);
    c = by_key(key);
  }
  if (!c) c = likely;
  if (c)
    book_.join(index, *c);
  else if (mention.stands_alone) {
    c = book_.create(index);
    titles_.remember(*c, book_[*c]);
  }
  if (!c) return;
  note_owner(*c, mention, owner);
  if (!key.empty()) by_key_.try_emplace(key, *c);
  if (governs) executives_.insert(*c);
}

Antecedents::Found Antecedents::owner_of(const RawMention& mention) const {
  return mention.owner ? book_.at(*mention.owner) : std::nullopt;
}

/// "The Ruritanian navy" where it stands as a name elsewhere.
Antecedents::Found Antecedents::of_this_name(const RawMention& mention) const {
  const auto found = by_name_.find(joined_name(mention.text));
  if (mention.type != EntityType::kOrganization || found == by_name_.end()) return std::nullopt;
  return found->second;
}

Antecedents::Found Antecedents::by_key(const std::string& key) const {
  const auto found = by_key_.find(key);
  return key.empty() || found == by_key_.end() ? std::nullopt : std::optional(found->second);
}

/// Whose it is, and the country of what belongs to a state.
void Antecedents::note_owner(std::uint32_t c, const RawMention& mention, Found owner) {
  Cluster& cluster = book_[c];
  if (!owner || *owner == c || cluster.named) return;
  if (!cluster.owner) cluster.owner = owner;
  const bool of_state = cluster.type != EntityType::kPerson && cluster.type != EntityType::kThing;
  if (!cluster.country.empty() || !of_state) return;
  cluster.country = country_of(mention, owner);
  if (cluster.country.empty() && executive(lexicon_, mention.noun))
    cluster.country = titles_.country_led_by(*owner);
}

/// Country that the words give, or that the owner is.
std::string Antecedents::country_of(const RawMention& mention, Found owner) const {
  if (!mention.country.empty() || !owner) return mention.country;
  return is_country(book_[*owner]) ? book_[*owner].country : std::string();
}

/// What makes two descriptions the same wherever they stand; empty where nothing does.
std::string Antecedents::key_of(const RawMention& mention, Found owner) const {
  const bool plural = mention.number == Number::kPlural;
  std::string belongs = country_of(mention, owner);
  if (!plural && executive(lexicon_, mention.noun) && (owner || !belongs.empty()))
    return key_of_executive(mention, belongs, owner);
  if (belongs.empty() && owner) belongs = "#" + std::to_string(*owner);
  const auto words = words_of_name(mention.text);
  const std::string type = std::to_string(static_cast<int>(mention.type)) + " ";
  if (!belongs.empty() && words.size() <= 2) return type + mention.noun + " of " + belongs;
  if (belongs.empty()) {
    // "Officials", said again, are the same source; "migrants" may be others each time.
    const bool source = mention.subtype == "officials" || mention.subtype == "analysts";
    const bool definite = mention.reference == Reference::kDefinite;
    if (words.size() < 2 ? !(plural && source) : !definite && !(plural && source)) return {};
  }
  std::string key = type + belongs;
  for (const std::string& word : words) key += " " + word;
  return key;
}

/// A government is its country's, whoever leads it; an administration its leader's.
std::string Antecedents::key_of_executive(const RawMention& mention, std::string belongs,
                                          Found owner) const {
  const std::string own = *executive(lexicon_, mention.noun);
  if (own.empty() && belongs.empty() && owner) belongs = titles_.country_led_by(*owner);
  if (!belongs.empty()) return "executive " + own + " " + belongs;
  return "executive #" + std::to_string(*owner);
}

Antecedents::Found Antecedents::pair_for(const RawMention& mention, const Salience& salience) {
  if (mention.owner || mention.restricted || words_of_name(mention.text).size() != 1)
    return std::nullopt;
  const bool leaders = mention.count == 0 && mention.reference == Reference::kDefinite &&
                       is_leader_noun(lexicon_, mention.noun);
  if (!leaders && !(mention.count == 2 && mention.definite)) return std::nullopt;
  auto members = recent_pair(mention, leaders, salience);
  if (members.size() != 2) return std::nullopt;
  std::sort(members.begin(), members.end());
  return group_of(std::move(members));
}

std::uint32_t Antecedents::group_of(std::vector<std::uint32_t> members) {
  const auto [found, fresh] = groups_.try_emplace(std::move(members), 0);
  if (fresh) found->second = book_.create_group(found->first);
  return found->second;
}

std::vector<std::uint32_t> Antecedents::recent_pair(const RawMention& mention, bool leaders,
                                                    const Salience& salience) const {
  const bool states = mention.one == EntityType::kOrganization ||
                      mention.one == EntityType::kGroup || mention.subtype == "country";
  const auto near =
      salience.recent({mention.head, kNear, [&](const Salience::Referent& referent) {
                         if (!referent.cluster) return false;
                         const Cluster& cluster = book_[*referent.cluster];
                         if (cluster.number == Number::kPlural || !cluster.members.empty())
                           return false;
                         if (states) return is_country(cluster);
                         return cluster.type == mention.one && cluster.named;
                       }});
  if (mention.one != EntityType::kPerson) return near;
  auto main = main_pair(leaders);
  const bool met = std::any_of(main.begin(), main.end(), [&](std::uint32_t c) {
    return std::find(near.begin(), near.end(), c) != near.end();
  });
  return main.size() == 2 && (met || leaders) ? main : near;
}

/// The two persons, or leaders of states, that the text so far is about: no third comes near.
std::vector<std::uint32_t> Antecedents::main_pair(bool leaders) const {
  std::vector<std::uint32_t> main;
  for (std::uint32_t c : persons_)
    if (!leaders || is_state_leader(book_[c])) main.push_back(c);
  std::stable_sort(main.begin(), main.end(), [&](std::uint32_t a, std::uint32_t b) {
    return book_[a].times_met > book_[b].times_met;
  });
  if (main.size() > 2 && book_[main[2]].times_met * 2 > book_[main[1]].times_met) return {};
  if (main.size() > 2) main.resize(2);
  return main;
}

Antecedents::Found Antecedents::person_for(const RawMention& mention,
                                           const Salience& salience) const {
  if (mention.reference == Reference::kIndefinite || mention.restricted) return std::nullopt;
  if (!mention.titles.empty()) {
    const Title& title = mention.titles[0];
    const std::string& country = title.country.empty() ? mention.country : title.country;
    if (mention.owner && country.empty()) return std::nullopt;  // "his lawyer"
    if (const Found holder = titles_.holder(title, country, mention.head, book_)) return holder;
  }
  if (mention.gender == Gender::kUnknown || mention.owner) return std::nullopt;
  return salience.best(
      {mention.head, 1, [&](const Salience::Referent& referent) {
         if (!referent.cluster) return false;
         const Cluster& cluster = book_[*referent.cluster];
         return cluster.type == EntityType::kPerson && cluster.number != Number::kPlural &&
                (cluster.gender == Gender::kUnknown || cluster.gender == mention.gender);
       }});
}

Antecedents::Found Antecedents::leader_near(const RawMention& mention,
                                            const Salience& salience) const {
  return salience.best({mention.head, 0, [&](const Salience::Referent& referent) {
                          return referent.cluster && !referent.adjective &&
                                 is_state_leader(book_[*referent.cluster]);
                        }});
}

Antecedents::Found Antecedents::named_for(const RawMention& mention,
                                          const Salience& salience) const {
  if (mention.reference != Reference::kDefinite || mention.owner || mention.restricted)
    return std::nullopt;
  const auto words = words_of_name(mention.text);
  if (words.empty()) return std::nullopt;
  const bool plural = mention.number == Number::kPlural;
  const bool governs = executive(lexicon_, mention.noun).has_value();
  const auto same_kind = [&](const Salience::Referent& referent) {
    return referent.cluster && book_[*referent.cluster].type == mention.type &&
           (book_[*referent.cluster].number == Number::kPlural) == plural;
  };
  const auto knows = [&](std::uint32_t c, const std::string& word) {
    return book_[c].known_words.contains(word);
  };
  const auto by_word = salience.recent(
      {mention.head, kFar, [&](const Salience::Referent& referent) {
         if (!same_kind(referent)) return false;
         if (governs) return executives_.contains(*referent.cluster);
         return knows(*referent.cluster, words.back()) || knows(*referent.cluster, mention.noun);
       }});
  const bool all = !by_word.empty() &&
                   std::all_of(words.begin(), words.end() - 1,
                               [&](const std::string& word) { return knows(by_word[0], word); });
  if (all && mention.subtype != "country") return by_word[0];
  if (governs && executives_.size() == 1) return *executives_.begin();
  if (plural || governs || words.size() > 1) return std::nullopt;
  return salience.best({mention.head, kNear, [&](const Salience::Referent& referent) {
                          return same_kind(referent) &&
                                 is_kind_of(mention, book_[*referent.cluster]);
                        }});
}

}  // namespace dossier
