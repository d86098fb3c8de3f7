// Prints what the trainer of coreference learns from: for each document of a CoNLL-U file with
// `Entity=` brackets, the phrases that the program finds in its raw text, the features of each with
// its candidates, and which entity each has by the brackets.
//
//   coreference_examples FILE.conllu|FOLDER OUTPUT all|some gold|found
//   coreference_examples sizes     how many features a phrase and a pair can have
//
// `all`: every phrase of the file is annotated, so one without brackets refers to nothing before;
// `some`: it is unknown. `gold`: features of entities are those of the annotated ones; `found`: of
// those that the scorer in use makes. The layout of OUTPUT is read by coreference.py:
// little-endian; for each document u32 phrases, u32 width; for each phrase f32 [width], u32 entity
// (0xFFFFFFFF: unknown, 0xFFFFFFFE: of its own), u32 [phrase slots], u32 candidates, and for each
// u32 phrase, u32 [pair slots].
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "base/data_path.h"
#include "base/error.h"
#include "evaluate/corpus.h"
#include "evaluate/drawn.h"
#include "evaluate/treebank.h"
#include "understand/mentions.h"
#include "understand/name_clusters.h"
#include "understand/peoples.h"
#include "understand/phrase_links.h"

namespace dossier {
namespace {

constexpr std::uint32_t kUnknown = 0xFFFFFFFF, kAlone = kUnknown - 1;

template <class T>
void put(std::ostream& out, const T* values, std::size_t count) {
  out.write(reinterpret_cast<const char*>(values), static_cast<std::streamsize>(count * sizeof(T)));
}
void put(std::ostream& out, std::uint32_t value) {
  put(out, &value, 1);
}

/// Entity of each phrase: of several with one head the one with the span, else the one that is no
/// coordination.
std::vector<std::uint32_t> entities_of(const Reading& reading,
                                       const std::vector<NounPhrase>& phrases,
                                       const PhraseClusters& gold) {
  const HeadFinder heads(reading.annotation);
  std::map<Span, std::uint32_t> by_span, by_head;
  for (std::uint32_t e = 0; e < gold.size(); ++e)
    for (const Phrase& mention : gold[e])
      by_span.emplace(mention.span, e), by_head.emplace(heads.head_of(mention.span), e);
  std::vector<std::uint32_t> found(phrases.size(), kUnknown);
  std::map<Span, bool> exact;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const Tree& tree = reading.tree(phrases[i].head);
    const auto same = by_span.find(tree.bytes(phrases[i].first, phrases[i].last));
    if (same != by_span.end())
      found[i] = same->second, exact[reading.token(phrases[i].head).span] = true;
  }
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const Span head = reading.token(phrases[i].head).span;
    const auto same = by_head.find(head);
    if (found[i] == kUnknown && !phrases[i].together && !exact[head] && same != by_head.end())
      found[i] = same->second;
  }
  return found;
}

PhraseScan scan_of(const Reading& reading, const Lexicon& lexicon) {
  Gazetteer gazetteer(lexicon.countries);
  learn_peoples(reading, lexicon, gazetteer);
  const auto mentions = find_mentions(reading, lexicon, gazetteer);
  return scan_phrases(reading, mentions, cluster_names(mentions, lexicon, gazetteer), lexicon);
}

/// What a run is asked for.
struct Wanted {
  bool all;    // every phrase is annotated
  bool found;  // entities so far are those found, not those annotated
};

/// The entity that each phrase is taken to have when later phrases are compared with it.
std::vector<std::uint32_t> taken_entities(const Reading& reading, const PhraseScan& scan,
                                          const std::vector<std::uint32_t>& gold, Wanted wanted) {
  std::vector<std::uint32_t> taken = gold;
  if (wanted.found) {
    static const AntecedentModel model(data_file("coreference.model"));
    const PhraseLinks found = link_phrases(reading, scan, model);
    for (std::size_t i = 0; i < taken.size(); ++i) taken[i] = found.entities[i];
  }
  auto alone = static_cast<std::uint32_t>(taken.size()) * 2;  // beyond every number in use
  for (std::uint32_t& entity : taken)
    if (entity == kUnknown) entity = alone++;
  return taken;
}

void write_document(const Reading& reading, const PhraseClusters& gold, Wanted wanted,
                    const Lexicon& lexicon, std::ostream& out) {
  const PhraseScan scan = scan_of(reading, lexicon);
  const auto rows = head_vectors(reading, scan.phrases);
  const auto entities = entities_of(reading, scan.phrases, gold);
  const auto taken = taken_entities(reading, scan, entities, wanted);
  const auto width = static_cast<std::uint32_t>(reading.vectors.width);
  AntecedentFeatures features(reading, scan.phrases, scan.traits, scan.names);
  put(out, static_cast<std::uint32_t>(scan.phrases.size()));
  put(out, width);
  for (std::uint32_t i = 0; i < scan.phrases.size(); ++i) {
    const auto candidates = features.candidates(i);
    const auto own = features.phrase_features(i);
    put(out, rows.data() + i * width, width);
    put(out, entities[i] == kUnknown && wanted.all ? kAlone : entities[i]);
    put(out, own.data(), own.size());
    put(out, static_cast<std::uint32_t>(candidates.size()));
    for (const AntecedentCandidate& candidate : candidates) {
      put(out, candidate.phrase);
      put(out, candidate.features.data(), candidate.features.size());
    }
    features.put(i, taken[i]);
  }
}

void write_treebank(const std::string& file, Wanted wanted, const Understanding& reader,
                    std::ostream& out) {
  const std::string bytes = read_file(file);
  for (const ConlluPart& part : conllu_documents(bytes)) {
    const AnnotatedText text = read_conllu(part.text, part.first_line);
    Document document;
    document.text = text.text;
    write_document(reader.annotate(document, paragraphs_of(text.annotation)),
                   bracketed_entities(part.text, text), wanted, reader.lexicon(), out);
  }
}

/// A folder of our passages, in which what claims need is annotated.
void write_passages(const std::string& folder, Wanted wanted, const Understanding& reader,
                    std::ostream& out) {
  for (const AnnotatedFile& file : annotated_files(folder)) {
    const Passage passage = gold_passage(file, reader.ontology());
    PhraseClusters gold;
    for (const PassageEntity& entity : passage.entities) gold.push_back(entity.mentions);
    write_document(reader.annotate(file.document, blocks_of(file.document.text)), gold, wanted,
                   reader.lexicon(), out);
  }
}

int run(int argc, char** argv) {
  const std::uint32_t sizes[] = {kPhraseSlots, kPairSlots, phrase_feature_count(),
                                 pair_feature_count()};
  if (argc == 2 && std::string_view(argv[1]) == "sizes") {
    std::cout << sizes[2] << ' ' << sizes[3] << '\n';
    return 0;
  }
  if (argc != 5) {
    std::cerr << "coreference_examples FILE.conllu OUTPUT all|some gold|found\n";
    return 2;
  }
  const Engine engine(data_file("english.model"));
  const Understanding reader(engine);
  std::ofstream out(argv[2], std::ios::binary);
  put(out, sizes, 4);
  const Wanted wanted{std::string_view(argv[3]) == "all", std::string_view(argv[4]) == "found"};
  if (std::filesystem::is_directory(argv[1]))
    write_passages(argv[1], wanted, reader, out);
  else
    write_treebank(argv[1], wanted, reader, out);
  return out ? 0 : 1;
}

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  try {
    return dossier::run(argc, argv);
  } catch (const dossier::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
