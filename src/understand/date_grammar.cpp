#include "understand/date_grammar.h"

#include <array>
#include <string>

#include "base/utf8.h"

namespace dossier {
namespace {

int to_int(std::string_view text) {
  int value = 0;
  for (char c : text) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::optional<DateAt> DateGrammar::at(std::size_t i) const {
  if (i >= words_.size()) return std::nullopt;
  std::optional<DateAt> best;
  using Rule = std::optional<DateAt> (DateGrammar::*)(std::size_t) const;
  constexpr std::array<Rule, 8> kRules = {&DateGrammar::iso,        &DateGrammar::weekday_date,
                                          &DateGrammar::month_date, &DateGrammar::day_month,
                                          &DateGrammar::season,     &DateGrammar::bare_year,
                                          &DateGrammar::decade,     &DateGrammar::holiday};
  for (const Rule rule : kRules)
    if (auto found = (this->*rule)(i); found && (!best || found->end > best->end)) best = found;
  return best;
}

std::optional<DateAt> DateGrammar::without_day(std::size_t i) const {
  for (const auto& whole : {month_date(i), season(i), decade(i)})
    if (whole && !whole->date.day) return whole;
  return std::nullopt;
}

std::optional<int> DateGrammar::day_number(std::size_t i) const {
  if (i >= words_.size() || !words_[i].number || words_[i].digits > 2 || words_[i].suffix == "s")
    return std::nullopt;
  const int day = *words_[i].number;
  return day >= 1 && day <= 31 ? std::optional(day) : std::nullopt;
}

std::optional<int> DateGrammar::year_number(std::size_t i) const {
  if (i >= words_.size() || words_[i].digits != 4 || !words_[i].suffix.empty()) return std::nullopt;
  return *words_[i].number >= 1000 && *words_[i].number <= 2999 ? words_[i].number : std::nullopt;
}

// Names of months are words of other kinds too ("may", "march"): they need a capital and not the
// tag of a verb.
std::optional<int> DateGrammar::month_at(std::size_t i) const {
  const auto found = sense_at(words_, i, "month");
  if (!found || !starts_upper(token(i).form) || token(i).upos == "AUX" || token(i).upos == "VERB")
    return std::nullopt;
  return to_int(found->value);
}

// "2025-11-29"
std::optional<DateAt> DateGrammar::iso(std::size_t i) const {
  if (i + 4 >= words_.size() || words_[i].digits != 4 || !is(i + 1, "–") || !is(i + 3, "–"))
    return std::nullopt;
  const auto &month = words_[i + 2], &day = words_[i + 4];
  if (month.digits != 2 || day.digits != 2 || *month.number < 1 || *month.number > 12)
    return std::nullopt;
  return DateAt{i + 5,
                WrittenDate{.year = words_[i].number, .month = month.number, .day = day.number}};
}

// "Monday", "Monday night", "Monday, 24 November 2025"
std::optional<DateAt> DateGrammar::weekday_date(std::size_t i) const {
  const auto found = sense_at(words_, i, "weekday");
  if (!found || !starts_upper(token(i).form)) return std::nullopt;
  const int day = to_int(found->value);
  const std::size_t comma = skip(i + 1, ",");
  for (const std::optional<DateAt>& rest : {month_date(comma), day_month(comma)})
    if (rest && rest->date.day) {
      WrittenDate written = rest->date;
      written.weekday = day;
      return DateAt{rest->end, written};
    }
  const std::size_t end = sense_at(words_, i + 1, "daytime") ? i + 2 : i + 1;
  return DateAt{end, WrittenDate{.weekday = day}};
}

// "May", "May 2024", "May of 2024", "May 3", "May 3, 2024"
std::optional<DateAt> DateGrammar::month_date(std::size_t i) const {
  if (i >= words_.size()) return std::nullopt;
  const auto month = month_at(i);
  if (!month) return std::nullopt;
  const std::size_t next = after_month(i);
  const std::size_t number = skip(next, "the");
  if (const auto day = day_number(number)) {
    const std::size_t comma = skip(number + 1, ",");
    if (const auto year = year_number(comma))
      return DateAt{comma + 1, WrittenDate{.year = year, .month = month, .day = day}};
    return DateAt{number + 1, WrittenDate{.month = month, .day = day}};
  }
  const std::size_t year_at = is(next, ",") ? next + 1 : skip(next, "of");
  if (const auto year = year_number(year_at))
    return DateAt{year_at + 1, WrittenDate{.year = year, .month = month}};
  return DateAt{i + 1, WrittenDate{.month = month}};
}

// "3 May", "the 3rd of May, 2024"
std::optional<DateAt> DateGrammar::day_month(std::size_t i) const {
  const std::size_t number = skip(i, "the");
  const auto day = day_number(number);
  if (!day) return std::nullopt;
  const std::size_t at = skip(number + 1, "of");
  if (at >= words_.size()) return std::nullopt;
  const auto month = month_at(at);
  if (!month) return std::nullopt;
  const std::size_t next = skip(after_month(at), ",");
  if (const auto year = year_number(next))
    return DateAt{next + 1, WrittenDate{.year = year, .month = month, .day = day}};
  return DateAt{at + 1, WrittenDate{.month = month, .day = day}};
}

// "summer 2024", "the summer of 2024"
std::optional<DateAt> DateGrammar::season(std::size_t i) const {
  const std::size_t at = skip(i, "the");
  const auto found = sense_at(words_, at, "season");
  if (!found) return std::nullopt;
  const std::size_t next = skip(at + 1, "of");
  const auto year = year_number(next);
  if (!year) return std::nullopt;
  return DateAt{next + 1, WrittenDate{.year = year, .season = to_int(found->value)}};
}

// A number of four digits is a year after a preposition of time or "the", or where its place in the
// tree says so.
std::optional<DateAt> DateGrammar::bare_year(std::size_t i) const {
  const auto year = year_number(i);
  if (!year || *year < 1500 || *year > 2199) return std::nullopt;
  const Token& number = token(i);
  const std::uint32_t head = tree_.head(words_[i].token);
  const bool counts = number.deprel == "nummod" && head != kRoot && head == words_[i].token + 1;
  const bool after_article = i > 0 && (is(i - 1, "the") || is(i - 1, "'s") || is(i - 1, "’s"));
  if (counts ? !after_article : !stands_as_time(i)) return std::nullopt;
  return DateAt{i + 1, WrittenDate{.year = year}};
}

bool DateGrammar::stands_as_time(std::size_t i) const {
  const std::string& relation = token(i).deprel;
  if (is_relation(relation, "obl") || is_relation(relation, "nmod")) {
    const std::string marker = tree_.marker(words_[i].token);
    return marker.empty() || marker == "in" || marker == "during" ||
           sense_at(words_, i > 0 ? i - 1 : i, "open").has_value() || marker == "of" ||
           marker == "from" || marker == "for";
  }
  if (relation == "root") return i > 0 && !tree_.marker(words_[i].token).empty();
  return relation == "compound" && i > 0 && is(i - 1, "the");
}

// "the 1990s"
std::optional<DateAt> DateGrammar::decade(std::size_t i) const {
  const std::size_t at = skip(i, "the");
  if (at >= words_.size() || words_[at].digits != 4 || words_[at].suffix != "s" ||
      *words_[at].number % 10 != 0)
    return std::nullopt;
  if (*words_[at].number < 1000) return std::nullopt;
  return DateAt{at + 1, WrittenDate{.decade = words_[at].number}};
}

std::optional<DateAt> DateGrammar::holiday(std::size_t i) const {
  const auto found = sense_at(words_, i, "holiday");
  if (!found || !starts_upper(token(i).form)) return std::nullopt;
  const int month = to_int(found->value.substr(0, 2)), day = to_int(found->value.substr(3));
  const std::size_t next = skip(i + found->words, ",");
  if (const auto year = year_number(next))
    return DateAt{next + 1, WrittenDate{.year = year, .month = month, .day = day}};
  return DateAt{i + found->words, WrittenDate{.month = month, .day = day}};
}

}  // namespace dossier
