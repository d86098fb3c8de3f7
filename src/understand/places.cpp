#include "understand/places.h"

#include <array>

#include "base/utf8.h"

namespace dossier {
namespace {

enum Column : std::size_t { kName, kCode, kKind };

constexpr std::array<std::string_view, 8> kByProminence = {
    "country", "alias", "capital", "continent", "region", "city", "water"};

/// Spellings under which the table may hold a word: as it is, without full stops, an upper-case
/// headline word as a name.
std::array<std::string, 3> spellings(std::string_view word) {
  std::array<std::string, 3> found;
  found[0] = word;
  for (char c : word)
    if (c != '.') found[1] += c;
  if (word.size() > 3 && all_upper(word)) {
    bool start = true;
    for (char c : to_lower(word)) {
      found[2] += start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      start = c == ' ' || c == '-';
    }
  }
  return found;
}

}  // namespace

Gazetteer::Gazetteer(const Table& countries) : table_(&countries) {
  for (std::size_t row = 0; row < countries.size(); ++row) {
    const std::string& kind = countries.at(row, kKind);
    if (kind == "country" || kind == "continent" || kind == "region")
      if (!countries.at(row, kCode).empty())
        names_.try_emplace(countries.at(row, kCode), countries.at(row, kName));
  }
}

void Gazetteer::learn(const std::string& country, const std::string& adjective) {
  const std::string code = "=" + country;
  names_.try_emplace(code, country);
  learned_.try_emplace(country, code);
  adjectives_.try_emplace(adjective, code);
}

std::optional<KnownPlace> Gazetteer::place(std::string_view name) const {
  if (const auto known = learned_.find(name); known != learned_.end())
    return KnownPlace{known->first, known->second, "country"};
  for (const std::string& spelling : spellings(name)) {
    const auto& rows = table_->rows(spelling);
    for (std::string_view kind : kByProminence)
      for (std::size_t row : rows)
        if (table_->at(row, kKind) == kind)
          return KnownPlace{table_->at(row, kName), table_->at(row, kCode), kind};
  }
  return std::nullopt;
}

std::string_view Gazetteer::demonym(std::string_view word) const {
  const auto look_up = [&](std::string_view form) -> std::string_view {
    for (std::size_t row : table_->rows(form))
      if (table_->at(row, kKind) == "demonym") return table_->at(row, kCode);
    return {};
  };
  for (std::string_view form : {word, word.substr(0, word.size() - (word.ends_with('s') ? 1 : 0))})
    if (const auto known = adjectives_.find(form); known != adjectives_.end()) return known->second;
  const auto forms = spellings(word);
  for (const std::string& form : forms) {
    if (const auto code = look_up(form); !code.empty()) return code;
    if (form.size() > 4 && form.back() == 's')
      if (const auto code = look_up(std::string_view(form).substr(0, form.size() - 1));
          !code.empty())
        return code;
  }
  return {};
}

std::string_view Gazetteer::name_of(std::string_view code) const {
  const auto found = names_.find(code);
  return found == names_.end() ? std::string_view() : found->second;
}

bool is_country_code(std::string_view code) {
  return code.size() == 2 || code.starts_with('=');
}

std::string_view subtype_of_place(std::string_view kind) {
  if (kind == "alias") return "country";
  if (kind == "capital") return "city";
  if (kind == "continent") return "region";
  return kind;
}

}  // namespace dossier
