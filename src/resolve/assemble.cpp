// From a partition to the whole dossier: nodes with their best names, claims with the evidence of
// all documents.
//
// The best name of a node is the form that most of its members have as their own best name; a
// person's full names go before single ones; then the longest, then the first in byte order.
// Subtype, category, mode and country go by majority likewise.
//
// A piece of evidence takes its id from its document alone (what it says, where, by whose
// mentions), so that it outlives every change of resolution, and corrections of its stance. A claim
// whose two ends fell into one node says nothing and is left out.
//
// Cost: linear but for sorting, and for keys of names.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "resolve/contested.h"
#include "resolve/name_form.h"
#include "resolve/nodes.h"
#include "resolve/origins.h"
#include "resolve/resolve.h"

namespace dossier {
namespace {

using Counts = std::map<std::string, std::size_t>;

// The text that most have; then the longest; then the first in byte order. Empty texts do not
// count.
std::string most_frequent(const Counts& counts) {
  const std::pair<const std::string, std::size_t>* best = nullptr;
  for (const auto& entry : counts) {
    if (entry.first.empty()) continue;
    const bool better = !best || entry.second > best->second ||
                        (entry.second == best->second && entry.first.size() > best->first.size());
    if (better) best = &entry;
  }
  return best ? best->first : "";
}

std::string best_name(EntityType type, const Counts& names) {
  Counts full;
  for (const auto& [name, count] : names) {
    if (name_form(name).words.size() >= 2) full.insert({name, count});
  }
  const std::string name = type == EntityType::kPerson ? most_frequent(full) : "";
  return name.empty() ? most_frequent(names) : name;
}

// The first mention of an entity, as it stands in evidence ids.
void add_mention(Hasher& hasher, const LocalEntity& entity) {
  const Span span = entity.mentions.front().span;
  hasher.add(static_cast<std::uint64_t>(entity.type)).add(span.begin).add(span.end);
}

class Assembler {
 public:
  Assembler(std::span<const ReportFacts> documents, const Partition& partition)
      : documents_(documents), partition_(partition) {}

  KnowledgeGraph assemble() {
    for (const ReportFacts& document : documents_) graph_.reports.push_back(document.report);
    add_nodes();
    settle_origins();
    for (std::uint32_t d = 0; d < documents_.size(); ++d) add_claims(d);
    std::vector<Claim*> claims;
    for (auto& [id, draft] : drafts_) claims.push_back(&draft.claim);
    unite_statements(graph_, claims);
    for (auto& [id, draft] : drafts_) {
      draft.claim.value = most_frequent(draft.values);
      settle_evidence(draft.claim);
      graph_.claims.push_back(std::move(draft.claim));
    }
    add_existence_evidence(graph_);
    mark_contested(graph_);
    return std::move(graph_);
  }

 private:
  struct Draft {
    Claim claim;
    Counts values;
  };

  const LocalEntity& entity_of(const Member& member) const {
    return documents_[member.report].facts.entities[member.entity];
  }

  void add_nodes() {
    std::vector<Members> sets;
    for (std::uint32_t d = 0; d < partition_.size(); ++d) {
      for (std::uint32_t e = 0; e < partition_[d].size(); ++e) {
        const NodeIndex node = partition_[d][e];
        if (sets.size() <= node) sets.resize(node + 1);
        sets[node].push_back({d, e});
      }
    }
    for (NumberedNode& node : number_nodes(documents_, std::move(sets))) {
      graph_.nodes.push_back(node_of(std::move(node)));
    }
  }

  void settle_origins() {
    origins_.emplace(documents_, partition_, graph_.nodes);
    graph_.origins = origins_->reports();
    for (Node& node : graph_.nodes) {
      std::set<std::string> origins;
      for (const Member& member : node.members) origins.insert(graph_.origins[member.report].name);
      node.origins = static_cast<std::uint32_t>(origins.size());
    }
  }

  Node node_of(NumberedNode numbered) const {
    Node node;
    node.id = numbered.id;
    node.members = std::move(numbered.members);
    node.type = entity_of(node.members.front()).type;
    Counts names, subtypes, categories, modes, countries;
    std::set<std::string> forms;
    std::set<std::uint32_t> reports;
    bool named = false;
    for (const Member& member : node.members) {
      const LocalEntity& entity = entity_of(member);
      node.type = std::min(node.type, entity.type);
      ++names[entity.name];
      ++subtypes[entity.subtype];
      ++categories[entity.category];
      ++modes[entity.mode];
      ++countries[entity.country];
      forms.insert(entity.names.begin(), entity.names.end());
      node.mentions += static_cast<std::uint32_t>(entity.mentions.size());
      named = named || std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                   [](auto& m) { return m.kind == MentionKind::kName; });
      reports.insert(member.report);
    }
    node.name = best_name(node.type, names);
    node.subtype = most_frequent(subtypes);
    node.category = most_frequent(categories);
    node.mode = most_frequent(modes);
    node.country = most_frequent(countries);
    node.names.assign(forms.begin(), forms.end());
    node.articles = static_cast<std::uint32_t>(reports.size());
    node.named = named;
    return node;
  }

