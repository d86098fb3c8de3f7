#include "text/json_documents.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/dates.h"
#include "text/encoding.h"

namespace dossier {
namespace {

using Json = nlohmann::json;

constexpr int kDeepestJson = 8;  // what lies deeper is not looked at

/// Nothing for what is not JSON.
std::optional<Json> parse(std::string_view text) {
  const auto bounded = [](int depth, Json::parse_event_t, Json&) { return depth <= kDeepestJson; };
  Json json = Json::parse(text, bounded, false);
  if (json.is_discarded()) return std::nullopt;
  return json;
}

/// The text of a key; empty where it is absent or null.
std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  if (!found->is_string())
    throw Error(ErrorCode::kInput,
                std::string("'") + key + "' is a " + found->type_name() + ", not a text");
  return found->get<std::string>();
}

/// As text_at, on one line.
std::string line_at(const Json& object, const char* key) {
  std::string line = squeeze(text_at(object, key));
  if (std::any_of(line.begin(), line.end(), [](unsigned char c) { return c < 0x20; }))
    throw Error(ErrorCode::kInput, std::string("'") + key + "' has a control character");
  return line;
}

Document document_of(const Json& object, const std::string& place) {
  if (!object.is_object())
    throw Error(ErrorCode::kInput, std::string("an object expected, not a ") + object.type_name());
  Document document;
  document.text = text_at(object, "text");
  if (document.text.empty()) throw Error(ErrorCode::kInput, "no 'text'");
  if (document.text.size() > kMaxDocumentBytes)
    throw Error(ErrorCode::kLimit, "'text' has " + std::to_string(document.text.size()) + " bytes");
  require_text(document.text, "'text'");
  document.title = line_at(object, "title");
  document.author = line_at(object, "author");
  document.publisher = line_at(object, "publisher");
  document.url = line_at(object, "url");
  if (const std::string published = text_at(object, "published"); !published.empty()) {
    const auto date = find_date(published);
    if (!date) throw Error(ErrorCode::kInput, "'published' is not a date: '" + published + "'");
    document.published = date->date;
  }
  document.name = document.url.empty() ? place : document.url;
  read_head(document);
  return document;
}

}  // namespace

bool looks_like_json(std::string_view text) {
  const std::string_view start = trim(text.substr(0, 256));
  const std::size_t inner = start.find_first_not_of(" \t\r\n", 1);
  if (inner == std::string_view::npos) return false;
  if (start.front() == '[') return start[inner] == '{';
  return start.front() == '{' && (start[inner] == '"' || start[inner] == '}');
}

std::vector<Document> read_json_documents(std::string_view text, const std::string& name,
                                          const std::function<void(Rejection)>& rejected) {
  std::vector<Document> documents;
  const auto take = [&](const std::optional<Json>& json, std::size_t number) {
    const std::string place = name + ":" + std::to_string(number);
    try {
      if (!json) throw Error(ErrorCode::kInput, "not JSON");
      documents.push_back(document_of(*json, place));
    } catch (const Error& error) {
      rejected({place, error.what()});
    }
  };
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const auto whole = parse(text)) {
    if (!whole->is_array())
      take(whole, 1);
    else
      for (std::size_t i = 0; i < whole->size(); ++i) take((*whole)[i], i + 1);
    return documents;
  }
  std::size_t number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = trim(text.substr(start, end - start));
    start = end + 1;
    ++number;
    if (!line.empty()) take(parse(line), number);
  }
  return documents;
}

}  // namespace dossier
