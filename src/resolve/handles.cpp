#include "resolve/handles.h"

#include <algorithm>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::string_view kArticle = "the";

bool is_part(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return part.size() < whole.size() &&
         std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

// One word without its full stops, commas and possessive ending.
std::string bare(std::string word) {
  std::erase_if(word, [](char c) { return c == '.' || c == ',' || c == '"'; });
  if (word.ends_with("'s")) word.resize(word.size() - 2);
  while (word.ends_with('\'')) word.pop_back();
  return word;
}

}  // namespace

std::string NameForm::text() const {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

NameForm name_form(std::string_view name) {
  NameForm form;
  const std::string clean = squeeze(name);
  bool all_capitals = false;
  for (std::size_t begin = 0; begin < clean.size();) {
    const std::size_t end = std::min(clean.find(' ', begin), clean.size());
    const std::string original = bare(clean.substr(begin, end - begin));
    begin = end + 1;
    std::string word = bare(fold(original));
    if (word.empty() || (form.words.empty() && word == kArticle)) continue;
    if (starts_upper(original)) form.initials += word.substr(0, code_point_at(word, 0).bytes);
    all_capitals = all_upper(original) && count_characters(word) >= 2;
    form.words.push_back(std::move(word));
  }
  form.acronym = form.words.size() == 1 && all_capitals;
  return form;
}

std::size_t Handles::add(const Handle& handle, std::size_t entity) {
  const auto [place, added] = index_.try_emplace(handle, sets_.size());
  if (added) {
    sets_.add();
    all_.push_back(&place->first);
    entities_.emplace_back();
  }
  entities_[place->second].push_back(entity);
  return place->second;
}

std::vector<NameForm> own_forms(const LocalEntity& entity) {
  const bool named = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                 [](const Mention& m) { return m.kind == MentionKind::kName; });
  if (!named) return {};
  std::vector<NameForm> forms;
  for (const std::string& name : entity.names) forms.push_back(name_form(name));
  forms.push_back(name_form(entity.name));
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

}  // namespace dossier
