#include "language/engine.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/data_path.h"
#include "base/limits.h"
#include "language/conllu.h"
#include "language/encoder.h"
#include "language/model_file.h"

using namespace dossier;

namespace {

const Engine& engine() {
  static const Engine made(data_file("english.model"));
  return made;
}

std::vector<Block> one_block(const std::string& text) {
  return {{{0, static_cast<std::uint32_t>(text.size())}, BlockKind::kParagraph}};
}

Annotation annotated(const std::string& text) {
  return engine().annotate(text, one_block(text));
}

/// `spaces`: whether a space follows each word; all do where it is empty.
std::vector<Token> tokens_of(const std::vector<std::string>& words,
                             const std::vector<bool>& spaces = {}) {
  std::vector<Token> out;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Token token;
    token.form = words[i];
    token.span = {at, at + static_cast<std::uint32_t>(words[i].size())};
    at = token.span.end + (spaces.empty() || spaces[i]);
    out.push_back(std::move(token));
  }
  return out;
}

Sentence sentence_of(std::vector<Token> tokens) {
  return {{tokens.front().span.begin, tokens.back().span.end}, std::move(tokens), {}, 0};
}

bool is_tree(const Sentence& sentence) {
  std::size_t roots = 0;
  for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
    roots += sentence.tokens[i].head == kRoot;
    std::uint32_t at = i;
    for (std::size_t steps = 0; at != kRoot; ++steps, at = sentence.tokens[at].head)
      if (steps > sentence.tokens.size()) return false;
  }
  return roots == 1;
}

const nlohmann::json& parity() {
  static const auto read = nlohmann::json::parse(
      read_file(std::string(DOSSIER_SOURCE_DIR) + "/tests/language/parity.json"));
  return read;
}

/// The sentences of one window of the fixture.
std::vector<Sentence> window_of(const nlohmann::json& known) {
  std::vector<Sentence> out;
  for (const auto& sentence : known.at("sentences"))
    out.push_back(sentence_of(tokens_of(sentence.at("words"), sentence.at("spaces"))));
  return out;
}

Sequence sequence_of(const std::vector<Sentence>& sentences) {
  static const ModelFile file(data_file("english.model"));
  static const WordPieces pieces(file.text("pieces"));
  const Window window = next_window(sentences, 0, pieces, {128, kMaxSentencePieces});
  REQUIRE(window.last == sentences.size());
  return window.sequence;
}

/// B-, I- and O labels of the words of a sentence.
std::vector<std::string> name_labels(const Sentence& sentence) {
  std::vector<std::string> out(sentence.tokens.size(), "O");
  for (const Name& name : sentence.names)
    for (std::uint32_t i = name.first; i < name.last; ++i)
      out[i] = (i == name.first ? "B-" : "I-") + name.type;
  return out;
}

/// What the trainer calls a field of a word, as its reader wrote it.
std::string field(const Sentence& sentence, const std::string& layer, std::size_t i) {
  const Token& token = sentence.tokens[i];
  if (layer == "upos") return token.upos;
  if (layer == "xpos") return token.xpos;
  if (layer == "lemma") return token.lemma;
  if (layer == "feats") return token.feats.empty() ? "_" : token.feats;
  if (layer == "deprel") return token.deprel;
  if (layer == "entity") return token.entity;
  if (layer == "head") return std::to_string(token.head == kRoot ? 0 : token.head + 1);
  return name_labels(sentence)[i];
}

}  // namespace

TEST_CASE("pieces and shapes are the trainer's") {
  for (const auto& known : parity().at("cases")) {
    const Sequence made = sequence_of(window_of(known));
    CHECK(made.pieces == known.at("pieces").get<std::vector<std::uint16_t>>());
    CHECK(made.shapes == known.at("shapes").get<std::vector<std::uint8_t>>());
    CHECK(made.firsts == known.at("first").get<std::vector<std::uint32_t>>());
  }
}

