#include <memory>

#include "cli/claim_rows.h"
#include "cli/reading.h"
#include "cli/verbs.h"
#include "resolve/resolve.h"

namespace dossier {

void add_read(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("read", "Print the claims of documents without storing them");
  struct Options {
    ReadingOptions reading;
    OutputOptions output;
  };
  auto options = std::make_shared<Options>();
  add_reading_options(*verb, options->reading);
  add_output_options(*verb, options->output);
  verb->footer(
      "Each document is read by itself.\n"
      "Examples:\n"
      "  dossier read report.txt\n"
      "  dossier read --format jsonl articles/ | jq .predicate");
  verb->callback([options, &session] {
    const Inputs inputs = inputs_of(options->reading);
    const ReadOptions reading = read_options_of(options->reading);
    const DocumentReader reader;
    Answer all;
    const auto take = [&](ReportFacts facts) {
      const std::vector<ReportFacts> one = {std::move(facts)};
      const Answer claims =
          claims_answer(assemble(one, resolve(one)), {}, [](const Claim&) { return true; });
      all.columns = claims.columns;
      all.rows.insert(all.rows.end(), claims.rows.begin(), claims.rows.end());
      all.lines.insert(all.lines.end(), claims.lines.begin(), claims.lines.end());
    };
    const auto rejected = reader.read(
        inputs, reading, [](const Document&) { return false; }, take);
    report(rejected);
    session.exit_code = print(all, options->output);
    if (!rejected.empty()) session.exit_code = kRejected;
  });
}

}  // namespace dossier
