#include "language/split_rules.h"

#include <algorithm>

#include "base/error.h"

namespace dossier {
namespace {

/// In the order of SplitRules::Kind; kMayBeTwo is computed.
constexpr std::array<std::string_view, 13> kNames = {
    "prefix", "number-prefix", "whole",  "unit",     "extension", "symbol", "elided",
    "clitic", "inner",         "ending", "last-cut", "numbered",  "starter"};

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
    add(row.substr(0, tab), row.substr(tab + 1), line);
  }
}

void SplitRules::add(std::string_view kind, std::string_view value, std::size_t line) {
  if (kind == "two") return add_two(value, line);
  const auto name = std::ranges::find(kNames, kind);
  if (name == kNames.end()) fail(line, "unknown kind '" + std::string(kind) + "'");
  values_[static_cast<std::size_t>(name - kNames.begin())].emplace(value);
  if (kind == "symbol") symbol_begins_.set(static_cast<unsigned char>(value[0]));
}

/// "can not", or with the word behind them, "it s not".
void SplitRules::add_two(std::string_view words, std::size_t line) {
  const std::size_t space = words.find(' ');
  if (space == std::string_view::npos || space == 0) fail(line, "two words expected");
  std::string joined(words);
  joined.erase(space, 1);
  if (const std::size_t behind = joined.find(' '); behind != std::string::npos)
    values_[kMayBeTwo].insert(joined.substr(0, behind));
  two_[joined] = space;
}

std::size_t SplitRules::first_of_two(std::string_view word) const {
  const auto found = two_.find(word);
  return found == two_.end() ? 0 : found->second;
}

}  // namespace dossier
