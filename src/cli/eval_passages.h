// `dossier eval` on annotated passages (folders of NAME.txt and NAME.ann), and on what treebanks carry beside trees.
#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.h"
#include "language/engine.h"

namespace dossier {

struct PassageOptions {
  bool misses = false, check = false, attribution = false, examples = false;
  std::string against;  // a folder with a second annotation, or empty
  bool any() const { return misses || check || attribution || examples || !against.empty(); }
};
void add_passage_options(CLI::App& verb, PassageOptions& options);

/// What the help text says of all this.
extern const char* const kPassageHelp;

/// True when some of the inputs is a folder of passages, or only these have been asked for. kUsage when the others are none.
bool wants_passages(const std::vector<std::string>& inputs, const PassageOptions& options);

/// Figures of each folder, its misses, or what it holds.
Answer score_folders(const std::vector<std::string>& folders, const PassageOptions& options);

/// Examples for the model of events from folders of passages, as JSON Lines (evaluate/event_examples.h).
void write_examples(const std::vector<std::string>& folders, std::ostream& out);

/// Rows of coreference and factuality, in the columns of treebanks; none where the file carries neither.
std::vector<nlohmann::ordered_json> understanding_rows(const std::string& file,
                                                       std::string_view bytes,
                                                       const Engine& engine);

}  // namespace dossier
