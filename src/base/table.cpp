#include "base/table.h"

#include <algorithm>

#include "base/data_path.h"
#include "base/error.h"

namespace dossier {
namespace {

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t start = 0; start <= line.size();) {
    const std::size_t end = std::min(line.find('\t', start), line.size());
    cells.emplace_back(line.substr(start, end - start));
    start = end + 1;
  }
  return cells;
}

}  // namespace

Table::Table(std::string_view name, const std::vector<std::string>& columns) : name_(name) {
  const std::string content = read_file(data_file(name));
  bool head = true;
  std::size_t number = 0;
  for (std::size_t start = 0; start < content.size();) {
    const std::size_t end = std::min(content.find('\n', start), content.size());
    const std::string_view line = std::string_view(content).substr(start, end - start);
    start = end + 1;
    ++number;
    if (line.empty() || line[0] == '#') continue;
    auto cells = cells_of(line);
    const std::string where = name_ + ":" + std::to_string(number);
    if (head && cells != columns)
      throw Error(ErrorCode::kData,
                  where + ": other columns than expected: '" + std::string(line) + "'");
    if (cells.size() != columns.size())
      throw Error(ErrorCode::kData, where + ": " + std::to_string(cells.size()) + " cells, " +
                                        std::to_string(columns.size()) + " expected: '" +
                                        std::string(line) + "'");
    if (!head) {
      for (std::string& cell : cells)
        if (cell == "-") cell.clear();
      index_[cells[0]].push_back(rows_.size());
      rows_.push_back(std::move(cells));
      lines_.push_back(number);
    }
    head = false;
  }
  if (head) throw Error(ErrorCode::kData, name_ + ": no line that names the columns");
}

std::string Table::place(std::size_t row) const {
  return name_ + ":" + std::to_string(lines_[row]);
}

const std::vector<std::size_t>& Table::rows(std::string_view key) const {
  static const std::vector<std::size_t> kNone;
  const auto found = index_.find(key);
  return found == index_.end() ? kNone : found->second;
}

}  // namespace dossier
