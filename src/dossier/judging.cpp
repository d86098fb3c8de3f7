#include "dossier/judging.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kListedNames = 3;

std::vector<Anchor> anchors_of(Workspace& workspace, const Node& node) {
  std::vector<Anchor> out;
  for (const Member& member : node.members)
    out.push_back(anchor_of(workspace.documents()[member.report], member.entity));
  return out;
}

std::string names_of(const std::vector<Anchor>& side) {
  std::map<std::string, std::size_t> counts;
  for (const Anchor& anchor : side) ++counts[anchor.name];
  std::vector<std::pair<std::size_t, std::string>> names;
  for (const auto& [name, count] : counts) names.emplace_back(count, name);
  std::stable_sort(names.begin(), names.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kListedNames); ++i)
    out += (i > 0 ? ", " : "") + names[i].second;
  return out + (names.size() > kListedNames ? ", ..." : "");
}

std::string words(const Sameness& word) {
  const std::string sign = word.relation == Relation::kSame ? " = " : " ≠ ";
  return names_of(word.left) + sign + names_of(word.right) + " (" +
         std::to_string(word.left.size()) + " and " + std::to_string(word.right.size()) +
         " members)";
}

std::string words(const Misreading& word) {
  const std::string value = word.value.empty() ? "" : " " + word.value;
  const std::string change = word.stance ? std::string(to_string(*word.stance)) : "nothing";
  return word.predicate + value + " at byte " + std::to_string(word.trigger.begin) + " of " +
         to_string(word.document) + ": " + std::string(to_string(word.read_as)) + " → " + change;
}

std::string words(const HandMade& word) {
  std::string out = word.subject.name + " " + word.predicate;
  if (word.object) out += " " + word.object->name;
  if (!word.value.empty()) out += " " + word.value;
  return out + ": " + std::string(to_string(word.stance));
}

// The judgement that holds two nodes apart, if one does.
std::optional<JudgementId> held_apart(Workspace& workspace, const std::vector<Anchor>& one,
                                      const std::vector<Anchor>& other) {
  const std::set<Anchor> a(one.begin(), one.end()), b(other.begin(), other.end());
  const auto touches = [](const std::vector<Anchor>& side, const std::set<Anchor>& node) {
    return std::any_of(side.begin(), side.end(),
                       [&](const Anchor& anchor) { return node.contains(anchor); });
  };
  for (const Judged& judged : workspace.judgements()) {
    const auto* word = std::get_if<Sameness>(&judged.judgement.word);
    if (!word || word->relation != Relation::kDifferent) continue;
    if ((touches(word->left, a) && touches(word->right, b)) ||
        (touches(word->left, b) && touches(word->right, a)))
      return id_of(judged.judgement);
  }
  return std::nullopt;
}

}  // namespace

Sameness sameness_of(Workspace& workspace, Relation relation, NodeIndex one, NodeIndex other) {
  const KnowledgeGraph& graph = workspace.graph();
  const std::string& name = graph.nodes[one].name;
  if (one == other) {
    throw Error(ErrorCode::kUsage,
                relation == Relation::kSame
                    ? "both are '" + name + "' already"
                    : "both are '" + name + "', one node; `dossier split` parts its members");
  }
  std::vector<Anchor> left = anchors_of(workspace, graph.nodes[one]);
  std::vector<Anchor> right = anchors_of(workspace, graph.nodes[other]);
  if (relation == Relation::kSame) {
    if (const auto apart = held_apart(workspace, left, right)) {
      throw Error(ErrorCode::kUsage, "'" + name + "' and '" + graph.nodes[other].name +
                                         "' are held apart by " + to_string(*apart) +
                                         "; take that back first (`dossier undo`)");
    }
  }
  return sameness(relation, std::move(left), std::move(right));
}

Sameness split_of(Workspace& workspace, NodeIndex node, const std::vector<std::uint32_t>& reports) {
  const Node& whole = workspace.graph().nodes[node];
  std::vector<Anchor> parted, rest;
  for (const Member& member : whole.members) {
    const bool wanted = std::find(reports.begin(), reports.end(), member.report) != reports.end();
    (wanted ? parted : rest)
        .push_back(anchor_of(workspace.documents()[member.report], member.entity));
  }
  if (parted.empty())
    throw Error(ErrorCode::kUsage, "'" + whole.name + "' is not in these documents");
  if (rest.empty())
    throw Error(ErrorCode::kUsage, "'" + whole.name + "' is in these documents only");
  return sameness(Relation::kDifferent, std::move(parted), std::move(rest));
}

std::uint32_t report_index(Workspace& workspace, std::string_view named) {
  const Report report = workspace.find_document(named);
  const std::vector<Report>& reports = workspace.graph().reports;
  const auto found = std::find_if(reports.begin(), reports.end(),
                                  [&](const Report& r) { return r.id == report.id; });
  if (found == reports.end()) {
    throw Error(ErrorCode::kUsage,
                report.name + " does not count: a newer revision stands in its place");
  }
  return static_cast<std::uint32_t>(found - reports.begin());
}

std::string describe(const Judgement& judgement) {
  return std::visit([](const auto& word) { return words(word); }, judgement.word);
}

std::string_view context_of(const ReportFacts& document, std::uint32_t entity) {
  const std::string_view text = document.report.text;
  const Span at = document.facts.entities[entity].mentions.front().span;
  const std::size_t reach = kMaxQuoteBytes / 2;
  std::size_t begin = at.begin > reach ? at.begin - reach : 0;
  std::size_t end =
      std::min<std::size_t>(text.size(), std::max<std::size_t>(begin + 2 * reach, at.end));
  const auto inside = [&](std::size_t offset) {
    return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
  };
  while (begin < at.begin && inside(begin)) ++begin;
  while (end > at.end && inside(end)) --end;
  const std::size_t line = text.substr(0, at.begin).rfind('\n');
  if (line != std::string_view::npos) begin = std::max(begin, line + 1);
  end = std::min(end, std::min(text.find('\n', at.end), text.size()));
  return trim(text.substr(begin, end - begin));
}

}  // namespace dossier
