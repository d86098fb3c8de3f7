#include "graph/facts.h"

#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "base/error.h"
#include "base/limits.h"
#include "graph/cbor.h"

using namespace dossier;
using Catch::Contains;

namespace {

// "Ida Holm denied on Sunday that she had called Bo Lind." with one entity for each name and one
// event.
ReportFacts example() {
  ReportFacts out;
  out.report.id = {{1, 2}};
  out.report.name = "harbour.txt";
  out.report.publisher = "The Quay";
  out.report.published = to_date({2025, 3, 4});
  out.report.text = "Ida Holm denied on Sunday that she had called Bo Lind.";
  LocalEntity ida, bo, call;
  ida.type = bo.type = EntityType::kPerson;
  ida.name = "Ida Holm";
  ida.names = {"Ida Holm"};
  ida.mentions = {{{0, 8}, MentionKind::kName}, {{31, 34}, MentionKind::kPronoun}};
  bo.name = "Bo Lind";
  bo.names = {"Bo Lind"};
  bo.mentions = {{{46, 53}, MentionKind::kName}};
  call.type = EntityType::kEvent;
  call.name = "phone call";
  call.category = "consult";
  call.mode = "phone";
  call.mentions = {{{39, 45}, MentionKind::kNominal}};
  LocalEvidence evidence;
  evidence.sentence = {0, 54};
  evidence.trigger = {39, 45};
  evidence.object = Span{46, 53};
  evidence.speakers = {0};
  evidence.cue = "denied";
  evidence.stance = Stance::kDenied;
  evidence.when = day_interval(to_date({2025, 3, 2}));
  evidence.said = TimeInterval{std::nullopt, to_date({1969, 12, 31}), Precision::kDecade};
  evidence.origin = 1;
  out.facts.extractor = "dossier test";
  out.facts.entities = {ida, bo, call};
  out.facts.claims = {{"actor", 2, 1, "", {evidence}},
                      {"count", 2, std::nullopt, "one", {evidence}}};
  out.facts.diagnostics = {"nothing"};
  return out;
}

template <class Change>
std::string refusal(Change change) {
  ReportFacts facts = example();
  change(facts);
  try {
    validate(facts);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kInput);
    return error.what();
  }
  return "accepted";
}

LocalEvidence& first_evidence(ReportFacts& facts) {
  return facts.facts.claims[0].evidence[0];
}

}  // namespace

TEST_CASE("the text of every type and stance reads back as itself") {
  for (int i = 0; i < 6; ++i) {
    CHECK(parse_entity_type(to_string(static_cast<EntityType>(i))) == static_cast<EntityType>(i));
    CHECK(parse_stance(to_string(static_cast<Stance>(i))) == static_cast<Stance>(i));
  }
  CHECK_FALSE(parse_entity_type("persn"));
  CHECK_FALSE(parse_stance("Denied"));
}

TEST_CASE("decoding encoded facts gives the same facts") {
  const ReportFacts facts = example();
  CHECK(decode_facts(encode(facts.facts)) == facts.facts);
  CHECK(decode_report(encode(facts.report)) == facts.report);
  CHECK(decode_facts(encode(DocumentFacts{})) == DocumentFacts{});
}

TEST_CASE("facts that are cut short are refused as damaged, wherever they are cut") {
  const std::string bytes = encode(example().facts);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_THROWS_AS(decode_facts(bytes.substr(0, size)), Error);
  CHECK_THROWS_WITH(decode_facts(bytes + "x"), Contains("more data"));
}

TEST_CASE("facts with a flipped byte are refused or encode to the flipped bytes") {
  const std::string bytes = encode(example().facts);
  std::mt19937 random(7);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << random() % 8));
    std::string again = flipped;
    try {
      again = encode(decode_facts(flipped));
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kStore);
    }
    CHECK(again == flipped);
  }
}

TEST_CASE("facts of a newer layout are refused with its version") {
  std::string bytes = encode(example().facts);
  bytes[1] = 9;
  CHECK_THROWS_WITH(decode_facts(bytes), Contains("version 9"));
}

