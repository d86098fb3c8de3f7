#include <memory>

#include "base/error.h"
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

// The surroundings of NAME, or the ways from it, and a title; nothing where all is asked for.
std::optional<Neighborhood> part_asked_for(const GraphView& view, const Options& options,
                                           std::string& title) {
  const KnowledgeGraph& graph = view.graph();
  if (options.name.empty() && !options.to.empty())
    throw Error(ErrorCode::kUsage, "--to needs a NAME from which the ways start");
  if (options.name.empty()) return std::nullopt;
  const NodeIndex centre = find_node(graph, options.name);
  title = graph.nodes[centre].name;
  if (options.to.empty()) return view.neighborhood(centre, options.depth);
  constexpr std::size_t kWays = 5;
  const NodeIndex end = find_node(graph, options.to);
  title += " and " + graph.nodes[end].name;
  return part_of(view, view.paths(centre, end, kWays));
}

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
      ->check(CLI::Range(1, kMostWanted))
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
    picturing.max_lines = options->budget * 5 / 3;
    const auto part = part_asked_for(view, *options, picturing.title);
    const std::string bytes = picture(view, part, picturing, options->format);
    write_output(options->file, [&](std::ostream& out) { out << bytes; });
  });
}

}  // namespace dossier
