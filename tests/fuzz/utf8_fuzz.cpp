// Laws of src/base/utf8: walking covers every byte, checking and walking agree, and normal forms
// are their own.
#include <cstdlib>

#include "base/utf8.h"

using namespace dossier;

namespace {

void require(bool law) {
  if (!law) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto malformed = first_malformed(text);
  std::string again;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    require(c.bytes >= 1 && at + c.bytes <= text.size());
    if (at == malformed) require(c.value == 0xFFFD && c.bytes == 1);
    if (!malformed || at < *malformed) append_utf8(again, c.value);
    at += c.bytes;
  }
  require(again == text.substr(0, malformed.value_or(text.size())));
  require(!first_malformed(fold(text)) && !first_malformed(to_lower(text)));
  require(fold(fold(text)) == fold(text));
  require(trim(trim(text)) == trim(text));
  require(squeeze(squeeze(text)) == squeeze(text) && squeeze(trim(text)) == squeeze(text));
  if (!malformed) require(count_characters(text) <= size);
  return 0;
}
