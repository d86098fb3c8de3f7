// Opens RocksDB 7.8.3 with settings that stay clear of what later releases had to repair: no
// write-ahead-log compression, no atomic flush, no asynchronous reads, at most two write buffers
// and few background jobs, no DeleteRange, plain DB.
//
// Readers open read-only, which RocksDB supports only while nobody writes, and which its own lock
// does not guard: so writers take the file dossier.lock alone, and readers share it (flock(2)); the
// kernel drops the lock when its process dies.
#include "store/database.h"

#include <fcntl.h>
#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/checkpoint.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>
#include <vector>

#include "base/error.h"

namespace dossier {
namespace {

constexpr int kBitsPerKey = 10;  // of filters: about 1 % false positives
constexpr std::size_t kWriteBufferBytes = 32u << 20;
constexpr std::size_t kCacheBytes = 64u << 20;
constexpr std::size_t kDocumentPrefix = 16;  // lengths of document ids and entity numbers in keys
constexpr std::size_t kEntityPrefix = 8;
constexpr std::chrono::milliseconds kPatience(2000), kPause(20);

constexpr std::array<std::string_view, kFamilies> kNames = {
    "default", "document", "facts",     "judgement", "public",
    "entity",  "name",     "adjacency", "time",      "counts"};

// RocksDB writes a log file beside the data; a reader must not, and a user has no use for it.
class Silence : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::DBOptions database_options() {
  rocksdb::DBOptions options;
  options.env = disk();
  options.info_log = std::make_shared<Silence>();
  options.max_background_jobs = 2;
  options.max_total_wal_size = 4 * kWriteBufferBytes;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

rocksdb::ColumnFamilyOptions family_options(Family family,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.format_version = 5;
  options.write_buffer_size = kWriteBufferBytes;
  options.max_write_buffer_number = 2;
  options.compression = rocksdb::kZSTD;
  switch (family) {
    case Family::kDocument:
    case Family::kPublic:
    case Family::kEntity:
      table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBitsPerKey));
      break;
    case Family::kFacts:
      table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBitsPerKey));
      options.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(kDocumentPrefix));
      break;
    case Family::kAdjacency:
    case Family::kCounts:
      table.filter_policy.reset(rocksdb::NewRibbonFilterPolicy(kBitsPerKey));
      table.whole_key_filtering = false;
      options.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(kEntityPrefix));
      break;
    case Family::kDefault:
    case Family::kJudgement:
    case Family::kName:
    case Family::kTime:
      break;
  }
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> descriptors() {
  const auto cache = rocksdb::NewLRUCache(kCacheBytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> out;
  for (std::size_t i = 0; i < kFamilies; ++i) {
    out.emplace_back(std::string(kNames[i]), family_options(static_cast<Family>(i), cache));
  }
  return out;
}

[[noreturn]] void throw_status(const std::filesystem::path& folder, const rocksdb::Status& status) {
  const bool system = status.IsNoSpace() || (status.IsIOError() && !status.IsPathNotFound());
  const std::string what = status.IsCorruption() ? "the store is damaged: " : "";
  throw Error(system ? ErrorCode::kSystem : ErrorCode::kStore,
              folder.string() + ": " + what + status.ToString());
}

rocksdb::Slice slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}
// True while another process, or this one, has the store open for writing.
bool is_written(const std::filesystem::path& folder) {
  const int file = ::open((folder / kLockFile).c_str(), O_CLOEXEC | O_RDONLY);
  const bool taken = file >= 0 && ::flock(file, LOCK_NB | LOCK_SH) != 0 && errno == EWOULDBLOCK;
  if (file >= 0) ::close(file);
  return taken;
}

std::string_view view(const rocksdb::Slice& bytes) {
  return {bytes.data(), bytes.size()};
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder, Access access) {
  const bool write = access == Access::kWrite;
  if (write) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) throw Error(ErrorCode::kSystem, folder.string() + ": " + failed.message());
  }
  const std::string path = folder / kLockFile;
  file_ = ::open(path.c_str(), O_CLOEXEC | (write ? O_RDWR | O_CREAT : O_RDONLY), 0666);
  if (file_ < 0 && !write) return;  // made without a lock file: a copy, which nobody writes
  if (file_ >= 0 && ::flock(file_, LOCK_NB | (write ? LOCK_EX : LOCK_SH)) == 0) return;
  const int reason = errno;
  if (file_ >= 0) ::close(file_);
  if (reason == EWOULDBLOCK) {
    throw Error(ErrorCode::kStore, folder.string() + ": the store is in use by another process; " +
                                       "wait until it has finished");
  }
  throw Error(ErrorCode::kSystem, path + ": " + std::generic_category().message(reason));
}

FolderLock::~FolderLock() {
  if (file_ >= 0) ::close(file_);
}

rocksdb::Env*& disk() {
  static rocksdb::Env* used = rocksdb::Env::Default();
  return used;
}

std::string_view name_of(Family family) {
  return kNames[static_cast<std::size_t>(family)];
}

