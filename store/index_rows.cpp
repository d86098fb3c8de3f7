#include "store/index_rows.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "base/error.h"
#include "base/utf8.h"
#include "graph/cbor.h"

namespace dossier {
namespace {

constexpr std::size_t kHashBytes = 16;
constexpr std::size_t kNumberBytes = 8;
// A claim whose predicate left the ontology is still found, behind all others.
constexpr std::uint16_t kUnknownPredicate = std::numeric_limits<std::uint16_t>::max();

keys::Number number_of(std::size_t index) {
  return index + 1;
}

std::string entity_value(const Node& node) {
  CborWriter out;
  out.array(6);
  out.integer(static_cast<std::int64_t>(node.type));
  out.text(node.subtype);
  out.text(node.name);
  out.array(node.names.size());
  for (const std::string& name : node.names) out.text(name);
  out.array(2 * node.external.size());
  for (const auto& [source, id] : node.external) {
    out.text(source);
    out.text(id);
  }
  out.array(2 * node.members.size());
  for (const Member& member : node.members) {
    out.integer(member.report);
    out.integer(member.entity);
  }
  return keys::encode_hash(node.id.value) + out.take();
}

std::string adjacency_value(const Evidence& evidence) {
  const keys::Number speaker = evidence.speakers.empty() ? 0 : number_of(evidence.speakers.back());
  std::string out(1, static_cast<char>(evidence.stance));
  return out + keys::encode_number(speaker) + evidence.origin;
}

std::optional<Date> first_day(const Evidence& evidence) {
  if (!evidence.when) return std::nullopt;
  return evidence.when->from ? evidence.when->from : evidence.when->to;
}

// Every form of a node's name, folded; a NUL byte would end the key early and no text has one.
std::set<std::string> folded_names(const Node& node) {
  std::set<std::string> out;
  for (const std::string& name : node.names) out.insert(fold(name));
  out.insert(fold(node.name));
  std::erase_if(out, [](const std::string& name) {
    return name.empty() || name.find('\0') != std::string::npos;
  });
  return out;
}

class Builder {
 public:
  Builder(const KnowledgeGraph& graph, const Ontology& ontology)
      : graph_(graph), ontology_(ontology) {}

  IndexRows build() {
    for (std::size_t i = 0; i < graph_.reports.size(); ++i) {
      rows_.public_ids.emplace_back(keys::encode(keys::DocumentNumberKey{number_of(i)}),
                                    keys::encode_hash(graph_.reports[i].id.value));
    }
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) add_node(i);
    for (const Claim& claim : graph_.claims) add_claim(claim);
    for (const auto& [key, count] : counts_) {
      rows_.counts.emplace_back(keys::encode(key), keys::encode_number(count));
    }
    for (Rows* rows : {&rows_.public_ids, &rows_.entities, &rows_.names, &rows_.adjacency,
                       &rows_.times, &rows_.counts}) {
      std::sort(rows->begin(), rows->end());
      const auto same_key = [](const auto& a, const auto& b) { return a.first == b.first; };
      rows->erase(std::unique(rows->begin(), rows->end(), same_key), rows->end());
    }
    return std::move(rows_);
  }

 private:
  void add_node(std::size_t index) {
    const Node& node = graph_.nodes[index];
    const keys::Number number = number_of(index);
    rows_.public_ids.emplace_back(keys::encode(keys::NodeIdKey{node.id}),
                                  keys::encode_number(number));
    rows_.entities.emplace_back(keys::encode(keys::EntityKey{number}), entity_value(node));
    const std::uint64_t weight = std::uint64_t{node.origins} << 32 | node.mentions;
    for (const std::string& name : folded_names(node)) {
      rows_.names.emplace_back(keys::encode(keys::NameKey{name, node.type, number}),
                               keys::encode_number(weight));
    }
  }

  void add_claim(const Claim& claim) {
    const PredicateInfo* info = ontology_.predicate(claim.predicate);
    const std::uint16_t predicate = info ? info->number : kUnknownPredicate;
    for (const Evidence& evidence : claim.evidence) {
      const keys::Number other = claim.object ? number_of(*claim.object) : 0;
      add_edge({.entity = number_of(claim.subject),
                .direction = keys::Direction::kOutgoing,
                .predicate = predicate,
                .other = other},
               evidence);
      if (claim.object) {
        add_edge({.entity = other,
                  .direction = keys::Direction::kIncoming,
                  .predicate = predicate,
                  .other = number_of(claim.subject)},
                 evidence);
      }
      if (const auto date = first_day(evidence)) {
        rows_.times.emplace_back(keys::encode(keys::TimeKey{*date, predicate, claim.id}), "");
      }
    }
  }

  void add_edge(keys::AdjacencyKey key, const Evidence& evidence) {
    key.date = first_day(evidence);
    key.document = number_of(evidence.report);
    key.ordinal = evidence.ordinal;
    rows_.adjacency.emplace_back(keys::encode(key), adjacency_value(evidence));
    ++counts_[{key.entity, key.direction, key.predicate}];
  }

  const KnowledgeGraph& graph_;
  const Ontology& ontology_;
  IndexRows rows_;
  std::map<keys::CountKey, std::uint64_t> counts_;
};

}  // namespace

IndexRows index_rows(const KnowledgeGraph& graph, const Ontology& ontology) {
  return Builder(graph, ontology).build();
}

NodeId decode_entity_id(std::string_view bytes) {
  return {keys::decode_hash(bytes.substr(0, kHashBytes))};
}

EntityValue decode_entity_value(std::string_view bytes) {
  EntityValue value{decode_entity_id(bytes), {}};
  CborReader in(bytes.substr(kHashBytes));
  in.array_of(6);
  in.integer();
  in.text();
  in.text();
  for (std::size_t i = in.array(); i > 0; --i) in.text();
  for (std::size_t i = in.array(); i > 0; --i) in.text();
  constexpr std::uint64_t kAny = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t i = in.array() / 2; i > 0; --i) {
    const std::uint32_t report = in.index(kAny);
    value.members.push_back({report, in.index(kAny)});
  }
  in.finish();
  return value;
}

AdjacencyValue decode_adjacency_value(std::string_view bytes) {
  if (bytes.size() < 1 + kNumberBytes ||
      static_cast<unsigned char>(bytes[0]) > static_cast<unsigned char>(Stance::kRequested)) {
    throw Error(ErrorCode::kStore, "damaged store: bytes that are no adjacency value");
  }
  return {static_cast<Stance>(bytes[0]), keys::decode_number(bytes.substr(1, kNumberBytes)),
          std::string(bytes.substr(1 + kNumberBytes))};
}

}  // namespace dossier
