#include "understand/sources.h"

#include "base/utf8.h"

namespace dossier {
namespace {

// What the words denote, by the language model's reading of their head: "embassy", "critics", "a report".
EntityType type_of(const Token& head) {
  if (head.entity == "organization") return EntityType::kOrganization;
  if (head.entity == "place") return EntityType::kPlace;
  if (head.entity != "person" && head.upos != "PRON") return EntityType::kThing;
  return head.xpos == "NNS" ? EntityType::kGroup : EntityType::kPerson;
}

// The head with the words before it that belong to its name.
std::uint32_t first_word(const Tree& tree, std::uint32_t head) {
  std::uint32_t first = head;
  while (first > 0) {
    const Token& before = tree.token(first - 1);
    const bool part = tree.dominates(head, first - 1) && before.deprel != "det" &&
                      before.deprel != "case" && before.upos != "PUNCT" && before.upos != "CCONJ" &&
                      before.upos != "ADV";
    if (!part) break;
    --first;
  }
  return first;
}

// The entity that the words at `head` name; a new one where they were no mention.
std::uint32_t entity_at(const Reading& reading, Entities& entities, TokenAt head) {
  if (const auto known = entities.at(head)) return *known;
  const Token& token = reading.token(head);
  const Span span =
      reading.tree(head).bytes(first_word(reading.tree(head), head.token), head.token + 1);
  LocalEntity entity;
  entity.type = type_of(token);
  entity.name = squeeze(span.of(reading.document.text));
  entity.mentions = {{span, token.upos == "PRON" ? MentionKind::kPronoun : MentionKind::kNominal}};
  const auto added = static_cast<std::uint32_t>(entities.entities.size());
  entities.by_token.emplace(head, static_cast<std::uint32_t>(entities.mentions.size()));
  entities.mentions.push_back({head, head.token, head.token + 1, entity.mentions[0].kind, added});
  entities.entities.push_back(std::move(entity));
  return added;
}

}  // namespace

void name_sources(const Reading& reading, Entities& entities, Attributions& attributions) {
  for (Attribution& said : attributions.all) {
    if (said.source || !said.source_token) continue;
    const std::string& upos = reading.token(*said.source_token).upos;
    if (upos == "NOUN" || upos == "PROPN" || upos == "PRON" || upos == "NUM")
      said.source = entity_at(reading, entities, *said.source_token);
  }
}

void name_parties(const Reading& reading, Entities& entities, std::vector<EventDraft>& events) {
  for (EventDraft& event : events)
    for (RoleDraft& role : event.roles)
      if (!role.entity && !role.event && role.value.empty())
        role.entity = entity_at(reading, entities, role.token);
}

}  // namespace dossier
