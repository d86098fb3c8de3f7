// Names to clusters, over the whole document at once, long names before short ones, so that a
// headline's "Ruiz" finds the "Ana Ruiz" of the text below it.
//
//   countries  by the table: all names of a country, and its adjectives, are one
//   persons    full names by last name and agreeing first names or initials; a single word by the
//              last name of the person named first, then by first name
//   others     the same words; the same without the country in front; "Ministry of X" as
//              "X Ministry"; an acronym that the long name's initials spell, or that stands in
//              brackets behind it; the first or last word of the only organization that has it
//
// Where one name was given different types, the most frequent counts for all. A short name that
// fits several is given to the nearest before it, else behind it. At most kCandidates are looked
// at, so hostile text costs no more than n log n.
#include "understand/name_clusters.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kCandidates = 16;
constexpr std::uint32_t kAlways = 1U << 30;  // outweighs every count

struct NamedMention {
  std::uint32_t index;
  std::vector<std::string> words;
};

std::string join(const std::vector<std::string>& words, std::size_t from = 0) {
  std::string text;
  for (std::size_t i = from; i < words.size(); ++i) text += (i == from ? "" : " ") + words[i];
  return text;
}

/// "ministry of the interior" as "interior ministry".
std::string canonical(const std::vector<std::string>& words) {
  if (words.size() < 3 || words[1] != "of") return join(words);
  const std::size_t from = words[2] == "the" && words.size() > 3 ? 3 : 2;
  return join(words, from) + " " + words[0];
}

bool agree(const std::string& a, const std::string& b) {
  return a == b || (a.size() == 1 && b.starts_with(a)) || (b.size() == 1 && a.starts_with(b));
}

bool is_subsequence(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  std::size_t at = 0;
  for (const std::string& word : many)
    if (at < few.size() && few[at] == word) ++at;
  return at == few.size();
}

class Clusterer {
 public:
  Clusterer(const std::vector<RawMention>& mentions, const Lexicon& lexicon,
            const Gazetteer& gazetteer)
      : mentions_(mentions), lexicon_(lexicon), gazetteer_(gazetteer) {
    result_.cluster_of.resize(mentions.size());
  }

  NameClusters run() {
    collect();
    agree_on_types();
    for (const NamedMention& name : names_)
      if (name.words.size() > 1 && type(name) == EntityType::kPerson) put_full_name(name);
    for (const NamedMention& name : names_)
      if (name.words.size() == 1 && type(name) == EntityType::kPerson) put_single_name(name);
    for (const NamedMention& name : names_)
      if (type(name) != EntityType::kPerson) put_other(name);
    return std::move(result_);
  }

 private:
  using Index = std::map<std::string, std::vector<std::uint32_t>>;

  EntityType type(const NamedMention& name) const { return types_[name.index]; }

  /// "Jr."
  bool is_suffix(const std::string& word) const {
    const auto& rows = lexicon_.function_words.rows(word);
    return !rows.empty() && lexicon_.function_words.at(rows[0], 1) == "suffix";
  }

