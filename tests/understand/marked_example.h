// Examples of data files: a sentence with the word that it is about between asterisks, and a source
// between underscores.
#pragma once

#include <optional>
#include <string>

#include "base/span.h"
#include "understand/reading.h"

namespace dossier {

struct MarkedExample {
  std::string text;       // without marks
  Span word{}, source{};  // empty where not marked

  explicit MarkedExample(const std::string& marked) {
    for (char c : marked) {
      const auto at = static_cast<std::uint32_t>(text.size());
      if (c == '*') {
        starred_ = !starred_;
        (starred_ ? word.begin : word.end) = at;
      } else if (c == '_') {
        underlined_ = !underlined_;
        (underlined_ ? source.begin : source.end) = at;
      } else {
        text += c;
      }
    }
  }

 private:
  bool starred_ = false, underlined_ = false;
};

/// The token that begins where `word` begins.
inline std::optional<TokenAt> token_at(const Reading& reading, Span word) {
  const auto& sentences = reading.annotation.sentences;
  for (std::uint32_t s = 0; s < sentences.size(); ++s)
    for (std::uint32_t i = 0; i < sentences[s].tokens.size(); ++i)
      if (sentences[s].tokens[i].span.begin == word.begin) return TokenAt{s, i};
  return std::nullopt;
}

}  // namespace dossier
