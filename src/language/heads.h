// The heads: from word vectors to tags, lemmas, entity types, names and trees.
//
//   Threads    immutable after construction.
//   Errors     kData where the model file lacks something.
#pragma once

#include <span>
#include <vector>

#include "language/annotation.h"
#include "language/dense.h"
#include "language/lemma_table.h"
#include "language/model_file.h"
#include "language/name_decoder.h"

namespace dossier {

class Heads {
 public:
  explicit Heads(const ModelFile& file);

  /// Fills lemma, tags, entity, factuality, heads, relations and names of the sentences from their vectors: for
  /// each sentence the root's, then one for each token. Every tree has exactly one root. What a
  /// sentence gets hangs on its own vectors alone; many at once are faster.
  void read(const AlignedVector<float>& vectors, std::span<Sentence> sentences) const;

  /// For each row of vectors, how much more likely its word begins a sentence than not (log odds).
  std::vector<float> sentence_starts(const AlignedVector<float>& vectors) const;

 private:
  struct Rows {
    Matrix vectors;
    std::size_t count;
  };
  struct Classes {
    Dense scores;
    std::vector<std::string> labels;
  };
  struct Spans {
    Dense hidden, scores;
    NameDecoder decoder;
  };
  Classes classes(const ModelFile& file, const std::string& name) const;
  Spans spans(const ModelFile& file, const std::string& name, std::size_t hidden) const;
  Dense dense(const ModelFile& file, const std::string& name, std::size_t outputs,
              std::size_t inputs) const;
  void read_tags(const Rows& rows, std::span<Sentence> sentences) const;
  void read_spans(const Rows& rows, const Spans& head, std::vector<Name> Sentence::*field,
                  std::span<Sentence> sentences) const;
  void read_factuality(const Rows& rows, std::span<Sentence> sentences) const;
  void read_trees(const Rows& rows, std::span<Sentence> sentences) const;
  void read_relations(const Rows& rows, std::span<Sentence> sentences) const;
  std::vector<std::size_t> best_relations(const AlignedVector<float>& heads,
                                          const AlignedVector<float>& dependents,
                                          std::span<const std::size_t> head_of) const;

  std::size_t width_;
  Classes upos_, xpos_, feats_, entity_, start_;
  LemmaTable lemmas_;
  Spans names_, mentions_;
  Dense factuality_hidden_, factuality_;
  Dense arc_head_, arc_dependent_, arc_;
  Dense label_head_, label_dependent_;
  std::vector<std::string> relations_;
  std::size_t root_relation_;
  std::vector<Dense> label_;  // one for each relation: the head's 128 units to the dependent's
  Dense label_constant_;      // the head's units to each relation's constant
};

}  // namespace dossier
