// Laws of read_re3d and read_predictions: spans lie inside their text and cut no character, and
// nothing but dossier::Error is thrown. The input's parts stand between lines of "--".
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "base/utf8.h"
#include "language/name_spans.h"

using namespace dossier;

namespace {

void require(bool law) {
  if (!law) std::abort();
}

void check(const NamedText& document, const std::vector<MarkedName>& names) {
  for (const MarkedName& name : names) {
    require(!name.span.empty() && name.span.end <= document.text.size());
    require(!first_malformed(name.span.of(document.text)));
  }
}

std::string_view part(std::string_view& rest) {
  const std::size_t end = rest.find("\n--\n");
  const std::string_view out = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 4);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const NameLabels labels("re3d\tperson\tperson\npeer\tperson\tperson\n");
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const std::string_view documents = part(rest), entities = part(rest);
  try {
    const std::vector<NamedText> set = read_re3d(documents, entities, labels);
    for (const NamedText& document : set) check(document, document.names);
    const auto found = read_predictions(rest, set, labels);
    for (std::size_t i = 0; i < set.size(); ++i) check(set[i], found[i]);
  } catch (const Error&) {
  }
  return 0;
}
