// What the table of countries knows of a name: countries and their other names, capitals, peoples,
// regions, waters, cities.
//
// Borrows the table. Look-ups are by the word as newspapers print it: "U.S.", "US" and "USA" are
// found, "us" is not.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "understand/lexicon.h"

namespace dossier {

/// Codes: ISO 3166 alpha-2 of a country, UN M49 of a region; "=Name" for a country that only the
/// document knows.
struct KnownPlace {
  std::string_view name;  // as the table has it
  std::string_view code;  // or empty
  std::string_view kind;  // country, alias, capital, continent, region, water, city
};

class Gazetteer {
 public:
  explicit Gazetteer(const Table& countries);

  /// Adds a country that is not in the table, with the adjective that the document forms of it.
  void learn(const std::string& country, const std::string& adjective);

  /// The most prominent place of this name.
  std::optional<KnownPlace> place(std::string_view name) const;
  /// Code of the country or region whose people or adjective the word is ("Peruvian", "Peruvians"),
  /// or empty.
  std::string_view demonym(std::string_view word) const;
  /// How a country, or a region with a code, is called; empty for an unknown code.
  std::string_view name_of(std::string_view code) const;

 private:
  const Table* table_;
  std::map<std::string, std::string, std::less<>> names_;                 // by code
  std::map<std::string, std::string, std::less<>> learned_, adjectives_;  // to code
};

/// The code is that of a country, not of a region.
bool is_country_code(std::string_view code);

/// The subtype of the ontology for a kind of place.
std::string_view subtype_of_place(std::string_view kind);

}  // namespace dossier
