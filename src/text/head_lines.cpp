// Head lines by their form: a line is cut at bars, bullets and spaced dashes; each part must be a
// date with its labels, a byline, a credit or a name, and at least one of them must be more than a
// name.
//
// Limits: English labels only. A lone name is an outlet when it holds a word that outlets use, is
// one word or starts with "The", else an author; so an outlet called like a person is taken for
// one.
#include "text/head_lines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "text/boilerplate.h"
#include "text/dates.h"
#include "text/phrases.h"
#include "text/words.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestHeadLine = 200;  // bytes
constexpr std::size_t kLongestName = 80;       // bytes
constexpr std::size_t kMostNameWords = 8;
constexpr std::size_t kLongestDateline = 100;  // bytes
constexpr std::size_t kLongestParticle = 3;    // letters of "de", "van", "and" in a name

const Phrases& phrases() {
  static const Phrases kPhrases(
      "head.tsv", {"byline", "published", "updated", "source", "outlet", "role", "section",
                   "caption", "credit", "time", "zone"});
  return kPhrases;
}

/// Bytes of the label of this kind that the line starts with, with the colon and the space behind
/// it; 0 without one.
std::size_t label_bytes(std::string_view kind, std::string_view line) {
  const std::size_t near = std::min<std::size_t>(line.size(), 40);
  std::string start;
  for (char c : line.substr(0, near))
    start += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const std::size_t length = phrases().starts(kind, start);
  if (length == 0) return 0;
  const std::size_t text = line.find_first_not_of(" \t:", length);
  return text == std::string_view::npos ? line.size() : text;
}

std::vector<std::string_view> split_at(std::string_view line,
                                       std::initializer_list<std::string_view> marks) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t width = 0;
    for (std::string_view mark : marks)
      if (line.substr(at).starts_with(mark)) width = mark.size();
    if (width > 0) {
      parts.push_back(trim(line.substr(begin, at - begin)));
      begin = at + width;
    }
    at += std::max<std::size_t>(width, 1);
  }
  parts.push_back(trim(line.substr(begin)));
  return parts;
}

bool is_capitalised(std::string_view word) {
  while (!word.empty() && (word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
  if (word.empty()) return false;
  const char32_t c = code_point_at(word, 0).value;
  return u_isUUppercase(static_cast<UChar32>(c)) || u_isdigit(static_cast<UChar32>(c));
}

/// Capitalised words, with short particles between them.
bool is_name(std::string_view part) {
  const auto words = words_of(part);
  if (words.empty() || words.size() > kMostNameWords || part.size() > kLongestName) return false;
  if (!is_capitalised(words.front()) || !starts_upper(trim(part))) {
    if (!u_isdigit(static_cast<UChar32>(code_point_at(part, 0).value))) return false;
  }
  const std::string_view last = words.back();
  if (last.ends_with(',') || last.ends_with(':') || last.ends_with(';') || last.ends_with('?'))
    return false;
  if (last.ends_with('.') && count_characters(last) > 4) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_capitalised(word) || word == "&" ||
           (count_characters(word) <= kLongestParticle && starts_lower(word));
  });
}

/// True when nothing but labels, names of days, a time of day and marks is left.
bool is_date_rest(std::string_view rest) {
  std::string spaced;
  bool after_digit = false;
  for (char c : fold(rest)) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (digit != after_digit) spaced += ' ';
    after_digit = digit;
    spaced += digit || letter ? c : ' ';
  }
  const auto words = words_of(spaced);
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    const bool number =
        word.find_first_not_of("0123456789") == std::string_view::npos && word.size() <= 4;
    return number || is_weekday(word) || phrases().has("time", word) ||
           phrases().has("zone", word) || phrases().has("published", word) ||
           phrases().has("updated", word);
  });
}

/// "GENEVA, March 3, 2024": a place of a few words before the date.
bool is_place_before_date(std::string_view before) {
  if (!before.ends_with(',')) return false;
  before.remove_suffix(1);
  return is_name(before) && words_of(before).size() <= 4;
}

