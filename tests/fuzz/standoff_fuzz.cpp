// Law of read_standoff: what is read lies in the text, cuts no character, and refers to what is there; nothing but dossier::Error is
// thrown. The input is a text, a NUL byte and an annotation. Scored against itself, what is read is found wholly.
#include <cstdlib>
#include <string_view>

#include "base/data_path.h"
#include "base/error.h"
#include "base/utf8.h"
#include "evaluate/passage_score.h"
#include "evaluate/standoff.h"

namespace {

using namespace dossier;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_inside(Span span, std::string_view text) {
  return span.begin < span.end && span.end <= text.size() &&
         !first_malformed(text.substr(0, span.begin)) && !first_malformed(span.of(text));
}

void check(const Passage& passage, std::string_view text) {
  const auto refers = [&](NodeRef node) {
    const std::size_t size = node.kind == NodeKind::kEntity  ? passage.entities.size()
                             : node.kind == NodeKind::kEvent ? passage.events.size()
                                                             : passage.relations.size();
    return node.index < size;
  };
  for (const PassageEntity& entity : passage.entities) {
    require(!entity.mentions.empty());
    for (const Phrase& mention : entity.mentions) require(is_inside(mention.span, text));
  }
  for (const PassageEvent& event : passage.events) {
    require(!event.mentions.empty());
    for (const EventMention& mention : event.mentions) {
      require(is_inside(mention.trigger, text));
      for (const std::uint32_t speaker : mention.speakers)
        require(speaker < passage.entities.size());
    }
    for (const Role& role : event.roles) require(refers(role.who));
    for (const EventValue& value : event.values) require(is_inside(value.words, text));
  }
  for (const PassageRelation& relation : passage.relations)
    require(refers(relation.subject) && (!relation.object || refers(*relation.object)));
  for (const PassageTime& time : passage.times) require(is_inside(time.span, text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const Ontology ontology(data_file("ontology.json"));
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = input.find('\0');
  if (cut == std::string_view::npos || size > 20'000) return 0;
  const std::string_view text = input.substr(0, cut);
  if (first_malformed(text)) return 0;
  Passage passage;
  try {
    passage = read_standoff(text, input.substr(cut + 1), ontology);
  } catch (const Error&) {
    return 0;
  }
  check(passage, text);
  if (passage.events.size() + passage.relations.size() + passage.times.size() > 60) return 0;
  const PassageScore score = score_passage(passage, passage, text, ontology);
  require(score.ratio("event triggers").f1() == 1);
  return 0;
}
