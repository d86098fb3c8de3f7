// Any bytes are either refused by a key's decoder, or are exactly what the decoded key encodes to.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "store/keys.h"

namespace {

template <typename Decode>
void require_same_bytes(std::string_view bytes, const Decode& decode) {
  try {
    if (dossier::keys::encode(decode(bytes)) != bytes) std::abort();
  } catch (const dossier::Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dossier::keys;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  require_same_bytes(bytes, decode_document_key);
  require_same_bytes(bytes, decode_judgement_key);
  require_same_bytes(bytes, decode_document_number_key);
  require_same_bytes(bytes, decode_node_id_key);
  require_same_bytes(bytes, decode_entity_key);
  require_same_bytes(bytes, decode_name_key);
  require_same_bytes(bytes, decode_adjacency_key);
  require_same_bytes(bytes, decode_time_key);
  require_same_bytes(bytes, decode_count_key);
  return 0;
}
