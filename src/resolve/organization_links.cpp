// Which names of organizations, groups, places and things mean one. Blocks and their rules:
//
//   same words    (n) the same words, unless their countries differ; a name without a country joins
//                 the one country that has it. A country in front or behind is the country:
//                 "the U.S. Forest Department" is "Forest Department" of the US. A place without a
//                 country is the only country that bears its name; a named group is the only
//                 organization of its name
//   same bag      (b) the same words in another order, small ones aside: "Ministry of Trade",
//                 "Trade Ministry"
//   acronym       (a) "FDA" is the only organization whose words begin with these letters, small
//                 words left out or not, unless countries differ
//   short name    (f) "Kelmet" is the only "Kelmet Bank" or "Bank of Kelmet", where what is left
//                 out says only what kind of organization it is
//   code          (c, k) a country, and a country's government, is known by its ISO code
//
// Cost: O(n log n) in the names of a block. Limits: a name and an acronym that no letters connect
// stay two, unless some document says both; so does an acronym that more than kMostInitials names
// fit.
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "resolve/name_lexicon.h"
#include "resolve/name_links.h"

namespace dossier {
namespace {

using Words = std::vector<std::string>;
using Roots = BlockLinker::Roots;

// Names for one acronym; where there are more, it says nothing.
constexpr std::size_t kMostInitials = 128;

constexpr float kSame = 0.97f, kCode = 1.0f, kOtherKind = 0.85f, kBag = 0.9f, kAcronym = 0.88f,
                kThreeLetters = 0.86f, kTwoLetters = 0.82f, kCommonAcronym = 0.7f, kBagOfOne = 0.7f,
                kGeneralLeftOut = 0.84f, kOtherLeftOut = 0.6f, kSaidByName = 0.7f,
                kOtherTypeScore = 0.35f;

std::string text_of(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// The country that an organization is known to belong to, by understanding or by its name.
std::string country_of(const Handle& handle, const OrganizationName& name) {
  return handle.country.empty() ? name.country : handle.country;
}

// Words under which it is compared: a country in the name stays a word where it is not its own.
Words compared_words(const Handle& handle, const OrganizationName& name) {
  Words words = name.words;
  if (!name.country.empty() && contradict(handle.country, name.country))
    words.push_back("=" + name.country);
  return words;
}

bool by_words(Kind kind) {
  return kind == Kind::kOrganization || kind == Kind::kGroup || kind == Kind::kPlace ||
         kind == Kind::kThing;
}

class SameWords {
 public:
  explicit SameWords(BlockLinker block) : block_(std::move(block)) {}

  BlockLinks link() {
    std::map<Kind, std::vector<Details>> by_kind;
    for (std::size_t i = 0; i < block_.size(); ++i) {
      if (!by_words(block_[i].kind)) continue;
      by_kind[block_[i].kind].push_back({i, {country(i)}});
    }
    for (auto& [kind, details] : by_kind) {
      if (kind == Kind::kOrganization) keep_unsure(details);
      link_details(block_, std::move(details), kSame, SameReason::kSameWords);
    }
    join(Kind::kPlace, Kind::kCountry);
    join(Kind::kGroup, Kind::kOrganization);
    show_other_types();
    return block_.take();
  }

 private:
  std::string country(std::size_t i) const {
    const Handle& handle = block_[i];
    if (handle.kind != Kind::kOrganization) return handle.country;
    return country_of(handle, organization_name(handle.form));
  }

  // "Red Cross" without a country need not be the "American Red Cross": where the name alone says
  // the country, a name without one only may be the same.
  void keep_unsure(std::vector<Details>& details) {
    std::set<std::string> known;
    for (const Details& each : details)
      if (!block_[each.handle].country.empty()) known.insert(block_[each.handle].country);
    std::vector<Details> sure;
    std::vector<std::size_t> said, bare;
    for (Details& each : details) {
      const bool by_name = block_[each.handle].country.empty() && !each.known[0].empty();
      if (by_name && !known.contains(each.known[0]))
        said.push_back(each.handle);
      else if (each.known[0].empty())
        bare.push_back(each.handle);
      else
        sure.push_back(std::move(each));
    }
    for (std::size_t i = 1; i < said.size(); ++i)
      if (country(said[0]) == country(said[i]))
        block_.link(said[0], said[i], kSame, SameReason::kSameWords);
    for (const std::size_t i : bare) {
      if (!said.empty()) block_.link(i, said[0], kSaidByName, SameReason::kCountry);
      sure.push_back({i, {""}});
    }
    details = std::move(sure);
  }

  // A handle of kind `from` joins the only root of kind `to`, unless their countries differ.
  void join(Kind from, Kind to) {
    Roots roots;
    for (std::size_t i = 0; i < block_.size(); ++i)
      if (block_[i].kind == to) roots.insert(block_.root(i));
    if (roots.size() == 1) {
      for (std::size_t i = 0; i < block_.size(); ++i) {
        if (block_[i].kind != from || contradict(block_[i].country, block_[*roots.begin()].country))
          continue;
        block_.link(i, *roots.begin(), kOtherKind, SameReason::kSameWords);
      }
    }
    block_.commit();
  }

  void show_other_types() {
    std::set<std::size_t> seen;
    std::size_t first = block_.size();
    for (std::size_t i = 0; i < block_.size() && seen.size() < kMaxMaybe; ++i) {
      if (!seen.insert(block_.root(i)).second) continue;
      if (first == block_.size())
        first = i;
      else if (block_[i].kind != block_[first].kind)
        block_.link(first, i, kOtherTypeScore, SameReason::kOtherType);
    }
  }

  BlockLinker block_;
};

// Unites what the words themselves make one, so that it counts as one candidate.
void unite_same(BlockLinker& block, const std::vector<OrganizationName>& names) {
  std::map<std::pair<Words, std::string>, std::size_t> first;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const auto [place, added] =
        first.try_emplace({names[i].words, country_of(block[i], names[i])}, i);
    if (!added) block.link(place->second, i, kSame, SameReason::kSameWords);
  }
  for (const auto& [key, i] : first) {
    const auto known = first.upper_bound({key.first, ""});
    if (!key.second.empty() || known == first.end() || known->first.first != key.first) continue;
    const auto next = std::next(known);
    const bool only = next == first.end() || next->first.first != key.first;
    if (only && !block[known->second].country.empty())
      block.link(i, known->second, kSame, SameReason::kSameWords);
  }
  block.commit();
}

std::vector<OrganizationName> names_of(const BlockLinker& block) {
  std::vector<OrganizationName> names;
  for (std::size_t i = 0; i < block.size(); ++i) names.push_back(organization_name(block[i].form));
  return names;
}

}  // namespace

std::vector<std::string> organization_keys(const Handle& handle) {
  const OrganizationName name = organization_name(handle.form);
  std::vector<std::string> keys = {"n" + text_of(compared_words(handle, name))};
  if (name.bag.size() >= 2) keys.push_back("b" + text_of(name.bag));
  if (handle.form.words.size() == 1 && handle.form.words[0].size() >= 2)
    keys.push_back("a" + handle.form.words[0]);
  if (handle.form.words.size() >= 2) {
    for (const std::string& initials : name.initials)
      if (initials.size() >= 2) keys.push_back("a" + initials);
  }
  if (!name.core.empty()) keys.push_back("f" + name.core.front());
  return keys;
}

BlockLinks link_same_words(BlockLinker block) {
  return SameWords(std::move(block)).link();
}

BlockLinks link_bag(BlockLinker block) {
  const std::vector<OrganizationName> names = names_of(block);
  unite_same(block, names);
  for (std::size_t i = 0; i < block.size(); ++i) {
    Roots others;
    for (std::size_t j = 0; j < block.size(); ++j) {
      if (names[i].words < names[j].words &&
          !contradict(country_of(block[i], names[i]), country_of(block[j], names[j])))
        others.insert(block.root(j));
    }
    // "University of Kelmet" and "Kelmet University" often are two.
    const bool one_word = names[i].core.size() < 2 && names[i].core.size() < names[i].bag.size();
    block.choose(i, std::move(others), one_word ? kBagOfOne : kBag, SameReason::kOrder);
  }
  return block.take();
}

BlockLinks link_acronyms(BlockLinker block, std::string_view acronym) {
  bool asked = false;
  for (std::size_t i = 0; i < block.size(); ++i) asked = asked || block[i].form.acronym;
  if (!asked || block.size() > kMostInitials) return {};
  const std::vector<OrganizationName> names = names_of(block);
  unite_same(block, names);
  Roots full, general;
  std::map<std::size_t, std::set<std::string>> countries;
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (names[i].words.size() == 1 && block[i].form.words.size() == 1) continue;
    full.insert(block.root(i));
    if (names[i].general_end) general.insert(block.root(i));
    const std::string country = country_of(block[i], names[i]);
    if (!country.empty()) countries[block.root(i)].insert(country);
  }
  const float base = acronym.size() > 3   ? kAcronym
                     : acronym.size() > 2 ? kThreeLetters
                                          : kTwoLetters;
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (!block[i].form.acronym) continue;
    Roots fitting = full;
    std::erase_if(fitting, [&](std::size_t root) {
      const auto& known = countries[root];
      return !block[i].country.empty() && !known.empty() && !known.contains(block[i].country);
    });
    // Schools, parties and companies are many, and their short acronyms are everybody's.
    const bool common =
        acronym.size() <= 3 && fitting.size() == 1 && general.contains(*fitting.begin());
    block.choose(i, std::move(fitting), common ? kCommonAcronym : base, SameReason::kAcronym);
  }
  return block.take();
}

