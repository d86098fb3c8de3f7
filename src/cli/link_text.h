// Links as words: how `neighbors` and `path` say what lies between two nodes.
#pragma once

#include <string>

#include "graph/view.h"

namespace dossier {

enum class Walk { kForward, kBackward };

/// "—leads→"; "←leads (denied)—" when walked against its direction; "—phone call—" when both ends are
/// alike.
/// are alike.
std::string arrow(const Link& link, Walk walk);

}  // namespace dossier
