// What the language engine says of a document: sentences, tokens, tags, trees and names. Values
// only.
//
// Terms are Universal Dependencies' (https://universaldependencies.org): UPOS, XPOS (Penn), heads,
// relations.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace dossier {

inline constexpr std::uint32_t kRoot = 0xFFFFFFFF;  // head of a sentence's root

/// A syntactic word. Two words of one orthographic word ("don't") have spans that lie side by side.
struct Token {
  Span span;  // in the document's text
  std::string form;
  std::string lemma;
  std::string upos;            // "NOUN"
  std::string xpos;            // "NNS"
  std::uint32_t head = kRoot;  // index into the sentence's tokens
  std::string deprel;          // "nsubj:pass"
  std::string entity;          // what the word, as head of a mention, would denote: "person",
      // "organization", "place", "event", "object", "abstract", ...; empty or
      // "none" where it denotes none of these
  std::string feats = {};  // "Number=Plur|Person=3"; empty for none
  float factuality = 0;    // -3 (what the word tells did not happen) to 3 (it did), as the readers of
                           // UDS It-Happened judge; says something of verbs and event nouns only

  friend bool operator==(const Token&, const Token&) = default;
};

/// A proper name: tokens [first, last), of a type of the model's label set ("person",
/// "organization", "place", "group", "event", "thing", "date", "money", "number").
struct Name {
  std::uint32_t first;
  std::uint32_t last;
  std::string type;

  friend bool operator==(const Name&, const Name&) = default;
};

struct Sentence {
  Span span;                  // from its first token's begin to its last token's end
  std::vector<Token> tokens;  // never empty, in text order
  std::vector<Name> names;    // in order, without overlap
  std::uint32_t block = 0;    // index of the text block that it stands in
  std::vector<Name> mentions =
      {};  // names and descriptions with titles and modifiers ("Kastian navy commander Tomas
           // Reuel"): persons, organizations, places, groups; in order, without overlap

  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// What the encoder sees in each word: `width` numbers for each token, token after token. Coreference and events are
/// learned on them.
struct WordVectors {
  std::size_t width = 0;
  std::vector<float> values;
};

struct Annotation {
  std::vector<Sentence> sentences;

  friend bool operator==(const Annotation&, const Annotation&) = default;
};

}  // namespace dossier
