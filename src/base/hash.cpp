#include "base/hash.h"

#include <xxhash.h>

#include "base/error.h"

namespace dossier {
namespace {

void append_hex(std::string& out, std::uint64_t word) {
  static constexpr char kDigits[] = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(word >> shift) & 15];
}

std::uint64_t word_from_hex(std::string_view text) {
  std::uint64_t word = 0;
  for (char c : text) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) throw Error(ErrorCode::kInput, "not an id: '" + std::string(text) + "'");
    word = word << 4 | static_cast<std::uint64_t>(digit);
  }
  return word;
}

}  // namespace

std::string Hash128::hex() const {
  std::string out;
  append_hex(out, high);
  append_hex(out, low);
  return out;
}

Hash128 Hash128::from_hex(std::string_view text) {
  if (text.size() != 32) throw Error(ErrorCode::kInput, "not an id: '" + std::string(text) + "'");
  return {word_from_hex(text.substr(0, 16)), word_from_hex(text.substr(16))};
}

Hash128 hash_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

Hasher& Hasher::add(std::string_view field) {
  add(field.size());
  bytes_ += field;
  return *this;
}

Hasher& Hasher::add(std::uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(number >> shift & 255);
  return *this;
}

Hash128 Hasher::finish() const {
  return hash_of(bytes_);
}

std::string to_string(DocumentId id) {
  return "d:" + id.value.hex();
}
std::string to_string(NodeId id) {
  return "n:" + id.value.hex();
}
std::string to_string(ClaimId id) {
  return "c:" + id.value.hex();
}
std::string to_string(EvidenceId id) {
  return "e:" + id.value.hex();
}
std::string to_string(JudgementId id) {
  return "j:" + id.value.hex();
}

}  // namespace dossier
