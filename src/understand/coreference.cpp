// Mentions to entities. Names are clustered over the whole document; then the text is walked once,
// and each description and pronoun is given to an entity met before, or starts one, or is left.
//
//   appositions    "Ana Ruiz, the foreign minister", "the party's founder, Ana Ruiz": one entity,
//   in both directions copulas        "Ruiz is the president": the role is the subject's; "is a
//   president" says nothing of who is meant titles         "the minister" finds a person whom the
//   document gives that title; countries must agree, and where two fit, the
//                  one that was just mentioned
//   executives     "Ruritania's government", "the Ruiz regime", "his government" are one where Ruiz
//   leads Ruritania descriptions   "the department" finds a name with that word; "the group", "the
//   country", "the ship" the weightiest entity of
//                  that kind just before; the same words with the same owner are the same
//   pairs          "the two leaders" is a group of exactly two persons just before, else nothing
//   pronouns       the weightiest entity that agrees in kind, number and gender, and that the
//   grammar of the clause allows
//
// An unresolved pronoun is no entity. Cost: linear, each step looks at a bounded window
// (salience.h) or at kCandidates clusters.
#include "understand/coreference.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "understand/mention_parts.h"
#include "understand/name_clusters.h"
#include "understand/pronouns.h"
#include "understand/salience.h"

namespace dossier {
namespace {

constexpr std::size_t kCandidates = 16;
constexpr std::uint32_t kNear =
    2;  // sentences in which a general word ("the group") finds its antecedent
constexpr std::uint32_t kFar =
    6;  // the same for a word of the antecedent's name ("the department")
// "It" and "they" often refer to what is no entity, so their antecedent must stand out. Chosen on
// GUM's training part.
constexpr double kNeuterMargin = 1.5;
constexpr double kPluralMargin = 1.25;
constexpr std::size_t kMaxKnownWords = 64;

/// Value of an "executive" row, "-" for an empty one; nothing for other nouns.
std::optional<std::string> executive(const Lexicon& lexicon, const std::string& noun) {
  for (std::size_t row : lexicon.function_words.rows(noun))
    if (lexicon.function_words.at(row, 1) == "executive") return lexicon.function_words.at(row, 2);
  return std::nullopt;
}

bool leads_state(const Title& title) {
  return title.kind == "leader" && title.value != "organization";
}

/// "the minister" and "the leader" for somebody who was called "foreign minister" and "president".
bool same_role(const Title& asked, const Title& known) {
  if (asked.words == known.words) return true;
  if (asked.words != asked.noun) return false;  // "defense minister" is not the foreign minister
  if (asked.noun == known.noun) return asked.kind == known.kind;
  return asked.kind == "leader" && asked.value.empty() && leads_state(known);
}

class Resolver {
 public:
  Resolver(const Reading& reading, const std::vector<RawMention>& mentions, const Lexicon& lexicon,
           const Gazetteer& gazetteer)
      : reading_(reading),
        mentions_(mentions),
        lexicon_(lexicon),
        salience_(reading),
        pronouns_(reading) {
    start_from_names(cluster_names(mentions, lexicon, gazetteer));
  }

  Coreference run() {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      join_appositions(i);
      join_names_given(i);
    }
    for (std::uint32_t c = 0; c < clusters().size(); ++c) {
      remember_titles(c, clusters()[c].titles);
      if (clusters()[c].subtype == "country" && !clusters()[c].country.empty())
        countries_.try_emplace(clusters()[c].country, c);
    }
    times_met_.resize(clusters().size());
    std::uint32_t next = 0;
    for (std::uint32_t s = 0; s < reading_.trees.size(); ++s)
      for (std::uint32_t token = 0; token < reading_.trees[s].size(); ++token) {
        bool mentioned = false;
        for (; next < mentions_.size() && mentions_[next].head == TokenAt{s, token}; ++next) {
          mentioned = true;
          walk_over(next);
        }
        if (!mentioned) add_competitor({s, token});
      }
    for (Cluster& cluster : clusters()) std::sort(cluster.mentions.begin(), cluster.mentions.end());
    return std::move(result_);
  }

 private:
  std::vector<Cluster>& clusters() { return result_.clusters; }

