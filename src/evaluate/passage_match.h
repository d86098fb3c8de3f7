// Which of the things that an annotator drew and which of those that the program drew are the same. The rules are those of
// docs/corpus.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evaluate/passage.h"
#include "graph/ontology.h"

namespace dossier {

/// The spans are equal, or the head of each lies inside the other.
bool same_phrase(const Phrase& a, const Phrase& b);

/// Words, folded, of which one holds the other as whole words; empty is like nothing.
bool same_words(std::string_view a, std::string_view b);

/// Both passages are of one text; all three outlive it. Cost: quadratic in what they hold; cubic in events, relations and times.
class PassageMatch {
 public:
  PassageMatch(const Passage& gold, const Passage& predicted, const Ontology& ontology);

  /// Some mention of the one is the same phrase as some mention of the other.
  bool same_entity(std::uint32_t gold, std::uint32_t predicted) const {
    return entities_[gold][predicted];
  }
  /// Entities as above; events of which some triggers overlap; relations whose triggers do.
  bool same_node(NodeRef gold, NodeRef predicted) const;

  /// For each gold event the predicted one that it is paired with: of those whose triggers overlap, by category, then by mode, by the
  /// annotated trigger, by participants.
  const std::vector<std::optional<std::size_t>>& events() const { return events_; }
  /// Predicate and both ends are the same; where the gold one has no object, the values are. Ends of a symmetric predicate may be
  /// turned around.
  const std::vector<std::optional<std::size_t>>& relations() const { return relations_; }
  /// Expressions that overlap; of several the one that means the same.
  const std::vector<std::optional<std::size_t>>& times() const { return times_; }

  /// For each role of a gold event the role of the predicted event that says the same of the same.
  std::vector<std::optional<std::size_t>> roles(const PassageEvent& gold,
                                                const PassageEvent& predicted) const;

 private:
  void match_entities();
  void match_events();
  void match_relations(const Ontology& ontology);
  void match_times();
  bool same_relation(const PassageRelation& gold, const PassageRelation& predicted,
                     bool symmetric) const;

  const Passage& gold_;
  const Passage& predicted_;
  std::vector<std::vector<bool>> entities_;
  std::vector<std::optional<std::size_t>> events_, relations_, times_;
};

/// The same first and last day, open ends included.
bool same_days(const std::optional<TimeInterval>& a, const std::optional<TimeInterval>& b);

}  // namespace dossier
