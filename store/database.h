// The RocksDB database behind a store: opening, locking, column families, and statuses as errors.
// Internal to this folder.
//
//   Errors  kStore and kSystem, as store.h says; every message names the folder.
#pragma once

#include <rocksdb/db.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

/// In the order of docs/store-format.md; `default` is the first as RocksDB wants it.
enum class Family : std::uint8_t {
  kDefault,
  kDocument,
  kFacts,
  kJudgement,
  kPublic,
  kEntity,
  kName,
  kAdjacency,
  kTime,
  kCounts
};
inline constexpr std::size_t kFamilies = 10;
std::string_view name_of(Family family);

enum class Access { kRead, kWrite };

inline constexpr std::string_view kLockFile = "dossier.lock";
inline constexpr std::string_view kPublished = "published";  // a folder: what readers see meanwhile

inline constexpr std::string_view kPublishedDraft = "published.draft";

/// The folder that a reader opens: the store's own, or while somebody writes, what is published.
/// Waits up to two seconds for one of them: most writers are done by then.
std::filesystem::path readable(const std::filesystem::path& folder);

/// One writer or any number of readers. A writer's makes the folder when it is not there.
class FolderLock {
 public:
  /// kStore when others hold the folder.
  FolderLock(const std::filesystem::path& folder, Access access);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int file_ = -1;
};

/// The disk that databases are opened on: the machine's, unless a test puts a bad one here. Not
/// owned; to be changed while no database is open.
rocksdb::Env*& disk();

class Database {
 public:
  /// Takes the folder's lock (shared for kRead) and opens. kWrite makes what is missing; the format
  /// version is not looked at.
  Database(const std::filesystem::path& folder, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Value at `key`, if any; as of `snapshot` when there is one.
  std::optional<std::string> get(Family family, std::string_view key,
                                 const rocksdb::Snapshot* snapshot = nullptr) const;
  /// Calls `visit` for each row of [from, to) in key order until it says false; an empty `to` is no
  /// bound.
  void scan(Family family, std::string_view from, std::string_view to,
            const std::function<bool(std::string_view key, std::string_view value)>& visit,
            const rocksdb::Snapshot* snapshot = nullptr) const;
  /// All or nothing, and on the disk when it returns.
  void write(rocksdb::WriteBatch& batch);

  /// A copy of the present state in a folder that is not there yet.
  void copy_to(const std::filesystem::path& folder);
  /// Throws a family's rows away, unread.
  void reset(Family family);
  /// Writes all data anew, without what was deleted, and opens again: what held the old goes.
  void rewrite();

  rocksdb::ColumnFamilyHandle* handle(Family family) const;
  rocksdb::DB& rocks() const { return *db_; }
  /// Throws unless the status is good.
  void require(const rocksdb::Status& status) const;

 private:
  void open(Access access);
  void close();

  std::filesystem::path folder_;
  FolderLock lock_;
  std::unique_ptr<rocksdb::DB> db_;
  std::array<rocksdb::ColumnFamilyHandle*, kFamilies> handles_{};
};

/// Value at `key` of `default` in a database of any format, read without changing anything; nothing
/// when it has no such key.
std::optional<std::string> peek_default(const std::filesystem::path& folder, std::string_view key);

/// First key behind all that start with `prefix`; empty when there is none.
std::string after_prefix(std::string_view prefix);

}  // namespace dossier
