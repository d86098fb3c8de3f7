// Laws of blocks_of and read_head: blocks of any bytes are in order, apart, trimmed and not empty,
// cut no character of well-formed text, and a head once read says the same when it is read again.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "text/document.h"

using namespace dossier;

namespace {

void require(bool law) {
  if (!law) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const bool well_formed = !first_malformed(text);
  std::uint32_t end = 0;
  for (const Block& block : blocks_of(text)) {
    require(block.span.begin >= end && block.span.begin < block.span.end && block.span.end <= size);
    require(trim(block.span.of(text)) == block.span.of(text));
    if (well_formed) require(!first_malformed(block.span.of(text)));
    end = block.span.end;
  }
  Document document;
  document.text = text;
  read_head(document);
  const Document once = document;
  read_head(document);
  require(id_of(once) == id_of(document) && once.title == document.title &&
          once.author == document.author);
  return 0;
}
