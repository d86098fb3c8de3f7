// The file of the language model, mapped into memory. Its layout is documented in model/README.md.
//
//   Threads    immutable after construction.
//   Ownership  spans and views that it gives live as long as the ModelFile.
//   Errors     kData for a file that is missing, damaged, of another format version, or that lacks
//   a tensor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class ModelFile {
 public:
  /// Checks the header and that every tensor lies inside the file.
  explicit ModelFile(const std::filesystem::path& path);
  ~ModelFile();
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;

  /// The tensor `name`, which must have exactly this shape; row-major. kData otherwise. Tensors of bfloat16 are
  /// widened when the file is opened.
  std::span<const float> floats(std::string_view name,
                                std::initializer_list<std::size_t> shape) const;
  std::span<const std::int8_t> bytes(std::string_view name,
                                     std::initializer_list<std::size_t> shape) const;
  /// A tensor of bytes of any length, as text.
  std::string_view text(std::string_view name) const;

  /// The classes of a head ("upos"), by index; never empty.
  const std::vector<std::string>& labels(std::string_view head) const;
  /// A number of the header's `encoder` member.
  std::size_t encoder_number(std::string_view member) const;
  double epsilon() const { return epsilon_; }
  /// Name, version, training sets with their licences, and measured quality, as lines of text.
  const std::string& description() const { return description_; }

 private:
  struct Tensor {
    std::string type;
    std::vector<std::size_t> shape;
    std::size_t offset;
    std::size_t bytes;
    std::vector<float> widened;  // of a tensor of bfloat16
  };

  void map(const std::filesystem::path& path);
  void read_header();
  const Tensor& tensor(std::string_view name, std::string_view type) const;
  const Tensor& shaped(std::string_view name, std::string_view type,
                       std::initializer_list<std::size_t> shape) const;
  [[noreturn]] void fail(const std::string& what) const;

  std::string name_;
  const char* begin_ = nullptr;
  std::size_t size_ = 0;
  std::map<std::string, Tensor, std::less<>> tensors_;
  std::map<std::string, std::vector<std::string>, std::less<>> labels_;
  std::map<std::string, std::size_t, std::less<>> encoder_;
  double epsilon_ = 0;
  std::string description_;
};

}  // namespace dossier
