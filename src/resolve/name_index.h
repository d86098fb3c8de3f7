// The handles of all documents, the blocks they stand in, the links between them, and the clusters
// that these make: kept up to date while entities come and go. Internal to this folder.
//
// What it holds after `settle` depends on the entities alone, not on the order in which they came,
// but for the numbers of handles and clusters, which nobody outside sees.
//
// Cost of settle: the blocks that the changes touch, and the clusters that hang together with them.
#pragma once

#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/knowledge_graph.h"
#include "resolve/name_links.h"

namespace dossier {

using ClusterNumber = std::uint32_t;

class NameIndex {
 public:
  /// `entity` bears these names; the first is its best. Gives the handle that stands for it.
  HandleNumber add(const std::vector<Handle>& handles, Member entity);
  /// Takes back what `add` got.
  void remove(const std::vector<HandleNumber>& handles, Member entity);
  /// The numbers of an entity's handles, in order, for `remove`.
  std::vector<HandleNumber> numbers(const std::vector<Handle>& handles) const;

  /// A document says that two handles mean one; `change` is 1, or -1 to take it back.
  void state(HandleNumber a, HandleNumber b, int change);

  /// Brings the clusters up to date; gives the handles whose entities are clustered otherwise than
  /// before.
  std::vector<HandleNumber> settle();

  ClusterNumber cluster(HandleNumber handle) const { return records_[handle].cluster; }
  /// The name is borne by several, so each of its entities stays by itself.
  bool scattered(HandleNumber handle) const { return records_[handle].scattered > 0; }
  const std::vector<Member>& entities(HandleNumber handle) const {
    return records_[handle].entities;
  }
  /// Links that did not make one of two clusters, in no order.
  std::vector<NameLink> open_links() const;

 private:
  struct Record {
    Handle handle;
    std::vector<std::string> keys;
    std::string suffix;  // of a person's name
    bool full = false;   // two words or more, without a title
    std::vector<Member> entities;
    std::vector<NameLink> links;  // those that make one of two, seen from this end
    ClusterNumber cluster = 0;    // zero: none yet
    std::uint32_t scattered = 0;  // blocks that say so
  };
  struct Block {
    std::vector<HandleNumber> handles;
    BlockLinks links;
  };
  struct Alias {
    std::size_t uses = 0, stated = 0;
    std::vector<NameLink> link;  // none or one
  };
  using Changed = std::unordered_set<HandleNumber>;

  HandleNumber number_of(const Handle& handle);
  void enter(HandleNumber handle);
  void leave(HandleNumber handle);
  void touch(HandleNumber handle);
  void use_alias(HandleNumber a, HandleNumber b, int uses, int stated);
  void settle_block(const std::string& key, Changed& changed, Changed& toggled);
  void settle_alias(std::pair<HandleNumber, HandleNumber> pair, Changed& changed);
  void attach(const NameLink& link, Changed& changed);
  void detach(const NameLink& link, Changed& changed);
  std::vector<HandleNumber> reach(const Changed& changed) const;
  std::vector<std::vector<HandleNumber>> grouped(const std::vector<HandleNumber>& reached) const;
  void renumber(const std::vector<std::vector<HandleNumber>>& groups,
                std::vector<HandleNumber>& moved);

  std::map<Handle, HandleNumber> numbers_;
  std::vector<Record> records_;
  std::unordered_map<std::string, Block> blocks_;
  std::map<std::pair<HandleNumber, HandleNumber>, Alias> aliases_;
  std::unordered_map<ClusterNumber, std::vector<HandleNumber>> clusters_;
  ClusterNumber last_cluster_ = 0;
  std::unordered_set<std::string> dirty_;
  std::vector<std::pair<HandleNumber, HandleNumber>> dirty_aliases_;
  Changed entered_;
};

}  // namespace dossier
