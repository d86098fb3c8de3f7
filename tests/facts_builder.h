// Facts of small documents, made by hand for tests of what comes after understanding. The text is
// written along, so that every span is real.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/facts.h"

namespace dossier {

struct EntityWords {
  std::vector<std::string> names;  // the first is the best
  std::string subtype = {};
  std::string country = {};
};

struct ClaimWords {
  std::optional<std::uint32_t> object = {};
  std::string value = {};
  Stance stance = Stance::kAsserted;
  std::vector<std::uint32_t> speakers = {};
  std::optional<TimeInterval> when = {};
  std::optional<std::uint32_t> origin = {};
  std::string words = {};  // more of the sentence
};

class FactsBuilder {
 public:
  explicit FactsBuilder(std::string name, std::string publisher = "", std::string published = "") {
    facts_.report.name = std::move(name);
    facts_.report.publisher = std::move(publisher);
    if (!published.empty()) facts_.report.published = parse_iso_date(published);
    facts_.facts.extractor = "test 1";
    write("Report of " + facts_.report.name);
  }

  std::uint32_t person(EntityWords words) { return named(EntityType::kPerson, std::move(words)); }
  std::uint32_t organization(EntityWords words) {
    return named(EntityType::kOrganization, std::move(words));
  }
  std::uint32_t place(EntityWords words) { return named(EntityType::kPlace, std::move(words)); }
  std::uint32_t named(EntityType type, EntityWords words) {
    return add(type, std::move(words), MentionKind::kName);
  }
  std::uint32_t nominal(EntityType type, EntityWords words) {
    return add(type, std::move(words), MentionKind::kNominal);
  }
  std::uint32_t event(const std::string& category, const std::string& mode = "") {
    const std::uint32_t number = nominal(EntityType::kEvent, {{category + " " + mode}});
    facts_.facts.entities[number].category = category;
    facts_.facts.entities[number].mode = mode;
    return number;
  }

  /// Evidence for the claim in a sentence of its own; the same claim again adds to it.
  FactsBuilder& claim(const std::string& predicate, std::uint32_t subject, ClaimWords words) {
    LocalEvidence evidence;
    evidence.sentence = write("Claim that " + predicate + " holds" +
                              (words.words.empty() ? "" : ": " + words.words));
    evidence.trigger = {
        evidence.sentence.begin + 11,
        evidence.sentence.begin + 11 + static_cast<std::uint32_t>(predicate.size())};
    evidence.speakers = std::move(words.speakers);
    evidence.stance = words.stance;
    evidence.when = words.when;
    evidence.origin = words.origin;
    auto& claims = facts_.facts.claims;
    const auto same = std::find_if(claims.begin(), claims.end(), [&](const LocalClaim& c) {
      return c.predicate == predicate && c.subject == subject && c.object == words.object &&
             c.value == words.value;
    });
    if (same != claims.end()) {
      same->evidence.push_back(std::move(evidence));
    } else {
      claims.push_back({predicate, subject, words.object, words.value, {std::move(evidence)}});
    }
    return *this;
  }
  FactsBuilder& actor(std::uint32_t event, std::uint32_t who) {
    return claim("actor", event, {.object = who});
  }

  /// A sentence of its own.
  Span write(const std::string& words) {
    std::string& text = facts_.report.text;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words;
    const auto end = static_cast<std::uint32_t>(text.size());
    text += ".\n";
    return {begin, end};
  }

  ReportFacts build() const {
    ReportFacts out = facts_;
    Hasher hasher;
    hasher.add(out.report.text).add(out.report.publisher);
    out.report.id.value = hasher.finish();
    return out;
  }

 private:
  std::uint32_t add(EntityType type, EntityWords words, MentionKind kind) {
    LocalEntity entity;
    entity.type = type;
    entity.subtype = std::move(words.subtype);
    entity.country = std::move(words.country);
    entity.name = words.names.front();
    for (const std::string& name : words.names) entity.mentions.push_back({write(name), kind});
    entity.names = std::move(words.names);
    std::sort(entity.names.begin(), entity.names.end());
    facts_.facts.entities.push_back(std::move(entity));
    return static_cast<std::uint32_t>(facts_.facts.entities.size() - 1);
  }

  ReportFacts facts_;
};

/// Documents in the order that resolve and assemble want.
inline std::vector<ReportFacts> sorted(std::vector<ReportFacts> documents) {
  std::sort(documents.begin(), documents.end(),
            [](const ReportFacts& a, const ReportFacts& b) { return a.report.id < b.report.id; });
  return documents;
}

}  // namespace dossier
