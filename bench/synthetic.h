// A synthetic dossier of any size for measurements: the same documents on every run.
#pragma once

#include <cstdint>

#include "graph/facts.h"

namespace dossier {

/// Makes the documents of a dossier one by one, each by its number alone. About 33 claims each.
///
///   names     persons, organizations and places by Zipf's law, the first person in 30 % of the
///             documents; every hundredth person has the name of another (homonyms); names come
///             whole, with a middle initial, with a title, as initial and last name, as last name
///   events    half of them are stories that several documents of one week tell, half are told once
///   copies    a tenth of the documents are copies of one shortly before, of another outlet
class SyntheticDossier {
 public:
  explicit SyntheticDossier(std::uint32_t documents) : documents_(documents) {}
  ReportFacts document(std::uint32_t number) const;

 private:
  ReportFacts original(std::uint32_t number, std::uint32_t outlet) const;
  std::uint32_t documents_;
};

}  // namespace dossier
