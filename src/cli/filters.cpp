#include "cli/filters.h"

#include <algorithm>
#include <iostream>

#include "base/date.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace dossier {
namespace {

std::optional<Date> date_of(const std::string& text, std::string_view option) {
  if (text.empty()) return std::nullopt;
  if (const auto date = parse_iso_date(text)) return date;
  throw Error(ErrorCode::kUsage,
              std::string(option) + ": '" + text + "' is no date such as 2031-05-04");
}

std::string describe(const Node& node) {
  std::string out = node.name + "  (" + std::string(to_string(node.type));
  if (!node.subtype.empty()) out += ", " + node.subtype;
  return out + ", " + std::to_string(node.articles) +
         (node.articles == 1 ? " article, " : " articles, ") + to_string(node.id).substr(0, 10) +
         ")";
}

[[noreturn]] void throw_ambiguous(const KnowledgeGraph& graph, std::string message,
                                  const std::vector<NodeIndex>& candidates) {
  for (std::size_t i = 0; i < candidates.size() && i < kMaxCandidates; ++i)
    message += "\n  " + describe(graph.nodes[candidates[i]]);
  if (candidates.size() > kMaxCandidates)
    message += "\n  and " + std::to_string(candidates.size() - kMaxCandidates) + " more";
  throw Error(ErrorCode::kAmbiguous, message);
}

NodeIndex find_by_id(const KnowledgeGraph& graph, std::string_view typed) {
  const std::string quoted = "'" + std::string(typed) + "'";
  std::vector<NodeIndex> found;
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    if (to_string(graph.nodes[i].id).starts_with(typed)) found.push_back(i);
  }
  if (found.empty()) throw Error(ErrorCode::kNotFound, "there is no entity " + quoted);
  if (found.size() > 1)
    throw_ambiguous(graph, quoted + " is the beginning of several ids; did you mean", found);
  return found.front();
}

// True when this is one of its names, letter case and accents aside.
bool is_called(const Node& node, std::string_view typed) {
  const std::string folded = fold(typed);
  const auto same = [&](const std::string& name) { return fold(name) == folded; };
  return same(node.name) || std::any_of(node.names.begin(), node.names.end(), same);
}

}  // namespace

bool FilterOptions::empty() const {
  return about.empty() && by.empty() && stances.empty() && kinds.empty() && outlet.empty() &&
         since.empty() && until.empty() && min_origins <= 1;
}

void add_filter_options(CLI::App& verb, FilterOptions& options) {
  const auto add = [&](const char* name, auto& value, const char* help, const char* type) {
    verb.add_option(name, value, help)->type_name(type)->group("Filters");
  };
  add("--about", options.about, "Only claims with this entity at an end", "NAME");
  add("--by,--speaker", options.by, "Only what this entity says", "NAME");
  add("--stance", options.stances, "asserted, denied, alleged, planned, hypothetical or requested",
      "STANCE");
  add("--kind", options.kinds, "Only this predicate or event category", "WORD");
  add("--outlet", options.outlet, "Only from this outlet", "NAME");
  add("--since", options.since, "Only what happened on or after this day", "DATE");
  add("--until", options.until, "Only what happened on or before this day", "DATE");
  add("--min-origins", options.min_origins, "At least so many independent origins", "N");
}

ClaimFilter filter_of(const KnowledgeGraph& graph, const FilterOptions& options) {
  ClaimFilter filter;
  for (const std::string& name : options.about) filter.about.push_back(find_node(graph, name));
  for (const std::string& name : options.by) filter.by.push_back(find_node(graph, name));
  for (const std::string& word : options.stances) {
    const auto stance = parse_stance(word);
    if (!stance) throw Error(ErrorCode::kUsage, "--stance: '" + word + "' is no stance");
    filter.stances.push_back(*stance);
  }
  filter.predicates = options.kinds;
  filter.outlet = fold(options.outlet);
  filter.since = date_of(options.since, "--since");
  filter.until = date_of(options.until, "--until");
  filter.min_origins = options.min_origins;
  return filter;
}

NodeIndex find_node(const KnowledgeGraph& graph, std::string_view typed) {
  if (typed.starts_with("n:")) return find_by_id(graph, typed);
  const NameMatch match = find_nodes(graph, typed);
  const std::string quoted = "'" + std::string(typed) + "'";
  if (match.nodes.empty()) {
    throw Error(ErrorCode::kNotFound, "nobody and nothing in the dossier is called " + quoted);
  }
  if (!match.clear) throw_ambiguous(graph, quoted + " can mean several; did you mean", match.nodes);
  const Node& taken = graph.nodes[match.nodes.front()];
  const bool plain = is_called(taken, typed) &&
                     (match.nodes.size() == 1 || !is_called(graph.nodes[match.nodes[1]], typed));
  if (!plain) std::cerr << quoted << ": " << taken.name << " (" << to_string(taken.type) << ")\n";
  return match.nodes.front();
}

}  // namespace dossier
