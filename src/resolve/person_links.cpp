// Which names of persons mean one person. The block is a last name; the rules, in this order:
//
//   same        the same words; middle initials and suffixes may be left out, unless two different
//               ones stand with the same name: "Ana B. Ruiz" is "Ana Ruiz", but not where there is
//               an "Ana C. Ruiz" too
//   nickname    "Bill Ruiz" is the only Ruiz whose first name Bill is short for
//   initial     "A. Ruiz" is the only one with a first name in A
//   more words  a longer name that holds all words in order: "Ana Maria Ruiz Lopez" is "Ana Ruiz"
//   spelling    words that sound alike and are no two known first names: "Muamar Qadafi"
//   last name   a single word is the only person who bears it behind the first name; where nobody
//               does, it is one person; where several do, each document keeps its own
//
// A name with several candidates is taken for the one that nearly all documents mean
// (BlockLinker::choose), else for none. Scores are set by hand, by what scripts/measure-names says
// of each rule's precision.
//
// Cost: O(n log n) in the names of a block, times 2^w for names of w words (at most kMaxWords).
// Limits: two people of one name and no differing detail are one node.
#include <algorithm>
#include <map>
#include <set>

#include "resolve/name_lexicon.h"
#include "resolve/name_links.h"

namespace dossier {
namespace {

using Words = std::vector<std::string>;
using Roots = BlockLinker::Roots;

constexpr std::size_t kMaxWords = 7;  // of a name that is looked for inside others

constexpr float kSame = 0.97f, kReordered = 0.9f, kNickname = 0.88f, kInitial = 0.88f,
                kLonger = 0.9f, kSpelling = 0.84f, kLastName = 0.85f, kAlone = 0.85f,
                kMiddleWord = 0.6f;
constexpr std::size_t kLeastSpelled = 5;  // letters of a word that may be spelled otherwise

std::string text_of(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += word;
  return out;
}

bool is_initial(const std::string& word) {
  return word.size() == 1;
}

// The words by which a person alone is called: the last, and a first one that is known as a family
// name ("Xi").
Words family_words(const PersonName& name) {
  Words out = {name.words.back()};
  if (name.words.size() > 1 && NameLexicon::shipped().is(WordKind::kFamily, name.words[0]))
    out.push_back(name.words[0]);
  return out;
}

class Family {
 public:
  explicit Family(BlockLinker block) : block_(std::move(block)) {
    for (std::size_t i = 0; i < block_.size(); ++i) {
      names_.push_back(person_name(block_[i].form));
      (names_[i].words.size() >= 2 ? full_ : single_).push_back(i);
    }
  }

  BlockLinks link() {
    link_same();
    link_nicknames();
    link_initials();
    link_longer();
    link_spellings();
    link_last_names();
    return block_.take();
  }

 private:
  void link_same() {
    std::map<std::string, std::vector<Details>> by_words;
    for (const std::size_t i : full_) {
      const PersonName& name = names_[i];
      by_words[text_of(name.words)].push_back({i, {name.middle, name.suffix, block_[i].country}});
    }
    for (auto& [words, details] : by_words)
      link_details(block_, std::move(details), kSame, SameReason::kSameWords);
  }

  void link_nicknames() {
    const NameLexicon& lexicon = NameLexicon::shipped();
    std::map<Words, Roots> by_name;
    const auto variants = [&](std::size_t i) {
      std::vector<Words> out = {names_[i].words};
      for (const std::string& formal : lexicon.formal_names(names_[i].words[0])) {
        out.push_back(names_[i].words);
        out.back()[0] = formal;
      }
      return out;
    };
    for (const std::size_t i : full_)
      for (const Words& words : variants(i)) by_name[words].insert(block_.root(i));
    std::map<std::size_t, Roots> found;  // of each root; a name that two mean is none of them
    for (const std::size_t i : full_) {
      Roots& roots = found[block_.root(i)];
      for (const Words& words : variants(i)) roots.merge(Roots(by_name[words]));
      roots.erase(block_.root(i));
    }
    choose_each(
        [&](std::size_t i) {
          Roots fitting = found[block_.root(i)];
          if (fitting.size() == 1 && found[*fitting.begin()].size() > 1) fitting.clear();
          return fitting;
        },
        kNickname, SameReason::kNickname);
  }

  void link_initials() {
    std::map<Words, Roots> by_initial;
    const auto shortened = [&](std::size_t i) {
      Words words = names_[i].words;
      words[0].resize(1);
      return words;
    };
    for (const std::size_t i : full_)
      if (!is_initial(names_[i].words[0])) by_initial[shortened(i)].insert(block_.root(i));
    choose_each(
        [&](std::size_t i) {
          return is_initial(names_[i].words[0]) ? by_initial[names_[i].words] : Roots();
        },
        kInitial, SameReason::kInitial);
  }

  void link_longer() {
    std::map<Words, Roots> inside;
    for (const std::size_t i : full_) {
      const Words& words = names_[i].words;
      if (words.size() < 3 || words.size() > kMaxWords) continue;
      for (std::uint32_t chosen = 1; chosen + 1 < 1u << words.size(); ++chosen) {
        Words part;
        for (std::size_t w = 0; w < words.size(); ++w)
          if (chosen >> w & 1) part.push_back(words[w]);
        if (part.size() >= 2) inside[part].insert(block_.root(i));
      }
    }
    choose_each(
        [&](std::size_t i) {
          const auto found = inside.find(names_[i].words);
          return found == inside.end() ? Roots() : found->second;
        },
        kLonger, SameReason::kMoreWords);
  }

