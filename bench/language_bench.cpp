// Words a second of each stage of the language engine: by processor time on one thread (`encode` by
// the pieces of a window), and by the clock where documents are read on one and two threads.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <string>

#include "base/data_path.h"
#include "base/limits.h"
#include "language/conllu.h"
#include "language/encoder.h"
#include "language/engine.h"
#include "language/heads.h"
#include "language/segment.h"

namespace {

using namespace dossier;

constexpr const char* kParagraphs[] = {
    "The harbour authority of Port Salis said on Tuesday that it had suspended three inspectors, "
    "two days after a freighter carrying 4,200 tonnes of fertiliser ran aground near the northern "
    "pier. \"We don't yet know who signed the papers,\" its director, Marta Okonjo, told "
    "reporters. "
    "The ship's owner, Kestrel Lines, denied that the vessel was overloaded and accused the "
    "authority of \"looking for someone to blame\".\n",
    "According to the coast guard, nobody was hurt. The opposition called for an inquiry; the "
    "transport ministry, which had approved the ship's route in March 2024, did not reply to "
    "questions. Residents of Lower Quay have complained about the traffic since a second berth was "
    "opened there, and a petition signed by 1,300 of them reached the council last month.\n",
    "Kestrel shares fell 6.4% in early trading. Analysts at Brandvold & Hale said the company "
    "could "
    "face claims of up to $38 million if the cargo is lost, although its insurers are expected to "
    "carry most of that. \"It is a bad week for Kestrel, not a bad year,\" wrote Tomas Reinholt, "
    "who "
    "follows the sector. The firm bought two smaller carriers, Nordvik and Pelican Bay, in 2019.\n",
    "Rain delayed the work of divers on Wednesday. A tug from the neighbouring island of Hallis "
    "arrived in the evening and will try to free the freighter at the next spring tide, which is "
    "due on Saturday. The crew of nineteen, most of them from the Philippines and Georgia, stayed "
    "aboard. Captain Ioan Petrescu has commanded the ship for eleven years without an accident.\n"};

/// About 800 words of report, in paragraphs.
std::string article() {
  std::string text;
  for (int i = 0; i < 12; ++i) text += kParagraphs[i % 4];
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

/// The words of consecutive sentences together, in sequences of about `room` pieces.
std::vector<Sequence> windows(const Annotation& annotation, const WordPieces& pieces,
                              std::size_t room) {
  std::vector<Sequence> out;
  std::vector<Token> words;
  const auto close = [&] {
    if (!words.empty()) out.push_back(make_sequence(words, pieces, kMaxSentencePieces));
    words.clear();
  };
  for (const Sentence& sentence : annotation.sentences) {
    std::vector<Token> more = words;
    more.insert(more.end(), sentence.tokens.begin(), sentence.tokens.end());
    if (make_sequence(more, pieces, kMaxSentencePieces).pieces.size() > room) {
      close();
      more = sentence.tokens;
    }
    words = std::move(more);
  }
  close();
  return out;
}

void encode(benchmark::State& state) {
  const ModelFile file(data_file("english.model"));
  const WordPieces pieces(file.text("pieces"));
  const Encoder encoder(file);
  const Annotation annotation = segmented(article());
  const std::vector<Sequence> sequences =
      windows(annotation, pieces, static_cast<std::size_t>(state.range(0)));
  const std::size_t step = std::max<std::size_t>(1, 256 / static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    for (std::size_t at = 0; at < sequences.size(); at += step) {
      const std::size_t count = std::min(step, sequences.size() - at);
      benchmark::DoNotOptimize(encoder.encode(std::span(sequences).subspan(at, count)));
    }
  }
  count_words(state, annotation);
}

void pieces(benchmark::State& state) {
  const ModelFile file(data_file("english.model"));
  const WordPieces made(file.text("pieces"));
  const Annotation annotation = segmented(article());
  for (auto _ : state)
    for (const Sentence& sentence : annotation.sentences)
      benchmark::DoNotOptimize(make_sequence(sentence.tokens, made, kMaxSentencePieces));
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
    sequences.push_back(make_sequence(sentence.tokens, pieces, kMaxSentencePieces));
  const AlignedVector<float> vectors = encoder.encode(sequences);
  for (auto _ : state) made.read(vectors, annotation.sentences);
  count_words(state, annotation);
}

void annotate(benchmark::State& state) {
  const std::string text = article();
  const std::vector<Block> blocks = paragraphs(text);
  for (auto _ : state) benchmark::DoNotOptimize(engine().annotate(text, blocks));
  count_words(state, engine().annotate(text, blocks));
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  if (state.thread_index() == 0)
    state.counters["MiB"] = static_cast<double>(used.ru_maxrss) / 1024;  // at most, until now
}

void conllu(benchmark::State& state) {
  const std::string text = article();
  const Annotation annotation = engine().annotate(text, paragraphs(text));
  for (auto _ : state) benchmark::DoNotOptimize(read_conllu(write_conllu(text, annotation)));
  count_words(state, annotation);
}

BENCHMARK(load)->Unit(benchmark::kMillisecond);
BENCHMARK(segment)->Unit(benchmark::kMillisecond);
BENCHMARK(pieces)->Unit(benchmark::kMillisecond);
BENCHMARK(encode)->RangeMultiplier(2)->Range(32, 256)->Unit(benchmark::kMillisecond);
BENCHMARK(heads)->Unit(benchmark::kMillisecond);
BENCHMARK(annotate)->Unit(benchmark::kMillisecond);
BENCHMARK(annotate)->Threads(1)->Threads(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(conllu)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
