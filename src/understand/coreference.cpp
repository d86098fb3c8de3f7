// Mentions to entities. Names are clustered over the whole document; then the text is walked once,
// and each description and pronoun is given to an entity met before, or starts one, or is left.
//
//   appositions    "Ana Ruiz, the foreign minister", "the party's founder, Ana Ruiz": one entity
//   names given    "the network known as Black Sail": one entity
//   copulas        "Ruiz is the president": the role is the subject's; "is a president" says
//                  nothing of who is meant
//   descriptions   see antecedents.cpp
//   pronouns       the entity that the learned scorer puts the phrase with (phrase_links.h), if it
//                  agrees in kind, number and gender; "they" may be all members of a coordination.
//                  Without word vectors: the weightiest entity just before that agrees and that
//                  the grammar of the clause allows (salience.h, pronouns.h)
//
// An unresolved pronoun is no entity. Cost: linear, each step looks at a bounded window.
#include "understand/coreference.h"

#include <algorithm>
#include <map>

#include "base/limits.h"
#include "understand/antecedents.h"
#include "understand/mention_parts.h"
#include "understand/pronouns.h"

namespace dossier {
namespace {

constexpr std::uint32_t kNear = 2;  // sentences in which a pronoun finds its antecedent
// "It" and "they" often refer to what is no entity, so their antecedent must stand out. Chosen on
// GUM's training part.
constexpr double kNeuterMargin = 1.5;
constexpr double kPluralMargin = 1.25;

constexpr std::size_t kMaxMembers = 8;  // of "they", where each is named

/// What the learned scorer says, by the heads of phrases.
class LikelyEntities {
 public:
  /// Borrows `links`.
  explicit LikelyEntities(const PhraseLinks& links) : links_(links) {
    std::map<std::uint32_t, std::uint32_t> latest;  // of an entity
    for (std::uint32_t i = 0; i < links.phrases.size(); ++i) {
      if (!links.phrases[i].together) by_head_.emplace(links.phrases[i].head, i);
      const auto [before, fresh] = latest.try_emplace(links.entities[i], i);
      before_.push_back(fresh ? std::nullopt : std::optional(before->second));
      before->second = i;
    }
  }

  bool known() const { return !before_.empty(); }
  std::optional<std::uint32_t> at(TokenAt head) const {
    const auto found = by_head_.find(head);
    return found == by_head_.end() ? std::nullopt : std::optional(found->second);
  }
  /// The phrase of the same entity just before.
  std::optional<std::uint32_t> before(std::optional<std::uint32_t> phrase) const {
    return phrase ? before_[*phrase] : std::nullopt;
  }
  TokenAt head(std::uint32_t phrase) const { return links_.phrases[phrase].head; }
  bool together(std::uint32_t phrase) const { return links_.phrases[phrase].together; }

 private:
  const PhraseLinks& links_;
  std::map<TokenAt, std::uint32_t> by_head_;
  std::vector<std::optional<std::uint32_t>> before_;
};

bool may_be_one(const RawMention& description, const RawMention& name) {
  return description.kind == MentionKind::kNominal && description.number == Number::kSingular &&
         name.kind == MentionKind::kName && !name.modifies && description.type == name.type;
}

bool agrees(const RawMention& pronoun, const Cluster& cluster) {
  const bool plural = cluster.number == Number::kPlural;
  if (pronoun.type == EntityType::kPerson)
    return cluster.type == EntityType::kPerson && !plural &&
           (cluster.gender == Gender::kUnknown || cluster.gender == pronoun.gender);
  if (pronoun.number == Number::kPlural)
    return plural || cluster.type == EntityType::kOrganization ||
           cluster.type == EntityType::kGroup;
  return cluster.type != EntityType::kPerson && !plural;
}

class Resolver {
 public:
  Resolver(const Reading& reading, const std::vector<RawMention>& mentions,
           const NameClusters& names, const PhraseLinks& links, const Lexicon& lexicon)
      : reading_(reading),
        lexicon_(lexicon),
        book_(mentions, names),
        likely_(links),
        salience_(reading),
        pronouns_(reading),
        antecedents_(book_, titles_, lexicon) {}

