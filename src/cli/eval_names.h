// What `dossier eval` does with sets of names: reads them, lets the engine or another program's
// predictions answer, and counts.
#pragma once

#include <string>
#include <vector>

#include "cli/output.h"

namespace dossier {

struct NameOptions {
  std::string letters = "as-written";  // --case
  std::vector<std::string> types;      // --gold-types; empty: all that the set marks
  std::string predictions;             // a file; empty: the engine reads
};

/// True for what is read as a set of names: a folder, JSON Lines, or a file whose name or first
/// lines are those of names in columns. All else is CoNLL-U.
bool is_name_set(const std::string& path);

/// P, R and F1 of each set, for all types and for each.
Answer score_name_sets(const std::vector<std::string>& paths, const NameOptions& options);

/// The texts of each set as another program is to read them, in JSON Lines.
std::string texts_of_name_sets(const std::vector<std::string>& paths, const NameOptions& options);

}  // namespace dossier
