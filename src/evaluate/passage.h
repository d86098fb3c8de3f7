// What a short text is said to hold: the shape in which what an annotator drew and what the program drew are compared.
//
// One shape for both sides, so that scoring is a pure function of two values, and a passage against itself scores 100 in everything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "evaluate/coreference_score.h"
#include "graph/facts.h"

namespace dossier {

struct PassageEntity {
  EntityType type = EntityType::kThing;  // never kEvent
  std::vector<Phrase> mentions;          // sorted
};

struct PassageTime {
  Span span;
  std::optional<TimeInterval> interval;
};

/// An entity, an event, or a relation (which a statement may be about), by index.
enum class NodeKind : std::uint8_t { kEntity, kEvent, kRelation };
struct NodeRef {
  NodeKind kind = NodeKind::kEntity;
  std::uint32_t index = 0;
  friend auto operator<=>(const NodeRef&, const NodeRef&) = default;
};

/// Words of the text that state an event, how they put it, and who says so (entities, outermost first).
struct EventMention {
  Span trigger;
  Stance stance = Stance::kAsserted;
  std::vector<std::uint32_t> speakers;
};

struct Role {
  std::string role;  // "actor", "recipient", "place", "instrument", "about"
  NodeRef who;
  friend auto operator<=>(const Role&, const Role&) = default;
};

/// Words that give an event a value.
struct EventValue {
  std::string role;  // "killed", "injured", "count", "amount", "as", "content"
  Span words;
  friend auto operator<=>(const EventValue&, const EventValue&) = default;
};

struct PassageEvent {
  std::string category, mode;
  std::vector<EventMention> mentions;  // never empty; the first is the one that is annotated
  std::vector<Role> roles;             // sorted, without repeats
  std::vector<EventValue> values;      // sorted, without repeats
  std::optional<TimeInterval> when;
};

struct PassageRelation {
  std::string predicate;
  Span trigger;
  NodeRef subject;
  std::optional<NodeRef> object;
  std::string value;  // words, or empty
  Stance stance = Stance::kAsserted;
  std::vector<std::uint32_t> speakers;
};

struct Passage {
  std::vector<PassageEntity> entities;
  std::vector<PassageEvent> events;
  std::vector<PassageRelation> relations;
  std::vector<PassageTime> times;
};

}  // namespace dossier
