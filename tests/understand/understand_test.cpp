#include "understand/understand.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/limits.h"
#include "tests/understand/engine_fixture.h"

using namespace dossier;

namespace {

const Understanding& understanding() {
  static const Understanding one(engine());
  return one;
}

ReportFacts read(const std::string& text, const Understanding& reader = understanding()) {
  Document document;
  document.name = "test.txt";
  document.text = text;
  document.publisher = "The Herald";
  document.published = parse_iso_date("2025-03-12");  // a Wednesday
  return reader.read(document);
}

/// What the rules say, before the learned model decides.
ReportFacts read_by_rules(const std::string& text) {
  static const Understanding rules(engine(), EventDecision::kRules);
  return read(text, rules);
}

// "consult/phone actor Ana Ruiz asserted by -", one line for each piece of evidence.
std::vector<std::string> lines_of(const ReportFacts& read) {
  const auto& entities = read.facts.entities;
  std::vector<std::string> lines;
  for (const LocalClaim& claim : read.facts.claims)
    for (const LocalEvidence& evidence : claim.evidence) {
      const LocalEntity& subject = entities[claim.subject];
      std::string line = subject.type == EntityType::kEvent
                             ? subject.category + (subject.mode.empty() ? "" : "/" + subject.mode)
                             : subject.name;
      line += " " + claim.predicate;
      if (claim.object) line += " " + entities[*claim.object].name;
      if (!claim.value.empty()) line += " '" + claim.value + "'";
      line += " " + std::string(to_string(evidence.stance));
      for (std::uint32_t speaker : evidence.speakers) line += " by " + entities[speaker].name;
      lines.push_back(line);
    }
  return lines;
}

bool has(const std::vector<std::string>& lines, const std::string& wanted) {
  return std::find(lines.begin(), lines.end(), wanted) != lines.end();
}

std::string all(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

#define CHECK_HAS(lines, wanted) \
  do {                           \
    INFO(all(lines));            \
    CHECK(has(lines, wanted));   \
  } while (false)

}  // namespace

TEST_CASE("who did what to whom is an event with its roles") {
  const auto lines = lines_of(read("The Norwegian navy seized a tanker near Bergen on Monday."));
  CHECK_HAS(lines, "coerce/seize actor Norwegian navy asserted");
  CHECK_HAS(lines, "coerce/seize place Bergen asserted");
  CHECK_HAS(lines, "coerce/seize time 'Monday' asserted");
}

TEST_CASE("a passive has the same roles as its active") {
  const auto lines = lines_of(read("Ana Ruiz was arrested by Norwegian police on Monday."));
  CHECK_HAS(lines, "coerce/arrest recipient Ana Ruiz asserted");
  CHECK_HAS(lines, "coerce/arrest actor Norwegian police asserted");
}

TEST_CASE("a noun under a support verb takes the verb's arguments") {
  const auto lines =
      lines_of(read("President Ana Ruiz held a phone call with Ben Okoro last week."));
  CHECK_HAS(lines, "consult/phone actor Ana Ruiz asserted");
  CHECK_HAS(lines, "consult/phone actor Ben Okoro asserted");
}

TEST_CASE("what somebody says has a speaker, and the saying itself is the document's") {
  const auto lines = lines_of(read("Ana Ruiz said that Chile had condemned the attack."));
  CHECK_HAS(lines, "accuse/disapprove actor Chile asserted by Ana Ruiz");
  CHECK_HAS(lines, "say/statement actor Ana Ruiz asserted");
}

TEST_CASE("a denial of an event named before is evidence against its participants") {
  const auto lines =
      lines_of(read("Ana Ruiz met Ben Okoro in Lima on Monday. Carla Destin denied that the "
                    "meeting took place."));
  CHECK_HAS(lines, "consult actor Ana Ruiz asserted");
  CHECK_HAS(lines, "consult actor Ben Okoro denied by Carla Destin");
}

TEST_CASE("what is only possible is not put as fact") {
  const auto lines = lines_of(read("Chile might close its airspace to Peru, Ana Ruiz said."));
  CHECK_HAS(lines, "coerce/restrict actor Chile hypothetical by Ana Ruiz");
}

TEST_CASE("an announcement of force by one's own side is a threat") {
  const auto lines =
      lines_of(read_by_rules("Chilean President Ana Ruiz warned that Chile would attack Peru."));
  CHECK_HAS(lines, "threaten/violence actor Ana Ruiz asserted");
  CHECK_HAS(lines, "threaten/violence recipient Peru asserted");
}

TEST_CASE("a credited outlet is the origin of the event that it reported") {
  const auto facts =
      read("Ana Ruiz met Ben Okoro in Lima on Monday. The Lima Courier first reported the meeting.")
          .facts;
  bool seen = false;
  for (const LocalClaim& claim : facts.claims)
    for (const LocalEvidence& evidence : claim.evidence)
      if (claim.predicate == "actor" && facts.entities[claim.subject].category == "consult") {
        REQUIRE(evidence.origin);
        CHECK(facts.entities[*evidence.origin].name.find("Lima Courier") != std::string::npos);
        seen = true;
      }
  CHECK(seen);
}

TEST_CASE("whoever is said to deny is the speaker, also when no name stands there") {
  const auto lines =
      lines_of(read("Ana Ruiz met Ben Okoro in Lima. Her embassy denied the meeting."));
  CHECK_HAS(lines, "consult actor Ben Okoro asserted");
  const bool own_voice = has(lines, "consult actor Ben Okoro denied");
  INFO(all(lines));
  CHECK_FALSE(own_voice);
}

TEST_CASE("who says I acts") {
  const auto lines = lines_of(read("\"I met Ben Okoro in Lima,\" Ana Ruiz said."));
  CHECK_HAS(lines, "consult actor Ana Ruiz asserted by Ana Ruiz");
}

TEST_CASE("facts keep the laws: claims have evidence, spans lie inside, quotations are verbatim") {
  const char* const texts[] = {"",
                               " ",
                               "No.",
                               "\"\"\"\"\"\"",
                               "Ana Ruiz",
                               "a b c d e f g h i j k l m n o p",
                               "¿Qué? 你好。 مرحبا",
                               "KILLED KILLED KILLED. HE SAID SHE SAID THEY SAID.",
                               "“He said “she said “they said it was denied”””",
                               "ÉCOLOGISTE Ana Ruiz, MINISTRE ÉCOSSAISE, condemned Chile.",
                               "Ана Руис, ПРЕЗИДЕНТ страны, said Chile was ИМПЕРИЯ.",
                               "The strike, which the strike struck, struck the strike."};
  for (const char* text : texts) CHECK_NOTHROW(validate(read(text)));
}

TEST_CASE("a word without end is no trigger that its quotation cannot hold") {
  CHECK_NOTHROW(validate(read("Ana Ruiz called Ben Okoro a " + std::string(2000, 'x') + ".")));
}

TEST_CASE("a sentence longer than a quotation may be is cut around its trigger") {
  std::string text = "Ana Ruiz, ";
  for (int i = 0; i < 60; ++i) text += "who owns a large house in Lima, ";
  text += "condemned Chile.";
  const ReportFacts facts = read(text);
  CHECK_NOTHROW(validate(facts));
}

TEST_CASE("the same document gives the same facts") {
  const std::string text = "Ana Ruiz accused Chile of an attack on Peru. Chile denied it.";
  CHECK(encode(read(text).facts) == encode(read(text).facts));
}

TEST_CASE("what is promised, denied or asked for is an event that the saying is about") {
  const auto lines = lines_of(read("Ana Ruiz promised to release Ben Okoro."));
  CHECK_HAS(lines, "agree about Ana Ruiz release Ben Okoro asserted");
  CHECK_HAS(lines, "retreat/release actor Ana Ruiz planned by Ana Ruiz");
}

TEST_CASE("whoever is asked acts in what is asked for") {
  const auto lines = lines_of(read_by_rules("Chile asked the Red Cross to condemn Peru."));
  CHECK_HAS(lines, "request/change recipient Red Cross asserted");
  CHECK_HAS(lines, "accuse/disapprove actor Red Cross requested by Chile");
  const auto appeal = lines_of(read("Chile appealed to Peru to withdraw its troops."));
  CHECK_HAS(appeal, "retreat/withdraw actor Peru requested by Chile");
}

TEST_CASE("whoever denies a deed is said to have done it") {
  const auto lines = lines_of(read_by_rules("Ana Ruiz denied the theft."));
  CHECK_HAS(lines, "coerce/seize actor Ana Ruiz denied by Ana Ruiz");
}

TEST_CASE("whoever denies what others did is no party of it") {
  const auto lines = lines_of(
      read_by_rules("Ana Ruiz met Ben Okoro in Lima. Carla Destin had denied the meeting."));
  for (const std::string& line : lines)
    CHECK_FALSE(line.starts_with("consult actor Carla Destin"));
  CHECK_HAS(lines, "consult actor Ben Okoro denied by Carla Destin");
}

TEST_CASE("a sum of money is the amount of what is paid or asked for") {
  const auto lines = lines_of(read("Chile gave Peru $3 million in May."));
  CHECK_HAS(lines, "aid amount '$3 million' asserted");
  CHECK_HAS(lines, "aid recipient Peru asserted");
  const auto words = lines_of(read_by_rules("Chile demanded 90 million crowns from Peru."));
  CHECK_HAS(words, "request/change amount '90 million crowns' asserted");
}

TEST_CASE("harm that a clause adds belongs to the attack, and so does its place") {
  const auto lines = lines_of(read("Rebels shelled a camp near Lima, killing five soldiers."));
  CHECK_HAS(lines, "assault/heavy-weapons killed 'five' asserted");
  CHECK_HAS(lines, "assault/heavy-weapons place Lima asserted");
}

TEST_CASE("an event that names no party keeps its place") {
  const auto lines = lines_of(read("Twelve rooms were looted in Lima on Monday."));
  CHECK_HAS(lines, "coerce/seize place Lima asserted");
}

TEST_CASE("a month is no march") {
  for (const std::string& line : lines_of(read("Ana Ruiz was arrested in Lima in March.")))
    CHECK(line.find("protest") == std::string::npos);
}

TEST_CASE("a document longer than memory allows word vectors for is read without them") {
  const auto vectors_at = [](std::size_t bytes) {
    Document document;
    document.text = "Ana Ruiz left Orsa. She wept.";
    document.text.resize(bytes, ' ');
    const Reading reading = understanding().annotate(document, blocks_of(document.text));
    CHECK(understanding().find(reading).entities.entities.size() >= 2);
    return reading.vectors.values.size();
  };
  CHECK(vectors_at(kMaxVectorText) > 0);
  CHECK(vectors_at(kMaxVectorText + 1) == 0);
}
