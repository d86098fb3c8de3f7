// Each record is hashed by itself, field by field, and the digest is the hash of these hashes in
// the order of the records' ids; so memory stays at 16 bytes for each record. Numbers of nodes and
// reports are positions among sorted ids, and need no translation.
#include "graph/digest.h"

#include <algorithm>
#include <vector>

namespace dossier {
namespace {

// A Hasher that keeps lists and absences apart from what stands beside them.
class Record {
 public:
  Record& add(std::string_view text) {
    hasher_.add(text);
    return *this;
  }
  Record& add(std::uint64_t number) {
    hasher_.add(number);
    return *this;
  }
  Record& add(const Hash128& id) { return add(id.high).add(id.low); }
  Record& add(Span span) { return add(std::uint64_t{span.begin}).add(std::uint64_t{span.end}); }
  Record& add(Date date) { return add(static_cast<std::uint64_t>(date.days)); }
  Record& add(Stance stance) { return add(static_cast<std::uint64_t>(stance)); }
  Record& add(const TimeInterval& time) {
    return add(time.from).add(time.to).add(static_cast<std::uint64_t>(time.precision));
  }
  template <class T>
  Record& add(const std::optional<T>& value) {
    add(std::uint64_t{value ? 1u : 0u});
    if (value) add(*value);
    return *this;
  }
  Hash128 finish() const { return hasher_.finish(); }

 private:
  Hasher hasher_;
};

Hash128 hash_of(const Report& report) {
  Record record;
  record.add(report.id.value).add(report.title).add(report.author);
  record.add(report.publisher).add(report.url).add(report.published).add(report.text);
  return record.finish();
}

Hash128 hash_of(const Node& node) {
  Record record;
  record.add(node.id.value).add(static_cast<std::uint64_t>(node.type)).add(node.subtype);
  record.add(node.name).add(node.category).add(node.mode).add(node.country);
  record.add(std::uint64_t{node.named ? 1u : 0u}).add(std::uint64_t{node.mentions});
  record.add(std::uint64_t{node.articles}).add(std::uint64_t{node.origins});
  record.add(node.names.size());
  for (const std::string& name : node.names) record.add(name);
  record.add(node.external.size());
  for (const auto& [source, id] : node.external) record.add(source).add(id);
  record.add(node.members.size());
  for (const Member& member : node.members)
    record.add(std::uint64_t{member.report}).add(std::uint64_t{member.entity});
  return record.finish();
}

void add(Record& record, const Evidence& evidence) {
  record.add(evidence.id.value).add(std::uint64_t{evidence.report});
  record.add(evidence.sentence).add(evidence.trigger).add(evidence.subject).add(evidence.object);
  record.add(evidence.speakers.size());
  for (const NodeIndex speaker : evidence.speakers) record.add(std::uint64_t{speaker});
  record.add(evidence.cue).add(evidence.stance).add(evidence.read_as);
  record.add(evidence.when).add(evidence.said).add(evidence.origin).add(evidence.extractor);
}

Hash128 hash_of(const Claim& claim) {
  Record record;
  record.add(claim.id.value).add(claim.predicate).add(std::uint64_t{claim.subject});
  record.add(std::uint64_t{claim.object ? 1u : 0u}).add(std::uint64_t{claim.object.value_or(0)});
  record.add(claim.value).add(std::uint64_t{claim.contested ? 1u : 0u});
  record.add(std::uint64_t{claim.articles}).add(std::uint64_t{claim.origins});
  record.add(claim.evidence.size());
  for (const Evidence& evidence : claim.evidence) add(record, evidence);
  return record.finish();
}

}  // namespace

Hash128 digest(const KnowledgeGraph& graph, std::span<const Judgement> judgements) {
  Record whole;
  whole.add(graph.reports.size());
  for (const Report& report : graph.reports) whole.add(hash_of(report));
  whole.add(graph.nodes.size());
  for (const Node& node : graph.nodes) whole.add(hash_of(node));
  whole.add(graph.claims.size());
  for (const Claim& claim : graph.claims) whole.add(hash_of(claim));
  std::vector<Hash128> judged;
  for (const Judgement& judgement : judgements)
    judged.push_back(dossier::hash_of(encode(judgement)));
  std::sort(judged.begin(), judged.end());
  whole.add(judged.size());
  for (const Hash128& judgement : judged) whole.add(judgement);
  return whole.finish();
}

}  // namespace dossier
