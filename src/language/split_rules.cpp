#include "language/split_rules.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 11> kKinds = {"prefix", "whole",    "unit",   "extension",
                                                     "symbol", "elided",   "clitic", "inner",
                                                     "ending", "numbered", "starter"};

[[noreturn]] void fail(std::size_t line, const std::string& what) {
  throw Error(ErrorCode::kData, "segmentation.tsv line " + std::to_string(line) + ": " + what);
}

}  // namespace

SplitRules::SplitRules(std::string_view table) {
  for (std::size_t line = 1; !table.empty(); ++line) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view row = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (row.empty() || row[0] == '#') continue;
    const std::size_t tab = row.find('\t');
    if (tab == std::string_view::npos || tab + 1 == row.size())
      fail(line, "a kind and a value expected");
    const std::string_view kind = row.substr(0, tab), value = row.substr(tab + 1);
    if (kind == "two") {
      const std::size_t space = value.find(' ');
      if (space == std::string_view::npos || space == 0) fail(line, "two words expected");
      std::string joined(value);
      joined.erase(space, 1);
      two_[joined] = space;
    } else if (std::ranges::find(kKinds, kind) != kKinds.end()) {
      values_[std::string(kind)].emplace(value);
    } else {
      fail(line, "unknown kind '" + std::string(kind) + "'");
    }
  }
}

std::size_t SplitRules::first_of_two(std::string_view word) const {
  const auto found = two_.find(word);
  return found == two_.end() ? 0 : found->second;
}

bool SplitRules::has(std::string_view kind, std::string_view value) const {
  const auto found = values_.find(kind);
  return found != values_.end() && found->second.contains(value);
}

}  // namespace dossier
