// Reads the header of a model file and hands out its tensors without copying them.
//
// Nothing in the file is trusted: offsets, sizes and shapes are checked against the file's length
// once, at loading, so that a damaged file is an error and never a wild read. Cost: the header
// (about 20 kB of JSON), a millisecond.
#include "language/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "base/error.h"

namespace dossier {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kMagic = "DOSSIERL";
constexpr std::uint32_t kVersion = 2;
constexpr std::size_t kPrefix = 16;  // magic, version, length of the header
constexpr std::size_t kAlignment = 64;

std::uint32_t little_endian(const char* bytes) {
  std::uint32_t value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

/// Of one element of a tensor; 0 for a type that this version does not know.
std::size_t element_bytes(std::string_view type) {
  return type == "f32" ? 4 : type == "bf16" ? 2 : type == "s8" ? 1 : 0;
}

std::vector<float> widened(const char* halves, std::size_t count) {
  std::vector<float> out(count);
  for (std::size_t i = 0; i < count; ++i)
    std::memcpy(reinterpret_cast<char*>(&out[i]) + 2, halves + 2 * i, 2);
  return out;
}

std::string figures(const Json& quality) {
  std::string out;
  for (const auto& [name, value] : quality.items()) out += "  " + name + ": " + value.dump() + '\n';
  return out;
}

std::string describe(const Json& header) {
  std::string out = header.at("name").get<std::string>() + " version " +
                    header.at("version").get<std::string>() + ", licence " +
                    header.at("licence").get<std::string>() + "\ntrained on:\n";
  for (const Json& set : header.at("datasets"))
    out += "  " + set.at("name").get<std::string>() + " (" + set.at("licence").get<std::string>() +
           ")\n";
  const std::string measured = figures(header.at("quality"));
  return measured.empty() ? out : out + "measured:\n" + measured;
}

}  // namespace

ModelFile::ModelFile(const std::filesystem::path& path) : name_(path.string()) {
  map(path);
  try {
    read_header();
  } catch (const Json::exception& error) {
    munmap(const_cast<char*>(begin_), size_);
    throw Error(ErrorCode::kData, name_ + ": header: " + error.what());
  } catch (...) {
    munmap(const_cast<char*>(begin_), size_);
    throw;
  }
}

ModelFile::~ModelFile() {
  munmap(const_cast<char*>(begin_), size_);
}

void ModelFile::fail(const std::string& what) const {
  throw Error(ErrorCode::kData, name_ + ": " + what);
}

void ModelFile::map(const std::filesystem::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail("cannot be opened: " + std::string(std::strerror(errno)));
  struct stat status = {};
  void* mapped = MAP_FAILED;
  if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    size_ = static_cast<std::size_t>(status.st_size);
    mapped = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
  }
  close(file);
  if (mapped == MAP_FAILED) fail("cannot be mapped");
  begin_ = static_cast<const char*>(mapped);
}

void ModelFile::read_header() {
  if (size_ < kPrefix || std::string_view(begin_, kMagic.size()) != kMagic)
    fail("not a language model");
  const std::uint32_t version = little_endian(begin_ + 8);
  if (version != kVersion)
    fail("format version " + std::to_string(version) + ", this program reads " +
         std::to_string(kVersion));
  const std::size_t length = little_endian(begin_ + 12);
  if (length > size_ - kPrefix) fail("the header is longer than the file");
  const Json header = Json::parse(begin_ + kPrefix, begin_ + kPrefix + length);
  const std::size_t start = (kPrefix + length + kAlignment - 1) / kAlignment * kAlignment;

  for (const Json& entry : header.at("tensors")) {
    const std::string name = entry.at("name");
    Tensor tensor{entry.at("type"), entry.at("shape"), entry.at("offset"), entry.at("bytes"), {}};
    std::size_t bytes = element_bytes(tensor.type);
    for (const std::size_t n : tensor.shape) {
      if (n == 0 || bytes > size_ / n) fail("tensor '" + name + "' is larger than the file");
      bytes *= n;
    }
    const std::size_t room = size_ > start ? size_ - start : 0;
    if (bytes == 0 || bytes != tensor.bytes || tensor.offset % kAlignment != 0 ||
        tensor.offset > room || tensor.bytes > room - tensor.offset)
      fail("tensor '" + name + "' is not inside the file");
    tensor.offset += start;
    if (tensor.type == "bf16") tensor.widened = widened(begin_ + tensor.offset, tensor.bytes / 2);
    tensors_.emplace(name, std::move(tensor));
  }
  for (const auto& [head, classes] : header.at("labels").items()) {
    labels_[head] = classes.get<std::vector<std::string>>();
    if (labels_[head].empty()) fail("no labels for '" + head + "'");
  }
  for (const auto& [member, value] : header.at("encoder").items())
    if (value.is_number_unsigned()) encoder_[member] = value;
  epsilon_ = header.at("encoder").at("epsilon");
  description_ = describe(header);
}

const ModelFile::Tensor& ModelFile::tensor(std::string_view name, std::string_view type) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) fail("no tensor '" + std::string(name) + "'");
  if (found->second.type != type)
    fail("tensor '" + std::string(name) + "' is not " + std::string(type));
  return found->second;
}

const ModelFile::Tensor& ModelFile::shaped(std::string_view name, std::string_view type,
                                           std::initializer_list<std::size_t> shape) const {
  const Tensor& found = tensor(name, type);
  if (found.shape != std::vector<std::size_t>(shape))
    fail("tensor '" + std::string(name) + "' has another shape");
  return found;
}

std::span<const float> ModelFile::floats(std::string_view name,
                                         std::initializer_list<std::size_t> shape) const {
  const auto known = tensors_.find(name);
  const bool half = known != tensors_.end() && known->second.type == "bf16";
  const Tensor& found = shaped(name, half ? "bf16" : "f32", shape);
  if (half) return found.widened;
  return {reinterpret_cast<const float*>(begin_ + found.offset), found.bytes / sizeof(float)};
}

std::span<const std::int8_t> ModelFile::bytes(std::string_view name,
                                              std::initializer_list<std::size_t> shape) const {
  const Tensor& found = shaped(name, "s8", shape);
  return {reinterpret_cast<const std::int8_t*>(begin_ + found.offset), found.bytes};
}

std::string_view ModelFile::text(std::string_view name) const {
  const Tensor& found = tensor(name, "s8");
  return {begin_ + found.offset, found.bytes};
}

const std::vector<std::string>& ModelFile::labels(std::string_view head) const {
  const auto found = labels_.find(head);
  if (found == labels_.end()) fail("no labels for '" + std::string(head) + "'");
  return found->second;
}

std::size_t ModelFile::encoder_number(std::string_view member) const {
  const auto found = encoder_.find(member);
  if (found == encoder_.end()) fail("encoder: no '" + std::string(member) + "'");
  return found->second;
}

}  // namespace dossier
