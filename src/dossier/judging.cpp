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

Misreading misreading_of(Workspace& workspace, std::string_view evidence,
                         std::optional<Stance> stance) {
  const std::string prefix =
      evidence.starts_with("e:") ? std::string(evidence) : "e:" + std::string(evidence);
  const std::string quoted = "'" + std::string(evidence) + "'";
  std::map<EvidenceId, const Evidence*> found;
  for (const Claim& claim : workspace.graph().claims) {
    for (const Evidence& piece : claim.evidence) {
      if (to_string(piece.id).starts_with(prefix)) found.emplace(piece.id, &piece);
    }
  }
  if (found.empty() || prefix == "e:")
    throw Error(ErrorCode::kNotFound,
                "there is no evidence " + quoted + "; `dossier why` shows ids");
  if (found.size() > 1) {
    std::string message = quoted + " is the beginning of several ids:";
    std::size_t listed = 0;
    for (const auto& [id, piece] : found) {
      if (listed++ < kMaxCandidates) message += "\n  " + to_string(id);
    }
    throw Error(ErrorCode::kAmbiguous, message);
  }
  const Evidence& piece = *found.begin()->second;
  if (piece.extractor == kAnalyst) {
    throw Error(ErrorCode::kUsage, "an analyst added " + to_string(piece.id) +
                                       "; `dossier judgements` lists it, `dossier undo` takes it "
                                       "back");
  }
  const ReportFacts& document = workspace.documents()[piece.report];
  return misreading_of(document, place_of(document.facts, piece.ordinal), stance);
}

HandMade hand_made(Workspace& workspace, const TypedClaim& typed) {
  const KnowledgeGraph& graph = workspace.graph();
  const auto refuse = [](const std::string& what) { throw Error(ErrorCode::kUsage, what); };
  const PredicateInfo* info = workspace.ontology().predicate(typed.predicate);
  if (!info) refuse("there is no predicate '" + typed.predicate + "'; docs/model.md lists them");
  const auto among = [](const std::vector<EntityType>& types, EntityType type) {
    return std::find(types.begin(), types.end(), type) != types.end();
  };
  const bool ends = among(info->subjects, graph.nodes[typed.subject].type) &&
                    (!typed.object || among(info->objects, graph.nodes[*typed.object].type));
  const bool value = typed.value.empty() || info->takes_value;
  const bool whole = typed.object || !typed.value.empty() || info->objects.empty();
  if (!ends || !value || !whole)
    refuse("'" + typed.predicate + "' does not stand between such ends; docs/model.md says which");
  const std::uint32_t report = report_index(workspace, typed.document);
  const std::string& text = graph.reports[report].text;
  const std::size_t begin = text.find(typed.quotation);
  if (typed.quotation.empty() || begin == std::string::npos)
    refuse("these words do not stand in " + graph.reports[report].name);
  if (typed.quotation.size() > kMaxQuoteBytes) {
    refuse("the quotation has " + std::to_string(typed.quotation.size()) + " bytes; the limit is " +
           std::to_string(kMaxQuoteBytes));
  }
  const auto anchor = [&](NodeIndex node) {
    // Where the source names it itself, that mention; else the first of all.
    const std::vector<Member>& members = graph.nodes[node].members;
    const auto here = std::find_if(members.begin(), members.end(),
                                   [&](const Member& m) { return m.report == report; });
    const Member& member = here == members.end() ? members.front() : *here;
    return anchor_of(workspace.documents()[member.report], member.entity);
  };
  HandMade word;
  word.document = graph.reports[report].id;
  word.quotation = {static_cast<std::uint32_t>(begin),
                    static_cast<std::uint32_t>(begin + typed.quotation.size())};
  word.subject = anchor(typed.subject);
  word.predicate = typed.predicate;
  if (typed.object) word.object = anchor(*typed.object);
  word.value = typed.value;
  word.stance = typed.stance;
  if (typed.speaker) word.speaker = anchor(*typed.speaker);
  word.when = typed.when;
  return word;
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
