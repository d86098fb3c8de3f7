// Laws of the JSON reader: any bytes give documents and rejections; documents that are written as
// JSON Lines and read again are the same documents.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/utf8.h"
#include "text/reader.h"

using namespace dossier;

namespace {

void require(bool law) {
  if (!law) std::abort();
}

std::string line_of(const Document& document) {
  nlohmann::json line = {{"text", document.text},
                         {"title", document.title},
                         {"author", document.author},
                         {"publisher", document.publisher},
                         {"url", document.url}};
  if (document.published) line["published"] = to_string(*document.published);
  return line.dump() + "\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::vector<Document> documents;
  try {
    documents = read_documents(bytes, "lines.jsonl",
                               [](Rejection rejection) { require(!rejection.reason.empty()); });
  } catch (const Error&) {
    return 0;
  }
  std::string lines;
  for (const Document& document : documents) lines += line_of(document);
  if (lines.empty()) return 0;
  const auto again = read_documents(lines, "lines.jsonl", [](Rejection) { std::abort(); });
  require(again.size() == documents.size());
  for (std::size_t i = 0; i < again.size(); ++i) {
    require(id_of(again[i]) == id_of(documents[i]));
    require(again[i].title == documents[i].title && again[i].author == documents[i].author);
  }
  return 0;
}