  Coreference run() {
    const auto count = static_cast<std::uint32_t>(book_.mentions().size());
    for (std::uint32_t i = 0; i < count; ++i) {
      join_apposition(i);
      join_name_given(i);
    }
    for (std::uint32_t c = 0; c < book_.size(); ++c) {
      titles_.remember(c, book_[c]);
      if (book_[c].subtype == "country" && !book_[c].country.empty())
        countries_.try_emplace(book_[c].country, c);
    }
    std::uint32_t next = 0;
    for (std::uint32_t s = 0; s < reading_.trees.size(); ++s)
      for (std::uint32_t token = 0; token < reading_.trees[s].size(); ++token) {
        const std::uint32_t first = next;
        while (next < count && book_.mention(next).head == TokenAt{s, token}) walk_over(next++);
        if (next == first) add_competitor({s, token});
      }
    Coreference result{book_.take_clusters(), book_.take_cluster_of()};
    for (Cluster& cluster : result.clusters)
      std::sort(cluster.mentions.begin(), cluster.mentions.end());
    return result;
  }

 private:
  void join_if_one(std::uint32_t description, std::uint32_t name) {
    if (may_be_one(book_.mention(description), book_.mention(name)) &&
        !book_.of_mention(description) && book_.of_mention(name))
      book_.join(description, *book_.of_mention(name));
  }

  void join_apposition(std::uint32_t index) {
    const TokenAt head = book_.mention(index).head;
    const Tree& tree = reading_.tree(head);
    if (tree.token(head.token).deprel != "appos" || tree.head(head.token) == kRoot) return;
    if (const auto other = book_.mention_at({head.sentence, tree.head(head.token)})) {
      join_if_one(index, *other);
      join_if_one(*other, index);
    }
  }

  void join_name_given(std::uint32_t index) {
    const TokenAt head = book_.mention(index).head;
    const Tree& tree = reading_.tree(head);
    const std::uint32_t verb = tree.head(head.token);
    if (verb == kRoot || !is_relation(tree.token(verb).deprel, "acl")) return;
    const auto& rows = lexicon_.function_words.rows(tree.token(verb).lemma);
    if (rows.empty() || lexicon_.function_words.at(rows[0], 1) != "naming") return;
    if (const auto other = book_.mention_at({head.sentence, tree.head(verb)}))
      join_if_one(*other, index);
  }

  void walk_over(std::uint32_t index) {
    const RawMention& mention = book_.mention(index);
    if (!book_.of_mention(index)) {
      if (mention.kind == MentionKind::kPronoun)
        resolve_pronoun(index);
      else if (mention.reference == Reference::kPredicate)
        resolve_predicate(index);
      else
        antecedents_.resolve(index, salience_, likely_description(mention));
    }
    const auto c = book_.of_mention(index);
    salience_.add({c, mention.head, mention.number == Number::kPlural, mention.modifies});
    if (reading_.tree(mention.head).child(mention.head.token, "conj"))
      salience_.add({std::nullopt, mention.head, true});  // "they" may be both
    if (!c) return;
    add_country_of(*c, mention.head);
    Cluster& cluster = book_[*c];
    if (cluster.times_met++ == 0 && cluster.type == EntityType::kPerson && cluster.named)
      antecedents_.note_person(*c);
    cluster.last_met = mention.head;
  }

  /// A state's people, capital, organs and leader call the state to mind: "the country".
  void add_country_of(std::uint32_t c, TokenAt head) {
    std::string code(titles_.country_led_by(c));
    if (code.empty()) code = book_[c].country;
    const auto country = countries_.find(code);
    if (country != countries_.end() && country->second != c)
      salience_.add({country->second, head, false, true});
  }

  /// A noun that denotes no entity may still be what "it" and "they" refer to.
  void add_competitor(TokenAt at) {
    const Token& token = reading_.token(at);
    if (token.upos == "NOUN" && token.deprel != "compound" && token.deprel != "fixed" &&
        !book_.mention_at(at))
      salience_.add({std::nullopt, at, token.xpos == "NNS"});
  }

