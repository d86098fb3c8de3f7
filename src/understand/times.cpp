// Finds time expressions and says which days they mean.
//
// A grammar over words (understand/time_words.h), written as functions that try one construction
// each at a place and give back what they mean and how many words they took; the longest wins.
// Words are data (times.tsv); dates with missing parts and calendar arithmetic are
// understand/calendar.h. The tree only tells the future ("will meet on Sunday") and what a
// preposition belongs to ("since Monday" is open, "since Monday's attack" is not).
//
//   Example  "between 3 and 5 May" in a report of June 2024: 2024-05-03 to 2024-05-05.
//   Cost     linear in words: every construction looks at a bounded number of them.
//   Limits   A weekday or month without a year lies before the day of publication unless its verb
//   looks ahead. "three days
//            later" counts from the last day named before; without one it has no interval. Dates as
//            "4/5/2024" are not read.
#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "understand/calendar.h"
#include "understand/date_grammar.h"
#include "understand/stages.h"
#include "understand/time_words.h"

namespace dossier {
namespace {

/// What a construction read: up to word `end`, a written date to be resolved, or an interval
/// (nothing: not known).
struct Parsed {
  std::size_t end = 0;
  std::optional<WrittenDate> written = {};
  std::optional<TimeInterval> interval = {};
};

int to_int(std::string_view text) {
  int value = 0;
  for (char c : text)
    if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  return text.starts_with('-') ? -value : value;
}

class SentenceTimes {
 public:
  SentenceTimes(const Reading& reading, const Lexicon& lexicon, std::uint32_t sentence,
                std::optional<Date> anchor)
      : tree_(reading.trees[sentence]),
        times_(lexicon.times),
        published_(reading.document.published),
        sentence_(sentence),
        anchor_(anchor),
        words_(time_words(tree_, lexicon.times)),
        dates_(tree_, words_) {}

  /// Appends the expressions of the sentence; the last day named so far is kept for "the next day".
  std::optional<Date> find(std::vector<TimeExpression>& found) {
    for (std::size_t i = 0; i < words_.size();) {
      direction_ = looks_ahead(words_[i].token) ? Direction::kFuture : Direction::kPast;
      const auto parsed = expression(i);
      if (!parsed) {
        ++i;
        continue;
      }
      found.push_back(made(i, *parsed));
      if (parsed->interval && parsed->interval->precision == Precision::kDay)
        anchor_ = parsed->interval->from;
      i = parsed->end;
    }
    return anchor_;
  }

 private:
  using Found = std::optional<Parsed>;

  // ---- looking at words

  std::optional<TimeSense> sense(std::size_t i, std::string_view kind) const {
    return sense_at(words_, i, kind);
  }
  bool is(std::size_t i, std::string_view text) const {
    return i < words_.size() && words_[i].text == text;
  }
  const Token& token(std::size_t i) const { return tree_.token(words_[i].token); }

  std::size_t skip(std::size_t i, std::string_view text) const { return is(i, text) ? i + 1 : i; }

  // ---- what it means

  std::optional<TimeInterval> resolved(const Parsed& parsed) const {
    return resolved(parsed, direction_);
  }
  std::optional<TimeInterval> resolved(const Parsed& parsed, Direction direction) const {
    return parsed.written ? meaning_of(*parsed.written, published_, direction) : parsed.interval;
  }

  Found done(std::size_t end, std::optional<TimeInterval> interval) const {
    return Parsed{end, std::nullopt, interval};
  }
  Found done(std::size_t end, const WrittenDate& written) const {
    return Parsed{end, written, std::nullopt};
  }

  /// "will meet on Sunday": the nearest word above that says so, up to a finite verb that does not.
  bool looks_ahead(std::uint32_t from) const {
    const auto ahead = [&](std::uint32_t i) {
      const auto is_future = [&](const std::string& word) {
        for (std::size_t row : times_.rows(to_lower(word)))
          if (times_.at(row, 1) == "future") return true;
        return false;
      };
      return is_future(tree_.token(i).lemma) || is_future(tree_.token(i).form);
    };
    for (std::uint32_t at = from; at != kRoot; at = tree_.head(at)) {
      if (at != from && ahead(at)) return true;
      for (std::uint32_t c : tree_.children(at))
        if ((is_relation(tree_.token(c).deprel, "aux") || tree_.token(c).deprel == "amod") &&
            ahead(c))
          return true;
      const std::string& xpos = tree_.token(at).xpos;
      if (xpos == "VBD" || xpos == "VBZ" || xpos == "VBP") return false;
    }
    return false;
  }

