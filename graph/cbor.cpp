#include "graph/cbor.h"

#include <limits>

#include "base/error.h"

namespace dossier {
namespace {

constexpr std::uint8_t kUnsigned = 0, kNegative = 1, kText = 3, kArray = 4;
constexpr char kNull = '\xF6';

}  // namespace

void CborWriter::head(std::uint8_t major, std::uint64_t argument) {
  const auto type = static_cast<std::uint8_t>(major << 5);
  if (argument < 24) {
    out_ += static_cast<char>(type | argument);
    return;
  }
  const int log = argument <= 0xFF ? 0 : argument <= 0xFFFF ? 1 : argument <= 0xFFFFFFFF ? 2 : 3;
  out_ += static_cast<char>(type | (24 + log));
  for (int shift = (8 << log) - 8; shift >= 0; shift -= 8)
    out_ += static_cast<char>(argument >> shift & 0xFF);
}

void CborWriter::integer(std::int64_t value) {
  if (value >= 0)
    head(kUnsigned, static_cast<std::uint64_t>(value));
  else
    head(kNegative, ~static_cast<std::uint64_t>(value));
}

void CborWriter::text(std::string_view value) {
  head(kText, value.size());
  out_ += value;
}

void CborWriter::array(std::size_t size) {
  head(kArray, size);
}

void CborWriter::null() {
  out_ += kNull;
}

void CborReader::fail(std::string_view what) const {
  throw Error(ErrorCode::kStore,
              "damaged facts: " + std::string(what) + " at byte " + std::to_string(at_));
}

std::uint8_t CborReader::next_major() const {
  if (at_ >= bytes_.size()) fail("end of data");
  return static_cast<std::uint8_t>(static_cast<unsigned char>(bytes_[at_]) >> 5);
}

std::uint64_t CborReader::head(std::uint8_t major) {
  if (next_major() != major) fail("an item of another kind");
  const unsigned low = static_cast<unsigned char>(bytes_[at_]) & 31;
  if (low < 24) return ++at_, low;
  if (low > 27) fail("an unknown length");
  const std::size_t count = std::size_t{1} << (low - 24);
  if (bytes_.size() - at_ - 1 < count) fail("end of data");
  std::uint64_t argument = 0;
  for (std::size_t i = 1; i <= count; ++i)
    argument = argument << 8 | static_cast<unsigned char>(bytes_[at_ + i]);
  const std::uint64_t least = low == 24 ? 24 : std::uint64_t{1} << (4 * count);
  if (argument < least) fail("a length that is not the shortest");
  at_ += 1 + count;
  return argument;
}

std::int64_t CborReader::integer() {
  const std::uint8_t major = next_major() == kNegative ? kNegative : kUnsigned;
  const std::uint64_t argument = head(major);
  if (argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    fail("a number out of range");
  const auto value = static_cast<std::int64_t>(argument);
  return major == kNegative ? -1 - value : value;
}

std::uint32_t CborReader::index(std::uint64_t limit) {
  const std::int64_t value = integer();
  if (value < 0 || static_cast<std::uint64_t>(value) >= limit) fail("a number out of range");
  return static_cast<std::uint32_t>(value);
}

std::string CborReader::text() {
  const std::uint64_t size = head(kText);
  if (size > bytes_.size() - at_) fail("end of data");
  std::string value(bytes_.substr(at_, size));
  at_ += size;
  return value;
}

std::size_t CborReader::array() {
  const std::uint64_t size = head(kArray);
  if (size > bytes_.size() - at_) fail("end of data");
  return size;
}

void CborReader::array_of(std::size_t size) {
  if (array() != size) fail("an array of another size");
}

bool CborReader::null() {
  if (at_ >= bytes_.size() || bytes_[at_] != kNull) return false;
  ++at_;
  return true;
}

void CborReader::finish() const {
  if (at_ != bytes_.size()) fail("more data than expected");
}

}  // namespace dossier
