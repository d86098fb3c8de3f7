// Titles and occupations of persons: "Ruritanian foreign minister Ana Ruiz", "Ben Okoro, president
// of Foo Bank,", "Ruiz is a lawyer".
//
// The words of the title are the longest entry of titles.tsv that ends at its noun, with the nouns
// compounded to it and the words that relations.tsv marks as parts of titles ("former"). A title or
// an occupation is `holds_role`; what only says that somebody is a man or a woman is
// `described_as`. A country's adjective before an occupation is `citizen_of`. A title without its
// country takes the one that the same person's same title has elsewhere in the document, and a
// minister of nowhere the country of the report where it has named a single one so far. Titles in
// front of a name and in appositions are taken for granted by the sentence, so what the sentence
// denies or hedges does not touch them. Nouns that relations.tsv knows ("leader", "brother") are
// left to it. Cost: linear in the mentions.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "understand/arguments.h"
#include "understand/relation_parts.h"

namespace dossier {
namespace {

constexpr std::uint32_t kTitleTokens = 6;   // of the longest title
constexpr std::size_t kLongestAcronym = 5;  // "CFO" stays in capitals
constexpr std::uint32_t kFrontTokens = 10;  // looked at in front of a name

struct TitleWords {
  TokenAt noun;
  std::uint32_t first = 0, last = 0;  // tokens of the title
  std::string kind;  // of titles.tsv: leader, office; empty for a plain noun of nouns.tsv
};

class Roles {
 public:
  Roles(const RelationScan& scan, std::vector<RelationDraft>& found) : scan_(scan), found_(found) {}

  void find() {
    for (const EntityMention& mention : scan_.entities.mentions)
      if (scan_.entity(mention.entity).type == EntityType::kPerson) {
        if (mention.kind == MentionKind::kName) in_front(mention);
        if (mention.kind == MentionKind::kNominal) alone(mention);
      }
    for (std::uint32_t s = 0; s < scan_.reading.trees.size(); ++s)
      for (std::uint32_t t = 0; t < scan_.reading.trees[s].size(); ++t) beside({s, t});
    fill_objects();
    found_.insert(found_.end(), drafts_.begin(), drafts_.end());
  }

 private:
  const Token& token(std::uint32_t sentence, std::uint32_t t) const {
    return scan_.reading.token({sentence, t});
  }

  std::string words(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
    std::string all;
    for (std::uint32_t i = first; i < last; ++i) {
      std::string form = to_lower(token(sentence, i).form);
      while (form.size() > 1 && form.back() == '.') form.pop_back();
      all += (all.empty() ? "" : " ") + form;
    }
    return all;
  }

  std::string kind_of_title(std::string_view text) const {
    for (std::size_t row : scan_.lexicon.titles.rows(text))
      if (const std::string& kind = scan_.lexicon.titles.at(row, 1);
          kind == "leader" || kind == "office")
        return kind;
    return {};
  }

  bool belongs_to_title(TokenAt at) const {
    const auto rules = scan_.rules.rules_at(scan_.reading, at);
    return std::any_of(rules.begin(), rules.end(),
                       [](const RelationRule* rule) { return rule->part_of_title; });
  }

  bool has_rule_of_its_own(TokenAt noun) const {
    const auto rules = scan_.rules.rules_at(scan_.reading, noun);
    return std::any_of(rules.begin(), rules.end(),
                       [](const RelationRule* rule) { return rule->of_bearer(); });
  }

  // The longest title that ends before `last`, or starts at a noun before it ("secretary of
  // state").
  std::optional<TitleWords> title_that_ends(std::uint32_t sentence, std::uint32_t last) const {
    for (std::uint32_t n = std::min(kTitleTokens, last); n > 0; --n) {
      const std::string kind = kind_of_title(words(sentence, last - n, last));
      if (kind.empty()) continue;
      TitleWords title{{sentence, last - 1}, last - n, last, kind};
      for (std::uint32_t i = last - n; i < last; ++i)  // the noun that the others hang on
        if (const std::uint32_t head = scan_.reading.trees[sentence].head(i);
            head == kRoot || head < last - n || head >= last) {
          title.noun.token = i;
          break;
        }
      return title;
    }
    if (last == 0) return std::nullopt;
    const TokenAt noun{sentence, last - 1};
    const Tree& tree = scan_.reading.trees[sentence];
    const std::uint32_t above = tree.head(noun.token);
    if (above + 2 == noun.token &&
        tree.marker(noun.token) == "of") {  // "secretary of" what no table lists
      auto title = title_that_ends(sentence, above + 1);
      const auto what = scan_.entities.at(noun);
      const bool elsewhere =
          what && title &&
          (title->kind == "leader" || scan_.entity(*what).type == EntityType::kPlace);
      if (title && !elsewhere && title->noun.token == above) title->last = last;
      return title;
    }
    if (!is_person_noun(noun)) return std::nullopt;
    return TitleWords{noun, last - 1, last, ""};
  }

