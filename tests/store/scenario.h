// What stands in a store byte for byte, and documents to put there.
#pragma once

#include <rocksdb/db.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/data_path.h"
#include "graph/knowledge_graph.h"
#include "graph/ontology.h"
#include "resolve/judged.h"
#include "store/store.h"
#include "tests/facts_builder.h"
#include "tests/store/temporary_folder.h"

namespace dossier {

inline const Ontology& ontology() {
  static const Ontology loaded(data_file("ontology.json"));
  return loaded;
}

inline KnowledgeGraph graph_of(std::vector<ReportFacts> documents,
                               std::span<const Judgement> judgements = {}) {
  return knowledge_graph(std::move(documents), judgements);
}

/// Brings the indexes up to date, and gives the graph that they belong to.
inline KnowledgeGraph index(Store& store) {
  KnowledgeGraph graph = graph_of(store.documents(), store.judgements());
  store.write_indexes(graph);
  return graph;
}

/// RocksDB itself on a store's folder, with all of its column families.
class RawStore {
 public:
  explicit RawStore(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    rocksdb::Status status = rocksdb::DB::ListColumnFamilies({}, folder.string(), &names);
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const std::string& name : names)
      families.emplace_back(name, rocksdb::ColumnFamilyOptions());
    rocksdb::DB* db = nullptr;
    if (status.ok()) status = rocksdb::DB::Open({}, folder.string(), families, &handles_, &db);
    if (!status.ok()) throw std::runtime_error(status.ToString());
    db_.reset(db);
  }
  ~RawStore() {
    for (auto* handle : handles_) db_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  }

  using Dump =
      std::map<std::pair<std::string, std::string>, std::string>;  // family and key to value
  Dump dump() const {
    Dump out;
    for (auto* handle : handles_) {
      const std::unique_ptr<rocksdb::Iterator> rows(db_->NewIterator({}, handle));
      for (rows->SeekToFirst(); rows->Valid(); rows->Next()) {
        out[{handle->GetName(), rows->key().ToString()}] = rows->value().ToString();
      }
    }
    return out;
  }
  void put(const std::string& family, const std::string& key, const std::string& value) {
    for (auto* handle : handles_) {
      if (handle->GetName() == family && !db_->Put({}, handle, key, value).ok()) std::abort();
    }
  }
  void erase(const std::string& family, const std::string& key) {
    for (auto* handle : handles_) {
      if (handle->GetName() == family && !db_->Delete({}, handle, key).ok()) std::abort();
    }
  }

 private:
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
  std::unique_ptr<rocksdb::DB> db_;
};

inline RawStore::Dump dump(const std::filesystem::path& folder) {
  return RawStore(folder).dump();
}

inline TimeInterval on(std::string_view day) {
  return day_interval(parse_iso_date(day).value());
}

/// Three small reports that overlap: of one call, of who leads what, and of something else.
inline ReportFacts call_report() {
  FactsBuilder report("north.txt", "Northern Post", "2031-05-04");
  const auto vale = report.person({{"Irena Vale"}});
  const auto okoro = report.person({{"Tomas Okoro", "Okoro"}});
  const auto call = report.event("consult", "phone");
  report.claim("actor", call, {.object = vale, .when = on("2031-05-02")});
  report.claim("actor", call, {.object = okoro, .when = on("2031-05-02")});
  report.claim("time", call, {.value = "Friday", .when = on("2031-05-02")});
  return report.build();
}
inline ReportFacts denial_report() {
  FactsBuilder report("south.txt", "Southern Post", "2031-05-05");
  const auto vale = report.person({{"Irena Vale", "Vale"}});
  const auto okoro = report.person({{"Tomas Okoro"}});
  const auto bureau = report.organization({{"Harbour Bureau"}, "ministry", ""});
  const auto call = report.event("consult", "phone");
  report.claim("actor", call, {.object = vale, .stance = Stance::kDenied, .speakers = {vale}});
  report.claim("actor", call, {.object = okoro, .stance = Stance::kDenied, .speakers = {vale}});
  report.claim("leads", vale, {.object = bureau});
  return report.build();
}
inline ReportFacts other_report(int number) {
  FactsBuilder report("other" + std::to_string(number) + ".txt", "Gazette", "2031-06-01");
  const auto who =
      report.person({{"Person Number" + std::string(1, static_cast<char>('a' + number % 26))}});
  const auto where = report.place({{"Port Marrow"}, "city", ""});
  const auto march = report.event("protest", "demo");
  report.claim("actor", march, {.object = who}).claim("place", march, {.object = where});
  report.claim("holds_role", who, {.value = "harbour master " + std::to_string(number)});
  return report.build();
}

}  // namespace dossier
