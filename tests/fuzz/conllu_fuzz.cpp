// Law: what was read, written and read again, is the same; nothing but dossier::Error is thrown.
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "language/conllu.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace dossier;
  AnnotatedText read;
  try {
    read = read_conllu({reinterpret_cast<const char*>(data), size});
  } catch (const Error&) {
    return 0;
  }
  if (read.text.size() > 100'000) return 0;
  if (!(read_conllu(write_conllu(read.text, read.annotation)) == read)) std::abort();
  return 0;
}
