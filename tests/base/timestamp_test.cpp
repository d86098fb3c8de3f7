#include "base/timestamp.h"

#include <catch2/catch.hpp>

namespace dossier {
namespace {

TEST_CASE("moments are written in UTC and read back") {
  REQUIRE(to_string(Timestamp{0}) == "1970-01-01T00:00:00Z");
  REQUIRE(to_string(Timestamp{-1}) == "1969-12-31T23:59:59Z");
  REQUIRE(to_string(Timestamp{1'936'085'425}) == "2031-05-09T09:30:25Z");
  for (const std::int64_t seconds : {0L, -1L, 86'399L, 86'400L, 1'936'085'425L, -86'400L}) {
    REQUIRE(parse_timestamp(to_string(Timestamp{seconds})) == Timestamp{seconds});
  }
}

TEST_CASE("what is no moment is not read as one") {
  for (const char* text :
       {"", "2031-05-09", "2031-05-09T06:17", "2031-05-09T24:00:00Z", "2031-05-09T06:60:00Z",
        "2031-05-09T06:17:05", "2031-13-09T06:17:05Z", "2031-05-09T06-17-05Z",
        "2031-05-09T+6:17:05Z", "2031-05-09T06:17:05Zz"}) {
    INFO(text);
    REQUIRE_FALSE(parse_timestamp(text));
  }
}

TEST_CASE("a moment lies in the day of its UTC date") {
  REQUIRE(day_of(Timestamp{-1}).days == -1);
  REQUIRE(day_of(Timestamp{0}).days == 0);
  REQUIRE(day_of(Timestamp{86'399}).days == 0);
  REQUIRE(day_of(Timestamp{86'400}).days == 1);
  REQUIRE(day_of(Timestamp{-86'400}).days == -1);
}

}  // namespace
}  // namespace dossier
