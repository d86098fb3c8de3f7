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
#include "language/sequence.h"
#include "language/word_pieces.h"

namespace dossier {
namespace {

constexpr std::size_t kGroupPieces = 256;

bool holds_prose(BlockKind kind) {
  return kind != BlockKind::kHead && kind != BlockKind::kBoilerplate;
}

}  // namespace

struct Engine::Parts {
  explicit Parts(const std::filesystem::path& path)
      : file(path), pieces(file.text("pieces")), encoder(file), heads(file) {}

  void read(std::span<Sentence> sentences) const;
  void read_long(Sentence& sentence) const;

  ModelFile file;
  WordPieces pieces;
  Encoder encoder;
  Heads heads;
  Segmenter segmenter;
};

void Engine::Parts::read(std::span<Sentence> sentences) const {
  const std::size_t room = std::min(kMaxSentencePieces, encoder.max_pieces() - 2);
  for (std::size_t first = 0; first < sentences.size();) {
    if (sentences[first].tokens.size() > kMaxSentenceTokens) {
      read_long(sentences[first++]);
      continue;
    }
    std::vector<Sequence> group;
    std::size_t sum = 0, last = first;
    while (last < sentences.size() && sum < kGroupPieces &&
           sentences[last].tokens.size() <= kMaxSentenceTokens) {
      group.push_back(make_sequence(sentences[last++].tokens, pieces, room));
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
