// Judgements hold bytes of documents (graph/judgement.h); here they meet what is read there now.
//
// An anchor means, of the entities of its document, the one with the same mention, type and name;
// failing that the same mention and type; then a mention of that type that overlaps; then the only
// one of that type and name. In a document that a newer revision replaced, it means the only entity
// of that type and name in the newest. Else it means nothing until the document is back.
//
// A misreading means the evidence of the same predicate, value, trigger and ends; if there are
// several, the one that was put the same way. What a re-read no longer says needs no correction.
//
// Cost: linear in the documents, and O(j log d) for j anchors, but that an anchor looks at all
// mentions of its document.
#include "resolve/judged.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"

namespace dossier {
namespace {

auto rank(const Report& report) {
  return std::tie(report.published, report.id);
}

// The newest document of each address takes the place of the others.
class Revisions {
 public:
  explicit Revisions(std::span<const Report* const> reports) {
    for (std::size_t i = 0; i < reports.size(); ++i) {
      if (reports[i]->url.empty()) continue;
      const auto [place, added] = newest_.try_emplace(reports[i]->url, i);
      if (!added && rank(*reports[place->second]) < rank(*reports[i])) place->second = i;
    }
  }
  /// Index of the report that counts for this one; itself where it counts.
  std::size_t newest(const Report& report, std::size_t itself) const {
    const auto found = newest_.find(report.url);
    return found == newest_.end() ? itself : found->second;
  }

 private:
  std::map<std::string_view, std::size_t> newest_;
};

Span first_mention(const LocalEntity& entity) {
  return entity.mentions.front().span;
}
Span subject_span(const DocumentFacts& facts, const LocalClaim& claim,
                  const LocalEvidence& evidence) {
  return evidence.subject.value_or(first_mention(facts.entities[claim.subject]));
}
std::optional<Span> object_span(const DocumentFacts& facts, const LocalClaim& claim,
                                const LocalEvidence& evidence) {
  if (evidence.object || !claim.object) return evidence.object;
  return first_mention(facts.entities[*claim.object]);
}
std::vector<Span> speaker_spans(const DocumentFacts& facts, const LocalEvidence& evidence) {
  std::vector<Span> out;
  for (const std::uint32_t speaker : evidence.speakers)
    out.push_back(first_mention(facts.entities[speaker]));
  return out;
}

class Judge {
 public:
  Judge(std::vector<ReportFacts> all, std::optional<Date> as_of) {
    if (as_of) {
      std::erase_if(all, [&](const ReportFacts& document) {
        return !document.report.published || *as_of < *document.report.published;
      });
    }
    std::vector<const Report*> reports;
    for (const ReportFacts& document : all) reports.push_back(&document.report);
    const Revisions revisions(reports);
    std::vector<std::size_t> newest(all.size());
    std::vector<DocumentId> ids;
    for (std::size_t i = 0; i < all.size(); ++i) {
      newest[i] = revisions.newest(all[i].report, i);
      ids.push_back(all[i].report.id);
    }
    std::vector<std::uint32_t> place(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (newest[i] != i) continue;
      place[i] = static_cast<std::uint32_t>(out_.documents.size());
      out_.documents.push_back(std::move(all[i]));
    }
    for (std::size_t i = 0; i < ids.size(); ++i)
      where_[ids[i]] = {place[newest[i]], newest[i] == i};
  }

  void apply(const Judgement& judgement) {
    current_ = id_of(judgement);
    const bool applied =
        std::visit([this](const auto& word) { return apply(word); }, judgement.word);
    if (!applied) out_.resting.push_back(*current_);
  }
  Counting take() { return std::move(out_); }

 private:
  struct Where {
    std::uint32_t document;
    bool itself;  // not a newer revision of it
  };

