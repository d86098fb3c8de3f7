// Law: a damaged model file is an error; what is given of one that is read lies inside it.
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "base/error.h"
#include "language/model_file.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace dossier;
  static const std::string path =
      std::filesystem::temp_directory_path() / ("dossier-fuzz-" + std::to_string(getpid()));
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  try {
    const ModelFile file(path);
    std::size_t sum = file.description().size();
    for (const char* name : {"pieces", "x", "t"}) {
      try {
        for (const char c : file.text(name)) sum += static_cast<unsigned char>(c);
      } catch (const Error&) {
      }
    }
    if (sum == 0) std::abort();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kData) std::abort();
  }
  return 0;
}
