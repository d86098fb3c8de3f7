#include "cli/link_text.h"

namespace dossier {

std::string arrow(const Link& link, Walk walk) {
  std::string words = link.label;
  const bool plain = link.stances.size() == 1 && link.stances.front() == Stance::kAsserted;
  if (!plain) {
    words += " (";
    for (std::size_t i = 0; i < link.stances.size(); ++i) {
      words += (i > 0 ? ", " : "") + std::string(to_string(link.stances[i]));
    }
    words += ")";
  }
  if (link.contested) words += " [contested]";
  if (link.symmetric) return "—" + words + "—";
  return walk == Walk::kForward ? "—" + words + "→" : "←" + words + "—";
}

}  // namespace dossier
