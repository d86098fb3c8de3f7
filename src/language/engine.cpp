// Puts the parts together: sentences and tokens by rule, then pieces, encoder and heads.
//
// Sentences are taken in groups of about kGroupPieces pieces, so that working memory is bounded
// however long the document is and the products have enough rows. A group never leaves its
// document, and no row of a product hangs on another, so grouping changes no result.
#include "language/engine.h"

#include <algorithm>

#include "base/limits.h"
#include "language/encoder.h"
#include "language/heads.h"
#include "language/model_file.h"
#include "language/segment.h"
#include "language/word_pieces.h"

namespace dossier {
namespace {

constexpr std::size_t kGroupPieces = 256;

bool holds_prose(BlockKind kind) {
  return kind != BlockKind::kHead && kind != BlockKind::kBoilerplate;
}

/// How many pieces a word may have so that all of a sentence's fit: all that they have, or evenly
/// fewer.
std::size_t most_pieces(std::span<const std::size_t> counts, std::size_t room) {
  std::size_t most = counts.empty() ? 1 : *std::ranges::max_element(counts);
  const auto total = [&] {
    std::size_t sum = 0;
    for (const std::size_t count : counts) sum += std::min(count, most);
    return sum;
  };
  while (most > 1 && total() > room)
    most = std::max<std::size_t>(1, std::min(most - 1, most * 9 / 10));
  return most;
}

}  // namespace

struct Engine::Parts {
  explicit Parts(const std::filesystem::path& path)
      : file(path), pieces(file.text("pieces")), encoder(file), heads(file) {}

  Sequence sequence_of(const Sentence& sentence) const;
  void read(std::span<Sentence> sentences) const;
  void read_long(Sentence& sentence) const;

  ModelFile file;
  WordPieces pieces;
  Encoder encoder;
  Heads heads;
  Segmenter segmenter;
};

Sequence Engine::Parts::sequence_of(const Sentence& sentence) const {
  std::vector<std::uint16_t> ids;
  std::vector<std::size_t> counts;
  for (const Token& token : sentence.tokens) {
    const std::size_t before = ids.size();
    pieces.append(token.form, ids);
    counts.push_back(ids.size() - before);
  }
  const std::size_t most =
      most_pieces(counts, std::min(kMaxSentencePieces, encoder.max_pieces() - 2));
  Sequence out{{kClassifierPiece}, {0}, {0}};
  const std::uint16_t* next = ids.data();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::string& form = sentence.tokens[i].form;
    out.firsts.push_back(static_cast<std::uint32_t>(out.pieces.size()));
    const std::size_t used = std::min(counts[i], most);
    out.pieces.insert(out.pieces.end(), next, next + used);
    next += counts[i];
    out.shapes.push_back(
        first_piece_shape(form, i == 0 ? WordPlace::kFirst : WordPlace::kElsewhere));
    if (used > 1) out.shapes.insert(out.shapes.end(), used - 1, inner_piece_shape(form));
  }
  out.pieces.push_back(kSeparatorPiece);
  out.shapes.push_back(0);
  return out;
}

void Engine::Parts::read(std::span<Sentence> sentences) const {
  for (std::size_t first = 0; first < sentences.size();) {
    if (sentences[first].tokens.size() > kMaxSentenceTokens) {
      read_long(sentences[first++]);
      continue;
    }
    std::vector<Sequence> group;
    std::size_t sum = 0, last = first;
    while (last < sentences.size() && sum < kGroupPieces &&
           sentences[last].tokens.size() <= kMaxSentenceTokens) {
      group.push_back(sequence_of(sentences[last++]));
      sum += group.back().pieces.size();
    }
    heads.read(encoder.encode(group), sentences.subspan(first, last - first));
    first = last;
  }
}

/// A sentence beyond the limit is read in stretches; the later ones hang on the first one's root.
void Engine::Parts::read_long(Sentence& sentence) const {
  std::vector<Sentence> stretches;
  for (std::size_t at = 0; at < sentence.tokens.size(); at += kMaxSentenceTokens) {
    const auto begin = sentence.tokens.begin() + static_cast<std::ptrdiff_t>(at);
    const auto count = std::min(kMaxSentenceTokens, sentence.tokens.size() - at);
    stretches.push_back({{}, {begin, begin + static_cast<std::ptrdiff_t>(count)}, {}, 0});
  }
  read(stretches);
  std::uint32_t shift = 0, root = kRoot;
  sentence.tokens.clear();
  sentence.names.clear();
  for (Sentence& stretch : stretches) {
    for (const Name& name : stretch.names)
      sentence.names.push_back({name.first + shift, name.last + shift, name.type});
    for (Token& token : stretch.tokens) {
      if (token.head != kRoot) {
        token.head += shift;
      } else if (root == kRoot) {
        root = static_cast<std::uint32_t>(sentence.tokens.size());
      } else {
        token.head = root;
        token.deprel = "parataxis";
      }
      sentence.tokens.push_back(std::move(token));
    }
    shift = static_cast<std::uint32_t>(sentence.tokens.size());
  }
}

Engine::Engine(const std::filesystem::path& model_file)
    : parts_(std::make_unique<Parts>(model_file)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Annotation Engine::annotate(std::string_view text, std::span<const Block> blocks) const {
  Annotation annotation;
  for (std::uint32_t i = 0; i < blocks.size(); ++i)
    if (holds_prose(blocks[i].kind))
      parts_->segmenter.append(text, blocks[i].span, i, annotation.sentences);
  annotate_tokens(annotation);
  return annotation;
}

void Engine::annotate_tokens(Annotation& annotation) const {
  parts_->read(annotation.sentences);
}

std::string Engine::description() const {
  return parts_->file.description();
}

}  // namespace dossier