  void link_spellings() {
    std::map<Words, std::vector<std::size_t>> by_sound;
    for (const std::size_t i : full_) {
      Words sounds;
      for (const std::string& word : names_[i].words) sounds.push_back(sound(word));
      by_sound[sounds].push_back(i);
    }
    for (const auto& [sounds, members] : by_sound) {
      for (const std::size_t i : members) {
        Roots alike;
        for (const std::size_t j : members)
          if (compatible(i, j) && spelled_alike(names_[i].words, names_[j].words))
            alike.insert(block_.root(j));
        block_.choose(i, std::move(alike), kSpelling, SameReason::kSpelling);
      }
    }
    block_.commit();
  }

  bool compatible(std::size_t a, std::size_t b) const {
    const std::string &x = names_[a].middle, &y = names_[b].middle;
    return !contradict(names_[a].suffix, names_[b].suffix) &&
           (x.starts_with(y) || y.starts_with(x));
  }

  static bool spelled_alike(const Words& a, const Words& b) {
    if (a == b) return false;
    const NameLexicon& lexicon = NameLexicon::shipped();
    for (std::size_t w = 0; w < a.size(); ++w) {
      if (a[w] == b[w]) continue;
      if (std::min(a[w].size(), b[w].size()) < kLeastSpelled) return false;
      if (w == 0 && lexicon.is_given_name(a[w]) && lexicon.is_given_name(b[w])) return false;
    }
    return true;
  }

  // Bearers of a word as last name; of a word in the middle, which may be the first of two last
  // names or a second first name.
  struct Bearers {
    std::map<std::string, Roots> last, middle;
    std::map<std::size_t, std::set<std::string>> countries;  // of each root
  };
  Bearers bearers() const {
    Bearers out;
    for (const std::size_t i : full_) {
      const std::size_t root = block_.root(i);
      if (!block_[i].country.empty()) out.countries[root].insert(block_[i].country);
      for (const std::string& word : family_words(names_[i])) out.last[word].insert(root);
      for (std::size_t w = 1; w + 1 < names_[i].words.size(); ++w)
        out.middle[names_[i].words[w]].insert(root);
    }
    return out;
  }

  void link_last_names() {
    Bearers known = bearers();
    std::map<std::string, std::size_t> alone;
    for (const std::size_t i : single_) {
      const std::string& word = names_[i].words.front();
      const auto [place, added] = alone.try_emplace(word, i);
      const Roots& last = known.last[word];
      const Roots& all = last.empty() ? known.middle[word] : last;
      if (last.empty() && !added) block_.link(place->second, i, kAlone, SameReason::kSameWords);
      Roots fitting;
      for (const std::size_t root : all) {
        const auto& codes = known.countries[root];
        if (block_[i].country.empty() || codes.empty() || codes.contains(block_[i].country))
          fitting.insert(root);
      }
      const float score = last.empty() ? kMiddleWord : kLastName;
      if (!block_.choose(i, std::move(fitting), score, SameReason::kLastName) && last.size() > 1)
        block_.scatter(i);
    }
  }

  template <typename Candidates>
  void choose_each(const Candidates& candidates, float score, SameReason reason) {
    for (const std::size_t i : full_) {
      Roots fitting = candidates(i);
      std::erase_if(fitting, [&](std::size_t root) {
        return !compatible(i, root) || names_[root].words == names_[i].words;
      });
      block_.choose(i, std::move(fitting), score, reason);
    }
    block_.commit();
  }

  BlockLinker block_;
  std::vector<PersonName> names_;
  std::vector<std::size_t> full_, single_;
};

}  // namespace

std::vector<std::string> person_keys(const Handle& handle) {
  const PersonName name = person_name(handle.form);
  std::set<std::string> keys;
  for (std::size_t w = name.words.size() > 1 ? 1 : 0; w < name.words.size(); ++w)
    keys.insert("p" + sound(name.words[w]));
  for (const std::string& word : family_words(name)) keys.insert("p" + sound(word));
  return {keys.begin(), keys.end()};
}

BlockLinks link_family(BlockLinker block) {
  return Family(std::move(block)).link();
}

BlockLinks link_reordered(BlockLinker block) {
  std::map<Words, std::map<Words, std::size_t>> by_bag;  // the barest handle of each order
  for (std::size_t i = 0; i < block.size(); ++i) {
    const PersonName name = person_name(block[i].form);
    if (!name.middle.empty() || !name.suffix.empty()) continue;
    Words bag = name.words;
    std::sort(bag.begin(), bag.end());
    by_bag[bag].try_emplace(name.words, i);
  }
  for (const auto& [bag, orders] : by_bag)
    for (const auto& [words, i] : orders)
      if (i != orders.begin()->second)
        block.link(orders.begin()->second, i, kReordered, SameReason::kOrder);
  return block.take();
}

}  // namespace dossier
