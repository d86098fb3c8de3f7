// Records are the store's own (CBOR), turned into JSON and back by nlohmann/json: so nothing that a
// store holds can be forgotten here, and a record's fields are those of docs/store-format.md.
#include "dossier/dump.h"

#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "base/error.h"

namespace dossier {
namespace {

using Json = nlohmann::json;

constexpr const char* kHead = "dossier dump";
constexpr int kVersion = 1;

Json json_of(const std::string& cbor) {
  return Json::from_cbor(cbor);
}

std::string cbor_of(const Json& json) {
  std::string out;
  Json::to_cbor(json, out);
  return out;
}

void write_line(std::ostream& out, const Json& json) {
  out << json.dump() << '\n';
}

void load_line(const Json& line, Store& store, Loaded& loaded) {
  if (const auto judgement = line.find("judgement"); judgement != line.end()) {
    ++(store.judge(decode_judgement(cbor_of(*judgement))) ? loaded.judgements : loaded.unchanged);
    return;
  }
  ReportFacts document{decode_report(cbor_of(line.at("document"))),
                       decode_facts(cbor_of(line.at("facts")))};
  std::optional<Timestamp> read;
  if (line.contains("read")) read = parse_timestamp(line.at("read").get<std::string>());
  ++(store.put(document, read) ? loaded.documents : loaded.unchanged);
}

}  // namespace

void write_dump(std::ostream& out, const Store& store) {
  write_line(out, {{kHead, kVersion}});
  const auto moments = store.read_moments();
  for (const Report& report : store.reports()) {
    const ReportFacts document = store.document(report.id);
    Json line = {{"document", json_of(encode(document.report))},
                 {"facts", json_of(encode(document.facts))}};
    if (const auto read = moments.find(report.id); read != moments.end())
      line["read"] = to_string(read->second);
    write_line(out, line);
  }
  for (const Judgement& judgement : store.judgements())
    write_line(out, {{"judgement", json_of(encode(judgement))}});
}

Loaded load_dump(std::istream& in, Store& store) {
  Loaded loaded;
  std::size_t number = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    try {
      const Json line = Json::parse(text);
      if (number > 1) {
        load_line(line, store, loaded);
      } else if (line.at(kHead).get<int>() > kVersion) {
        throw Error(ErrorCode::kInput,
                    "version " + line.at(kHead).dump() + " of the dump is newer than this program");
      }
    } catch (const Json::exception&) {
      throw Error(ErrorCode::kInput,
                  "line " + std::to_string(number) + " is no line of a dump of a dossier");
    } catch (const Error& error) {
      if (error.code() == ErrorCode::kSystem) throw;
      throw Error(ErrorCode::kInput, "line " + std::to_string(number) + ": " + error.what());
    }
  }
  if (number == 0) throw Error(ErrorCode::kInput, "the dump is empty");
  return loaded;
}

}  // namespace dossier
