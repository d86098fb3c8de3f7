#include <memory>

#include "base/error.h"
#include "cli/pictures.h"
#include "cli/verbs.h"
#include "export/jsonl.h"
#include "export/jsonld.h"

namespace dossier {

void add_export(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("export", "The whole dossier for other programs");
  struct Options {
    std::string format, file;
    FilterOptions filter;
  };
  auto options = std::make_shared<Options>();
  verb->add_option("--format", options->format, "What to write")
      ->required()
      ->check(CLI::IsMember({"jsonld", "jsonl", "dot", "svg", "png", "pdf"}));
  verb->add_option("-o,--output", options->file, "Write to a file instead of standard output")
      ->type_name("FILE");
  add_filter_options(*verb, options->filter);
  verb->footer(
      "jsonld is complete: texts, nodes, claims and evidence. Filters choose claims for the other "
      "formats.\n"
      "dot, svg, png and pdf hold the 30 best supported entities; `dossier draw --budget` shows "
      "more.\n"
      "Examples:\n  dossier export --format jsonld -o dossier.jsonld\n"
      "  dossier export --format dot | dot -Tsvg > dossier.svg");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    if (options->format == "jsonld") {
      if (!options->filter.empty())
        throw Error(ErrorCode::kUsage, "jsonld is always complete; it takes no filter");
      write_output(options->file,
                   [&](std::ostream& out) { write_jsonld(out, graph, workspace.ontology()); });
      return;
    }
    const ClaimFilter filter = filter_of(graph, options->filter);
    if (options->format == "jsonl") {
      const auto lines =
          lines_of([&](std::ostream& out) { write_claims_jsonl(out, graph, filter); });
      if (lines.empty()) throw Error(ErrorCode::kNotFound, "nothing found");
      write_output(options->file, [&](std::ostream& out) {
        for (const std::string& line : lines) out << line << '\n';
      });
      return;
    }
    const GraphView view(graph, workspace.ontology(), filter);
    const std::string bytes = picture(view, {}, {}, {.format = options->format});
    write_output(options->file, [&](std::ostream& out) { out << bytes; });
  });
}

}  // namespace dossier
