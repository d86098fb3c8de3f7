// The rules of triggers.tsv: which words carry an event, of what category, and where its roles stand.
//
//   Threads  immutable after loading.
//   Errors   kData with file and line for a frame or a condition that does not parse.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "understand/lexicon.h"
#include "understand/reading.h"

namespace dossier {

/// What must hold around a trigger: "obj~border|airspace", "obj:type=person", "obj:role",
/// "obj:money", "!xcomp", "obl:with".
struct TriggerCondition {
  enum class Test : unsigned char { kPresent, kLemma, kType, kTitle, kMoney };
  std::string path;
  Test test = Test::kPresent;
  std::vector<std::string> wanted;
  bool negated = false;
};

struct TriggerRule {
  std::string pos;  // "VERB"
  std::string
      category;  // of the ontology, or "none" (carries no event), "light" (its event stands at frame "event"),
                 // "anaphor" (points to an event named before: "the incident")
  std::string mode;
  std::map<std::string, std::vector<std::string>, std::less<>>
      frame;  // role to paths, tried in order
  std::vector<TriggerCondition> conditions;
  std::string place;  // "triggers.tsv:17", for messages and for --verbose uses
};

class TriggerRules {
 public:
  /// Borrows `lexicon`; parses every rule.
  explicit TriggerRules(const Lexicon& lexicon);
  const Lexicon& lexicon() const { return *lexicon_; }

  /// The first rule whose words stand at `at` and whose conditions hold: longer expressions first ("phone call" before "call"), then
  /// file order. Null when there is none.
  const TriggerRule* match(const Reading& reading, const Entities& entities, TokenAt at) const;

  /// Every rule whose words stand at `at`, whatever its conditions and part of speech.
  std::vector<const TriggerRule*> all_for(const Reading& reading, TokenAt at) const;

  /// Paths of a role: the rule's own, else what is usual for a verb or a noun.
  static std::vector<std::string> paths(const TriggerRule& rule, std::string_view role);

 private:
  bool holds(const Reading& reading, const Entities& entities, TokenAt at,
             const TriggerCondition& condition) const;

  const Lexicon* lexicon_;
  std::map<std::string, std::vector<TriggerRule>, std::less<>> rules_;  // by lemma or expression
};

}  // namespace dossier
