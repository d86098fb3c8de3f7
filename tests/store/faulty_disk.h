// A disk for RocksDB that loses what was not synced, is full, or cannot be read.
#pragma once

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>

#include "store/database.h"

namespace dossier {

/// While it lives, stores are opened on it. It knows files, not folders: a file that was renamed or
/// made stays so, with the bytes that were synced.
class FaultyDisk : public rocksdb::FileSystemWrapper {
 public:
  /// Puts a new one under all stores that are opened from now on.
  static std::shared_ptr<FaultyDisk> insert() {
    auto made = std::make_shared<FaultyDisk>();
    made->env_ = rocksdb::NewCompositeEnv(made);
    disk() = made->env_.get();
    return made;
  }
  /// Back to the machine's disk. No store may be open.
  void eject() {
    disk() = rocksdb::Env::Default();
    env_.reset();
  }

  FaultyDisk() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "FaultyDisk"; }

  void lose_power() { off_ = true; }
  /// After a loss of power, when nothing is open any more: files end where they were synced, or up
  /// to a random byte behind that.
  void drop_unsynced(std::mt19937& random) {
    for (const auto& [path, synced] : synced_) {
      std::error_code gone;
      const std::uintmax_t size = std::filesystem::file_size(path, gone);
      if (gone || size <= synced) continue;
      const std::uintmax_t kept = random() % 2 ? 0 : random() % (size - synced);
      std::filesystem::resize_file(path, synced + kept, gone);
    }
  }
  /// From now on so many bytes can be written.
  void leave_room(std::int64_t bytes) { room_ = bytes; }
  void break_reading() { unreadable_ = true; }

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* result,
                                    rocksdb::IODebugContext* context) override {
    if (off_) return lost();
    std::unique_ptr<rocksdb::FSWritableFile> file;
    auto status = FileSystemWrapper::NewWritableFile(path, options, &file, context);
    if (!status.ok()) return status;
    note(path, 0);
    *result = std::make_unique<File>(std::move(file), path, *this);
    return status;
  }
  rocksdb::IOStatus NewRandomAccessFile(const std::string& path,
                                        const rocksdb::FileOptions& options,
                                        std::unique_ptr<rocksdb::FSRandomAccessFile>* result,
                                        rocksdb::IODebugContext* context) override {
    std::unique_ptr<rocksdb::FSRandomAccessFile> file;
    auto status = FileSystemWrapper::NewRandomAccessFile(path, options, &file, context);
    if (status.ok()) *result = std::make_unique<Source>(std::move(file), *this);
    return status;
  }
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* context) override {
    if (off_) return lost();
    const std::lock_guard lock(mutex_);
    if (const auto file = synced_.find(from); file != synced_.end()) {
      synced_[to] = file->second;
      synced_.erase(from);
    }
    return FileSystemWrapper::RenameFile(from, to, options, context);
  }
  rocksdb::IOStatus DeleteFile(const std::string& path, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* context) override {
    if (off_) return lost();
    const std::lock_guard lock(mutex_);
    synced_.erase(path);
    return FileSystemWrapper::DeleteFile(path, options, context);
  }

 private:
  static rocksdb::IOStatus lost() { return rocksdb::IOStatus::IOError("the power is gone"); }

  void note(const std::string& path, std::uint64_t synced) {
    const std::lock_guard lock(mutex_);
    synced_[path] = synced;
  }

  class File : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile>&& file, std::string path, FaultyDisk& disk)
        : FSWritableFileOwnerWrapper(std::move(file)), path_(std::move(path)), disk_(disk) {}
    using FSWritableFileOwnerWrapper::Append;
    rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* context) override {
      if (disk_.off_) return lost();
      disk_.room_ -= static_cast<std::int64_t>(data.size());
      if (disk_.room_ < 0) return rocksdb::IOStatus::NoSpace("the disk is full");
      written_ += data.size();
      return FSWritableFileOwnerWrapper::Append(data, options, context);
    }
    rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                             const rocksdb::DataVerificationInfo&,
                             rocksdb::IODebugContext* context) override {
      return Append(data, options, context);
    }
    rocksdb::IOStatus Sync(const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* context) override {
      if (disk_.off_) return lost();
      disk_.note(path_, written_);
      return FSWritableFileOwnerWrapper::Flush(options, context);  // a crash of the process only
    }
    rocksdb::IOStatus Fsync(const rocksdb::IOOptions& options,
                            rocksdb::IODebugContext* context) override {
      return Sync(options, context);
    }
    rocksdb::IOStatus RangeSync(std::uint64_t, std::uint64_t, const rocksdb::IOOptions&,
                                rocksdb::IODebugContext*) override {
      return rocksdb::IOStatus::OK();  // promises nothing
    }

   private:
    std::string path_;
    FaultyDisk& disk_;
    std::uint64_t written_ = 0;
  };

  class Source : public rocksdb::FSRandomAccessFileOwnerWrapper {
   public:
    Source(std::unique_ptr<rocksdb::FSRandomAccessFile>&& file, FaultyDisk& disk)
        : FSRandomAccessFileOwnerWrapper(std::move(file)), disk_(disk) {}
    rocksdb::IOStatus Read(std::uint64_t offset, std::size_t size,
                           const rocksdb::IOOptions& options, rocksdb::Slice* result, char* scratch,
                           rocksdb::IODebugContext* context) const override {
      if (disk_.unreadable_) return rocksdb::IOStatus::IOError("the sector cannot be read");
      return FSRandomAccessFileOwnerWrapper::Read(offset, size, options, result, scratch, context);
    }

   private:
    FaultyDisk& disk_;
  };

  std::unique_ptr<rocksdb::Env> env_;
  std::atomic<bool> off_ = false, unreadable_ = false;
  std::atomic<std::int64_t> room_ = std::int64_t{1} << 50;
  std::mutex mutex_;
  std::map<std::string, std::uint64_t> synced_;  // bytes, by path
};

}  // namespace dossier
