// Words a second of each stage of the language engine, on one thread; `taskset -c 0` keeps it on
// one core.
#include <benchmark/benchmark.h>

#include <string>

#include "base/data_path.h"
#include "language/conllu.h"
#include "language/encoder.h"
#include "language/engine.h"
#include "language/heads.h"
#include "language/segment.h"

namespace {

using namespace dossier;

/// About 800 words of report, in paragraphs.
std::string article() {
  const std::string paragraph =
      "The harbour authority of Port Salis said on Tuesday that it had suspended three inspectors, "
      "two days after a "
      "freighter carrying 4,200 tonnes of fertiliser ran aground near the northern pier. \"We "
      "don't yet know who "
      "signed the papers,\" its director, Marta Okonjo, told reporters. The ship's owner, Kestrel "
      "Lines, denied that the "
      "vessel was overloaded and accused the authority of \"looking for someone to blame\". "
      "According to the coast "
      "guard, nobody was hurt. The opposition called for an inquiry; the transport ministry, which "
      "had approved the "
      "ship's route in March 2024, did not reply to questions.\n";
  std::string text;
  for (int i = 0; i < 8; ++i) text += paragraph;
  return text;
}

std::vector<Block> paragraphs(const std::string& text) {
  std::vector<Block> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    out.push_back(
        {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, BlockKind::kParagraph});
    at = end + 1;
  }
  return out;
}

const Engine& engine() {
  static const Engine made(data_file("english.model"));
  return made;
}

std::size_t words_of(const Annotation& annotation) {
  std::size_t words = 0;
  for (const Sentence& sentence : annotation.sentences) words += sentence.tokens.size();
  return words;
}

void count_words(benchmark::State& state, const Annotation& annotation) {
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(words_of(annotation)),
                                                 benchmark::Counter::kIsIterationInvariantRate);
}

Annotation segmented(const std::string& text) {
  static const Segmenter segmenter;
  Annotation out;
  std::uint32_t index = 0;
  for (const Block& block : paragraphs(text))
    segmenter.append(text, block.span, index++, out.sentences);
  return out;
}

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Engine(data_file("english.model")));
}

void segment(benchmark::State& state) {
  const std::string text = article();
  for (auto _ : state) benchmark::DoNotOptimize(segmented(text));
  count_words(state, segmented(text));
}

void encode(benchmark::State& state) {
  const ModelFile file(data_file("english.model"));
  const WordPieces pieces(file.text("pieces"));
  const Encoder encoder(file);
  const Annotation annotation = segmented(article());
  for (auto _ : state) {
    std::vector<Sequence> sequences;
    for (const Sentence& sentence : annotation.sentences)
      sequences.push_back(make_sequence(sentence.tokens, pieces, encoder.max_pieces() - 2));
    benchmark::DoNotOptimize(encoder.encode(sequences));
  }
  count_words(state, annotation);
}

void heads(benchmark::State& state) {
  const ModelFile file(data_file("english.model"));
  const WordPieces pieces(file.text("pieces"));
  const Encoder encoder(file);
  const Heads made(file);
  Annotation annotation = segmented(article());
  std::vector<Sequence> sequences;
  for (const Sentence& sentence : annotation.sentences)
    sequences.push_back(make_sequence(sentence.tokens, pieces, encoder.max_pieces() - 2));
  const AlignedVector<float> vectors = encoder.encode(sequences);
  for (auto _ : state) made.read(vectors, annotation.sentences);
  count_words(state, annotation);
}

void annotate(benchmark::State& state) {
  const std::string text = article();
  const std::vector<Block> blocks = paragraphs(text);
  for (auto _ : state) benchmark::DoNotOptimize(engine().annotate(text, blocks));
  count_words(state, engine().annotate(text, blocks));
}

void conllu(benchmark::State& state) {
  const std::string text = article();
  const Annotation annotation = engine().annotate(text, paragraphs(text));
  for (auto _ : state) benchmark::DoNotOptimize(read_conllu(write_conllu(text, annotation)));
  count_words(state, annotation);
}

BENCHMARK(load)->Unit(benchmark::kMillisecond);
BENCHMARK(segment)->Unit(benchmark::kMillisecond);
BENCHMARK(encode)->Unit(benchmark::kMillisecond);
BENCHMARK(heads)->Unit(benchmark::kMillisecond);
BENCHMARK(annotate)->Unit(benchmark::kMillisecond);
BENCHMARK(conllu)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
