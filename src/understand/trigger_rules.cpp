#include "understand/trigger_rules.h"

#include <algorithm>

#include "base/error.h"
#include "base/utf8.h"
#include "understand/amounts.h"
#include "understand/arguments.h"

namespace dossier {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(separator, start), text.size());
    if (end > start) parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

TriggerCondition parse_condition(std::string_view text) {
  TriggerCondition condition;
  condition.negated = text.starts_with('!');
  if (condition.negated) text.remove_prefix(1);
  if (const auto at = text.find('~'); at != std::string_view::npos) {
    condition.test = TriggerCondition::Test::kLemma;
    condition.wanted = split(text.substr(at + 1), '|');
    text = text.substr(0, at);
  } else if (const auto type = text.find(":type="); type != std::string_view::npos) {
    condition.test = TriggerCondition::Test::kType;
    condition.wanted = split(text.substr(type + 6), '|');
    text = text.substr(0, type);
  } else if (text.ends_with(":role")) {
    condition.test = TriggerCondition::Test::kTitle;
    text.remove_suffix(5);
  } else if (text.ends_with(":money")) {
    condition.test = TriggerCondition::Test::kMoney;
    text.remove_suffix(6);
  }
  condition.path = text;
  return condition;
}

TriggerRule parse_rule(const Table& table, std::size_t row) {
  TriggerRule rule;
  rule.pos = table.at(row, 1);
  rule.category = table.at(row, 2);
  rule.mode = table.at(row, 3);
  rule.place = table.place(row);
  for (const std::string& part : split(table.at(row, 4), ' ')) {
    const auto equals = part.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == part.size())
      throw Error(ErrorCode::kData,
                  rule.place + ": frame: 'role=path' expected, seen '" + part + "'");
    rule.frame[part.substr(0, equals)] = split(part.substr(equals + 1), '|');
  }
  for (const std::string& part : split(table.at(row, 5), ' '))
    rule.conditions.push_back(parse_condition(part));
  if (rule.category == "light" && !rule.frame.contains("event"))
    throw Error(ErrorCode::kData, rule.place + ": a light verb needs 'event=path' in its frame");
  return rule;
}

// The word with what hyphens join to it ("build-up", of which the tokens are three), its last part as a lemma.
std::string hyphenated(const Tree& tree, std::uint32_t i) {
  const auto joined = [&](std::uint32_t left) {
    return tree.token(left).span.end == tree.token(left + 1).span.begin &&
           (tree.token(left).form == "-" || tree.token(left + 1).form == "-");
  };
  std::uint32_t first = i, last = i;
  while (first > 0 && joined(first - 1)) --first;
  while (last + 1 < tree.size() && joined(last)) ++last;
  std::string word;
  for (std::uint32_t t = first; t < last; ++t) word += to_lower(tree.token(t).form);
  return word + to_lower(tree.token(last).lemma);
}

// Bases that a regular verb form may have, for forms whose lemma the model got wrong: "freed", "rebuked", "patrolled".
std::vector<std::string> regular_bases(std::string_view form) {
  std::vector<std::string> bases;
  for (std::string_view ending : {"ed", "ing", "es", "s"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    const std::string stem(form.substr(0, form.size() - ending.size()));
    bases.push_back(stem);
    bases.push_back(stem + 'e');
    if (stem[stem.size() - 1] == stem[stem.size() - 2])
      bases.push_back(stem.substr(0, stem.size() - 1));
  }
  return bases;
}

// What the trigger may be called in the table, longest first. A particle is one whatever the parser makes of it.
std::vector<std::string> expressions(const Tree& tree, std::uint32_t i) {
  const std::string lemma = to_lower(tree.token(i).lemma), whole = hyphenated(tree, i);
  std::vector<std::string> keys;
  for (std::uint32_t c : tree.children(i)) {
    const Token& child = tree.token(c);
    if (child.deprel == "compound:prt" || is_relation(child.deprel, "obj"))
      keys.push_back(lemma + ' ' + to_lower(child.lemma));
    if (c < i && (child.deprel == "compound" || child.deprel == "amod"))
      keys.push_back(hyphenated(tree, c) + ' ' + lemma);
  }
  if (i + 1 < tree.size() && (tree.token(i + 1).upos == "ADP" || tree.token(i + 1).upos == "ADV"))
    keys.push_back(lemma + ' ' + to_lower(tree.token(i + 1).form));
  if (whole != lemma) keys.push_back(whole);
  keys.push_back(lemma);
  if (tree.token(i).upos != "VERB") return keys;
  const std::string form = to_lower(tree.token(i).form);
  for (std::string& base : regular_bases(form))
    if (base != lemma) keys.push_back(std::move(base));
  if (form != lemma) keys.push_back(form);
  return keys;
}

bool pos_fits(const std::string& wanted, const Token& token) {
  return wanted == token.upos || (wanted == "NOUN" && token.upos == "PROPN");
}

}  // namespace

