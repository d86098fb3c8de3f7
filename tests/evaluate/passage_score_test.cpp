#include "evaluate/passage_score.h"

#include <catch2/catch.hpp>
#include <string>

#include "evaluate/passage_match.h"

using namespace dossier;

namespace {

//                         0         1         2         3         4         5
//                         0123456789012345678901234567890123456789012345678901234567
const std::string kText = "The mayor Ada Lind met Jon Berg on Friday. She praised him.";

const Ontology& ontology() {
  static const Ontology loaded(std::string(DOSSIER_SOURCE_DIR) + "/graph/ontology.json");
  return loaded;
}

Phrase name(std::uint32_t begin, std::uint32_t end) {
  return {{begin, end}, {begin, end}};
}

NodeRef entity(std::uint32_t index) {
  return {NodeKind::kEntity, index};
}

TimeInterval day(const char* text) {
  return day_interval(*parse_iso_date(text));
}

// Ada Lind met Jon Berg; she praised him, a diplomat says.
Passage gold() {
  Passage passage;
  passage.entities = {{EntityType::kPerson, {{{10, 18}, {10, 13}}, name(43, 46)}},
                      {EntityType::kPerson, {{{23, 31}, {23, 26}}, name(55, 58)}},
                      {EntityType::kGroup, {name(4, 9)}}};
  passage.events = {{"consult",
                     "visit",
                     {{{19, 22}, Stance::kAsserted, {}}},
                     {{"actor", entity(0)}, {"actor", entity(1)}},
                     {},
                     day("2031-05-02")},
                    {"support",
                     "",
                     {{{47, 54}, Stance::kAlleged, {2}}},
                     {{"actor", entity(0)}, {"recipient", entity(1)}},
                     {},
                     {}}};
  passage.relations = {{"holds_role", {4, 9}, entity(0), {}, "mayor", Stance::kAsserted, {}}};
  passage.times = {{{35, 41}, day("2031-05-02")}};
  return passage;
}

PassageScore score(const Passage& drawn) {
  return score_passage(gold(), drawn, kText, ontology());
}

std::size_t count(const PassageScore& score, std::string_view what) {
  return static_cast<std::size_t>(std::ranges::count(score.misses, what, &Miss::what));
}

}  // namespace

TEST_CASE("a passage scores 100 in everything against itself, and misses nothing") {
  const PassageScore all = score(gold());
  for (const auto& [what, ratio] : all.ratios) {
    INFO(what);
    CHECK(ratio.f1() == 1);
  }
  for (const auto& [what, coreference] : all.coreference) CHECK(coreference.conll() == Approx(1));
  CHECK(all.misses.empty());
}

TEST_CASE("nothing drawn has no recall, and everything is missed") {
  const PassageScore none = score({});
  for (const char* what : {"mentions", "events", "roles", "relations", "times"})
    CHECK(none.ratio(what).recall() == 0);
  CHECK(none.ratio("stance, of found events").gold == 0);
  CHECK(count(none, "event") == 2);
}

TEST_CASE("a mention of another type is wrong, but in the line that asks for no type") {
  Passage drawn = gold();
  drawn.entities[2].type = EntityType::kPlace;
  CHECK(score(drawn).ratio("mentions, by head").f1() == Approx(0.8));
  CHECK(score(drawn).ratio("mentions").f1() == Approx(0.8));
  CHECK(score(drawn).ratio("mentions, by head, of any type").f1() == 1);
}

TEST_CASE("an event of another category is no found event, but its trigger is") {
  Passage drawn = gold();
  drawn.events[1].category = "accuse";
  const PassageScore one = score(drawn);
  CHECK(one.ratio("event triggers").f1() == 1);
  CHECK(one.ratio("events").f1() == 0.5);
  CHECK(one.ratio("roles").recall() == 0.5);
  CHECK(one.ratio("roles, of found events").recall() == 1);
  CHECK(count(one, "event") == 1);
}

TEST_CASE("a mode counts by itself") {
  Passage drawn = gold();
  drawn.events[0].mode = "phone";
  CHECK(score(drawn).ratio("events").f1() == 1);
  CHECK(score(drawn).ratio("events with mode").f1() == 0.5);
}

TEST_CASE(
    "an event has its parties when all actors and recipients are right and none is too much") {
  Passage missing = gold(), extra = gold(), other = gold();
  missing.events[0].roles.pop_back();
  extra.events[1].roles.push_back({"recipient", entity(2)});
  other.events[1].roles[1].role = "about";
  for (const Passage& drawn : {missing, extra, other}) {
    CHECK(score(drawn).ratio("events").f1() == 1);
    CHECK(score(drawn).ratio("events with parties").f1() == 0.5);
  }
  CHECK(score(missing).ratio("roles").recall() == 0.75);
  CHECK(score(extra).ratio("roles").precision() == 0.8);
  Passage place = gold();
  place.events[0].roles.push_back({"place", entity(2)});
  CHECK(score(place).ratio("events with parties").f1() == 1);
}

