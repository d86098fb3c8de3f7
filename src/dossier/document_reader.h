// Files to facts, many at a time: readers, understanding and the taker run side by side.
//
//   Threads  `read` may be called from one thread at a time. Memory is bounded: a slow taker slows
//   the readers down. Order    documents are taken one by one, in the order of the inputs, at any
//   number of threads. Errors   what is wrong with one document is a rejection; kData where model
//   or lexicons are missing or malformed.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/facts.h"
#include "language/engine.h"
#include "text/reader.h"
#include "understand/understand.h"

namespace dossier {

/// What is to be read: files and folders, or the bytes of standard input.
struct Inputs {
  std::vector<std::filesystem::path> paths = {};
  std::optional<std::string> standard_input = {};
};

/// What the user says of a document, which wins over what it says itself. Empty: nothing.
struct Metadata {
  std::string title = {}, author = {}, publisher = {}, url = {};
  std::optional<Date> published = {};
  bool empty() const {
    return title.empty() && author.empty() && publisher.empty() && url.empty() && !published;
  }
};

struct ReadOptions {
  unsigned threads = 0;    // 0: as many as the machine has
  Metadata metadata = {};  // for a single document; kUsage when the inputs hold more
  std::function<void(std::size_t done, std::size_t files)> progress = {};  // after each file
};

/// kUsage where there is metadata and the inputs hold more than one document. Reads them where that
/// cannot be told otherwise.
void require_single(const Inputs& inputs, const Metadata& metadata);

class DocumentReader {
 public:
  /// Loads the language model and the lexicons.
  DocumentReader();

  /// Hands the facts of each document to `take`, but of none that `skip` says yes to. Returns what
  /// could not be read, by name.
  std::vector<Rejection> read(const Inputs& inputs, const ReadOptions& options,
                              const std::function<bool(const Document&)>& skip,
                              const std::function<void(ReportFacts)>& take) const;

  /// Reads a stored document once more, as this version of the program does. From any thread.
  ReportFacts read_again(const Report& report) const;

  const Engine& engine() const { return engine_; }

 private:
  Engine engine_;
  Understanding understanding_;
};

}  // namespace dossier