  bool is_person_noun(TokenAt at) const {
    if (scan_.reading.token(at).upos != "NOUN") return false;
    for (std::size_t row : scan_.lexicon.nouns.rows(to_lower(scan_.reading.token(at).lemma)))
      if (scan_.lexicon.nouns.at(row, 1) == "person") return true;
    return false;
  }

  bool is_official(const TitleWords& title) const {
    if (title.kind == "leader") return true;
    for (std::size_t row :
         scan_.lexicon.nouns.rows(to_lower(scan_.reading.token(title.noun).lemma)))
      if (scan_.lexicon.nouns.at(row, 2) == "officials") return true;
    return false;
  }

  // "director", "manager": with a country's adjective it is an occupation, no office.
  bool leads_organizations(const TitleWords& title) const {
    for (std::size_t row : scan_.lexicon.titles.rows(
             words(title.noun.sentence, title.noun.token, title.noun.token + 1)))
      if (scan_.lexicon.titles.at(row, 1) == "leader" &&
          scan_.lexicon.titles.at(row, 2) == "organization")
        return true;
    return false;
  }

  // Takes in the nouns and marked words in front: "former", "finance" of "minister".
  void widen(TitleWords& title) const {
    const std::uint32_t s = title.noun.sentence;
    const Tree& tree = scan_.reading.trees[s];
    while (title.first > 0) {
      const std::uint32_t i = title.first - 1;
      const Token& before = tree.token(i);
      const bool compound = before.deprel == "compound" && tree.head(i) >= title.first &&
                            tree.head(i) < title.last && !scan_.entities.at({s, i}) &&
                            starts_upper(before.form) == starts_upper(tree.token(title.first).form);
      if (!compound && !belongs_to_title({s, i})) break;
      title.first = compound ? with_adjectives({s, i}) : i;
    }
  }

  // First token of "public works" in "public works minister".
  std::uint32_t with_adjectives(TokenAt noun) const {
    const Tree& tree = scan_.reading.tree(noun);
    std::uint32_t first = noun.token;
    while (first > 0 && tree.head(first - 1) == noun.token &&
           tree.token(first - 1).deprel == "amod" && !scan_.entities.at({noun.sentence, first - 1}))
      --first;
    return first;
  }

  // "Foreign Secretary": written the same wherever it is found.
  std::string value_of(const TitleWords& title) const {
    const std::uint32_t s = title.noun.sentence;
    std::string value;
    std::uint32_t first = title.first;
    if (first > 1 && scan_.entities.at({s, first - 1}) &&
        belongs_to_title({s, first - 2}))  // "former Ruritanian president"
      value = capitalized(s, first - 2);
    for (std::uint32_t i = first; i < title.last; ++i)
      value += (value.empty() ? "" : " ") + capitalized(s, i);
    return value;
  }

  std::string capitalized(std::uint32_t s, std::uint32_t i) const {
    std::string form = token(s, i).form;
    const std::string& upos = token(s, i).upos;
    if ((upos == "NOUN" || upos == "PROPN" || upos == "ADJ" || upos == "VERB") && form[0] >= 'a' &&
        form[0] <= 'z')
      form[0] = static_cast<char>(form[0] - 'a' + 'A');
    if (count_characters(form) > kLongestAcronym && all_upper(form)) {  // "SECRETARY"
      const std::uint32_t initial = code_point_at(form, 0).bytes;
      form = form.substr(0, initial) + to_lower(form.substr(initial));
    }
    return form;
  }

