#include "evaluate/treebank.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <string>

#include "evaluate/drawn.h"
#include "understand/stages.h"

namespace dossier {
namespace {

// Calls `use` with the sentence and token of each word line, and its MISC column.
void for_each_word(std::string_view conllu, const Annotation& annotation,
                   const std::function<void(std::size_t, std::size_t, std::string_view)>& use) {
  std::size_t sentence = 0, token = 0;
  while (!conllu.empty() && sentence < annotation.sentences.size()) {
    const std::string_view line = conllu.substr(0, conllu.find('\n'));
    conllu.remove_prefix(std::min(line.size() + 1, conllu.size()));
    const std::string_view id = line.substr(0, line.find('\t'));
    if (id.empty() || id.find_first_not_of("0123456789") != std::string_view::npos) continue;
    use(sentence, token, line.substr(line.rfind('\t') + 1));
    if (++token == annotation.sentences[sentence].tokens.size()) ++sentence, token = 0;
  }
}

std::optional<std::string_view> misc(std::string_view column, std::string_view key) {
  while (!column.empty()) {
    std::string_view item = column.substr(0, column.find_first_of("|\r"));
    column.remove_prefix(std::min(item.size() + 1, column.size()));
    if (item.starts_with(key)) return item.substr(key.size());
  }
  return std::nullopt;
}

std::uint32_t leading_number(std::string_view text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Brackets of one sentence as they open and close: "(3-person-new-cf1" ... "3)", or both in one: "(4-place-...)".
class Brackets {
 public:
  Brackets(const Annotation& annotation, const HeadFinder& heads)
      : annotation_(annotation), heads_(heads) {}

  void read(std::size_t sentence, std::size_t token, std::string_view text) {
    if (sentence != sentence_) open_.clear();
    sentence_ = sentence;
    while (!text.empty()) {
      const std::size_t end = text.find_first_of("()", text[0] == '(' ? 1 : 0);
      if (text[0] == '(') {
        const std::string_view body = text.substr(1, end == std::string_view::npos ? end : end - 1);
        open_.push_back({body.substr(0, body.find('-')), token});
        text.remove_prefix(std::min(end, text.size()));
        if (text.starts_with(')')) text.remove_prefix(1), close("", token);
      } else if (end != std::string_view::npos && text[end] == ')') {
        close(text.substr(0, end), token);
        text.remove_prefix(end + 1);
      } else {
        text.remove_prefix(std::min(end, text.size()));
      }
    }
  }

  PhraseClusters clusters() const {
    PhraseClusters all;
    for (const auto& [number, mentions] : entities_) all.push_back(mentions);
    return all;
  }

 private:
  struct Open {
    std::string_view id;
    std::size_t token;
  };

  // An empty id closes what was opened last.
  void close(std::string_view id, std::size_t last) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](const Open& open) { return id.empty() || open.id == id; });
    if (found == open_.rend()) return;
    const auto& tokens = annotation_.sentences[sentence_].tokens;
    const Span span{tokens[found->token].span.begin, tokens[last].span.end};
    entities_[leading_number(found->id)].push_back({span, heads_.head_of(span)});
    open_.erase(std::next(found).base());
  }

  const Annotation& annotation_;
  const HeadFinder& heads_;
  std::size_t sentence_ = 0;
  std::vector<Open> open_;
  std::map<std::uint32_t, std::vector<Phrase>> entities_;
};

// ---- kinds of mentions

enum class Kind : unsigned char { kName, kPronoun, kOther };

