// Law: tokens are the text without its white space, in order; no sentence and no token beyond its
// limit.
#include <cstdlib>
#include <string_view>

#include "base/limits.h"
#include "base/utf8.h"
#include "language/segment.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace dossier;
  static const Segmenter segmenter;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<Sentence> sentences;
  segmenter.append(text, {0, static_cast<std::uint32_t>(size)}, 0, sentences);
  std::uint32_t at = 0;
  const auto require = [](bool holds) {
    if (!holds) std::abort();
  };
  for (const Sentence& sentence : sentences) {
    require(!sentence.tokens.empty() && sentence.tokens.size() <= kMaxSentenceTokens);
    for (const Token& token : sentence.tokens) {
      require(token.span.begin >= at && token.span.end > token.span.begin &&
              token.span.size() <= kMaxTokenBytes);
      require(trim(text.substr(at, token.span.begin - at)).empty());
      require(token.form == token.span.of(text));
      at = token.span.end;
    }
  }
  require(trim(text.substr(at)).empty());
  return 0;
}
