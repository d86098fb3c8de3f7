// An entity is known by its own forms: those that are not a part of a longer form of the same
// entity ("Ruiz" of "Ana Ruiz" says nothing elsewhere). A person who has a form of two words or
// more is known by these alone.
#include "resolve/handles.h"

#include <algorithm>

#include "resolve/name_lexicon.h"

namespace dossier {
namespace {

constexpr std::string_view kCountrySubtype = "country";
constexpr std::string_view kGovernmentSubtype = "government";

bool is_part(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return part.size() < whole.size() &&
         std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

bool is_named(const LocalEntity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                     [](const Mention& m) { return m.kind == MentionKind::kName; });
}

// "Ruiz, Ana B." is Ana B. Ruiz; "Ana Ruiz, Jr." stays.
NameForm form_of(EntityType type, const std::string& name) {
  const std::size_t comma = name.find(", ");
  if (type != EntityType::kPerson || comma == std::string::npos) return name_form(name);
  const std::string behind = name.substr(comma + 2);
  const NameForm suffix = name_form(behind);
  const bool inverted =
      suffix.words.size() > 1 ||
      (!suffix.words.empty() && !NameLexicon::shipped().is(WordKind::kSuffix, suffix.words[0]));
  return name_form(inverted ? behind + " " + name.substr(0, comma) : name);
}

bool is_country(const LocalEntity& entity) {
  return entity.type == EntityType::kPlace && entity.subtype == kCountrySubtype &&
         !entity.country.empty();
}

// "The Ruritanian government", or a country's own name for one: subtype and country say all. A
// court or a ministry has other last words.
bool is_government_of_country(const LocalEntity& entity) {
  if (entity.type != EntityType::kOrganization || entity.subtype != kGovernmentSubtype ||
      entity.country.empty()) {
    return false;
  }
  const auto says_so = [&](const std::string& name) {
    const NameForm form = name_form(name);
    return !form.words.empty() && (form.words.back() == kGovernmentSubtype ||
                                   NameLexicon::shipped().country(form.text()) == entity.country);
  };
  return says_so(entity.name) || std::any_of(entity.names.begin(), entity.names.end(), says_so);
}

Kind kind_of(const LocalEntity& entity) {
  switch (entity.type) {
    case EntityType::kPerson:
      return Kind::kPerson;
    case EntityType::kOrganization:
      return Kind::kOrganization;
    case EntityType::kGroup:
      return Kind::kGroup;
    case EntityType::kPlace:
      return is_country(entity) ? Kind::kCountry : Kind::kPlace;
    case EntityType::kThing:
    case EntityType::kEvent:
      break;
  }
  return Kind::kThing;
}

// Those of two words or more; the first form where there is none.
void keep_full_forms(std::vector<NameForm>& forms) {
  std::vector<NameForm> full;
  std::copy_if(forms.begin(), forms.end(), std::back_inserter(full),
               [](const NameForm& form) { return person_name(form).words.size() >= 2; });
  if (full.empty() && !forms.empty()) full.push_back(forms.front());
  forms = std::move(full);
}

}  // namespace

std::vector<NameForm> own_forms(const LocalEntity& entity) {
  if (!is_named(entity)) return {};
  std::vector<NameForm> forms;
  for (const std::string& name : entity.names) forms.push_back(form_of(entity.type, name));
  forms.push_back(form_of(entity.type, entity.name));
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  std::vector<NameForm> out;
  for (const NameForm& form : forms) {
    const bool whole = std::none_of(forms.begin(), forms.end(), [&](const NameForm& other) {
      return is_part(form.words, other.words);
    });
    if (whole && !form.words.empty()) out.push_back(form);
  }
  return out;
}

std::vector<Handle> handles_of(const LocalEntity& entity) {
  if (entity.type == EntityType::kEvent) return {};
  if (is_government_of_country(entity)) return {{Kind::kGovernment, {}, entity.country}};
  std::vector<NameForm> forms = own_forms(entity);
  if (entity.type == EntityType::kPerson) keep_full_forms(forms);
  const NameForm best = form_of(entity.type, entity.name);
  std::stable_partition(forms.begin(), forms.end(),
                        [&](const NameForm& form) { return form == best; });
  std::vector<Handle> out;
  for (NameForm& form : forms) out.push_back({kind_of(entity), std::move(form), entity.country});
  return out;
}

}  // namespace dossier