TEST_CASE("integers of every size take the fewest bytes and read back") {
  const std::pair<std::int64_t, std::size_t> cases[] = {
      {0, 1},
      {23, 1},
      {24, 2},
      {255, 2},
      {256, 3},
      {65535, 3},
      {65536, 5},
      {0xFFFFFFFF, 5},
      {0x100000000, 9},
      {-1, 1},
      {-24, 1},
      {-25, 2},
      {std::numeric_limits<std::int64_t>::min(), 9}};
  for (const auto& [value, size] : cases) {
    CborWriter out;
    out.integer(value);
    const std::string bytes = out.take();
    CHECK(bytes.size() == size);
    CHECK(CborReader(bytes).integer() == value);
  }
}

TEST_CASE("an integer that is longer than it need be is refused") {
  CHECK_THROWS_AS(CborReader(std::string_view("\x18\x17", 2)).integer(), Error);
  CHECK_THROWS_AS(CborReader(std::string_view("\x19\x00\xFF", 3)).integer(), Error);
}

TEST_CASE("sound facts are valid") {
  CHECK_NOTHROW(validate(example()));
}

TEST_CASE("evidence must be a piece of its document") {
  CHECK_THAT(refusal([](auto& f) { first_evidence(f).sentence.end = 55; }),
             Contains("claim 0") && Contains("55"));
  CHECK_THAT(refusal([](auto& f) { first_evidence(f).sentence.begin = 40; }), Contains("trigger"));
  CHECK_THAT(refusal([](auto& f) {
               first_evidence(f).object = Span{9, 9};
             }),
             Contains("no piece of the text"));
  CHECK_THAT(refusal([](auto& f) {
               f.report.text.replace(53, 1, "\xC3\xA9");
               first_evidence(f).sentence.end = 54;
             }),
             Contains("no piece of the text"));
}

TEST_CASE("a quotation may be as long as the limit and no longer") {
  const auto stretch = [](std::size_t size) {
    return [size](ReportFacts& f) {
      f.report.text.append(kMaxQuoteBytes, ' ');
      first_evidence(f).sentence.end = static_cast<std::uint32_t>(size);
    };
  };
  CHECK(refusal(stretch(kMaxQuoteBytes)) == "accepted");
  CHECK_THAT(refusal(stretch(kMaxQuoteBytes + 1)), Contains("too long"));
}

TEST_CASE("a chain of speakers may be as long as the limit and no longer") {
  CHECK(refusal([](auto& f) { first_evidence(f).speakers.assign(kMaxSpeakerChain, 0); }) ==
        "accepted");
  CHECK_THAT(refusal([](auto& f) { first_evidence(f).speakers.assign(kMaxSpeakerChain + 1, 0); }),
             Contains("too many speakers"));
}

TEST_CASE("indexes must point to entities that are there") {
  CHECK_THAT(refusal([](auto& f) { f.facts.claims[0].subject = 3; }), Contains("no entity 3"));
  CHECK_THAT(refusal([](auto& f) { f.facts.claims[0].object = 3; }), Contains("no entity 3"));
  CHECK_THAT(refusal([](auto& f) { first_evidence(f).speakers = {4}; }), Contains("no entity 4"));
  CHECK_THAT(refusal([](auto& f) { first_evidence(f).origin = 5; }), Contains("no entity 5"));
}

TEST_CASE("a claim must have evidence and an entity a mention") {
  CHECK_THAT(refusal([](auto& f) { f.facts.claims[0].evidence.clear(); }), Contains("no evidence"));
  CHECK_THAT(refusal([](auto& f) { f.facts.entities[0].mentions.clear(); }),
             Contains("no mention"));
}

TEST_CASE("an event has a category and nothing else has") {
  CHECK_THAT(refusal([](auto& f) { f.facts.entities[2].category.clear(); }), Contains("category"));
  CHECK_THAT(refusal([](auto& f) { f.facts.entities[0].category = "say"; }), Contains("category"));
}

TEST_CASE("an interval of time has an end and does not end before it begins") {
  CHECK_THAT(refusal([](auto& f) { first_evidence(f).when = TimeInterval{}; }),
             Contains("without an end"));
  CHECK_THAT(refusal([](auto& f) {
               first_evidence(f).when = TimeInterval{Date{2}, Date{1}, Precision::kDay};
             }),
             Contains("before it begins"));
}
