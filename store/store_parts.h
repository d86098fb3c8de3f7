// What the files behind Store share: the database, its truth as sealed bytes, and the comparison of
// index rows. Internal to this folder.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/data_path.h"
#include "base/error.h"
#include "store/database.h"
#include "store/index_rows.h"
#include "store/store.h"

namespace dossier {

inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kIndexesKey = "indexes";
inline constexpr std::string_view kReadKey = "read";  // and a document's id

inline rocksdb::Slice slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}

std::string hex(std::string_view bytes);

/// Truth is kept under the hash of its bytes, so that damage which RocksDB's block checksums cannot
/// see is found. `unseal` throws kStore, and names the row.
std::string seal(std::string payload);
std::string_view unseal(std::string_view value, Family family, std::string_view key);

/// A row of `document` or `judgement`. kStore when it is damaged or stands under another's key.
Report read_report(std::string_view key, std::string_view value);
Judgement read_judgement(std::string_view key, std::string_view value);

struct FamilyRows {
  Family family;
  const Rows& rows;
};
inline std::array<FamilyRows, 6> by_family(const IndexRows& rows) {
  return {{{Family::kPublic, rows.public_ids},
           {Family::kEntity, rows.entities},
           {Family::kName, rows.names},
           {Family::kAdjacency, rows.adjacency},
           {Family::kTime, rows.times},
           {Family::kCounts, rows.counts}}};
}

enum class Difference { kMissing, kExtra, kChanged };

// Walks stored and expected rows side by side; for each that differs calls visit(difference, key,
// expected value).
template <typename Visit>
void compare_rows(const Database& database, const FamilyRows& expected, const Visit& visit) {
  auto next = expected.rows.begin();
  const auto end = expected.rows.end();
  database.scan(expected.family, "", "", [&](std::string_view key, std::string_view value) {
    for (; next != end && next->first.compare(key) < 0; ++next) {
      visit(Difference::kMissing, std::string_view(next->first), std::string_view(next->second));
    }
    if (next == end || next->first != key) {
      visit(Difference::kExtra, key, std::string_view());
      return true;
    }
    if (next->second != value) visit(Difference::kChanged, key, std::string_view(next->second));
    ++next;
    return true;
  });
  for (; next != end; ++next) {
    visit(Difference::kMissing, std::string_view(next->first), std::string_view(next->second));
  }
}

struct Store::Parts {
  Parts(const std::filesystem::path& place, OpenMode mode, const Ontology& vocabulary);
  ~Parts() {
    if (published) delete_published();
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  void put_row(rocksdb::WriteBatch& batch, Family family, std::string_view key,
               std::string_view value) const {
    database.require(batch.Put(database.handle(family), slice(key), slice(value)));
  }
  void delete_row(rocksdb::WriteBatch& batch, Family family, std::string_view key) const {
    database.require(batch.Delete(database.handle(family), slice(key)));
  }

  std::optional<keys::Number> number_of(NodeId node, const rocksdb::Snapshot* at) const {
    const auto value = database.get(Family::kPublic, keys::encode(keys::NodeIdKey{node}), at);
    if (!value) return std::nullopt;
    return keys::decode_number(*value);
  }
  NodeId node_at(keys::Number number, const rocksdb::Snapshot* at) const {
    if (number == 0) return {};
    return decode_entity_id(required(Family::kEntity, keys::encode(keys::EntityKey{number}), at));
  }
  DocumentId document_at(keys::Number number, const rocksdb::Snapshot* at) const {
    const std::string key = keys::encode(keys::DocumentNumberKey{number});
    return {keys::decode_hash(required(Family::kPublic, key, at))};
  }
  std::string required(Family family, std::string_view key, const rocksdb::Snapshot* at) const {
    auto value = database.get(family, key, at);
    if (value) return std::move(*value);
    throw Error(ErrorCode::kStore,
                "damaged store: no row " + hex(key) + " in " + std::string(name_of(family)));
  }

  /// Which program and ontology the indexes belong to.
  std::string indexes_record() const {
    return keys::encode_hash(ontology.hash()) + std::string(version());
  }

  void delete_published() const {
    std::error_code ignored;
    std::filesystem::remove_all(folder / kPublished, ignored);
    std::filesystem::remove_all(folder / kPublishedDraft, ignored);
  }

  std::filesystem::path folder;
  bool fresh;
  bool published = false;
  Database database;
  const Ontology& ontology;
};

}  // namespace dossier
