// Which names of organizations, groups, places and things mean one. As for persons, each rule
// decides for all names on what the rules before it made, and unites only with a single candidate.
//
//   1 same     the same words, unless their countries differ; a name without a country joins the
//   one country that has it.
//              A country, and a country's government, is known by its ISO code, however it is
//              written
//   2 country  "the U.S. Foo Department" is "Foo Department" of the same country: the first words
//   are a name that the
//              country has in the dossier, or its code
//   3 acronym  "FDA" is the only organization whose capitalized words begin with these letters,
//   unless countries differ 4 place    a place without a country is the only country that bears its
//   name 5 group    a named group is the only organization of that name
//
// Cost: O(n log n) in names. Limits: a name and an acronym that no letters connect stay two, unless
// some document says both.
#include <map>
#include <set>

#include "base/utf8.h"
#include "resolve/handles.h"

namespace dossier {
namespace {

using Words = std::vector<std::string>;
using Roots = std::set<std::size_t>;

class Others {
 public:
  explicit Others(Handles& handles) : handles_(handles) {}

  void unite_codes() {
    std::map<std::pair<Kind, std::string>, std::size_t> first;
    for (std::size_t i = 0; i < handles_.size(); ++i) {
      const Handle& handle = handles_[i];
      if (handle.kind != Kind::kCountry && handle.kind != Kind::kGovernment) continue;
      const auto [place, added] = first.try_emplace({handle.kind, handle.country}, i);
      if (!added) handles_.unite(place->second, i);
    }
  }

  void unite_same() {
    std::map<std::pair<Kind, Words>, std::map<std::string, std::size_t>> by_words;
    for (std::size_t i = 0; i < handles_.size(); ++i) {
      const Handle& handle = handles_[i];
      if (!by_name(handle.kind)) continue;
      auto& countries = by_words[{handle.kind, handle.form.words}];
      const auto [place, added] = countries.try_emplace(handle.country, i);
      if (!added) handles_.unite(place->second, i);
    }
    for (const auto& [words, countries] : by_words) {
      if (countries.size() == 2 && countries.contains("")) {
        handles_.unite(countries.begin()->second, countries.rbegin()->second);
      }
    }
  }

  void unite_country_prefixes() {
    std::set<std::pair<std::string, Words>> aliases;
    std::map<std::tuple<Kind, std::string, Words>, std::size_t> by_name_and_country;
    for (std::size_t i = 0; i < handles_.size(); ++i) {
      const Handle& handle = handles_[i];
      if (handle.kind == Kind::kCountry) aliases.insert({handle.country, handle.form.words});
      aliases.insert({handle.country, {to_lower(handle.country)}});
      by_name_and_country.try_emplace({handle.kind, handle.country, handle.form.words}, i);
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < handles_.size(); ++i) {
      const Handle& handle = handles_[i];
      if (handle.kind != Kind::kOrganization || handle.country.empty()) continue;
      const Words& words = handle.form.words;
      for (std::size_t cut = 1; cut < words.size(); ++cut) {
        const auto at = words.begin() + static_cast<std::ptrdiff_t>(cut);
        if (!aliases.contains({handle.country, Words(words.begin(), at)})) continue;
        const auto found =
            by_name_and_country.find({handle.kind, handle.country, Words(at, words.end())});
        if (found != by_name_and_country.end()) pairs.emplace_back(i, found->second);
      }
    }
    unite(pairs);
  }

  void unite_acronyms() {
    std::map<std::string, Roots> by_initials;
    std::map<std::size_t, std::set<std::string>> countries;
    for (std::size_t i = 0; i < handles_.size(); ++i) {
      const Handle& handle = handles_[i];
      if (handle.kind != Kind::kOrganization) continue;
      const std::size_t root = handles_.root(i);
      if (!handle.country.empty()) countries[root].insert(handle.country);
      if (handle.form.words.size() >= 2) by_initials[handle.form.initials].insert(root);
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < handles_.size(); ++i) {
      const Handle& handle = handles_[i];
      if (handle.kind != Kind::kOrganization || !handle.form.acronym) continue;
      const auto found = by_initials.find(handle.form.words.front());
      if (found == by_initials.end() || found->second.size() != 1) continue;
      const auto& known = countries[*found->second.begin()];
      const bool fits = handle.country.empty() || known.empty() || known.contains(handle.country);
      if (fits) pairs.emplace_back(i, *found->second.begin());
    }
    unite(pairs);
  }

  // A handle of kind `from` without a country joins the only root of kind `to` with its words.
  void unite_kinds(Kind from, Kind to) {
    std::map<Words, Roots> by_words;
    for (std::size_t i = 0; i < handles_.size(); ++i) {
      if (handles_[i].kind == to) by_words[handles_[i].form.words].insert(handles_.root(i));
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < handles_.size(); ++i) {
      const Handle& handle = handles_[i];
      if (handle.kind != from) continue;
      const auto found = by_words.find(handle.form.words);
      if (found == by_words.end() || found->second.size() != 1) continue;
      const std::string& country = handles_[*found->second.begin()].country;
      if (!contradict(country, handle.country)) pairs.emplace_back(i, *found->second.begin());
    }
    unite(pairs);
  }

 private:
  static bool by_name(Kind kind) {
    return kind == Kind::kOrganization || kind == Kind::kGroup || kind == Kind::kPlace ||
           kind == Kind::kThing;
  }
  void unite(const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
    for (const auto& [a, b] : pairs) handles_.unite(a, b);
  }
  Handles& handles_;
};

}  // namespace

void unite_others(Handles& handles) {
  Others others(handles);
  others.unite_codes();
  others.unite_same();
  others.unite_country_prefixes();
  others.unite_acronyms();
  others.unite_kinds(Kind::kPlace, Kind::kCountry);
  others.unite_kinds(Kind::kGroup, Kind::kOrganization);
}

}  // namespace dossier