  TimeExpression made(std::size_t first, const Parsed& parsed) const {
    TimeExpression time;
    time.first = words_[first].token;
    time.last = words_[parsed.end - 1].token + 1;
    time.interval = parsed.interval;
    time.head = {sentence_, head_of(time.first, time.last)};
    return time;
  }

  // The token inside that hangs on one outside; a noun or number rather than a preposition.
  std::uint32_t head_of(std::uint32_t first, std::uint32_t last) const {
    std::optional<std::uint32_t> best;
    for (std::uint32_t i = first; i < last; ++i) {
      const std::uint32_t head = tree_.head(i);
      if (head != kRoot && head >= first && head < last) continue;
      const std::string& relation = tree_.token(i).deprel;
      const bool weak =
          relation == "case" || relation == "punct" || relation == "mark" || relation == "cc";
      if (!weak) return i;
      if (!best) best = i;
    }
    return best.value_or(first);
  }

  // ---- whole expressions

  // With an open end, as a range, or a date by itself.
  Found expression(std::size_t i) const {
    if (const auto found = open_ended(i)) return found;
    if (const auto found = range(i)) return found;
    auto found = date(i);
    if (found) found->interval = resolved(*found);
    return found;
  }

  Found open_ended(std::size_t i) const {
    const auto open = sense(i, "open");
    if (!open || i + open->words >= words_.size()) return std::nullopt;
    const auto parsed = date(skip(i + open->words, "the"));
    if (!parsed) return std::nullopt;
    const Direction direction = open->value == "since" ? Direction::kPast : direction_;
    const std::uint32_t first = words_[i + open->words].token,
                        last = words_[parsed->end - 1].token + 1;
    const std::uint32_t head = tree_.head(words_[i].token);
    if (head == kRoot || head < first || head >= last) return std::nullopt;
    const auto interval = resolved(*parsed, direction);
    if (!interval) return done(parsed->end, std::nullopt);
    TimeInterval bounded{std::nullopt, std::nullopt, Precision::kRange};
    if (open->value == "since") {
      bounded.from = interval->from;
      if (published_ && interval->from && *published_ >= *interval->from) bounded.to = published_;
    } else if (open->value == "until") {
      bounded.to = interval->to;
    } else if (open->value == "before" && interval->from) {
      bounded.to = Date{interval->from->days - 1};
    } else if (open->value == "after" && interval->to) {
      bounded.from = Date{interval->to->days + 1};
    }
    if (!bounded.from && !bounded.to) return done(parsed->end, std::nullopt);
    return done(parsed->end, bounded);
  }

  // "from A to B", "between A and B", "A to B", "May 3-5", "3-5 May".
  Found range(std::size_t i) const {
    const auto opening = sense(i, "range");
    const std::size_t start = opening ? skip(i + opening->words, "the") : i;
    const auto first = endpoint(start, opening.has_value());
    if (!first) return std::nullopt;
    const auto link = sense(first->end, "link");
    const bool wants_and = opening && opening->value == "between";
    if (!link || (link->value == "and") != wants_and) return std::nullopt;
    const auto second = endpoint(skip(first->end + link->words, "the"), true);
    if (!second) return std::nullopt;
    Parsed from = *first, to = *second;
    share(from, to);
    if (!complete(from) || !complete(to)) return std::nullopt;
    auto begin = resolved(from);
    const auto end = resolved(to);
    if (begin && end && is_weekday(from) && is_weekday(to) && *begin->from > *end->from)
      begin = unit_around(*begin->from, Unit::kDay, -7);
    if (!begin || !end || !begin->from || !end->to || *begin->from > *end->to)
      return done(to.end, std::nullopt);
    return done(to.end, TimeInterval{begin->from, end->to, Precision::kRange});
  }

