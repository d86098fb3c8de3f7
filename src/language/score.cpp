#include "language/score.h"

namespace dossier {
namespace {

struct Word {
  const Token* token;
  Span head;  // empty for the root
};

/// All tokens of a text, in order, so that two annotations can be walked side by side.
std::vector<Word> words_of(const Annotation& annotation) {
  std::vector<Word> out;
  for (const Sentence& sentence : annotation.sentences)
    for (const Token& token : sentence.tokens)
      out.push_back({&token, token.head == kRoot ? Span() : sentence.tokens[token.head].span});
  return out;
}

std::vector<std::pair<Span, std::string>> names_of(const Annotation& annotation) {
  std::vector<std::pair<Span, std::string>> out;
  for (const Sentence& sentence : annotation.sentences)
    for (const Name& name : sentence.names)
      out.push_back(
          {{sentence.tokens[name.first].span.begin, sentence.tokens[name.last - 1].span.end},
           name.type});
  return out;
}

std::vector<std::pair<Span, std::string>> sentences_of(const Annotation& annotation) {
  std::vector<std::pair<Span, std::string>> out;
  for (const Sentence& sentence : annotation.sentences) out.push_back({sentence.span, ""});
  return out;
}

double f1(std::size_t matched, std::size_t gold, std::size_t predicted) {
  return gold + predicted == 0
             ? 1
             : 2.0 * static_cast<double>(matched) / static_cast<double>(gold + predicted);
}

/// Elements in both, of two sorted lists.
double overlap(const std::vector<std::pair<Span, std::string>>& gold,
               const std::vector<std::pair<Span, std::string>>& predicted) {
  std::size_t matched = 0;
  for (auto a = gold.begin(), b = predicted.begin(); a != gold.end() && b != predicted.end();) {
    matched += *a == *b;
    if (*a < *b) {
      ++a;
    } else if (*b < *a) {
      ++b;
    } else {
      ++a;
      ++b;
    }
  }
  return f1(matched, gold.size(), predicted.size());
}

}  // namespace

Score score_annotation(const Annotation& gold, const Annotation& predicted) {
  const std::vector<Word> right = words_of(gold), found = words_of(predicted);
  std::size_t tokens = 0, upos = 0, xpos = 0, lemma = 0, uas = 0, las = 0;
  for (std::size_t i = 0, j = 0; i < right.size() && j < found.size();) {
    const Token &a = *right[i].token, &b = *found[j].token;
    if (a.span != b.span) {
      a.span < b.span ? ++i : ++j;
      continue;
    }
    const bool same_head = right[i++].head == found[j++].head;
    ++tokens;
    upos += a.upos == b.upos;
    xpos += a.xpos == b.xpos;
    lemma += a.lemma == b.lemma;
    uas += same_head;
    las += same_head && a.deprel == b.deprel;
  }
  const auto share = [&](std::size_t matched) { return f1(matched, right.size(), found.size()); };
  return {.tokens = share(tokens),
          .sentences = overlap(sentences_of(gold), sentences_of(predicted)),
          .upos = share(upos),
          .xpos = share(xpos),
          .lemma = share(lemma),
          .uas = share(uas),
          .las = share(las),
          .names = overlap(names_of(gold), names_of(predicted))};
}

}  // namespace dossier
