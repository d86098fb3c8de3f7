// Reads ontology.json and checks all of it, so that nothing later meets a half-filled entry.
//
// The file has three lists: `types` (all six, each once), `categories` with their modes, and
// `predicates`. Unknown keys are refused, so that a misspelt one is not passed over; names are
// unique; numbers of predicates are unique and 1 to 65535. Linear, once at start.
#include "graph/ontology.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>

#include "base/data_path.h"
#include "base/error.h"

namespace dossier {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 6> kQuads = {
    "verbal",          "verbal-cooperation", "material-cooperation",
    "verbal-conflict", "material-conflict",  "neutral"};
constexpr std::array<std::string_view, 3> kKinds = {"role", "event-value", "relation"};

// One object of the file, with the words that name it in messages ("ontology.json: relation
// 'leads'").
class Entry {
 public:
  Entry(const Json& json, std::string where) : json_(json), where_(std::move(where)) {
    if (!json_.is_object())
      throw Error(ErrorCode::kData, where_ + ": not an object: " + shown(json_));
    const auto name = json_.find("name");
    if (name != json_.end() && name->is_string()) where_ += " '" + name->get<std::string>() + "'";
  }

  void only(std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, value] : json_.items())
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) fail(key, "unknown key", value);
  }

  std::string text(const char* key) const {
    const Json& value = get(key);
    if (!value.is_string()) fail(key, "must be text", value);
    return value.get<std::string>();
  }

  std::string name() const {
    const std::string value = text("name");
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '-'; };
    if (value.empty() || !std::all_of(value.begin(), value.end(), plain))
      fail("name", "must be of letters a to z, '-' and '_'", json_["name"]);
    return value;
  }

  double number(const char* key, double least, double most) const {
    const Json& value = get(key);
    if (!value.is_number() || value.get<double>() < least || value.get<double>() > most)
      fail(key, "must be a number from " + Json(least).dump() + " to " + Json(most).dump(), value);
    return value.get<double>();
  }

  int whole_number(const char* key, int least, int most) const {
    if (!get(key).is_number_integer()) fail(key, "must be a whole number", get(key));
    return static_cast<int>(number(key, least, most));
  }

  bool flag(const char* key) const {
    if (!json_.contains(key)) return false;
    if (!json_[key].is_boolean()) fail(key, "must be true or false", json_[key]);
    return json_[key].get<bool>();
  }

  bool has(const char* key) const { return json_.contains(key); }

  std::vector<std::string> texts(const char* key) const {
    std::vector<std::string> out;
    for (const Json& value : list(key)) {
      if (!value.is_string()) fail(key, "must be a list of texts", value);
      out.push_back(value.get<std::string>());
    }
    return out;
  }

  std::vector<EntityType> types(const char* key) const {
    std::vector<EntityType> out;
    for (const std::string& value : texts(key)) {
      const auto type = parse_entity_type(value);
      if (!type) fail(key, "unknown type", value);
      out.push_back(*type);
    }
    return out;
  }

  std::map<std::string, std::string> mapping(const char* key) const {
    const Json& object = get(key);
    if (!object.is_object()) fail(key, "must be an object", object);
    std::map<std::string, std::string> out;
    for (const auto& [name, value] : object.items()) {
      if (!value.is_string()) fail(key, "must hold texts", value);
      out.emplace(name, value.get<std::string>());
    }
    return out;
  }

  const Json& list(const char* key) const {
    const Json& value = get(key);
    if (!value.is_array()) fail(key, "must be a list", value);
    return value;
  }

  [[noreturn]] void fail(std::string_view key, const std::string& what, const Json& seen) const {
    throw Error(ErrorCode::kData,
                where_ + ": " + std::string(key) + ": " + what + ": " + shown(seen));
  }

 private:
  const Json& get(const char* key) const {
    if (!json_.contains(key)) throw Error(ErrorCode::kData, where_ + ": '" + key + "' is missing");
    return json_[key];
  }

  static std::string shown(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 60);
  }

  const Json& json_;
  std::string where_;
};

EventMode read_mode(const Entry& entry, double category_score) {
  entry.only({"name", "label", "cameo", "score", "extension"});
  EventMode mode;
  mode.name = entry.name();
  mode.label = entry.text("label");
  mode.cameo = entry.text("cameo");
  mode.score = entry.has("score") ? entry.number("score", -10, 10) : category_score;
  mode.extension = entry.flag("extension");
  return mode;
}

template <class Words>
std::size_t one_of(const Entry& entry, const char* key, const Words& words) {
  const std::string value = entry.text(key);
  const auto found = std::find(words.begin(), words.end(), value);
  if (found == words.end()) entry.fail(key, "unknown", value);
  return static_cast<std::size_t>(found - words.begin());
}

