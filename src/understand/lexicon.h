// The word lists and patterns of understanding: data files beside the engine, each with an origin and a licence line.
//
// Every file is tab-separated UTF-8. Lines that start with '#' are comments; the first comment lines say what the file is, its
// origin and its licence; the first line that is not a comment names the columns. An empty cell is "-".
//
//   Threads  immutable after loading.
//   Errors   kData: file, line, column and the value seen.
#pragma once

#include "base/table.h"

namespace dossier {

/// All of them. Columns are given in the files themselves and in docs/understanding.md.
struct Lexicon {
  Lexicon();

  Table
      countries;  // name, code, kind: country|capital|demonym|alias|region, type            places.cpp of resolve too
  Table
      nouns;  // lemma, type, subtype: common nouns that denote persons, organizations, groups, places, things
  Table titles;       // words, type: president, secretary of state; kind: leader|office|honorific
  Table first_names;  // name, gender: first names that tell one
  Table function_words;  // word, kind, value: pronouns, determiners, small numbers
  Table times;   // words, kind, value: month and weekday names, seasons, unit words, relative words
  Table cues;    // lemma, pos, class, stance: words that attribute
  Table scopes;  // lemma, pos, relation, stance: words that set the stance of what they govern
  Table triggers;   // lemma, pos, category, mode, frame, ...: words that carry an event
  Table relations;  // lemma, pos, predicate, pattern: words that carry a relation
};

}  // namespace dossier
