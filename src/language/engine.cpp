// Puts the parts together: tokens and likely sentences by rule, then windows of several sentences through the encoder,
// which decides where sentences begin, and the heads.
//
// A window is cut where the rules see a sentence end; inside it the learned decision holds, except that a text block
// always begins a sentence. Windows are taken in groups of about kGroupPieces pieces, so that working memory is bounded
// however long the document is and the products have enough rows. No row of a product hangs on another, so
// grouping changes no result.
#include "language/engine.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "language/encoder.h"
#include "language/heads.h"
#include "language/model_file.h"
#include "language/segment.h"
#include "language/sequence.h"
#include "language/word_pieces.h"

namespace dossier {
namespace {

constexpr std::size_t kGroupPieces = 512;

bool holds_prose(BlockKind kind) {
  return kind != BlockKind::kHead && kind != BlockKind::kBoilerplate;
}

enum class Boundaries { kGiven, kLearned };  // of sentences

Sentence sentence_of(std::vector<Token> tokens, std::uint32_t block) {
  const Span span = {tokens.front().span.begin, tokens.back().span.end};
  return {span, std::move(tokens), {}, block};
}

/// Hands the sentences on, cut where a block begins or a score is above 0; `scores`: one for each of their tokens.
void recut(std::span<Sentence> sentences, const float* scores, std::vector<Sentence>& out) {
  std::vector<Token> tokens;
  std::uint32_t block = sentences.front().block;
  for (Sentence& sentence : sentences) {
    for (Token& token : sentence.tokens) {
      const bool begins = sentence.block != block || *scores > 0;
      if (begins && !tokens.empty()) out.push_back(sentence_of(std::exchange(tokens, {}), block));
      tokens.push_back(std::move(token));
      block = sentence.block;
      ++scores;
    }
  }
  out.push_back(sentence_of(std::move(tokens), block));
}

/// Appends the sentence, in stretches of at most kMaxSentenceTokens; gives their number.
std::size_t cut_long(Sentence& sentence, std::vector<Sentence>& out) {
  const std::size_t count = std::max<std::size_t>(
      1, (sentence.tokens.size() + kMaxSentenceTokens - 1) / kMaxSentenceTokens);
  if (count == 1) {
    out.push_back(std::move(sentence));
    return 1;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin =
        sentence.tokens.begin() + static_cast<std::ptrdiff_t>(i * kMaxSentenceTokens);
    const auto length = std::min<std::ptrdiff_t>(kMaxSentenceTokens, sentence.tokens.end() - begin);
    out.push_back(sentence_of({begin, begin + length}, sentence.block));
  }
  return count;
}

/// Stretches of one sentence as one again: the later ones hang on the first one's root.
Sentence joined(std::span<Sentence> stretches) {
  Sentence out = std::move(stretches.front());
  std::uint32_t root = 0;
  while (root + 1 < out.tokens.size() && out.tokens[root].head != kRoot) ++root;
  for (Sentence& stretch : stretches.subspan(1)) {
    const auto shift = static_cast<std::uint32_t>(out.tokens.size());
    for (auto field : {&Sentence::names, &Sentence::mentions})
      for (const Name& name : stretch.*field)
        (out.*field).push_back({name.first + shift, name.last + shift, name.type});
    for (Token& token : stretch.tokens) {
      if (token.head == kRoot) {
        token.head = root;
        token.deprel = "parataxis";
      } else {
        token.head += shift;
      }
      out.tokens.push_back(std::move(token));
    }
    out.span.end = stretch.span.end;
  }
  return out;
}

}  // namespace

struct Engine::Parts {
  explicit Parts(const std::filesystem::path& path)
      : file(path),
        pieces(file.text("pieces")),
        encoder(file),
        heads(file),
        size{file.encoder_number("window"),
             std::min(kMaxSentencePieces, encoder.max_pieces() - 2)} {
    if (size.pieces > encoder.max_pieces())
      throw Error(ErrorCode::kData, "language model: windows of " + std::to_string(size.pieces) +
                                        " pieces, places for " +
                                        std::to_string(encoder.max_pieces()));
  }

