// Writes and reads the few kinds of CBOR item (RFC 8949) that facts need: integers, text, arrays,
// null.
//
// Encoding is the deterministic one of section 4.2: shortest heads, definite lengths. The reader is
// a cursor that is asked for what must come next, so damaged bytes can neither nest deep nor
// allocate more than they hold.
//
//   Errors  kStore, with the offset, where the next item is not what was asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dossier {

class CborWriter {
 public:
  void integer(std::int64_t value);
  void text(std::string_view value);
  /// The next `size` items are its elements.
  void array(std::size_t size);
  void null();

  std::string take() { return std::move(out_); }

 private:
  void head(std::uint8_t major, std::uint64_t argument);
  std::string out_;
};

class CborReader {
 public:
  /// Borrows the bytes.
  explicit CborReader(std::string_view bytes) : bytes_(bytes) {}

  std::int64_t integer();
  /// An integer in [0, limit).
  std::uint32_t index(std::uint64_t limit);
  std::string text();
  /// Number of elements that follow; never more than there are bytes left.
  std::size_t array();
  /// As `array`, where the number must be `size`.
  void array_of(std::size_t size);
  /// Steps over a null and says true, or stays where it is.
  bool null();
  /// kStore unless all bytes are read.
  void finish() const;
  /// Throws kStore: `what` was found where the cursor stands.
  [[noreturn]] void fail(std::string_view what) const;

 private:
  std::uint64_t head(std::uint8_t major);
  std::uint8_t next_major() const;
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace dossier
