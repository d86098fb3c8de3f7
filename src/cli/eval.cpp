#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>

#include "base/data_path.h"
#include "base/error.h"
#include "cli/eval_names.h"
#include "cli/eval_passages.h"
#include "cli/verbs.h"
#include "language/conllu.h"
#include "language/engine.h"
#include "language/score.h"

namespace dossier {
namespace {

double percent(double share) {
  return std::round(share * 10000) / 100;
}

std::vector<nlohmann::ordered_json> rows_of(const std::string& file, const Score& gold_tokens,
                                            const Score& raw) {
  const auto row = [&](const char* what, Tally Score::*field) {
    return nlohmann::ordered_json{{"file", file},
                                  {"what", what},
                                  {"gold_tokens", percent((gold_tokens.*field).f1())},
                                  {"raw_text", percent((raw.*field).f1())}};
  };
  return {row("words", &Score::words),       row("sentences", &Score::sentences),
          row("upos", &Score::upos),         row("xpos", &Score::xpos),
          row("feats", &Score::feats),       row("lemma", &Score::lemma),
          row("uas", &Score::uas),           row("las", &Score::las),
          row("las_full", &Score::las_full), row("names", &Score::names)};
}

Answer score_treebanks(const std::vector<std::string>& files) {
  const Engine engine(data_file("english.model"));
  Answer answer;
  answer.columns = {
      {"file", "FILE"}, {"what", "WHAT"}, {"gold_tokens", "GOLD TOKENS"}, {"raw_text", "RAW TEXT"}};
  for (const std::string& file : files) {
    const std::string bytes = read_file(file);
    Score with_tokens, raw;
    for (const ConlluPart& part : conllu_documents(bytes)) {
      const AnnotatedText gold = read_conllu(part.text, part.first_line);
      Annotation tagged = gold.annotation;
      engine.annotate_tokens(tagged);
      with_tokens += score_annotation(gold.annotation, tagged);
      const auto found = engine.annotate(gold.text, paragraphs_of(gold.annotation));
      raw += score_annotation(gold.annotation, found);
    }
    if (with_tokens.words.gold == 0) throw Error(ErrorCode::kInput, file + ": no sentences");
    for (auto& row : rows_of(file, with_tokens, raw))
      if (row["what"] != "names" || with_tokens.names.gold > 0)
        answer.rows.push_back(std::move(row));
    std::ranges::move(understanding_rows(file, bytes, engine), std::back_inserter(answer.rows));
  }
  return answer;
}

struct Options {
  std::vector<std::string> files;
  NameOptions names;
  PassageOptions passages;
  bool texts = false;
  OutputOptions output;
};

int evaluate(const Options& options, bool only_for_names) {
  const bool passages = wants_passages(options.files, options.passages);
  if (passages && options.passages.examples) {
    write_output(options.output.file,
                 [&](std::ostream& out) { write_examples(options.files, out); });
    return kDone;
  }
  if (passages) return print(score_folders(options.files, options.passages), options.output);
  const auto sets = std::ranges::count_if(options.files, is_name_set);
  if (sets == 0 && !only_for_names) return print(score_treebanks(options.files), options.output);
  if (sets != std::ssize(options.files))
    throw Error(ErrorCode::kUsage,
                sets == 0 ? "--case, --gold-types, --predictions and --texts are for names only"
                          : "score treebanks and sets of names in calls of their own");
  if (!options.texts) return print(score_name_sets(options.files, options.names), options.output);
  write_output(options.output.file,
               [&](std::ostream& out) { out << texts_of_name_sets(options.files, options.names); });
  return kDone;
}

constexpr const char* kFooter =
    R"(CoNLL-U: F1 in percent, with the file's tokens and from its raw text.
Names: precision, recall and F1 in percent. A name is right where its span and its type are; a
leading "the" is part of no name. Only types that the set marks are counted. Sets of names are
  - columns, one token a line (CoNLL, WNUT 2017, Universal NER): read with the set's tokens
  - re3d: the folder of re3d-documents.jsonl and re3d-entities.jsonl, or the latter: read as raw
    text; only mentions with a capital letter count
Labels become our types by name_labels.tsv.

Predictions are JSON Lines, one for each line of --texts, in any order; spans in characters:
  {"id": "1", "names": [[0, 8, "PERSON"]]}

Examples:
  dossier eval gold.conllu
  dossier eval names.iob2 --gold-types person,organization,place
  dossier eval names.conll --case upper
  dossier eval re3d/ --texts -o texts.jsonl
  dossier eval re3d/ --predictions peer.jsonl --format json
  dossier eval passages/ --misses)";

}  // namespace

void add_eval(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("eval", "Score what the program reads on annotated texts");
  auto options = std::make_shared<Options>();
  verb->add_option("FILE", options->files,
                   "Treebanks in CoNLL-U, sets of names, or folders of passages")
      ->required();
  add_passage_options(*verb, options->passages);
  const std::vector<CLI::Option*> for_names = {
      verb->add_option("--case", options->names.letters, "Read the same text in another case")
          ->check(CLI::IsMember({"as-written", "upper", "lower"})),
      verb->add_option("--gold-types", options->names.types, "Count these types only")
          ->delimiter(',')
          ->allow_extra_args(false)
          ->check(CLI::IsMember({"person", "organization", "place", "group", "event", "thing",
                                 "date", "money", "number"})),
      verb->add_option("--predictions", options->names.predictions,
                       "Score what another program found")
          ->type_name("FILE"),
      verb->add_flag("--texts", options->texts, "Print what another program is to read")};
  verb->get_option("--texts")->excludes("--predictions");
  add_output_options(*verb, options->output);
  verb->footer(std::string(kPassageHelp) + "\n\n" + kFooter);
  verb->callback([options, for_names, &session] {
    const bool only_for_names = std::ranges::any_of(
        for_names, [](const CLI::Option* option) { return option->count() > 0; });
    session.exit_code = evaluate(*options, only_for_names);
  });
}

}  // namespace dossier