TEST_CASE("vectors are the trainer's, to what a flipped rounding can change") {
  const ModelFile file(data_file("english.model"));
  const Encoder encoder(file);
  double sum = 0;
  std::size_t count = 0;
  for (const auto& known : parity().at("cases")) {
    const std::vector<Sequence> one = {sequence_of(window_of(known))};
    const AlignedVector<float> vectors = encoder.encode(one);
    for (const auto& probe : known.at("rounded").at("probes")) {
      const float* row = vectors.data() + probe.at("word").get<std::size_t>() * encoder.width();
      for (const double value : probe.at("values")) {
        const double gap = std::abs(*row++ - value);
        CHECK(gap <= parity().at("tolerance").at("rounded").at("largest").get<double>());
        sum += gap;
        ++count;
      }
    }
  }
  CHECK(sum / static_cast<double>(count) <=
        parity().at("tolerance").at("rounded").at("mean").get<double>());
}

TEST_CASE("tags, features, lemmas, trees, names and types are the trainer's") {
  std::size_t compared = 0;
  for (const auto& known : parity().at("cases")) {
    Annotation annotation{window_of(known)};
    engine().annotate_tokens(annotation);
    for (const std::string layer :
         {"upos", "xpos", "feats", "lemma", "head", "deprel", "names", "entity"}) {
      const auto& expected = known.at("rounded").at(layer);
      std::size_t i = 0;
      for (const Sentence& sentence : annotation.sentences) {
        for (std::size_t word = 0; word < sentence.tokens.size(); ++word, ++i) {
          const nlohmann::json where = {layer, i};
          const auto& unstable = known.at("unstable");
          if (std::find(unstable.begin(), unstable.end(), where) != unstable.end()) continue;
          const std::string value =
              expected[i].is_number() ? expected[i].dump() : expected[i].get<std::string>();
          INFO(layer << " of word " << word << ", '" << sentence.tokens[word].form << "'");
          CHECK(field(sentence, layer, word) == value);
          ++compared;
        }
      }
    }
  }
  CHECK(compared > 1000);
}

TEST_CASE("raw text becomes sentences with tags, trees and names in the text") {
  const std::string text = "Mayor Ilse Brandt met union leaders in Dresden. They didn't agree.";
  const Annotation annotation = annotated(text);
  REQUIRE(annotation.sentences.size() == 2);
  for (const Sentence& sentence : annotation.sentences) {
    CHECK(is_tree(sentence));
    for (const Token& token : sentence.tokens) {
      CHECK(token.span.of(text) == token.form);
      CHECK((!token.upos.empty() && !token.xpos.empty() && !token.deprel.empty() &&
             !token.lemma.empty()));
    }
  }
}

TEST_CASE("heads, bylines and boilerplate are not read") {
  const std::string text = "By Ann Lee\nIt rained.\nSubscribe now.";
  const std::vector<Block> blocks = {{{0, 10}, BlockKind::kHead},
                                     {{11, 21}, BlockKind::kParagraph},
                                     {{22, 36}, BlockKind::kBoilerplate}};
  const Annotation annotation = engine().annotate(text, blocks);
  REQUIRE(annotation.sentences.size() == 1);
  CHECK(annotation.sentences[0].span == Span{11, 21});
  CHECK(annotation.sentences[0].block == 1);
}

TEST_CASE("what stands beyond a window changes nothing in it") {
  std::string text;
  for (int i = 0; i < 12; ++i)
    text += "The port of Salis reopened and its owner denied the report. ";
  const std::size_t first = text.size();
  const Annotation alone = annotated(text);
  for (int i = 0; i < 40; ++i) text += "Three ships left the harbour at noon. ";
  const Annotation longer = annotated(text);
  REQUIRE(longer.sentences.size() > alone.sentences.size());
  for (std::size_t i = 0; i < 8; ++i) {  // the last windows of the first part may hold more now
    REQUIRE(alone.sentences[i].span.end < first);
    CHECK(longer.sentences[i] == alone.sentences[i]);
  }
}

TEST_CASE("sentences and vectors of a long text lie in it in order, in windows and across them") {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text +=
        "Ship " + std::to_string(i) + " left the harbour of Port Salis at noon, the crew said. ";
  WordVectors vectors;
  const Annotation annotation = engine().annotate(text, one_block(text), &vectors);
  std::size_t words = 0, at = 0;
  for (const Sentence& sentence : annotation.sentences) {
    CHECK(is_tree(sentence));
    CHECK(sentence.span.begin >= at);
    at = sentence.span.end;
    words += sentence.tokens.size();
  }
  CHECK(annotation.sentences.size() == 60);
  CHECK(vectors.width == 384);
  CHECK(vectors.values.size() == words * vectors.width);
}

