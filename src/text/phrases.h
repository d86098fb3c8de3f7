// Phrase lists of the data folder: lines of a kind and a phrase, tab between them, compared as
// `fold` writes them.
//
// Private to src/text. Errors: kData for a file that is missing or malformed.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace dossier {

class Phrases {
 public:
  /// Reads the data file `name`, whose kinds must be among `kinds`.
  Phrases(std::string_view name, const std::set<std::string_view>& kinds);

  // `folded` is a line after `fold`. A phrase matches whole words only.
  bool has(std::string_view kind, std::string_view folded) const;
  /// Bytes of the longest phrase that the line starts with, or 0.
  std::size_t starts(std::string_view kind, std::string_view folded) const;
  bool ends(std::string_view kind, std::string_view folded) const;
  bool inside(std::string_view kind, std::string_view folded) const;

 private:
  const std::set<std::string, std::less<>>& of(std::string_view kind) const;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> phrases_;
};

}  // namespace dossier
