#include "base/hash.h"

#include <catch2/catch.hpp>

#include "base/error.h"

using namespace dossier;

TEST_CASE("a hash is the same in every run and on every machine") {
  CHECK(hash_of("").hex() ==
        "99aa06d3014798d86001c324468d497f");  // XXH3's published value for no input
  CHECK(hash_of("a") != hash_of("b"));
}

TEST_CASE("hexadecimal text and hash are one to one") {
  const Hash128 hash{0x0123456789abcdefULL, 0xfedcba9876543210ULL};
  CHECK(hash.hex() == "0123456789abcdeffedcba9876543210");
  CHECK(Hash128::from_hex(hash.hex()) == hash);
  CHECK(Hash128::from_hex(hash_of("x").hex()) == hash_of("x"));
}

TEST_CASE("text that is no hash is refused") {
  for (const char* text : {"", "0123", "0123456789abcdeffedcba987654321g",
                           "0123456789ABCDEFFEDCBA9876543210", "0123456789abcdeffedcba98765432100"})
    CHECK_THROWS_AS(Hash128::from_hex(text), Error);
}

TEST_CASE("fields are kept apart") {
  const auto of = [](std::string_view a, std::string_view b) {
    return Hasher().add(a).add(b).finish();
  };
  CHECK(of("ab", "c") != of("a", "bc"));
  CHECK(of("", "a") != of("a", ""));
  CHECK(of("a", "b") == of("a", "b"));
  CHECK(Hasher().add(std::uint64_t{1}).add(std::uint64_t{2}).finish() !=
        Hasher().add(std::uint64_t{2}).add(std::uint64_t{1}).finish());
}

TEST_CASE("a text literal and a number are different fields") {
  CHECK(Hasher().add("1").finish() != Hasher().add(std::uint64_t{1}).finish());
}

TEST_CASE("ids show their kind") {
  const Hash128 hash{0, 1};
  const std::string digits = "00000000000000000000000000000001";
  CHECK(to_string(DocumentId{hash}) == "d:" + digits);
  CHECK(to_string(NodeId{hash}) == "n:" + digits);
  CHECK(to_string(ClaimId{hash}) == "c:" + digits);
  CHECK(to_string(EvidenceId{hash}) == "e:" + digits);
}

TEST_CASE("hashes are ordered as their hexadecimal text is") {
  const Hash128 small{1, 9}, large{2, 0};
  CHECK(small < large);
  CHECK(small.hex() < large.hex());
}