TEST_CASE("a block begins a sentence, whatever stands before it") {
  const std::string text = "Port reopens after\nThe harbour was calm.";
  const std::vector<Block> blocks = {{{0, 18}, BlockKind::kHeading},
                                     {{19, 40}, BlockKind::kParagraph}};
  const Annotation annotation = engine().annotate(text, blocks);
  REQUIRE(annotation.sentences.size() == 2);
  CHECK(annotation.sentences[1].span.begin == 19);
  CHECK(annotation.sentences[1].block == 1);
}

TEST_CASE("threads side by side give the bytes of one, with texts of any length in any order") {
  std::vector<std::string> texts, expected;
  for (const int repeats : {1, 30, 3, 12, 60, 2}) {
    std::string text;
    for (int i = 0; i < repeats; ++i)
      text += "The minister said on Monday that the bridge at Lund would be closed until May. ";
    expected.push_back(write_conllu(text, annotated(text)));
    texts.push_back(std::move(text));
  }
  std::vector<std::vector<std::string>> found(4, std::vector<std::string>(texts.size()));
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < found.size(); ++t)
    threads.emplace_back([&, t] {
      for (std::size_t k = 0; k < texts.size(); ++k) {
        const std::size_t i = (k + t) % texts.size();
        found[t][i] = write_conllu(texts[i], annotated(texts[i]));
      }
    });
  for (std::thread& thread : threads) thread.join();
  for (const auto& results : found) CHECK(results == expected);
}

TEST_CASE("a text of nothing has no sentences") {
  CHECK(annotated("").sentences.empty());
  CHECK(annotated(" \n\u200B").sentences.empty());
}

TEST_CASE("given sentences beyond the limit of tokens are read as one tree") {
  for (const std::size_t count :
       {kMaxSentenceTokens, kMaxSentenceTokens + 1, 3 * kMaxSentenceTokens}) {
    Annotation annotation{{sentence_of(tokens_of(std::vector<std::string>(count, "ships")))}};
    engine().annotate_tokens(annotation);
    REQUIRE(annotation.sentences[0].tokens.size() == count);
    CHECK(is_tree(annotation.sentences[0]));
  }
}

TEST_CASE(
    "a sentence with more pieces than the encoder takes is read with fewer of its longest words") {
  const std::string text =
      std::string(kMaxTokenBytes, 'x') + " and " + std::string(2 * kMaxTokenBytes, '#') + "!";
  for (const Sentence& sentence : annotated(text).sentences) CHECK(is_tree(sentence));
  const std::vector<std::string> words(300, "xqzjwkvxqzjwkv");
  Annotation annotation{{sentence_of(tokens_of(words))}};
  engine().annotate_tokens(annotation);
  CHECK(is_tree(annotation.sentences[0]));
}

TEST_CASE("the description names the licence and the training sets") {
  CHECK(engine().description().find("CC BY-SA 4.0") != std::string::npos);
  CHECK(engine().description().find("trained on:") != std::string::npos);
}

TEST_CASE("verbs tell whether what they say happened, other words do not") {
  const auto factuality = [](const std::string& text, std::string_view form) {
    for (const Sentence& sentence : engine().annotate(text, one_block(text)).sentences)
      for (const Token& token : sentence.tokens)
        if (token.form == form) return token.factuality;
    return 0.0f;
  };
  const float happened = factuality("The guards closed the harbour on Monday.", "closed");
  const float did_not = factuality("The guards did not close the harbour on Monday.", "close");
  const float might = factuality("If the guards close the harbour, ships will wait.", "close");
  CHECK(happened > 1.5f);
  CHECK(happened <= 3);
  CHECK(did_not < 0);
  CHECK(did_not >= -3);
  CHECK(might < happened - 1);
  CHECK(factuality("The guards closed the harbour on Monday.", "the") == 0);
}
