// Which names of persons mean one person. Each rule looks at what the rules before it made, decides
// for all names at once, and only then unites; so nothing depends on order. A rule unites only when
// there is exactly one candidate.
//
//   1 same        the same words; middle initials left out, unless two different ones stand with
//   the same name:
//                 "Ana B. Ruiz" is "Ana Ruiz", but not where there is an "Ana C. Ruiz" too
//   2 initial     "A. Ruiz" is the only person with a first name in A and that last name
//   3 title       a longer name that ends in a full name: "Foreign Minister Ana Ruiz", "Maria Ana
//   Ruiz" 4 last name   an entity known by one word alone is the only person with that word behind
//   the first name, unless their
//                 countries differ; where nobody has it, entities known by the same single word are
//                 one; where several have it, each document keeps its own
//
// Cost: O(n log n) in names. Limits: two people of one name are one node; analysts can part them.
#include <map>
#include <set>

#include "base/utf8.h"
#include "resolve/handles.h"

namespace dossier {
namespace {

using Roots = std::set<std::size_t>;

std::string first_letter(const std::string& word) {
  return word.substr(0, code_point_at(word, 0).bytes);
}
bool is_initial(const std::string& word) {
  return first_letter(word) == word;
}

// Words without middle initials.
std::vector<std::string> base_of(const NameForm& form) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < form.words.size(); ++i) {
    const bool middle = i > 0 && i + 1 < form.words.size();
    if (!middle || !is_initial(form.words[i])) out.push_back(form.words[i]);
  }
  return out;
}

std::string middle_initials(const NameForm& form) {
  std::string out;
  for (std::size_t i = 1; i + 1 < form.words.size(); ++i) {
    if (is_initial(form.words[i])) out += form.words[i];
  }
  return out;
}

class Persons {
 public:
  explicit Persons(Handles& handles) : handles_(handles) {
    for (std::size_t i = 0; i < handles.size(); ++i) {
      if (handles[i].kind == Kind::kPerson) persons_.push_back(i);
    }
  }

  void unite_same() {
    std::map<std::vector<std::string>, std::vector<std::size_t>> by_base;
    for (const std::size_t i : persons_) by_base[base_of(handles_[i].form)].push_back(i);
    for (const auto& [base, members] : by_base) {
      std::map<std::string, std::size_t> first;  // by middle initials
      for (const std::size_t i : members) {
        const auto [place, added] = first.try_emplace(middle_initials(handles_[i].form), i);
        if (!added) handles_.unite(place->second, i);
      }
      if (first.size() == 2 && first.contains("")) {
        handles_.unite(first.begin()->second, first.rbegin()->second);
      }
    }
  }

  void unite_initials() {
    std::map<std::pair<std::string, std::string>, Roots> by_ends;  // first letter and last name
    for (const std::size_t i : persons_) {
      const auto base = base_of(handles_[i].form);
      if (!is_initial(base.front())) {
        by_ends[{first_letter(base.front()), base.back()}].insert(handles_.root(i));
      }
    }
    unite_each([&](const std::vector<std::string>& base) {
      if (!is_initial(base.front()) || base.size() != 2) return Roots();
      return by_ends[{base.front(), base.back()}];
    });
  }

  void unite_titles() {
    std::map<std::vector<std::string>, Roots> by_base;
    for (const std::size_t i : persons_) {
      by_base[base_of(handles_[i].form)].insert(handles_.root(i));
    }
    unite_each([&](const std::vector<std::string>& base) {
      for (std::size_t skip = 1; skip + 2 <= base.size(); ++skip) {
        const auto found =
            by_base.find({base.begin() + static_cast<std::ptrdiff_t>(skip), base.end()});
        if (found != by_base.end()) return found->second;
      }
      return Roots();
    });
  }

  void unite_singles(const std::vector<SingleName>& singles, UnionFind& entities) {
    std::map<std::string, Roots> by_word;
    std::map<std::size_t, std::size_t> entity_of;  // of each root
    std::map<std::size_t, std::set<std::string>> countries;
    for (const std::size_t i : persons_) {
      const std::size_t root = handles_.root(i);
      entity_of[root] = handles_.entities(i).front();
      if (!handles_[i].country.empty()) countries[root].insert(handles_[i].country);
      const auto base = base_of(handles_[i].form);
      for (std::size_t w = 1; w < base.size(); ++w) by_word[base[w]].insert(root);
    }
    std::map<std::string, std::size_t> alone;
    for (const SingleName& single : singles) {
      const auto candidates = by_word.find(single.word);
      if (candidates == by_word.end()) {
        const auto [place, added] = alone.try_emplace(single.word, single.entity);
        if (!added) entities.unite(place->second, single.entity);
      } else if (candidates->second.size() == 1) {
        const std::size_t root = *candidates->second.begin();
        const auto& known = countries[root];
        const bool fits = single.country.empty() || known.empty() || known.contains(single.country);
        if (fits) entities.unite(entity_of[root], single.entity);
      }
    }
  }

 private:
  // Unites each name with the one candidate that `candidates(base words)` gives for it.
  template <typename Candidates>
  void unite_each(const Candidates& candidates) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const std::size_t i : persons_) {
      const Roots found = candidates(base_of(handles_[i].form));
      if (found.size() == 1) pairs.emplace_back(i, *found.begin());
    }
    for (const auto& [a, b] : pairs) handles_.unite(a, b);
  }

  Handles& handles_;
  std::vector<std::size_t> persons_;
};

}  // namespace

void unite_persons(Handles& handles, const std::vector<SingleName>& singles, UnionFind& entities) {
  Persons persons(handles);
  persons.unite_same();
  persons.unite_initials();
  persons.unite_titles();
  persons.unite_singles(singles, entities);
}

}  // namespace dossier
