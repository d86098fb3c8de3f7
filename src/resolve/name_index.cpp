// Each distinct name of the dossier stands once, with its entities, in the blocks that block_keys
// gives; block by block, name_links.h says which names are one. A block is compared anew when a
// name enters or leaves it, or, where it weighs candidates by documents, when these change.
//
// Clusters: of the names that hang together by links, the surest link is taken first (then the
// names' own order), and two clusters become one unless their countries or suffixes contradict, or
// a single word that stands for one full name already would stand for another. This is single
// linkage with a veto, done for each connected part by itself: so a change costs the parts it
// touches, and gives what doing all anew would give.
#include "resolve/name_index.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace dossier {
namespace {

std::pair<HandleNumber, HandleNumber> ordered(HandleNumber a, HandleNumber b) {
  return {std::min(a, b), std::max(a, b)};
}

void erase_one(std::vector<NameLink>& links, const NameLink& link) {
  const auto found = std::find(links.begin(), links.end(), link);
  *found = links.back();
  links.pop_back();
}

// What keeps clusters apart: each has some of one kind, and none in common.
struct Traits {
  std::set<std::string> countries, suffixes;
  bool full = false;  // some name has two words or more

  void merge(Traits& other) {
    countries.merge(other.countries);
    suffixes.merge(other.suffixes);
    full = full || other.full;
  }
};
bool apart(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  return std::none_of(a.begin(), a.end(),
                      [&](const std::string& each) { return b.contains(each); });
}

// One acronym or last name cannot make one of two full names.
bool stands_for(SameReason reason) {
  return reason == SameReason::kAcronym || reason == SameReason::kLastName;
}

}  // namespace

HandleNumber NameIndex::number_of(const Handle& handle) {
  const auto [place, added] =
      numbers_.try_emplace(handle, static_cast<HandleNumber>(records_.size()));
  if (added) {
    Record& record = records_.emplace_back();
    record.handle = handle;
    record.keys = block_keys(handle);
    record.full = handle.form.words.size() > 1;
    if (handle.kind == Kind::kPerson) {
      const PersonName name = person_name(handle.form);
      record.suffix = name.suffix;
      record.full = name.words.size() > 1;
    }
  }
  return place->second;
}

HandleNumber NameIndex::add(const std::vector<Handle>& handles, Member entity) {
  std::vector<HandleNumber> all;
  for (const Handle& handle : handles) {
    const HandleNumber number = number_of(handle);
    Record& record = records_[number];
    if (record.entities.empty())
      enter(number);
    else
      touch(number);
    record.entities.push_back(entity);
    if (!all.empty()) use_alias(all.front(), number, 1, 0);
    all.push_back(number);
  }
  return all.front();
}

std::vector<HandleNumber> NameIndex::numbers(const std::vector<Handle>& handles) const {
  std::vector<HandleNumber> out;
  for (const Handle& handle : handles) out.push_back(numbers_.at(handle));
  return out;
}

void NameIndex::remove(const std::vector<HandleNumber>& handles, Member entity) {
  for (const HandleNumber number : handles) {
    std::vector<Member>& entities = records_[number].entities;
    entities.erase(std::find(entities.begin(), entities.end(), entity));
    if (entities.empty())
      leave(number);
    else
      touch(number);
    if (number != handles.front()) use_alias(handles.front(), number, -1, 0);
  }
}

void NameIndex::enter(HandleNumber handle) {
  for (const std::string& key : records_[handle].keys) {
    blocks_[key].handles.push_back(handle);
    dirty_.insert(key);
  }
  entered_.insert(handle);
}

void NameIndex::leave(HandleNumber handle) {
  for (const std::string& key : records_[handle].keys) {
    std::erase(blocks_[key].handles, handle);
    dirty_.insert(key);
  }
  entered_.insert(handle);
}

void NameIndex::touch(HandleNumber handle) {
  for (const std::string& key : records_[handle].keys)
    if (blocks_[key].links.counts_matter) dirty_.insert(key);
}

void NameIndex::state(HandleNumber a, HandleNumber b, int change) {
  use_alias(a, b, 0, change);
}

