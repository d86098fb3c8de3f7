// An analyst's word goes before what names say, and "different" before "same": a false merge does
// more harm than a missing one.
//
//   1 same       each judgement unites the entities that it names, one after the other, each with
//                the first of them that nothing holds apart from it. Judgements take effect in the
//                order of their moments
//   2 blocks     what names found to be one, and what step 1 united, are blocks. A block without
//                two entities that are held apart is one node
//   3 different  else the block falls apart: entities that stand on the same sides stay together.
//                An entity on which nobody has spoken (it came later) joins those that it is most
//                like: found to be one with them, a name in common, a country in common, in this
//                order; where two are alike, it abstains and is a node of its own
//
// Nothing depends on the order of documents, nor of judgements beyond their moments.
//
// Cost: O(n) for n entities, and O(m log m) for m entities in judgements and in the blocks that
// these touch. Limit: a word on one of two persons of one name says nothing about reports to come,
// unless they give more than the name.
#include "resolve/constraints.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "resolve/handles.h"

namespace dossier {
namespace {

using Sides = Apart::Sides;

std::vector<std::size_t> numbers(const Constraint& constraint, std::span<const std::size_t> first) {
  std::vector<std::size_t> out;
  for (const auto* side : {&constraint.left, &constraint.right}) {
    for (const Member& member : *side) out.push_back(first[member.report] + member.entity);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Sets of entities that judgements made one, and the sides that each stands on.
class Linked {
 public:
  Linked(std::size_t size, const Apart& apart) : sets_(size), sides_(apart.all()) {}

  void unite_all(const std::vector<std::size_t>& entities) {
    std::vector<std::size_t> parts;  // one entity of each, no two can be united
    for (const std::size_t entity : entities) {
      const auto fits = std::find_if(parts.begin(), parts.end(), [&](std::size_t part) {
        return !Apart::conflict(sides(part), sides(entity));
      });
      if (fits == parts.end())
        parts.push_back(entity);
      else
        unite(*fits, entity);
    }
  }

  std::size_t root(std::size_t entity) const { return sets_.find(entity); }
  const Sides& sides(std::size_t entity) const {
    static const Sides kNone;
    const auto found = sides_.find(sets_.find(entity));
    return found == sides_.end() ? kNone : found->second;
  }

 private:
  void unite(std::size_t a, std::size_t b) {
    a = sets_.find(a);
    b = sets_.find(b);
    if (a == b) return;
    sets_.unite(a, b);
    Sides both = std::move(sides_[a]);
    both.merge(sides_[b]);
    sides_.erase(a);
    sides_.erase(b);
    if (!both.empty()) sides_[sets_.find(a)] = std::move(both);
  }

  UnionFind sets_;
  std::map<std::size_t, Sides> sides_;  // of roots
};

// What can be compared of entities that are already one.
struct Likeness {
  std::set<std::size_t> found;  // roots
  std::set<std::string> names, countries;

  void add(const LocalEntity& entity, std::size_t root) {
    found.insert(root);
    for (const NameForm& form : own_forms(entity)) names.insert(form.text());
    if (!entity.country.empty()) countries.insert(entity.country);
  }
  void add(const Likeness& other) {
    found.insert(other.found.begin(), other.found.end());
    names.insert(other.names.begin(), other.names.end());
    countries.insert(other.countries.begin(), other.countries.end());
  }
};

template <typename Set>
bool common(const Set& a, const Set& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& x) { return b.contains(x); });
}

auto likeness(const Likeness& a, const Likeness& b) {
  return std::tuple(common(a.found, b.found), common(a.names, b.names),
                    common(a.countries, b.countries));
}

// A block in which something is held apart.
class Block {
 public:
  void add(std::size_t entity, std::size_t linked_root, const Sides& sides,
           const LocalEntity& words, std::size_t found_root) {
    Item& item = items_[linked_root];
    item.entities.push_back(entity);
    item.sides = sides;
    item.like.add(words, found_root);
  }

