// All heads look at the vector of a word's first piece. Arcs are deep biaffine attention (Dozat and
// Manning 2017), whose scores go through a maximum spanning tree; the relation is chosen for each
// arc of that tree.
//
// Cost in float products: about 0.4 million a word for the linear heads, 128 x 128 x relations
// for each word that heads another, and 256 for each pair of words of a sentence.
#include "language/heads.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "language/spanning_tree.h"

namespace dossier {
namespace {

constexpr std::size_t kNamesHidden = 256, kMentionsHidden = 128, kFactualityHidden = 128,
                      kArc = 256, kLabel = 128;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

std::size_t best(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

/// Whether the word can tell of something that happens.
bool tells(const Token& token) {
  return token.upos == "VERB" || token.upos == "NOUN" || token.upos == "ADJ";
}

/// Judgements have two decimals, as CoNLL-U shows them.
float rounded(float factuality) {
  return static_cast<float>(std::round(std::clamp(factuality, -3.0f, 3.0f) * 100.0) / 100.0);
}

void keep_positive(AlignedVector<float>& values) {
  for (float& value : values) value = std::max(value, 0.0f);
}

}  // namespace

Heads::Heads(const ModelFile& file)
    : width_(file.encoder_number("width")),
      upos_(classes(file, "upos")),
      xpos_(classes(file, "xpos")),
      feats_(classes(file, "feats")),
      entity_(classes(file, "entity")),
      start_(classes(file, "start")),
      lemmas_(file.text("lemma.table"), file.labels("lemma_table")),
      names_(spans(file, "names", kNamesHidden)),
      mentions_(spans(file, "mention", kMentionsHidden)),
      factuality_hidden_(dense(file, "factuality.hidden", kFactualityHidden, width_)),
      factuality_(dense(file, "factuality", 1, kFactualityHidden)),
      arc_head_(dense(file, "arc.head", kArc, width_)),
      arc_dependent_(dense(file, "arc.dependent", kArc, width_)),
      label_head_(dense(file, "label.head", kLabel, width_)),
      label_dependent_(dense(file, "label.dependent", kLabel, width_)),
      relations_(file.labels("deprel")) {
  const auto arc = file.floats("arc.weight", {kArc + 1, kArc});
  arc_ = Dense(arc.first(kArc * kArc), arc.subspan(kArc * kArc));
  std::ranges::replace(feats_.labels, "_", "");
  if (start_.labels != std::vector<std::string>{"inside", "start"})
    throw Error(ErrorCode::kData, "language model: unusual classes of sentence starts");
  const auto root = std::ranges::find(relations_, "root");
  if (root == relations_.end() || relations_.size() < 2)
    throw Error(ErrorCode::kData, "language model: no 'root' among the relations");
  root_relation_ = static_cast<std::size_t>(root - relations_.begin());

  // [head unit][dependent unit], both with the constant last, turned over to [dependent unit][head
  // unit] and a bias; apart from them, the dependents' constant of each relation.
  constexpr std::size_t kSide = kLabel + 1;
  const auto label = file.floats("label.weight", {relations_.size(), kSide, kSide});
  std::vector<float> constants, constant_biases;
  for (std::size_t r = 0; r < relations_.size(); ++r) {
    const float* matrix = label.data() + r * kSide * kSide;
    std::vector<float> turned(kLabel * kLabel);
    for (std::size_t h = 0; h < kLabel; ++h) {
      for (std::size_t d = 0; d < kLabel; ++d) turned[d * kLabel + h] = matrix[h * kSide + d];
      constants.push_back(matrix[h * kSide + kLabel]);
    }
    label_.emplace_back(turned, std::span(matrix + kLabel * kSide, kLabel));
    constant_biases.push_back(matrix[kSide * kSide - 1]);
  }
  label_constant_ = Dense(constants, constant_biases);
}

Heads::Classes Heads::classes(const ModelFile& file, const std::string& name) const {
  const std::vector<std::string>& labels = file.labels(name);
  return {dense(file, name, labels.size(), width_), labels};
}

Heads::Spans Heads::spans(const ModelFile& file, const std::string& name,
                          std::size_t hidden) const {
  const std::vector<std::string>& labels = file.labels(name);
  return {dense(file, name + ".hidden", hidden, width_), dense(file, name, labels.size(), hidden),
          NameDecoder(labels)};
}

Dense Heads::dense(const ModelFile& file, const std::string& name, std::size_t outputs,
                   std::size_t inputs) const {
  return Dense(file.floats(name + ".weight", {outputs, inputs}),
               file.floats(name + ".bias", {outputs}));
}

void Heads::read(const AlignedVector<float>& vectors, std::span<Sentence> sentences) const {
  const Rows rows = {{vectors.data(), width_}, vectors.size() / width_};
  read_tags(rows, sentences);
  read_spans(rows, names_, &Sentence::names, sentences);
  read_spans(rows, mentions_, &Sentence::mentions, sentences);
  read_factuality(rows, sentences);
  read_trees(rows, sentences);
  read_relations(rows, sentences);
}

std::vector<float> Heads::sentence_starts(const AlignedVector<float>& vectors) const {
  const std::size_t rows = vectors.size() / width_;
  const AlignedVector<float> scores = start_.scores.apply({vectors.data(), width_}, rows);
  std::vector<float> out(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const float* row = scores.data() + i * start_.scores.stride();
    out[i] = row[1] - row[0];
  }
  return out;
}

void Heads::read_tags(const Rows& rows, std::span<Sentence> sentences) const {
  const auto each = [&](const Classes& head, std::string Token::*field) {
    const AlignedVector<float> scores = head.scores.apply(rows.vectors, rows.count);
    const float* row = scores.data();
    for (Sentence& sentence : sentences) {
      row += head.scores.stride();  // the root's
      for (Token& token : sentence.tokens) {
        token.*field = head.labels[best(row, head.labels.size())];
        row += head.scores.stride();
      }
    }
  };
  each(upos_, &Token::upos);
  each(xpos_, &Token::xpos);
  each(feats_, &Token::feats);
  each(entity_, &Token::entity);
  for (Sentence& sentence : sentences)
    for (Token& token : sentence.tokens) token.lemma = lemmas_.lemma(token.xpos, token.form);
}

void Heads::read_spans(const Rows& rows, const Spans& head, std::vector<Name> Sentence::*field,
                       std::span<Sentence> sentences) const {
  AlignedVector<float> hidden = head.hidden.apply(rows.vectors, rows.count);
  kernels().gelu(hidden.data(), hidden.size());
  const AlignedVector<float> scores =
      head.scores.apply({hidden.data(), head.hidden.stride()}, rows.count);
  const std::size_t stride = head.scores.stride();
  const float* row = scores.data();
  for (Sentence& sentence : sentences) {
    sentence.*field = head.decoder.decode({row + stride, stride}, sentence.tokens.size());
    row += (sentence.tokens.size() + 1) * stride;
  }
}

void Heads::read_factuality(const Rows& rows, std::span<Sentence> sentences) const {
  AlignedVector<float> hidden = factuality_hidden_.apply(rows.vectors, rows.count);
  keep_positive(hidden);
  const AlignedVector<float> scores =
      factuality_.apply({hidden.data(), factuality_hidden_.stride()}, rows.count);
  const float* row = scores.data();
  for (Sentence& sentence : sentences) {
    row += factuality_.stride();  // the root's
    for (Token& token : sentence.tokens) {
      token.factuality = tells(token) ? rounded(*row) : 0;
      row += factuality_.stride();
    }
  }
}

void Heads::read_trees(const Rows& rows, std::span<Sentence> sentences) const {
  AlignedVector<float> head = arc_head_.apply(rows.vectors, rows.count);
  AlignedVector<float> dependent = arc_dependent_.apply(rows.vectors, rows.count);
  keep_positive(head);
  keep_positive(dependent);
  const AlignedVector<float> wanted = arc_.apply({dependent.data(), kArc}, rows.count);
  AlignedVector<float> turned, scores;
  std::size_t first = 0;
  for (Sentence& sentence : sentences) {
    const std::size_t n = sentence.tokens.size(), padded = (n + 1 + kLanes - 1) / kLanes * kLanes;
    turned.assign(kArc * padded, 0.0f);
    for (std::size_t h = 0; h <= n; ++h)
      for (std::size_t k = 0; k < kArc; ++k) turned[k * padded + h] = head[(first + h) * kArc + k];
    scores.resize(n * padded);
    kernels().product({wanted.data() + (first + 1) * kArc, kArc}, {turned.data(), padded}, nullptr,
                      {scores.data(), padded}, {n, padded, kArc});
    for (std::size_t d = 1; d < n; ++d)
      std::copy_n(scores.data() + d * padded, n + 1, scores.data() + d * (n + 1));
    const auto heads = best_tree(std::span<const float>(scores).first(n * (n + 1)), n);
    for (std::size_t d = 0; d < n; ++d)
      sentence.tokens[d].head = heads[d] == 0 ? kRoot : heads[d] - 1;
    first += n + 1;
  }
}

void Heads::read_relations(const Rows& rows, std::span<Sentence> sentences) const {
  AlignedVector<float> units = label_head_.apply(rows.vectors, rows.count);
  AlignedVector<float> dependents = label_dependent_.apply(rows.vectors, rows.count);
  keep_positive(units);
  keep_positive(dependents);
  // The units of each word that heads another, once, and for each row its head's number among them.
  AlignedVector<float> heads;
  std::vector<std::size_t> head_of(rows.count, kNone), number(rows.count, kNone);
  std::size_t first = 0;
  for (const Sentence& sentence : sentences) {
    for (std::size_t d = 0; d < sentence.tokens.size(); ++d) {
      if (sentence.tokens[d].head == kRoot) continue;
      const std::size_t head = first + 1 + sentence.tokens[d].head;
      if (number[head] == kNone) {
        number[head] = heads.size() / kLabel;
        heads.insert(heads.end(), units.data() + head * kLabel, units.data() + (head + 1) * kLabel);
      }
      head_of[first + 1 + d] = number[head];
    }
    first += sentence.tokens.size() + 1;
  }
  const std::vector<std::size_t> chosen = best_relations(heads, dependents, head_of);
  std::size_t row = 0;
  for (Sentence& sentence : sentences) {
    ++row;
    for (Token& token : sentence.tokens) {
      token.deprel = relations_[token.head == kRoot ? root_relation_ : chosen[row]];
      ++row;
    }
  }
}

/// The best relation but "root" for each row of a dependent that has a head. Goes relation by
/// relation, so that each matrix is read once for many rows.
std::vector<std::size_t> Heads::best_relations(const AlignedVector<float>& heads,
                                               const AlignedVector<float>& dependents,
                                               std::span<const std::size_t> head_of) const {
  const std::size_t count = heads.size() / kLabel, other = root_relation_ == 0 ? 1 : 0;
  const Matrix units = {heads.data(), kLabel};
  const AlignedVector<float> constants = label_constant_.apply(units, count);
  std::vector<float> most(head_of.size(), -std::numeric_limits<float>::infinity());
  std::vector<std::size_t> chosen(head_of.size(), other);
  for (std::size_t r = 0; r < relations_.size(); ++r) {
    if (r == root_relation_) continue;
    const AlignedVector<float> met = label_[r].apply(units, count);
    for (std::size_t i = 0; i < head_of.size(); ++i) {
      if (head_of[i] == kNone) continue;
      const float score =
          kernels().dot(met.data() + head_of[i] * kLabel, dependents.data() + i * kLabel, kLabel) +
          constants[head_of[i] * label_constant_.stride() + r];
      if (score > most[i]) {
        most[i] = score;
        chosen[i] = r;
      }
    }
  }
  return chosen;
}

}  // namespace dossier
