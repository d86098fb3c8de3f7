// Why two names are taken to mean one, or may.
#pragma once

#include <cstdint>
#include <string_view>

namespace dossier {

enum class SameReason : std::uint8_t {
  kSameWords,
  kOrder,
  kMoreWords,
  kInitial,
  kNickname,
  kSpelling,
  kLastName,
  kAcronym,
  kCountry,
  kShortName,
  kOneEntity,
  kStated,
  kOtherDetails,
  kOtherType
};
/// As a user reads it: "the same words".
std::string_view to_string(SameReason reason);

}  // namespace dossier
