// The truth goes in one synced batch for each document; the indexes are compared with what they
// should be, and only the difference is written, in one batch too. That batch also writes the
// record `indexes`, and each change of the truth deletes it: so the record is there exactly when
// the indexes belong to the truth, at whatever point a process dies.
//
// Cost of write_indexes: reads all old rows, and holds the changed ones in memory (about 120 bytes
// for each end of each piece of evidence). Dense numbers follow the sorted public ids, so the bytes
// depend on the set of documents alone.
#include "store/store.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/data_path.h"
#include "base/error.h"
#include "store/database.h"
#include "store/index_rows.h"

namespace dossier {
namespace {

constexpr std::uint64_t kFormatVersion = 1;
constexpr std::string_view kFormatKey = "format";
constexpr std::string_view kIndexesKey = "indexes";
constexpr std::size_t kHashBytes = 16;

rocksdb::Slice slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}

// Truth is kept under the hash of its bytes, so that damage which RocksDB's block checksums cannot
// see is found.
std::string seal(std::string payload) {
  return keys::encode_hash(hash_of(payload)) + std::move(payload);
}

std::string_view unseal(std::string_view value, Family family, DocumentId document) {
  if (value.size() < kHashBytes ||
      keys::decode_hash(value.substr(0, kHashBytes)) != hash_of(value.substr(kHashBytes))) {
    throw Error(ErrorCode::kStore, "damaged store: " + std::string(name_of(family)) + " of " +
                                       to_string(document) + " does not match its hash");
  }
  return value.substr(kHashBytes);
}

Report read_report(std::string_view key, std::string_view value) {
  const DocumentId id = keys::decode_document_key(key).document;
  Report report = decode_report(unseal(value, Family::kDocument, id));
  if (report.id != id) {
    throw Error(ErrorCode::kStore,
                "damaged store: " + to_string(report.id) + " stands under " + to_string(id));
  }
  return report;
}

// Which program and ontology the indexes belong to.
std::string indexes_record(const Ontology& ontology) {
  return keys::encode_hash(ontology.hash()) + std::string(version());
}

struct FamilyRows {
  Family family;
  const Rows& rows;
};
std::array<FamilyRows, 6> by_family(const IndexRows& rows) {
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

std::string hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

// What stands at `folder`, before RocksDB may change anything there.
enum class Standing { kNothing, kUnfinished, kStore };

Standing standing_of(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  try {
    if (!fs::exists(folder)) return Standing::kNothing;
    if (!fs::is_directory(folder))
      throw Error(ErrorCode::kStore, folder.string() + ": not a folder");
    if (fs::exists(folder / "CURRENT")) return Standing::kStore;
    if (fs::is_empty(folder) || fs::exists(folder / kLockFile)) return Standing::kUnfinished;
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::kSystem, folder.string() + ": " + error.code().message());
  }
  throw Error(ErrorCode::kStore, folder.string() + ": holds other files, and no dossier");
}

// One document may be put under several names, or with other titles; the smallest stays, so that
// the order of putting leaves no trace.
auto title_page(const Report& report) {
  return std::tie(report.name, report.title, report.author);
}

// Refuses what this program cannot read; true when the folder holds a store that was begun but has
// no format yet.
bool needs_format(const std::filesystem::path& folder, OpenMode mode) {
  if (standing_of(folder) == Standing::kStore) {
    if (const auto format = peek_default(folder, kFormatKey)) {
      const std::uint64_t found = keys::decode_number(*format);
      if (found > kFormatVersion) {
        throw Error(ErrorCode::kStore, folder.string() + ": store format " + std::to_string(found) +
                                           " is newer than this program, which reads up to " +
                                           std::to_string(kFormatVersion));
      }
      return false;
    }
  }
  if (mode == OpenMode::kCreate) return true;
  throw Error(ErrorCode::kStore, folder.string() + ": there is no dossier here");
}

}  // namespace

struct Store::Parts {
  Parts(const std::filesystem::path& folder, OpenMode mode, const Ontology& vocabulary)
      : fresh(needs_format(folder, mode)),
        database(folder, mode == OpenMode::kRead ? Access::kRead : Access::kWrite),
        ontology(vocabulary) {
    if (!fresh) return;
    rocksdb::WriteBatch batch;
    put_row(batch, Family::kDefault, kFormatKey, keys::encode_number(kFormatVersion));
    database.write(batch);
  }

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

  bool fresh;
  Database database;
  const Ontology& ontology;
};

