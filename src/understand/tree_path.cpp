#include "understand/tree_path.h"

#include <algorithm>

namespace dossier {
namespace {

std::string edge(const Tree& tree, std::uint32_t i) {
  const std::string& relation = tree.token(i).deprel;
  const std::string marker = tree.marker(i);
  return marker.empty() ? relation : relation + ':' + marker;
}

// `i` and the words above it, at most kMaxPathEdges of those.
std::vector<std::uint32_t> line_up(const Tree& tree, std::uint32_t i) {
  std::vector<std::uint32_t> line = {i};
  while (line.size() <= kMaxPathEdges && tree.head(line.back()) != kRoot)
    line.push_back(tree.head(line.back()));
  return line;
}

}  // namespace

TreePath path_between(const Tree& tree, std::uint32_t from, std::uint32_t to) {
  const auto above_from = line_up(tree, from), above_to = line_up(tree, to);
  TreePath path;
  for (std::uint32_t word : above_from) {
    const auto meets = std::find(above_to.begin(), above_to.end(), word);
    if (meets == above_to.end()) {
      path.up.push_back(edge(tree, word));
      continue;
    }
    path.turn = word;
    for (auto at = meets; at != above_to.begin(); --at) path.down.push_back(edge(tree, *(at - 1)));
    return path;
  }
  path.up.clear();
  path.is_far = true;
  path.turn = to;
  return path;
}

std::string TreePath::text() const {
  if (is_far) return "far";
  std::string text;
  for (const std::string& relation : up) text += relation + "^ ";
  for (const std::string& relation : down) text += relation + "_ ";
  return text;
}

}  // namespace dossier