  void start_from_names(const NameClusters& names) {
    result_.cluster_of.resize(mentions_.size());
    for (EntityType type : names.types) clusters().push_back({.type = type});
    known_words_.resize(clusters().size());
    last_seen_.resize(clusters().size());
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      const RawMention& mention = mentions_[i];
      for (std::uint32_t t = mention.first; mention.kind == MentionKind::kName && t < mention.last;
           ++t)
        by_token_.try_emplace({mention.head.sentence, t}, i);
      by_token_.insert_or_assign(mention.head, i);
      for (TokenAt at : mention.also) by_token_.insert_or_assign(at, i);
      if (const auto cluster = names.cluster_of[i]) join(i, *cluster);
    }
  }

  void join(std::uint32_t index, std::uint32_t c) {
    const RawMention& mention = mentions_[index];
    Cluster& cluster = clusters()[c];
    result_.cluster_of[index] = c;
    cluster.mentions.push_back(index);
    if (mention.kind == MentionKind::kPronoun) {
      if (cluster.gender == Gender::kUnknown) cluster.gender = mention.gender;
      return;
    }
    cluster.named = cluster.named || (mention.kind == MentionKind::kName && !mention.modifies);
    if (mention.type == cluster.type && cluster.subtype.empty()) cluster.subtype = mention.subtype;
    if (cluster.country.empty() && cluster.type != EntityType::kPerson)
      cluster.country = mention.country;
    if (cluster.gender == Gender::kUnknown) cluster.gender = mention.gender;
    if (mention.number == Number::kPlural) cluster.number = Number::kPlural;
    cluster.titles.insert(cluster.titles.end(), mention.titles.begin(), mention.titles.end());
    auto& words = known_words_[c];
    if (words.size() < kMaxKnownWords)
      for (const std::string& word : words_of_name(mention.text)) words.insert(word);
  }

  std::uint32_t create(std::uint32_t index) {
    clusters().push_back({.type = mentions_[index].type, .number = mentions_[index].number});
    known_words_.emplace_back();
    last_seen_.emplace_back();
    times_met_.emplace_back();
    const auto c = static_cast<std::uint32_t>(clusters().size() - 1);
    join(index, c);
    return c;
  }

  std::optional<std::uint32_t> cluster_at(TokenAt at) const {
    const auto found = by_token_.find(at);
    return found == by_token_.end() ? std::nullopt : result_.cluster_of[found->second];
  }

  // --- appositions and titles

  bool may_be_one(const RawMention& description, const RawMention& name) const {
    return description.kind == MentionKind::kNominal && description.number == Number::kSingular &&
           name.kind == MentionKind::kName && !name.modifies && description.type == name.type;
  }

  void join_appositions(std::uint32_t index) {
    const RawMention& here = mentions_[index];
    const Tree& tree = reading_.tree(here.head);
    const std::uint32_t above = tree.head(here.head.token);
    if (tree.token(here.head.token).deprel != "appos" || above == kRoot) return;
    const auto found = by_token_.find({here.head.sentence, above});
    if (found == by_token_.end()) return;
    const RawMention& other = mentions_[found->second];
    if (may_be_one(here, other) && !result_.cluster_of[index] && result_.cluster_of[found->second])
      join(index, *result_.cluster_of[found->second]);
    else if (may_be_one(other, here) && !result_.cluster_of[found->second] &&
             result_.cluster_of[index])
      join(found->second, *result_.cluster_of[index]);
  }

  /// "The network known as Black Sail".
  void join_names_given(std::uint32_t index) {
    const RawMention& name = mentions_[index];
    const Tree& tree = reading_.tree(name.head);
    const std::uint32_t verb = tree.head(name.head.token);
    if (name.kind != MentionKind::kName || verb == kRoot ||
        !is_relation(tree.token(verb).deprel, "acl"))
      return;
    const auto& rows = lexicon_.function_words.rows(tree.token(verb).lemma);
    if (rows.empty() || lexicon_.function_words.at(rows[0], 1) != "naming") return;
    const auto found = by_token_.find({name.head.sentence, tree.head(verb)});
    if (found == by_token_.end() || result_.cluster_of[found->second] || !result_.cluster_of[index])
      return;
    if (may_be_one(mentions_[found->second], name)) join(found->second, *result_.cluster_of[index]);
  }

  void remember_titles(std::uint32_t c, const std::vector<Title>& titles) {
    for (const Title& title : titles) {
      for (const std::string& key :
           {title.noun, leads_state(title) ? std::string("leader") : title.noun}) {
        auto& known = by_title_[key];
        if (known.size() < kCandidates && std::find(known.begin(), known.end(), c) == known.end())
          known.push_back(c);
      }
      if (leads_state(title) && !title.country.empty()) leads_.try_emplace(c, title.country);
    }
  }