  // Country, organization or group that the title belongs to: in front of it, its possessor, or
  // behind "of".
  std::optional<TokenAt> institution(const TitleWords& title, TokenAt name,
                                     std::uint32_t person) const {
    const std::uint32_t s = title.noun.sentence;
    const Tree& tree = scan_.reading.trees[s];
    const auto fits = [&](std::uint32_t i) {
      const auto entity = scan_.entities.at({s, i});
      return entity && !shares_tokens({s, i}, title) && *entity != person &&
             is_institution(*entity) &&
             (tree.token(i).upos != "ADJ" || scan_.entity(*entity).type == EntityType::kPlace);
    };
    const std::uint32_t from = title.first - std::min(title.first, kFrontTokens);
    for (std::uint32_t i = title.first; i-- > from;)
      if (fits(i) && (tree.dominates(title.noun.token, i) || tree.dominates(name.token, i)) &&
          stands_close(tree, i, title.first))
        return TokenAt{s, i};
    for (std::uint32_t top : {title.noun.token, name.token}) {
      for (std::string_view path : {"poss", "nmod:of", "nmod:for", "nmod:at", "nmod:to"})
        for (std::uint32_t i : fillers(tree, top, path))
          if (fits(i)) return TokenAt{s, i};
      if (top == name.token) break;
    }
    return std::nullopt;
  }

  // "Ministry Spokesman" read as one name is no institution of its spokesman.
  bool shares_tokens(TokenAt at, const TitleWords& title) const {
    const EntityMention& mention =
        scan_.entities.mentions[scan_.entities.by_token.find(at)->second];
    return mention.kind == MentionKind::kName && mention.first < title.last &&
           title.first < mention.last;
  }

  // Nothing but nouns, adjectives and possessive marks between.
  static bool stands_close(const Tree& tree, std::uint32_t i, std::uint32_t title) {
    for (++i; i < title; ++i) {
      const std::string& upos = tree.token(i).upos;
      if (upos != "NOUN" && upos != "PROPN" && upos != "ADJ" && upos != "PART" &&
          tree.token(i).form != "-")
        return false;
    }
    return true;
  }

  bool is_institution(std::uint32_t entity) const {
    const LocalEntity& e = scan_.entity(entity);
    return e.type == EntityType::kOrganization ||
           (e.type == EntityType::kPlace && e.subtype != "water") || e.type == EntityType::kGroup ||
           (e.type == EntityType::kPerson && scan_.is_named(entity));
  }

  void in_front(const EntityMention& mention) {
    const std::uint32_t s = mention.head.sentence;
    auto title = title_that_ends(s, mention.first);
    if (!title || !stands_with(scan_.reading.trees[s], *title, mention) ||
        has_rule_of_its_own(title->noun))
      return;
    widen(*title);
    add(*title, mention.entity, mention.head, Stance::kAsserted);
  }

  // "The mayor of Bergen said": whoever it is holds the office.
  void alone(const EntityMention& mention) {
    const Tree& tree = scan_.reading.tree(mention.head);
    if (has_rule_of_its_own(mention.head) || is_predicate(tree, mention.head.token) ||
        bearer_of(scan_, mention.head) != mention.head)
      return;
    auto title = longest_around(mention.head);
    if (!title || title->kind.empty()) return;
    widen(*title);
    if (institution(*title, mention.head, mention.entity))
      add(*title, mention.entity, mention.head, Stance::kAsserted);
  }

  // The title hangs on the name, or the name on the title.
  static bool stands_with(const Tree& tree, const TitleWords& title, const EntityMention& mention) {
    const std::uint32_t top = title.noun.token;
    for (std::uint32_t i = mention.first; i < mention.last; ++i)
      if (tree.head(top) == i || (tree.head(i) == top && tree.token(i).deprel != "conj"))
        return true;
    return top >= mention.first && top < mention.last;
  }

  // Appositions and predicates, from the noun.
  void beside(TokenAt at) {
    const Tree& tree = scan_.reading.tree(at);
    const Token& noun = tree.token(at.token);
    if ((noun.upos != "NOUN" && noun.upos != "PROPN") || has_rule_of_its_own(at)) return;
    const bool predicate = is_predicate(tree, at.token);
    const TokenAt bearer = bearer_of(scan_, at);
    const bool apposition =
        !predicate && bearer != at &&
        (noun.deprel == "appos" || tree.token(bearer.token).deprel == "appos") &&
        !is_in_front(bearer, at);
    const bool office = noun.deprel == "xcomp" || tree.marker(at.token) == "as";
    if (!predicate && !apposition && !office) return;
    const auto person = scan_.entities.at(bearer);
    if (bearer == at || !person || scan_.entity(*person).type != EntityType::kPerson ||
        !scan_.is_named(*person))
      return;
    auto title = longest_around(at);
    if (!title || (office && !is_official(*title))) return;
    widen(*title);
    if (office && !institution(*title, bearer, *person)) return;
    add(*title, *person, bearer, apposition ? std::optional(Stance::kAsserted) : std::nullopt);
  }