class KindFinder {
 public:
  explicit KindFinder(const Annotation& annotation) {
    for (const Sentence& sentence : annotation.sentences)
      for (const Token& token : sentence.tokens) tags_[token.span] = token.upos;
  }
  Kind kind_of(const Phrase& phrase) const {
    const auto found = tags_.find(phrase.head);
    if (found == tags_.end()) return Kind::kOther;
    if (found->second == "PROPN") return Kind::kName;
    return found->second == "PRON" ? Kind::kPronoun : Kind::kOther;
  }
  PhraseClusters only(const PhraseClusters& clusters, Kind kind) const {
    PhraseClusters kept;
    for (const auto& cluster : clusters) {
      auto& mine = kept.emplace_back();
      std::ranges::copy_if(cluster, std::back_inserter(mine),
                           [&](const Phrase& phrase) { return kind_of(phrase) == kind; });
    }
    return kept;
  }

 private:
  std::map<Span, std::string_view> tags_;  // by head
};

// The mention that tells what each pronoun stands for: the nearest one before it that is no pronoun, else the first behind it.
std::map<Span, Span> antecedents(const PhraseClusters& clusters, const KindFinder& kinds) {
  std::map<Span, Span> found;
  for (const auto& cluster : clusters) {
    for (const Phrase& pronoun : cluster) {
      if (kinds.kind_of(pronoun) != Kind::kPronoun) continue;
      const Phrase* best = nullptr;
      for (const Phrase& other : cluster) {
        if (kinds.kind_of(other) == Kind::kPronoun) continue;
        const bool before = other.head < pronoun.head;
        const bool best_before = best && best->head < pronoun.head;
        if (!best || (before && (!best_before || best->head < other.head)) ||
            (!before && !best_before && other.head < best->head))
          best = &other;
      }
      if (best) found[pronoun.head] = best->head;
    }
  }
  return found;
}

Ratio score_pronouns(const PhraseClusters& gold, const KindFinder& gold_kinds,
                     const PhraseClusters& drawn, const KindFinder& drawn_kinds) {
  std::map<Span, std::size_t> entity_of;
  for (std::size_t e = 0; e < gold.size(); ++e)
    for (const Phrase& mention : gold[e]) entity_of.emplace(mention.head, e);
  const auto right = antecedents(gold, gold_kinds), found = antecedents(drawn, drawn_kinds);
  double both = 0;
  for (const auto& [pronoun, antecedent] : found) {
    const auto truth = entity_of.find(pronoun), claimed = entity_of.find(antecedent);
    both +=
        right.contains(pronoun) && claimed != entity_of.end() && truth->second == claimed->second;
  }
  return {both, static_cast<double>(right.size()), both, static_cast<double>(found.size())};
}

CoreferenceScore score_clusters(const PhraseClusters& gold, const PhraseClusters& drawn,
                                MentionMatch match) {
  const auto numbers = number_mentions(gold, drawn, match);
  return score_coreference(without_singletons(numbers.gold), without_singletons(numbers.predicted));
}

PhraseClusters phrase_clusters(const Reading& reading, const Entities& entities) {
  PhraseClusters clusters(entities.phrases.size());
  for (const ReferringPhrase& phrase : entities.phrases)
    clusters[phrase.referent].push_back({reading.tree(phrase.head).bytes(phrase.first, phrase.last),
                                         reading.token(phrase.head).span});
  return clusters;
}

// What claims are made of.
PhraseClusters entity_clusters(const Reading& reading, const Entities& entities) {
  PhraseClusters clusters(entities.entities.size());
  for (const EntityMention& mention : entities.mentions)
    clusters[mention.entity].push_back(
        {reading.tree(mention.head).bytes(mention.first, mention.last),
         reading.token(mention.head).span});
  return clusters;
}

// ---- factuality

