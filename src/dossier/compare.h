// What two readings say differently: two revisions of a report, or one report read by two versions
// of the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.h"

namespace dossier {

enum class ChangeKind { kAppeared, kVanished, kChanged };
std::string_view to_string(ChangeKind kind);  // "appeared"

struct Change {
  ChangeKind kind;
  std::string says;         // the claim, in words
  std::string before, now;  // how it is put, by whom and when: "denied by Ana Ruiz"; empty: not
  std::string quotation;    // of now; of before, where it vanished
};

/// Claims that differ, by their words. Each document is taken by itself, without judgements. A
/// claim is the same where its words are: ends by name, predicate and value.
std::vector<Change> changes(const ReportFacts& before, const ReportFacts& now);

}  // namespace dossier
