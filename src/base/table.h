// One of the data files that the program reads at run time: a table of words with what is known of them.
//
// Every file is tab-separated UTF-8. Lines that start with '#' are comments; the first comment lines say what the file is, its
// origin and its licence; the first line that is not a comment names the columns. An empty cell is "-".
//
//   Threads  immutable after loading.
//   Errors   kData: file, line, column and the value seen.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// One tab-separated data file.
class Table {
 public:
  /// Loads `name` with data_file(); its columns must be `columns`, in this order.
  Table(std::string_view name, const std::vector<std::string>& columns);

  std::size_t size() const { return rows_.size(); }
  /// A cell; "-" reads as empty.
  const std::string& at(std::size_t row, std::size_t column) const { return rows_[row][column]; }
  /// "triggers.tsv:17", for messages.
  std::string place(std::size_t row) const;
  /// Rows whose first column is `key`, in file order.
  const std::vector<std::size_t>& rows(std::string_view key) const;

 private:
  std::string name_;
  std::vector<std::size_t> lines_;
  std::vector<std::vector<std::string>> rows_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> index_;
};

}  // namespace dossier
