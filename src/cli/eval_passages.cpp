#include "cli/eval_passages.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/data_path.h"
#include "base/error.h"
#include "cli/eval_names.h"
#include "evaluate/corpus.h"
#include "evaluate/event_examples.h"
#include "evaluate/treebank.h"

namespace dossier {
namespace {

using Row = nlohmann::ordered_json;

double percent(double share) {
  return std::round(share * 10000) / 100;
}

std::size_t whole(double count) {
  return static_cast<std::size_t>(std::lround(count));
}

Row row_of(const std::string& folder, const std::string& what, const Ratio& ratio) {
  return {{"folder", folder},
          {"what", what},
          {"precision", percent(ratio.precision())},
          {"recall", percent(ratio.recall())},
          {"f1", percent(ratio.f1())},
          {"gold", whole(ratio.gold)},
          {"found", whole(ratio.predicted)}};
}

void add_coreference(std::vector<Row>& rows, const std::string& folder, const std::string& what,
                     const CoreferenceScore& score) {
  rows.push_back(row_of(folder, what + ": MUC", score.muc));
  rows.push_back(row_of(folder, what + ": B3", score.b3));
  rows.push_back(row_of(folder, what + ": CEAF-e", score.ceafe));
  rows.push_back({{"folder", folder}, {"what", what + ": mean"}, {"f1", percent(score.conll())}});
}

void add_scores(std::vector<Row>& rows, const std::string& folder, const PassageScore& score) {
  for (const auto& [what, ratio] : score.ratios) rows.push_back(row_of(folder, what, ratio));
  for (const auto& [what, coreference] : score.coreference)
    add_coreference(rows, folder, what, coreference);
}

void add_misses(std::vector<Row>& rows, const std::string& folder,
                const std::vector<QuotedMiss>& misses) {
  for (const QuotedMiss& quoted : misses) {
    Row row{{"folder", folder},
            {"document", quoted.document},
            {"kind", to_string(quoted.miss.kind)},
            {"what", quoted.miss.what}};
    if (!quoted.miss.gold.empty()) row["gold"] = quoted.miss.gold;
    if (!quoted.miss.found.empty()) row["found"] = quoted.miss.found;
    row["sentence"] = quoted.sentence;
    rows.push_back(std::move(row));
  }
}

void add_attribution(std::vector<Row>& rows, const std::string& folder,
                     const AttributionScore& score) {
  rows.push_back(row_of(folder, "source", score.source));
  rows.push_back(row_of(folder, "cue", score.cue));
  rows.push_back(row_of(folder, "content", score.content));
}

Answer sizes_of(const std::vector<std::string>& folders) {
  const Ontology ontology(data_file("ontology.json"));
  Answer answer;
  for (const char* key : {"folder", "passages", "words", "entities", "mentions", "events",
                          "relations", "times", "hash"}) {
    std::string heading = key;
    std::ranges::transform(heading, heading.begin(), [](char c) { return c & ~0x20; });
    answer.columns.push_back({key, heading});
  }
  for (const std::string& folder : folders) {
    const CorpusSize size = measure_corpus(annotated_files(folder), ontology);
    answer.rows.push_back({{"folder", folder},
                           {"passages", size.passages},
                           {"words", size.words},
                           {"entities", size.entities},
                           {"mentions", size.mentions},
                           {"events", size.events},
                           {"relations", size.relations},
                           {"times", size.times},
                           {"hash", size.hash.hex()}});
  }
  return answer;
}

Row treebank_row(const std::string& file, const char* what, double share) {
  return {{"file", file}, {"what", what}, {"raw_text", percent(share)}};
}

}  // namespace

const char* const kPassageHelp =
    R"(Folders of NAME.txt with NAME.ann (our corpus of sourced claims; docs/corpus.md gives the format and
every rule of matching): precision, recall and F1 in percent of mentions, events, roles, values, relations,
how found events are put (stance, speakers), times, and coreference as CoNLL 2012 defines it. An event is
found where a trigger overlaps and the category is right; it has its parties where all actors and recipients
are right as well. A participant is right where one of its mentions is one of the right entity's: equal, or
each holds the other's head. Figures are summed over all passages.

CoNLL-U with Entity= brackets (GUM) or Factuality= in MISC: coreference without singletons, and Pearson's r.)";

void add_passage_options(CLI::App& verb, PassageOptions& options) {
  verb.add_flag("--misses", options.misses,
                "List what was missed, put too much or put differently");
  verb.add_flag("--check", options.check,
                "Only read the annotation of folders, and say what they hold");
  verb.add_flag("--attribution", options.attribution,
                "Score sources, cues and contents (brat standoff), exact spans");
  verb.add_option("--against", options.against,
                  "Score a second annotation of the same texts in place of what is drawn")
      ->type_name("FOLDER")
      ->excludes("--check", "--attribution");
  verb.add_flag("--examples", options.examples)->group("");  // for train/events alone
  verb.get_option("--misses")->excludes("--check")->excludes("--attribution");
  verb.get_option("--check")->excludes("--attribution");
}

