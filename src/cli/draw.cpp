#include <memory>

#include "cli/pictures.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::string name, to;
  std::uint32_t depth = 1;
  std::size_t budget = PictureOptions().max_nodes;
  std::string format = "svg", file;
  FilterOptions filter;
};

}  // namespace

void add_draw(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("draw", "A picture of the dossier, or of what lies around an entity");
  auto options = std::make_shared<Options>();
  verb->add_option("NAME", options->name, "Whose surroundings; all without it");
  verb->add_option("--to", options->to, "Draw the ways from NAME to this entity instead")
      ->type_name("NAME");
  verb->add_option("--depth", options->depth, "Links to walk")
      ->check(CLI::Range(1, 6))
      ->capture_default_str();
  verb->add_option("--budget", options->budget, "Draw at most so many entities")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb->add_option("--format", options->format, "Kind of picture")
      ->check(CLI::IsMember({"svg", "png", "pdf", "dot"}))
      ->capture_default_str();
  verb->add_option("-o,--output", options->file, "Write to a file instead of standard output")
      ->type_name("FILE");
  add_filter_options(*verb, options->filter);
  verb->footer(
      "Examples:\n  dossier draw -o all.svg\n  dossier draw ruiz --depth 2 --format pdf -o "
      "ruiz.pdf\n"
      "  dossier draw ruiz --to \"Harbour Board\" > ways.svg");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    const GraphView view(graph, workspace.ontology(), filter_of(graph, options->filter));
    PictureOptions picturing;
    picturing.max_nodes = options->budget;
    picturing.max_lines = options->budget + options->budget / 4;
    std::optional<Neighborhood> part;
    if (!options->name.empty()) {
      const NodeIndex centre = find_node(graph, options->name);
      picturing.title = graph.nodes[centre].name;
      if (options->to.empty()) {
        part = view.neighborhood(centre, options->depth);
      } else {
        constexpr std::size_t kWays = 5;
        part = part_of(view, view.paths(centre, find_node(graph, options->to), kWays));
      }
    }
    const std::string bytes = picture(view, part, picturing, options->format);
    write_output(options->file, [&](std::ostream& out) { out << bytes; });
  });
}

}  // namespace dossier
