#include "understand/relation_rules.h"

#include <algorithm>

#include "base/error.h"
#include "base/utf8.h"

namespace dossier {
namespace {

enum Column : std::size_t { kLemma, kPos, kPattern, kPredicate, kValue };

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(separator, start), text.size());
    if (end > start) parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

[[noreturn]] void fail(const std::string& place, const std::string& what, std::string_view seen) {
  throw Error(ErrorCode::kData, place + ": " + what + ", seen '" + std::string(seen) + "'");
}

void parse_part(RelationRule& rule, std::string_view part, const std::string& place) {
  if (part == "title") {
    rule.part_of_title = true;
    return;
  }
  if (part == "phrase") {
    rule.phrase = true;
    return;
  }
  const auto equals = part.find('=');
  if (equals == std::string_view::npos) fail(place, "pattern: 'end=path' expected", part);
  const std::string_view key = part.substr(0, equals), paths = part.substr(equals + 1);
  if (key == "stance") {
    rule.stance = parse_stance(paths);
    if (!rule.stance) fail(place, "pattern: a stance expected", paths);
    return;
  }
  const auto colon = key.find(':');
  const std::string_view name = key.substr(0, colon);
  if (name != "subject" && name != "object" && name != "value")
    fail(place, "pattern: subject, object or value expected", name);
  RelationEnd end{split(paths, '|'), {}};
  if (end.paths.empty()) fail(place, "pattern: a path expected", part);
  if (colon != std::string_view::npos)
    for (const std::string& word : split(key.substr(colon + 1), '|')) {
      const auto type = parse_entity_type(word);
      if (!type) fail(place, "pattern: an entity type expected", word);
      end.types.push_back(*type);
    }
  rule.ends.emplace(name, std::move(end));
}

RelationRule parse_rule(const Table& table, std::size_t row) {
  RelationRule rule;
  const std::string place = table.place(row);
  rule.pos = table.at(row, kPos);
  rule.predicate = table.at(row, kPredicate);
  rule.value = table.at(row, kValue);
  for (const std::string& part : split(table.at(row, kPattern), ' ')) parse_part(rule, part, place);
  if (rule.part_of_title == rule.ends.contains("subject"))
    fail(place, "pattern: either a subject or 'title' expected", table.at(row, kPattern));
  return rule;
}

}  // namespace

bool RelationEnd::allows(EntityType type) const {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

bool RelationRule::of_bearer() const {
  const auto subject = ends.find("subject");
  return subject != ends.end() && subject->second.paths.front() == "self";
}

RelationRules::RelationRules(const Lexicon& lexicon) {
  for (std::size_t row = 0; row < lexicon.relations.size(); ++row)
    rules_[lexicon.relations.at(row, kLemma)].push_back(parse_rule(lexicon.relations, row));
}

std::vector<const RelationRule*> RelationRules::rules_at(const Reading& reading, TokenAt at) const {
  const Tree& tree = reading.tree(at);
  const Token& token = tree.token(at.token);
  const std::string lemma = to_lower(token.lemma);
  std::vector<std::string> keys;
  if (at.token >= 2 && tree.token(at.token - 1).form == "-" &&
      tree.token(at.token - 2).span.end + 1 == token.span.begin)
    keys.push_back(to_lower(tree.token(at.token - 2).form) + '-' + lemma);
  for (std::uint32_t particle : tree.children_by(at.token, "compound:prt"))
    keys.push_back(lemma + ' ' + to_lower(tree.token(particle).lemma));
  keys.push_back(lemma);
  std::vector<const RelationRule*> found;
  for (const std::string& key : keys) {
    const auto rules = rules_.find(key);
    if (rules == rules_.end()) continue;
    for (const RelationRule& rule : rules->second)
      if (rule.pos == token.upos || (rule.pos == "NOUN" && token.upos == "PROPN"))
        found.push_back(&rule);
    if (!found.empty()) break;
  }
  return found;
}

}  // namespace dossier
