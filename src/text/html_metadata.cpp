// What a page says of its article. Sources in order of trust: JSON-LD of an article type
// (schema.org), meta tags (Open Graph, article:, Dublin Core, the usual names), the first marked-up
// time, the canonical link, the page's title.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/utf8.h"
#include "text/dates.h"
#include "text/head_lines.h"
#include "text/html_page.h"

namespace dossier {
namespace {

using Json = nlohmann::json;

constexpr int kDeepestJson = 32;  // levels of JSON-LD that are looked into

void fill(std::string& field, std::string_view value) {
  if (field.empty()) field = squeeze(value);
}

void fill(std::optional<Date>& field, std::string_view value) {
  if (field) return;
  if (const auto found = find_date(value)) field = found->date;
}

/// A text, the name of an object, or those of a list.
std::string name_in(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("name") && value["name"].is_string())
    return value["name"].get<std::string>();
  std::string names;
  if (value.is_array())
    for (const Json& item : value) {
      if (item.is_array()) continue;
      const std::string name = name_in(item);
      if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
    }
  return names;
}

bool is_article(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto fits = [](const Json& name) {
    if (!name.is_string()) return false;
    const auto& text = name.get_ref<const std::string&>();
    return text.ends_with("Article") || text.ends_with("BlogPosting") || text == "Report";
  };
  if (!type->is_array()) return fits(*type);
  return std::any_of(type->begin(), type->end(), fits);
}

void read_json_ld(const Json& value, Document& document) {
  if (value.is_object() && is_article(value)) {
    fill(document.title, name_in(value.value("headline", Json())));
    fill(document.author, name_in(value.value("author", Json())));
    fill(document.publisher, name_in(value.value("publisher", Json())));
    fill(document.published, name_in(value.value("datePublished", Json())));
    fill(document.url, name_in(value.value("url", Json())));
  } else if (value.is_structured()) {
    for (const Json& child : value) read_json_ld(child, document);
  }
}

/// Meta names in order of trust, each with what it fills.
constexpr std::array<std::pair<std::string_view, std::string Document::*>, 13> kMetaTexts = {{
    {"og:title", &Document::title},
    {"twitter:title", &Document::title},
    {"dc.title", &Document::title},
    {"author", &Document::author},
    {"article:author", &Document::author},
    {"parsely-author", &Document::author},
    {"dc.creator", &Document::author},
    {"byl", &Document::author},
    {"og:site_name", &Document::publisher},
    {"application-name", &Document::publisher},
    {"dc.publisher", &Document::publisher},
    {"publisher", &Document::publisher},
    {"og:url", &Document::url},
}};
constexpr std::array<std::string_view, 9> kMetaDates = {
    "article:published_time", "datepublished",  "date",   "pubdate", "publish-date", "publishdate",
    "parsely-pub-date",       "dc.date.issued", "dc.date"};

std::string meta_name(const GumboNode* meta) {
  for (const char* key : {"property", "name", "itemprop"})
    if (const auto name = attribute_of(meta, key); !name.empty()) return to_lower(name);
  return {};
}

void read_meta_tags(const std::vector<const GumboNode*>& metas, Document& document) {
  for (const auto& [name, field] : kMetaTexts)
    for (const GumboNode* meta : metas) {
      if (meta_name(meta) != name) continue;
      std::string_view value = attribute_of(meta, "content");
      if (field == &Document::author && value.starts_with("http"))
        continue;  // a profile, not a name
      if (field == &Document::author && fold(value).starts_with("by ")) value.remove_prefix(3);
      fill(document.*field, value);
    }
  for (std::string_view name : kMetaDates)
    for (const GumboNode* meta : metas)
      if (meta_name(meta) == name) fill(document.published, attribute_of(meta, "content"));
}

/// "Pier Shut | Alma News": the outlet's name behind the title of a page is not part of it.
void read_page_title(std::string_view text, Document& document) {
  std::string title = squeeze(text);
  std::size_t cut = std::string::npos;
  for (std::string_view mark : {" | ", " - ", " – ", " — "}) cut = std::min(cut, title.rfind(mark));
  if (cut != std::string::npos && cut > 0) {
    const std::string tail = title.substr(title.find(' ', cut + 1) + 1);
    if (names_outlet(tail)) fill(document.publisher, tail);
    if (fold(tail) == fold(document.publisher)) title.resize(cut);
  }
  fill(document.title, title);
}

}  // namespace

void read_page_metadata(const HtmlPage& page, Document& document) {
  const auto bounded = [](int depth, Json::parse_event_t, Json&) { return depth <= kDeepestJson; };
  for (const GumboNode* script : elements_with(page.root(), "script")) {
    if (attribute_of(script, "type") != "application/ld+json") continue;
    const Json json = Json::parse(text_of(script), bounded, false);
    if (!json.is_discarded()) read_json_ld(json, document);
  }
  read_meta_tags(elements_with(page.root(), "meta"), document);
  for (const GumboNode* time : elements_with(page.root(), "time"))
    fill(document.published, attribute_of(time, "datetime"));
  for (const GumboNode* link : elements_with(page.root(), "link"))
    if (attribute_of(link, "rel") == "canonical") fill(document.url, attribute_of(link, "href"));
  for (const GumboNode* heading : elements_with(page.root(), "h1"))
    fill(document.title, text_of(heading));
  for (const GumboNode* title : elements_with(page.root(), "title"))
    read_page_title(text_of(title), document);
}

}  // namespace dossier