bool wants_passages(const std::vector<std::string>& inputs, const PassageOptions& options) {
  const auto folders = std::ranges::count_if(inputs, [](const std::string& input) {
    return std::filesystem::is_directory(input) && !is_name_set(input);
  });
  if (folders == 0 && !options.any()) return false;
  if (folders != std::ssize(inputs))
    throw Error(ErrorCode::kUsage,
                folders == 0
                    ? "--misses, --check, --attribution and --against are for folders of passages"
                    : "score folders and files in calls of their own");
  return true;
}

Answer score_folders(const std::vector<std::string>& folders, const PassageOptions& options) {
  if (options.check) return sizes_of(folders);
  const Engine engine(data_file("english.model"));
  const Understanding reader(engine);
  Answer answer;
  answer.columns = {{"folder", "FOLDER"}, {"what", "WHAT"}, {"precision", "PRECISION"},
                    {"recall", "RECALL"}, {"f1", "F1"},     {"gold", "GOLD"},
                    {"found", "FOUND"}};
  if (options.misses)
    answer.columns = {{"document", "DOCUMENT"}, {"kind", "KIND"},   {"what", "WHAT"},
                      {"gold", "GOLD"},         {"found", "FOUND"}, {"sentence", "SENTENCE"}};
  for (const std::string& folder : folders) {
    const auto files = annotated_files(folder);
    if (options.attribution) {
      add_attribution(answer.rows, folder, score_attributions(files, reader));
      continue;
    }
    const CorpusScore score =
        options.against.empty() ? score_corpus(files, reader)
                                : score_agreement(files, annotated_files(options.against), reader);
    if (options.misses) {
      add_misses(answer.rows, folder, score.misses);
    } else {
      add_scores(answer.rows, folder, score.sum);
    }
  }
  return answer;
}

void write_examples(const std::vector<std::string>& folders, std::ostream& out) {
  const Engine engine(data_file("english.model"));
  const Understanding reader(engine, EventDecision::kRules);
  for (const std::string& folder : folders)
    for (const AnnotatedFile& file : annotated_files(folder))
      out << event_examples(file, reader).dump() << '\n';
  for (const auto& example : lexicon_examples(reader)) out << example.dump() << '\n';
}

std::vector<Row> understanding_rows(const std::string& file, std::string_view bytes,
                                    const Engine& engine) {
  const bool entities = bytes.find("Entity=(") != std::string_view::npos,
             factuality = bytes.find("Factuality=") != std::string_view::npos;
  std::vector<Row> rows;
  if (!entities && !factuality) return rows;
  const Understanding reader(engine);
  TreebankCoreference coreference;
  FactualityPairs pairs;
  for (const ConlluPart& part : conllu_documents(bytes)) {
    const AnnotatedText text = read_conllu(part.text, part.first_line);
    if (entities) coreference += score_treebank_coreference(part.text, text, reader);
    if (factuality) add_factuality(part.text, text, engine, reader, pairs);
  }
  if (entities) {
    const auto add = [&](const std::string& what, const CoreferenceScore& score) {
      rows.push_back(treebank_row(file, (what + " MUC").c_str(), score.muc.f1()));
      rows.push_back(treebank_row(file, (what + " B3").c_str(), score.b3.f1()));
      rows.push_back(treebank_row(file, (what + " CEAF-e").c_str(), score.ceafe.f1()));
      rows.push_back(treebank_row(file, (what + " mean").c_str(), score.conll()));
    };
    add("coreference, exact spans:", coreference.by_span);
    add("coreference, by head:", coreference.by_head);
    add("coreference of names, by head:", coreference.names_by_head);
    add("coreference of pronouns, by head:", coreference.pronouns_by_head);
    const auto resolved = [&](const std::string& what, const Ratio& ratio) {
      rows.push_back(treebank_row(file, (what + ": precision").c_str(), ratio.precision()));
      rows.push_back(treebank_row(file, (what + ": recall").c_str(), ratio.recall()));
    };
    resolved("pronouns resolved to entities of claims", coreference.pronouns_of_claims);
    resolved("pronouns resolved to any phrase", coreference.pronouns);
  }
  const auto add_r = [&](const char* what, const std::vector<double>& read) {
    if (const auto r = pearson(pairs.judged, read))
      rows.push_back(
          {{"file", file}, {"what", what}, {"gold_tokens", std::round(*r * 1000) / 1000}});
  };
  add_r("factuality, Pearson r", pairs.factuality);
  add_r("stance as factuality, Pearson r", pairs.stance);
  return rows;
}

}  // namespace dossier
