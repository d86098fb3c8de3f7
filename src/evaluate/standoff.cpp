// Two passes over the lines: the first takes the places (T) and which of them are one entity (Coref), the second what refers to
// them. So entities have their numbers before a claim asks for them, and a claim may name one that stands further down.
#include "evaluate/standoff.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"

namespace dossier {
namespace {

[[noreturn]] void fail(std::size_t line, const std::string& what) {
  throw Error(ErrorCode::kInput, "line " + std::to_string(line) + ": " + what);
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

struct Line {
  std::size_t number;
  std::string_view id, body, words;  // the three columns
};

// A place in the text, and what it marks.
struct Place {
  std::string_view kind;  // "person", ..., "time", "trigger", "value"
  Span span;
};

struct Argument {
  std::string_view role, target;
};

class StandoffReader {
 public:
  StandoffReader(std::string_view text, const Ontology& ontology)
      : text_(text), characters_(text), ontology_(ontology) {}

  Passage read(std::string_view annotation) {
    split_lines(annotation);
    for (const Line& line : lines_)
      if (line.id[0] == 'T') add_place(line);
    for (const Line& line : lines_)
      if (line.id == "*") add_entity(line);
    add_single_entities();
    for (const Line& line : lines_)
      if (line.id[0] == '#') add_time(line);
    for (const Line& line : lines_)
      if (line.id[0] == 'E') number_claim(line);
    for (const Line& line : lines_)
      if (line.id[0] == 'E') add_claim(line);
    for (const Line& line : lines_)
      if (line.id[0] == 'A') set_stance(line);
    check_stances();
    return std::move(passage_);
  }

 private:
  void split_lines(std::string_view annotation) {
    if (first_malformed(annotation)) throw Error(ErrorCode::kInput, "not UTF-8");
    std::size_t number = 0;
    for (std::string_view row : split(annotation, '\n')) {
      ++number;
      if (row.ends_with('\r')) row.remove_suffix(1);
      if (row.empty()) continue;
      const auto columns = split(row, '\t');
      if (columns.size() < 2) fail(number, "two columns expected, 1 found");
      if (columns[0].empty() ||
          std::string_view("T*#EA").find(columns[0][0]) == std::string_view::npos)
        fail(number, "a line starts with T, *, #, E or A, not " + in_quotes(columns[0]));
      if (columns[0][0] == '*' && columns[0] != "*")
        fail(number, "no id but * for a Coref line: " + in_quotes(columns[0]));
      lines_.push_back({number, columns[0], columns[1], columns.size() > 2 ? columns[2] : ""});
    }
  }

  // ---- places and entities

  void add_place(const Line& line) {
    const auto parts = split(line.body, ' ');
    if (parts.size() != 3)
      fail(line.number, "KIND BEGIN END expected, not " + in_quotes(line.words));
    const bool known =
        type_of(parts[0]) || parts[0] == "time" || parts[0] == "trigger" || parts[0] == "value";
    if (!known) fail(line.number, "no kind of place: " + in_quotes(parts[0]));
    const auto span = characters_.bytes(number(line, parts[1]), number(line, parts[2]));
    if (!span) fail(line.number, "not inside the text: " + in_quotes(line.body));
    std::string words(span->of(text_));
    std::replace(words.begin(), words.end(), '\n', ' ');
    if (words != line.words)
      fail(line.number,
           "the text has " + in_quotes(words) + " there, not " + in_quotes(line.words));
    if (!places_.emplace(line.id, Place{parts[0], *span}).second)
      fail(line.number, "twice: " + in_quotes(line.id));
  }

  static std::optional<EntityType> type_of(std::string_view kind) {
    const auto type = parse_entity_type(kind);
    return type == EntityType::kEvent ? std::nullopt : type;
  }

  static std::uint64_t number(const Line& line, std::string_view digits) {
    std::uint64_t value = 0;
    const auto end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, value);
    if (result.ec != std::errc() || result.ptr != end)
      fail(line.number, "no number: " + in_quotes(digits));
    return value;
  }

  const Place& place(const Line& line, std::string_view id) const {
    const auto found = places_.find(id);
    if (found == places_.end()) fail(line.number, "no such place: " + in_quotes(id));
    return found->second;
  }

  void add_entity(const Line& line) {
    const auto parts = split(line.body, ' ');
    if (parts[0] != "Coref" || parts.size() < 3)
      fail(line.number, "Coref and at least two places expected");
    const auto type = type_of(place(line, parts[1]).kind);
    if (!type) fail(line.number, in_quotes(parts[1]) + " is no mention of an entity");
    const auto entity = static_cast<std::uint32_t>(passage_.entities.size());
    passage_.entities.push_back({*type, {}});
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const Place& mention = place(line, parts[i]);
      if (type_of(mention.kind) != type)
        fail(line.number, in_quotes(parts[i]) + " is of another type than " + in_quotes(parts[1]));
      if (!entity_of_.emplace(parts[i], entity).second)
        fail(line.number, in_quotes(parts[i]) + " is a mention of two entities, or twice of one");
      passage_.entities.back().mentions.push_back({mention.span, mention.span});
    }
    auto& mentions = passage_.entities.back().mentions;
    std::sort(mentions.begin(), mentions.end());
  }

