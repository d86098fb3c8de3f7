// The facts of one document: what understanding read there. Immutable, and dependent on that
// document alone.
//
// Entities are the document's own (coreference is done, nothing is compared with other documents).
// Claims and evidence point to them by index. See docs/model.md for every term.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/hash.h"
#include "base/span.h"

namespace dossier {

enum class EntityType : std::uint8_t { kPerson, kOrganization, kGroup, kPlace, kThing, kEvent };
std::string_view to_string(EntityType type);  // "person"
std::optional<EntityType> parse_entity_type(std::string_view text);

enum class Stance : std::uint8_t {
  kAsserted,
  kDenied,
  kAlleged,
  kPlanned,
  kHypothetical,
  kRequested
};
std::string_view to_string(Stance stance);  // "asserted"
std::optional<Stance> parse_stance(std::string_view text);

enum class MentionKind : std::uint8_t { kName, kNominal, kPronoun };

struct Mention {
  Span span;
  MentionKind kind = MentionKind::kName;
  friend auto operator<=>(const Mention&, const Mention&) = default;
};

/// A node of one document. Its mentions are sorted by span and never empty; an event's mentions are
/// its triggers.
struct LocalEntity {
  EntityType type = EntityType::kThing;
  std::string subtype;             // of the ontology ("government", "officials"), or empty
  std::string name;                // the best surface form; for an event a short description
  std::vector<std::string> names;  // every surface form that names it, sorted, without repeats
  std::vector<Mention> mentions;
  std::string category;  // events: PLOVER category ("consult")
  std::string mode;      // events: mode ("phone"), or empty
  std::string country;  // ISO 3166 alpha-2 code, where the entity is a country, its capital or part
                        // of its state
  friend bool operator==(const LocalEntity&, const LocalEntity&) = default;
};

/// One place in the document that speaks for or against a claim.
struct LocalEvidence {
  Span sentence;                        // what is quoted; at most kMaxQuoteBytes
  Span trigger;                         // the word that carries the claim, inside the sentence
  std::optional<Span> subject, object;  // the mentions at both ends, where they are written
  std::vector<std::uint32_t>
      speakers;     // entities, outermost first; empty when the document speaks in its own voice
  std::string cue;  // words that attribute or hedge ("reportedly"), or empty
  Stance stance = Stance::kAsserted;
  std::optional<TimeInterval> when;  // event time
  std::optional<TimeInterval> said;  // when the speaker said it
  std::optional<std::uint32_t>
      origin;  // entity that is credited; nothing: the document's own outlet
  // Set where judgements are applied, never stored:
  bool by_hand = false;           // an analyst added it
  std::optional<Stance> read_as;  // what the program said, where an analyst corrected it
  friend bool operator==(const LocalEvidence&, const LocalEvidence&) = default;
};

struct LocalClaim {
  std::string predicate;  // of the ontology: "actor", "holds_role", ...
  std::uint32_t subject = 0;
  std::optional<std::uint32_t>
      object;  // an object, a value, or both ("holds_role": organization and title)
  std::string value;
  std::vector<LocalEvidence> evidence;  // never empty
  friend bool operator==(const LocalClaim&, const LocalClaim&) = default;
};

struct DocumentFacts {
  std::string extractor;  // "dossier 0.1.0"
  std::vector<LocalEntity> entities;
  std::vector<LocalClaim> claims;
  std::vector<std::string> diagnostics;  // what could not be read, in words
  friend bool operator==(const DocumentFacts&, const DocumentFacts&) = default;
};

/// A document's metadata and text, as they are stored beside its facts.
struct Report {
  DocumentId id;
  std::string name, title, author, publisher, url;
  std::optional<Date> published;
  std::string text;
  friend bool operator==(const Report&, const Report&) = default;
};

struct ReportFacts {
  Report report;
  DocumentFacts facts;
};

/// kInput where facts break law 5 (evidence outside the document, a claim without evidence, an
/// index out of range, a span that cuts a character). That a predicate is known is not checked
/// here. Linear.
void validate(const ReportFacts& facts);

/// Bytes of facts (CBOR, RFC 8949), for the store; decode(encode(x)) equals x. kStore for damaged
/// bytes.
std::string encode(const DocumentFacts& facts);
DocumentFacts decode_facts(std::string_view bytes);
std::string encode(const Report& report);
Report decode_report(std::string_view bytes);

}  // namespace dossier
