#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>

#include "base/data_path.h"
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

}  // namespace

void add_eval(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("eval", "Score what the program reads against annotated texts");
  struct Options {
    std::vector<std::string> files;
    PassageOptions passages;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  verb->add_option("FILE", options->files, "CoNLL-U files, or folders of passages")->required();
  add_passage_options(*verb, options->passages);
  add_output_options(*verb, options->output);
  verb->footer("CoNLL-U: F1 in percent, with the file's tokens and from its raw text.\n\n" +
               std::string(kPassageHelp) +
               "\n\nExamples:\n  dossier eval gold.conllu\n  dossier eval passages/ --misses");
  verb->callback([options, &session] {
    if (wants_passages(options->files, options->passages)) {
      session.exit_code = print(score_folders(options->files, options->passages), options->output);
      return;
    }
    const Engine engine(data_file("english.model"));
    Answer answer;
    answer.columns = {{"file", "FILE"},
                      {"what", "WHAT"},
                      {"gold_tokens", "GOLD TOKENS"},
                      {"raw_text", "RAW TEXT"}};
    for (const std::string& file : options->files) {
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
      for (auto& row : rows_of(file, with_tokens, raw))
        if (row["what"] != "names" || with_tokens.names.gold > 0)
          answer.rows.push_back(std::move(row));
      std::ranges::move(understanding_rows(file, bytes, engine), std::back_inserter(answer.rows));
    }
    session.exit_code = print(answer, options->output);
  });
}

}  // namespace dossier
