#include "graph/facts.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/limits.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 6> kTypes = {"person", "organization", "group",
                                                    "place",  "thing",        "event"};
constexpr std::array<std::string_view, 6> kStances = {"asserted", "denied",       "alleged",
                                                      "planned",  "hypothetical", "requested"};

template <class Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& words, std::string_view text) {
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

// Checks one document; `where` names the entity or claim in messages.
class Validator {
 public:
  explicit Validator(const ReportFacts& document)
      : name_(document.report.name), text_(document.report.text), facts_(document.facts) {}

  void run() const {
    for (std::size_t i = 0; i < facts_.entities.size(); ++i)
      check(facts_.entities[i], "entity " + std::to_string(i));
    for (std::size_t i = 0; i < facts_.claims.size(); ++i)
      check(facts_.claims[i], "claim " + std::to_string(i));
  }

 private:
  void require(bool holds, const std::string& where, std::string_view what) const {
    if (!holds) throw Error(ErrorCode::kInput, name_ + ": " + where + ": " + std::string(what));
  }

  bool at_character(std::uint32_t offset) const {
    return offset == text_.size() || (static_cast<unsigned char>(text_[offset]) & 0xC0) != 0x80;
  }

  void check(Span span, const std::string& where) const {
    if (span.begin < span.end && span.end <= text_.size() && at_character(span.begin) &&
        at_character(span.end))
      return;
    require(false, where,
            "bytes " + std::to_string(span.begin) + " to " + std::to_string(span.end) +
                " are no piece of the text");
  }

  void check_entity_index(std::uint32_t entity, const std::string& where) const {
    if (entity >= facts_.entities.size())
      require(false, where, "there is no entity " + std::to_string(entity));
  }

  void check(const std::optional<TimeInterval>& time, const std::string& where) const {
    if (!time) return;
    require(time->from || time->to, where, "a time interval without an end");
    require(!time->from || !time->to || *time->from <= *time->to, where,
            "a time interval ends before it begins");
  }

  void check(const LocalEntity& entity, const std::string& where) const {
    require(!entity.name.empty(), where, "no name");
    require(!entity.mentions.empty(), where, "no mention");
    require(std::is_sorted(entity.mentions.begin(), entity.mentions.end()), where,
            "mentions are not sorted");
    require(std::adjacent_find(entity.names.begin(), entity.names.end(), std::greater_equal<>()) ==
                entity.names.end(),
            where, "names are not sorted");
    require((entity.type == EntityType::kEvent) != entity.category.empty(), where,
            "a category belongs to an event, and to nothing else");
    for (const Mention& mention : entity.mentions) check(mention.span, where);
  }

  void check(const LocalClaim& claim, const std::string& where) const {
    require(!claim.predicate.empty(), where, "no predicate");
    require(!claim.evidence.empty(), where, "no evidence");
    check_entity_index(claim.subject, where);
    if (claim.object) check_entity_index(*claim.object, where);
    for (const LocalEvidence& evidence : claim.evidence) check(evidence, where);
  }

  void check(const LocalEvidence& evidence, const std::string& where) const {
    check(evidence.sentence, where);
    check(evidence.trigger, where);
    require(evidence.sentence.size() <= kMaxQuoteBytes, where, "the quotation is too long");
    require(evidence.sentence.contains(evidence.trigger), where,
            "the trigger is outside its sentence");
    if (evidence.subject) check(*evidence.subject, where);
    if (evidence.object) check(*evidence.object, where);
    require(evidence.speakers.size() <= kMaxSpeakerChain, where, "too many speakers");
    for (std::uint32_t speaker : evidence.speakers) check_entity_index(speaker, where);
    if (evidence.origin) check_entity_index(*evidence.origin, where);
    check(evidence.when, where);
    check(evidence.said, where);
  }

  const std::string& name_;
  std::string_view text_;
  const DocumentFacts& facts_;
};

}  // namespace

std::string_view to_string(EntityType type) {
  return kTypes[static_cast<std::size_t>(type)];
}
std::optional<EntityType> parse_entity_type(std::string_view text) {
  return parse<EntityType>(kTypes, text);
}

std::string_view to_string(Stance stance) {
  return kStances[static_cast<std::size_t>(stance)];
}
std::optional<Stance> parse_stance(std::string_view text) {
  return parse<Stance>(kStances, text);
}

void validate(const ReportFacts& facts) {
  Validator(facts).run();
}

}  // namespace dossier