Store::Store(const std::filesystem::path& folder, OpenMode mode, const Ontology& ontology)
    : parts_(std::make_unique<Parts>(folder, mode, ontology)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

bool Store::contains(DocumentId document) const {
  return parts_->database.get(Family::kDocument, keys::encode(keys::DocumentKey{document}))
      .has_value();
}

bool Store::keeps(const Report& report) const {
  const std::string key = keys::encode(keys::DocumentKey{report.id});
  const auto stored = parts_->database.get(Family::kDocument, key);
  return stored && title_page(read_report(key, *stored)) <= title_page(report);
}

bool Store::put(const ReportFacts& document) {
  const bool fresh = !contains(document.report.id);
  if (!fresh && keeps(document.report)) return false;
  validate(document);
  const std::string key = keys::encode(keys::DocumentKey{document.report.id});
  rocksdb::WriteBatch batch;
  parts_->put_row(batch, Family::kDocument, key, seal(encode(document.report)));
  parts_->put_row(batch, Family::kFacts, key, seal(encode(document.facts)));
  parts_->delete_row(batch, Family::kDefault, kIndexesKey);
  parts_->database.write(batch);
  return fresh;
}

bool Store::remove(DocumentId document) {
  if (!contains(document)) return false;
  const std::string key = keys::encode(keys::DocumentKey{document});
  rocksdb::WriteBatch batch;
  parts_->delete_row(batch, Family::kDocument, key);
  parts_->delete_row(batch, Family::kFacts, key);
  parts_->delete_row(batch, Family::kDefault, kIndexesKey);
  parts_->database.write(batch);
  return true;
}

std::vector<Report> Store::reports() const {
  std::vector<Report> out;
  parts_->database.scan(Family::kDocument, "", "",
                        [&](std::string_view key, std::string_view value) {
                          out.push_back(read_report(key, value));
                          out.back().text = std::string();
                          return true;
                        });
  return out;
}

std::vector<ReportFacts> Store::documents() const {
  rocksdb::ManagedSnapshot at(&parts_->database.rocks());
  std::vector<ReportFacts> out;
  parts_->database.scan(
      Family::kDocument, "", "",
      [&](std::string_view key, std::string_view value) {
        const std::string facts = parts_->required(Family::kFacts, key, at.snapshot());
        Report report = read_report(key, value);
        const DocumentId id = report.id;
        out.push_back({std::move(report), decode_facts(unseal(facts, Family::kFacts, id))});
        return true;
      },
      at.snapshot());
  return out;
}

bool Store::indexes_are_stale() const {
  return parts_->database.get(Family::kDefault, kIndexesKey) != indexes_record(parts_->ontology);
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
  parts_->put_row(batch, Family::kDefault, kIndexesKey, indexes_record(parts_->ontology));
  parts_->database.write(batch);
}

std::vector<std::vector<NodeIndex>> Store::partition() const {
  if (indexes_are_stale()) throw Error(ErrorCode::kStore, "the store's indexes are out of date");
  std::vector<std::vector<NodeIndex>> out;
  parts_->database.scan(Family::kDocument, "", "", [&](std::string_view, std::string_view) {
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

Problems Store::check(const Resolve& resolve) const {
  Problems problems;
  const Database& database = parts_->database;
  const rocksdb::Status blocks = database.rocks().VerifyChecksum();
  if (!blocks.ok()) problems.push_back("data files: " + blocks.ToString());
  std::vector<ReportFacts> documents;
  database.scan(Family::kDocument, "", "", [&](std::string_view key, std::string_view value) {
    try {
      const std::string facts = parts_->required(Family::kFacts, key, nullptr);
      Report report = read_report(key, value);
      const DocumentId id = report.id;
      ReportFacts document{std::move(report), decode_facts(unseal(facts, Family::kFacts, id))};
      validate(document);
      documents.push_back(std::move(document));
    } catch (const Error& error) {
      problems.emplace_back(error.what());
    }
    return true;
  });
  database.scan(Family::kFacts, "", "", [&](std::string_view key, std::string_view) {
    if (!database.get(Family::kDocument, key)) {
      problems.push_back("facts: row " + hex(key) + " belongs to no document");
    }
    return true;
  });
  if (!problems.empty()) return problems;
  if (indexes_are_stale()) return {"indexes: out of date"};
  const IndexRows rows = index_rows(resolve(documents), parts_->ontology);
  for (const FamilyRows& family : by_family(rows)) {
    compare_rows(
        database, family, [&](Difference difference, std::string_view key, std::string_view) {
          static constexpr std::array<std::string_view, 3> kWords = {
              "is missing", "should not be there", "has another value"};
          problems.push_back(std::string(name_of(family.family)) + ": row " + hex(key) + " " +
                             std::string(kWords[static_cast<std::size_t>(difference)]));
        });
  }
  return problems;
}

}  // namespace dossier
