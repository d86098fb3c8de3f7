// Changes between two readings as rows, for the verbs that answer with them.
#pragma once

#include <string>

#include "cli/output.h"
#include "dossier/compare.h"

namespace dossier {

/// An answer without rows yet.
Answer changes_answer();
/// Adds the changes of a document.
void add_changes(Answer& answer, const std::string& document, const std::vector<Change>& changes);

}  // namespace dossier
