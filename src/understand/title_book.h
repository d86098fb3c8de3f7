// Who holds which role in a document: "the minister" finds the person called foreign minister
// before.
//
// Internal to coreference.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "understand/clusters.h"

namespace dossier {

class TitleBook {
 public:
  /// Remembers the titles that a cluster has; call again when it gets more.
  void remember(std::uint32_t cluster, const Cluster& known);

  /// Code of the country that the person is said to lead, or empty.
  std::string_view country_led_by(std::uint32_t cluster) const;

  /// The person met before `at` whom a description with this title means: the roles agree, and so
  /// does the country where `country` gives one. Of several the one met last, if no other was met
  /// in the sentence before or in the same.
  std::optional<std::uint32_t> holder(const Title& title, const std::string& country, TokenAt at,
                                      const ClusterBook& book) const;

 private:
  std::map<std::string, std::vector<std::uint32_t>> by_noun_;
  std::map<std::uint32_t, std::string> leads_;
};

/// The title is that of somebody who leads a state, or may be.
bool leads_state(const Title& title);
bool is_state_leader(const Cluster& cluster);

}  // namespace dossier
