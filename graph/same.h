// Why two names are taken to mean one, or may.
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/knowledge_graph.h"

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

/// Two nodes that may be one.
struct MaybeSame {
  NodeIndex a = 0, b = 0;
  float score = 0;  // how surely, from 0 to 1
  SameReason reason = SameReason::kSameWords;
  friend bool operator==(const MaybeSame&, const MaybeSame&) = default;
};

}  // namespace dossier