  std::vector<Member> members(const std::vector<Anchor>& anchors) const {
    std::vector<Member> out;
    for (const Anchor& anchor : anchors) {
      if (const auto member = member_of(anchor)) out.push_back(*member);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // Says, as the next two, whether what the word speaks of is there.
  bool apply(const Sameness& word) {
    Constraint constraint{members(word.left), members(word.right)};
    if (constraint.left.empty() || constraint.right.empty()) return false;
    if (word.relation == Relation::kSame) {
      out_.constraints.same.push_back(std::move(constraint));
      out_.same_by.push_back(current_);
    } else {
      out_.constraints.different.push_back(std::move(constraint));
    }
    return true;
  }

  std::optional<Member> member_of(const Anchor& anchor) const {
    const auto where = where_.find(anchor.document);
    if (where == where_.end()) return std::nullopt;
    const auto [document, itself] = where->second;
    const std::vector<LocalEntity>& entities = out_.documents[document].facts.entities;
    const std::string name = fold(anchor.name);
    std::tuple<int, std::uint32_t> best{0, 0};  // rank, overlap in bytes
    std::optional<std::uint32_t> found;
    bool several = false;
    for (std::uint32_t e = 0; e < entities.size(); ++e) {
      const auto now = likeness(anchor, name, itself, entities[e]);
      if (std::get<0>(now) == 0 || now < best) continue;
      several = now == best;
      best = now;
      if (!several) found = e;
    }
    // Of two that are called so, none is meant; of two whose mentions are alike, the first.
    if (!found || (several && std::get<0>(best) == kByName)) return std::nullopt;
    return Member{document, *found};
  }

  static constexpr int kByName = 1, kOverlap = 2, kMention = 3, kMentionAndName = 4;

  static std::tuple<int, std::uint32_t> likeness(const Anchor& anchor, const std::string& name,
                                                 bool itself, const LocalEntity& entity) {
    if (entity.type != anchor.type) return {0, 0};
    const bool called = fold(entity.name) == name;
    std::uint32_t overlap = 0;
    for (const Mention& mention : entity.mentions) {
      if (!itself) break;
      if (mention.span == anchor.mention) return {called ? kMentionAndName : kMention, 0};
      if (!mention.span.overlaps(anchor.mention)) continue;
      overlap = std::max(overlap, std::min(mention.span.end, anchor.mention.end) -
                                      std::max(mention.span.begin, anchor.mention.begin));
    }
    if (overlap > 0) return {kOverlap, overlap};
    return {called ? kByName : 0, 0};
  }

  // The document itself, not a revision of it: a place in a text means nothing in another.
  DocumentFacts* facts_of(DocumentId id) {
    const auto where = where_.find(id);
    if (where == where_.end() || !where->second.itself) return nullptr;
    return &out_.documents[where->second.document].facts;
  }

  bool apply(const Misreading& word) {
    DocumentFacts* facts = facts_of(word.document);
    if (!facts) return false;
    std::vector<EvidencePlace> found, same_way;
    for (std::uint32_t c = 0; c < facts->claims.size(); ++c) {
      const LocalClaim& claim = facts->claims[c];
      if (claim.predicate != word.predicate || claim.value != word.value) continue;
      for (std::uint32_t e = 0; e < claim.evidence.size(); ++e) {
        const LocalEvidence& evidence = claim.evidence[e];
        const bool here = evidence.trigger == word.trigger && !evidence.by_hand &&
                          subject_span(*facts, claim, evidence) == word.subject &&
                          object_span(*facts, claim, evidence) == word.object;
        if (!here) continue;
        found.push_back({c, e});
        const bool same = evidence.read_as.value_or(evidence.stance) == word.read_as &&
                          evidence.cue == word.cue &&
                          speaker_spans(*facts, evidence) == word.speakers;
        if (same) same_way.push_back({c, e});
      }
    }
    if (!same_way.empty()) found = same_way;
    if (found.size() != 1 && same_way.empty()) return false;
    correct(*facts, found.front(), word.stance);
    return true;
  }

  static void correct(DocumentFacts& facts, EvidencePlace place, std::optional<Stance> stance) {
    std::vector<LocalEvidence>& evidence = facts.claims[place.claim].evidence;
    if (!stance) {
      evidence.erase(evidence.begin() + place.evidence);
      if (evidence.empty()) facts.claims.erase(facts.claims.begin() + place.claim);
      return;
    }
    LocalEvidence& piece = evidence[place.evidence];
    if (!piece.read_as) piece.read_as = piece.stance;
    piece.stance = *stance;
  }

  // An end of a claim: the document's own entity, or a new one that is the same as the anchored.
  std::uint32_t end_of(std::uint32_t document, Span quotation, const Anchor& anchor) {
    const auto member = member_of(anchor);
    if (member && member->report == document) return member->entity;
    DocumentFacts& facts = out_.documents[document].facts;
    const auto number = static_cast<std::uint32_t>(facts.entities.size());
    LocalEntity entity;
    entity.type = anchor.type;
    entity.name = anchor.name;
    entity.names = {anchor.name};
    Span at = quotation;
    const std::string_view words = quotation.of(out_.documents[document].report.text);
    if (const std::size_t begin = words.find(anchor.name); begin != std::string_view::npos) {
      at.begin += static_cast<std::uint32_t>(begin);
      at.end = at.begin + static_cast<std::uint32_t>(anchor.name.size());
    }
    entity.mentions = {{at, MentionKind::kName}};
    if (member) {
      const LocalEntity& same = out_.documents[member->report].facts.entities[member->entity];
      entity.subtype = same.subtype;
      entity.country = same.country;
      entity.category = same.category;
      entity.mode = same.mode;
      out_.constraints.same.push_back({{*member}, {{document, number}}});
      out_.same_by.emplace_back();
    }
    facts.entities.push_back(std::move(entity));
    return number;
  }

  bool apply(const HandMade& word) {
    DocumentFacts* facts = facts_of(word.document);
    const auto missing = [&](const Anchor& anchor) { return !where_.contains(anchor.document); };
    if (!facts || missing(word.subject) || (word.object && missing(*word.object)) ||
        (word.speaker && missing(*word.speaker)))
      return false;
    const std::uint32_t document = where_.at(word.document).document;
    LocalClaim claim;
    claim.predicate = word.predicate;
    claim.subject = end_of(document, word.quotation, word.subject);
    if (word.object) claim.object = end_of(document, word.quotation, *word.object);
    claim.value = word.value;
    LocalEvidence evidence;
    evidence.sentence = evidence.trigger = word.quotation;
    evidence.stance = word.stance;
    evidence.when = word.when;
    evidence.by_hand = true;
    if (word.speaker) evidence.speakers = {end_of(document, word.quotation, *word.speaker)};
    claim.evidence = {std::move(evidence)};
    facts->claims.push_back(std::move(claim));
    return true;
  }

  Counting out_;
  std::optional<JudgementId> current_;
  std::map<DocumentId, Where> where_;
};

}  // namespace

Counting counting(std::vector<ReportFacts> all, std::span<const Judgement> judgements,
                  std::optional<Date> as_of) {
  std::vector<Judgement> ordered(judgements.begin(), judgements.end());
  sort_by_effect(ordered);
  Judge judge(std::move(all), as_of);
  // Corrections find what was read; sides of a judgement may stand on what was added by hand.
  const auto apply_all = [&](auto wanted) {
    for (const Judgement& judgement : ordered) {
      if (std::holds_alternative<decltype(wanted)>(judgement.word)) judge.apply(judgement);
    }
  };
  apply_all(Misreading());
  apply_all(HandMade());
  apply_all(Sameness());
  return judge.take();
}

KnowledgeGraph knowledge_graph(std::vector<ReportFacts> all, std::span<const Judgement> judgements,
                               std::optional<Date> as_of) {
  const Counting counts = counting(std::move(all), judgements, as_of);
  return assemble(counts.documents, resolve(counts.documents, counts.constraints));
}

std::vector<bool> superseded(std::span<const Report* const> reports) {
  const Revisions revisions(reports);
  std::vector<bool> out;
  for (std::size_t i = 0; i < reports.size(); ++i)
    out.push_back(revisions.newest(*reports[i], i) != i);
  return out;
}

EvidencePlace place_of(const DocumentFacts& facts, std::uint32_t ordinal) {
  EvidencePlace place{0, ordinal};
  while (place.claim < facts.claims.size() &&
         place.evidence >= facts.claims[place.claim].evidence.size()) {
    place.evidence -= static_cast<std::uint32_t>(facts.claims[place.claim].evidence.size());
    ++place.claim;
  }
  return place;
}

Anchor anchor_of(const ReportFacts& document, std::uint32_t entity) {
  const LocalEntity& words = document.facts.entities[entity];
  return {document.report.id, first_mention(words), words.type, words.name};
}

Misreading misreading_of(const ReportFacts& document, EvidencePlace place,
                         std::optional<Stance> stance) {
  const DocumentFacts& facts = document.facts;
  const LocalClaim& claim = facts.claims[place.claim];
  const LocalEvidence& evidence = claim.evidence[place.evidence];
  return {document.report.id,
          claim.predicate,
          claim.value,
          evidence.trigger,
          subject_span(facts, claim, evidence),
          object_span(facts, claim, evidence),
          speaker_spans(facts, evidence),
          evidence.cue,
          evidence.read_as.value_or(evidence.stance),
          stance};
}

}  // namespace dossier