// The mean judgement of the words of UDS It-Happened train that the program puts so: what the stance says of a word, at best.
double factuality_of(Stance stance) {
  switch (stance) {
    case Stance::kAsserted:
      return 2.1;
    case Stance::kAlleged:
      return 1.6;
    case Stance::kDenied:
      return 0;
    case Stance::kHypothetical:
      return -0.6;
    case Stance::kPlanned:
      return -0.9;
    case Stance::kRequested:
      break;
  }
  return -1.2;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

PhraseClusters bracketed_entities(std::string_view conllu, const AnnotatedText& text) {
  const HeadFinder heads(text.annotation);
  Brackets brackets(text.annotation, heads);
  for_each_word(conllu, text.annotation,
                [&](std::size_t sentence, std::size_t token, std::string_view column) {
                  if (const auto entity = misc(column, "Entity="))
                    if (entity->find_first_of("()") != std::string_view::npos)
                      brackets.read(sentence, token, *entity);
                });
  return brackets.clusters();
}

std::vector<JudgedWord> judged_words(std::string_view conllu, const AnnotatedText& text) {
  std::vector<JudgedWord> words;
  for_each_word(
      conllu, text.annotation,
      [&](std::size_t sentence, std::size_t token, std::string_view column) {
        const auto value = misc(column, "Factuality=");
        double number = 0;
        if (value &&
            std::from_chars(value->data(), value->data() + value->size(), number).ec == std::errc())
          words.push_back({sentence, token, number});
      });
  return words;
}

TreebankCoreference& TreebankCoreference::operator+=(const TreebankCoreference& other) {
  by_span += other.by_span;
  by_head += other.by_head;
  names_by_head += other.names_by_head;
  pronouns_by_head += other.pronouns_by_head;
  pronouns += other.pronouns;
  pronouns_of_claims += other.pronouns_of_claims;
  return *this;
}

TreebankCoreference score_treebank_coreference(std::string_view conllu, const AnnotatedText& text,
                                               const Understanding& reader) {
  const PhraseClusters gold = bracketed_entities(conllu, text);
  Document document;
  document.text = text.text;
  const Reading reading = reader.annotate(document, paragraphs_of(text.annotation));
  const Entities found = find_entities(reading, reader.lexicon(), reader.antecedents());
  const PhraseClusters drawn = phrase_clusters(reading, found);
  const KindFinder gold_kinds(text.annotation), drawn_kinds(reading.annotation);
  const auto of_kind = [&](Kind kind) {
    return score_clusters(gold_kinds.only(gold, kind), drawn_kinds.only(drawn, kind),
                          MentionMatch::kHead);
  };
  return {score_clusters(gold, drawn, MentionMatch::kSpan),
          score_clusters(gold, drawn, MentionMatch::kHead),
          of_kind(Kind::kName),
          of_kind(Kind::kPronoun),
          score_pronouns(gold, gold_kinds, drawn, drawn_kinds),
          score_pronouns(gold, gold_kinds, entity_clusters(reading, found), drawn_kinds)};
}

void add_factuality(std::string_view conllu, const AnnotatedText& text, const Engine& engine,
                    const Understanding& reader, FactualityPairs& pairs) {
  Document document;
  document.text = text.text;
  Reading reading{document, paragraphs_of(text.annotation), text.annotation, {}};
  engine.annotate_tokens(reading.annotation);
  for (const Sentence& sentence : reading.annotation.sentences)
    reading.trees.emplace_back(sentence);
  const Findings found = reader.find(reading);
  for (const JudgedWord& word : judged_words(conllu, text)) {
    const TokenAt at{static_cast<std::uint32_t>(word.sentence),
                     static_cast<std::uint32_t>(word.token)};
    pairs.judged.push_back(word.factuality);
    pairs.factuality.push_back(reading.token(at).factuality);
    pairs.stance.push_back(
        factuality_of(stance_of(reading, at, found.attributions, reader.lexicon()).stance));
  }
}

std::optional<double> pearson(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() < 2) return std::nullopt;
  const double x = mean(a), y = mean(b);
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    xy += (a[i] - x) * (b[i] - y);
    xx += (a[i] - x) * (a[i] - x);
    yy += (b[i] - y) * (b[i] - y);
  }
  if (xx == 0 || yy == 0) return std::nullopt;
  return xy / std::sqrt(xx * yy);
}

}  // namespace dossier
