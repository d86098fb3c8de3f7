#include "evaluate/standoff.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/error.h"

using namespace dossier;

namespace {

const std::string kText = "Zoë Ruiz of Lund met the crew on Monday. She fined it.\n";
const std::string kAnnotation =
    "T1\tperson 0 8\tZoë Ruiz\n"
    "T2\tperson 41 44\tShe\n"
    "*\tCoref T1 T2\n"
    "T3\tplace 12 16\tLund\n"
    "T4\tgroup 21 29\tthe crew\n"
    "T5\ttime 33 39\tMonday\n"
    "#1\ttime T5\t2031-05-05 *\n"
    "T6\ttrigger 17 20\tmet\n"
    "E1\tconsult.visit:T6 actor:T1 actor:T4 time:T5 speaker:T4 speaker:T2\n"
    "A1\tStance E1 denied\n"
    "T7\ttrigger 9 11\tof\n"
    "E2\tlocated_in:T7 subject:T1 object:T3\n"
    "A2\tStance E2 asserted\n";

const Ontology& ontology() {
  static const Ontology loaded(std::string(DOSSIER_SOURCE_DIR) + "/graph/ontology.json");
  return loaded;
}

Passage read(const std::string& annotation) {
  return read_standoff(kText, annotation, ontology());
}

std::string error_of(const std::string& annotation) {
  try {
    read(annotation);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("characters become bytes") {
  const CharacterIndex index("Zoë R");
  CHECK(index.bytes(0, 3) == Span{0, 4});
  CHECK(index.bytes(4, 5) == Span{5, 6});
  CHECK_FALSE(index.bytes(4, 6));
  CHECK_FALSE(index.bytes(2, 2));
}

TEST_CASE("mentions that corefer are one entity, others are one each") {
  const Passage passage = read(kAnnotation);
  REQUIRE(passage.entities.size() == 3);
  CHECK(passage.entities[0].type == EntityType::kPerson);
  REQUIRE(passage.entities[0].mentions.size() == 2);
  CHECK(passage.entities[0].mentions[0].span.of(kText) == "Zoë Ruiz");
  CHECK(passage.entities[0].mentions[1].span.of(kText) == "She");
  CHECK(passage.entities[1].type == EntityType::kPlace);
}

TEST_CASE("an event has its roles, time, stance and chain of speakers") {
  const Passage passage = read(kAnnotation);
  REQUIRE(passage.events.size() == 1);
  const PassageEvent& event = passage.events[0];
  CHECK(event.category == "consult");
  CHECK(event.mode == "visit");
  CHECK(event.roles ==
        std::vector<Role>{{"actor", {NodeKind::kEntity, 0}}, {"actor", {NodeKind::kEntity, 2}}});
  CHECK(event.mentions[0].stance == Stance::kDenied);
  CHECK(event.mentions[0].speakers == std::vector<std::uint32_t>{2, 0});
  REQUIRE(event.when);
  CHECK(event.when->from == parse_iso_date("2031-05-05"));
  CHECK_FALSE(event.when->to);
}

TEST_CASE("a relation has its ends") {
  const Passage passage = read(kAnnotation);
  REQUIRE(passage.relations.size() == 1);
  CHECK(passage.relations[0].predicate == "located_in");
  CHECK(passage.relations[0].subject == NodeRef{NodeKind::kEntity, 0});
  CHECK(passage.relations[0].object == NodeRef{NodeKind::kEntity, 1});
}

TEST_CASE("what is wrong is said with its line") {
  CHECK(error_of("T1\tperson 0 8\tZoe Ruiz\n") ==
        "line 1: the text has 'Zoë Ruiz' there, not 'Zoe Ruiz'");
  CHECK(error_of("T1\tperson 50 99\tx\n") == "line 1: not inside the text: 'person 50 99'");
  CHECK(error_of("T1\tpersn 0 8\tZoë Ruiz\n") == "line 1: no kind of place: 'persn'");
  CHECK(error_of("\nX\ty\n") == "line 2: a line starts with T, *, #, E or A, not 'X'");
  CHECK(error_of(kAnnotation + "A3\tStance E1 denied\n") == "line 14: a second stance of 'E1'");
  CHECK(error_of(kAnnotation + "*\tCoref T1 T3\n") ==
        "line 14: 'T1' is a mention of two entities, or twice of one");
  CHECK(error_of(kAnnotation + "E3\tmarch:T6\nA3\tStance E3 asserted\n") ==
        "line 14: no category or relation: 'march'");
  CHECK(error_of(kAnnotation + "E3\tconsult.call:T6\nA3\tStance E3 asserted\n") ==
        "line 14: 'consult' has no mode 'call'");
  CHECK(error_of(kAnnotation + "E3\tconsult:T6 actor:T9\nA3\tStance E3 asserted\n") ==
        "line 14: 'T9' is no entity");
  CHECK(error_of(kAnnotation + "E3\tconsult:T6 actor:T1\n") == "line 14: no stance of 'E3'");
  CHECK(error_of("T1\ttime 33 39\tMonday\n#1\ttime T1\t2031-05-06 2031-05-05\n") ==
        "line 2: ends before it begins: '2031-05-06 2031-05-05'");
}