BlockLinks link_short_names(BlockLinker block) {
  const std::vector<OrganizationName> names = names_of(block);
  unite_same(block, names);
  std::map<Words, Roots> by_start, general;  // roots of longer names; the latter leave nothing out
  for (std::size_t i = 0; i < block.size(); ++i) {
    const Words& core = names[i].core;
    for (std::size_t length = 1; length <= core.size(); ++length) {
      if (length == core.size() && names[i].bag.size() == core.size()) continue;
      const Words start(core.begin(), core.begin() + static_cast<std::ptrdiff_t>(length));
      by_start[start].insert(block.root(i));
      if (length == core.size()) general[start].insert(block.root(i));
    }
  }
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (names[i].bag.size() != names[i].core.size()) continue;
    const auto fitting = [&](Roots roots) {
      std::erase_if(roots, [&](std::size_t root) {
        return root == block.root(i) ||
               contradict(country_of(block[i], names[i]), country_of(block[root], names[root]));
      });
      return roots;
    };
    const Roots sure = fitting(general[names[i].core]);
    if (sure.empty())
      block.choose(i, fitting(by_start[names[i].core]), kOtherLeftOut, SameReason::kShortName);
    else
      block.choose(i, sure, kGeneralLeftOut, SameReason::kShortName);
  }
  return block.take();
}

BlockLinks link_codes(BlockLinker block) {
  for (std::size_t i = 1; i < block.size(); ++i) block.link(0, i, kCode, SameReason::kSameWords);
  return block.take();
}

}  // namespace dossier
