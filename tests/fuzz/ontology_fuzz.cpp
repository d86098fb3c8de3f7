// Any text: an ontology is read whole or refused with kData.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/error.h"
#include "graph/ontology.h"

using namespace dossier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  try {
    const Ontology ontology(content, "fuzz");
    for (const EventCategory& category : ontology.categories())
      if (ontology.category(category.name) == nullptr) std::abort();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kData) std::abort();
  }
  return 0;
}