  void settle(UnionFind& out) const {
    Sides all;
    for (const auto& [root, item] : items_) all.insert(item.sides.begin(), item.sides.end());
    std::map<Sides, std::vector<const Item*>> parts;  // by sides that are disputed in this block
    for (const auto& [root, item] : items_) {
      Sides disputed;
      for (const std::size_t side : item.sides) {
        if (all.contains(side ^ 1)) disputed.insert(side);
      }
      parts[disputed].push_back(&item);
      for (const std::size_t entity : item.entities) out.unite(item.entities.front(), entity);
    }
    const std::vector<const Item*> open = take_open(parts);
    std::vector<std::pair<std::size_t, Likeness>> known;  // an entity of each part
    for (const auto& [sides, items] : parts) {
      known.emplace_back(items.front()->entities.front(), Likeness());
      for (const Item* item : items) {
        known.back().second.add(item->like);
        out.unite(known.back().first, item->entities.front());
      }
    }
    for (const Item* item : open) {
      if (known.empty()) {  // nothing is disputed: the block is one node
        out.unite(open.front()->entities.front(), item->entities.front());
      } else if (const auto part = most_alike(*item, known)) {
        out.unite(*part, item->entities.front());
      }
    }
  }

 private:
  struct Item {
    std::vector<std::size_t> entities;
    Sides sides;
    Likeness like;
  };

  static std::vector<const Item*> take_open(std::map<Sides, std::vector<const Item*>>& parts) {
    const auto found = parts.find(Sides());
    if (found == parts.end()) return {};
    std::vector<const Item*> open = std::move(found->second);
    parts.erase(found);
    return open;
  }

  static std::optional<std::size_t> most_alike(
      const Item& item, const std::vector<std::pair<std::size_t, Likeness>>& known) {
    std::vector<std::size_t> best;
    auto most = std::tuple(false, false, false);
    for (const auto& [entity, like] : known) {
      const auto now = likeness(item.like, like);
      if (now > most) best.clear();
      if (now >= most) best.push_back(entity);
      most = std::max(most, now);
    }
    if (best.size() != 1) return std::nullopt;
    return best.front();
  }

  std::map<std::size_t, Item> items_;
};

}  // namespace

Apart::Apart(std::span<const Constraint> different, std::span<const std::size_t> first) {
  for (std::size_t i = 0; i < different.size(); ++i) {
    for (const Member& member : different[i].left)
      sides_[first[member.report] + member.entity].insert(2 * i);
    for (const Member& member : different[i].right)
      sides_[first[member.report] + member.entity].insert(2 * i + 1);
  }
  for (auto& [entity, sides] : sides_) {
    std::erase_if(sides, [both = sides](std::size_t side) { return both.contains(side ^ 1); });
  }
  std::erase_if(sides_, [](const auto& entry) { return entry.second.empty(); });
}

const Apart::Sides& Apart::sides(std::size_t entity) const {
  static const Sides kNone;
  const auto found = sides_.find(entity);
  return found == sides_.end() ? kNone : found->second;
}

bool Apart::conflict(const Sides& a, const Sides& b) {
  return std::any_of(a.begin(), a.end(), [&](std::size_t side) { return b.contains(side ^ 1); });
}

UnionFind constrain(const UnionFind& found, std::span<const LocalEntity* const> entities,
                    const Constraints& constraints, std::span<const std::size_t> first,
                    const Apart& apart) {
  if (constraints.same.empty() && apart.all().empty()) return found;
  Linked linked(found.size(), apart);
  UnionFind blocks = found;
  for (const Constraint& same : constraints.same) {
    const std::vector<std::size_t> named = numbers(same, first);
    linked.unite_all(named);
    for (const std::size_t entity : named) blocks.unite(entity, linked.root(entity));
  }
  std::map<std::size_t, Block> disputed;
  for (const auto& [entity, sides] : apart.all()) disputed.try_emplace(blocks.find(entity));
  UnionFind out(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto block = disputed.find(blocks.find(i));
    if (block == disputed.end())
      out.unite(blocks.find(i), i);
    else
      block->second.add(i, linked.root(i), linked.sides(i), *entities[i], found.find(i));
  }
  for (const auto& [root, block] : disputed) block.settle(out);
  return out;
}

}  // namespace dossier
