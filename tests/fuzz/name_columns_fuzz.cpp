// Laws of read_name_columns: tokens and units are in order inside the text, names too, and nothing
// but dossier::Error is thrown.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "language/name_columns.h"

using namespace dossier;

namespace {

void require(bool law) {
  if (!law) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const NameLabels labels("columns\tper\tperson\ncolumns\tx\t-\n");
  std::vector<NamedText> set;
  try {
    set = read_name_columns({reinterpret_cast<const char*>(data), size}, labels);
  } catch (const Error&) {
    return 0;
  }
  for (const NamedText& document : set) {
    require(document.units.size() == document.annotation.sentences.size());
    std::uint32_t end = 0;
    for (const Sentence& sentence : document.annotation.sentences)
      for (const Token& token : sentence.tokens) {
        require(token.span.begin >= end && token.span.of(document.text) == token.form);
        end = token.span.end;
      }
    require(end == document.text.size());
    end = 0;
    for (const MarkedName& name : document.names) {
      require(name.span.begin >= end && !name.span.empty());
      end = name.span.end;
    }
    require(end <= document.text.size());
  }
  return 0;
}