  // --- the walk

  void walk_over(std::uint32_t index) {
    const RawMention& mention = mentions_[index];
    if (!result_.cluster_of[index]) {
      if (mention.kind == MentionKind::kPronoun)
        resolve_pronoun(index);
      else if (mention.reference == Reference::kPredicate)
        resolve_predicate(index);
      else
        resolve_description(index);
    }
    const auto c = result_.cluster_of[index];
    if (c) last_seen_[*c] = mention.head;
    salience_.add({c, mention.head, mention.number == Number::kPlural, mention.modifies});
    if (c) add_country_of(*c, mention.head);
    if (c) ++times_met_[*c];
    if (reading_.tree(mention.head).child(mention.head.token, "conj"))
      salience_.add({std::nullopt, mention.head, true});
  }

  /// A state's people, capital, organs and leader call the state to mind: "the country".
  void add_country_of(std::uint32_t c, TokenAt head) {
    const auto led = leads_.find(c);
    const std::string& code = led != leads_.end() ? led->second : clusters()[c].country;
    if (code.empty()) return;
    if (const auto country = countries_.find(code);
        country != countries_.end() && country->second != c)
      salience_.add({country->second, head, false, true});
  }

  /// A noun that denotes no entity may still be what "it" and "they" refer to.
  void add_competitor(TokenAt at) {
    const Token& token = reading_.token(at);
    if (token.upos != "NOUN" || token.deprel == "compound" || token.deprel == "fixed" ||
        by_token_.contains(at))
      return;
    salience_.add({std::nullopt, at, token.xpos == "NNS"});
  }

  void resolve_predicate(std::uint32_t index) {
    const RawMention& mention = mentions_[index];
    const Tree& tree = reading_.tree(mention.head);
    const std::uint32_t head = mention.head.token;
    const auto subject = tree.child(head, "nsubj");
    if (!subject || !tree.child(head, "cop") || !pronouns_.is_plain_statement(mention.head)) return;
    if (!tree.child(head, "det") && !tree.child(head, "nmod:poss")) return;
    for (std::uint32_t c : tree.children(head))
      if (is_relation(tree.token(c).deprel, "det") && to_lower(tree.token(c).form).starts_with("a"))
        return;
    const auto c = cluster_at({mention.head.sentence, *subject});
    if (!c || clusters()[*c].type != mention.type || clusters()[*c].number != mention.number)
      return;
    join(index, *c);
    remember_titles(*c, mention.titles);
  }

  void resolve_pronoun(std::uint32_t index) {
    const RawMention& mention = mentions_[index];
    const auto fits = [&](const Salience::Referent& referent) {
      if (!pronouns_.allows(mention.head, referent.head) || referent.adjective) return false;
      if (mention.reference == Reference::kPossessed &&
          !pronouns_.is_own_subject(mention.head, referent.head))
        return false;
      if (!referent.cluster)
        return mention.type != EntityType::kPerson &&
               referent.plural == (mention.number == Number::kPlural);
      return agrees(mention, clusters()[*referent.cluster]);
    };
    const double margin = mention.type == EntityType::kPerson ? 1.0
                          : mention.number == Number::kPlural ? kPluralMargin
                                                              : kNeuterMargin;
    if (const auto c = salience_.best({mention.head, kNear, fits, margin})) join(index, *c);
  }

  static bool agrees(const RawMention& pronoun, const Cluster& cluster) {
    if (pronoun.type == EntityType::kPerson)
      return cluster.type == EntityType::kPerson && cluster.number != Number::kPlural &&
             (cluster.gender == Gender::kUnknown || cluster.gender == pronoun.gender);
    if (pronoun.number == Number::kPlural)
      return cluster.number == Number::kPlural || cluster.type == EntityType::kOrganization ||
             cluster.type == EntityType::kGroup;
    return cluster.type != EntityType::kPerson && cluster.number != Number::kPlural;
  }

  // --- descriptions

