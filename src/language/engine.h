// The language engine: raw text to sentences, tokens, lemmas, tags, trees and names.
//
//   Threads    an Engine is immutable after loading; `annotate` may be called from any number of threads at once.
//   Ownership  the model file stays mapped as long as the Engine lives.
//   Errors     kData for a model file that is missing, newer or damaged. No text makes `annotate` fail.
//   Bytes      the same document gives the same annotation at any thread count.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "language/annotation.h"
#include "text/document.h"

namespace dossier {

class Engine {
 public:
  /// Maps the model file; under 100 ms.
  explicit Engine(const std::filesystem::path& model_file);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// Reads the blocks of one document that hold prose (see BlockKind); a sentence never crosses a block. About 2 ms a
  /// sentence. `vectors`, where given, gets the vector of every token.
  Annotation annotate(std::string_view text, std::span<const Block> blocks,
                      WordVectors* vectors = nullptr) const;

  /// Fills tags, lemmas, trees and names of the sentences of one document, whose tokens (spans, forms, blocks) are
  /// given.
  void annotate_tokens(Annotation& annotation) const;

  /// Name, version, training sets, licences and measured quality, as text for --version.
  std::string description() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dossier
