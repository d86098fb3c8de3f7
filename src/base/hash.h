// 128-bit content hashes (XXH3, https://xxhash.com): the ids that are shown to users and stand in exports.
//
// The same content has the same id in every run and on every machine. Not cryptographic.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dossier {

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  /// 32 lower-case hexadecimal digits.
  std::string hex() const;
  /// Reads what `hex` wrote; kInput when `text` is anything else.
  static Hash128 from_hex(std::string_view text);

  friend auto operator<=>(const Hash128&, const Hash128&) = default;
};

Hash128 hash_of(std::string_view bytes);

/// Hash of several fields, which are kept apart: ("ab","c") and ("a","bc") differ. Cost: linear.
class Hasher {
 public:
  Hasher& add(std::string_view field);
  Hasher& add(std::uint64_t number);
  Hash128 finish() const;

 private:
  std::string bytes_;
};

// Ids of different things are different types, so that one is never passed for another.
struct DocumentId {
  Hash128 value;
  friend auto operator<=>(const DocumentId&, const DocumentId&) = default;
};
struct NodeId {
  Hash128 value;
  friend auto operator<=>(const NodeId&, const NodeId&) = default;
};
struct ClaimId {
  Hash128 value;
  friend auto operator<=>(const ClaimId&, const ClaimId&) = default;
};
struct EvidenceId {
  Hash128 value;
  friend auto operator<=>(const EvidenceId&, const EvidenceId&) = default;
};
struct JudgementId {
  Hash128 value;
  friend auto operator<=>(const JudgementId&, const JudgementId&) = default;
};

// As users see them: "d:9f3a...", "n:...", "c:...", "e:...", "j:...", with 32 hexadecimal
// digits.
std::string to_string(DocumentId id);
std::string to_string(NodeId id);
std::string to_string(ClaimId id);
std::string to_string(EvidenceId id);
std::string to_string(JudgementId id);

}  // namespace dossier

template <>
struct std::hash<dossier::Hash128> {
  std::size_t operator()(const dossier::Hash128& h) const noexcept { return h.low; }
};