  void resolve_description(std::uint32_t index) {
    const RawMention& mention = mentions_[index];
    std::optional<std::uint32_t> c;
    std::string key = key_of(mention);
    const bool definite = mention.reference == Reference::kDefinite;
    if (mention.number == Number::kPlural) c = pair_of(index);
    if (!c) c = by_key(key);
    if (!c && mention.type == EntityType::kPerson &&
        (definite || mention.reference == Reference::kPossessed))
      c = person_for(mention);
    if (!c && mention.type != EntityType::kPerson && definite) c = named_for(mention);
    std::optional<std::uint32_t> leader;
    if (!c && definite && !mention.owner && executive(lexicon_, mention.noun))
      leader = leader_near(mention);
    if (leader) {  // "the administration" after "President Ruiz"
      key = key_of_executive(mention, {}, leader);
      c = by_key(key);
    }
    if (c)
      join(index, *c);
    else if (mention.stands_alone)
      c = create(index);
    if (!c) return;
    note_owner(*c, mention, leader ? leader : owner_of(mention));
    if (!key.empty()) by_key_.try_emplace(key, *c);
    if (mention.number == Number::kSingular && executive(lexicon_, mention.noun))
      executives_.insert(*c);
  }

  std::optional<std::uint32_t> owner_of(const RawMention& mention) const {
    return mention.owner ? cluster_at(*mention.owner) : std::nullopt;
  }

  std::optional<std::uint32_t> by_key(const std::string& key) const {
    const auto found = by_key_.find(key);
    return key.empty() || found == by_key_.end() ? std::nullopt : std::optional(found->second);
  }

  std::optional<std::uint32_t> leader_near(const RawMention& mention) const {
    return salience_.best({mention.head, 0, [&](const Salience::Referent& referent) {
                             return referent.cluster && !referent.adjective &&
                                    is_state_leader(*referent.cluster) &&
                                    result_.clusters[*referent.cluster].type == EntityType::kPerson;
                           }});
  }

  /// Whose it is, and the country of what belongs to a state.
  void note_owner(std::uint32_t c, const RawMention& mention, std::optional<std::uint32_t> owner) {
    Cluster& cluster = clusters()[c];
    if (!owner || *owner == c || cluster.named) return;
    if (!cluster.owner) cluster.owner = owner;
    if (!cluster.country.empty() || cluster.type == EntityType::kPerson ||
        cluster.type == EntityType::kThing)
      return;
    cluster.country = country_of(mention, owner);
    if (const auto led = leads_.find(*owner);
        led != leads_.end() && executive(lexicon_, mention.noun))
      cluster.country = led->second;
  }

  /// Country that the words give, or that the owner is.
  std::string country_of(const RawMention& mention, std::optional<std::uint32_t> owner) const {
    if (!mention.country.empty() || !owner) return mention.country;
    const Cluster& cluster = result_.clusters[*owner];
    return cluster.type == EntityType::kPlace && cluster.subtype == "country" ? cluster.country
                                                                              : std::string();
  }

  /// What makes two descriptions the same wherever they stand in the document; empty where nothing
  /// does.
  std::string key_of(const RawMention& mention) const {
    const auto owner = owner_of(mention);
    std::string belongs = country_of(mention, owner);
    if (mention.number == Number::kSingular && executive(lexicon_, mention.noun) &&
        (owner || !belongs.empty()))
      return key_of_executive(mention, belongs, owner);
    if (belongs.empty() && owner) belongs = "#" + std::to_string(*owner);
    const auto words = words_of_name(mention.text);
    const std::string type = std::to_string(static_cast<int>(mention.type)) + " ";
    if (!belongs.empty() && words.size() <= 2) return type + mention.noun + " of " + belongs;
    if (mention.number == Number::kSingular && mention.reference == Reference::kIndefinite &&
        !mention.owner)
      return {};
    if (words.size() < 2 && belongs.empty() &&
        (mention.number == Number::kSingular || mention.subtype.empty()))
      return {};
    if (belongs.empty() && mention.reference != Reference::kDefinite &&
        mention.subtype != "officials" && mention.subtype != "analysts")
      return {};
    std::string text = type + belongs;
    for (const std::string& word : words) text += " " + word;
    return text;
  }

  /// A government is its country's, whoever leads it; an administration its leader's.
  std::string key_of_executive(const RawMention& mention, std::string belongs,
                               std::optional<std::uint32_t> owner) const {
    const std::string own = *executive(lexicon_, mention.noun);
    if (own.empty() && belongs.empty() && owner)
      if (const auto led = leads_.find(*owner); led != leads_.end()) belongs = led->second;
    if (!belongs.empty()) return "executive " + own + " " + belongs;
    return "executive #" + std::to_string(*owner);
  }

