// A half-open range of bytes in a document's UTF-8 text. Every quotation shown to a user is cut from one.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace dossier {

struct Span {
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;    // bytes, one past the last; begin <= end

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  /// The bytes of the span in `text`, which must be the text that it was made from.
  std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

  friend auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace dossier
