// The rules of relations.tsv: which words carry a relation, and where its ends stand. Internal to
// the finding of relations.
//
// A pattern is parts with a space between: ROLE:TYPE|TYPE=PATH|PATH, where ROLE is subject, object
// or value, TYPE restricts what the end may denote (any, when left out), and PATH is one of
// arguments.h, or
//   self        whom the word is said of: the name that it stands with, the subject of its copula,
//   the object of "call" or "describe" up/PATH     PATH from the word's governor: "Ruiz has ties
//   to", "Ruiz denied involvement in"
// and further `stance=S` where the word decides the stance, `title` where the word is part of a
// title ("former"), and `subject:event=self` for adjectives that describe an event.
//
//   Threads  immutable after loading.
//   Errors   kData with file and line for a pattern that does not parse.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "understand/lexicon.h"
#include "understand/reading.h"

namespace dossier {

/// One end of a relation: where it stands and what it may be.
struct RelationEnd {
  std::vector<std::string> paths;
  std::vector<EntityType> types;  // empty: any
  bool allows(EntityType type) const;
};

struct RelationRule {
  std::string pos;
  std::string predicate;                                 // empty for a part of titles
  std::string value;                                     // given by the table ("brother"), or empty
  std::map<std::string, RelationEnd, std::less<>> ends;  // "subject", "object", "value"
  std::optional<Stance> stance;
  bool part_of_title = false;
  bool phrase = false;     // "his wife" is a subject without a name, and neither end needs one
  bool of_bearer() const;  // its subject is the bearer of the word
};

class RelationRules {
 public:
  explicit RelationRules(const Lexicon& lexicon);

  /// Rules of the word at `at`, in file order; of "non-existent" also where it was cut at its
  /// hyphens.
  std::vector<const RelationRule*> rules_at(const Reading& reading, TokenAt at) const;

 private:
  std::map<std::string, std::vector<RelationRule>, std::less<>> rules_;
};

}  // namespace dossier