  /// "the two leaders", "the leaders": a new group of the two that were just mentioned.
  std::optional<std::uint32_t> pair_of(std::uint32_t index) {
    const RawMention& mention = mentions_[index];
    const bool leaders = mention.count == 0 && mention.reference == Reference::kDefinite &&
                         !mention.owner && mention.titles.empty() && class_is_leader(mention.noun);
    if (mention.count != 2 && !leaders) return std::nullopt;
    if (mention.reference == Reference::kPossessed || mention.owner) return std::nullopt;
    const bool states = mention.one == EntityType::kOrganization || mention.subtype == "country";
    const auto fits = [&](const Salience::Referent& referent) {
      if (!referent.cluster) return false;
      const Cluster& cluster = clusters()[*referent.cluster];
      if (cluster.number == Number::kPlural || !cluster.members.empty()) return false;
      if (states) return cluster.type == EntityType::kPlace && cluster.subtype == "country";
      if (mention.one == EntityType::kGroup)
        return cluster.type == EntityType::kPerson && cluster.named;
      return cluster.type == mention.one &&
             (!leaders || leads_.contains(*referent.cluster) || cluster.named);
    };
    auto members = salience_.recent({mention.head, kNear, fits});
    if (members.size() != 2 && mention.one == EntityType::kPerson) members = main_pair(leaders);
    if (members.size() != 2) return std::nullopt;
    std::sort(members.begin(), members.end());
    const auto [found, fresh] = pairs_.try_emplace({members[0], members[1]}, 0);
    if (fresh) {
      found->second = create(index);
      clusters()[found->second].type = EntityType::kGroup;
      clusters()[found->second].subtype.clear();
      clusters()[found->second].members = members;
      clusters()[found->second].mentions.clear();  // resolve_description adds it
    }
    return found->second;
  }

  /// The two persons, or leaders of states, that the text so far is about: met often, and no third
  /// comes near.
  std::vector<std::uint32_t> main_pair(bool leaders) const {
    std::vector<std::uint32_t> persons;
    for (std::uint32_t c = 0; c < result_.clusters.size(); ++c)
      if (result_.clusters[c].type == EntityType::kPerson && result_.clusters[c].named &&
          times_met_[c] > 0 && (!leaders || is_state_leader(c)))
        persons.push_back(c);
    const auto more = [&](std::uint32_t a, std::uint32_t b) {
      return times_met_[a] > times_met_[b];
    };
    std::stable_sort(persons.begin(), persons.end(), more);
    if (persons.size() > 2 && times_met_[persons[2]] * 2 > times_met_[persons[1]]) return {};
    if (persons.size() > 2) persons.resize(2);
    return persons;
  }

  bool is_state_leader(std::uint32_t c) const {
    const auto& titles = result_.clusters[c].titles;
    return std::any_of(titles.begin(), titles.end(), leads_state);
  }

  bool class_is_leader(const std::string& noun) const {
    for (std::size_t row : lexicon_.titles.rows(noun))
      if (lexicon_.titles.at(row, 1) == "leader") return true;
    return false;
  }

  std::optional<std::uint32_t> person_for(const RawMention& mention) const {
    if (mention.titles.empty()) return man_or_woman(mention);
    const Title& asked = mention.titles[0];
    if (mention.owner && asked.country.empty() && mention.country.empty())
      return std::nullopt;  // "his lawyer"
    const std::string& country = asked.country.empty() ? mention.country : asked.country;
    const auto found = by_title_.find(asked.noun);
    if (found == by_title_.end()) return man_or_woman(mention);
    std::optional<std::uint32_t> best;
    bool even = false;
    for (std::uint32_t c : found->second) {
      const auto& titles = result_.clusters[c].titles;
      const bool fits =
          last_seen_[c] && std::any_of(titles.begin(), titles.end(), [&](const Title& known) {
            return same_role(asked, known) && (country.empty() || known.country == country);
          });
      if (!fits) continue;
      if (!best || last_seen_[c] > last_seen_[*best]) {
        even = best && mention.head.sentence - last_seen_[*best]->sentence <= 1;
        best = c;
      } else {
        even = even || mention.head.sentence - last_seen_[c]->sentence <= 1;
      }
    }
    return even ? std::nullopt : best;
  }

