// Laws of the HTML reader: any bytes give a document of well-formed text, or are refused; bounding
// a page twice is bounding it once.
#include <cstdint>
#include <cstdlib>

#include "base/error.h"
#include "base/utf8.h"
#include "text/html_bounds.h"
#include "text/reader.h"

using namespace dossier;

namespace {

void require(bool law) {
  if (!law) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string bounded = bounded_html(bytes);
  require(bounded_html(bounded) == bounded);
  try {
    for (const Document& document :
         read_documents(bytes, "page.html", [](Rejection) { std::abort(); })) {
      require(!document.text.empty() && !first_malformed(document.text));
      require(
          !first_malformed(document.title + document.author + document.publisher + document.url));
    }
  } catch (const Error& error) {
    require(error.code() == ErrorCode::kInput);
  }
  return 0;
}
