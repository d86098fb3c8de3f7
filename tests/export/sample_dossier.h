// Invented dossiers of two sizes, for tests of pictures and exports.
#pragma once

#include <string>
#include <vector>

#include "tests/graph/graph_builder.h"

namespace dossier {

/// A quarrel over a harbour: fifteen nodes, every stance, a contested claim, awkward characters in
/// names and titles.
inline KnowledgeGraph harbour_quarrel() {
  GraphBuilder b;
  const auto quay = b.report("quay.txt", "The Quay", to_date({2025, 3, 4}));
  const auto hill = b.report("hill.txt", "Hill Post", to_date({2025, 3, 6}));
  const auto wire = b.report("wire.txt", "Northern Wire", to_date({2025, 3, 7}));
  const auto ida = b.person("Ida Holm"), bo = b.person("Bo \"Eel\" Lind"),
             mayor = b.person("Mayor Tove Årud");
  const auto port = b.node(EntityType::kOrganization, "Lindhavn Port Authority", "government");
  const auto union_ = b.organization("Union of Dock & Ferry Workers"),
             ring = b.organization("Grey Heron Ring");
  const auto navy = b.node(EntityType::kOrganization, "Coastal Navy", "military");
  const auto officials = b.node(EntityType::kGroup, "harbour officials", "officials");
  const auto town = b.place("Lindhavn"), bay = b.place("Bay of Aune");
  const auto ship = b.node(EntityType::kThing, "MV <Kittiwake>", "vessel");
  const auto boats = b.node(EntityType::kThing, "smugglers' boats", "vessel");
  const auto call = b.event("consult", "phone", "phone call between Ida Holm and Bo Lind");
  const auto raid = b.event("assault", "aerial", "air strike on boats");
  const auto demand = b.event("request", "yield", "demand that the port be opened");
  const auto blame = b.event("accuse", "allege", "accusation against Bo Lind");
  const auto seizure = b.event("coerce", "seize", "seizure of the Kittiwake");
  const auto talks = b.event("consult", "", "talks that may follow");
  const auto speech = b.event("say", "statement", "statement by Mayor Tove Årud");
  const auto lonely = b.event("say", "statement", "statement by harbour officials");
  const auto both =
      std::vector<Says>{{.report = quay, .sentence = "Holm and Lind spoke by phone."},
                        {.report = hill, .sentence = "The two had a call on Sunday."}};
  b.claim(call, "actor", ida, both);
  b.claim(call, "actor", bo, both);
  b.claim(raid, "actor", navy, {{.report = wire, .sentence = "Navy jets hit several boats."}});
  b.claim(raid, "recipient", boats, {{.report = wire, .sentence = "Navy jets hit several boats."}});
  b.claim(raid, "place", bay, {{.report = wire, .sentence = "The strike was in the bay."}});
  b.contest(
      b.claim(bo, "leads", ring,
              {{.report = quay, .sentence = "Lind leads the ring, Holm said.", .speakers = {ida}},
               {.report = wire, .sentence = "He heads the Grey Heron Ring."},
               {.report = hill,
                .stance = Stance::kDenied,
                .sentence = "Lind denied that he leads any \\ ring.",
                .speakers = {bo}}}));
  b.claim(demand, "actor", union_,
          {{.report = hill, .sentence = "Open the port, the union demanded."}});
  b.claim(demand, "recipient", port,
          {{.report = hill, .sentence = "Open the port, the union demanded."}});
  b.claim(blame, "actor", ida, {{.report = quay, .sentence = "Holm accused Lind of fraud."}});
  b.claim(blame, "recipient", bo, {{.report = quay, .sentence = "Holm accused Lind of fraud."}});
  b.claim(seizure, "actor", navy,
          {{.report = quay, .stance = Stance::kPlanned, .sentence = "It will be seized."}});
  b.claim(seizure, "recipient", ship,
          {{.report = quay, .stance = Stance::kPlanned, .sentence = "It will be seized."}});
  b.claim(talks, "actor", mayor,
          {{.report = wire, .stance = Stance::kHypothetical, .sentence = "They might meet."}});
  b.claim(talks, "actor", union_,
          {{.report = wire, .stance = Stance::kHypothetical, .sentence = "They might meet."}});
  b.claim(speech, "actor", mayor, {{.report = hill, .sentence = "The mayor spoke of the port."}});
  b.claim(speech, "about", port, {{.report = hill, .sentence = "The mayor spoke of the port."}});
  b.claim(lonely, "actor", officials, {{.report = hill, .sentence = "Officials said little."}});
  b.claim(ida, "holds_role", port, {{.report = quay}, {.report = hill}, {.report = wire}},
          "director");
  b.claim(officials, "part_of", port, {{.report = quay}});
  b.claim(port, "located_in", town, {{.report = quay}});
  b.claim(ring, "owns", ship,
          {{.report = wire, .stance = Stance::kAlleged, .sentence = "Reportedly theirs."}});
  b.claim(ring, "linked_to", boats,
          {{.report = wire, .stance = Stance::kDenied, .sentence = "Not theirs."}});
  b.claim(bo, "described_as", std::nullopt, {{.report = quay, .sentence = "A “patient” man."}},
          "patient");
  return b.take();
}

/// A ring of so many people and organizations with chords; every stance occurs.
inline KnowledgeGraph big_ring(std::uint32_t size) {
  GraphBuilder b;
  std::vector<std::uint32_t> reports;
  for (const char* outlet : {"The Quay", "Hill Post", "Northern Wire", "Gazette"})
    reports.push_back(b.report(std::string(outlet) + ".txt", outlet, to_date({2025, 4, 1})));
  std::vector<NodeIndex> nodes;
  for (std::uint32_t i = 0; i < size; ++i)
    nodes.push_back(i % 3 == 0 ? b.organization("Organization number " + std::to_string(i))
                               : b.person("Person " + std::to_string(i)));
  const auto tie = [&](std::uint32_t from, std::uint32_t to, const char* predicate,
                       std::uint32_t salt) {
    std::vector<Says> evidence;
    for (std::uint32_t i = 0; i <= salt % 3; ++i)
      evidence.push_back(
          {.report = reports[(salt + i) % 4], .stance = static_cast<Stance>(salt % 6)});
    b.claim(nodes[from % size], predicate, nodes[to % size], evidence);
  };
  for (std::uint32_t i = 0; i < size; ++i) {
    tie(i, i + 1, "linked_to", i);
    if (i % 2 == 0) tie(i, i * 7 + 3, "funds", i + 1);
    if (i % 3 == 0) tie(i * 5, i, "allied_with", i * i);
  }
  return b.take();
}

}  // namespace dossier