  // A date, or a bare number that takes its month or its being a year from the other end.
  Found endpoint(std::size_t i, bool bare_year) const {
    if (auto found = date(i)) return found;
    if (bare_year || sense(i + 1, "link"))
      if (const auto year = dates_.year_number(i)) return done(i + 1, WrittenDate{.year = year});
    if (const auto day = dates_.day_number(i)) return done(i + 1, WrittenDate{.day = day});
    return std::nullopt;
  }

  static void share(Parsed& from, Parsed& to) {
    if (!from.written || !to.written) return;
    WrittenDate &a = *from.written, &b = *to.written;
    if (!a.month && a.day) a.month = b.month;
    if (!b.month && b.day) b.month = a.month;
    if (!a.year && b.year && (a.month || a.season))
      a.year = a.month && b.month && *a.month > *b.month ? *b.year - 1 : *b.year;
    if (!b.year && a.year && b.month) b.year = a.year;
  }

  static bool is_weekday(const Parsed& parsed) {
    return parsed.written && parsed.written->weekday && !parsed.written->day;
  }

  static bool complete(const Parsed& parsed) {
    if (!parsed.written) return parsed.interval.has_value();
    return !parsed.written->day || parsed.written->month;
  }

  // ---- dates

  Found date(std::size_t i) const {
    Found best;
    using Rule = Found (SentenceTimes::*)(std::size_t) const;
    constexpr std::array<Rule, 8> kRules = {&SentenceTimes::written, &SentenceTimes::fraction,
                                            &SentenceTimes::third,   &SentenceTimes::relative,
                                            &SentenceTimes::side,    &SentenceTimes::distance,
                                            &SentenceTimes::span,    &SentenceTimes::anaphor};
    if (i >= words_.size()) return best;
    for (const Rule rule : kRules)
      if (auto found = (this->*rule)(i); found && (!best || found->end > best->end))
        best = std::move(found);
    if (const auto vague = sense(i, "vague"); !best && vague)
      return done(i + vague->words, std::nullopt);
    return best;
  }

  Found written(std::size_t i) const {
    auto found = dates_.at(i);
    if (!found) return std::nullopt;
    if ((found->date.month || found->date.season) && !found->date.year) {  // "May last year"
      const auto year = relative(skip(found->end, "of"));
      if (year && year->interval && year->interval->precision == Precision::kYear) {
        found->date.year = to_civil(*year->interval->from).year;
        found->end = year->end;
      }
    }
    return done(found->end, found->date);
  }

  // "the first half of 2024", "the third quarter of last year", "the second quarter"
  Found fraction(std::size_t i) const {
    const std::size_t at = skip(i, "the");
    const auto ordinal = sense(at, "ordinal");
    const auto part = sense(at + 1, "fraction");
    if (!ordinal || !part) return std::nullopt;
    WrittenDate written;
    (part->value == "half" ? written.half : written.quarter) = to_int(ordinal->value);
    if (part->value == "half" && *written.half > 2) return std::nullopt;
    const std::size_t next = skip(at + 2, "of");
    std::size_t end = at + 2;
    if (const auto year = dates_.year_number(next)) {
      written.year = year;
      end = next + 1;
    } else if (const auto around = relative(next);
               around && around->interval && around->interval->precision == Precision::kYear) {
      written.year = to_civil(*around->interval->from).year;
      end = around->end;
    } else if (part->value == "half") {
      return std::nullopt;
    }
    return done(end, written);
  }

