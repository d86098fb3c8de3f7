// The whole dossier as values: nodes, claims and evidence over all documents, after resolution.
//
// Everything is sorted by public id, so equal sets of documents give equal bytes in every export.
// Ids are content hashes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/hash.h"
#include "base/span.h"
#include "graph/facts.h"

namespace dossier {

using NodeIndex = std::uint32_t;   // into KnowledgeGraph::nodes
using ClaimIndex = std::uint32_t;  // into KnowledgeGraph::claims

/// Which entity of which document: how a node lists its members.
struct Member {
  std::uint32_t report;  // index into KnowledgeGraph::reports
  std::uint32_t entity;  // index into that document's entities
  friend auto operator<=>(const Member&, const Member&) = default;
};

struct Node {
  NodeId id;  // smallest mention id of its members: hash of the document id and the mention's span
  EntityType type = EntityType::kThing;
  std::string subtype, name, category, mode, country;
  std::vector<std::string> names;               // every surface form, sorted
  std::map<std::string, std::string> external;  // "wikidata" -> "Q..."
  std::vector<Member> members;                  // sorted
  std::uint32_t mentions = 0;
  std::uint32_t articles = 0;
  std::uint32_t origins = 0;  // independent origins of the articles that mention it
  bool named = true;          // some mention is a name; else `name` is a description
  friend bool operator==(const Node&, const Node&) = default;
};

/// Extractor of evidence that was added by hand.
inline constexpr std::string_view kAnalyst = "analyst";

struct Evidence {
  EvidenceId id;
  std::uint32_t report = 0;  // index into reports
  Span sentence, trigger;
  std::optional<Span> subject, object;
  std::vector<NodeIndex> speakers;  // outermost first
  std::string cue;
  Stance stance = Stance::kAsserted;
  std::optional<TimeInterval> when, said;
  std::string
      origin;  // name of the independent origin: credited outlet, publisher, or the document's name
  std::string extractor;          // kAnalyst where it was added by hand
  std::optional<Stance> read_as;  // what the program said, where an analyst corrected it
  std::uint32_t ordinal = 0;  // number of the local evidence among all of its document that counts
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Claim {
  ClaimId id;  // hash of predicate, subject id, object id and folded value
  std::string predicate;
  NodeIndex subject = 0;
  std::optional<NodeIndex> object;
  std::string value;
  bool contested = false;
  std::uint32_t articles = 0;
  std::uint32_t origins = 0;
  std::vector<Evidence> evidence;  // sorted by (document, trigger, id); never empty
  friend bool operator==(const Claim&, const Claim&) = default;
};

/// Where a report as a whole comes from.
struct ReportOrigin {
  std::string name;         // its outlet, that of the first copy, or the agency that copies credit
  std::uint32_t first = 0;  // the first report among its copies; itself where it has none
  bool copied = false;      // there are others with the same text, edited or not
  friend bool operator==(const ReportOrigin&, const ReportOrigin&) = default;
};

enum class DisputeKind : std::uint8_t { kStance, kOffice, kNumber, kTime };

/// Claims that cannot stand beside each other, or one about which speakers disagree.
struct Dispute {
  DisputeKind kind = DisputeKind::kStance;
  std::vector<ClaimIndex> claims;  // sorted, never empty; kStance: one
  friend auto operator<=>(const Dispute&, const Dispute&) = default;
};

struct KnowledgeGraph {
  std::vector<Report> reports;        // sorted by id
  std::vector<ReportOrigin> origins;  // of each report
  std::vector<Node> nodes;            // sorted by id
  std::vector<Claim> claims;          // sorted by id
  std::vector<Dispute> disputes;      // sorted; each contested claim is in one or more
  friend bool operator==(const KnowledgeGraph&, const KnowledgeGraph&) = default;
};

/// Id of a mention, from which node ids come.
Hash128 mention_id(DocumentId document, Span span);

/// The quotation of a piece of evidence: the bytes of its sentence, cut from the report's text.
std::string_view quote(const KnowledgeGraph& graph, const Evidence& evidence);

/// A short text for a claim that a user can read: "phone call between A and B: actor A".
std::string describe(const KnowledgeGraph& graph, const Claim& claim);

}  // namespace dossier