void NameIndex::use_alias(HandleNumber a, HandleNumber b, int uses, int stated) {
  if (a == b) return;
  Alias& alias = aliases_[ordered(a, b)];
  alias.uses += static_cast<std::size_t>(uses);
  alias.stated += static_cast<std::size_t>(stated);
  dirty_aliases_.push_back(ordered(a, b));
}

std::vector<HandleNumber> NameIndex::settle() {
  // Taken out whole: to clear a set costs its largest size, and one more document is little.
  Changed changed = std::exchange(entered_, {}), toggled;
  for (const std::string& key : std::exchange(dirty_, {})) settle_block(key, changed, toggled);
  for (const auto& pair : std::exchange(dirty_aliases_, {})) settle_alias(pair, changed);
  std::vector<HandleNumber> moved(toggled.begin(), toggled.end());
  const std::vector<HandleNumber> reached = reach(changed);
  for (const HandleNumber handle : reached)
    if (records_[handle].entities.empty()) clusters_.erase(records_[handle].cluster);
  const auto groups = grouped(reached);
  renumber(groups, moved);
  for (const HandleNumber handle : reached) {
    Record& record = records_[handle];
    if (record.entities.empty()) record.cluster = 0;
  }
  std::sort(moved.begin(), moved.end());
  moved.erase(std::unique(moved.begin(), moved.end()), moved.end());
  return moved;
}

void NameIndex::settle_block(const std::string& key, Changed& changed, Changed& toggled) {
  const auto place = blocks_.find(key);
  Block& block = place->second;
  std::vector<NamedHandle> handles;
  for (const HandleNumber handle : block.handles)
    handles.push_back({handle, &records_[handle].handle, records_[handle].entities.size()});
  BlockLinks links = link_block(key, std::move(handles));
  if (links.links != block.links.links) {
    for (const NameLink& link : block.links.links) detach(link, changed);
    for (const NameLink& link : links.links) attach(link, changed);
  }
  if (links.scattered != block.links.scattered) {
    const auto count = [&](const std::vector<HandleNumber>& scattered, std::uint32_t change) {
      for (const HandleNumber handle : scattered) {
        records_[handle].scattered += change;
        toggled.insert(handle);
      }
    };
    count(block.links.scattered, std::uint32_t(-1));
    count(links.scattered, 1);
  }
  block.links = std::move(links);
  if (block.handles.empty()) blocks_.erase(place);
}

void NameIndex::settle_alias(std::pair<HandleNumber, HandleNumber> pair, Changed& changed) {
  const auto place = aliases_.find(pair);
  if (place == aliases_.end()) return;
  Alias& alias = place->second;
  for (const NameLink& link : alias.link) detach(link, changed);
  alias.link.clear();
  if (alias.uses + alias.stated == 0) {
    aliases_.erase(place);
    return;
  }
  const auto& [a, b] = pair;
  alias.link.push_back(
      alias_link(records_[a].handle, records_[b].handle, alias.uses, alias.stated));
  alias.link.back().a = a;
  alias.link.back().b = b;
  attach(alias.link.back(), changed);
}

void NameIndex::attach(const NameLink& link, Changed& changed) {
  if (!link.same()) return;
  for (const HandleNumber end : {link.a, link.b}) {
    records_[end].links.push_back(link);
    changed.insert(end);
  }
}

void NameIndex::detach(const NameLink& link, Changed& changed) {
  if (!link.same()) return;
  for (const HandleNumber end : {link.a, link.b}) {
    erase_one(records_[end].links, link);
    changed.insert(end);
  }
}

// All handles that hang together with a changed one, by the links of now or the clusters of before.
std::vector<HandleNumber> NameIndex::reach(const Changed& changed) const {
  std::unordered_set<HandleNumber> seen(changed.begin(), changed.end());
  std::vector<HandleNumber> reached(changed.begin(), changed.end());
  const auto visit = [&](HandleNumber handle) {
    if (seen.insert(handle).second) reached.push_back(handle);
  };
  std::unordered_set<ClusterNumber> opened;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const Record& record = records_[reached[i]];
    for (const NameLink& link : record.links) {
      visit(link.a);
      visit(link.b);
    }
    if (record.cluster == 0 || !opened.insert(record.cluster).second) continue;
    for (const HandleNumber member : clusters_.at(record.cluster)) visit(member);
  }
  return reached;
}

