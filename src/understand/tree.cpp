#include "understand/tree.h"

#include <algorithm>
#include <cassert>
#include <string>

#include "base/utf8.h"

namespace dossier {

bool is_relation(std::string_view relation, std::string_view wanted) {
  return relation == wanted || (relation.size() > wanted.size() && relation.starts_with(wanted) &&
                                relation[wanted.size()] == ':');
}

Tree::Tree(const Sentence& sentence) : sentence_(&sentence) {
  const auto n = static_cast<std::uint32_t>(sentence.tokens.size());
  heads_.resize(n);
  root_ = 0;
  for (std::uint32_t i = 0; i < n; ++i)
    if (sentence.tokens[i].head >= n) {
      root_ = i;
      break;
    }
  for (std::uint32_t i = 0; i < n; ++i)
    heads_[i] = i == root_ ? kRoot : std::min(sentence.tokens[i].head, n);
  for (std::uint32_t i = 0; i < n; ++i)
    if (heads_[i] == n || heads_[i] == i) heads_[i] = i == root_ ? kRoot : root_;
  // A token from which the root is not reached within n steps stands in a cycle: hang it on the root.
  for (std::uint32_t i = 0; i < n; ++i) {
    std::uint32_t at = i, steps = 0;
    while (at != kRoot && steps++ <= n) at = heads_[at];
    if (at != kRoot) heads_[i] = root_;
  }
  child_start_.assign(n + 1, 0);
  for (std::uint32_t i = 0; i < n; ++i)
    if (heads_[i] != kRoot) ++child_start_[heads_[i] + 1];
  for (std::uint32_t i = 0; i < n; ++i) child_start_[i + 1] += child_start_[i];
  child_list_.resize(child_start_[n]);
  std::vector<std::uint32_t> next(child_start_.begin(), child_start_.end());
  for (std::uint32_t i = 0; i < n; ++i)
    if (heads_[i] != kRoot) child_list_[next[heads_[i]]++] = i;
  first_.resize(n);
  last_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) first_[i] = i, last_[i] = i + 1;
  for (std::uint32_t i = 0; i < n; ++i)
    for (std::uint32_t at = heads_[i]; at != kRoot; at = heads_[at]) {
      first_[at] = std::min(first_[at], i);
      last_[at] = std::max(last_[at], i + 1);
    }
}

std::span<const std::uint32_t> Tree::children(std::uint32_t i) const {
  return std::span(child_list_).subspan(child_start_[i], child_start_[i + 1] - child_start_[i]);
}

std::optional<std::uint32_t> Tree::child(std::uint32_t i, std::string_view relation) const {
  for (std::uint32_t c : children(i))
    if (is_relation(token(c).deprel, relation)) return c;
  return std::nullopt;
}

std::vector<std::uint32_t> Tree::children_by(std::uint32_t i, std::string_view relation) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t c : children(i))
    if (is_relation(token(c).deprel, relation)) found.push_back(c);
  return found;
}

bool Tree::dominates(std::uint32_t ancestor, std::uint32_t i) const {
  for (std::uint32_t at = i; at != kRoot; at = heads_[at])
    if (at == ancestor) return true;
  return false;
}

Span Tree::bytes(std::uint32_t first, std::uint32_t last) const {
  assert(first < last && last <= size());
  return {sentence_->tokens[first].span.begin, sentence_->tokens[last - 1].span.end};
}

std::string Tree::marker(std::uint32_t i) const {
  std::string text;
  for (std::uint32_t c : children(i)) {
    const std::string& relation = token(c).deprel;
    if (relation != "case" && relation != "mark") continue;
    if (!text.empty()) text += ' ';
    text += to_lower(token(c).form);
    for (std::uint32_t part : children(c))
      if (token(part).deprel == "fixed") text += ' ' + to_lower(token(part).form);
  }
  return text;
}

}  // namespace dossier
