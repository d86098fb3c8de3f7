// Names as spans of characters. Each text's characters are counted once, into a table of their byte
// offsets, so that the cost is linear in texts and spans.
#include "language/name_spans.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepestJson = 8;

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorCode::kInput, what);
}

Json parsed(std::string_view line) {
  const auto bounded = [](int depth, Json::parse_event_t, Json&) { return depth <= kDeepestJson; };
  Json json = Json::parse(line, bounded, false);
  if (!json.is_object()) fail("a JSON object expected");
  return json;
}

/// Calls `use` with each line's object; an error names the line.
void for_each_object(std::string_view what, std::string_view lines,
                     const std::function<void(const Json&)>& use) {
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = trim(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty()) continue;
    try {
      use(parsed(line));
    } catch (const Error& error) {
      throw Error(error.code(),
                  std::string(what) + " line " + std::to_string(number) + ": " + error.what());
    }
  }
}

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) fail("no text '" + std::string(key) + "'");
  return found->get<std::string>();
}

const Json& value_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) fail("no '" + std::string(key) + "'");
  return *found;
}

/// Characters of a text to bytes.
class Characters {
 public:
  Characters(std::string_view text, std::uint32_t shift) {
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).bytes)
      bytes_.push_back(shift + static_cast<std::uint32_t>(at));
    bytes_.push_back(shift + static_cast<std::uint32_t>(text.size()));
  }

  Span span(const Json& begin, const Json& end) const {
    if (!begin.is_number_unsigned() || !end.is_number_unsigned())
      fail("'begin' and 'end' are numbers of characters");
    const auto first = begin.get<std::uint64_t>(), last = end.get<std::uint64_t>();
    if (first >= last || last >= bytes_.size())
      fail("characters " + std::to_string(first) + " to " + std::to_string(last) +
           " are not in the text, which has " + std::to_string(bytes_.size() - 1));
    return {bytes_[first], bytes_[last]};
  }

 private:
  std::vector<std::uint32_t> bytes_;
};

bool has_capital(std::string_view text) {
  return to_lower(text) != text;
}

NamedText document_of(const Json& object) {
  NamedText out;
  out.text = text_at(object, "text");
  if (out.text.size() > kMaxDocumentBytes)
    throw Error(ErrorCode::kLimit, "'text' has " + std::to_string(out.text.size()) + " bytes");
  out.units.push_back({text_at(object, "_id"), {0, static_cast<std::uint32_t>(out.text.size())}});
  return out;
}

}  // namespace

std::vector<NamedText> read_re3d(std::string_view documents, std::string_view entities,
                                 const NameLabels& labels) {
  std::vector<NamedText> out;
  std::vector<Characters> characters;
  std::map<std::string, std::size_t> places;
  for_each_object("documents", documents, [&](const Json& object) {
    out.push_back(document_of(object));
    characters.emplace_back(out.back().text, 0);
    if (!places.emplace(out.back().units[0].id, out.size() - 1).second)
      fail("'" + out.back().units[0].id + "' is there twice");
  });
  for_each_object("entities", entities, [&](const Json& object) {
    const auto place = places.find(text_at(object, "documentId"));
    if (place == places.end()) fail("no document '" + text_at(object, "documentId") + "'");
    NamedText& document = out[place->second];
    const std::string_view type = labels.type_of("re3d", text_at(object, "type"));
    const Span span =
        characters[place->second].span(value_at(object, "begin"), value_at(object, "end"));
    if (!type.empty() && has_capital(span.of(document.text)))
      document.names.push_back({span, std::string(type)});
  });
  for (NamedText& document : out) {
    std::ranges::sort(document.names);
    document.names.erase(std::unique(document.names.begin(), document.names.end()),
                         document.names.end());
  }
  return out;
}

std::vector<std::vector<MarkedName>> read_predictions(std::string_view predictions,
                                                      const std::vector<NamedText>& gold,
                                                      const NameLabels& labels) {
  struct Place {
    std::size_t document;
    Span span;
  };
  std::map<std::string, Place> open;  // units that have no line yet
  for (std::size_t i = 0; i < gold.size(); ++i)
    for (const ReadingUnit& unit : gold[i].units) open[unit.id] = {i, unit.span};
  std::vector<std::vector<MarkedName>> out(gold.size());
  for_each_object("predictions", predictions, [&](const Json& object) {
    const auto unit = open.extract(text_at(object, "id"));
    if (unit.empty()) fail("id '" + text_at(object, "id") + "' is unknown or there twice");
    const auto [document, span] = unit.mapped();
    const Characters characters(span.of(gold[document].text), span.begin);
    const Json& names = value_at(object, "names");
    if (!names.is_array()) fail("'names' is no list");
    for (const Json& name : names) {
      if (!name.is_array() || name.size() != 3 || !name[2].is_string())
        fail("a name is [begin, end, \"LABEL\"]");
      const std::string_view type = labels.type_of("peer", name[2].get<std::string>());
      const Span found = characters.span(name[0], name[1]);
      if (!type.empty()) out[document].push_back({found, std::string(type)});
    }
  });
  if (!open.empty()) fail("predictions: no line for '" + open.begin()->first + "'");
  return out;
}

std::string write_units(const std::vector<NamedText>& gold) {
  std::string out;
  for (const NamedText& document : gold)
    for (const ReadingUnit& unit : document.units)
      out += Json{{"id", unit.id}, {"text", unit.span.of(document.text)}}.dump() + '\n';
  return out;
}

}  // namespace dossier
