// Every key of the store, in one place: what a key holds, and its bytes. docs/store-format.md gives
// the same as text grammar.
//
// Numbers are big-endian and signed ones have their sign bit flipped, so that byte order is meaning
// order: for keys a and b of one shape, a < b exactly when encode(a) < encode(b) as unsigned bytes.
// Scans rely on it; a property test proves it.
//
//   Errors  decoding bytes that no key encodes to throws kStore with the shape's name;
//   decode(encode(k)) equals k.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/hash.h"
#include "graph/facts.h"

namespace dossier::keys {

/// Dense numbers of the derived indexes: position among the sorted public ids, from 1. Zero is
/// none.
using Number = std::uint64_t;

enum class Direction : std::uint8_t { kOutgoing, kIncoming };

/// `document` and `facts`.
struct DocumentKey {
  DocumentId document;
  friend auto operator<=>(const DocumentKey&, const DocumentKey&) = default;
};

/// `judgement`.
struct JudgementKey {
  JudgementId judgement;
  friend auto operator<=>(const JudgementKey&, const JudgementKey&) = default;
};

/// `public`: from a document's number to its id, and from a node's id to its number.
struct DocumentNumberKey {
  Number document = 0;
  friend auto operator<=>(const DocumentNumberKey&, const DocumentNumberKey&) = default;
};
struct NodeIdKey {
  NodeId node;
  friend auto operator<=>(const NodeIdKey&, const NodeIdKey&) = default;
};

/// `entity`.
struct EntityKey {
  Number entity = 0;
  friend auto operator<=>(const EntityKey&, const EntityKey&) = default;
};

/// `name`. The name is folded and holds no NUL byte.
struct NameKey {
  std::string folded;
  EntityType type = EntityType::kPerson;
  Number entity = 0;
  friend auto operator<=>(const NameKey&, const NameKey&) = default;
};

/// `adjacency`: one for each end of each piece of evidence.
struct AdjacencyKey {
  Number entity = 0;
  Direction direction = Direction::kOutgoing;
  std::uint16_t predicate = 0;
  std::optional<Date> date = std::nullopt;  // begin of the event time, or its end where it has no
                                            // begin; no date sorts first
  Number other = 0;                         // zero for a value
  Number document = 0;
  std::uint32_t ordinal = 0;  // of the evidence among all evidence of that document
  friend auto operator<=>(const AdjacencyKey&, const AdjacencyKey&) = default;
};

/// `time`.
struct TimeKey {
  Date date;
  std::uint16_t predicate = 0;
  ClaimId claim;
  friend auto operator<=>(const TimeKey&, const TimeKey&) = default;
};

/// `counts`.
struct CountKey {
  Number entity = 0;
  Direction direction = Direction::kOutgoing;
  std::uint16_t predicate = 0;
  friend auto operator<=>(const CountKey&, const CountKey&) = default;
};

std::string encode(const DocumentKey& key);
std::string encode(const JudgementKey& key);
std::string encode(const DocumentNumberKey& key);
std::string encode(const NodeIdKey& key);
std::string encode(const EntityKey& key);
std::string encode(const NameKey& key);
std::string encode(const AdjacencyKey& key);
std::string encode(const TimeKey& key);
std::string encode(const CountKey& key);

DocumentKey decode_document_key(std::string_view bytes);
JudgementKey decode_judgement_key(std::string_view bytes);
DocumentNumberKey decode_document_number_key(std::string_view bytes);
NodeIdKey decode_node_id_key(std::string_view bytes);
EntityKey decode_entity_key(std::string_view bytes);
NameKey decode_name_key(std::string_view bytes);
AdjacencyKey decode_adjacency_key(std::string_view bytes);
TimeKey decode_time_key(std::string_view bytes);
CountKey decode_count_key(std::string_view bytes);

/// Big-endian numbers as values hold them. kStore when the length is wrong.
std::string encode_number(std::uint64_t number);
std::uint64_t decode_number(std::string_view bytes);

/// 16 bytes, high half first.
std::string encode_hash(const Hash128& hash);
Hash128 decode_hash(std::string_view bytes);

}  // namespace dossier::keys
