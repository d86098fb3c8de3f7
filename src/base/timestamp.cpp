#include "base/timestamp.h"

#include <charconv>
#include <chrono>

namespace dossier {
namespace {

constexpr std::int64_t kDay = 86'400;

std::string two_digits(std::int64_t number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

// Two digits below `limit`, or -1.
int two_digits(std::string_view text, int limit) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool good = error == std::errc() && end == text.data() + text.size() && value >= 0;
  return good && value < limit ? value : -1;
}

}  // namespace

Timestamp now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(since).count()};
}

Date day_of(Timestamp moment) {
  const std::int64_t below = moment.seconds < 0 ? kDay - 1 : 0;
  return {static_cast<std::int32_t>((moment.seconds - below) / kDay)};
}

std::string to_string(Timestamp moment) {
  const Date day = day_of(moment);
  const std::int64_t rest = moment.seconds - day.days * kDay;
  return to_string(day) + "T" + two_digits(rest / 3600) + ":" + two_digits(rest / 60 % 60) + ":" +
         two_digits(rest % 60) + "Z";
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  const std::size_t t = text.find('T');
  if (t == std::string_view::npos || text.size() != t + 10) return std::nullopt;
  const auto day = parse_iso_date(text.substr(0, t));
  const std::string_view time = text.substr(t + 1);
  const int hour = two_digits(time.substr(0, 2), 24);
  const int minute = two_digits(time.substr(3, 2), 60);
  const int second = two_digits(time.substr(6, 2), 60);
  const bool parted = time[2] == ':' && time[5] == ':' && time[8] == 'Z';
  if (!day || !parted || hour < 0 || minute < 0 || second < 0) return std::nullopt;
  return Timestamp{day->days * kDay + hour * 3600 + minute * 60 + second};
}

}  // namespace dossier