std::vector<std::vector<HandleNumber>> NameIndex::grouped(
    const std::vector<HandleNumber>& reached) const {
  std::vector<HandleNumber> order;
  for (const HandleNumber handle : reached)
    if (!records_[handle].entities.empty()) order.push_back(handle);
  std::sort(order.begin(), order.end(), [&](HandleNumber a, HandleNumber b) {
    return records_[a].handle < records_[b].handle;
  });
  std::unordered_map<HandleNumber, std::size_t> place;
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  struct Joint {
    float score;
    std::size_t a, b;
    bool stands_for;  // a single word that stands for a longer name
  };
  std::vector<Joint> joints;
  for (const HandleNumber handle : order) {
    for (const NameLink& link : records_[handle].links) {
      if (link.a != handle) continue;
      const auto a = place.find(link.a), b = place.find(link.b);
      if (a == place.end() || b == place.end()) continue;  // a name that nobody bears any more
      const auto [low, high] = std::minmax(a->second, b->second);
      joints.push_back({link.score, low, high, stands_for(link.reason)});
    }
  }
  std::sort(joints.begin(), joints.end(), [](const Joint& x, const Joint& y) {
    return std::tie(y.score, x.a, x.b) < std::tie(x.score, y.a, y.b);
  });
  UnionFind sets(order.size());
  std::vector<Traits> traits(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Record& record = records_[order[i]];
    if (!record.handle.country.empty()) traits[i].countries.insert(record.handle.country);
    if (!record.suffix.empty()) traits[i].suffixes.insert(record.suffix);
    traits[i].full = record.full;
  }
  for (const Joint& joint : joints) {
    const std::size_t a = sets.find(joint.a), b = sets.find(joint.b);
    if (a == b || apart(traits[a].countries, traits[b].countries) ||
        apart(traits[a].suffixes, traits[b].suffixes) ||
        (joint.stands_for && traits[a].full && traits[b].full)) {
      continue;
    }
    sets.unite(a, b);
    traits[std::min(a, b)].merge(traits[std::max(a, b)]);
  }
  std::map<std::size_t, std::vector<HandleNumber>> groups;
  for (std::size_t i = 0; i < order.size(); ++i) groups[sets.find(i)].push_back(order[i]);
  std::vector<std::vector<HandleNumber>> out;
  for (auto& [root, group] : groups) out.push_back(std::move(group));
  return out;
}

// A group keeps the number that most of its entities had, so that little else changes with it.
void NameIndex::renumber(const std::vector<std::vector<HandleNumber>>& groups,
                         std::vector<HandleNumber>& moved) {
  struct Wish {
    std::size_t entities;
    std::size_t group;
    ClusterNumber cluster;
  };
  std::vector<Wish> wishes;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::map<ClusterNumber, std::size_t> had;
    for (const HandleNumber handle : groups[g])
      had[records_[handle].cluster] += records_[handle].entities.size();
    for (const auto& [cluster, entities] : had) {
      if (cluster == 0) continue;
      wishes.push_back({entities, g, cluster});
      clusters_.erase(cluster);
    }
  }
  std::sort(wishes.begin(), wishes.end(), [](const Wish& a, const Wish& b) {
    return std::tie(b.entities, a.group, a.cluster) < std::tie(a.entities, b.group, b.cluster);
  });
  std::vector<ClusterNumber> number(groups.size());
  std::unordered_set<ClusterNumber> taken;
  for (const Wish& wish : wishes)
    if (number[wish.group] == 0 && taken.insert(wish.cluster).second)
      number[wish.group] = wish.cluster;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (number[g] == 0) number[g] = ++last_cluster_;
    clusters_[number[g]] = groups[g];
    for (const HandleNumber handle : groups[g]) {
      if (records_[handle].cluster == number[g]) continue;
      records_[handle].cluster = number[g];
      moved.push_back(handle);
    }
  }
}

std::vector<NameLink> NameIndex::open_links() const {
  std::vector<NameLink> out;
  const auto visit = [&](const NameLink& link) {
    if (cluster(link.a) != cluster(link.b) || scattered(link.a) || scattered(link.b))
      out.push_back(link);
  };
  for (const auto& [key, block] : blocks_) std::ranges::for_each(block.links.links, visit);
  for (const auto& [pair, alias] : aliases_) std::ranges::for_each(alias.link, visit);
  return out;
}

}  // namespace dossier
