// The truth goes in one synced batch for each document; the indexes are compared with what they
// should be, and only the difference is written, in one batch too (store_indexes.cpp). That batch
// also writes the record `indexes`, and each change of the truth deletes it: so the record is there
// exactly when the indexes belong to the truth, at whatever point a process dies.
#include "store/store.h"

#include <tuple>

#include "store/store_parts.h"

namespace dossier {
namespace {

constexpr std::uint64_t kFormatVersion = 1;
constexpr std::size_t kHashBytes = 16;

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

std::string hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string seal(std::string payload) {
  return keys::encode_hash(hash_of(payload)) + std::move(payload);
}

std::string_view unseal(std::string_view value, Family family, std::string_view key) {
  if (value.size() < kHashBytes ||
      keys::decode_hash(value.substr(0, kHashBytes)) != hash_of(value.substr(kHashBytes))) {
    throw Error(ErrorCode::kStore, "damaged store: " + std::string(name_of(family)) + " " +
                                       hex(key) + " does not match its hash");
  }
  return value.substr(kHashBytes);
}

Report read_report(std::string_view key, std::string_view value) {
  const DocumentId id = keys::decode_document_key(key).document;
  Report report = decode_report(unseal(value, Family::kDocument, key));
  if (report.id != id) {
    throw Error(ErrorCode::kStore,
                "damaged store: " + to_string(report.id) + " stands under " + to_string(id));
  }
  return report;
}

Judgement read_judgement(std::string_view key, std::string_view value) {
  Judgement judgement = decode_judgement(unseal(value, Family::kJudgement, key));
  const JudgementId id = id_of(judgement);
  if (id != keys::decode_judgement_key(key).judgement) {
    throw Error(ErrorCode::kStore,
                "damaged store: " + to_string(id) + " stands under j:" + hex(key));
  }
  return judgement;
}

Store::Parts::Parts(const std::filesystem::path& place, OpenMode mode, const Ontology& vocabulary)
    : folder(mode == OpenMode::kRead ? readable(place) : place),
      fresh(needs_format(folder, mode)),
      database(folder, mode == OpenMode::kRead ? Access::kRead : Access::kWrite),
      ontology(vocabulary) {
  if (mode != OpenMode::kRead) delete_published();  // of a writer that was killed
  if (!fresh) return;
  rocksdb::WriteBatch batch;
  put_row(batch, Family::kDefault, kFormatKey, keys::encode_number(kFormatVersion));
  database.write(batch);
}

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

bool Store::put(const ReportFacts& document, std::optional<Timestamp> read) {
  const bool fresh = !contains(document.report.id);
  if (!fresh && keeps(document.report)) return false;
  validate(document);
  const std::string key = keys::encode(keys::DocumentKey{document.report.id});
  rocksdb::WriteBatch batch;
  parts_->put_row(batch, Family::kDocument, key, seal(encode(document.report)));
  parts_->put_row(batch, Family::kFacts, key, seal(encode(document.facts)));
  if (fresh && read) {
    parts_->put_row(batch, Family::kDefault, std::string(kReadKey) + key,
                    keys::encode_number(static_cast<std::uint64_t>(read->seconds)));
  }
  parts_->delete_row(batch, Family::kDefault, kIndexesKey);
  parts_->database.write(batch);
  return fresh;
}

void Store::replace(const ReportFacts& document) {
  validate(document);
  const std::string key = keys::encode(keys::DocumentKey{document.report.id});
  rocksdb::WriteBatch batch;
  parts_->put_row(batch, Family::kDocument, key, seal(encode(document.report)));
  parts_->put_row(batch, Family::kFacts, key, seal(encode(document.facts)));
  parts_->delete_row(batch, Family::kDefault, kIndexesKey);
  parts_->database.write(batch);
}

bool Store::remove(DocumentId document) {
  if (!contains(document)) return false;
  const std::string key = keys::encode(keys::DocumentKey{document});
  rocksdb::WriteBatch batch;
  parts_->delete_row(batch, Family::kDocument, key);
  parts_->delete_row(batch, Family::kFacts, key);
  parts_->delete_row(batch, Family::kDefault, std::string(kReadKey) + key);
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

ReportFacts Store::document(DocumentId document) const {
  const std::string key = keys::encode(keys::DocumentKey{document});
  rocksdb::ManagedSnapshot at(&parts_->database.rocks());
  const auto report = parts_->database.get(Family::kDocument, key, at.snapshot());
  if (!report) throw Error(ErrorCode::kNotFound, "there is no document " + to_string(document));
  const std::string facts = parts_->required(Family::kFacts, key, at.snapshot());
  return {read_report(key, *report), decode_facts(unseal(facts, Family::kFacts, key))};
}

std::vector<ReportFacts> Store::documents() const {
  rocksdb::ManagedSnapshot at(&parts_->database.rocks());
  std::vector<ReportFacts> out;
  parts_->database.scan(
      Family::kDocument, "", "",
      [&](std::string_view key, std::string_view value) {
        const std::string facts = parts_->required(Family::kFacts, key, at.snapshot());
        out.push_back({read_report(key, value), decode_facts(unseal(facts, Family::kFacts, key))});
        return true;
      },
      at.snapshot());
  return out;
}

std::map<DocumentId, Timestamp> Store::read_moments() const {
  std::map<DocumentId, Timestamp> out;
  parts_->database.scan(Family::kDefault, kReadKey, after_prefix(kReadKey),
                        [&](std::string_view key, std::string_view value) {
                          const auto document =
                              keys::decode_document_key(key.substr(kReadKey.size())).document;
                          out[document] = {static_cast<std::int64_t>(keys::decode_number(value))};
                          return true;
                        });
  return out;
}

bool Store::judge(const Judgement& judgement) {
  const std::string key = keys::encode(keys::JudgementKey{id_of(judgement)});
  const auto stored = parts_->database.get(Family::kJudgement, key);
  if (stored) {
    const Judgement there = read_judgement(key, *stored);
    if (kept_of(there, judgement) == there) return false;
  }
  rocksdb::WriteBatch batch;
  parts_->put_row(batch, Family::kJudgement, key, seal(encode(judgement)));
  parts_->delete_row(batch, Family::kDefault, kIndexesKey);
  parts_->database.write(batch);
  return !stored;
}

bool Store::forget(JudgementId judgement) {
  const std::string key = keys::encode(keys::JudgementKey{judgement});
  if (!parts_->database.get(Family::kJudgement, key)) return false;
  rocksdb::WriteBatch batch;
  parts_->delete_row(batch, Family::kJudgement, key);
  parts_->delete_row(batch, Family::kDefault, kIndexesKey);
  parts_->database.write(batch);
  return true;
}

std::vector<Judgement> Store::judgements() const {
  std::vector<Judgement> out;
  parts_->database.scan(Family::kJudgement, "", "",
                        [&](std::string_view key, std::string_view value) {
                          out.push_back(read_judgement(key, value));
                          return true;
                        });
  return out;
}

}  // namespace dossier
