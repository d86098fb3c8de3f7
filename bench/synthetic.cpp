#include "bench/synthetic.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <random>
#include <string>

#include "tests/facts_builder.h"

namespace dossier {
namespace {

constexpr std::uint32_t kOutlets = 200, kCopyEvery = 10, kHomonymEvery = 100, kWeeks = 150;
constexpr std::uint32_t kPersonsInReport = 4, kEventsInReport = 8;

using Random = std::mt19937;

std::string syllables(std::uint32_t number, std::uint32_t least) {
  static constexpr const char* kSyllables[] = {"ba",  "ro", "mi",  "ten", "kas", "lu",
                                               "ver", "do", "sha", "pel", "gan", "ri",
                                               "tor", "nu", "fel", "os"};
  std::string out;
  for (std::uint32_t i = 0; i < least || number > 0; ++i, number /= 16)
    out += kSyllables[number % 16];
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

// A rank from 0 to size-1 by Zipf's law with exponent 1, by inversion of its integral.
std::uint32_t zipf(Random& random, std::uint32_t size) {
  const double share = static_cast<double>(random()) / 4294967296.0;
  const double rank = std::pow(static_cast<double>(size) + 1, share) - 1;
  return std::min(static_cast<std::uint32_t>(rank), size - 1);
}

struct PersonName {
  std::string first, last;
  char middle;
};
PersonName person(std::uint32_t rank) {
  const std::uint32_t named = rank % kHomonymEvery == kHomonymEvery - 1 ? rank - 1 : rank;
  const std::uint32_t scattered = named * 2654435761u;
  return {syllables(scattered % 900, 2), syllables(scattered / 900 % 30000, 3),
          static_cast<char>('A' + rank % 26)};
}

EntityWords written(const PersonName& name, Random& random) {
  const std::string full = name.first + " " + name.last;
  switch (random() % 20) {
    case 0:
      return {{name.first + " " + name.middle + ". " + name.last, name.last}};
    case 1:
      return {{"Minister " + full, name.last}};
    case 2:
      return {{std::string(1, name.first[0]) + ". " + name.last}};
    case 3:
      return {{name.last}};
    default:
      return {{full, name.last}};
  }
}

std::string organization(std::uint32_t rank, bool acronym) {
  static constexpr const char* kKinds[] = {"Bank", "Council", "Ministry", "Union"};
  const std::string first = syllables(rank * 40503u % 65000, 2), second = syllables(rank % 4000, 2);
  if (acronym) return std::string() + first[0] + second[0] + kKinds[rank % 4][0];
  return first + " " + second + " " + kKinds[rank % 4];
}

// Categories and participants of the stories of a week.
struct Story {
  std::uint32_t first, second, category;
};
Story story(std::uint32_t week, std::uint32_t rank, std::uint32_t persons) {
  Random random(week * 977 + rank);
  return {zipf(random, persons), zipf(random, persons), static_cast<std::uint32_t>(random() % 4)};
}

}  // namespace

ReportFacts SyntheticDossier::original(std::uint32_t number, std::uint32_t outlet) const {
  static constexpr const char* kCategories[] = {"consult", "accuse", "aid", "sanction"};
  Random random(number * 7919 + 1);
  const std::uint32_t week =
      static_cast<std::uint32_t>(std::uint64_t{number} * kWeeks / documents_);
  const Date published{20000 + static_cast<std::int32_t>(7 * week + random() % 7)};
  FactsBuilder report("r" + std::to_string(number) + ".txt", "Outlet " + std::to_string(outlet),
                      to_string(published));
  std::vector<std::uint32_t> who;
  for (std::uint32_t i = 0; i < kPersonsInReport; ++i)
    who.push_back(report.person(written(person(zipf(random, documents_)), random)));
  for (std::uint32_t i = 0; i < 3; ++i)
    who.push_back(
        report.organization({{organization(zipf(random, documents_ / 4), random() % 20 == 0)}}));
  const auto place = report.place({{syllables(zipf(random, documents_ / 20), 2)}, "city"});
  report.claim("holds_role", who[0], {.object = who[kPersonsInReport], .value = "Director"});
  for (std::uint32_t i = 0; i < kEventsInReport; ++i) {
    std::uint32_t a = who[random() % who.size()], b = who[random() % who.size()];
    std::uint32_t category = random() % 4;
    if (i % 2 == 0) {
      const Story told = story(week, zipf(random, documents_ / kWeeks / 4 + 1), documents_);
      a = report.person(written(person(told.first), random));
      b = report.person(written(person(told.second), random));
      category = told.category;
    }
    const auto event = report.event(kCategories[category]);
    const TimeInterval when = day_interval(published);
    report.claim("actor", event, {.object = a, .when = when});
    report.claim("recipient", event, {.object = b, .when = when});
    report.claim("place", event, {.object = place, .when = when});
    report.claim("time", event, {.value = to_string(published), .when = when});
  }
  return report.build();
}

ReportFacts SyntheticDossier::document(std::uint32_t number) const {
  const bool copy = number % kCopyEvery == kCopyEvery - 1;
  return original(copy ? number - 1 - number % 7 : number, number % kOutlets);
}

}  // namespace dossier
