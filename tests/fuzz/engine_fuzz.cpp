// Law of the whole engine: any bytes give tokens that cover the text in order, inside it, without overlap; every sentence
// is one tree with one root; names lie in their sentence, in order, without overlap.
#include <cstdlib>
#include <string_view>

#include "base/data_path.h"
#include "base/utf8.h"
#include "language/engine.h"

namespace {

using namespace dossier;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_tree(const Sentence& sentence) {
  std::size_t roots = 0;
  for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
    roots += sentence.tokens[i].head == kRoot;
    std::uint32_t at = i;
    for (std::size_t steps = 0; at != kRoot; at = sentence.tokens[at].head) {
      require(at < sentence.tokens.size());
      require(steps++ <= sentence.tokens.size());
    }
  }
  require(roots == 1);
}

void check_names(const Sentence& sentence) {
  std::uint32_t last = 0;
  for (const Name& name : sentence.names) {
    require(name.first >= last && name.last > name.first && name.last <= sentence.tokens.size());
    last = name.last;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const Engine engine(data_file("english.model"));
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::vector<Block> blocks = {
      {{0, static_cast<std::uint32_t>(size)}, BlockKind::kParagraph}};
  std::uint32_t at = 0;
  for (const Sentence& sentence : engine.annotate(text, blocks).sentences) {
    for (const Token& token : sentence.tokens) {
      require(token.span.begin >= at && token.span.end > token.span.begin);
      require(trim(text.substr(at, token.span.begin - at)).empty());
      require(token.form == token.span.of(text));
      at = token.span.end;
    }
    check_tree(sentence);
    check_names(sentence);
  }
  require(trim(text.substr(at)).empty());
  return 0;
}