  void resolve_predicate(std::uint32_t index) {
    const RawMention& mention = book_.mention(index);
    const Tree& tree = reading_.tree(mention.head);
    const auto subject = tree.child(mention.head.token, "nsubj");
    if (!subject || !mention.definite || !pronouns_.is_plain_statement(mention.head)) return;
    const auto c = book_.at({mention.head.sentence, *subject});
    if (!c || book_[*c].type != mention.type || book_[*c].number != mention.number) return;
    book_.join(index, *c);
    titles_.remember(*c, book_[*c]);
  }

  /// The cluster that the learned scorer gives a mention, by the nearest earlier phrase that
  /// denotes one; nothing where that one does not fit.
  template <class Fits>
  std::optional<std::uint32_t> likely(const RawMention& mention, Fits fits) {
    auto phrase = likely_.before(likely_.at(mention.head));
    for (std::size_t steps = 0; phrase && steps < kMaxAntecedents; ++steps) {
      const auto c = likely_.together(*phrase) ? group_of(likely_.head(*phrase), mention)
                                               : book_.at(likely_.head(*phrase));
      if (c) return fits(book_[*c]) ? c : std::nullopt;
      phrase = likely_.before(phrase);
    }
    return std::nullopt;
  }

  /// "They" after "Ruiz and Lind": both, where each of them is an entity.
  std::optional<std::uint32_t> group_of(TokenAt head, const RawMention& mention) {
    if (mention.kind != MentionKind::kPronoun || mention.number != Number::kPlural)
      return std::nullopt;
    const Tree& tree = reading_.tree(head);
    std::vector<std::uint32_t> members;
    const auto add = [&](std::uint32_t token) {
      const auto c = book_.at({head.sentence, token});
      if (c && book_[*c].members.empty()) members.push_back(*c);
      return c.has_value();
    };
    bool all = add(head.token);
    for (const std::uint32_t c : tree.children(head.token))
      if (c > head.token && tree.token(c).deprel == "conj") all = add(c) && all;
    std::ranges::sort(members);
    members.erase(std::unique(members.begin(), members.end()), members.end());
    if (!all || members.size() < 2 || members.size() > kMaxMembers) return std::nullopt;
    return antecedents_.group_of(std::move(members));
  }

  std::optional<std::uint32_t> likely_description(const RawMention& mention) {
    return likely(mention, [&](const Cluster& cluster) {
      return cluster.type == mention.type && cluster.members.empty() &&
             (cluster.number == Number::kPlural) == (mention.number == Number::kPlural);
    });
  }

  void resolve_pronoun(std::uint32_t index) {
    const RawMention& mention = book_.mention(index);
    const auto agreeing = [&](const Cluster& cluster) { return agrees(mention, cluster); };
    const auto c = likely_.known() ? likely(mention, agreeing) : salient(mention);
    if (c) book_.join(index, *c);
  }

  /// By rules alone, for readings without word vectors.
  std::optional<std::uint32_t> salient(const RawMention& mention) const {
    const bool plural = mention.number == Number::kPlural;
    const auto fits = [&](const Salience::Referent& referent) {
      if (referent.adjective) return false;
      if (mention.reflexive ? !pronouns_.is_own_subject(mention.head, referent.head)
                            : !pronouns_.allows(mention.head, referent.head))
        return false;
      if (referent.cluster) return agrees(mention, book_[*referent.cluster]);
      return mention.type != EntityType::kPerson && referent.plural == plural;
    };
    const double margin = mention.type == EntityType::kPerson ? 1.0
                          : plural                            ? kPluralMargin
                                                              : kNeuterMargin;
    return salience_.best({mention.head, kNear, fits, margin});
  }

  const Reading& reading_;
  const Lexicon& lexicon_;
  ClusterBook book_;
  LikelyEntities likely_;
  Salience salience_;
  PronounGrammar pronouns_;
  TitleBook titles_;
  Antecedents antecedents_;
  std::map<std::string, std::uint32_t> countries_;  // code to cluster
};

}  // namespace

Coreference resolve_mentions(const Reading& reading, const std::vector<RawMention>& mentions,
                             const NameClusters& names, const PhraseLinks& links,
                             const Lexicon& lexicon) {
  return Resolver(reading, mentions, names, links, lexicon).run();
}

}  // namespace dossier
