// Links between handles: which names are one, how surely, and why. A block holds the handles that
// can be compared, and what it says depends on these alone; so a change of one name changes the
// blocks of that name and no others. Internal to this folder.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/same.h"
#include "resolve/handles.h"
#include "resolve/union_find.h"

namespace dossier {

using HandleNumber = std::uint32_t;

/// Links of this score and more make one node of two names; smaller ones are shown as `maybe the
/// same`.
inline constexpr float kSameScore = 0.8f;
inline constexpr float kMaybeScore = 0.3f;   // below it nothing is shown
inline constexpr std::size_t kMaxMaybe = 8;  // candidates shown for one name

struct NameLink {
  HandleNumber a = 0, b = 0;
  float score = 0;
  SameReason reason = SameReason::kSameWords;
  bool same() const { return score >= kSameScore; }
  friend bool operator==(const NameLink&, const NameLink&) = default;
};

/// What a block says of its handles.
struct BlockLinks {
  std::vector<NameLink> links;
  std::vector<HandleNumber> scattered;  // names that several bear: each document keeps its own
  bool counts_matter = false;           // other numbers of documents can give other links
};

/// A handle in a block, and how many documents use it.
struct NamedHandle {
  HandleNumber number = 0;
  const Handle* handle = nullptr;
  std::size_t documents = 0;
};

/// Keys of the blocks that a handle stands in. The first character is the block's rule.
std::vector<std::string> block_keys(const Handle& handle);

/// Links of one block; `handles` in any order.
BlockLinks link_block(std::string_view key, std::vector<NamedHandle> handles);

/// What documents say themselves: that two names mean one, in so many words (`stated`) or by using
/// both for one entity (`uses`). The ends' numbers are left to the caller.
NameLink alias_link(const Handle& a, const Handle& b, std::size_t uses, std::size_t stated);

/// Collects the links of one block. Each rule decides for all names on what the rules before it
/// made, and `commit` unites only then; so nothing depends on order.
class BlockLinker {
 public:
  using Roots = std::set<std::size_t>;

  explicit BlockLinker(std::vector<NamedHandle> handles);

  std::size_t size() const { return handles_.size(); }
  const Handle& operator[](std::size_t i) const { return *handles_[i].handle; }
  std::size_t root(std::size_t i) const { return sets_.find(i); }

  /// The two are one, or may be.
  void link(std::size_t a, std::size_t b, float score, SameReason reason);
  /// `i` is the only candidate, or the one that nearly all documents mean; among others it may be
  /// each. Says whether one was taken.
  bool choose(std::size_t i, Roots candidates, float score, SameReason reason);
  void scatter(std::size_t i) { out_.scattered.push_back(handles_[i].number); }
  /// Ends a rule: what it linked is united.
  void commit();
  BlockLinks take();

 private:
  std::vector<NamedHandle> handles_;
  UnionFind sets_;
  std::vector<std::size_t> documents_;  // of each root
  std::vector<std::pair<std::size_t, std::size_t>> pending_;
  BlockLinks out_;
};

/// Names that differ in what they leave out: links each to the only one that says all that it says
/// and more. Two that contradict each other, or a name that fits both of these, stay apart.
struct Details {
  std::size_t handle;
  std::vector<std::string> known;  // each empty where it is not known
};
void link_details(BlockLinker& block, std::vector<Details> details, float score, SameReason reason);

std::vector<std::string> person_keys(const Handle& handle);
std::vector<std::string> organization_keys(const Handle& handle);
BlockLinks link_family(BlockLinker block);      // persons of one last name
BlockLinks link_reordered(BlockLinker block);   // persons of the same words
BlockLinks link_same_words(BlockLinker block);  // all but persons
BlockLinks link_bag(BlockLinker block);         // organizations of the same words
BlockLinks link_acronyms(BlockLinker block, std::string_view acronym);
BlockLinks link_short_names(BlockLinker block);  // organizations of one first word
BlockLinks link_codes(BlockLinker block);        // countries and governments

}  // namespace dossier
