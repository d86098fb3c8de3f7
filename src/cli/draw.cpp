#include <memory>

#include "base/error.h"
#include "cli/pictures.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::string name, to, file;
  std::uint32_t depth = 1;
  bool timeline = false;
  DrawOptions how;
  FilterOptions filter;
};

// The surroundings of NAME, or the ways from it; nothing where all is asked for. Sets the title and
// what is asked for.
std::optional<Neighborhood> part_asked_for(const GraphView& view, const Options& options,
                                           PictureOptions& picturing) {
  const KnowledgeGraph& graph = view.graph();
  if (options.name.empty() && !options.to.empty())
    throw Error(ErrorCode::kUsage, "--to needs a NAME from which the ways start");
  if (options.name.empty()) return std::nullopt;
  const NodeIndex centre = find_node(graph, options.name);
  picturing.title = graph.nodes[centre].name;
  picturing.asked = {centre};
  if (options.to.empty()) return view.neighborhood(centre, options.depth);
  constexpr std::size_t kWays = 5;
  const NodeIndex end = find_node(graph, options.to);
  picturing.title += " and " + graph.nodes[end].name;
  picturing.asked.push_back(end);
  return part_of(view, view.paths(centre, end, kWays));
}

void add_looks(CLI::App& verb, DrawOptions& how) {
  verb.add_option("--budget", how.budget, "Draw at most so many entities, or events of a timeline")
      ->check(CLI::Range(1, kMostWanted))
      ->capture_default_str();
  verb.add_option("--theme", how.theme, "Colours, or greys for print")
      ->check(CLI::IsMember({"light", "grey"}))
      ->capture_default_str();
  verb.add_option("--page", how.paper,
                  "Paper: as large as needed, A4 either way, or 16 to 9; on paper of a fixed size "
                  "only what can be read is drawn")
      ->check(CLI::IsMember({"fit", "a4", "wide"}))
      ->capture_default_str();
  verb.add_option("--format", how.format, "Kind of picture")
      ->check(CLI::IsMember({"svg", "png", "pdf", "dot", "text"}))
      ->capture_default_str();
}

}  // namespace

void add_draw(CLI::App& app, Session& session) {
  CLI::App* verb =
      app.add_subcommand("draw", "A picture of the dossier, or of what lies around an entity");
  auto options = std::make_shared<Options>();
  verb->add_option("NAME", options->name, "Whose surroundings; all without it");
  CLI::Option* to =
      verb->add_option("--to", options->to, "Draw the ways from NAME to this entity instead")
          ->type_name("NAME");
  verb->add_flag("--timeline", options->timeline, "Draw what happened when instead")->excludes(to);
  verb->add_option("--depth", options->depth, "Links to walk")
      ->check(CLI::Range(1, 6))
      ->capture_default_str();
  add_looks(*verb, options->how);
  verb->add_option("-o,--output", options->file, "Write to a file instead of standard output")
      ->type_name("FILE");
  add_filter_options(*verb, options->filter);
  verb->footer(
      "What is denied, alleged or only possible has a line of its own that shows it, and says so "
      "in "
      "words.\n"
      "Examples:\n  dossier draw -o all.svg\n  dossier draw ruiz --depth 2 --format pdf -o "
      "ruiz.pdf\n"
      "  dossier draw ruiz --to \"Harbour Board\" > ways.svg\n"
      "  dossier draw ruiz --page a4 --theme grey --format pdf -o print.pdf\n"
      "  dossier draw ruiz --timeline -o when.svg\n  dossier draw ruiz --format text");
  verb->callback([options, &session] {
    Workspace workspace = open(session);
    const KnowledgeGraph& graph = workspace.graph();
    const GraphView view(graph, workspace.ontology(), filter_of(graph, options->filter));
    std::string bytes;
    if (options->timeline) {
      const std::optional<NodeIndex> about =
          options->name.empty() ? std::nullopt : std::optional(find_node(graph, options->name));
      bytes = timeline_picture(view, about, options->how);
    } else {
      PictureOptions picturing;
      const auto part = part_asked_for(view, *options, picturing);
      bytes = picture(view, part, picturing, options->how);
    }
    write_output(options->file, [&](std::ostream& out) { out << bytes; });
  });
}

}  // namespace dossier
