// What the parts of the finding of relations share. Internal to relations.cpp and its neighbours.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "understand/lexicon.h"
#include "understand/reading.h"
#include "understand/relation_rules.h"

namespace dossier {

/// A document while its relations are found.
struct RelationScan {
  const Reading& reading;
  const Entities& entities;
  const Lexicon& lexicon;
  const RelationRules& rules;
  std::map<TokenAt, std::uint32_t> event_at;  // trigger to the index of its draft

  const LocalEntity& entity(std::uint32_t index) const { return entities.entities[index]; }
  bool is_named(std::uint32_t index) const;
};

/// Relations of the words of relations.tsv.
void find_word_relations(const RelationScan& scan, std::vector<RelationDraft>& found);

/// Titles and occupations: in front of names, in appositions, behind "is" and "as".
void find_roles(const RelationScan& scan, std::vector<RelationDraft>& found);

/// Descriptions of organizations and things beside their names and behind "is"; of events by
/// adjectives.
void find_descriptions_of(const RelationScan& scan, std::vector<RelationDraft>& found);

/// The word of whom `at` is said: the subject of its copula, the name that it stands with, the
/// object of the verb that predicates it ("called X a liar", "described X as cordial"), the noun
/// that it modifies; else itself.
TokenAt bearer_of(const RelationScan& scan, TokenAt at);

/// True for "is a cartel", not for "is like a cartel".
bool is_predicate(const Tree& tree, std::uint32_t noun);

bool is_quotation_mark(const Token& token);

/// The words of a noun or adjective: all that is quoted, where it stands in quotation marks; else
/// without articles, possessors and quotation marks, with what is coordinated when an adjective.
std::string description_at(const RelationScan& scan, TokenAt at);

/// True where the word is a common noun that nouns.tsv knows.
bool is_known_noun(const RelationScan& scan, TokenAt at);

}  // namespace dossier
