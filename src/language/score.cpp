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

/// Elements in both, of two sorted lists.
Tally overlap(const std::vector<std::pair<Span, std::string>>& gold,
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
  return {matched, gold.size(), predicted.size()};
}

std::string_view universal(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

}  // namespace

double Tally::f1() const {
  return gold + predicted == 0
             ? 1
             : 2.0 * static_cast<double>(matched) / static_cast<double>(gold + predicted);
}

Tally& Tally::operator+=(const Tally& other) {
  matched += other.matched;
  gold += other.gold;
  predicted += other.predicted;
  return *this;
}

Score& Score::operator+=(const Score& other) {
  for (Tally Score::*field :
       {&Score::words, &Score::sentences, &Score::upos, &Score::xpos, &Score::feats, &Score::lemma,
        &Score::uas, &Score::las, &Score::las_full, &Score::names})
    this->*field += other.*field;
  return *this;
}

Score score_annotation(const Annotation& gold, const Annotation& predicted) {
  const std::vector<Word> right = words_of(gold), found = words_of(predicted);
  Score score;
  for (Tally Score::*field : {&Score::words, &Score::upos, &Score::xpos, &Score::feats,
                              &Score::lemma, &Score::uas, &Score::las, &Score::las_full})
    score.*field = {0, right.size(), found.size()};
  for (std::size_t i = 0, j = 0; i < right.size() && j < found.size();) {
    const Token &a = *right[i].token, &b = *found[j].token;
    if (a.span != b.span) {
      a.span < b.span ? ++i : ++j;
      continue;
    }
    const bool same_head = right[i++].head == found[j++].head;
    ++score.words.matched;
    score.upos.matched += a.upos == b.upos;
    score.xpos.matched += a.xpos == b.xpos;
    score.feats.matched += a.feats == b.feats;
    score.lemma.matched += a.lemma == b.lemma;
    score.uas.matched += same_head;
    score.las.matched += same_head && universal(a.deprel) == universal(b.deprel);
    score.las_full.matched += same_head && a.deprel == b.deprel;
  }
  score.sentences = overlap(sentences_of(gold), sentences_of(predicted));
  score.names = overlap(names_of(gold), names_of(predicted));
  return score;
}

}  // namespace dossier