  void read(std::vector<Sentence>& sentences, Boundaries boundaries, WordVectors* vectors) const;
  std::size_t read_group(std::span<Sentence> sentences, Boundaries boundaries,
                         std::vector<Sentence>& out, WordVectors* vectors) const;

  ModelFile file;
  WordPieces pieces;
  Encoder encoder;
  Heads heads;
  Segmenter segmenter;
  WindowSize size;
};

void Engine::Parts::read(std::vector<Sentence>& sentences, Boundaries boundaries,
                         WordVectors* vectors) const {
  std::vector<Sentence> out;
  for (std::size_t first = 0; first < sentences.size();)
    first += read_group(std::span(sentences).subspan(first), boundaries, out, vectors);
  sentences = std::move(out);
}

/// Reads the first windows of `sentences`, about kGroupPieces pieces, and appends what it read; gives how many sentences
/// it took.
std::size_t Engine::Parts::read_group(std::span<Sentence> sentences, Boundaries boundaries,
                                      std::vector<Sentence>& out, WordVectors* vectors) const {
  std::vector<Sequence> sequences;
  std::vector<std::size_t> ends;  // of the windows, in sentences
  for (std::size_t sum = 0, first = 0; first < sentences.size() && sum < kGroupPieces;) {
    Window window = next_window(sentences, first, pieces, size);
    sum += window.sequence.pieces.size();
    sequences.push_back(std::move(window.sequence));
    ends.push_back(first = window.last);
  }
  const AlignedVector<float> windows = encoder.encode(sequences);
  const std::size_t width = encoder.width(), begin = out.size();
  const std::vector<float> starts = heads.sentence_starts(windows);

  AlignedVector<float> rows;  // of each sentence the root's vector, then its tokens'
  std::size_t row = 0, first = 0;
  for (std::size_t w = 0; w < ends.size(); ++w) {
    const std::span<Sentence> own = sentences.subspan(first, ends[w] - first);
    const std::size_t made = out.size();
    if (boundaries == Boundaries::kLearned) {
      recut(own, starts.data() + row + 1, out);
    } else {
      std::ranges::move(own, std::back_inserter(out));
    }
    const float* root = windows.data() + row * width;
    const float* next = root + width;
    for (std::size_t s = made; s < out.size(); ++s) {
      const std::size_t values = out[s].tokens.size() * width;
      rows.insert(rows.end(), root, root + width);
      rows.insert(rows.end(), next, next + values);
      if (vectors) vectors->values.insert(vectors->values.end(), next, next + values);
      next += values;
    }
    row += sequences[w].firsts.size();
    first = ends[w];
  }
  heads.read(rows, std::span(out).subspan(begin));
  return first;
}

Engine::Engine(const std::filesystem::path& model_file)
    : parts_(std::make_unique<Parts>(model_file)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Annotation Engine::annotate(std::string_view text, std::span<const Block> blocks,
                            WordVectors* vectors) const {
  Annotation annotation;
  for (std::uint32_t i = 0; i < blocks.size(); ++i)
    if (holds_prose(blocks[i].kind))
      parts_->segmenter.append(text, blocks[i].span, i, annotation.sentences);
  if (vectors) *vectors = {parts_->encoder.width(), {}};
  parts_->read(annotation.sentences, Boundaries::kLearned, vectors);
  return annotation;
}

void Engine::annotate_tokens(Annotation& annotation) const {
  std::vector<Sentence> pieces;  // no longer than the encoder takes
  std::vector<std::size_t> counts;
  for (Sentence& sentence : annotation.sentences) counts.push_back(cut_long(sentence, pieces));
  parts_->read(pieces, Boundaries::kGiven, nullptr);
  auto next = pieces.begin();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    annotation.sentences[i] = joined({next, next + static_cast<std::ptrdiff_t>(counts[i])});
    next += static_cast<std::ptrdiff_t>(counts[i]);
  }
}

std::string Engine::description() const {
  return parts_->file.description();
}

}  // namespace dossier