  bool is_in_front(TokenAt name, TokenAt noun) const {
    const auto found = scan_.entities.by_token.find(name);
    return found != scan_.entities.by_token.end() &&
           scan_.entities.mentions[found->second].first == noun.token + 1;
  }

  std::optional<TitleWords> longest_around(TokenAt noun) const {
    const std::uint32_t size = scan_.reading.tree(noun).size();
    for (std::uint32_t last = std::min(size, noun.token + 4); last > noun.token; --last)
      if (auto title = title_that_ends(noun.sentence, last);
          title && title->first <= noun.token && title->noun == noun)
        return title;
    return std::nullopt;
  }

  void add(const TitleWords& title, std::uint32_t person, TokenAt name,
           std::optional<Stance> stance) {
    RelationDraft draft{.predicate = "holds_role",
                        .trigger = title.noun,
                        .subject = person,
                        .subject_token = name,
                        .value = value_of(title),
                        .stance = stance};
    if (const auto at = institution(title, name, person)) {
      draft.object_token = at;
      draft.object = scan_.entities.at(*at);
    }
    const bool place =
        draft.object && scan_.entity(*draft.object).type != EntityType::kOrganization;
    const bool nation = place && scan_.reading.token(*draft.object_token).upos == "ADJ";
    const bool office = (is_official(title) && !(nation && leads_organizations(title))) ||
                        starts_upper(token(name.sentence, title.first).form);
    if (nation && !office) add_citizen(draft);
    if ((place || !draft.object) && !office) {
      draft.object.reset();
      draft.object_token.reset();
      if (says_gender(title.noun)) {
        draft.predicate = "described_as";
        draft.value = description_at(scan_, title.noun);
      }
    }
    if (!draft.object && serves_state(title)) draft.object = only_country_before(title.noun);
    drafts_.push_back(std::move(draft));
  }

  void add_citizen(RelationDraft draft) {
    draft.predicate = "citizen_of";
    draft.trigger = *draft.object_token;
    draft.value.clear();
    drafts_.push_back(std::move(draft));
  }

  // "woman", "actress".
  bool says_gender(TokenAt noun) const {
    const auto& rows = scan_.lexicon.titles.rows(to_lower(scan_.reading.token(noun).lemma));
    return std::any_of(rows.begin(), rows.end(), [&](std::size_t row) {
      return scan_.lexicon.titles.at(row, 1) == "gender";
    });
  }

  // "minister", "president": of a state where nothing else is said.
  bool serves_state(const TitleWords& title) const {
    for (const std::uint32_t first : {title.first, title.noun.token})
      for (std::size_t row :
           scan_.lexicon.titles.rows(words(title.noun.sentence, first, title.last)))
        if (scan_.lexicon.titles.at(row, 2) == "state") return true;
    return false;
  }

  std::optional<std::uint32_t> only_country_before(TokenAt at) const {
    std::optional<std::uint32_t> only;
    for (const EntityMention& mention : scan_.entities.mentions) {
      const LocalEntity& entity = scan_.entity(mention.entity);
      if (at < mention.head || entity.country.empty()) continue;
      if (only && scan_.entity(*only).country != entity.country) return std::nullopt;
      if (entity.type == EntityType::kPlace && entity.subtype == "country") only = mention.entity;
    }
    return only;
  }

  // "Secretary Ruiz" is the "Secretary of State" that she was called before; a bare title has the
  // country of the same title elsewhere.
  void fill_objects() {
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> known;
    for (const RelationDraft& draft : drafts_)
      if (draft.predicate == "holds_role" && draft.object)
        known.emplace(std::pair(draft.subject, draft.value), *draft.object);
    for (RelationDraft& draft : drafts_) {
      if (draft.predicate != "holds_role" || draft.object) continue;
      const auto longer = known.lower_bound({draft.subject, draft.value});
      if (longer == known.end() || longer->first.first != draft.subject) continue;
      if (longer->first.second != draft.value &&
          !longer->first.second.starts_with(draft.value + " "))
        continue;
      draft.value = longer->first.second;
      draft.object = longer->second;
    }
  }

  const RelationScan& scan_;
  std::vector<RelationDraft>& found_;
  std::vector<RelationDraft> drafts_;
};

}  // namespace

void find_roles(const RelationScan& scan, std::vector<RelationDraft>& found) {
  Roles(scan, found).find();
}

}  // namespace dossier
