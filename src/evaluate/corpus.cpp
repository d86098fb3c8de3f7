#include "evaluate/corpus.h"

#include <algorithm>

#include "base/data_path.h"
#include "base/error.h"
#include "base/utf8.h"
#include "evaluate/drawn.h"
#include "evaluate/standoff.h"
#include "text/reader.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

AnnotatedFile annotated_file(const fs::path& annotation) {
  const fs::path text = fs::path(annotation).replace_extension(".txt");
  const auto refuse = [](const Rejection& rejected) {
    throw Error(ErrorCode::kInput, rejected.name + ": " + rejected.reason);
  };
  std::vector<Document> documents = read_path(text, refuse);
  // Offsets count from the file's first byte, so its text must be the document's.
  if (documents.size() != 1 || documents[0].text != read_file(text))
    throw Error(ErrorCode::kInput, text.string() + ": not one plain text in UTF-8");
  return {annotation.stem().string(), std::move(documents[0]), read_file(annotation)};
}

// Calls `use` with what is read from a file; errors get its name.
template <typename Use>
auto naming(const AnnotatedFile& file, const Use& use) {
  try {
    return use();
  } catch (const Error& error) {
    throw Error(error.code(), file.name + ".ann: " + error.what());
  }
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

// The sentence that holds the place, else its line.
Span sentence_around(const Annotation& annotation, std::string_view text, Span at) {
  for (const Sentence& sentence : annotation.sentences)
    if (sentence.span.overlaps(at)) return sentence.span;
  const std::size_t before =
      at.begin == 0 ? std::string_view::npos : text.rfind('\n', at.begin - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', at.begin), text.size());
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Compares the passage of a file with `drawn`.
void add_score(CorpusScore& total, const AnnotatedFile& file, const Passage& drawn,
               const Reading& reading, const Ontology& ontology) {
  const std::string& text = file.document.text;
  Passage gold = gold_passage(file, ontology);
  set_heads(gold, HeadFinder(reading.annotation));
  PassageScore score = score_passage(gold, drawn, text, ontology);
  total.sum += score;
  for (Miss& miss : score.misses) {
    const Span sentence = sentence_around(reading.annotation, text, miss.at);
    total.misses.push_back({file.name, std::move(miss), squeeze(sentence.of(text))});
  }
}

}  // namespace

std::vector<AnnotatedFile> annotated_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed))
    if (entry.path().extension() == ".ann") paths.push_back(entry.path());
  if (failed) throw Error(ErrorCode::kInput, folder.string() + ": " + failed.message());
  if (paths.empty()) throw Error(ErrorCode::kNotFound, folder.string() + ": no annotation (*.ann)");
  std::sort(paths.begin(), paths.end());
  std::vector<AnnotatedFile> files;
  for (const fs::path& path : paths) files.push_back(annotated_file(path));
  return files;
}

Passage gold_passage(const AnnotatedFile& file, const Ontology& ontology) {
  return naming(file, [&] { return read_standoff(file.document.text, file.annotation, ontology); });
}

CorpusSize measure_corpus(const std::vector<AnnotatedFile>& files, const Ontology& ontology) {
  CorpusSize size;
  Hasher hasher;
  for (const AnnotatedFile& file : files) {
    const Passage passage = gold_passage(file, ontology);
    ++size.passages;
    size.words += count_words(file.document.text);
    size.entities += passage.entities.size();
    for (const PassageEntity& entity : passage.entities) size.mentions += entity.mentions.size();
    size.events += passage.events.size();
    size.relations += passage.relations.size();
    size.times += passage.times.size();
    hasher.add(file.name).add(file.document.text).add(file.annotation);
  }
  size.hash = hasher.finish();
  return size;
}

CorpusScore score_corpus(const std::vector<AnnotatedFile>& files, const Understanding& reader) {
  CorpusScore total;
  for (const AnnotatedFile& file : files) {
    const Reading reading = reader.annotate(file.document, blocks_of(file.document.text));
    const Findings found = reader.find(reading);
    add_score(total, file,
              drawn_passage(reader.join(reading, found), reader.ontology(), reading, found.times),
              reading, reader.ontology());
  }
  return total;
}

CorpusScore score_agreement(const std::vector<AnnotatedFile>& files,
                            const std::vector<AnnotatedFile>& others, const Understanding& reader) {
  CorpusScore total;
  bool any = false;
  for (const AnnotatedFile& file : files) {
    const auto other = std::ranges::find(others, file.name, &AnnotatedFile::name);
    if (other == others.end()) continue;
    if (other->document.text != file.document.text)
      throw Error(ErrorCode::kInput, file.name + ".txt: two texts of one name differ");
    any = true;
    const Reading reading = reader.annotate(file.document, blocks_of(file.document.text));
    Passage second = gold_passage(*other, reader.ontology());
    set_heads(second, HeadFinder(reading.annotation));
    add_score(total, file, second, reading, reader.ontology());
  }
  if (!any) throw Error(ErrorCode::kNotFound, "no text that both folders hold");
  return total;
}

AttributionScore score_attributions(const std::vector<AnnotatedFile>& files,
                                    const Understanding& reader) {
  AttributionScore total;
  for (const AnnotatedFile& file : files) {
    const std::string& text = file.document.text;
    const AttributionSpans gold =
        naming(file, [&] { return read_attribution_spans(text, file.annotation); });
    const Reading reading = reader.annotate(file.document, blocks_of(text));
    total += score_attribution_spans(
        gold, attribution_spans(reading, reader.find(reading).attributions), text);
  }
  return total;
}

}  // namespace dossier