TriggerRules::TriggerRules(const Lexicon& lexicon) : lexicon_(&lexicon) {
  for (std::size_t row = 0; row < lexicon.triggers.size(); ++row)
    rules_[lexicon.triggers.at(row, 0)].push_back(parse_rule(lexicon.triggers, row));
}

const TriggerRule* TriggerRules::match(const Reading& reading, const Entities& entities,
                                       TokenAt at) const {
  const Token& token = reading.token(at);
  if (token.upos != "VERB" && token.upos != "NOUN" && token.upos != "PROPN" && token.upos != "ADJ")
    return nullptr;
  for (const std::string& key : expressions(reading.tree(at), at.token)) {
    const auto found = rules_.find(key);
    if (found == rules_.end()) continue;
    for (const TriggerRule& rule : found->second)
      if (pos_fits(rule.pos, token) &&
          std::all_of(rule.conditions.begin(), rule.conditions.end(),
                      [&](const auto& c) { return holds(reading, entities, at, c) != c.negated; }))
        return &rule;
  }
  return nullptr;
}

std::vector<const TriggerRule*> TriggerRules::all_for(const Reading& reading, TokenAt at) const {
  std::vector<const TriggerRule*> all;
  for (const std::string& key : expressions(reading.tree(at), at.token)) {
    const auto found = rules_.find(key);
    if (found == rules_.end()) continue;
    for (const TriggerRule& rule : found->second) all.push_back(&rule);
  }
  return all;
}

bool TriggerRules::holds(const Reading& reading, const Entities& entities, TokenAt at,
                         const TriggerCondition& condition) const {
  const Tree& tree = reading.tree(at);
  for (std::uint32_t i : fillers(tree, at.token, condition.path)) {
    const auto among = [&](std::string_view text) {
      return std::find(condition.wanted.begin(), condition.wanted.end(), text) !=
             condition.wanted.end();
    };
    const std::string lemma = to_lower(tree.token(i).lemma);
    switch (condition.test) {
      case TriggerCondition::Test::kPresent:
        return true;
      case TriggerCondition::Test::kLemma:
        if (among(lemma)) return true;
        break;
      case TriggerCondition::Test::kType: {
        const auto entity = entities.at({at.sentence, i});
        if (entity && among(to_string(entities.entities[*entity].type))) return true;
        break;
      }
      case TriggerCondition::Test::kTitle:
        if (!lexicon_->titles.rows(lemma).empty()) return true;
        break;
      case TriggerCondition::Test::kMoney:
        if (is_money(tree, i, *lexicon_)) return true;
        break;
    }
  }
  return false;
}

std::vector<std::string> TriggerRules::paths(const TriggerRule& rule, std::string_view role) {
  if (const auto own = rule.frame.find(role); own != rule.frame.end())
    return own->second.front() == "none" ? std::vector<std::string>{} : own->second;
  const bool verb = rule.pos == "VERB";
  if (role == "actor")
    return verb ? std::vector<std::string>{"nsubj"}
                : std::vector<std::string>{"poss", "nmod:by", "compound", "amod"};
  if (role == "recipient")
    return verb ? std::vector<std::string>{"obj", "iobj"}
                : std::vector<std::string>{"nmod:against", "nmod:on", "nmod:of"};
  if (role == "place")
    return {"obl:in", "obl:at", "obl:near", "obl:off", "obj/nmod:near", "obj/nmod:off"};
  return {};
}

}  // namespace dossier