  // Places of an entity type that no Coref line names, in the order of the lines.
  void add_single_entities() {
    for (const Line& line : lines_) {
      if (line.id[0] != 'T' || entity_of_.contains(line.id)) continue;
      const Place& mention = place(line, line.id);
      const auto type = type_of(mention.kind);
      if (!type) continue;
      entity_of_.emplace(line.id, static_cast<std::uint32_t>(passage_.entities.size()));
      passage_.entities.push_back({*type, {{mention.span, mention.span}}});
    }
  }

  // ---- times

  void add_time(const Line& line) {
    const auto parts = split(line.body, ' '), days = split(line.words, ' ');
    if (parts.size() != 2 || parts[0] != "time" || days.size() != 2)
      fail(line.number, "time PLACE, tab, BEGIN END expected");
    const Place& where = place(line, parts[1]);
    if (where.kind != "time") fail(line.number, in_quotes(parts[1]) + " is no time");
    TimeInterval interval{day(line, days[0]), day(line, days[1]), Precision::kRange};
    if (interval.from && interval.to && *interval.to < *interval.from)
      fail(line.number, "ends before it begins: " + in_quotes(line.words));
    const bool known = interval.from || interval.to;
    times_[parts[1]] = passage_.times.size();
    passage_.times.push_back({where.span, known ? std::optional(interval) : std::nullopt});
  }

  static std::optional<Date> day(const Line& line, std::string_view text) {
    if (text == "*") return std::nullopt;
    const auto date = text.size() == 10 ? parse_iso_date(text) : std::nullopt;
    if (!date) fail(line.number, "no day: " + in_quotes(text));
    return date;
  }

  // ---- claims

  static std::vector<Argument> arguments(const Line& line) {
    std::vector<Argument> found;
    for (const std::string_view part : split(line.body, ' ')) {
      const std::size_t colon = part.find(':');
      if (colon == std::string_view::npos)
        fail(line.number, "NAME:PLACE expected, not " + in_quotes(part));
      found.push_back({part.substr(0, colon), part.substr(colon + 1)});
    }
    return found;
  }

  void number_claim(const Line& line) {
    const std::string name(arguments(line)[0].role);
    const PredicateInfo* predicate = ontology_.predicate(name);
    const bool relation = predicate && predicate->kind == PredicateKind::kRelation;
    const auto index = relation ? relations_++ : events_++;
    if (!claims_.emplace(line.id, NodeRef{relation ? NodeKind::kRelation : NodeKind::kEvent, index})
             .second)
      fail(line.number, "twice: " + in_quotes(line.id));
  }

  void add_claim(const Line& line) {
    const auto parts = arguments(line);
    const Place& trigger = place(line, parts[0].target);
    if (trigger.kind != "trigger") fail(line.number, in_quotes(parts[0].target) + " is no trigger");
    if (claims_.at(line.id).kind == NodeKind::kEvent) {
      add_event(line, parts, trigger.span);
    } else {
      add_relation(line, parts, trigger.span);
    }
  }

  NodeRef node(const Line& line, std::string_view target) const {
    if (const auto claim = claims_.find(target); claim != claims_.end()) return claim->second;
    return {NodeKind::kEntity, entity(line, target)};
  }

  std::uint32_t entity(const Line& line, std::string_view target) const {
    const auto found = entity_of_.find(target);
    if (found == entity_of_.end()) fail(line.number, in_quotes(target) + " is no entity");
    return found->second;
  }

  void add_event(const Line& line, const std::vector<Argument>& parts, Span trigger) {
    PassageEvent event;
    const std::size_t dot = parts[0].role.find('.');
    event.category = parts[0].role.substr(0, dot);
    if (dot != std::string_view::npos) event.mode = parts[0].role.substr(dot + 1);
    check_category(line, event);
    event.mentions.push_back({trigger, Stance::kAsserted, {}});
    for (std::size_t i = 1; i < parts.size(); ++i) add_argument(line, parts[i], event);
    for (EventMention& mention : event.mentions) mention.speakers = event.mentions[0].speakers;
    sort_unique(event.roles);
    sort_unique(event.values);
    passage_.events.push_back(std::move(event));
  }

