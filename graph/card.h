// One node as a card: what it is called, what it does, how it is described, what is disputed.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "graph/timeline.h"
#include "graph/view.h"

namespace dossier {

/// A claim with its evidence that passes.
struct Said {
  ClaimIndex claim;
  std::vector<const Evidence*> evidence;  // never empty
};

/// How many articles that mention the node were published in one period.
struct Published {
  Date from;
  std::size_t articles = 0;
};

struct Card {
  std::vector<Said> roles;         // offices held, memberships and leadership, by their first day
  std::vector<Said> descriptions;  // best supported first
  std::vector<Said> disputed;      // contested claims, its existence among them
  std::vector<std::size_t> links;  // indexes into the view's links, most origins first
  Period period = Period::kDay;
  std::vector<Published> published;  // every period from the first to the last article
  std::size_t undated = 0;           // articles without a publication date
};

/// The card of `node`, of what the view's filter leaves. The period is the shortest that gives at
/// most `most_periods` (at least 1); a span of more years than that is cut to the last of them.
/// O(claims).
Card make_card(const GraphView& view, NodeIndex node, std::size_t most_periods);

}  // namespace dossier
