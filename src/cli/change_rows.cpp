#include "cli/change_rows.h"

namespace dossier {

Answer changes_answer() {
  Answer answer;
  answer.columns = {{"change", "CHANGE"}, {"says", "WHAT IS SAID"}, {"before", "BEFORE"},
                    {"now", "NOW"},       {"document", "DOCUMENT"}, {"quote", "QUOTE"}};
  return answer;
}

void add_changes(Answer& answer, const std::string& document, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    nlohmann::ordered_json row;
    row["change"] = to_string(change.kind);
    row["says"] = change.says;
    if (!change.before.empty()) row["before"] = change.before;
    if (!change.now.empty()) row["now"] = change.now;
    row["document"] = document;
    row["quote"] = change.quotation;
    answer.rows.push_back(std::move(row));
  }
}

}  // namespace dossier
