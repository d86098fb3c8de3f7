// What the readers say of an input that they cannot read.
#pragma once

#include <string>

namespace dossier {

/// One input that gave no document, and why.
struct Rejection {
  std::string name;
  std::string reason;
};

}  // namespace dossier