  void collect() {
    types_.resize(mentions_.size(), EntityType::kThing);
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].kind != MentionKind::kName) continue;
      types_[i] = mentions_[i].type;
      auto words = words_of_name(mentions_[i].text);
      if (mentions_[i].type == EntityType::kPerson && words.size() > 2 && is_suffix(words.back()))
        words.pop_back();
      if (!words.empty()) names_.push_back({i, std::move(words)});
    }
    std::stable_sort(names_.begin(), names_.end(),
                     [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
  }

  /// A name that the model reads now as this, now as that, is what it is most often; a person where
  /// it is even.
  void agree_on_types() {
    std::map<std::string, std::array<std::uint32_t, 6>> counts;
    for (const NamedMention& name : names_)
      if (!mentions_[name.index].modifies)
        ++counts[join(name.words)][static_cast<std::size_t>(type(name))];
    // "Ruiz" where the document has "Ana Ruiz" is no company.
    std::set<std::string> last_names;
    for (const NamedMention& name : names_)
      if (name.words.size() > 1 && type(name) == EntityType::kPerson)
        last_names.insert(name.words.back());
    for (const NamedMention& name : names_) {
      auto& count = counts[join(name.words)];
      if (name.words.size() == 1 && last_names.contains(name.words[0]) &&
          !gazetteer_.place(mentions_[name.index].text))
        count[static_cast<std::size_t>(EntityType::kPerson)] = kAlways;
      if (!mentions_[name.index].modifies && mentions_[name.index].country.empty())
        types_[name.index] =
            static_cast<EntityType>(std::max_element(count.begin(), count.end()) - count.begin());
    }
  }

  std::uint32_t create(const NamedMention& name) {
    result_.types.push_back(type(name));
    positions_.emplace_back();
    words_.push_back(name.words);
    return static_cast<std::uint32_t>(result_.types.size() - 1);
  }

  void put(const NamedMention& name, std::uint32_t cluster) {
    result_.cluster_of[name.index] = cluster;
    positions_[cluster].insert(name.index);
  }

  static void remember(Index& index, const std::string& key, std::uint32_t cluster) {
    auto& clusters = index[key];
    if (clusters.size() < kCandidates &&
        std::find(clusters.begin(), clusters.end(), cluster) == clusters.end())
      clusters.push_back(cluster);
  }

  /// Of clusters that fit a short name, the one mentioned last before it, else the one mentioned
  /// first behind it.
  std::optional<std::uint32_t> nearest(const std::vector<std::uint32_t>& clusters,
                                       std::uint32_t mention) const {
    std::optional<std::uint32_t> best;
    std::uint64_t best_distance = 0;
    for (std::uint32_t cluster : clusters) {
      const auto& positions = positions_[cluster];
      const auto behind = positions.lower_bound(mention);
      const std::uint64_t distance = behind != positions.begin()
                                         ? mention - *std::prev(behind)
                                         : (1ULL << 32) + *positions.begin() - mention;
      if (!best || distance < best_distance) best = cluster, best_distance = distance;
    }
    return best;
  }

  std::optional<std::uint32_t> nearest(const Index& index, const std::string& key,
                                       std::uint32_t mention) const {
    const auto found = index.find(key);
    return found == index.end() ? std::nullopt : nearest(found->second, mention);
  }

  /// Of persons with this last name, the one that the text names first, unless the gender tells
  /// otherwise: of a family, the one whom the report is about is the one called by the last name.
  std::optional<std::uint32_t> first_met(const NamedMention& name) const {
    const auto found = by_last_.find(name.words[0]);
    if (found == by_last_.end()) return std::nullopt;
    std::optional<std::uint32_t> best;
    const Gender gender = mentions_[name.index].gender;
    for (std::uint32_t cluster : found->second) {
      const std::uint32_t first = *positions_[cluster].begin();
      const Gender known = mentions_[first].gender;
      if (gender != Gender::kUnknown && known != Gender::kUnknown && gender != known) continue;
      if (!best || first < *positions_[*best].begin()) best = cluster;
    }
    return best;
  }

  void put_full_name(const NamedMention& name) {
    std::vector<std::uint32_t> fitting;
    if (const auto found = by_last_.find(name.words.back()); found != by_last_.end())
      for (std::uint32_t cluster : found->second) {
        const auto& words = words_[cluster];
        if (agree(words.front(), name.words.front()) || is_subsequence(name.words, words))
          fitting.push_back(cluster);
      }
    auto cluster = nearest(fitting, name.index);
    if (!cluster) {
      cluster = create(name);
      remember(by_last_, name.words.back(), *cluster);
      remember(by_first_, name.words.front(), *cluster);
    }
    put(name, *cluster);
  }

  void put_single_name(const NamedMention& name) {
    auto cluster = first_met(name);
    if (!cluster) cluster = nearest(by_first_, name.words[0], name.index);
    if (!cluster) {
      cluster = create(name);
      remember(by_last_, name.words[0], *cluster);
    }
    put(name, *cluster);
  }

  /// The key of a country, whatever it is called.
  std::string country_key(const NamedMention& name) const {
    const RawMention& mention = mentions_[name.index];
    if (type(name) != EntityType::kPlace) return {};
    if (mention.modifies) return "@" + mention.text;
    const auto place = gazetteer_.place(mention.text);
    if (!place || place->code.empty()) return {};
    if (place->kind == "capital") return "@" + std::string(place->code) + "." + name.words[0];
    if (place->kind == "city" || place->kind == "water") return {};
    if (place->kind == "region" && is_country_code(place->code)) return {};
    return "@" + std::string(gazetteer_.name_of(place->code));
  }

  void put_other(const NamedMention& name) {
    const RawMention& mention = mentions_[name.index];
    std::string prefix = std::to_string(static_cast<int>(type(name))) + ":";
    const std::string country = country_key(name);
    const std::string key = prefix + (country.empty() ? canonical(name.words) : country);
    auto cluster = nearest(by_name_, key, name.index);
    if (!cluster && country.empty()) {
      cluster = nearest(by_short_, key, name.index);
      if (!cluster && all_upper(mention.text))
        cluster = nearest(by_initials_, name.words[0], name.index);
      if (!cluster) cluster = in_brackets(name.index);
      if (!cluster) cluster = by_one_word(name, prefix);
    }
    if (!cluster) {
      cluster = create(name);
      if (country.empty()) remember_variants(name, prefix, *cluster);
    }
    remember(by_name_, key, *cluster);
    put(name, *cluster);
  }

  /// "Nordvik" for the only "Nordvik Marine", "the Courier" for the only "Ostrel Courier".
  std::optional<std::uint32_t> by_one_word(const NamedMention& name,
                                           const std::string& prefix) const {
    if (name.words.size() != 1 || type(name) != EntityType::kOrganization) return std::nullopt;
    const auto found = by_word_.find(prefix + name.words[0]);
    if (found == by_word_.end() || found->second.size() != 1) return std::nullopt;
    return found->second[0];
  }

  void remember_variants(const NamedMention& name, const std::string& prefix,
                         std::uint32_t cluster) {
    const std::string& text = mentions_[name.index].text;
    if (name.words.size() > 1) {
      remember(by_word_, prefix + name.words.back(), cluster);
      if (!gazetteer_.place(text.substr(0, text.find(' '))))
        remember(by_word_, prefix + name.words.front(), cluster);
      for (Initials which : {Initials::kCapitals, Initials::kAll})
        if (const std::string letters = initials(text, which); letters.size() > 1)
          remember(by_initials_, letters, cluster);
      const std::string first = text.substr(0, text.find(' '));
      const auto place = gazetteer_.place(first);
      if (!gazetteer_.demonym(first).empty() ||
          (place && (place->kind == "country" || place->kind == "alias")))
        remember(by_short_, prefix + canonical({name.words.begin() + 1, name.words.end()}),
                 cluster);
    }
  }

  /// "(WFO)" behind the mention before it.
  std::optional<std::uint32_t> in_brackets(std::uint32_t index) const {
    if (index == 0 || !all_upper(mentions_[index].text)) return std::nullopt;
    const RawMention &before = mentions_[index - 1], &here = mentions_[index];
    if (before.kind != MentionKind::kName || before.head.sentence != here.head.sentence ||
        before.last + 1 != here.first || types_[index - 1] != types_[index] ||
        before.text[0] != here.text[0] || before.text.size() <= here.text.size() || !here.bracketed)
      return std::nullopt;
    return result_.cluster_of[index - 1];
  }

  const std::vector<RawMention>& mentions_;
  const Lexicon& lexicon_;
  const Gazetteer& gazetteer_;
  NameClusters result_;
  std::vector<EntityType> types_;                   // for each mention, agreed
  std::vector<NamedMention> names_;                 // long ones first, then in text order
  std::vector<std::set<std::uint32_t>> positions_;  // for each cluster, its mentions
  std::vector<std::vector<std::string>> words_;     // for each cluster, its longest name
  Index by_last_, by_first_, by_name_, by_short_, by_initials_, by_word_;
};

}  // namespace

std::string initials(std::string_view name, Initials which) {
  std::string letters;
  bool start = true;
  for (const char c : name) {
    if (start && c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if (start && c >= 'a' && c <= 'z' && which == Initials::kAll) letters += c;
    start = c == ' ' || c == '-';
  }
  return letters;
}

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words(1);
  for (char c : fold(name)) {
    if (c == ' ') {
      if (!words.back().empty()) words.emplace_back();
    } else if (c != '.' && c != ',') {
      words.back() += c;
    }
  }
  if (words.back().empty()) words.pop_back();
  if (words.size() > 1 && words[0] == "the") words.erase(words.begin());
  return words;
}

NameClusters cluster_names(const std::vector<RawMention>& mentions, const Lexicon& lexicon,
                           const Gazetteer& gazetteer) {
  return Clusterer(mentions, lexicon, gazetteer).run();
}

}  // namespace dossier
