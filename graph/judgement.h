// What an analyst says against the program: two nodes are one or are not, a piece of evidence was
// misread, a claim that was not drawn. Kept with who, when and why, beside the documents, as truth.
//
// A judgement points into documents (a mention's bytes, a trigger's bytes), never to nodes, claims
// or evidence, whose ids change with what is in the dossier. So it outlives every re-read, and a
// document that is removed and added again finds it in force. See docs/model.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/hash.h"
#include "base/span.h"
#include "base/timestamp.h"
#include "graph/facts.h"

namespace dossier {

/// A document's entity, held by its first mention. Type and name find it where a re-read moved the
/// mention, or a newer revision took the document's place.
struct Anchor {
  DocumentId document;
  Span mention;
  EntityType type = EntityType::kThing;
  std::string name;
  friend auto operator<=>(const Anchor&, const Anchor&) = default;
};

enum class Relation : std::uint8_t { kSame, kDifferent };

/// All members of one node, and all of another, are one or are not. Both sides are sorted, the
/// smaller stands left; neither is empty.
struct Sameness {
  Relation relation = Relation::kSame;
  std::vector<Anchor> left, right;
  friend bool operator==(const Sameness&, const Sameness&) = default;
};

/// One piece of evidence was misread: it has another stance, or (nothing) speaks for nothing.
struct Misreading {
  DocumentId document;
  std::string predicate, value;
  Span trigger, subject;  // bytes of the document
  std::optional<Span> object;
  std::vector<Span> speakers;  // first mentions
  std::string cue;
  Stance read_as = Stance::kAsserted;  // what the program said
  std::optional<Stance> stance;
  friend bool operator==(const Misreading&, const Misreading&) = default;
};

/// A claim that an analyst reads in a document. Its ends and its speaker are entities of any
/// documents.
struct HandMade {
  DocumentId document;
  Span quotation;
  Anchor subject;
  std::string predicate;
  std::optional<Anchor> object;
  std::string value;
  Stance stance = Stance::kAsserted;
  std::optional<Anchor> speaker;
  std::optional<TimeInterval> when;  // event time
  friend bool operator==(const HandMade&, const HandMade&) = default;
};

struct Judgement {
  std::variant<Sameness, Misreading, HandMade> word;
  std::string who;
  Timestamp when;
  std::string why;  // may be empty
  friend bool operator==(const Judgement&, const Judgement&) = default;
};

/// Hash of what is said, not of who says it, when or why: whoever says the same thing, it is one
/// judgement.
JudgementId id_of(const Judgement& judgement);

/// "same", "different", "wrong" or "claim".
std::string_view kind_of(const Judgement& judgement);

/// The relation with its sides in order, without repeats. kUsage where a side is empty or both hold
/// a common anchor; kLimit above kMaxAnchors.
Sameness sameness(Relation relation, std::vector<Anchor> one, std::vector<Anchor> other);

/// Of two judgements with one id, the one that is kept, whichever came first: the earlier, then by
/// who and why.
const Judgement& kept_of(const Judgement& a, const Judgement& b);

/// The judgement without what it holds of a document: its words are gone from it. Nothing when
/// nothing that makes sense is left.
std::optional<Judgement> without(const Judgement& judgement, DocumentId document);

/// In the order in which they take effect: by moment, then id.
void sort_by_effect(std::vector<Judgement>& judgements);

/// Bytes (CBOR), as those of facts.
std::string encode(const Judgement& judgement);
Judgement decode_judgement(std::string_view bytes);

}  // namespace dossier