/// A part that is a date with what may stand around it.
bool parse_date_part(std::string_view part, HeadLine& head) {
  const auto found = find_date(part);
  if (!found) return false;
  std::string_view before = trim(part.substr(0, found->begin));
  const bool updated = label_bytes("updated", before) > 0;
  if (!is_date_rest(part.substr(found->end))) return false;
  if (!is_date_rest(before) && !is_place_before_date(before)) return false;
  auto& date = updated ? head.updated : head.published;
  if (!date) date = found->date;
  return true;
}

bool is_role(std::string_view part) {
  const std::string folded = fold(part);
  return phrases().inside("role", folded);
}

std::string_view up_to_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  for (std::string_view mark : marks) text = text.substr(0, text.find(mark));
  return trim(text);
}

bool starts_with_dash(std::string_view text) {
  return text.starts_with('-') || text.starts_with("–") || text.starts_with("—");
}

/// What follows "By ": authors, and after a comma, "for", "/" or in brackets the outlet.
bool parse_byline(std::string_view rest, HeadLine& head) {
  const auto parts = split_at(rest, {", ", "/", " for ", " (", " at "});
  const bool list = parts.size() > 1 && parts.back().find(" and ") != std::string_view::npos;
  const std::string_view author = up_to_any(list ? rest : parts.front(), {" in ", " | "});
  if (!list && !is_name(author)) return false;
  if (list && !std::all_of(parts.begin(), parts.end(), [](auto part) { return is_name(part); }))
    return false;
  for (std::size_t i = 1; i < parts.size() && !list; ++i) {
    std::string_view part = parts[i];
    if (part.ends_with(')')) part.remove_suffix(1);
    if (part.empty() || parse_date_part(part, head) || is_role(part)) continue;
    if (!is_name(part)) return false;
    if (names_outlet(part) && head.publisher.empty()) head.publisher = squeeze(part);
  }
  if (names_outlet(author) && !is_role(author)) {
    if (head.publisher.empty()) head.publisher = squeeze(author);
  } else if (head.author.empty()) {
    head.author = squeeze(author);
  }
  return true;
}

void take_name(std::string_view part, HeadLine& head) {
  const HeadLine name = parse_name_line(part);
  if (head.author.empty()) head.author = name.author;
  if (head.publisher.empty()) head.publisher = name.publisher;
}

/// What a part of a line is; only a telling one makes the line a head line. Reads it into `head`.
enum class PartKind { kTelling, kName, kOther };
PartKind read_part(std::string_view part, HeadLine& head) {
  if (parse_date_part(part, head)) return PartKind::kTelling;
  if (part.empty() || is_boilerplate(part)) return PartKind::kName;
  if (const std::size_t label = label_bytes("byline", part); label > 0 && label < part.size())
    return parse_byline(part.substr(label), head) ? PartKind::kTelling : PartKind::kOther;
  if (const std::size_t label = label_bytes("source", part); label > 0 && label < part.size()) {
    const bool labelled = part.substr(0, label).find(':') != std::string_view::npos;
    if (!labelled || !is_name(part.substr(label))) return PartKind::kOther;
    if (head.publisher.empty()) head.publisher = squeeze(part.substr(label));
    return PartKind::kTelling;
  }
  if (!is_name(part)) return PartKind::kOther;
  if (!is_section_line(part)) take_name(part, head);
  return PartKind::kName;
}

}  // namespace

std::optional<HeadLine> parse_head_line(std::string_view line) {
  while (!line.empty() && (line.front() == '*' || line.front() == '_')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == '*' || line.back() == '_')) line.remove_suffix(1);
  if (line.empty() || line.size() > kLongestHeadLine) return std::nullopt;
  HeadLine head;
  if (parse_date_part(line, head)) return head;
  bool telling = false;
  for (std::string_view part : split_at(line, {"|", " • ", " · ", " - ", " – ", " — ", " / "})) {
    const PartKind kind = read_part(part, head);
    if (kind == PartKind::kOther) return std::nullopt;
    telling = telling || kind == PartKind::kTelling;
  }
  return telling ? std::optional(head) : std::nullopt;
}