  std::optional<std::uint32_t> man_or_woman(const RawMention& mention) const {
    if (mention.gender == Gender::kUnknown || mention.owner ||
        mention.reference != Reference::kDefinite)
      return std::nullopt;
    return salience_.best(
        {mention.head, 1, [&](const Salience::Referent& referent) {
           if (!referent.cluster) return false;
           const Cluster& cluster = result_.clusters[*referent.cluster];
           return cluster.type == EntityType::kPerson && cluster.number != Number::kPlural &&
                  (cluster.gender == Gender::kUnknown || cluster.gender == mention.gender);
         }});
  }

  /// "the department", "the group", "the country", "the protesters".
  std::optional<std::uint32_t> named_for(const RawMention& mention) const {
    const auto same_kind = [&](const Salience::Referent& referent) {
      return referent.cluster && result_.clusters[*referent.cluster].type == mention.type &&
             (result_.clusters[*referent.cluster].number == Number::kPlural) ==
                 (mention.number == Number::kPlural);
    };
    const bool governs = executive(lexicon_, mention.noun).has_value();
    const auto by_word =
        salience_.recent({mention.head, kFar, [&](const Salience::Referent& referent) {
                            if (!same_kind(referent)) return false;
                            const std::uint32_t c = *referent.cluster;
                            if (governs) return executives_.contains(c);
                            return known_words_[c].contains(mention.noun) ||
                                   (mention.number == Number::kPlural &&
                                    known_words_[c].contains(mention.noun + "s"));
                          }});
    const auto words = words_of_name(mention.text);
    const auto knows_all = [&](std::uint32_t c) {
      return std::all_of(words.begin(), words.end() - 1,
                         [&](const auto& word) { return known_words_[c].contains(word); });
    };
    if (mention.owner || words.empty()) return std::nullopt;
    if (!by_word.empty() && knows_all(by_word[0]) && mention.subtype != "country")
      return by_word[0];
    if (governs && executives_.size() == 1) return *executives_.begin();
    if (mention.number == Number::kPlural || governs || words.size() > 1) return std::nullopt;
    return salience_.best({mention.head, kNear, [&](const Salience::Referent& referent) {
                             return same_kind(referent) &&
                                    is_kind_of(mention, result_.clusters[*referent.cluster]);
                           }});
  }

  /// Whether a general word may stand for the entity: "the group", "the company", "the country",
  /// "the ship".
  static bool is_kind_of(const RawMention& mention, const Cluster& cluster) {
    const auto one_of = [&](std::initializer_list<std::string_view> subtypes) {
      return std::find(subtypes.begin(), subtypes.end(), mention.subtype) != subtypes.end();
    };
    switch (mention.type) {
      case EntityType::kOrganization:
        if (mention.subtype.empty())
          return cluster.named && cluster.subtype != "government" && cluster.subtype != "media";
        return one_of({"company", "party", "armed-group", "media"}) && cluster.named &&
               cluster.subtype == mention.subtype;
      case EntityType::kPlace:
        return one_of({"country", "city"}) && cluster.subtype == mention.subtype;
      case EntityType::kThing:
        return one_of({"vessel", "aircraft"}) && cluster.subtype == mention.subtype;
      default:
        return false;
    }
  }

  const Reading& reading_;
  const std::vector<RawMention>& mentions_;
  const Lexicon& lexicon_;
  Salience salience_;
  PronounGrammar pronouns_;
  Coreference result_;
  std::map<TokenAt, std::uint32_t> by_token_;       // tokens of names, heads of all, to the mention
  std::vector<std::set<std::string>> known_words_;  // for each cluster, words of its names
  std::vector<std::optional<TokenAt>> last_seen_;   // for each cluster, in the walk
  std::vector<std::uint32_t> times_met_;            // for each cluster, in the walk
  std::map<std::string, std::uint32_t> countries_;  // code to cluster
  std::map<std::string, std::vector<std::uint32_t>> by_title_;
  std::map<std::uint32_t, std::string> leads_;  // person to the code of the country that it leads
  std::map<std::string, std::uint32_t> by_key_;
  std::set<std::uint32_t> executives_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pairs_;
};

}  // namespace

Coreference resolve_mentions(const Reading& reading, const std::vector<RawMention>& mentions,
                             const Lexicon& lexicon, const Gazetteer& gazetteer) {
  return Resolver(reading, mentions, lexicon, gazetteer).run();
}

}  // namespace dossier
