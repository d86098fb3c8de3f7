// Any bytes: the facts and report codecs refuse them or write the same bytes again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "graph/facts.h"
#include "graph/judgement.h"

using namespace dossier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    if (encode(decode_facts(bytes)) != bytes) std::abort();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kStore) std::abort();
  }
  try {
    if (encode(decode_report(bytes)) != bytes) std::abort();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kStore) std::abort();
  }
  try {
    if (encode(decode_judgement(bytes)) != bytes) std::abort();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kStore) std::abort();
  }
  return 0;
}
