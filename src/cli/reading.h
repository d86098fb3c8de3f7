// What the verbs that read documents share: paths, threads, metadata, progress, rejections.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "dossier/document_reader.h"

namespace dossier {

struct ReadingOptions {
  std::vector<std::string> paths = {};
  unsigned threads = 0;
  std::string title = {}, author = {}, publisher = {}, published = {}, url = {};
};
void add_reading_options(CLI::App& verb, ReadingOptions& options);

/// "-" reads standard input, which then is the only input. kUsage otherwise, and for a date that is
/// none.
Inputs inputs_of(const ReadingOptions& options);
/// With a progress bar on standard error where that is a terminal.
ReadOptions read_options_of(const ReadingOptions& options);

/// Names each on standard error, with its reason.
void report(const std::vector<Rejection>& rejected);

}  // namespace dossier
