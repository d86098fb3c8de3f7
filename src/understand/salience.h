// What a text is about at a point: the mentions just before it, weighed by how near and how
// prominent they are.
//
// The weights follow Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution":
// each mention counts for its grammatical role, halved with each sentence that passes; an entity's
// weight is the sum. Internal to coreference.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "understand/reading.h"

namespace dossier {

class Salience {
 public:
  explicit Salience(const Reading& reading) : reading_(&reading) {}

  /// Something that later words can refer to: an entity's mention, or a noun that denotes none and
  /// only competes.
  struct Referent {
    std::optional<std::uint32_t> cluster;
    TokenAt head;
    bool plural = false;
    bool adjective = false;  // a country's adjective
  };
  void add(const Referent& referent) { recent_.push_back(referent); }

  struct Question {
    TokenAt at;
    std::uint32_t sentences = 2;  // how far back
    std::function<bool(const Referent&)> fits;
    double margin = 1.0;  // how many times the second best the best must weigh
  };
  /// The fitting referent that weighs most, its cluster or nothing; nothing too where the next
  /// comes too near. Looks at kWindow referents at most.
  std::optional<std::uint32_t> best(const Question& question) const;

  /// Clusters of fitting referents in the window, the latest first, without repeats.
  std::vector<std::uint32_t> recent(const Question& question) const;

 private:
  const Reading* reading_;
  std::vector<Referent> recent_;
};

}  // namespace dossier
