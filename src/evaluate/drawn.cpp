#include "evaluate/drawn.h"

#include <algorithm>
#include <map>
#include <string>

namespace dossier {
namespace {

template <typename T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

class Drawing {
 public:
  Drawing(const DocumentFacts& facts, const Ontology& ontology)
      : facts_(facts), ontology_(ontology) {}

  Passage draw() {
    for (const LocalEntity& entity : facts_.entities) add_node(entity);
    for (const LocalClaim& claim : facts_.claims) {
      const NodeRef subject = nodes_[claim.subject];
      if (is_relation(claim)) {
        add_relation(claim);
      } else {
        add_to_event(claim, passage_.events[subject.index]);
      }
    }
    for (PassageEvent& event : passage_.events) {
      sort_unique(event.roles);
      sort_unique(event.values);
      put_bare_mentions(event);
    }
    return std::move(passage_);
  }

 private:
  void add_node(const LocalEntity& entity) {
    const bool is_event = entity.type == EntityType::kEvent;
    const auto index =
        static_cast<std::uint32_t>(is_event ? passage_.events.size() : passage_.entities.size());
    nodes_.push_back({is_event ? NodeKind::kEvent : NodeKind::kEntity, index});
    if (is_event) {
      PassageEvent event{entity.category, entity.mode, {}, {}, {}, {}};
      for (const Mention& mention : entity.mentions)
        event.mentions.push_back({mention.span, {}, {}});
      passage_.events.push_back(std::move(event));
      has_evidence_.emplace_back(entity.mentions.size(), false);
    } else {
      PassageEntity drawn{entity.type, {}};
      for (const Mention& mention : entity.mentions)
        drawn.mentions.push_back({mention.span, mention.span});
      passage_.entities.push_back(std::move(drawn));
    }
  }

  // "The call was cordial" (described_as) is a relation of an event.
  bool is_relation(const LocalClaim& claim) const {
    const PredicateInfo* predicate = ontology_.predicate(claim.predicate);
    return predicate && predicate->kind == PredicateKind::kRelation;
  }

  std::vector<std::uint32_t> speakers_of(const LocalEvidence& evidence) const {
    std::vector<std::uint32_t> speakers;
    for (const std::uint32_t speaker : evidence.speakers)
      if (nodes_[speaker].kind == NodeKind::kEntity) speakers.push_back(nodes_[speaker].index);
    return speakers;
  }

  void add_to_event(const LocalClaim& claim, PassageEvent& event) {
    for (const LocalEvidence& evidence : claim.evidence) {
      put(evidence, nodes_[claim.subject].index);
      if (!event.when) event.when = evidence.when;
      if (!claim.object && evidence.object && claim.predicate != "time")
        event.values.push_back({claim.predicate, *evidence.object});
    }
    if (claim.object) event.roles.push_back({claim.predicate, nodes_[*claim.object]});
  }

  // The first evidence on a trigger says how it is put: all that stands on one word agrees.
  void put(const LocalEvidence& evidence, std::uint32_t event) {
    auto& mentions = passage_.events[event].mentions;
    for (std::size_t m = 0; m < mentions.size(); ++m) {
      if (has_evidence_[event][m] || !mentions[m].trigger.overlaps(evidence.trigger)) continue;
      has_evidence_[event][m] = true;
      mentions[m].stance = evidence.stance;
      mentions[m].speakers = speakers_of(evidence);
    }
  }

  // A trigger without evidence of its own is put like the first that has some.
  void put_bare_mentions(PassageEvent& event) const {
    const auto& has = has_evidence_[static_cast<std::size_t>(&event - passage_.events.data())];
    const auto first = std::ranges::find(has, true);
    if (first == has.end()) return;
    const EventMention model = event.mentions[static_cast<std::size_t>(first - has.begin())];
    for (std::size_t m = 0; m < has.size(); ++m) {
      if (has[m]) continue;
      event.mentions[m].stance = model.stance;
      event.mentions[m].speakers = model.speakers;
    }
  }

  void add_relation(const LocalClaim& claim) {
    const LocalEvidence& evidence = claim.evidence.front();
    PassageRelation relation{claim.predicate, evidence.trigger, nodes_[claim.subject], {},
                             claim.value,     evidence.stance,  speakers_of(evidence)};
    if (claim.object) relation.object = nodes_[*claim.object];
    passage_.relations.push_back(std::move(relation));
  }

  const DocumentFacts& facts_;
  const Ontology& ontology_;
  Passage passage_;
  std::vector<NodeRef> nodes_;                   // of each entity of the facts
  std::vector<std::vector<bool>> has_evidence_;  // of each mention of each event
};

}  // namespace

HeadFinder::HeadFinder(const Annotation& annotation) {
  for (const Sentence& sentence : annotation.sentences)
    for (const Token& token : sentence.tokens) words_.push_back({&sentence, &token});
}

Span HeadFinder::head_of(Span span) const {
  auto word = std::partition_point(words_.begin(), words_.end(), [&](const Word& before) {
    return before.token->span.end <= span.begin;
  });
  for (; word != words_.end() && word->token->span.begin < span.end; ++word) {
    const std::uint32_t head = word->token->head;
    if (word->token->upos == "PUNCT") continue;
    if (head == kRoot || !word->sentence->tokens[head].span.overlaps(span))
      return word->token->span;
  }
  return span;
}

Passage drawn_passage(const DocumentFacts& facts, const Ontology& ontology, const Reading& reading,
                      std::span<const TimeExpression> times) {
  Passage passage = Drawing(facts, ontology).draw();
  for (const TimeExpression& time : times)
    passage.times.push_back({reading.tree(time.head).bytes(time.first, time.last), time.interval});
  set_heads(passage, HeadFinder(reading.annotation));
  return passage;
}

void set_heads(Passage& passage, const HeadFinder& heads) {
  for (PassageEntity& entity : passage.entities)
    for (Phrase& mention : entity.mentions) mention.head = heads.head_of(mention.span);
}

}  // namespace dossier
