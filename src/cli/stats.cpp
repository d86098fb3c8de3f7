#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "cli/verbs.h"

namespace dossier {
namespace {

// Bytes of the store's files; they change with compactions, so they stand last.
std::uintmax_t bytes_on_disk(const std::string& store) {
  std::uintmax_t sum = 0;
  std::error_code failed;
  for (const auto& file : std::filesystem::directory_iterator(store, failed)) {
    const std::uintmax_t size = file.is_regular_file(failed) ? file.file_size(failed) : 0;
    if (!failed) sum += size;
  }
  return sum;
}

std::vector<nlohmann::ordered_json> counts_of(Workspace& workspace, const std::string& store) {
  const KnowledgeGraph& graph = workspace.graph();
  std::vector<nlohmann::ordered_json> rows;
  const auto add = [&](const std::string& what, std::size_t count) {
    rows.push_back({{"what", what}, {"count", count}});
  };
  std::map<EntityType, std::size_t> types;
  for (const Node& node : graph.nodes) ++types[node.type];
  std::map<Stance, std::size_t> stances;
  std::set<std::string> origins;
  std::size_t evidence = 0, contested = 0;
  for (const Claim& claim : graph.claims) {
    contested += claim.contested ? 1 : 0;
    for (const Evidence& piece : claim.evidence) {
      ++evidence;
      ++stances[piece.stance];
      origins.insert(piece.origin);
    }
  }
  add("documents", graph.reports.size());
  add("older revisions", workspace.older_revisions().size());
  add("nodes", graph.nodes.size());
  for (const auto& [type, count] : types) add("nodes: " + std::string(to_string(type)), count);
  add("claims", graph.claims.size());
  add("contested claims", contested);
  add("evidence", evidence);
  for (const auto& [stance, count] : stances)
    add("evidence: " + std::string(to_string(stance)), count);
  add("origins", origins.size());
  add("judgements", workspace.judgements().size());
  add("bytes on disk", bytes_on_disk(store));
  return rows;
}

}  // namespace

void add_stats(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("stats", "How much of what is in the dossier");
  auto output = std::make_shared<OutputOptions>();
  add_output_options(*verb, *output);
  verb->footer("Example:\n  dossier stats --format json");
  verb->callback([output, &session] {
    Workspace workspace = open(session);
    Answer answer;
    answer.columns = {{"what", "WHAT"}, {"count", "COUNT"}};
    answer.rows = counts_of(workspace, session.store);
    session.exit_code = print(answer, *output);
  });
}

}  // namespace dossier
