// All heads look at the vector of a word's first piece. Arcs are deep biaffine attention (Dozat and
// Manning 2017), whose scores go through a maximum spanning tree; the relation is chosen for each
// arc of that tree.
//
// Cost in float products: about 0.4 million a word for the linear heads, 128 x 129 x relations
// for the relation of a word, and 256 for each pair of words of a sentence.
#include "language/heads.h"

#include <algorithm>

#include "base/error.h"
#include "language/spanning_tree.h"

namespace dossier {
namespace {

constexpr std::size_t kNamesHidden = 256, kArc = 256, kLabel = 128;
constexpr std::size_t kRelationRows = 32;  // words whose relations are scored at a time

std::size_t best(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

void keep_positive(AlignedVector<float>& values) {
  for (float& value : values) value = std::max(value, 0.0f);
}

}  // namespace

Heads::Heads(const ModelFile& file)
    : width_(file.encoder_number("width")),
      upos_(classes(file, "upos")),
      xpos_(classes(file, "xpos")),
      entity_(classes(file, "entity")),
      lemmas_(file.text("lemma.table"), file.labels("lemma_table")),
      names_hidden_(dense(file, "names.hidden", kNamesHidden, width_)),
      names_(dense(file, "names", file.labels("names").size(), kNamesHidden)),
      decoder_(file.labels("names")),
      arc_head_(dense(file, "arc.head", kArc, width_)),
      arc_dependent_(dense(file, "arc.dependent", kArc, width_)),
      label_head_(dense(file, "label.head", kLabel, width_)),
      label_dependent_(dense(file, "label.dependent", kLabel, width_)),
      relations_(file.labels("deprel")) {
  const auto arc = file.floats("arc.weight", {kArc + 1, kArc});
  arc_ = Dense(arc.first(kArc * kArc), arc.subspan(kArc * kArc));
  const auto root = std::ranges::find(relations_, "root");
  if (root == relations_.end() || relations_.size() < 2)
    throw Error(ErrorCode::kData, "language model: no 'root' among the relations");
  root_relation_ = static_cast<std::size_t>(root - relations_.begin());

  // [head unit][dependent unit], both with the constant last, turned over to [dependent unit][head
  // unit] and a bias.
  constexpr std::size_t kSide = kLabel + 1;
  const auto label = file.floats("label.weight", {relations_.size(), kSide, kSide});
  for (std::size_t r = 0; r < relations_.size(); ++r) {
    const float* matrix = label.data() + r * kSide * kSide;
    std::vector<float> turned(kSide * kLabel);
    for (std::size_t h = 0; h < kLabel; ++h)
      for (std::size_t d = 0; d < kSide; ++d) turned[d * kLabel + h] = matrix[h * kSide + d];
    label_.emplace_back(turned, std::span(matrix + kLabel * kSide, kSide));
  }
}

Heads::Classes Heads::classes(const ModelFile& file, const std::string& name) const {
  const std::vector<std::string>& labels = file.labels(name);
  return {dense(file, name, labels.size(), width_), labels};
}

Dense Heads::dense(const ModelFile& file, const std::string& name, std::size_t outputs,
                   std::size_t inputs) const {
  return Dense(file.floats(name + ".weight", {outputs, inputs}),
               file.floats(name + ".bias", {outputs}));
}

void Heads::read(const float* vectors, Sentence& sentence) const {
  const Matrix words = {vectors + width_, width_};
  read_tags(words, sentence);
  read_names(words, sentence);
  read_tree(vectors, sentence);
  read_relations(vectors, sentence);
}

void Heads::read_tags(Matrix words, Sentence& sentence) const {
  std::vector<Token>& tokens = sentence.tokens;
  const auto each = [&](const Classes& head, auto&& use) {
    const AlignedVector<float> scores = head.scores.apply(words, tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i)
      use(tokens[i], best(scores.data() + i * head.scores.stride(), head.labels.size()));
  };
  each(upos_, [&](Token& token, std::size_t k) { token.upos = upos_.labels[k]; });
  each(xpos_, [&](Token& token, std::size_t k) { token.xpos = xpos_.labels[k]; });
  each(entity_, [&](Token& token, std::size_t k) { token.entity = entity_.labels[k]; });
  for (Token& token : tokens) token.lemma = lemmas_.lemma(token.xpos, token.form);
}

void Heads::read_names(Matrix words, Sentence& sentence) const {
  AlignedVector<float> hidden = names_hidden_.apply(words, sentence.tokens.size());
  kernels().gelu(hidden.data(), hidden.size());
  const AlignedVector<float> scores =
      names_.apply({hidden.data(), names_hidden_.stride()}, sentence.tokens.size());
  sentence.names = decoder_.decode({scores.data(), names_.stride()}, sentence.tokens.size());
}

void Heads::read_tree(const float* vectors, Sentence& sentence) const {
  const std::size_t n = sentence.tokens.size(), padded = (n + 1 + kLanes - 1) / kLanes * kLanes;
  AlignedVector<float> head = arc_head_.apply({vectors, width_}, n + 1);
  AlignedVector<float> dependent = arc_dependent_.apply({vectors + width_, width_}, n);
  keep_positive(head);
  keep_positive(dependent);
  const AlignedVector<float> wanted = arc_.apply({dependent.data(), kArc}, n);
  AlignedVector<float> turned(kArc * padded);
  for (std::size_t h = 0; h <= n; ++h)
    for (std::size_t k = 0; k < kArc; ++k) turned[k * padded + h] = head[h * kArc + k];
  AlignedVector<float> scores(n * padded);
  kernels().product({wanted.data(), kArc}, {turned.data(), padded}, {scores.data(), padded},
                    {n, padded, kArc});
  for (std::size_t d = 1; d < n; ++d)
    std::copy_n(scores.data() + d * padded, n + 1, scores.data() + d * (n + 1));
  const std::vector<std::uint32_t> heads =
      best_tree(std::span<const float>(scores).first(n * (n + 1)), n);
  for (std::size_t d = 0; d < n; ++d)
    sentence.tokens[d].head = heads[d] == 0 ? kRoot : heads[d] - 1;
}

/// Scores every relation for every word's head, relation by relation so that each matrix is read
/// once for many words.
void Heads::read_relations(const float* vectors, Sentence& sentence) const {
  const std::size_t n = sentence.tokens.size();
  AlignedVector<float> all_heads = label_head_.apply({vectors, width_}, n + 1);
  AlignedVector<float> dependents = label_dependent_.apply({vectors + width_, width_}, n);
  keep_positive(all_heads);
  keep_positive(dependents);
  AlignedVector<float> heads(n * kLabel);
  for (std::size_t d = 0; d < n; ++d) {
    const std::uint32_t head = sentence.tokens[d].head;
    std::copy_n(all_heads.data() + (head == kRoot ? 0 : head + 1) * kLabel, kLabel,
                heads.data() + d * kLabel);
  }
  std::vector<float> most(n);
  std::vector<std::size_t> chosen(n, relations_.size());
  for (std::size_t first = 0; first < n; first += kRelationRows) {
    const std::size_t count = std::min(kRelationRows, n - first);
    for (std::size_t r = 0; r < relations_.size(); ++r) {
      if (r == root_relation_) continue;
      const AlignedVector<float> met =
          label_[r].apply({heads.data() + first * kLabel, kLabel}, count);
      for (std::size_t i = 0; i < count; ++i) {
        const float* units = met.data() + i * label_[r].stride();
        const float score =
            kernels().dot(units, dependents.data() + (first + i) * kLabel, kLabel) + units[kLabel];
        if (chosen[first + i] != relations_.size() && !(score > most[first + i])) continue;
        most[first + i] = score;
        chosen[first + i] = r;
      }
    }
  }
  for (std::size_t d = 0; d < n; ++d)
    sentence.tokens[d].deprel =
        relations_[sentence.tokens[d].head == kRoot ? root_relation_ : chosen[d]];
}

}  // namespace dossier