  // "late November", "mid-2024", "the end of last year"
  Found third(std::size_t i) const {
    const std::size_t at = skip(i, "the");
    const auto part = sense(at, "part");
    if (!part) return std::nullopt;
    std::size_t next = skip(at + 1, "–");
    if (is(next, "of") || is(next, "in")) next = skip(next + 1, "the");
    if (next >= words_.size()) return std::nullopt;
    const int which = to_int(part->value);
    if (const auto year = dates_.year_number(next))
      return done(next + 1, WrittenDate{.year = year, .third = which});
    if (const auto whole = dates_.without_day(next)) {
      WrittenDate date = whole->date;
      date.third = which;
      return done(whole->end, date);
    }
    if (const auto unit = sense(next, "unit"); unit && is(next - 1, "the") && is_singular(next))
      return from_published(next + 1, [&](Date day) -> std::optional<TimeInterval> {
        if (unit->value == "week") return std::nullopt;  // of which week, the report knows
        const auto found = unit_around(day, *parse_unit(unit->value), 0);
        return found ? third_of(*found, which) : found;
      });
    const auto whole = relative(next);
    if (!whole || !whole->interval) return whole;
    return done(whole->end, third_of(*whole->interval, which));
  }

  // ---- from the day of publication

  Found from_published(std::size_t end, auto meaning) const {
    if (!published_) return done(end, std::nullopt);
    return done(end, std::optional<TimeInterval>(meaning(*published_)));
  }

  // "yesterday", "last week", "next Monday", "this summer", "the weekend"
  Found relative(std::size_t i) const {
    if (const auto found = sense(i, "relative"))
      return from_published(i + found->words, [&](Date day) {
        return unit_around(day, Unit::kDay, to_int(found->value));
      });
    if (is(i, "the") && is(i + 1, "weekend"))
      return from_published(i + 2, [&](Date day) {
        const bool begun = weekday(day) >= 5 || direction_ == Direction::kFuture;
        return unit_around(day, Unit::kWeekend, begun ? 0 : -1);
      });
    const std::size_t start = skip(i, "the");
    const auto shift = sense(start, "shift");
    if (!shift) return std::nullopt;
    const std::size_t at = start + shift->words;
    const int steps = to_int(shift->value);
    if (const auto unit_sense = sense(at, "unit"); unit_sense && is_singular(at)) {
      const Unit unit = *parse_unit(unit_sense->value);
      if (unit == Unit::kHour || (unit == Unit::kDay && start != i)) return std::nullopt;
      return from_published(at + 1, [&](Date day) { return unit_around(day, unit, steps); });
    }
    if (steps == 0 && sense(at, "daytime"))
      return from_published(at + 1, [&](Date day) { return unit_around(day, Unit::kDay, 0); });
    return shifted_name(at, steps);
  }

  bool is_singular(std::size_t i) const {
    return token(i).xpos != "NNS" && !is(i, "days") && !is(i, "weeks");
  }

  // "last Monday", "next May", "this summer": the nearest that is wholly before, around or after
  // the day of publication.
  Found shifted_name(std::size_t at, int steps) const {
    WrittenDate written;
    std::size_t end = at + 1;
    if (const auto day = sense(at, "weekday"); day && starts_upper(token(at).form)) {
      written.weekday = to_int(day->value);
      if (sense(end, "daytime")) ++end;
    } else if (at < words_.size() && dates_.month_at(at)) {
      written.month = dates_.month_at(at);
    } else if (const auto part = sense(at, "season")) {
      written.season = to_int(part->value);
    } else {
      return std::nullopt;
    }
    return from_published(end, [&](Date day) -> std::optional<TimeInterval> {
      if (steps == 0) return this_one(written, day);
      const auto found =
          meaning_of(written, day, steps < 0 ? Direction::kPast : Direction::kFuture);
      if (!found || !found->from || (steps < 0 ? *found->to < day : *found->from > day))
        return found;
      const Date beyond{steps < 0 ? found->from->days - 1 : found->to->days + 1};
      return meaning_of(written, beyond, steps < 0 ? Direction::kPast : Direction::kFuture);
    });
  }

  // "this Monday" in the week, "this May" and "this summer" in the year of publication.
  static std::optional<TimeInterval> this_one(WrittenDate written, Date day) {
    if (written.weekday)
      return unit_around(Date{day.days - weekday(day) + *written.weekday}, Unit::kDay, 0);
    written.year = to_civil(day).year;
    return meaning_of(written, day, Direction::kPast);
  }