bool is_head_line(std::string_view line) {
  return parse_head_line(line).has_value();
}

bool is_name_line(std::string_view line) {
  return is_name(line) && words_of(line).size() <= 6;
}

HeadLine parse_name_line(std::string_view line) {
  HeadLine head;
  if (is_role(line)) return head;
  const auto words = words_of(line);
  const bool outlet = names_outlet(line) || words.size() == 1 || line.starts_with("The ");
  (outlet ? head.publisher : head.author) = squeeze(line);
  return head;
}

bool names_outlet(std::string_view line) {
  return phrases().inside("outlet", fold(line));
}

bool is_section_line(std::string_view line) {
  if (line.empty() || line.size() > kLongestName) return false;
  const std::string folded = fold(line);
  bool any = false;
  for (std::string_view part : split_at(folded, {"|", ">", "/", " - ", ","})) {
    const auto words = words_of(part);
    const bool all = std::all_of(words.begin(), words.end(), [](std::string_view word) {
      return word == "&" || phrases().has("section", word);
    });
    if (!all) return false;
    any = any || !words.empty();
  }
  return any;
}

std::optional<HeadLine> parse_metadata(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 40) return std::nullopt;
  const std::string key = fold(line.substr(0, colon));
  std::string_view value = trim(line.substr(colon + 1));
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front())
    value = value.substr(1, value.size() - 2);
  HeadLine head;
  if (key == "title" || key == "headline") head.title = squeeze(value);
  if (key == "url" || key == "link" || key == "address") head.url = squeeze(value);
  if (phrases().has("byline", key) || key == "authors") head.author = squeeze(value);
  if (phrases().has("source", key)) head.publisher = squeeze(value);
  const auto found = find_date(value);
  if (found && phrases().has("published", key)) head.published = found->date;
  if (found && phrases().has("updated", key)) head.updated = found->date;
  return head;
}

std::optional<Dateline> parse_dateline(std::string_view paragraph) {
  const std::string_view start = paragraph.substr(0, kLongestDateline);
  Dateline dateline;
  std::string_view place;
  const std::size_t open = start.find('('), close = start.find(')');
  if (open < close && close < start.size() && starts_with_dash(trim(start.substr(close + 1)))) {
    dateline.agency = squeeze(start.substr(open + 1, close - open - 1));
    place = trim(start.substr(0, open));
    if (!is_name(dateline.agency)) return std::nullopt;
    if (place.empty()) return dateline;
  } else {
    place = up_to_any(start, {" - ", " – ", " — ", " -- "});
    if (place.size() + 1 >= start.size()) return std::nullopt;
  }
  if (const auto found = find_date(place)) dateline.date = found->date;
  const std::string_view city = up_to_any(place, {","});
  if (!is_name(city) || words_of(city).size() > 4) return std::nullopt;
  return all_upper(city) || !dateline.agency.empty() ? std::optional(dateline) : std::nullopt;
}

std::size_t caption_label_bytes(std::string_view line) {
  const std::size_t label = label_bytes("caption", line);
  const bool labelled = label > 0 && line.substr(0, label).find(':') != std::string_view::npos;
  return labelled && label < line.size() ? label : 0;
}

bool ends_in_credit(std::string_view line) {
  const std::size_t near = line.size() > kLongestName ? line.size() - kLongestName : 0;
  const std::string_view tail = line.substr(near);
  if (phrases().ends("credit", fold(tail))) return true;
  const std::size_t open = tail.find_last_of("([");
  if (open == std::string_view::npos || (line.back() != ')' && line.back() != ']')) return false;
  const std::string_view group = tail.substr(open + 1, tail.size() - open - 2);
  const auto parts = split_at(group, {"/"});
  const bool names =
      std::all_of(parts.begin(), parts.end(), [](auto part) { return is_name(part); });
  if (names && parts.size() > 1 && !all_upper(group)) return true;
  return label_bytes("caption", group) > 0 || phrases().inside("credit", fold(group));
}

}  // namespace dossier
