// Walks a sentence's dependency tree: children, subtrees, paths.
//
// Built once for each sentence and then read by every stage. Cost: linear to build, a child list is a span.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "language/annotation.h"

namespace dossier {

class Tree {
 public:
  /// Borrows `sentence`, which must outlive it. Any heads are taken: where they hold a cycle or point outside, the
  /// token hangs on the root.
  explicit Tree(const Sentence& sentence);

  const Sentence& sentence() const { return *sentence_; }
  const Token& token(std::uint32_t i) const { return sentence_->tokens[i]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(sentence_->tokens.size()); }
  std::uint32_t root() const { return root_; }
  /// kRoot for the root.
  std::uint32_t head(std::uint32_t i) const { return heads_[i]; }

  /// Children in text order.
  std::span<const std::uint32_t> children(std::uint32_t i) const;
  /// First child with this relation; "nsubj" also finds its subtypes ("nsubj:pass"), "nsubj:pass" only itself.
  std::optional<std::uint32_t> child(std::uint32_t i, std::string_view relation) const;
  /// All children with this relation (subtypes as above).
  std::vector<std::uint32_t> children_by(std::uint32_t i, std::string_view relation) const;

  /// True when `ancestor` is `i` or above it.
  bool dominates(std::uint32_t ancestor, std::uint32_t i) const;
  /// Tokens [first, last) that the subtree of `i` covers, gaps included.
  std::uint32_t subtree_first(std::uint32_t i) const { return first_[i]; }
  std::uint32_t subtree_last(std::uint32_t i) const { return last_[i]; }
  /// Bytes of tokens [first, last).
  Span bytes(std::uint32_t first, std::uint32_t last) const;
  Span subtree_bytes(std::uint32_t i) const { return bytes(first_[i], last_[i]); }

  /// The preposition or subordinator of a dependent ("in", "according to"), lower case, or empty.
  std::string marker(std::uint32_t i) const;

 private:
  const Sentence* sentence_;
  std::uint32_t root_ = 0;
  std::vector<std::uint32_t> heads_, first_, last_, child_start_, child_list_;
};

/// True when `relation` is `wanted` or a subtype of it ("nsubj:pass" of "nsubj").
bool is_relation(std::string_view relation, std::string_view wanted);

}  // namespace dossier
