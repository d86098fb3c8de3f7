// Statements that announce harm: "X said that its navy would close the strait" is a threat by X (PLOVER, threaten: to say that
// harm will or may follow).
#pragma once

#include <vector>

#include "understand/event_coreference.h"
#include "understand/findings.h"

namespace dossier {

/// Turns plain statements (category say) into threats where what is said is a planned or possible hostile act by the speaker, by
/// the speaker's own country, or by nobody named; the act's recipients become the threat's. `contexts` is parallel to
/// `findings.events`. The act itself stays an event of its own.
void read_threats(Findings& findings, const std::vector<EventContext>& contexts);

}  // namespace dossier
