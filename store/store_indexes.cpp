// Writes the derived indexes, and answers from them.
//
// Cost of write_indexes: reads all old rows, and holds the changed ones in memory (about 120 bytes
// for each end of each piece of evidence). Dense numbers follow the sorted public ids, so the bytes
// depend on the set of documents and judgements alone.
#include <algorithm>
#include <map>
#include <set>

#include "store/store_parts.h"

namespace dossier {

bool Store::indexes_are_stale() const {
  return parts_->database.get(Family::kDefault, kIndexesKey) != parts_->indexes_record();
}

void Store::write_indexes(const KnowledgeGraph& graph) {
  const IndexRows rows = index_rows(graph, parts_->ontology);
  rocksdb::WriteBatch batch;
  for (const FamilyRows& expected : by_family(rows)) {
    compare_rows(parts_->database, expected,
                 [&](Difference difference, std::string_view key, std::string_view value) {
                   if (difference == Difference::kExtra) {
                     parts_->delete_row(batch, expected.family, key);
                   } else {
                     parts_->put_row(batch, expected.family, key, value);
                   }
                 });
  }
  parts_->put_row(batch, Family::kDefault, kIndexesKey, parts_->indexes_record());
  parts_->database.write(batch);
}

std::vector<std::vector<NodeIndex>> Store::partition() const {
  if (indexes_are_stale()) throw Error(ErrorCode::kStore, "the store's indexes are out of date");
  std::vector<std::vector<NodeIndex>> out;
  const std::string first = keys::encode(keys::DocumentNumberKey{1});
  const std::string end = keys::encode(keys::NodeIdKey{});
  parts_->database.scan(Family::kPublic, first, end, [&](std::string_view, std::string_view) {
    out.emplace_back();
    return true;
  });
  parts_->database.scan(Family::kEntity, "", "", [&](std::string_view key, std::string_view value) {
    const keys::Number number = keys::decode_entity_key(key).entity;
    for (const Member& member : decode_entity_value(value).members) {
      if (member.report >= out.size() || number == 0) {
        throw Error(ErrorCode::kStore, "damaged store: entity " + std::to_string(number) +
                                           " has a member in no document");
      }
      auto& entities = out[member.report];
      if (entities.size() <= member.entity) entities.resize(member.entity + 1);
      entities[member.entity] = static_cast<NodeIndex>(number - 1);
    }
    return true;
  });
  return out;
}

std::vector<NodeId> Store::find_names(std::string_view prefix, std::size_t limit) const {
  rocksdb::ManagedSnapshot at(&parts_->database.rocks());
  std::map<keys::Number, std::uint64_t> weights;
  parts_->database.scan(
      Family::kName, prefix, after_prefix(prefix),
      [&](std::string_view key, std::string_view value) {
        weights[keys::decode_name_key(key).entity] = keys::decode_number(value);
        return true;
      },
      at.snapshot());
  std::vector<std::pair<std::uint64_t, keys::Number>> best;
  for (const auto& [number, weight] : weights) best.emplace_back(weight, number);
  std::stable_sort(best.begin(), best.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  best.resize(std::min(best.size(), limit));
  std::vector<NodeId> out;
  for (const auto& [weight, number] : best) out.push_back(parts_->node_at(number, at.snapshot()));
  return out;
}

std::vector<Store::Edge> Store::adjacent(NodeId node) const {
  rocksdb::ManagedSnapshot at(&parts_->database.rocks());
  const auto number = parts_->number_of(node, at.snapshot());
  if (!number) return {};
  const std::string prefix = keys::encode(keys::EntityKey{*number});
  std::map<keys::Number, NodeId> nodes;
  std::map<keys::Number, DocumentId> documents;
  const auto node_of = [&](keys::Number other) {
    const auto [place, added] = nodes.try_emplace(other);
    if (added) place->second = parts_->node_at(other, at.snapshot());
    return place->second;
  };
  std::vector<Edge> out;
  parts_->database.scan(
      Family::kAdjacency, prefix, after_prefix(prefix),
      [&](std::string_view key_bytes, std::string_view value_bytes) {
        const keys::AdjacencyKey key = keys::decode_adjacency_key(key_bytes);
        AdjacencyValue value = decode_adjacency_value(value_bytes);
        const auto [document, added] = documents.try_emplace(key.document);
        if (added) document->second = parts_->document_at(key.document, at.snapshot());
        Edge edge{.node = node,
                  .other = node_of(key.other),
                  .outgoing = key.direction == keys::Direction::kOutgoing,
                  .predicate = key.predicate,
                  .date = key.date,
                  .stance = value.stance,
                  .speaker = {},
                  .origin = std::move(value.origin),
                  .document = document->second,
                  .ordinal = key.ordinal};
        if (value.speaker != 0) edge.speaker = node_of(value.speaker);
        out.push_back(std::move(edge));
        return true;
      },
      at.snapshot());
  return out;
}

std::uint64_t Store::degree(NodeId node) const {
  rocksdb::ManagedSnapshot at(&parts_->database.rocks());
  const auto number = parts_->number_of(node, at.snapshot());
  if (!number) return 0;
  const std::string prefix = keys::encode(keys::EntityKey{*number});
  std::uint64_t sum = 0;
  parts_->database.scan(
      Family::kCounts, prefix, after_prefix(prefix),
      [&](std::string_view, std::string_view value) {
        sum += keys::decode_number(value);
        return true;
      },
      at.snapshot());
  return sum;
}

std::vector<ClaimId> Store::claims_between(Date since, Date until) const {
  if (until < since) return {};
  std::vector<ClaimId> out;
  const std::string from = keys::encode(keys::TimeKey{since, 0, {}});
  const std::string to = keys::encode(keys::TimeKey{{until.days + 1}, 0, {}});
  std::set<ClaimId> seen;
  parts_->database.scan(Family::kTime, from, to, [&](std::string_view key, std::string_view) {
    const ClaimId claim = keys::decode_time_key(key).claim;
    if (seen.insert(claim).second) out.push_back(claim);
    return true;
  });
  return out;
}

}  // namespace dossier
