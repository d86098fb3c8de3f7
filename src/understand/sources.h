// Everybody to whom a report attributes something is an entity, however the words name them.
#pragma once

#include <vector>

#include "understand/reading.h"

namespace dossier {

/// Gives an entity to each attribution whose source stands in the text but is none yet ("her embassy denied it", "one of them
/// said"): without it what they say would be read as the document's own voice. The entity is named by its words, without article.
/// Linear in the attributions.
void name_sources(const Reading& reading, Entities& entities, Attributions& attributions);

/// The same for roles that a draft gives to words which are no mention.
void name_parties(const Reading& reading, Entities& entities, std::vector<EventDraft>& events);

}  // namespace dossier
