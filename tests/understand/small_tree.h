// A sentence with its tree in a few lines, for tests: "1 Rebels rebel NOUN NNS 2 nsubj" one token a line.
#pragma once

#include <sstream>
#include <string>

#include "language/annotation.h"

namespace dossier {

/// Columns: number, form, lemma, UPOS, XPOS, head (0: root), relation. Spans are those of the forms joined by one space.
inline Sentence small_sentence(const std::string& lines) {
  Sentence sentence;
  std::istringstream in(lines);
  std::uint32_t at = 0, number = 0, head = 0;
  Token token;
  while (in >> number >> token.form >> token.lemma >> token.upos >> token.xpos >> head >>
         token.deprel) {
    token.head = head == 0 ? kRoot : head - 1;
    token.span = {at, at + static_cast<std::uint32_t>(token.form.size())};
    at = token.span.end + 1;
    sentence.tokens.push_back(token);
  }
  sentence.span = {0, sentence.tokens.back().span.end};
  return sentence;
}

/// The text that the spans of `small_sentence` point into.
inline std::string small_text(const Sentence& sentence) {
  std::string text;
  for (const Token& token : sentence.tokens) text += (text.empty() ? "" : " ") + token.form;
  return text;
}

}  // namespace dossier
