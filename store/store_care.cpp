// Looking after a store: what is wrong with it, copies of it, and what must not stay on the disk.
#include "store/store_parts.h"

namespace dossier {
namespace {

constexpr std::array<Family, 6> kDerived = {Family::kPublic,    Family::kEntity, Family::kName,
                                            Family::kAdjacency, Family::kTime,   Family::kCounts};

}  // namespace

void Store::backup(const std::filesystem::path& folder) {
  std::error_code failed;
  if (std::filesystem::exists(folder, failed))
    throw Error(ErrorCode::kInput, folder.string() + ": is there already");
  parts_->database.copy_to(folder);
}

void Store::publish() {
  parts_->delete_published();
  parts_->published = true;
  const std::filesystem::path draft = parts_->folder / kPublishedDraft;
  parts_->database.copy_to(draft);
  std::filesystem::rename(draft, parts_->folder / kPublished);
}

void Store::purge() {
  parts_->delete_published();
  parts_->database.rewrite();
}

void Store::drop_indexes() {
  rocksdb::WriteBatch batch;
  parts_->delete_row(batch, Family::kDefault, kIndexesKey);
  parts_->database.write(batch);
  for (const Family family : kDerived) parts_->database.reset(family);
}

Problems Store::drop_damaged() {
  Problems dropped;
  rocksdb::WriteBatch batch;
  const auto drop = [&](Family family, std::string_view key, const std::string& what) {
    parts_->delete_row(batch, family, key);
    dropped.push_back(what);
  };
  Database& database = parts_->database;
  database.scan(Family::kDocument, "", "", [&](std::string_view key, std::string_view value) {
    try {
      const std::string facts = parts_->required(Family::kFacts, key, nullptr);
      validate({read_report(key, value), decode_facts(unseal(facts, Family::kFacts, key))});
    } catch (const Error& error) {
      drop(Family::kDocument, key, error.what());
      parts_->delete_row(batch, Family::kFacts, key);
    }
    return true;
  });
  database.scan(Family::kFacts, "", "", [&](std::string_view key, std::string_view) {
    if (!database.get(Family::kDocument, key))
      drop(Family::kFacts, key, "facts " + hex(key) + " belong to no document");
    return true;
  });
  database.scan(Family::kJudgement, "", "", [&](std::string_view key, std::string_view value) {
    try {
      read_judgement(key, value);
    } catch (const Error& error) {
      drop(Family::kJudgement, key, error.what());
    }
    return true;
  });
  if (!dropped.empty()) {
    parts_->delete_row(batch, Family::kDefault, kIndexesKey);
    database.write(batch);
  }
  return dropped;
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
      ReportFacts document{read_report(key, value),
                           decode_facts(unseal(facts, Family::kFacts, key))};
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
  std::vector<Judgement> judgements;
  database.scan(Family::kJudgement, "", "", [&](std::string_view key, std::string_view value) {
    try {
      judgements.push_back(read_judgement(key, value));
    } catch (const Error& error) {
      problems.emplace_back(error.what());
    }
    return true;
  });
  if (!problems.empty()) return problems;
  if (indexes_are_stale()) return {"indexes: out of date"};
  const IndexRows rows = index_rows(resolve(std::move(documents), judgements), parts_->ontology);
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
