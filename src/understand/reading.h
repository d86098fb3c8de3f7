// What the stages of understanding share about one document while it is read. For this folder, and for what measures it.
//
// The stages, each a pure function that adds its values: entities (mentions and coreference), times, attribution (who speaks),
// then drafts of events and relations, which `understand` joins to claims.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "graph/facts.h"
#include "language/annotation.h"
#include "text/document.h"
#include "understand/tree.h"

namespace dossier {

/// A token of the document. Sorts in text order.
struct TokenAt {
  std::uint32_t sentence;
  std::uint32_t token;
  friend auto operator<=>(const TokenAt&, const TokenAt&) = default;
};

/// The document with its trees. Owns the annotation, so that Tree pointers stay good; do not copy.
struct Reading {
  const Document& document;
  std::vector<Block> blocks;
  Annotation annotation;
  std::vector<Tree> trees;   // one for each sentence
  WordVectors vectors = {};  // of every token in order; none for given trees and very long texts

  const Tree& tree(TokenAt at) const { return trees[at.sentence]; }
  const Token& token(TokenAt at) const {
    return annotation.sentences[at.sentence].tokens[at.token];
  }
  /// kParagraph where the reading has no blocks.
  BlockKind block_kind(std::uint32_t sentence) const {
    const std::uint32_t block = annotation.sentences[sentence].block;
    return block < blocks.size() ? blocks[block].kind : BlockKind::kParagraph;
  }
};

/// A mention in a sentence: tokens [first, last) of the minimal name or noun phrase (without relative clauses and long
/// prepositional tails), and its head token.
struct EntityMention {
  TokenAt head;
  std::uint32_t first, last;
  MentionKind kind;
  std::uint32_t entity;  // index into Entities::entities
  std::vector<std::uint32_t> members =
      {};  // "the two leaders": the entities that are meant together, or empty
};

/// A noun phrase, tokens [first, last) with its tails and clauses, and the number of what it refers to.
struct ReferringPhrase {
  TokenAt head;
  std::uint32_t first, last, referent;
};

/// Every entity of the document but its events, with all its mentions.
struct Entities {
  std::vector<LocalEntity> entities;
  std::vector<EntityMention> mentions;  // sorted by head; sources named later stand at the end
  std::map<TokenAt, std::uint32_t> by_token;  // head token, and every token of a name, to a mention
  std::vector<TokenAt> first_person;          // "I", "we", "our": whoever speaks there
  /// All noun phrases in text order, those too that denote no entity: what coreference rests on and is measured by. Empty
  /// where the reading has no word vectors.
  std::vector<ReferringPhrase> phrases;

  /// The entity that the phrase headed by `at` denotes, if it is one.
  std::optional<std::uint32_t> at(TokenAt at) const {
    const auto found = by_token.find(at);
    if (found == by_token.end()) return std::nullopt;
    return mentions[found->second].entity;
  }
};

/// A time expression: tokens [first, last), the token that heads it, and what it means.
struct TimeExpression {
  TokenAt head;
  std::uint32_t first, last;
  std::optional<TimeInterval>
      interval;  // nothing where it is relative and the document has no date
};

/// Somebody says something: the source (who), the cue (the word that attributes), the content (what is said).
struct Attribution {
  std::uint32_t sentence;  // of the cue, or of the quotation when there is no cue
  std::optional<std::uint32_t>
      source;  // entity; nothing for an anonymous passive ("it is said that")
  std::optional<TokenAt> source_token;  // head of the words that name the source
  std::optional<TokenAt> cue;           // "said", "according", "claims"
  std::string cue_text;                 // as shown: "according to", "said"
  std::vector<std::pair<TokenAt, TokenAt>>
      content;  // token ranges, each in one sentence, end exclusive; sorted, apart
  std::optional<std::uint32_t> outer;  // index of the attribution that this one stands inside
  Stance stance = Stance::
      kAsserted;  // what the cue itself does to its content: "denied" for deny, "alleged" for allege
  bool credit =
      false;  // names where the report comes from ("Reuters reported", "citing X"): origin
  std::optional<TimeInterval> said;
};

struct Attributions {
  std::vector<Attribution> all;  // in text order of their cue
  /// Attributions whose content holds the token, outermost first, at most kMaxSpeakerChain of them (the innermost). A cue is not
  /// inside its own content. Cost linear in the attributions whose content touches the sentence.
  std::vector<std::uint32_t> around(TokenAt at) const;
  /// To be called when `all` is filled or changed; `around` rests on it.
  void index();

  // Made by `index`: attributions by the sentences that their content touches; how many outer ones and content tokens each has.
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_sentence;
  std::vector<std::uint32_t> depths, sizes;
};

/// How one word is put, and by what.
struct StanceReading {
  Stance stance = Stance::kAsserted;
  std::string cue;  // the word that decided ("reportedly", "might", "not"), or empty
};

/// What plays a role: an entity, another event, or words of the text as a value. With none of these, the words at `token` name a
/// party that is no entity yet (sources.h).
struct RoleDraft {
  std::string role;  // "actor", "recipient", "place", ..., "time", "count", "content"
  std::optional<std::uint32_t> entity;
  std::string value;
  TokenAt token;                      // head of the words
  std::optional<TokenAt> event = {};  // trigger of the event that it is ("about")
};

/// An earlier draft of the same category that a draft may be another mention of.
struct EarlierMention {
  std::uint32_t draft;  // index
  bool sure;            // else only where the rules for one event hold as well
};

struct EventDraft {
  TokenAt trigger;
  TokenAt put;  // where its stance is read: the support verb of a noun, else the trigger
  std::string category, mode;  // both empty: only says more of the event `same_as`
  std::vector<RoleDraft> roles;
  std::vector<std::uint32_t> times;  // indexes of time expressions that say when
  std::string words;                 // "phone call", "condemn": how the event is named to a reader
  std::optional<TokenAt>
      same_as;            // the noun whose event this only says more of ("the call included X")
  bool definite = false;  // "the call", "this attack": may point to an event named before
  std::optional<std::vector<EarlierMention>> earlier = {};  // nothing: the rules say alone
};

struct RelationDraft {
  std::string predicate;
  TokenAt trigger = {};       // the word that carries it ("leads", "president")
  std::uint32_t subject = 0;  // entity
  TokenAt subject_token = {};
  std::optional<std::uint32_t> subject_event =
      {};  // "the call was cordial": index of the event draft described, then subject is unused
  std::optional<std::uint32_t> object = {};  // entity
  std::optional<TokenAt> object_token = {};
  std::string value = {};
  std::optional<Stance> stance =
      {};  // where the construction decides it ("denied involvement in", "non-existent")
};

}  // namespace dossier
