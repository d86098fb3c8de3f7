#include "base/data_path.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

#include "base/error.h"

namespace dossier {

std::filesystem::path data_file(std::string_view name) {
  std::vector<std::filesystem::path> folders;
  if (const char* told = std::getenv("DOSSIER_DATA")) folders.emplace_back(told);
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  folders.push_back(program / "share" / "dossier");
  folders.push_back(program.parent_path() / "share" / "dossier");
  std::string tried;
  for (const auto& folder : folders) {
    if (std::filesystem::exists(folder / name, ignored)) return folder / name;
    tried += (tried.empty() ? "" : ", ") + folder.string();
  }
  throw Error(ErrorCode::kData, "data file '" + std::string(name) + "' not found in " + tried);
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  in.peek();  // a folder opens like a file, but gives no byte
  std::ostringstream content;
  content << in.rdbuf();
  if (!in.is_open() || in.bad()) throw Error(ErrorCode::kInput, path.string() + ": cannot be read");
  return std::move(content).str();
}

std::string_view version() {
  return DOSSIER_VERSION;
}

}  // namespace dossier