  // "earlier this month", "later this year": the side of the day of publication.
  Found side(std::size_t i) const {
    const auto which = sense(i, "side");
    if (!which) return std::nullopt;
    auto whole = relative(i + 1);
    if (!whole) return std::nullopt;
    if (!whole->interval || !published_) return whole;
    TimeInterval& interval = *whole->interval;
    if (interval.from == interval.to || *published_ < *interval.from || *published_ > *interval.to)
      return whole;
    (which->value == "0" ? interval.to : interval.from) = *published_;
    interval.precision = Precision::kRange;
    return whole;
  }

  // A number in words or digits: how many, nothing where the words do not say ("several"), and
  // where it ends.
  struct Count {
    std::optional<int> value;
    std::size_t end;
  };
  std::optional<Count> count_at(std::size_t i) const {
    if (i >= words_.size()) return std::nullopt;
    if (const auto found = sense(i, "number"))
      return Count{found->value.empty() ? std::nullopt : std::optional(to_int(found->value)),
                   i + found->words};
    if (words_[i].number && words_[i].suffix.empty()) return Count{words_[i].number, i + 1};
    return std::nullopt;
  }

  // "a decade ago", "three days later", "two weeks from now"; also "days later" with no number.
  Found distance(std::size_t i) const {
    const auto count = count_at(i);
    const std::size_t at = count ? count->end : i;
    const auto unit = sense(at, "unit");
    if (!unit) return std::nullopt;
    const auto direction = sense(at + 1, "direction");
    if (!direction) return std::nullopt;
    const std::size_t end = at + 1 + direction->words;
    const Unit measure = *parse_unit(unit->value);
    const bool counted = count && count->value;
    if (direction->value == "past" || direction->value == "future") {
      if (!counted) return done(end, std::nullopt);
      const int steps = direction->value == "past" ? -*count->value : *count->value;
      return from_published(end, [&](Date day) { return distant(day, measure, steps); });
    }
    const bool from_event = is(at + 1, "after") || is(at + 1, "before");
    if (!counted || from_event || !anchor_) return done(end, std::nullopt);
    return done(end, distant(*anchor_, measure,
                             direction->value == "before" ? -*count->value : *count->value));
  }

  // "the past three days", "the last two years", "the coming weeks"
  Found span(std::size_t i) const {
    const std::size_t start = skip(i, "the");
    const auto which = sense(start, "span");
    if (!which) return std::nullopt;
    const auto count = count_at(start + 1);
    const std::size_t at = count ? count->end : start + 1;
    const auto unit = sense(at, "unit");
    if (!unit) return std::nullopt;
    const bool one = !count && is_singular(at);
    if (one && !is(start, "past")) return std::nullopt;  // "last week" is the week before
    if (!one && !(count && count->value)) return done(at + 1, std::nullopt);
    const int length = one ? 1 : *count->value;
    const Direction direction = which->value == "past" ? Direction::kPast : Direction::kFuture;
    const Unit measure = *parse_unit(unit->value);
    return from_published(at + 1,
                          [&](Date day) { return stretch(day, measure, length, direction); });
  }

  // "the next day", "the following week", "the same day": from the last day named before.
  Found anaphor(std::size_t i) const {
    const auto step = sense(i, "anaphor");
    if (!step) return std::nullopt;
    const std::size_t at = i + step->words;
    const auto unit = sense(at, "unit");
    if (!unit || !is_singular(at) || (step->words == 1 && !is(at, "day"))) return std::nullopt;
    if (!anchor_) return done(at + 1, std::nullopt);
    return done(at + 1, unit_around(*anchor_, *parse_unit(unit->value), to_int(step->value)));
  }

  const Tree& tree_;
  const Table& times_;
  std::optional<Date> published_;
  std::uint32_t sentence_;
  std::optional<Date> anchor_;  // the last day named before
  Direction direction_ = Direction::kPast;
  std::vector<TimeWord> words_;
  DateGrammar dates_;
};

}  // namespace

std::vector<TimeExpression> find_times(const Reading& reading, const Lexicon& lexicon) {
  std::vector<TimeExpression> found;
  std::optional<Date> anchor;
  for (std::uint32_t s = 0; s < reading.trees.size(); ++s)
    anchor = SentenceTimes(reading, lexicon, s, anchor).find(found);
  return found;
}

}  // namespace dossier