  void check_category(const Line& line, const PassageEvent& event) const {
    const EventCategory* category = ontology_.category(event.category);
    if (!category) fail(line.number, "no category or relation: " + in_quotes(event.category));
    if (event.mode.empty()) return;
    if (std::ranges::none_of(category->modes,
                             [&](const EventMode& mode) { return mode.name == event.mode; }))
      fail(line.number, in_quotes(event.category) + " has no mode " + in_quotes(event.mode));
  }

  void add_argument(const Line& line, Argument argument, PassageEvent& event) const {
    const std::string name(argument.role);
    if (name == "speaker") {
      event.mentions[0].speakers.push_back(entity(line, argument.target));
    } else if (name == "also") {
      const Place& trigger = place(line, argument.target);
      if (trigger.kind != "trigger")
        fail(line.number, in_quotes(argument.target) + " is no trigger");
      event.mentions.push_back({trigger.span, Stance::kAsserted, {}});
    } else if (name == "time") {
      const auto time = times_.find(argument.target);
      if (time == times_.end()) fail(line.number, in_quotes(argument.target) + " is no time");
      event.when = passage_.times[time->second].interval;
    } else if (is_a(name, PredicateKind::kRole)) {
      event.roles.push_back({name, node(line, argument.target)});
    } else if (is_a(name, PredicateKind::kEventValue)) {
      event.values.push_back({name, value(line, argument.target).span});
    } else {
      fail(line.number, "no role: " + in_quotes(name));
    }
  }

  bool is_a(const std::string& name, PredicateKind kind) const {
    const PredicateInfo* predicate = ontology_.predicate(name);
    return predicate && predicate->kind == kind;
  }

  const Place& value(const Line& line, std::string_view id) const {
    const Place& found = place(line, id);
    if (found.kind != "value") fail(line.number, in_quotes(id) + " is no value");
    return found;
  }

  void add_relation(const Line& line, const std::vector<Argument>& parts, Span trigger) {
    PassageRelation relation;
    relation.predicate = parts[0].role;
    relation.trigger = trigger;
    bool has_subject = false;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const auto [name, target] = parts[i];
      if (name == "subject") {
        relation.subject = node(line, target);
        has_subject = true;
      } else if (name == "object") {
        relation.object = node(line, target);
      } else if (name == "value") {
        relation.value = value(line, target).span.of(text_);
      } else if (name == "speaker") {
        relation.speakers.push_back(entity(line, target));
      } else {
        fail(line.number, "no part of a relation: " + in_quotes(name));
      }
    }
    if (!has_subject) fail(line.number, "a relation without subject");
    passage_.relations.push_back(std::move(relation));
  }

  void set_stance(const Line& line) {
    const auto parts = split(line.body, ' ');
    if (parts.size() != 3 || parts[0] != "Stance")
      fail(line.number, "Stance CLAIM STANCE expected, not " + in_quotes(line.body));
    const auto claim = claims_.find(parts[1]);
    if (claim == claims_.end()) fail(line.number, "no such claim: " + in_quotes(parts[1]));
    const auto stance = parse_stance(parts[2]);
    if (!stance) fail(line.number, "no stance: " + in_quotes(parts[2]));
    if (!has_stance_.insert(claim->second).second)
      fail(line.number, "a second stance of " + in_quotes(parts[1]));
    if (claim->second.kind == NodeKind::kEvent) {
      for (EventMention& mention : passage_.events[claim->second.index].mentions)
        mention.stance = *stance;
    } else {
      passage_.relations[claim->second.index].stance = *stance;
    }
  }

  void check_stances() const {
    for (const Line& line : lines_)
      if (line.id[0] == 'E' && !has_stance_.contains(claims_.at(line.id)))
        fail(line.number, "no stance of " + in_quotes(line.id));
  }

  template <typename T>
  static void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }

  const std::string_view text_;
  const CharacterIndex characters_;
  const Ontology& ontology_;
  Passage passage_;
  std::vector<Line> lines_;
  std::map<std::string_view, Place> places_;
  std::map<std::string_view, std::uint32_t> entity_of_;  // place to entity
  std::map<std::string_view, std::size_t> times_;        // place to time
  std::map<std::string_view, NodeRef> claims_;
  std::set<NodeRef> has_stance_;
  std::uint32_t events_ = 0, relations_ = 0;
};

}  // namespace

CharacterIndex::CharacterIndex(std::string_view text) {
  for (std::uint32_t at = 0; at < text.size(); at += code_point_at(text, at).bytes)
    offsets_.push_back(at);
  offsets_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::optional<Span> CharacterIndex::bytes(std::uint64_t first, std::uint64_t last) const {
  if (first >= last || last >= offsets_.size()) return std::nullopt;
  return Span{offsets_[first], offsets_[last]};
}

Passage read_standoff(std::string_view text, std::string_view annotation,
                      const Ontology& ontology) {
  return StandoffReader(text, ontology).read(annotation);
}

}  // namespace dossier
