#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "base/data_path.h"
#include "cli/verbs.h"
#include "language/annotation_json.h"
#include "language/conllu.h"
#include "language/engine.h"
#include "text/reader.h"

namespace dossier {
namespace {

struct Options {
  std::string path, input = "text", format = "conllu", file;
};

std::string read_all(const std::string& path) {
  if (path != "-") return read_file(path);
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

std::vector<AnnotatedText> annotate(const Engine& engine, const Options& options,
                                    std::vector<Rejection>& rejected) {
  const std::string bytes = read_all(options.path);
  std::vector<AnnotatedText> out;
  if (options.input == "conllu") {
    out.push_back(read_conllu(bytes));
    engine.annotate_tokens(out.back().annotation);
    return out;
  }
  const auto reject = [&](Rejection bad) { rejected.push_back(std::move(bad)); };
  for (Document& document : read_documents(bytes, options.path, reject)) {
    Annotation annotation = engine.annotate(document.text, blocks_of(document.text));
    out.push_back({std::move(document.text), std::move(annotation)});
  }
  return out;
}

}  // namespace

void add_annotate(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("annotate", "Sentences, tokens, tags, trees and names of a text");
  auto options = std::make_shared<Options>();
  verb->add_option("PATH", options->path, "A file; - is standard input")->required();
  verb->add_option("--input", options->input, "What the file is; conllu gives the tokens")
      ->check(CLI::IsMember({"text", "conllu"}))
      ->capture_default_str();
  verb->add_option("--format", options->format, "What to print; json is one sentence a line")
      ->check(CLI::IsMember({"conllu", "json"}))
      ->capture_default_str();
  verb->add_option("-o,--output", options->file, "Write to a file instead of standard output")
      ->type_name("FILE");
  verb->footer(
      "Examples:\n  dossier annotate report.txt\n  dossier annotate --input conllu gold.conllu "
      "--format json");
  verb->callback([options, &session] {
    const Engine engine(data_file("english.model"));
    std::vector<Rejection> rejected;
    const auto annotated = annotate(engine, *options, rejected);
    write_output(options->file, [&](std::ostream& out) {
      const auto write = options->format == "conllu" ? write_conllu : write_annotation_json;
      for (const AnnotatedText& one : annotated) out << write(one.text, one.annotation);
    });
    for (const Rejection& bad : rejected)
      std::cerr << "rejected: " << bad.name << ": " << bad.reason << '\n';
    if (!rejected.empty()) session.exit_code = kRejected;
  });
}

}  // namespace dossier
