#include "cli/reading.h"

#include <unistd.h>

#include <iostream>
#include <iterator>

#include "base/error.h"
#include "cli/output.h"

namespace dossier {
namespace {

constexpr std::size_t kBarWidth = 30;

void show_progress(std::size_t done, std::size_t files) {
  const std::size_t filled = kBarWidth * done / files;
  std::cerr << "\rreading [" << std::string(filled, '#') << std::string(kBarWidth - filled, '.')
            << "] " << done << " of " << files << " files" << (done == files ? "\n" : "")
            << std::flush;
}

}  // namespace

void add_reading_options(CLI::App& verb, ReadingOptions& options) {
  verb.add_option("PATH", options.paths, "Files and folders; - is standard input")->required();
  verb.add_option("--threads", options.threads, "Threads (as many as the machine has)")
      ->check(CLI::Range(1, kMostWanted))
      ->type_name("N");
  const auto add = [&](const char* name, std::string& value, const char* help) {
    verb.add_option(name, value, help)
        ->type_name("TEXT")
        ->group("What is known of a single document");
  };
  add("--title", options.title, "Its title");
  add("--author", options.author, "Who wrote it");
  add("--publisher", options.publisher, "The outlet");
  add("--published", options.published, "The day of publication, as 2031-05-04");
  add("--url", options.url, "Its address");
}

Inputs inputs_of(const ReadingOptions& options) {
  Inputs inputs;
  for (const std::string& path : options.paths) {
    if (path != "-") {
      inputs.paths.emplace_back(path);
    } else if (options.paths.size() == 1) {
      inputs.standard_input.emplace(std::istreambuf_iterator<char>(std::cin),
                                    std::istreambuf_iterator<char>());
    } else {
      throw Error(ErrorCode::kUsage, "standard input (-) cannot be read together with other paths");
    }
  }
  return inputs;
}

ReadOptions read_options_of(const ReadingOptions& options) {
  ReadOptions out;
  out.threads = options.threads;
  out.metadata = {options.title, options.author, options.publisher, options.url, {}};
  if (!options.published.empty()) {
    out.metadata.published = parse_iso_date(options.published);
    if (!out.metadata.published) {
      throw Error(ErrorCode::kUsage,
                  "--published: '" + options.published + "' is no date such as 2031-05-04");
    }
  }
  if (isatty(STDERR_FILENO)) out.progress = show_progress;
  return out;
}

void report(const std::vector<Rejection>& rejected) {
  for (const Rejection& bad : rejected) {
    // A reason that names its file already says it once.
    const bool named = bad.reason.starts_with(bad.name);
    std::cerr << "rejected: " << (named ? "" : bad.name + ": ") << bad.reason << '\n';
  }
}

}  // namespace dossier
