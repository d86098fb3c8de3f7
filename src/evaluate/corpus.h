// Folders of annotated texts: NAME.txt with NAME.ann beside it. docs/corpus.md says what they hold.
//
//   Errors  kInput, with the file, for what cannot be read; kNotFound for a folder without annotation.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/hash.h"
#include "evaluate/attribution_score.h"
#include "evaluate/passage.h"
#include "evaluate/passage_score.h"
#include "text/document.h"
#include "understand/understand.h"

namespace dossier {

struct AnnotatedFile {
  std::string name;  // "t001"
  Document document;
  std::string annotation;  // as it stands in the file
};

/// The texts of a folder that have an annotation, in byte order of their names.
std::vector<AnnotatedFile> annotated_files(const std::filesystem::path& folder);

/// Reads `file` as a passage of our corpus; kInput names its file.
Passage gold_passage(const AnnotatedFile& file, const Ontology& ontology);

/// How much a folder holds. `hash` is of the names and bytes of all its files: a frozen folder keeps it.
struct CorpusSize {
  std::size_t passages = 0, words = 0, entities = 0, mentions = 0, events = 0, relations = 0,
              times = 0;
  Hash128 hash;
};
/// Reads everything, and so checks it.
CorpusSize measure_corpus(const std::vector<AnnotatedFile>& files, const Ontology& ontology);

/// A miss with the sentence that it stands in.
struct QuotedMiss {
  std::string document;
  Miss miss;
  std::string sentence;
};

struct CorpusScore {
  PassageScore sum;
  std::vector<QuotedMiss> misses;
};
/// Reads each text as `dossier read` does, and scores what was drawn.
CorpusScore score_corpus(const std::vector<AnnotatedFile>& files, const Understanding& reader);

/// Scores a second annotation as if it had been drawn: how far two annotators agree. Only texts that `others` holds too count;
/// kInput when they differ, kNotFound when there is none.
CorpusScore score_agreement(const std::vector<AnnotatedFile>& files,
                            const std::vector<AnnotatedFile>& others, const Understanding& reader);

/// Reads each text, and scores the spans of sources, cues and contents (brat standoff).
AttributionScore score_attributions(const std::vector<AnnotatedFile>& files,
                                    const Understanding& reader);

}  // namespace dossier