  void add_claims(std::uint32_t document) {
    std::uint32_t ordinal = 0;
    for (const LocalClaim& local : documents_[document].facts.claims) {
      const std::uint32_t first = ordinal;
      ordinal += static_cast<std::uint32_t>(local.evidence.size());
      const NodeIndex subject = partition_[document][local.subject];
      std::optional<NodeIndex> object;
      if (local.object) object = partition_[document][*local.object];
      if (object == subject) continue;
      Draft& draft = draft_of(local, subject, object);
      ++draft.values[local.value];
      for (std::uint32_t i = 0; i < local.evidence.size(); ++i) {
        draft.claim.evidence.push_back(evidence_of(document, local, local.evidence[i]));
        draft.claim.evidence.back().ordinal = first + i;
      }
    }
  }

  Draft& draft_of(const LocalClaim& local, NodeIndex subject, std::optional<NodeIndex> object) {
    const Hash128 from = graph_.nodes[subject].id.value;
    const Hash128 to = object ? graph_.nodes[*object].id.value : Hash128{};
    const ClaimId id{Hasher()
                         .add(local.predicate)
                         .add(from.high)
                         .add(from.low)
                         .add(to.high)
                         .add(to.low)
                         .add(fold(local.value))
                         .finish()};
    const auto [place, added] = drafts_.try_emplace(id);
    Claim& claim = place->second.claim;
    if (added) {
      claim.id = id;
      claim.predicate = local.predicate;
      claim.subject = subject;
      claim.object = object;
    }
    return place->second;
  }

  Evidence evidence_of(std::uint32_t document, const LocalClaim& claim,
                       const LocalEvidence& local) const {
    Evidence evidence;
    evidence.id = evidence_id(documents_[document], claim, local);
    evidence.report = document;
    evidence.sentence = local.sentence;
    evidence.trigger = local.trigger;
    evidence.subject = local.subject;
    evidence.object = local.object;
    for (const std::uint32_t speaker : local.speakers) {
      evidence.speakers.push_back(partition_[document][speaker]);
    }
    evidence.cue = local.cue;
    evidence.stance = local.stance;
    evidence.when = local.when;
    evidence.said = local.said;
    evidence.origin = origin_of(document, local);
    evidence.extractor = documents_[document].facts.extractor;
    if (local.by_hand) evidence.extractor = kAnalyst;
    evidence.read_as = local.read_as;
    return evidence;
  }

  static EvidenceId evidence_id(const ReportFacts& document, const LocalClaim& claim,
                                const LocalEvidence& evidence) {
    const std::vector<LocalEntity>& entities = document.facts.entities;
    Hasher hasher;
    hasher.add(document.report.id.value.high).add(document.report.id.value.low);
    hasher.add(claim.predicate).add(claim.value);
    add_mention(hasher, entities[claim.subject]);
    hasher.add(claim.object ? 1 : 0);
    if (claim.object) add_mention(hasher, entities[*claim.object]);
    hasher.add(evidence.sentence.begin).add(evidence.sentence.end);
    hasher.add(evidence.trigger.begin).add(evidence.trigger.end);
    hasher.add(evidence.cue);
    hasher.add(static_cast<std::uint64_t>(evidence.read_as.value_or(evidence.stance)));
    if (evidence.by_hand) hasher.add(kAnalyst);
    for (const std::uint32_t speaker : evidence.speakers) add_mention(hasher, entities[speaker]);
    return {hasher.finish()};
  }

  std::string origin_of(std::uint32_t document, const LocalEvidence& evidence) const {
    if (!evidence.origin) return graph_.origins[document].name;
    return origins_->called(graph_.nodes[partition_[document][*evidence.origin]].name);
  }

  std::span<const ReportFacts> documents_;
  const Partition& partition_;
  KnowledgeGraph graph_;
  std::optional<Origins> origins_;
  std::map<ClaimId, Draft> drafts_;
};

}  // namespace

KnowledgeGraph assemble(std::span<const ReportFacts> documents, const Partition& partition) {
  return Assembler(documents, partition).assemble();
}

}  // namespace dossier
