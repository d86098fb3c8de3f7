#include "text/boilerplate.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/phrases.h"
#include "text/words.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestLine = 240;  // bytes; longer lines are prose, whatever they mention

const Phrases& phrases() {
  static const Phrases kPhrases("boilerplate.tsv", {"line", "start", "part", "tail", "button",
                                                    "class", "section", "comments"});
  return kPhrases;
}

bool has_letter(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = code_point_at(line, at);
    if (u_isalpha(static_cast<UChar32>(c.value))) return true;
    at += c.bytes;
  }
  return false;
}

/// The line as the data file writes it: folded, every number as "#", marks at both ends dropped.
std::string normal_form(std::string_view line) {
  std::string out;
  for (char c : fold(line)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || out.empty() || out.back() != '#') out += digit ? '#' : c;
  }
  constexpr std::string_view kMarks = " |*_>-:.!+[]()~=•·»→›";
  const std::size_t begin = out.find_first_not_of(kMarks);
  if (begin == std::string::npos) return {};
  return out.substr(begin, out.find_last_not_of(kMarks) + 1 - begin);
}

bool is_address(std::string_view line) {
  const bool web =
      line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.");
  return web && line.find(' ') == std::string_view::npos;
}

/// "Facebook | X | E-mail": nothing but names of buttons.
bool is_button_row(std::string_view form) {
  bool button = false;
  for (std::string_view word : words_of(form)) {
    if (!has_letter(word)) continue;
    while (word.ends_with('|') || word.ends_with(',')) word.remove_suffix(1);
    if (!phrases().has("button", word)) return false;
    button = true;
  }
  return button;
}

}  // namespace

Boilerplate boilerplate_kind(std::string_view line) {
  if (line.size() > kLongestLine) return Boilerplate::kNone;
  if (line.empty()) return Boilerplate::kNone;
  if (!has_letter(line) || is_address(line)) return Boilerplate::kLine;
  const std::string form = normal_form(line);
  if (phrases().has("comments", form)) return Boilerplate::kComments;
  if (phrases().has("section", form)) return Boilerplate::kSection;
  const bool hit = phrases().has("line", form) || phrases().starts("start", form) > 0 ||
                   phrases().inside("part", form) || is_button_row(form) ||
                   (!ends_sentence(line) && phrases().ends("tail", form));
  return hit ? Boilerplate::kLine : Boilerplate::kNone;
}

bool is_boilerplate_class(std::string_view names) {
  return !names.empty() && phrases().inside("class", fold(names));
}

}  // namespace dossier