EventCategory read_category(const Entry& entry, const std::string& file) {
  entry.only({"name", "label", "quad", "score", "cameo", "symmetric", "extension", "modes"});
  EventCategory category;
  category.name = entry.name();
  category.label = entry.text("label");
  category.quad = kQuads[one_of(entry, "quad", kQuads)];
  category.score = entry.number("score", -10, 10);
  category.cameo = entry.text("cameo");
  category.symmetric = entry.flag("symmetric");
  category.extension = entry.flag("extension");
  std::set<std::string> seen;
  for (const Json& json : entry.list("modes")) {
    const Entry mode(json, file + ": category '" + category.name + "': mode");
    category.modes.push_back(read_mode(mode, category.score));
    if (!seen.insert(category.modes.back().name).second)
      mode.fail("name", "is there twice", json["name"]);
  }
  return category;
}

PredicateInfo read_predicate(const Entry& entry) {
  entry.only({"number", "name", "kind", "label", "inverse", "subjects", "objects", "takes_value",
              "symmetric", "same_as"});
  PredicateInfo predicate;
  predicate.number = static_cast<std::uint16_t>(entry.whole_number("number", 1, 65535));
  predicate.name = entry.name();
  predicate.kind = static_cast<PredicateKind>(one_of(entry, "kind", kKinds));
  predicate.label = entry.text("label");
  predicate.inverse = entry.text("inverse");
  predicate.subjects = entry.types("subjects");
  predicate.objects = entry.types("objects");
  predicate.takes_value = entry.flag("takes_value");
  predicate.symmetric = entry.flag("symmetric");
  predicate.same_as = entry.mapping("same_as");
  if (predicate.subjects.empty()) entry.fail("subjects", "must not be empty", "");
  return predicate;
}

TypeInfo read_type(const Entry& entry, std::size_t position) {
  entry.only({"name", "subtypes", "same_as"});
  const auto type = static_cast<EntityType>(position);
  if (entry.name() != to_string(type))
    entry.fail("name", "the type here must be '" + std::string(to_string(type)) + "'",
               entry.name());
  return {type, entry.texts("subtypes"), entry.mapping("same_as")};
}

Json parse(const std::string& content, const std::string& file) {
  try {
    return Json::parse(content);
  } catch (const Json::exception& error) {
    throw Error(ErrorCode::kData, file + ": " + error.what());
  }
}

template <class T>
const T* find_by_name(const std::vector<T>& entries, std::string_view name) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const T& e) { return e.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

Ontology::Ontology(const std::filesystem::path& path)
    : Ontology(read_file(path), path.filename().string()) {}

Ontology::Ontology(const std::string& content, const std::string& file) : hash_(hash_of(content)) {
  const Json json = parse(content, file);
  const Entry root(json, file);
  root.only({"about", "types", "categories", "predicates"});
  constexpr auto kTypeCount = static_cast<std::size_t>(EntityType::kEvent) + 1;
  for (const Json& entry : root.list("types")) {
    if (types_.size() == kTypeCount) root.fail("types", "one too many", entry);
    types_.push_back(read_type(Entry(entry, file + ": type"), types_.size()));
  }
  if (types_.size() != kTypeCount) root.fail("types", "there must be six", types_.size());
  std::set<std::string> names;  // of categories and predicates: a filter takes either
  for (const Json& entry : root.list("categories")) {
    categories_.push_back(read_category(Entry(entry, file + ": category"), file));
    if (!names.insert(categories_.back().name).second)
      root.fail("categories", "is there twice", entry["name"]);
  }
  std::set<std::uint16_t> numbers;
  for (const Json& entry : root.list("predicates")) {
    const Entry predicate(entry, file + ": predicate");
    predicates_.push_back(read_predicate(predicate));
    if (!names.insert(predicates_.back().name).second)
      predicate.fail("name", "is there twice", entry["name"]);
    if (!numbers.insert(predicates_.back().number).second)
      predicate.fail("number", "is there twice", entry["number"]);
  }
}

const TypeInfo& Ontology::type(EntityType type) const {
  return types_[static_cast<std::size_t>(type)];
}

const EventCategory* Ontology::category(std::string_view name) const {
  return find_by_name(categories_, name);
}

const PredicateInfo* Ontology::predicate(std::string_view name) const {
  return find_by_name(predicates_, name);
}

std::string Ontology::event_label(std::string_view category_name,
                                  std::string_view mode_name) const {
  const EventCategory* of_name = category(category_name);
  if (!of_name) return std::string(category_name);
  const EventMode* mode = find_by_name(of_name->modes, mode_name);
  return mode ? mode->label : of_name->label;
}

bool Ontology::allows(std::string_view name, EntityType subject, EntityType object) const {
  const PredicateInfo* info = predicate(name);
  const auto holds = [](const std::vector<EntityType>& types, EntityType type) {
    return std::find(types.begin(), types.end(), type) != types.end();
  };
  return info && holds(info->subjects, subject) && holds(info->objects, object);
}

}  // namespace dossier
