#include "graph/same.h"

#include <array>

namespace dossier {

std::string_view to_string(SameReason reason) {
  static constexpr std::array<std::string_view, 14> kTexts = {"the same words",
                                                              "the same words in another order",
                                                              "the same words and more",
                                                              "an initial",
                                                              "a nickname",
                                                              "another spelling",
                                                              "the last name alone",
                                                              "an acronym",
                                                              "a country in the name",
                                                              "a short name",
                                                              "one document uses both for one",
                                                              "a document says so",
                                                              "the same words, but other details",
                                                              "the same words, but another type"};
  return kTexts[static_cast<std::size_t>(reason)];
}

}  // namespace dossier
