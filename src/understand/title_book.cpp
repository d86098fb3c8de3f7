#include "understand/title_book.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr std::size_t kCandidates = 16;  // persons remembered for one role
constexpr std::string_view kAnyLeader = "leader";

/// "the minister" and "the leader" for somebody who was called "foreign minister" and "president".
bool same_role(const Title& asked, const Title& known) {
  if (asked.words == known.words) return true;
  if (asked.words != asked.noun) return false;  // "defense minister" is not the foreign minister
  if (asked.noun == known.noun) return asked.kind == known.kind;
  return asked.kind == "leader" && asked.value.empty() && leads_state(known);
}

}  // namespace

bool leads_state(const Title& title) {
  return title.kind == "leader" && title.value != "organization";
}

bool is_state_leader(const Cluster& cluster) {
  return std::any_of(cluster.titles.begin(), cluster.titles.end(), leads_state);
}

void TitleBook::remember(std::uint32_t cluster, const Cluster& known) {
  const auto put = [&](std::string_view noun) {
    auto& holders = by_noun_[std::string(noun)];
    if (holders.size() < kCandidates &&
        std::find(holders.begin(), holders.end(), cluster) == holders.end())
      holders.push_back(cluster);
  };
  for (const Title& title : known.titles) {
    put(title.noun);
    if (!leads_state(title)) continue;
    put(kAnyLeader);
    if (!title.country.empty()) leads_.try_emplace(cluster, title.country);
  }
}

std::string_view TitleBook::country_led_by(std::uint32_t cluster) const {
  const auto found = leads_.find(cluster);
  return found == leads_.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::uint32_t> TitleBook::holder(const Title& title, const std::string& country,
                                               TokenAt at, const ClusterBook& book) const {
  const auto found = by_noun_.find(title.noun);
  if (found == by_noun_.end()) return std::nullopt;
  std::vector<std::uint32_t> fitting;
  for (std::uint32_t c : found->second) {
    const auto& titles = book[c].titles;
    if (book[c].last_met && std::any_of(titles.begin(), titles.end(), [&](const Title& known) {
          return same_role(title, known) && (country.empty() || known.country == country);
        }))
      fitting.push_back(c);
  }
  std::sort(fitting.begin(), fitting.end(),
            [&](std::uint32_t a, std::uint32_t b) { return book[a].last_met > book[b].last_met; });
  if (fitting.empty()) return std::nullopt;
  if (fitting.size() > 1 && at.sentence - book[fitting[1]].last_met->sentence <= 1)
    return std::nullopt;
  return fitting[0];
}

}  // namespace dossier