std::filesystem::path readable(const std::filesystem::path& folder) {
  const std::filesystem::path published = folder / kPublished;
  const auto patience = std::chrono::steady_clock::now() + kPatience;
  while (is_written(folder)) {
    std::error_code ignored;
    if (std::filesystem::exists(published / "CURRENT", ignored)) return published;
    if (std::chrono::steady_clock::now() > patience) break;
    std::this_thread::sleep_for(kPause);
  }
  return folder;
}

Database::Database(const std::filesystem::path& folder, Access access)
    : folder_(folder), lock_(folder, access) {
  open(access);
}

Database::~Database() {
  close();
}

void Database::open(Access access) {
  rocksdb::DBOptions options = database_options();
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  rocksdb::Status status;
  if (access == Access::kRead) {
    status = rocksdb::DB::OpenForReadOnly(options, folder_.string(), descriptors(), &handles, &db);
  } else {
    options.create_if_missing = true;
    options.create_missing_column_families = true;
    status = rocksdb::DB::Open(options, folder_.string(), descriptors(), &handles, &db);
  }
  require(status);
  db_.reset(db);
  std::copy(handles.begin(), handles.end(), handles_.begin());
}

void Database::close() {
  if (!db_) return;
  for (rocksdb::ColumnFamilyHandle* handle : handles_) {
    db_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  }
  db_->Close().PermitUncheckedError();
  db_.reset();
}

void Database::copy_to(const std::filesystem::path& folder) {
  rocksdb::Checkpoint* made = nullptr;
  require(rocksdb::Checkpoint::Create(db_.get(), &made));
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  require(checkpoint->CreateCheckpoint(folder.string()));
}

void Database::reset(Family family) {
  rocksdb::ColumnFamilyHandle*& held = handles_[static_cast<std::size_t>(family)];
  require(db_->DropColumnFamily(held));
  require(db_->DestroyColumnFamilyHandle(held));
  const auto cache = rocksdb::NewLRUCache(kCacheBytes);
  require(
      db_->CreateColumnFamily(family_options(family, cache), std::string(name_of(family)), &held));
}

void Database::rewrite() {
  require(db_->Flush({}, {handles_.begin(), handles_.end()}));
  rocksdb::CompactRangeOptions all;
  all.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  for (rocksdb::ColumnFamilyHandle* held : handles_) {
    require(db_->CompactRange(all, held, nullptr, nullptr));
  }
  // Opening writes a new manifest and deletes the old: it names first and last keys of files.
  close();
  open(Access::kWrite);
}

std::optional<std::string> Database::get(Family family, std::string_view key,
                                         const rocksdb::Snapshot* snapshot) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  std::string value;
  const rocksdb::Status status = db_->Get(options, handle(family), slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  require(status);
  return value;
}

void Database::scan(Family family, std::string_view from, std::string_view to,
                    const std::function<bool(std::string_view, std::string_view)>& visit,
                    const rocksdb::Snapshot* snapshot) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  options.total_order_seek = true;
  const rocksdb::Slice bound = slice(to);
  if (!to.empty()) options.iterate_upper_bound = &bound;
  // Inside one entity's or document's prefix the filter may spare the look into a file.
  const std::size_t prefix = family == Family::kFacts ? kDocumentPrefix : kEntityPrefix;
  const bool one_prefix =
      (family == Family::kFacts || family == Family::kAdjacency || family == Family::kCounts) &&
      from.size() == prefix && after_prefix(from) == to;
  if (one_prefix) {
    options.total_order_seek = false;
    options.prefix_same_as_start = true;
  }
  const std::unique_ptr<rocksdb::Iterator> rows(db_->NewIterator(options, handle(family)));
  for (rows->Seek(slice(from)); rows->Valid(); rows->Next()) {
    if (!visit(view(rows->key()), view(rows->value()))) break;
  }
  require(rows->status());
}

void Database::write(rocksdb::WriteBatch& batch) {
  rocksdb::WriteOptions options;
  options.sync = true;
  require(db_->Write(options, &batch));
}

rocksdb::ColumnFamilyHandle* Database::handle(Family family) const {
  return handles_[static_cast<std::size_t>(family)];
}

void Database::require(const rocksdb::Status& status) const {
  if (!status.ok()) throw_status(folder_, status);
}

std::optional<std::string> peek_default(const std::filesystem::path& folder, std::string_view key) {
  const FolderLock lock(folder, Access::kRead);
  rocksdb::Options options(database_options(), {});
  rocksdb::DB* opened = nullptr;
  rocksdb::Status status = rocksdb::DB::OpenForReadOnly(options, folder.string(), &opened);
  if (!status.ok()) throw_status(folder, status);
  const std::unique_ptr<rocksdb::DB> db(opened);
  std::string value;
  status = db->Get({}, slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) throw_status(folder, status);
  return value;
}

std::string after_prefix(std::string_view prefix) {
  std::string next(prefix);
  while (!next.empty() && static_cast<unsigned char>(next.back()) == 0xFF) next.pop_back();
  if (!next.empty()) ++next.back();
  return next;
}

}  // namespace dossier
