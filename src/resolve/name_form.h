// A name as it is compared: its words folded and spelled alike, and what they are in the name of a
// person or of an organization. Internal to this folder.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Folded words in Latin letters without full stops, without a leading article or a possessive
/// ending.
struct NameForm {
  std::vector<std::string> words;
  std::string initials;  // first letters of its capitalized words: "unb" for "University of New
                         // Brigg" (no "o")
  bool acronym = false;  // one word in capitals, two letters or more

  std::string text() const;
  friend auto operator<=>(const NameForm&, const NameForm&) = default;
};
NameForm name_form(std::string_view name);

/// A person's name: "Prime Minister José B. de la Ruiz Jr." has the words jose and ruiz, the middle
/// initial b and the suffix jr.
struct PersonName {
  std::vector<std::string> words;  // without title, suffix, particles and middle initials
  std::string middle;              // middle initials
  std::string suffix;
  bool honorific = false;  // a title stands before a last name alone
};
PersonName person_name(const NameForm& form);

/// An organization's name: "the U.S. Defence Department Ltd." has the words defense, department and
/// the country US.
struct OrganizationName {
  std::vector<std::string> words;     // without country in front or behind, and legal form
  std::string country;                // code, where its name says one
  std::vector<std::string> bag;       // sorted words without small ones
  std::vector<std::string> core;      // words that are neither small nor general
  std::vector<std::string> initials;  // what an acronym of it may be, sorted
  bool general_end = false;           // its last word says only what kind of organization it is
};
OrganizationName organization_name(const NameForm& form);

/// How a word sounds, roughly: equal for transliterations of one name ("qaddafi", "gadafi").
std::string sound(std::string_view word);

}  // namespace dossier