TEST_CASE(
    "a participant is right by any mention, and two entities drawn for one are one too many") {
  Passage drawn = gold();
  drawn.entities[0].mentions = {name(43, 46)};
  CHECK(score(drawn).ratio("roles").f1() == 1);
  drawn.entities.push_back({EntityType::kPerson, {name(10, 18)}});
  drawn.events[0].roles.push_back({"actor", entity(3)});
  CHECK(score(drawn).ratio("roles").recall() == 1);
  CHECK(score(drawn).ratio("roles").precision() == 0.8);
}

TEST_CASE("phrases are the same when each holds the other's head") {
  const Phrase mayor{{4, 18}, {10, 13}}, ada{{10, 18}, {10, 13}}, title{{4, 9}, {4, 9}};
  CHECK(same_phrase(mayor, ada));
  CHECK_FALSE(same_phrase(mayor, title));
}

TEST_CASE("stance and speakers are counted on found events alone") {
  Passage drawn = gold();
  drawn.events[1].mentions[0].stance = Stance::kAsserted;
  drawn.events[1].mentions[0].speakers = {1};
  const PassageScore one = score(drawn);
  CHECK(one.ratio("stance, of found events").f1() == 0.5);
  CHECK(one.ratio("innermost speaker or none, of found events").f1() == 0.5);
  CHECK(one.ratio("innermost speaker, of found events with one").f1() == 0);
  drawn.events[1].mentions[0].speakers = {1, 2};
  CHECK(score(drawn).ratio("innermost speaker or none, of found events").f1() == 1);
  CHECK(score(drawn).ratio("whole chain of speakers, of found events").f1() == 0.5);
}

TEST_CASE("the mention of an event that is compared is the annotated one") {
  Passage drawn = gold();
  drawn.events[1].mentions.insert(drawn.events[1].mentions.begin(), {{0, 3}, Stance::kDenied, {}});
  CHECK(score(drawn).ratio("stance, of found events").f1() == 1);
}

TEST_CASE(
    "a plain statement that no annotation stands for is passed over, but counted in a line of its "
    "own") {
  Passage drawn = gold();
  drawn.events.push_back(
      {"say", "statement", {{{0, 3}, Stance::kAsserted, {}}}, {{"actor", entity(2)}}, {}, {}});
  CHECK(score(drawn).ratio("events").precision() == 1);
  CHECK(score(drawn).ratio("roles").precision() == 1);
  CHECK(score(drawn).ratio("events, every statement counted").precision() == Approx(2.0 / 3));
  drawn.events.back().mode = "deny";
  CHECK(score(drawn).ratio("events").precision() == Approx(2.0 / 3));
}

TEST_CASE("relations need predicate, ends, and a value where there is no object") {
  Passage drawn = gold();
  drawn.relations[0].value = "Mayor of Lund";  // holds the word
  CHECK(score(drawn).ratio("relations").f1() == 1);
  drawn.relations[0].value = "chief";
  CHECK(score(drawn).ratio("relations").f1() == 0);
  drawn = gold();
  drawn.relations[0].object = entity(2);
  CHECK(score(drawn).ratio("relations").f1() == 0);
}

TEST_CASE("ends of a symmetric predicate may be turned around") {
  Passage right, drawn;
  right.entities = drawn.entities = gold().entities;
  right.relations = {{"family_of", {4, 9}, entity(0), entity(1), "", Stance::kAsserted, {}}};
  drawn.relations = {{"family_of", {4, 9}, entity(1), entity(0), "", Stance::kAsserted, {}}};
  CHECK(score_passage(right, drawn, kText, ontology()).ratio("relations").f1() == 1);
  right.relations[0].predicate = drawn.relations[0].predicate = "leads";
  CHECK(score_passage(right, drawn, kText, ontology()).ratio("relations").f1() == 0);
}

TEST_CASE("times are found by their words, and right by their days") {
  Passage drawn = gold();
  drawn.times[0].span = {32, 41};
  drawn.times[0].interval =
      TimeInterval{parse_iso_date("2031-05-01"), parse_iso_date("2031-05-31"), Precision::kMonth};
  const PassageScore one = score(drawn);
  CHECK(one.ratio("times").f1() == 1);
  CHECK(one.ratio("times, same days").f1() == 0);
  CHECK(one.ratio("times, days overlap").f1() == 1);
}

TEST_CASE("scores add up") {
  PassageScore sum;
  sum += score(gold());
  sum += score({});
  CHECK(sum.ratio("events").recall() == 0.5);
  CHECK(sum.ratio("events").precision() == 1);
}
